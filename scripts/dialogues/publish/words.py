"""The words of the pages themselves, in one language: strings, counts, dates, sums of money.

In: the Corpus' ``strings``. Out: Texts with their places filled in; which strings there must be.
"""

import functools
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args

import jinja2
from babel.dates import format_date
from babel.numbers import format_compact_decimal
from jinja2 import nodes

from ..cache import CACHE, make_key
from ..corpus.corpus import Corpus
from ..corpus.looks import find_version
from ..letters import PLACEHOLDER
from ..model import KINDS
from ..problems import Problem
from ..read.schema import NoteKind, RelationKind, Verdict
from ..read.schema_figures import MeasureKind
from ..read.schema_shared import MomentKind, PersonKind
from ..unit import STATES, Text, Unit
from .tables import TABLES

TEMPLATES = Path(__file__).parent / "templates"
PARSER = jinja2.Environment()  # noqa: S701  (renders nothing)
#: States of a translation that a page tells.
BADGES = ("stale", "draft", "untranslated")
MEASURES = (*get_args(MeasureKind), "other")
#: Strings of what stands around all pages, for the renderer.
FRAME = (
    "site-name",
    "around",
    "not-found-page",
    *("search", "search-field", "search-reset", "search-close", "search-filters"),
    *("search-results", "search-hint", "search-retry", "search-working", "search-slow"),
    *("search-failed", "search-partly", "search-count", "search-nothing", "search-elsewhere"),
    "palette-dark",
    "palette-light",
    "og-locale",
    "home-title",
    "accessibility",
)
#: The same, for pages of a language that is not announced, and for those written by hand.
NOTICE, CITED = "notice", "site-citation"
#: What none of these may hold, as editors are told, and as a pattern.
MARKS = """< > & " '"""
MARKUP = re.compile("[<>&\"']")
#: Strings whose names no template holds in full: prefix to endings.
FAMILIES: Mapping[str, tuple[str, ...]] = {
    "": (
        *("date-pattern", "month-pattern", "year-pattern", "dollars"),
        *(
            "not-stated",
            "note-mark",
            "list-mark",
            "months-range",
            "cite-author",
            "cite-note",
            "book-contents",
        ),
        *FRAME,
        *(NOTICE, CITED),
    ),
    "badge-": BADGES,
    "by-": ("asker", "author"),
    "chart-": ("computed", "stated"),
    "column-": tuple(sorted({column.name for table in TABLES.values() for column in table})),
    "cite-": ("markdown", "bibtex", "csl"),
    "data-": ("exchanges", "figures", "json", "package", "translation", "feed", "llms", "epub"),
    "exchanges-": ("one", "other"),
    "group-": get_args(PersonKind),
    "kind-": KINDS,
    "measure-": MEASURES,
    "note-": get_args(NoteKind),
    "relation-": tuple(
        name + end for name in get_args(RelationKind) for end in ("", "-reverse", "-pair")
    ),
    "search-": (
        *("all", "event", "topic", "kind", "mean", "none", "topics", "clear", "more", "lacks"),
        *("filtered", "missing", "plain", "share", "copied", "address"),
        *(f"kind-{letter}" for letter in "qgasnwb"),
        *("kind-topic", "kind-person", "kind-term", "kind-page"),
    ),
    "state-": STATES,
    "timeline-": ("held", "published", "since", *get_args(MomentKind)),
    "verdict-": (*get_args(Verdict), "one-event"),
    "view-": ("note", "source"),
    "when-": ("held", "held-at", "published", "unknown"),
}


#: Strings that code fills in, not templates: their places.
FILLED: Mapping[str, tuple[str, ...]] = {
    "exchanges-other": ("n",),
    "dollars": ("amount",),
    "months-range": ("first", "last"),
    CITED: ("site", "date"),
    "citation": ("site", "event", "label", "title", "when", "date"),
}


