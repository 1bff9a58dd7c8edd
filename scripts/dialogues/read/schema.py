"""The shape of an event's file under ``editorial/``: what editors write of it, field by field.

``schema_shared`` has the files that all events share.

Frozen pydantic models; their JSON Schemas serve editors' completion (``build.py schema``). All
text here is Japanese, the source language; the other languages come from ``locale/``.
"""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from ..model import Layout, Part, Stated
from ..unit import TODO, Unit
from .fields import Date, FileName, Https, NoteId, Slug, Text, listed

RelationKind = Literal["same-subject", "extends", "differs", "follows-up"]
NoteKind = Literal["context", "correction", "translation"]
Role = Literal["speaker", "asker", "author"]


class Shape(BaseModel):
    """Nothing but the named fields, and none may change."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    def list_texts(self) -> Iterator[tuple[tuple[str | int, ...], Unit]]:
        """The units of its fields, and of shapes that are fields, with the parts of their ids."""
        for name, field in type(self).model_fields.items():
            value, part = getattr(self, name), field.alias or name
            if isinstance(value, Unit):
                yield (part,), value
            elif isinstance(value, Shape):
                yield from (((part, *rest), unit) for rest, unit in value.list_texts())
            elif isinstance(value, tuple):
                units = ((n, one) for n, one in enumerate(value, 1) if isinstance(one, Unit))
                yield from (((part, n), one) for n, one in units)


class Dates(Shape):
    """Of the event and of the source's publication: never the one for the other."""

    held: Date | None
    published: Date | None

    @property
    def latest(self) -> str:
        """What events are sorted by; empty where neither is known."""
        return self.held or self.published or ""


class Source(Shape):
    """What an event's raw file was taken from, in words."""

    title: Unit
    author: Unit
    url: Https | None = None


class Related(Shape):
    """``to``: another exchange's id. Written once; pages show it on both sides."""

    to: Text
    relation: RelationKind
    why: Unit


class Note(Shape):
    """Our own note on the words ``on``; ``basis``: how we know, with its date.

    ``id`` is given once and kept: readers link to it (``interview-q09`` and ``note-2`` make
    ``interview-q09-note-2``), whatever is put before it.
    The words must stand in the exchange exactly once. Where sources put them differently (our
    retelling, the original), ``on`` lists the ways; the first that is there counts.
    """

    id: NoteId | None = None
    kind: NoteKind
    on: Annotated[tuple[Text, ...], BeforeValidator(listed), Field(min_length=1)]
    text: Unit
    basis: Unit
    url: Https | None = None


class Figure(Shape):
    """A number as said: who said it, of what, which way it goes, how sure."""

    value: Text
    unit: Text | None = None
    meaning: Unit
    direction: Literal["up", "down"] | None = None
    by: Role
    certainty: Unit | None = None


class Entry(Shape):
    """What editors add to an exchange: a short label, one or two sentences, topics and more.

    ``keywords``: words that readers look for it by, in any language; search knows them, no page
    shows them. ``rejected``: topics and exchanges that are not to be suggested for it again.
    ``not_figures``: words whose numbers are none, as they stand in the texts.
    """

    title: Unit
    gist: Unit
    topics: tuple[Text, ...]
    keywords: tuple[Text, ...] = ()
    asked_after: Text | None = None
    question_ends_with: Text | None = None
    related: tuple[Related, ...] = ()
    notes: tuple[Note, ...] = ()
    figures: tuple[Figure, ...] = ()
    not_figures: tuple[Text, ...] = ()
    rejected: tuple[Text, ...] = ()


class EventFile(Shape):
    """``editorial/events/<id>.yaml``; of the names in ``raw`` the first found is read.

    ``figures`` are those that the source states outside its exchanges, ``notes`` are on the event
    as a whole: for both, ``about`` is the text. ``speakers``: what each name in the raw file does;
    ``sure``: words of it that look doubtful and are read rightly. ``approved``: by whom and when;
    while it begins with TODO, as ``build.py new`` writes it, the event is a draft.
    """

    id: Slug
    raw: Annotated[tuple[FileName, ...], BeforeValidator(listed), Field(min_length=1)]
    layout: Layout
    approved: Text | None = None
    title: Unit
    short: Unit
    speaker: Unit
    dates: Dates
    source: Source
    about: tuple[Unit, ...] = Field(min_length=1)
    furniture: tuple[Text, ...] = ()
    speakers: Mapping[Text, Part] = Field(default_factory=dict)
    sure: tuple[Text, ...] = ()
    figures: tuple[Figure, ...] = ()
    not_figures: tuple[Text, ...] = ()
    notes: tuple[Note, ...] = ()
    exchanges: Mapping[str, Entry]

    @property
    def draft(self) -> bool:
        """Whether nobody has said yet that it can be published."""
        return bool(self.approved and self.approved.startswith(TODO))

    @property
    def stated(self) -> Stated:
        """What it states of its raw file."""
        ends = {key: one.question_ends_with for key, one in self.exchanges.items()}
        return Stated(
            {key: end for key, end in ends.items() if end},
            frozenset(self.furniture),
            self.speakers,
            frozenset(self.sure),
        )
