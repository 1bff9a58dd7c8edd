"""A style sheet without what no page uses.

In: a sheet, and the words of all tags and scripts. Out: the same sheet without the rules whose
selectors name a class, an id, an element or an attribute that is none of these words, without the
variables that nothing asks for any more, and without animations that nothing plays. The sheet is
read by tinycss2; where a selector cannot be told, its rule stays.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import tinycss2
from tinycss2.ast import Node, QualifiedRule

TAG = re.compile(r"<[a-z][^>]*>", re.IGNORECASE)
WORD = re.compile(r"[\w-]+")
#: Rules that hold other rules.
NESTING = ("media", "supports", "container", "layer")


def list_words(pages: Iterable[Path], scripts: Iterable[Path]) -> set[str]:
    """Words in the tags of some pages, and all words of some scripts."""
    tags = {tag for page in pages for tag in TAG.findall(page.read_text("utf-8"))}
    texts = [*tags, *(script.read_text("utf-8") for script in scripts)]
    return {word for text in texts for word in WORD.findall(text)}


def drop_unused(sheet: str, words: AbstractSet[str]) -> str:
    """The sheet without what ``words`` do not name."""
    nodes = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    rules = [*_keep(nodes, words)]
    scripts = {word for word in words if word.startswith("--")}
    before, kept = "", "".join(map(str, rules))
    while before != kept:  # what a variable asked for may be asked for by nothing else
        asked = scripts.union(re.findall(r"var\(\s*(--[\w-]+)", kept))
        played = re.findall(r"animation(?:-name)?:([^;}]*)", kept)
        playing = {word for value in played for word in WORD.findall(value)}
        rules = [rule for rule in rules if rule.prune(asked, playing)]
        before, kept = kept, "".join(map(str, rules))
    return kept


@dataclass(slots=True)
class _Part:
    """A declaration, or whatever has nothing in it that could go."""

    text: str
    #: Of a variable, or of an animation.
    variable: str = ""
    animation: str = ""

    def __str__(self) -> str:
        return self.text

    def prune(self, asked: Collection[str], playing: Collection[str]) -> bool:
        """Whether this stays where so much is asked for."""
        return not (
            (self.variable and self.variable not in asked)
            or (self.animation and self.animation not in playing)
        )


@dataclass(slots=True)
class _Rule:
    """What stands before the brackets, and what is left in them."""

    prelude: str
    parts: Sequence["_Rule | _Part"]

    def __str__(self) -> str:
        return f"{self.prelude}{{{''.join(map(str, self.parts))}}}"

    def prune(self, asked: Collection[str], playing: Collection[str]) -> bool:
        """Leave what is asked for; whether anything is left."""
        self.parts = [part for part in self.parts if part.prune(asked, playing)]
        return bool(self.parts)


def _keep(nodes: Iterable[Node], words: AbstractSet[str]) -> Iterator[_Rule | _Part]:
    """Rules that can match something, and all that is no such rule."""
    for node in nodes:
        if node.type == "qualified-rule":
            selectors = [
                tinycss2.serialize(one).strip()
                for one in _split(node.prelude)
                if _list_named(one) <= words
            ]
            if selectors:
                yield _Rule(",".join(selectors), [*_list_declarations(node)])
        elif node.type == "at-rule" and node.content and node.lower_at_keyword in NESTING:
            inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
            prelude = f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}"
            yield _Rule(prelude, [*_keep(inner, words)])
        elif node.type == "at-rule" and node.lower_at_keyword.endswith("keyframes"):
            yield _Part(node.serialize(), animation=tinycss2.serialize(node.prelude).strip())
        else:
            yield _Part(node.serialize())


def _list_declarations(rule: QualifiedRule) -> Iterator[_Part]:
    for one in tinycss2.parse_blocks_contents(
        rule.content, skip_comments=True, skip_whitespace=True
    ):
        if one.type == "declaration":
            variable = one.name if one.name.startswith("--") else ""
            yield _Part(f"{one.serialize()};", variable)
        else:
            yield _Part(one.serialize())


def _split(nodes: Iterable[Node]) -> Iterator[list[Node]]:
    """Selectors, between commas."""
    found: list[Node] = []
    for node in nodes:
        if node.type == "literal" and node.value == ",":
            yield found
            found = []
        else:
            found.append(node)
    yield found


def _list_named(selector: list[Node]) -> set[str]:
    """What must be there for a selector to match. What stands in brackets of functions, as in
    ``:not(.a)``, need not.
    """
    named = set()
    for before, node in pairwise([None, *selector]):
        is_pseudo = before is not None and before.type == "literal" and before.value == ":"
        if (node.type == "ident" and not is_pseudo) or node.type == "hash":
            named.add(node.value)
        elif node.type == "[] block":
            named |= _list_attribute(node.content)
    return named


def _list_attribute(nodes: list[Node]) -> set[str]:
    """An attribute's name and, where it is said in full and is one word, its value."""
    name, *rest = (node for node in nodes if node.type not in ("whitespace", "comment"))
    if len(rest) >= 2 and rest[0].type == "literal" and rest[0].value == "=":
        value = getattr(rest[1], "value", "")
        return {name.value, value} if WORD.fullmatch(str(value)) else {name.value}
    return {name.value}
