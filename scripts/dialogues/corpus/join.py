"""What was read, joined: texts become units, relations are seen from both sides.

In: Sources. Out: the Corpus. What refers to nothing is left out of what is derived; ``check`` says
so.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..model import RawExchange
from ..read import schema
from ..read.schema_shared import SHARED
from ..unit import SITE, Unit
from .binding import Binder
from .content import Event, Exchange, Figure, FollowUp, Note, choose_words
from .corpus import Corpus
from .mentions import find_mentions
from .numbers_ja import NumberReader
from .relations import Relation, link_exchanges
from .sources import EventSource, Sources


def join_corpus(sources: Sources, languages: tuple[str, ...], locale: Path) -> Corpus:
    """``languages``: the source first; ``locale``: where their PO files lie."""
    shared, binder = sources.shared, Binder(languages, sources.entries)
    said = {
        x.id: [block.text for block in x.blocks]
        for source in sources.events
        for x in source.transcript.exchanges
    }
    joiner = _Joiner(binder, NumberReader(shared["units"]), said)
    for source in sources.events:
        joiner.join_event(source)
    _bind_shared(shared, binder)
    binder.translate()
    exchanges, relations = joiner.exchanges, tuple(joiner.relations)
    named = (*shared["people"], *shared["glossary"])
    return Corpus(
        languages=languages,
        events=tuple(joiner.events),
        exchanges=exchanges,
        relations=relations,
        related=link_exchanges(relations, exchanges),
        on_topic={
            topic.slug: tuple(key for key, x in exchanges.items() if topic.slug in x.topics)
            for topic in shared["topics"]
        },
        since=_gather_follow_ups(exchanges),
        mentions={code: find_mentions(named, joiner.events, exchanges, code) for code in languages},
        shared=shared,
        topics=shared["topics"],
        people=shared["people"],
        glossary=shared["glossary"],
        measures=shared["units"],
        timeline=shared["timeline"],
        charts=shared["charts"],
        findings=shared["findings"],
        strings=shared["strings"],
        units=binder.bound,
        numbers=joiner.numbers,
        locators=sources.locators,
        entries=sources.entries,
        unused=tuple(binder.unused),
        left_out=sources.left_out,
        locale=locale,
    )


def _bind_shared(shared: Mapping[str, Any], binder: Binder) -> None:
    for name, file in SHARED.items():
        if name == "strings":
            for key, unit in shared[name].items():
                binder.bind(unit, SITE, file.owner, key)
            continue
        for one in shared[name]:
            binder.bind_fields(one, SITE, f"{file.owner}:{getattr(one, file.key)}")


def _gather_follow_ups(exchanges: Mapping[str, Exchange]) -> dict[str, tuple[FollowUp, ...]]:
    found: dict[str, list[FollowUp]] = {key: [] for key in exchanges}
    for x in exchanges.values():
        for one in x.follow_ups:
            for key in dict.fromkeys(one.exchanges):
                found.get(key, []).append(one)
    return {key: tuple(sorted(ones, key=lambda one: one.date)) for key, ones in found.items()}


class _Joiner:
    """Joins one event after the other; units are bound in the order that translators meet.

    ``said``: the texts of every exchange.
    """

    def __init__(
        self, binder: Binder, numbers: NumberReader, said: Mapping[str, list[Unit]]
    ) -> None:
        self.binder, self.numbers, self.said = binder, numbers, said
        self.events: list[Event] = []
        self.exchanges: dict[str, Exchange] = {}
        self.relations: list[Relation] = []

    def join_event(self, source: EventSource) -> None:
        file, transcript = source.file, source.transcript
        self.binder.bind_fields(file, file.id, file.id)
        event = Event(
            id=file.id,
            title=file.title,
            short=file.short,
            speaker=file.speaker,
            speaker_in_full=file.speaker_in_full,
            source=file.source,
            told=file.told,
            added=file.added,
            place=file.place,
            reports=file.reports,
            approved=file.approved,
            draft=file.draft,
            texts=file.about,
            **self._annotate(file.id, file.id, file, file.about),
            sections=transcript.sections,
            layout=transcript.layout,
            raw=source.raw,
            stated=file.stated,
            furniture=transcript.furniture,
            dates=file.dates,
            locator=source.locator,
            keys=(),
        )
        self.events.append(event)
        for number, report in enumerate(file.reports, 1):
            self.binder.bind_fields(report, file.id, file.id, "report", number)
        self.binder.bind_own(((one.id, one.title) for one in transcript.sections), file.id)
        for raw in transcript.exchanges:
            self._join_exchange(event, raw, file.exchanges[raw.id])

    def _join_exchange(self, event: Event, raw: RawExchange, entry: schema.Entry) -> None:
        self.binder.bind_fields(entry, event.id, raw.id)
        self.binder.bind_own(((block.id, block.text) for block in raw.blocks), event.id)
        self._relate(raw.id, entry, event.id)
        texts = tuple(block.text for block in raw.blocks)
        for one in entry.follow_ups:
            self.binder.bind(one.text, event.id, raw.id, one.id)
            for name, unit in (("headline", one.headline), ("basis", one.basis)):
                if unit:
                    self.binder.bind(unit, event.id, raw.id, one.id, name)
        for number, correction in enumerate(entry.corrections, 1):
            self.binder.bind_fields(correction, event.id, raw.id, "correction", number)
        self.exchanges[raw.id] = Exchange(
            id=raw.id,
            event=event,
            number=raw.number,
            section=raw.section,
            title=entry.title,
            gist=entry.gist,
            blocks=raw.blocks,
            texts=texts,
            **self._annotate(raw.id, event.id, entry, texts),
            topics=entry.topics,
            asked_after=entry.asked_after,
            keywords=entry.keywords,
            rejected=entry.rejected,
            follow_ups=tuple(FollowUp.make(raw.id, one) for one in entry.follow_ups),
            corrections=entry.corrections,
            locator=event.locator,
            keys=("exchanges", raw.id),
        )

    def _relate(self, key: str, entry: schema.Entry, domain: str) -> None:
        """``asked_after`` is a relation too, with or without a reason."""
        for number, one in enumerate(entry.related):
            self.binder.bind(one.why, domain, key, "related", one.to)
            sides = {}
            for side, wordings, exchange in (("here", one.here, key), ("there", one.there, one.to)):
                if wordings:
                    sides[side] = choose_words(wordings, self.said.get(exchange, ()))
                    self.binder.bind(sides[side], domain, key, "related", one.to, side)
            relation = Relation(one.relation, key, one.to, one.why, number, one.verdict, **sides)
            self.relations.append(relation)
        after = entry.asked_after
        if after and after not in [one.to for one in entry.related]:
            self.relations.append(Relation("follows-up", key, after, None, len(entry.related)))

    def _annotate(
        self,
        key: str,
        domain: str,
        entry: schema.EventFile | schema.Entry,
        texts: tuple[Unit, ...],
    ) -> dict[str, Any]:
        """The fields of a Subject that events and exchanges have alike."""
        notes = tuple(Note.make(key, n, note, texts) for n, note in enumerate(entry.notes, 1))
        figures = tuple(
            Figure.make(key, domain, n, figure, self.numbers)
            for n, figure in enumerate(entry.figures, 1)
        )
        for note in notes:
            for unit, *part in ((note.on, "on"), (note.text,), (note.basis, "basis")):
                self.binder.bind(unit, domain, key, note.part, *part)
        for number, figure in enumerate(figures, 1):
            self.binder.bind(figure.text, domain, key, "figure", number)
            self.binder.bind_fields(entry.figures[number - 1], domain, key, "figure", number)
        return {"notes": notes, "figures": figures, "not_figures": entry.not_figures}
