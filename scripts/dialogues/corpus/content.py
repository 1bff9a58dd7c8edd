"""Everything that editors wrote and events hold, joined and frozen.

In: the folders raw and editorial. Out: the Content; or a BuildError with every mistake.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..model import Document, Exchange, Raw
from ..problems import Problems, nearest, quote
from ..read import schema
from ..read.layouts import parse
from ..read.po import Catalogue, Unit
from ..read.text import read_raw
from ..read.yaml import Locator, load


@dataclass(frozen=True, slots=True)
class Item:
    """An exchange with what editors wrote about it; ``event`` is the event's id."""

    event: str
    exchange: Exchange
    entry: schema.Entry

    @property
    def id(self) -> str:
        """The exchange's id."""
        return self.exchange.id


@dataclass(frozen=True, slots=True)
class Event:
    """An event: its editorial file joined with its raw file."""

    id: str
    file: schema.EventFile
    raw: Raw
    document: Document
    exchanges: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """An exchange, or what is said of an event as a whole: what notes and figures are about.

    ``units``: the ids of its texts; ``keys``: where its fields stand in the event's file.
    """

    id: str
    event: str
    units: tuple[str, ...]
    texts: tuple[str, ...]
    notes: tuple[schema.Note, ...]
    figures: tuple[schema.Figure, ...]
    not_figures: tuple[str, ...]
    keys: tuple[str | int, ...]

    def quoted(self, note: schema.Note) -> str:
        """The words that a note is about, as they stand in this raw file."""
        found = (words for words in note.on if any(words in text for text in self.texts))
        return next(found, note.on[0])


@dataclass(frozen=True, slots=True)
class Content:
    """Everything in the source language, with a Locator for each editorial file by its stem."""

    events: tuple[Event, ...]
    topics: tuple[schema.Topic, ...]
    people: tuple[schema.Person, ...]
    glossary: tuple[schema.Term, ...]
    units: tuple[schema.Measure, ...]
    timeline: tuple[schema.Moment, ...]
    charts: tuple[schema.Chart, ...]
    strings: Mapping[str, str]
    items: Mapping[str, Item]
    locators: Mapping[str, Locator]

    def places(self) -> Iterator[Place]:
        """Every event, each followed by its exchanges."""
        for event in self.events:
            file = event.file
            about = tuple(f"{event.id}:about-{n + 1}" for n in range(len(file.about)))
            what = (file.notes, file.figures, file.not_figures)
            yield Place(event.id, event.id, about, file.about, *what, ())
            for item in event.exchanges:
                ids, texts = zip(*((b.id, b.text) for b in item.exchange.blocks), strict=True)
                what = (item.entry.notes, item.entry.figures, item.entry.not_figures)
                yield Place(item.id, event.id, ids, texts, *what, ("exchanges", item.id))


@dataclass(frozen=True, slots=True)
class Corpus:
    """The content and its translations; ``catalogues`` holds the source language first."""

    content: Content
    catalogues: Mapping[str, Catalogue]

    @property
    def source(self) -> str:
        """The source language."""
        return next(iter(self.catalogues))

    def on_topic(self, slug: str) -> list[Item]:
        """The exchanges of a topic: those whose primary topic it is first, then in order."""
        found = [item for item in self.content.items.values() if slug in item.entry.topics]
        return sorted(found, key=lambda item: item.entry.topics[0] != slug)


def read(raw: Path, editorial: Path, problems: Problems) -> Content:
    """Read and join the files of two folders; raise ``BuildError`` if any is broken by itself."""
    files: dict[str, tuple[schema.EventFile, Locator]] = {}
    for path in sorted((editorial / "events").glob("[!.]*.y*ml")):
        if loaded := load(path, schema.EventFile, problems):
            name, at = loaded[0].id, loaded[1]("id")
            if name in (*files, *schema.SHARED, "site"):
                holder = files[name][1].path.name if name in files else "the site itself"
                message = f"event id `{name}` is taken by {holder}"
                problems.add(path, at, message, "choose another id")
            elif path.stem != name:
                message = f"event id `{name}` must be the file's name, `{path.stem}`"
                problems.add(path, at, message)
            files.setdefault(name, loaded)
    if not files and not problems.items:
        problems.add(editorial / "events", (1, 1), "no event", "run `build.py new`")
    shared, locators = {}, {event: locator for event, (_, locator) in files.items()}
    for name, model in schema.SHARED.items():
        if found := load(editorial / f"{name}.yaml", model, problems):
            shared[name], locators[name] = getattr(found[0], name), found[1]
    events = [event for one in files.values() if (event := _event(*one, raw, problems))]
    # One broken file must not drown its own mistakes in those of everything that refers to it.
    problems.check()
    # The latest event first: readers come for what is new.
    events.sort(key=lambda e: (e.file.dates.held or e.file.dates.published or "", e.id))
    events.reverse()
    items = {item.id: item for event in events for item in event.exchanges}
    return Content(events=tuple(events), items=items, locators=locators, **shared)


