"""What the search box finds: exchanges, topics, people, terms and pages, each a Document.

In: a Corpus and the hand-written pages. Out: the documents of one language, exchanges first;
``index`` turns them into the files that ``docs/assets/js/search/`` reads.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from ..corpus.content import Event, Exchange, FollowUp, Note, Subject
from ..corpus.corpus import Corpus
from ..letters import REFERENCE
from ..model import ANSWERED, KINDS, Kind
from ..publish.pages import PAGES
from ..publish.render import is_generated
from ..publish.view import View
from ..read.schema_shared import Term, Topic
from ..unit import Unit
from .amounts import list_amounts

#: Letters for the kinds of text that the panel tells apart: what was asked (q) and answered (a),
#: the source's author (s); besides, gists (g), our notes (n) and what these rest on (b).
KIND_LETTERS: dict[Kind, str] = {
    **dict.fromkeys(KINDS, "s"),
    "question": "q",
    **dict.fromkeys(ANSWERED, "a"),
}


class Part(NamedTuple):
    """A text that a result shows, with the letter of its kind, if it has one. ``at``: its own place
    on the page, where it stands in what readers first have to open.
    """

    letter: str
    text: str
    at: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """Something to find. ``at``: its address and place there, under the language's folder.

    ``found_by``: what else finds it and is never shown, by field: k (other names, editors'
    keywords), m (names that it mentions), o (its words in other languages). ``names``: what it, or
    what it speaks of, is called in any language; ``titles``: its own name in each; ``amounts``: the
    terms of its figures.
    """

    kind: str
    at: str
    title: str
    label: str = ""
    event: str = ""
    topics: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    found_by: Mapping[str, str] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    amounts: tuple[str, ...] = ()


def list_documents(corpus: Corpus, language: str, written: Path) -> list[Document]:
    """All documents of a language, exchanges first; ``written`` holds its hand-written pages."""
    return list(_Lister(corpus, language, written).list_all())


class _Lister:
    def __init__(self, corpus: Corpus, language: str, written: Path) -> None:
        self.corpus, self.language, self.written = corpus, language, written
        self.view = View(corpus, language)

    def list_all(self) -> Iterator[Document]:
        """In the order of the index."""
        mentioned: dict[str, list[str]] = {key: [] for key in self.corpus.exchanges}
        named = list(self.list_named())
        for document, keys in named:
            for key in keys:
                mentioned[key].extend(document.names)
        for x in self.corpus.exchanges.values():
            yield self.describe_exchange(x, mentioned[x.id])
        yield from map(self.describe_topic, self.corpus.topics)
        yield from (document for document, _ in named)
        yield from self.list_pages()

    def describe_exchange(self, x: Exchange, mentioned: list[str]) -> Document:
        """An exchange with all that finds it."""
        topics = [self.view.topics[slug] for slug in x.topics]
        on = [self.list_names(topic.title, topic.aliases) for topic in topics]
        # The first topic is what it is about, the others it touches.
        names = [name for names in (*on[:1], *on) for name in names]
        blocks = (Part(KIND_LETTERS[block.kind], self.read(block.text)) for block in x.blocks)
        ours = self.view.notes_of(x)
        since = f"{x.id}-since"
        notes = (Part("n", self.read(one.text), one.id) for one in ours)
        follow_ups = (Part("w", self.read_dated(one), since) for one in x.follow_ups)
        # What became of several exchanges is written at one of them: all rest on it.
        shared = (one for one in self.corpus.since[x.id] if one.exchanges[0] != x.id)
        became = [*x.follow_ups, *shared]
        resting: list[tuple[Note | FollowUp, str]] = [(one, one.id) for one in ours]
        resting += [(one, since) for one in became]
        bases = (Part("b", self.read(one.basis), at) for one, at in resting)
        return Document(
            "exchange",
            f"events/{x.event.id}/#{x.id}",
            self.read(x.title),
            label=x.label,
            event=x.event.id,
            topics=x.topics,
            parts=(Part("g", self.read(x.gist)), *blocks, *notes, *follow_ups, *bases),
            found_by={
                "k": "\n".join(x.keywords),
                "m": "\n".join((*names, *mentioned)),
                "o": self.read_elsewhere([x.title, x.gist, *x.texts]),
            },
            names=tuple(dict.fromkeys((*mentioned, *names))),
            titles=self.list_names(x.title),
            amounts=self.list_amounts(x),
        )

    def describe_topic(self, topic: Topic) -> Document:
        """A topic, found by its overview without the references that its page links."""
        known = self.corpus.exchanges
        texts = (
            REFERENCE.sub(lambda m: "" if m[1] in known else m[0], self.read(paragraph))
            for paragraph in topic.overview
        )
        names = self.list_names(topic.title, topic.aliases)
        return Document(
            "topic",
            f"topics/{topic.slug}/",
            self.read(topic.title),
            topics=(topic.slug,),
            parts=(Part("", "\n".join(texts)),),
            found_by={"k": "\n".join((*names, *topic.keywords))},
            names=names,
            titles=self.list_names(topic.title),
        )

    def read(self, unit: Unit) -> str:
        """A unit's words in this language."""
        return unit.read_in(self.language).value

    def read_dated(self, one: FollowUp) -> str:
        """What became of something, behind its day."""
        return f"{self.view.words.date(one.date)} {self.read(one.text)}"

    def read_elsewhere(self, units: Iterable[Unit]) -> str:
        """Units in the other languages: found by their words, never shown."""
        units = list(units)
        others = [code for code in self.corpus.languages if code != self.language]
        texts = (unit.read_in(code) for code in others for unit in units)
        return "\n".join(text.value for text in texts if text.lang != self.language)

    def list_names(self, unit: Unit, aliases: Iterable[str] = ()) -> tuple[str, ...]:
        """All that something is called, in every language, this one first."""
        codes = sorted(self.corpus.languages, key=lambda code: code != self.language)
        names = (unit.read_in(code).value for code in codes)
        return tuple(dict.fromkeys((*names, *aliases)))

    def list_named(self) -> Iterator[tuple[Document, list[str]]]:
        """People, works and terms, with where they are mentioned; the first name is the title."""
        for one in self.corpus.named:
            if isinstance(one, Term):
                kind, at, about = "term", f"glossary/#{one.id}", one.definition
                names = self.list_names(one.name, (*one.aliases, one.reading))
            else:
                kind, at, about = "person", f"people/#{one.id}", one.description
                names = self.list_names(one.name, one.aliases)
            found_by, parts = {"k": "\n".join(names)}, (Part("", self.read(about)),)
            titles = self.list_names(one.name)
            document = Document(
                kind, at, names[0], parts=parts, found_by=found_by, names=names, titles=titles
            )
            yield document, self.corpus.list_mentioning(one.name)

    def list_pages(self) -> Iterator[Document]:
        """The pages that are neither an exchange's nor a topic's."""
        words = self.view.words
        for page in PAGES:
            text = "\n".join(words(name).value for name in page.texts)
            titles = self.list_names(self.corpus.strings[page.title])
            parts = (Part("", text),)
            yield Document("page", page.address, titles[0], parts=parts, titles=titles)
        for path in sorted(self.written.rglob("*.md")):
            if not is_generated(text := path.read_text("utf-8")):
                yield self.describe_page(path, text)
        yield from map(self.describe_event, self.corpus.events)

    def describe_event(self, event: Event) -> Document:
        """An event's page: what it says of the event, of its sources and of how we know."""
        words = self.view.words
        source, dates = event.source, event.dates
        stated = [words("source", title=self.read(source.title), author=self.read(source.author))]
        known = {"held": dates.held, "published": dates.published}
        days = {name: words.date(day) for name, day in known.items() if day}
        stated += [words(name, date=day) for name, day in days.items()]
        if event.place:
            stated.append(words("place", place=self.read(event.place)))
        reports = (
            f"{self.read(one.title)} {words.date(one.date) if one.date else ''}\n"
            f"{self.read(one.text)}"
            for one in event.reports
        )
        notes = [
            Part("", f"{self.read(one.text)}\n{self.read(one.basis)}", one.id)
            for one in self.view.notes_of(event)
        ]
        about = "\n".join(map(self.read, event.texts))
        # No sentences: something must part them where they are shown.
        sections = f" {words('separator').value} ".join(
            self.read(section.title) for section in event.sections
        )
        texts = (about, sections, *(one.value for one in stated), *reports)
        titles = (*self.list_names(event.title), *self.list_names(event.short))
        return Document(
            "page",
            f"events/{event.id}/",
            titles[0],
            parts=(*(Part("", text) for text in texts if text), *notes),
            found_by={"k": "\n".join((*titles, source.url or ""))},
            names=tuple(map(str, days.values())),
            titles=titles,
            amounts=self.list_amounts(event),
        )

    def list_amounts(self, subject: Subject) -> tuple[str, ...]:
        """The terms of what the index of figures holds of something, and of what its texts say."""
        listed = [q for figure in subject.figures for q in figure.quantities]
        read = self.corpus.numbers.read_quantities
        said = [q for unit in subject.texts for q in read(unit.text)]
        return tuple(list_amounts([*listed, *said]))

    def describe_page(self, path: Path, text: str) -> Document:
        """A page that people wrote in Markdown: its words without the marks."""
        address = path.relative_to(self.written).with_suffix("").as_posix()
        title = re.search(r"^(?:title:|#) *(.+?)(?: *\{.*)?$", text, re.MULTILINE)
        body = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
        marks = r"\{:[^}]*\}|\]\([^)]*\)|<[^>]*>|^#+ .*$|[*`\[]"
        body = re.sub(marks, "", body, flags=re.MULTILINE)
        parts = (Part("", re.sub(r"\s*\n\s*", "\n", body).strip()),)
        name = title[1] if title else address
        return Document("page", f"{address}/", name, parts=parts, titles=(name,))
