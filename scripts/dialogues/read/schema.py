"""The shape of everything under ``editorial/``: what editors write, field by field.

Frozen pydantic models; their JSON Schemas serve editors' completion (``build.py schema``). All
text here is Japanese, the source language; the other languages come from ``locale/``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from ..model import Layout
from .fields import Date, Day, FileName, Https, Slug, Text, listed


class Shape(BaseModel):
    """Nothing but the named fields, and none may change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Dates(Shape):
    """Of the event and of the source's publication: never the one for the other."""

    held: Date | None
    published: Date | None


class Source(Shape):
    """What an event's raw file was taken from, in words."""

    title: Text
    author: Text
    url: Https | None = None


class Related(Shape):
    """``to``: another exchange's id. Written once; pages show it on both sides."""

    to: Text
    relation: Literal["same-subject", "extends", "differs", "follows-up"]
    why: Text


class Note(Shape):
    """Our own note on the words ``on``; ``basis``: how we know, with its date.

    The words must stand in the exchange exactly once. Where sources put them differently (our
    retelling, the original), ``on`` lists the ways; the first that is there counts.
    """

    kind: Literal["context", "correction", "translation"]
    on: Annotated[tuple[Text, ...], BeforeValidator(listed), Field(min_length=1)]
    text: Text
    basis: Text
    url: Https | None = None


class Figure(Shape):
    """A number as said: who said it, of what, which way it goes, how sure."""

    value: Text
    unit: Text | None = None
    meaning: Text
    direction: Literal["up", "down"] | None = None
    by: Literal["speaker", "asker", "author"]
    certainty: Text | None = None


class Entry(Shape):
    """What editors add to an exchange: a short label, one or two sentences, topics and more.

    ``keywords``: words that readers look for it by; search knows them, no page shows them.
    ``not_figures``: words whose numbers are none, as they stand in the texts.
    """

    title: Text
    gist: Text
    topics: tuple[Text, ...]
    keywords: tuple[Text, ...] = ()
    asked_after: Text | None = None
    question_ends_with: Text | None = None
    related: tuple[Related, ...] = ()
    notes: tuple[Note, ...] = ()
    figures: tuple[Figure, ...] = ()
    not_figures: tuple[Text, ...] = ()


class EventFile(Shape):
    """``editorial/events/<id>.yaml``; of the names in ``raw`` the first found is read.

    ``figures`` are those that the source states outside its exchanges, ``notes`` are on the event
    as a whole: for both, ``about`` is the text.
    """

    id: Slug
    raw: Annotated[tuple[FileName, ...], BeforeValidator(listed), Field(min_length=1)]
    layout: Layout
    title: Text
    short: Text
    speaker: Text
    dates: Dates
    source: Source
    about: tuple[Text, ...] = Field(min_length=1)
    furniture: tuple[Text, ...] = ()
    figures: tuple[Figure, ...] = ()
    not_figures: tuple[Text, ...] = ()
    notes: tuple[Note, ...] = ()
    exchanges: Mapping[str, Entry]


class Topic(Shape):
    """``overview``: paragraphs whose statements end in ``[exchange-id]``."""

    slug: Slug
    title: Text
    scope: Text
    overview: tuple[Text, ...] = Field(min_length=1)
    aliases: tuple[Text, ...] = ()
    keywords: tuple[Text, ...] = ()


class TopicsFile(Shape):
    """``editorial/topics.yaml``, in the order of the site."""

    topics: tuple[Topic, ...] = Field(min_length=1)


class Person(Shape):
    """Someone or something named; ``aliases`` are matched in the Japanese text."""

    id: Slug
    kind: Literal["person", "organisation", "product", "work"]
    name: Text
    aliases: tuple[Text, ...] = ()
    description: Text


class PeopleFile(Shape):
    """``editorial/people.yaml``."""

    people: tuple[Person, ...]


class Term(Shape):
    """A glossary entry; ``reading`` in hiragana."""

    id: Slug
    term: Text
    reading: Text
    aliases: tuple[Text, ...] = ()
    definition: Text


class GlossaryFile(Shape):
    """``editorial/glossary.yaml``."""

    glossary: tuple[Term, ...]


class Measure(Shape):
    """Units that count the same: ``factor`` base units each (US dollars, days, a whole)."""

    measure: Literal["money", "time", "multiple", "share", "count"]
    units: tuple[Text, ...] = Field(min_length=1)
    factor: float = Field(gt=0, le=1e12)
    basis: Text | None = None


class UnitsFile(Shape):
    """``editorial/units.yaml``."""

    units: tuple[Measure, ...] = Field(min_length=1)


class Moment(Shape):
    """Something dated. ``source``: a source says so; ``context``: we do, and say how we know.

    ``when``: the source's own words where it gives no date.
    """

    id: Slug
    kind: Literal["source", "context"]
    date: Day | None = None
    when: Text | None = None
    what: Text
    exchanges: tuple[Text, ...] = ()
    basis: Text
    url: Https | None = None


class TimelineFile(Shape):
    """``editorial/timeline.yaml``."""

    timeline: tuple[Moment, ...]


class Line(Shape):
    """What grows ``times`` over every ``years``, drawn for ``until`` years.

    ``stated``: the years for which ``exchange`` gives a figure; what lies between is worked out.
    """

    id: Slug
    name: Text
    exchange: Text
    times: float = Field(gt=1, le=1e6)
    years: float = Field(gt=0.01, le=1000)
    until: float = Field(gt=0, le=1000)
    stated: tuple[Annotated[float, Field(gt=0, le=1000)], ...] = Field(min_length=1)


class Chart(Shape):
    """``growth``: lines on a log scale. ``money``: all indexed sums of money on one scale."""

    id: Slug
    kind: Literal["growth", "money"]
    title: Text
    text: Text
    basis: Text
    lines: tuple[Line, ...] = ()


class ChartsFile(Shape):
    """``editorial/charts.yaml``: shown with the figures."""

    charts: tuple[Chart, ...]


class StringsFile(Shape):
    """Words of the pages themselves, by the name that templates use."""

    strings: Mapping[str, Text]


#: Files that all events share. The one field of each is named like the file.
SHARED: dict[str, type[Shape]] = {
    "topics": TopicsFile,
    "people": PeopleFile,
    "glossary": GlossaryFile,
    "units": UnitsFile,
    "timeline": TimelineFile,
    "charts": ChartsFile,
    "strings": StringsFile,
}
#: The field that must be unique among the entries of a shared file.
KEYS = {"topics": "slug", "people": "id", "glossary": "id", "timeline": "id", "charts": "id"}