def _event(
    file: schema.EventFile, locator: Locator, folder: Path, problems: Problems
) -> Event | None:
    found = [folder / name for name in file.raw if (folder / name).is_file()]
    if not found:
        wanted = " or ".join(quote(name, 80) for name in file.raw)
        problems.add(locator.path, locator("raw"), f"raw file {wanted} is not in {folder}")
        return None
    if (raw := read_raw(found[0], problems)) is None:
        return None
    entries = file.exchanges
    ends = {k: e.question_ends_with for k, e in entries.items() if e.question_ends_with}
    document = parse(file.id, raw, file.layout, problems, ends, file.furniture)
    known = {exchange.id: exchange for exchange in document.exchanges}
    for key in sorted(entries.keys() - known.keys()):
        message = f"exchange {quote(key)} is not in {raw.name}"
        problems.add(locator.path, locator("exchanges", key), message, nearest(key, known))
    for key in sorted(known.keys() - entries.keys()):
        message = f"exchange `{key}` of {raw.name} has no entry"
        problems.add(locator.path, locator("exchanges"), message, "add it under `exchanges:`")
    items = (Item(file.id, x, entries[x.id]) for x in document.exchanges if x.id in entries)
    return Event(file.id, file, raw, document, tuple(items))


def units(content: Content) -> Iterator[Unit]:
    """Everything translatable, in the order in which a translator would want to meet it."""
    places = {place.id: place for place in content.places()}
    for event in content.events:
        for unit_id, text in _event_texts(event, places):
            yield Unit(unit_id, event.id, text)
    for unit_id, text in _shared_texts(content):
        yield Unit(unit_id, "site", text)


def _event_texts(event: Event, places: Mapping[str, Place]) -> Iterator[tuple[str, str]]:
    file = event.file
    yield f"{event.id}:title", file.title
    yield f"{event.id}:short", file.short
    yield f"{event.id}:speaker", file.speaker
    yield f"{event.id}:source-title", file.source.title
    yield f"{event.id}:source-author", file.source.author
    yield from _numbered(f"{event.id}:about", file.about)
    yield from _annotations(places[event.id])
    for section in event.document.sections:
        yield section.id, section.title
    for item in event.exchanges:
        yield f"{item.id}:title", item.entry.title
        yield f"{item.id}:gist", item.entry.gist
        if item.entry.keywords:
            yield f"{item.id}:keywords", "、".join(item.entry.keywords)
        for block in item.exchange.blocks:
            yield block.id, block.text
        yield from _numbered(f"{item.id}:related", [r.why for r in item.entry.related])
        yield from _annotations(places[item.id])


def _annotations(place: Place) -> Iterator[tuple[str, str]]:
    for number, note in enumerate(place.notes, 1):
        yield f"{place.id}:note-{number}-on", place.quoted(note)
        yield f"{place.id}:note-{number}", note.text
        yield f"{place.id}:note-{number}-basis", note.basis
    for number, figure in enumerate(place.figures, 1):
        yield f"{place.id}:figure-{number}", figure.value + (figure.unit or "")
        yield f"{place.id}:figure-{number}-meaning", figure.meaning
        if figure.certainty:
            yield f"{place.id}:figure-{number}-certainty", figure.certainty


def _shared_texts(content: Content) -> Iterator[tuple[str, str]]:
    for topic in content.topics:
        yield f"topic:{topic.slug}:title", topic.title
        yield f"topic:{topic.slug}:scope", topic.scope
        yield from _numbered(f"topic:{topic.slug}:overview", topic.overview)
    for person in content.people:
        yield f"person:{person.id}:name", person.name
        yield f"person:{person.id}:description", person.description
    for term in content.glossary:
        yield f"term:{term.id}:term", term.term
        yield f"term:{term.id}:definition", term.definition
    for measure in content.units:
        if measure.basis:
            yield f"unit:{measure.units[0]}:basis", measure.basis
    for moment in content.timeline:
        yield f"moment:{moment.id}:what", moment.what
        if moment.when:
            yield f"moment:{moment.id}:when", moment.when
        yield f"moment:{moment.id}:basis", moment.basis
    for chart in content.charts:
        for field in ("title", "text", "basis"):
            yield f"chart:{chart.id}:{field}", getattr(chart, field)
        for line in chart.lines:
            yield f"chart:{chart.id}:{line.id}", line.name
    for key, text in content.strings.items():
        yield f"ui:{key}", text


def _numbered(prefix: str, texts: tuple[str, ...] | list[str]) -> Iterator[tuple[str, str]]:
    return ((f"{prefix}-{number}", text) for number, text in enumerate(texts, 1))
