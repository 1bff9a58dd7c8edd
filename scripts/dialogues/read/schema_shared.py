"""The shapes of the files under ``editorial/`` that all events share."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from ..unit import Unit
from .fields import Day, Https, Slug, Text
from .schema import Shape

PersonKind = Literal["person", "organisation", "product", "work"]
MeasureKind = Literal["money", "time", "multiple", "share", "count"]
MomentKind = Literal["source", "context"]
ChartKind = Literal["growth", "money"]


class Topic(Shape):
    """``overview``: paragraphs whose statements end in ``[exchange-id]``."""

    slug: Slug
    title: Unit
    scope: Unit
    overview: tuple[Unit, ...] = Field(min_length=1)
    aliases: tuple[Text, ...] = ()
    keywords: tuple[Text, ...] = ()


class TopicsFile(Shape):
    """``editorial/topics.yaml``, in the order of the site."""

    topics: tuple[Topic, ...] = Field(min_length=1)


class Person(Shape):
    """Someone or something named; ``aliases`` are matched in the Japanese text."""

    id: Slug
    kind: PersonKind
    name: Unit
    aliases: tuple[Text, ...] = ()
    description: Unit


class PeopleFile(Shape):
    """``editorial/people.yaml``."""

    people: tuple[Person, ...]


class Term(Shape):
    """A glossary entry; ``reading`` in hiragana."""

    id: Slug
    name: Unit = Field(alias="term")
    reading: Text
    aliases: tuple[Text, ...] = ()
    definition: Unit


class GlossaryFile(Shape):
    """``editorial/glossary.yaml``."""

    glossary: tuple[Term, ...]


class Measure(Shape):
    """Units that count the same: ``factor`` base units each (US dollars, days, a whole)."""

    measure: MeasureKind
    names: tuple[Text, ...] = Field(alias="units", min_length=1)
    factor: float = Field(gt=0, le=1e12)
    basis: Unit | None = None

    @property
    def id(self) -> str:
        """Its first unit of measurement."""
        return self.names[0]


class UnitsFile(Shape):
    """``editorial/units.yaml``."""

    units: tuple[Measure, ...] = Field(min_length=1)


class Moment(Shape):
    """Something dated. ``source``: a source says so; ``context``: we do, and say how we know.

    ``when``: the source's own words where it gives no date.
    """

    id: Slug
    kind: MomentKind
    date: Day | None = None
    what: Unit
    when: Unit | None = None
    exchanges: tuple[Text, ...] = ()
    basis: Unit
    url: Https | None = None


class TimelineFile(Shape):
    """``editorial/timeline.yaml``."""

    timeline: tuple[Moment, ...]


class Line(Shape):
    """What grows ``times`` over every ``years``, drawn for ``until`` years.

    ``stated``: the years for which ``exchange`` gives a figure; what lies between is worked out.
    """

    id: Slug
    name: Unit
    exchange: Text
    times: float = Field(gt=1, le=1e6)
    years: float = Field(gt=0.01, le=1000)
    until: float = Field(gt=0, le=1000)
    stated: tuple[Annotated[float, Field(gt=0, le=1000)], ...] = Field(min_length=1)

    def grow(self, years: float) -> float:
        """How many times it has grown after so many years."""
        return float(self.times ** (years / self.years))


class Chart(Shape):
    """``growth``: lines on a log scale. ``money``: all indexed sums of money on one scale."""

    id: Slug
    kind: ChartKind
    title: Unit
    text: Unit
    basis: Unit
    lines: tuple[Line, ...] = ()

    def list_texts(self) -> Iterator[tuple[tuple[str | int, ...], Unit]]:
        """Its own and the names of its lines, by their ids."""
        yield from super().list_texts()
        yield from (((line.id,), line.name) for line in self.lines)


class ChartsFile(Shape):
    """``editorial/charts.yaml``: shown with the figures."""

    charts: tuple[Chart, ...]


class StringsFile(Shape):
    """Words of the pages themselves, by the name that templates use."""

    strings: Mapping[str, Unit]


@dataclass(frozen=True, slots=True)
class SharedFile:
    """A file of ``editorial/``; its model's one field is named like it.

    ``owner``: how the ids of its units begin; ``key``: the field that is unique among its entries.
    """

    model: type[Shape]
    owner: str
    key: str = "id"


SHARED = {
    "topics": SharedFile(TopicsFile, "topic", "slug"),
    "people": SharedFile(PeopleFile, "person"),
    "glossary": SharedFile(GlossaryFile, "term"),
    "units": SharedFile(UnitsFile, "unit"),
    "timeline": SharedFile(TimelineFile, "moment"),
    "charts": SharedFile(ChartsFile, "chart"),
    "strings": SharedFile(StringsFile, "ui"),
}
