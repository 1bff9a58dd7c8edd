"""What the search box finds: exchanges, topics, people, terms and pages, each a Document.

In: a Corpus and the hand-written pages. Out: the documents of one language, exchanges first;
``shards`` turns them into the files that ``docs/assets/js/search/`` reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ..check.references import REFERENCE
from ..corpus.content import Corpus
from ..model import Kind
from ..publish.render import MARK
from ..publish.view import Exchange, View

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


@dataclass(frozen=True, slots=True)
class Document:
    """Something to find. ``at``: its address and place there, under the language's folder.

    ``parts``: the texts that a result shows, with the letters of their kinds. ``found_by``: what
    else finds it and is never shown, by field: k (other names, editors' keywords), m (names that it
    mentions), o (its words in other languages). ``names``: what it, or what it speaks of, is called
    in any language.
    """

    kind: str
    at: str
    title: str
    label: str = ""
    event: str = ""
    topics: tuple[str, ...] = ()
    parts: tuple[tuple[str, str], ...] = ()
    found_by: dict[str, str] = field(default_factory=dict)
    names: tuple[str, ...] = ()


def documents(corpus: Corpus, language: str, written: Path) -> list[Document]:
    """All documents of a language, exchanges first; ``written`` holds its hand-written pages."""
    return list(_Documents(corpus, language, written).all())


class _Documents:
    def __init__(self, corpus: Corpus, language: str, written: Path) -> None:
        self.view = View(corpus, language)
        self.others = [View(corpus, code) for code in corpus.catalogues if code != language]
        self.content, self.language, self.written = corpus.content, language, written

    def all(self) -> Iterator[Document]:
        """Exchanges, topics, people and works, terms, pages."""
        mentioned: dict[str, list[str]] = {}
        named = list(self.named())
        for _, document, held in named:
            for exchange in held:
                mentioned.setdefault(exchange, []).extend(document.names)
        for x in self.view.exchanges.values():
            yield self.exchange(x, mentioned.get(x.id, []))
        for topic in self.content.topics:
            unit = f"topic:{topic.slug}:title"
            text = "\n".join(map(self.overview, self.view.overview(topic)))
            names = self.names(unit, topic.aliases)
            yield Document(
                "topic",
                f"topics/{topic.slug}/",
                self.value(unit),
                topics=(topic.slug,),
                parts=(("", text),),
                found_by={"k": "\n".join((*names, *topic.keywords))},
                names=names,
            )
        yield from (document for _, document, _ in named)
        yield from self.pages()

    def exchange(self, x: Exchange, mentioned: list[str]) -> Document:
        """An exchange with all that finds it."""
        topics = {topic.slug: topic for topic in self.content.topics}
        on = [self.names(f"topic:{s}:title", topics[s].aliases) for s in x.item.entry.topics]
        # The first topic is what it is about, the others it touches.
        names = [name for names in (*on[:1], *on) for name in names]
        keyed = (self.view, *self.others) if x.item.entry.keywords else ()
        keywords = [view.text(f"{x.id}:keywords").value for view in keyed]
        return Document(
            "exchange",
            f"events/{x.event.id}/#{x.id}",
            x.title.value,
            label=x.label,
            event=x.event.id,
            topics=x.item.entry.topics,
            parts=(("g", x.gist.value), *self.parts(x)),
            found_by={
                "k": "\n".join(keywords),
                "m": "\n".join((*names, *mentioned)),
                "o": self.translated(x),
            },
            names=tuple(dict.fromkeys((*mentioned, *names))),
        )

    def value(self, unit: str) -> str:
        """A unit's words in this language."""
        return self.view.text(unit).value

    def overview(self, unit: str) -> str:
        """A paragraph without the references that its page turns into links."""
        known = self.view.exchanges
        return REFERENCE.sub(lambda m: "" if m[1] in known else m[0], self.value(unit))

    def names(self, unit: str, aliases: Iterable[str]) -> tuple[str, ...]:
        """All that something is called, in every language."""
        views = (self.view, *self.others)
        return tuple(dict.fromkeys((*(view.text(unit).value for view in views), *aliases)))

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

    def named(self) -> Iterator[tuple[str, Document, list[str]]]:
        """People, works and terms with their ids and the exchanges that hold one of their names."""

        def held(*names: str) -> list[str]:
            return [x.id for x, _ in self.view.mentions(list(names))]

        def made(kind: str, at: str, about: str, names: tuple[str, ...]) -> Document:
            found_by = {"k": "\n".join(names)}
            return Document(
                kind, at, names[0], parts=(("", about),), found_by=found_by, names=names
            )

        for one in self.content.people:
            about = self.value(f"person:{one.id}:description")
            names = self.names(f"person:{one.id}:name", one.aliases)
            found = made("person", f"people/#{one.id}", about, names)
            yield one.id, found, held(one.name, *one.aliases)
        for term in self.content.glossary:
            about = self.value(f"term:{term.id}:definition")
            names = self.names(f"term:{term.id}:term", (*term.aliases, term.reading))
            found = made("term", f"glossary/#{term.id}", about, names)
            yield term.id, found, held(term.term, *term.aliases)

    def pages(self) -> Iterator[Document]:
        """The pages that are neither an exchange's nor a topic's."""
        for address, title, *rest in PAGES:
            text = "\n".join(self.view.words(name).value for name in rest)
            yield Document("page", address, self.view.words(title).value, parts=(("", text),))
        for path in sorted(self.written.rglob("*.md")):
            if MARK not in (text := path.read_text("utf-8"))[:200]:
                yield self.page(path, text)
        for event in self.content.events:
            units = [f"{event.id}:about-{n + 1}" for n in range(len(event.file.about))]
            units += [section.id for section in event.document.sections]
            text = "\n".join(map(self.value, units))
            title = self.value(f"{event.id}:title")
            yield Document("page", f"events/{event.id}/", title, parts=(("", text),))

    def page(self, path: Path, text: str) -> Document:
        """A page that people wrote in Markdown: its words without the marks."""
        address = path.relative_to(self.written).with_suffix("").as_posix()
        title = re.search(r"^(?:title:|#) *(.+?)(?: *\{.*)?$", text, re.MULTILINE)
        body = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
        marks = r"\{:[^}]*\}|\]\([^)]*\)|<[^>]*>|^#+ .*$|[*`\[]"
        body = re.sub(marks, "", body, flags=re.MULTILINE)
        parts = (("", re.sub(r"\s*\n\s*", "\n", body).strip()),)
        return Document("page", f"{address}/", title[1] if title else address, parts=parts)
