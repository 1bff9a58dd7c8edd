"""Templates to Markdown, with the one place where foreign text is disarmed.

Every expression in a template goes through ``escape`` (Jinja's ``finalize``), whatever its origin;
only ``Markup`` made here or by ``views`` passes. Text keeps its look: marks that Markdown, its
extensions or HTML could read become numeric entities, which no stage of Python-Markdown undoes.
"""

from __future__ import annotations

import functools
import html
import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, get_args

import jinja2
from markupsafe import Markup

from .model import KINDS
from .schema import Measure, Moment, Note, Person, Related
from .translation import Text

TEMPLATES = Path(__file__).parent / "templates"
#: Marks with a meaning inside a line. The property tests fail when one is missing.
INLINE = re.compile(r"[&<\"\\`*_\[\]{}#|!]")
#: A start of a text that could open a block: list, quotation, fence, details. Digits may stand in
#: a text before (`{n}. …`), so that a full stop counts as well.
BLOCK = re.compile(r"^(?:[-+>~?.]|\d+\.)")
#: A run of Japanese.
_LETTER, _MARK = "ぁ-ゖァ-ヺ々一-龥", "ー『』「」、。・"
JAPANESE = re.compile(f"([{_LETTER}{_MARK}]*[{_LETTER}][{_LETTER}{_MARK}]*)")
PLACE = re.compile(r"\{(\w+)\}")
BADGES = ("stale", "draft", "untranslated")


def escape(text: str) -> Markup:
    """Text as Markdown that renders to exactly that text (runs of white space become a space)."""
    line = " ".join(text.split())
    head = BLOCK.match(line)
    start = head.end() if head else 0
    first = "".join(c if c.isdigit() else f"&#{ord(c)};" for c in line[:start])
    rest = INLINE.sub(lambda m: f"&#{ord(m[0])};", line[start:])
    return Markup(first + rest)  # noqa: S704  (this is the escaping)


def plain(value: Any) -> str:
    """The bare words of a Text or string: for front matter and attributes."""
    return value.value if isinstance(value, Text) else str(value)


def front_matter(value: Any) -> Markup:
    """A front-matter value. Material prints these unescaped, so they are HTML-escaped first."""
    words = html.escape(" ".join(plain(value).split()))
    return Markup(json.dumps(words, ensure_ascii=False))  # noqa: S704  (escaped above)


class Renderer:
    """The templates of one language. ``words`` gives the words of the pages by name, bare."""

    def __init__(self, language: str, words: Callable[..., Text]) -> None:
        self.language, self.words = language, words
        self.env = jinja2.Environment(
            loader=jinja2.FileSystemLoader(TEMPLATES),
            undefined=jinja2.StrictUndefined,
            finalize=self.show,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            autoescape=True,
        )
        self.env.filters.update(meta=front_matter, address=Markup, plain=plain)
        self.env.globals.update(t=self.t, words=words)

    def show(self, value: Any) -> Any:
        """What an expression becomes on the page."""
        if isinstance(value, Text):
            return self.text(value, escape(value.value))
        return value if isinstance(value, Markup) else escape(str(value))

    def t(self, name: str, **values: Any) -> Markup:
        """Words of the page; ``{name}`` places hold values of any kind, shown as usual."""
        found = self.words(name)
        parts = PLACE.split(found.value)
        body = Markup("").join(
            self.show(values.get(part, f"{{{part}}}")) if index % 2 else escape_part(part)
            for index, part in enumerate(parts)
        )
        return self.text(found, body)

    def text(self, value: Text, body: Markup) -> Markup:
        """A text with its language, where it is not the page's, and its state, where not good.

        Words that another text quotes in Japanese are told apart by their letters.
        """
        if value.lang != self.language:
            body = Markup('<span lang="{}">{}</span>').format(value.lang, body)
        elif value.lang != "ja" and JAPANESE.search(body):
            parts = JAPANESE.split(body)
            body = Markup("").join(
                Markup('<span lang="ja">{}</span>').format(Markup(part)) if n % 2 else Markup(part)  # noqa: S704  (was Markup)
                for n, part in enumerate(parts)
            )
        if value.state in BADGES:
            label = escape(self.words(f"badge-{value.state}").value)
            body += Markup(' <span class="dn-badge dn-badge--{}">{}</span>').format(
                value.state, label
            )
        return body

    def render(self, template: str, context: Mapping[str, Any]) -> str:
        """One page: no blank space at line ends, at most one blank line in a row."""
        text = self.env.get_template(template).render(context)
        text = re.sub(r"[ \t]+(?=\n)", "", text)
        return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"


def escape_part(text: str) -> Markup:
    """Like ``escape``, keeping one space at either end (the text goes on beside it)."""
    body = escape(text)
    left = " " if text[:1].isspace() else ""
    right = " " if body and text[-1:].isspace() else ""
    return Markup(left + body + right)  # noqa: S704  (escaped above)


#: Kinds of text that editors write, beside those of blocks.
OURS = ("gist", "overview", "note")
#: Strings whose names no template holds in full: prefix to endings.
FAMILIES: dict[str, tuple[str, ...]] = {
    "": ("date-pattern", "month-pattern", "year-pattern", "dollars", "not-stated", "note-mark"),
    "badge-": BADGES,
    "by-": ("asker", "author"),
    "chart-": ("computed", "stated"),
    "direction-": ("up", "down", "none"),
    "exchanges-": ("one", "other"),
    "group-": get_args(Person.model_fields["kind"].annotation),
    "kind-": (*KINDS, *OURS),
    "meaning-": (*KINDS, *OURS),
    "measure-": (*get_args(Measure.model_fields["measure"].annotation), "other"),
    "note-": get_args(Note.model_fields["kind"].annotation),
    "origin-": ("gist",),
    "relation-": tuple(
        name + end
        for name in get_args(Related.model_fields["relation"].annotation)
        for end in ("", "-reverse", "-pair")
    ),
    "search-": (
        *("all", "event", "topic", "kind", "mean", "none", "topics", "clear", "more"),
        *(f"kind-{letter}" for letter in "qgasn"),
        *("kind-topic", "kind-person", "kind-term", "kind-page"),
    ),
    "timeline-": ("held", "published", *get_args(Moment.model_fields["kind"].annotation)),
}


@functools.cache
def used_strings() -> frozenset[str]:
    """The names of all strings that pages need: what ``strings.yaml`` must hold."""
    found = {prefix + ending for prefix, endings in FAMILIES.items() for ending in endings}
    for path in TEMPLATES.rglob("*.j2"):
        found.update(re.findall(r"""\b(?:t|words)\("([\w-]+)"[,)]""", path.read_text("utf-8")))
    return frozenset(found)
