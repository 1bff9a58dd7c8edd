"""The Corpus: everything that the files say, joined and frozen, every fact worked out once.

Corpus ─┬─ Event ────┬─ Section (articles and labelled texts)
        │            └─ Note, Figure
        ├─ Exchange ─┬─ Block ── a paragraph of one kind, with its place in the raw file
        │            └─ Note, Figure, FollowUp, Correction
        ├─ Relation ── between two exchanges, written once; ``related`` has it from both sides
        └─ Topic, Person, Term, Moment, Chart, Measure, Finding
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..problems import Problem, Where, quote
from ..read.po import Entries
from ..read.schema_figures import Chart, Measure
from ..read.schema_shared import Finding, Moment, Person, Term, Topic
from ..read.yaml import Locator
from ..unit import Unit
from .binding import Unused
from .content import Event, Exchange, FollowUp, Subject
from .mentions import Mentions
from .numbers_ja import NumberReader
from .relations import Link, Relation


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Corpus:
    """Everything. ``languages``: the source first; ``units``: by id, in a translator's order.

    ``shared``: what each shared file holds, by the file's name. ``on_topic``: exchanges by topic,
    in their order; ``since``: follow-ups by exchange, by date. ``mentions``: by language, where a
    person's or term's name stands, by that name. ``left_out``: ids of drafts. ``locators``: by
    event's id and by the name of shared files. ``entries``: what PO files hold, which lie in
    ``locale``; ``unused``: of these, what belongs to no unit.
    """

    languages: tuple[str, ...]
    events: tuple[Event, ...]
    exchanges: Mapping[str, Exchange]
    relations: tuple[Relation, ...]
    related: Mapping[str, tuple[Link, ...]]
    on_topic: Mapping[str, tuple[str, ...]]
    since: Mapping[str, tuple[FollowUp, ...]]
    mentions: Mapping[str, Mapping[Unit, Mentions]]
    shared: Mapping[str, Any]
    topics: tuple[Topic, ...]
    people: tuple[Person, ...]
    glossary: tuple[Term, ...]
    measures: tuple[Measure, ...]
    timeline: tuple[Moment, ...]
    charts: tuple[Chart, ...]
    findings: tuple[Finding, ...]
    strings: Mapping[str, Unit]
    units: Mapping[str, Unit]
    numbers: NumberReader
    locators: Mapping[str, Locator]
    entries: Entries
    unused: tuple[Unused, ...]
    left_out: frozenset[str]
    locale: Path

    @property
    def source(self) -> str:
        """The source language."""
        return self.languages[0]

    @property
    def translated(self) -> tuple[str, ...]:
        """All other languages."""
        return self.languages[1:]

    @property
    def named(self) -> tuple[Person | Term, ...]:
        """All that has names which texts may mention."""
        return (*self.people, *self.glossary)

    @property
    def subjects(self) -> Iterator[Subject]:
        """Every event, each followed by its exchanges."""
        for event in self.events:
            yield event
            yield from self.list_exchanges(event)

    def list_exchanges(self, event: Event) -> list[Exchange]:
        """The exchanges of an event, in order."""
        return [x for x in self.exchanges.values() if x.event is event]

    def list_mentioning(self, name: Unit) -> list[str]:
        """The exchanges that hold a name in any language, or whose answers are of whom it names."""
        found = [self.mentions[code][name] for code in self.languages]
        keys = {key for one in found for key in one.exchanges}
        spoken = {event for one in found for event in one.spoken}
        return [x.id for x in self.exchanges.values() if x.id in keys or x.event.id in spoken]

    def find_po(self, language: str, domain: str) -> Path:
        """The PO file of a domain."""
        return self.locale / language / f"{domain}.po"

    def at(self, unit: Unit, language: str) -> Where:
        """Where the translation of a unit stands."""
        return Where(self.find_po(language, unit.domain), unit.read_in(language).line)

    def unknown_exchange(self, where: Where, key: str) -> Problem:
        """A problem: an exchange is named that is not there, or one of a draft that is left out."""
        drafts = [one for one in self.left_out if key == one or key.startswith(f"{one}-")]
        if not drafts:
            return where.unknown("exchange", key, self.exchanges)
        message = f"{quote(key)} is of {quote(max(drafts, key=len))}, a draft that is left out here"
        return where.problem(message, "approve the draft, or leave this out until then")
