"""What was read, joined: texts become units, relations are seen from both sides.

In: Sources. Out: the Corpus. What refers to nothing is left out of what is derived; ``check`` says
so.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ..model import RawExchange
from ..read import schema
from ..unit import SITE
from . import shared
from .content import Block, Event, Exchange, Figure, Note, Section, Source
from .corpus import Corpus
from .mentions import Texts
from .numbers_ja import NumberReader
from .relations import Relation, link_exchanges
from .sources import EventSource, Sources
from .units import UnitMaker


def join_corpus(sources: Sources, languages: tuple[str, ...], locale: Path) -> Corpus:
    """``languages``: the source first; ``locale``: where their PO files lie."""
    make, parts = UnitMaker(languages, sources.entries), sources.shared
    numbers = NumberReader(parts["units"])
    joiner = _Joiner(make, numbers)
    for source in sources.events:
        joiner.join_event(source)
    exchanges, relations = joiner.exchanges, tuple(joiner.relations)
    texts = Texts(
        {key: "\n".join(text.text for text in x.texts) for key, x in exchanges.items()},
        {event.id: tuple(event.around) for event in joiner.events},
    )
    topics_of = {key: exchange.topics for key, exchange in exchanges.items()}
    return Corpus(
        languages=languages,
        events=tuple(joiner.events),
        exchanges=exchanges,
        relations=relations,
        related=link_exchanges(relations, exchanges),
        topics=shared.make_topics(parts["topics"], topics_of, make),
        people=shared.make_people(parts["people"], texts, make),
        glossary=shared.make_glossary(parts["glossary"], texts, make),
        measures=shared.make_measures(parts["units"], make),
        timeline=shared.make_timeline(parts["timeline"], make),
        charts=shared.make_charts(parts["charts"], make),
        strings={name: make(SITE, text, "ui", name) for name, text in parts["strings"].items()},
        units=make.made,
        numbers=numbers,
        locators=sources.locators,
        entries=sources.entries,
        locale=locale,
    )


class _Joiner:
    """Joins one event after the other; units are made in the order that translators meet."""

    def __init__(self, make: UnitMaker, numbers: NumberReader) -> None:
        self.make, self.numbers = make, numbers
        self.events: list[Event] = []
        self.exchanges: dict[str, Exchange] = {}
        self.relations: list[Relation] = []

    def join_event(self, source: EventSource) -> None:
        file, make = source.file, self.make
        id_ = file.id
        title, short, speaker = (
            make(id_, getattr(file, part), id_, part) for part in ("title", "short", "speaker")
        )
        origin = Source(
            make(id_, file.source.title, id_, "source", "title"),
            make(id_, file.source.author, id_, "source", "author"),
            file.source.url,
        )
        about = make.numbered(id_, file.about, id_, "about")
        event = Event(
            id=id_,
            title=title,
            short=short,
            speaker=speaker,
            source=origin,
            texts=about,
            **self._annotate(id_, id_, file, file.about),
            sections=tuple(
                Section(one.id, one.number, make(id_, one.title, one.id))
                for one in source.transcript.sections
            ),
            layout=source.transcript.layout,
            raw=source.raw,
            furniture=source.transcript.furniture,
            dates=file.dates,
            locator=source.locator,
            keys=(),
        )
        self.events.append(event)
        for raw in source.transcript.exchanges:
            self._join_exchange(event, raw, file.exchanges[raw.id])

    def _join_exchange(self, event: Event, raw: RawExchange, entry: schema.Entry) -> None:
        make, domain = self.make, event.id
        title, gist = (make(domain, getattr(entry, p), raw.id, p) for p in ("title", "gist"))
        blocks = tuple(
            Block(one.id, one.kind, make(domain, one.text, one.id), one.span, one.bullet)
            for one in raw.blocks
        )
        self._relate(raw.id, entry, domain)
        sections = {one.id: one for one in event.sections}
        self.exchanges[raw.id] = Exchange(
            id=raw.id,
            event=event,
            number=raw.number,
            section=sections[raw.section.id] if raw.section else None,
            title=title,
            gist=gist,
            blocks=blocks,
            texts=tuple(block.text for block in blocks),
            **self._annotate(raw.id, domain, entry, [block.text for block in raw.blocks]),
            topics=entry.topics,
            asked_after=entry.asked_after,
            keywords=entry.keywords,
            rejected=entry.rejected,
            locator=event.locator,
            keys=("exchanges", raw.id),
        )

    def _relate(self, key: str, entry: schema.Entry, domain: str) -> None:
        """``asked_after`` is a relation too, with or without a reason."""
        for number, one in enumerate(entry.related):
            why = self.make(domain, one.why, key, "related", number + 1)
            self.relations.append(Relation(one.relation, key, one.to, why, number))
        after = entry.asked_after
        if after and after not in [one.to for one in entry.related]:
            self.relations.append(Relation("follows-up", key, after, None, len(entry.related)))

    def _annotate(
        self,
        key: str,
        domain: str,
        entry: schema.EventFile | schema.Entry,
        texts: Iterable[str],
    ) -> dict[str, Any]:
        """The fields of a Subject that events and exchanges have alike."""
        texts = tuple(texts)
        return {
            "notes": tuple(
                self._make_note(key, domain, number, note, texts)
                for number, note in enumerate(entry.notes, 1)
            ),
            "figures": tuple(
                self._make_figure(key, domain, number, figure)
                for number, figure in enumerate(entry.figures, 1)
            ),
            "not_figures": entry.not_figures,
        }

    def _make_note(
        self, key: str, domain: str, number: int, note: schema.Note, texts: tuple[str, ...]
    ) -> Note:
        # Of the ways in which sources put the words, the one that stands in this raw file.
        found = (words for words in note.on if any(words in text for text in texts))
        on = self.make(domain, next(found, note.on[0]), key, "note", number, "on")
        text = self.make(domain, note.text, key, "note", number)
        basis = self.make(domain, note.basis, key, "note", number, "basis")
        return Note(f"{key}-note-{number}", number, note.kind, on, text, basis, note.url)

    def _make_figure(self, key: str, domain: str, number: int, figure: schema.Figure) -> Figure:
        owner = (key, "figure", number)
        words = figure.value + (figure.unit or "")
        return Figure(
            id=f"{key}-figure-{number}",
            subject=key,
            event=domain,
            value=figure.value,
            unit=figure.unit,
            direction=figure.direction,
            by=figure.by,
            text=self.make(domain, words, *owner),
            meaning=self.make(domain, figure.meaning, *owner, "meaning"),
            certainty=self.make.optional(domain, figure.certainty, *owner, "certainty"),
            quantities=tuple(self.numbers.read_quantities(words)),
        )
