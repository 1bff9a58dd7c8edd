"""A style sheet without what no page uses.

In: a sheet, and the words of all tags and scripts. Out: the same sheet without the rules whose
selectors name a class, an id, an element or an attribute that is none of these words, without the
variables that nothing asks for any more, and without animations that nothing plays. The sheet is
read by tinycss2; where a selector cannot be told, its rule stays.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from collections.abc import Set as AbstractSet
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
    kept = "".join(_keep(nodes, words))
    before = ""
    while before != kept:  # what a variable asked for may be asked for by nothing else
        before, kept = kept, _drop_variables(kept, words)
    return kept


def _keep(nodes: Iterable[Node], words: AbstractSet[str]) -> Iterator[str]:
    for node in nodes:
        if node.type == "qualified-rule":
            yield _keep_rule(node, words)
        elif node.type == "at-rule" and node.content and node.lower_at_keyword in NESTING:
            inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
            if content := "".join(_keep(inner, words)):
                yield f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}{{{content}}}"
        else:
            yield str(node.serialize())


def _keep_rule(rule: QualifiedRule, words: AbstractSet[str]) -> str:
    """The rule with those of its selectors that can match something, or nothing."""
    selectors = [
        tinycss2.serialize(one).strip() for one in _split(rule.prelude) if _list_named(one) <= words
    ]
    body = tinycss2.serialize(rule.content)
    return f"{','.join(selectors)}{{{body}}}" if selectors and body.strip() else ""


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


def _drop_variables(sheet: str, words: AbstractSet[str]) -> str:
    """One round: declarations of variables that neither the sheet nor a script asks for."""
    asked = set(re.findall(r"var\(\s*(--[\w-]+)", sheet)) | {
        word for word in words if word.startswith("--")
    }
    played = set(re.findall(r"animation(?:-name)?:([^;}]*)", sheet))
    playing = {word for value in played for word in WORD.findall(value)}
    nodes = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    return "".join(_drop_declarations(nodes, asked, playing))


def _drop_declarations(
    nodes: Iterable[Node], asked: Collection[str], playing: Collection[str]
) -> Iterator[str]:
    for node in nodes:
        if node.type == "at-rule" and node.content and node.lower_at_keyword in NESTING:
            inner = tinycss2.parse_rule_list(node.content)
            if content := "".join(_drop_declarations(inner, asked, playing)):
                yield f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}{{{content}}}"
        elif node.type == "at-rule" and node.lower_at_keyword.endswith("keyframes"):
            if tinycss2.serialize(node.prelude).strip() in playing:
                yield str(node.serialize())
        elif node.type == "qualified-rule":
            body = tinycss2.parse_blocks_contents(node.content)
            kept = [
                str(one.serialize()) + (";" if one.type == "declaration" else "")
                for one in body
                if not (
                    one.type == "declaration"
                    and one.name.startswith("--")
                    and one.name not in asked
                )
            ]
            if "".join(kept).strip():
                yield f"{tinycss2.serialize(node.prelude)}{{{''.join(kept)}}}"
        else:
            yield str(node.serialize())
