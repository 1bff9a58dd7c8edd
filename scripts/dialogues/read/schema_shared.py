"""The shapes of the files under ``editorial/`` that all events share.

The string below a field says what an editor writes there.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from ..unit import Unit
from .fields import Day, ExchangeName, Factor, Slug, Text, Times, Years
from .schema import Verdict
from .schema_public import Basis
from .shape import Shape

PersonKind = Literal["person", "organisation", "product", "work"]
MeasureKind = Literal["money", "time", "multiple", "share", "count"]
MomentKind = Literal["source", "context"]
ChartKind = Literal["growth", "money"]


class Topic(Shape):
    """What several exchanges speak to."""

    slug: Slug
    """Its id, which is part of its page's address."""
    title: Unit
    """What it is called."""
    scope: Unit
    """What its page covers, in one sentence."""
    overview: tuple[Unit, ...] = Field(min_length=1)
    """Paragraphs whose statements end in `[exchange-id]`."""
    verdict: Verdict | Literal["one-event"] | None = None
    """How what was said at the events compares; `one-event` where only one speaks to it."""
    reason: Unit | None = None
    """Why, in one sentence."""
    aliases: tuple[Text, ...] = ()
    """What else readers call it, in any language."""
    keywords: tuple[Text, ...] = ()
    """Words by which it is suggested for an exchange."""


class TopicsFile(Shape):
    """``editorial/topics.yaml``, in the order of the site."""

    topics: tuple[Topic, ...] = Field(min_length=1)
    """All topics."""


class Person(Shape):
    """Someone or something named."""

    id: Slug
    """Its id."""
    kind: PersonKind
    """What it is."""
    name: Unit
    """The spelling that the site uses."""
    aliases: tuple[Text, ...] = ()
    """Other spellings, which are matched in the Japanese texts."""
    description: Unit
    """Who or what it is, in one line."""


class PeopleFile(Shape):
    """``editorial/people.yaml``."""

    people: tuple[Person, ...]
    """People, organisations, products and works."""


class Term(Shape):
    """A glossary entry."""

    id: Slug
    """Its id."""
    name: Unit = Field(alias="term")
    """The word that is explained."""
    reading: Text
    """How it is read, in hiragana."""
    aliases: tuple[Text, ...] = ()
    """Other spellings, which are matched in the Japanese texts."""
    definition: Unit
    """What it means."""


class GlossaryFile(Shape):
    """``editorial/glossary.yaml``."""

    glossary: tuple[Term, ...]
    """The words that are explained."""


class Measure(Shape):
    """Units of measurement that count the same."""

    measure: MeasureKind
    """What they measure."""
    names: tuple[Text, ...] = Field(alias="units", min_length=1)
    """Their names, as texts write them behind a number."""
    factor: Factor
    """How many base units one of them is: US dollars, days, a whole."""
    basis: Unit | None = None
    """On what a rate rests."""

    @property
    def id(self) -> str:
        """Its first unit of measurement."""
        return self.names[0]


class UnitsFile(Shape):
    """``editorial/units.yaml``."""

    units: tuple[Measure, ...] = Field(min_length=1)
    """All units that are read."""


class Moment(Basis):
    """Something dated."""

    id: Slug
    """Its id."""
    kind: MomentKind
    """Who says so: a `source`; or we, who say how we know (`context`)."""
    date: Day | None = None
    """The day, month or year."""
    what: Unit
    """What happened."""
    when: Unit | None = None
    """The source's own words where it gives no date."""
    exchanges: tuple[ExchangeName, ...] = ()
    """The exchanges or events that speak of it."""


class TimelineFile(Shape):
    """``editorial/timeline.yaml``."""

    timeline: tuple[Moment, ...]
    """Moments, in any order."""


class Line(Shape):
    """Something that grows by the same factor over every so many years."""

    id: Slug
    """Its id."""
    name: Unit
    """What grows."""
    exchange: ExchangeName
    """The exchange that says so."""
    times: Times
    """How many times it grows …"""
    years: Years
    """… over so many years."""
    until: Years
    """For how many years it is drawn."""
    stated: tuple[Years, ...] = Field(min_length=1)
    """The years for which the exchange gives a figure; what lies between is worked out."""

    def grow(self, years: float) -> float:
        """How many times it has grown after so many years."""
        return float(self.times ** (years / self.years))


class Chart(Shape):
    """A drawing among the figures."""

    id: Slug
    """Its id."""
    kind: ChartKind
    """`growth`: lines on a log scale. `money`: all indexed sums of money on one scale."""
    title: Unit
    """What it shows."""
    text: Unit
    """What to see in it."""
    basis: Unit
    """On what it rests."""
    lines: tuple[Line, ...] = ()
    """The lines of a `growth` chart."""

    def list_texts(self) -> Iterator[tuple[tuple[str | int, ...], Unit]]:
        """Its own and the names of its lines, by their ids."""
        yield from super().list_texts()
        yield from (((line.id,), line.name) for line in self.lines)


class ChartsFile(Shape):
    """``editorial/charts.yaml``: shown with the figures."""

    charts: tuple[Chart, ...]
    """All charts."""


class Finding(Shape):
    """Something said that makes readers want to know more; the home page tells it."""

    id: Slug
    """Its id."""
    text: Unit
    """What was said, with its figure or phrase, in a few words."""
    exchanges: tuple[ExchangeName, ...] = Field(min_length=1)
    """Where; the first is what it links to."""


class FindingsFile(Shape):
    """``editorial/findings.yaml``: for the home page, in its order."""

    findings: tuple[Finding, ...]
    """All findings."""


class StringsFile(Shape):
    """``editorial/strings.yaml``."""

    strings: Mapping[str, Unit]
    """Words of the pages themselves, by the names that templates use."""


@dataclass(frozen=True, slots=True)
class SharedFile:
    """A file of ``editorial/``; its model's one field is named like it.

    ``owner``: how the ids of its units begin; ``key``: the field that is unique among its entries.
    ``optional``: the site is whole without it.
    """

    model: type[Shape]
    owner: str
    key: str = "id"
    optional: bool = False


SHARED = {
    "topics": SharedFile(TopicsFile, "topic", "slug"),
    "people": SharedFile(PeopleFile, "person"),
    "glossary": SharedFile(GlossaryFile, "term"),
    "units": SharedFile(UnitsFile, "unit"),
    "timeline": SharedFile(TimelineFile, "moment"),
    "charts": SharedFile(ChartsFile, "chart"),
    "findings": SharedFile(FindingsFile, "finding", optional=True),
    "strings": SharedFile(StringsFile, "ui"),
}
