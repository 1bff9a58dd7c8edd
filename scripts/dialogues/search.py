"""What the search box searches: two files per language, read by ``docs/assets/js/search/``.

In: a Corpus and the hand-written pages. Out: path under the site's root to JSON. Texts stand once;
the browser cuts them into words.

    core.json   from which the first results come: events, topics, the exchanges' titles with the
                beginnings of their gists, names with their aliases, pages, the panel's words
    text.json   everything else, fetched right after: the rest of the gists, blocks, notes,
                overviews, definitions, the other languages' texts, readings

Both carry the same ``v``, so that a browser never joins files of two builds. Lists are shorter
than objects; their columns are named where they are made.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from .checks import REFERENCE
from .corpus import Corpus
from .model import Kind
from .readings import readings
from .render import FAMILIES
from .views import Exchange, View

#: Letters for the kinds of text that the panel tells apart: what was asked (q) and answered (a),
#: the source's author (s); besides, gists (g) and our notes (n).
PARTS: dict[Kind, str] = {
    "question": "q",
    "context": "s",
    "headline": "a",
    "answer": "a",
    "supplement": "s",
    "interpretation": "s",
    "remark": "s",
}
#: Generated pages without an entry of their own elsewhere: path, title, then what they say.
PAGES = (
    ("", "site-name", "site-description", "home-lead"),
    ("topics/", "topics", "topics-lead", "topics-description"),
    ("events/", "events", "events-lead", "events-description"),
    ("compare/", "compare", "compare-lead", "compare-description"),
    ("people/", "people", "people-lead", "people-description"),
    ("figures/", "figures", "figures-lead", "figures-description"),
    ("glossary/", "glossary", "glossary-lead", "glossary-description"),
    ("timeline/", "timeline", "timeline-lead", "timeline-description"),
    ("translation-status/", "translation-status", "translation-lead", "translation-description"),
)
#: How much of a gist the first results can show, by whether a language writes without spaces.
FIRST = {True: 90, False: 100}
#: Languages whose readings a dictionary tells.
READ = ("ja",)
DENSE = ("ja", "zh")


def files(corpus: Corpus, docs: Path) -> dict[str, str]:
    """``<language>/search/*.json`` for every language. ``docs`` holds the hand-written pages."""
    found = {}
    for language in corpus.catalogues:
        one = Index(corpus, language, docs / language)
        core, text = one.core(), one.text()
        if language in READ:
            first = readings(strings(core))
            rest = readings(strings([core, text]))
            core["r"] = _lines({key: rest[key] for key in first})
            text["r"] = _lines({key: words for key, words in rest.items() if key not in first})
        version = hashlib.sha256(_json([core, text]).encode()).hexdigest()[:8]
        for name, data in (("core", core), ("text", text)):
            found[f"{language}/search/{name}.json"] = _json({"v": version, **data})
    return found


class Index:
    """The documents of one language."""

    def __init__(self, corpus: Corpus, language: str, written: Path) -> None:
        self.view = View(corpus, language)
        self.others = [View(corpus, code) for code in corpus.catalogues if code != language]
        self.content, self.language, self.written = corpus.content, language, written
        self.exchanges = list(self.view.exchanges.values())
        self.topics = {topic.slug: n for n, topic in enumerate(self.content.topics)}
        self.first = FIRST[language in DENSE]

    def core(self) -> dict[str, Any]:
        """What the first results need."""
        events = self.content.events
        places = {event.id: n for n, event in enumerate(events)}
        return {
            "l": self.language,
            # id, short name
            "e": [[event.id, self.value(f"{event.id}:short")] for event in events],
            # slug, title, words that mean it
            "t": [
                [t.slug, self.value(unit), self.names(unit, t.aliases)[0]]
                for t in self.content.topics
                if (unit := f"topic:{t.slug}:title")
            ],
            # event, rest of the id, label, title, topics, beginning of the gist
            "x": [
                [
                    places[x.event.id],
                    x.id.removeprefix(x.event.id),
                    x.label,
                    x.title.value,
                    [self.topics[slug] for slug in x.item.entry.topics],
                    self.gist(x)[0],
                ]
                for x in self.exchanges
            ],
            # kind, id, name, other names
            "n": [
                [kind, name, self.value(unit), self.names(unit, aliases)[0]]
                for kind, name, unit, aliases, _ in self.named()
            ],
            # address, title
            "p": [[address, title] for address, title, _ in self.pages()],
            "w": {name: self.view.words(f"search-{name}").value for name in FAMILIES["search-"]},
        }

    def text(self) -> dict[str, Any]:
        """What everything else needs, in the order of ``core``."""
        found: dict[str, Any] = {
            # rest of the gist, then per text: its kind and itself; last, the other languages' texts
            "x": [
                [self.gist(x)[1], list(self.parts(x)), self.translated(x)] for x in self.exchanges
            ],
            "t": [
                "\n".join(map(self.overview, self.view.overview(topic)))
                for topic in self.content.topics
            ],
            "n": [
                *(self.value(f"person:{one.id}:description") for one in self.content.people),
                *(self.value(f"term:{one.id}:definition") for one in self.content.glossary),
            ],
            "p": [text for *_, text in self.pages()],
            # the exchanges that hold one of a person's or term's names
            "h": [held for *_, held in self.named()],
            # names in other languages' letters: of topics, then of people and terms
            "a": [
                *(self.names(f"topic:{t.slug}:title", t.aliases)[1] for t in self.content.topics),
                *(self.names(unit, aliases)[1] for _, _, unit, aliases, _ in self.named()),
            ],
        }
        return found

    def value(self, unit: str) -> str:
        """A unit's words in this language."""
        return self.view.text(unit).value

    def overview(self, unit: str) -> str:
        """A paragraph without the references that its page turns into links."""
        known = self.view.exchanges
        return REFERENCE.sub(lambda m: "" if m[1] in known else m[0], self.value(unit))

    def names(self, unit: str, aliases: Iterable[str]) -> tuple[str, str]:
        """What else something is called, by line: in this language's letters, and in others'."""
        own, source = self.value(unit), self.language == self.view.corpus.source
        found = dict.fromkeys([*aliases, *(other.text(unit).value for other in self.others)])
        near = [name for name in found if name != own and (source or name.isascii())]
        return "\n".join(near), "\n".join(name for name in found if name not in (*near, own))

    def gist(self, x: Exchange) -> tuple[str, str]:
        """A gist in two: what ``core`` holds of it, and the rest."""
        return x.gist.value[: self.first], x.gist.value[self.first :]

    def parts(self, x: Exchange) -> Iterator[tuple[str, str]]:
        """The texts of an exchange with their kinds, as the panel tells them apart."""
        for block in x.blocks:
            yield PARTS[block.kind], self.value(block.id)
        for number in range(1, len(x.item.entry.notes) + 1):
            yield "n", self.value(f"{x.id}:note-{number}")

    def translated(self, x: Exchange) -> str:
        """An exchange in the other languages: found by their words, never shown."""
        units = [f"{x.id}:title", f"{x.id}:gist", *(block.id for block in x.blocks)]
        texts = (other.text(unit) for other in self.others for unit in units)
        return "\n".join(text.value for text in texts if text.lang != self.language)

    def named(self) -> Iterator[tuple[str, str, str, list[str], list[int]]]:
        """People, works and terms: kind, id, unit, aliases, the exchanges that hold one of them."""
        numbers = {x.id: n for n, x in enumerate(self.exchanges)}

        def held(*names: str) -> list[int]:
            return [numbers[x.id] for x, _ in self.view.mentions(list(names))]

        for one in self.content.people:
            unit = f"person:{one.id}:name"
            yield "person", one.id, unit, [*one.aliases], held(one.name, *one.aliases)
        for term in self.content.glossary:
            unit, names = f"term:{term.id}:term", [*term.aliases, term.reading]
            yield "term", term.id, unit, names, held(term.term, *term.aliases)

    def pages(self) -> Iterator[tuple[str, str, str]]:
        """Address, title and text of the pages that are neither an event nor a topic."""
        for address, title, *rest in PAGES:
            text = "\n".join(self.view.words(name).value for name in rest)
            yield address, self.view.words(title).value, text
        for path in sorted(self.written.rglob("*.md")):
            if "# Generated by" not in (text := path.read_text("utf-8"))[:200]:
                yield self.page(path, text)
        for event in self.content.events:
            units = [f"{event.id}:about-{n + 1}" for n in range(len(event.file.about))]
            units += [section.id for section in event.document.sections]
            title = self.value(f"{event.id}:title")
            yield f"events/{event.id}/", title, "\n".join(map(self.value, units))

    def page(self, path: Path, text: str) -> tuple[str, str, str]:
        """A page that people wrote in Markdown: its words without the marks."""
        address = path.relative_to(self.written).with_suffix("").as_posix()
        title = re.search(r"^(?:title:|#) *(.+?)(?: *\{.*)?$", text, re.MULTILINE)
        body = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
        body = re.sub(
            r"\{:[^}]*\}|\]\([^)]*\)|<[^>]*>|^#+ .*$|[*`\[]", "", body, flags=re.MULTILINE
        )
        return (
            f"{address}/",
            title[1] if title else address,
            re.sub(r"\s*\n\s*", "\n", body).strip(),
        )


def strings(value: Any) -> Iterator[str]:
    """All texts within lists and objects."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple | dict):
        for one in value.values() if isinstance(value, dict) else value:
            yield from strings(one)


def _lines(words: dict[str, list[str]]) -> str:
    return "\n".join(f"{reading} {' '.join(written)}" for reading, written in words.items())


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