class Words:
    """``strings.yaml`` in one language."""

    def __init__(self, corpus: Corpus, language: str) -> None:
        self.strings, self.language = corpus.strings, language

    def __call__(self, name: str, **values: Any) -> Text:
        """Words by their name, with ``{name}`` places filled in."""
        found = self.strings[name].read_in(self.language)
        filled = {key: self.plain(value) for key, value in values.items()}
        value = PLACEHOLDER.sub(lambda m: filled.get(m[1], m[0]), found.value)
        return Text(value, found.lang, "source")

    def plain(self, value: Any) -> str:
        """The bare words of a Unit, Text or anything else."""
        if isinstance(value, Unit):
            value = value.read_in(self.language)
        return value.value if isinstance(value, Text) else str(value)

    def count(self, number: int) -> Text:
        """``3 exchanges``, in words of the language."""
        return self("exchanges-one" if number == 1 else "exchanges-other", n=number)

    def dollars(self, amount: float, form: Literal["long", "short"] = "long") -> Text:
        """An amount of US dollars in round words: two digits, the rest as a word."""
        rounded = float(f"{amount:.1e}")
        for one in (form, "short"):  # Japanese has no long form, its short one is as good
            try:
                words = format_compact_decimal(
                    rounded, format_type=one, locale=self.language, fraction_digits=1
                )
                grouped = re.sub(r"\d{4,}", lambda m: f"{int(m[0]):,}", words)
                return self("dollars", amount=grouped)
            except KeyError:
                continue
        return self("dollars", amount=f"{rounded:,.0f}")

    def date(self, iso: str | None) -> str | Text:
        """A date in the language's own way, or words that say there is none."""
        if not iso:
            return self("not-stated")
        name = {4: "year-pattern", 7: "month-pattern"}.get(len(iso), "date-pattern")
        pattern = self(name).value
        try:
            # A year or month by its first day: the pattern leaves the rest out.
            day = date.fromisoformat(f"{iso}-01-01"[:10])
            return str(format_date(day, pattern, locale=self.language))
        except (AttributeError, KeyError, ValueError):  # not a pattern for dates
            return iso


def list_frame_words(corpus: Corpus, language: str, *, announced: bool) -> dict[str, str]:
    """The words around all pages of a language, by their names, with a notice if not announced."""
    words = Words(corpus, language)
    found = {name: words(name).value for name in FRAME}
    date = words.date(find_version(corpus))  # the title is that of a page written by hand
    found[CITED] = words(CITED, site=words("site-name"), date=date).value
    notice = words(NOTICE)
    return found if announced else {**found, NOTICE: notice.value, f"{NOTICE}-lang": notice.lang}


def check_strings(corpus: Corpus) -> Iterator[Problem]:
    """Every string that pages need is there; what stands around pages is plain, in each language.

    The renderer's own templates escape such words at some places and not at others.
    """
    where = corpus.locators["strings"].at("strings")
    for name in sorted(list_used_strings() - set(corpus.strings)):
        yield where.problem(f"string `{name}` is missing")
    for name, places in list_used_places().items():
        unit = corpus.strings.get(name)
        for lost in sorted(places.difference(PLACEHOLDER.findall(unit.text)) if unit else ()):
            told = f"`{name}` has no `{{{lost}}}`"
            own = corpus.locators["strings"].at("strings", name)
            yield own.problem(told, "pages fill in a value there")
    for name in sorted(set(FRAME) & set(corpus.strings)):
        unit = corpus.strings[name]
        for language in corpus.languages:
            text = unit.read_in(language)
            if MARKUP.search(text.value):
                own = corpus.locators["strings"].at("strings", name)
                place = own if text.state in ("source", "untranslated") else None
                at = place or corpus.at(unit, language)
                yield at.problem(f"`{name}` holds a mark of HTML", f"write it without {MARKS}")


def list_used_strings() -> frozenset[str]:
    """The names of all strings that pages need: what ``strings.yaml`` must hold."""
    made = {prefix + ending for prefix, endings in FAMILIES.items() for ending in endings}
    return frozenset(made.union(list_used_places()))


@functools.cache
def list_used_places() -> Mapping[str, frozenset[str]]:
    """The strings that templates name in full or code fills in, with the places filled in there."""
    found = {name: frozenset(places) for name, places in FILLED.items()}
    rules = Path(__file__).read_bytes()
    for path in TEMPLATES.rglob("*.j2"):
        text = path.read_text("utf-8")
        key = make_key("strings", rules, text)
        if (known := CACHE.read(key)) is None:
            known = json.dumps(_find_names(PARSER.parse(text)), sort_keys=True).encode()
            CACHE.write(key, known)
        for name, places in json.loads(known).items():
            found[name] = found.get(name, frozenset()).union(places)
    return found


def _find_names(tree: nodes.Template) -> dict[str, list[str]]:
    """The strings that a template names, each with the places that it fills in.

    It gives the names to ``t`` and ``words``, or to macros and loops as a variable ``name``.
    """
    takers = {"t", "words"}
    takers |= {
        m.name for m in tree.find_all(nodes.Macro) if [a.name for a in m.args[:1]] == ["name"]
    }
    given: list[nodes.Node] = []
    filled: dict[str, set[str]] = {}
    for call in tree.find_all(nodes.Call):
        callee = getattr(call.node, "attr", getattr(call.node, "name", ""))
        given += call.args[:1] if callee in takers else []
        if callee in ("t", "words") and isinstance(call.args[0], nodes.Const):
            filled.setdefault(call.args[0].value, set()).update(one.key for one in call.kwargs)
    for loop in tree.find_all(nodes.For):
        if getattr(loop.target, "name", "") == "name":
            given += loop.iter.find_all(nodes.Const)
    names = {one.value for one in given if isinstance(one, nodes.Const)}
    return {name: sorted(filled.get(name, ())) for name in names}
