"""Events and exchanges with what editors wrote of them; every text of theirs is a Unit.

An exchange is one question with its answer: what people link to, cite, search and relate.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Self

from ..model import Block, Layout, RawFile, Section, Span, Stated
from ..problems import Where
from ..read import schema, schema_public
from ..read.schema import Dates, NoteKind, Role
from ..read.schema_public import Report, Source, Sourced
from ..read.yaml import Locator
from ..unit import Unit
from .numbers_ja import NumberReader, Quantity


@dataclass(frozen=True, slots=True, eq=False)
class Note(Sourced):
    """Our own note on the words ``on``, which stand once in what it is about.

    ``id``: what readers link to; ``part``: what it is within its subject; ``number``: its place
    there, from 1, whatever readers of one language are shown.
    """

    id: str
    part: str
    number: int
    kind: NoteKind
    on: Unit
    text: Unit
    basis: Unit
    urls: tuple[str | None, ...] | None
    checked: str | None
    rests_on: Literal["source"] | None
    only: Literal["original", "translations"] | None

    @classmethod
    def make(cls, key: str, number: int, note: schema.Note, texts: Iterable[Unit]) -> Self:
        """A note on an exchange or event; ``texts``: what that says."""
        part = note.id or make_note_id(note)
        own = {"id": f"{key}-{part}", "part": part, "on": choose_words(note.on, texts)}
        return cls(**{**dict(note), **own, "number": number})


def choose_words(wordings: Sequence[str], texts: Iterable[Unit]) -> Unit:
    """Of the ways in which sources put words, the one that stands in this raw file's texts."""
    said = [text.text for text in texts]
    found = (words for words in wordings if any(words in text for text in said))
    return Unit(next(found, wordings[0]))


def make_note_id(note: schema.Note) -> str:
    """For a note that was given no id yet: whatever is put before it, its words are the same."""
    return f"note-{hashlib.sha256(note.on[0].encode()).hexdigest()[:6]}"


@dataclass(frozen=True, slots=True, eq=False)
class FollowUp(Sourced):
    """What became of what was said in ``exchanges``, the one that it is written at first.

    ``id``: what readers link to; ``part``: what it is within that exchange.
    """

    id: str
    part: str
    exchanges: tuple[str, ...]
    date: str
    text: Unit
    headline: Unit | None
    basis: Unit
    urls: tuple[str | None, ...]
    checked: str

    @classmethod
    def make(cls, key: str, one: schema_public.FollowUp) -> Self:
        """A follow-up of an exchange."""
        values = {name: value for name, value in one if name != "also"}
        own = {"id": f"{key}-{one.id}", "part": one.id, "exchanges": (key, *one.also)}
        return cls(**{**values, **own})


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """A number as said in ``subject``, an exchange or event, by the role ``by``.

    ``quantities``: what it reads as; two for a range.
    """

    id: str
    subject: str
    event: str
    value: str
    unit: str | None
    direction: str | None
    by: Role
    whose: Unit | None
    shown: Literal["first"] | None
    text: Unit
    meaning: Unit
    certainty: Unit | None
    quantities: tuple[Quantity, ...]

    @classmethod
    def make(
        cls, key: str, event: str, number: int, figure: schema.Figure, numbers: NumberReader
    ) -> Self:
        """A figure of an exchange or event; it is read as the source puts it."""
        words = figure.value + (figure.unit or "")
        return cls(
            **dict(figure),
            id=f"{key}-figure-{number}",
            subject=key,
            event=event,
            text=Unit(words),
            quantities=tuple(numbers.read_quantities(words)),
        )

    @property
    def quantity(self) -> Quantity | None:
        """The last of its quantities: what tables sort by and charts draw."""
        return self.quantities[-1] if self.quantities else None

    @property
    def amount(self) -> float | None:
        """Its definite amount in the measure's base unit, if it has one."""
        return self.quantity.number if self.quantity else None

    @property
    def measure(self) -> str | None:
        """What it measures; None where it reads as no quantity."""
        return self.quantity.measure if self.quantity else None


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Subject:
    """What notes and figures are about: an exchange, or an event as a whole.

    ``texts``: what the source says of it; ``not_figures``: words whose numbers are none;
    ``keys``: where its fields stand in its event's file.
    """

    id: str
    texts: tuple[Unit, ...]
    notes: tuple[Note, ...]
    figures: tuple[Figure, ...]
    not_figures: tuple[str, ...]
    locator: Locator
    keys: tuple[str | int, ...]

    def at(self, *keys: str | int) -> Where:
        """Where a field of it stands."""
        return self.locator.at(*self.keys, *keys)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Event(Subject):
    """A question-and-answer event; its texts are ``about``."""

    layout: Layout
    raw: RawFile
    stated: Stated
    furniture: tuple[Span, ...]
    title: Unit
    short: Unit
    speaker: Unit
    speaker_in_full: Unit | None
    dates: Dates
    added: str | None
    place: Unit | None
    source: Source
    told: Unit | None
    reports: tuple[Report, ...]
    approved: str
    draft: bool
    sections: tuple[Section, ...]

    @property
    def around(self) -> Iterator[str]:
        """What its raw file says outside its exchanges, piece by piece."""
        return (self.raw.text[slice(*span)] for span in self.furniture)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Exchange(Subject):
    """One question with its answer; ``number`` counts within the event or its section, from 1.

    ``topics``: slugs, the primary one first. ``asked_after``: the id of the question without which
    this one cannot be understood. ``keywords``: what readers look for it by, in any language.
    ``rejected``: topics and exchanges that editors turned down for it.
    """

    event: Event
    number: int
    section: Section | None
    blocks: tuple[Block, ...]
    title: Unit
    gist: Unit
    topics: tuple[str, ...]
    asked_after: str | None
    keywords: tuple[str, ...]
    rejected: tuple[str, ...]
    follow_ups: tuple[FollowUp, ...]
    corrections: tuple[schema.Correction, ...]

    @property
    def label(self) -> str:
        """The short form of its number: ``Q9``, or ``Q2-1`` in section 2."""
        return f"Q{self.section.number}-{self.number}" if self.section else f"Q{self.number}"

    @property
    def question(self) -> Block:
        """Its first block, which is the heading."""
        return self.blocks[0]
