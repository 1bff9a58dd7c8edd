"""What all events share: topics, people, terms, units of measurement, moments, charts.

In: the shapes of ``read.schema`` and a maker of units. Out: records, each with the function that
makes it; what a term or name is mentioned in, and what is on a topic, are counted here once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..read import schema_shared as schema
from ..unit import SITE, Unit
from .mentions import Mentions, Texts, count_mentions
from .units import UnitMaker


@dataclass(frozen=True, slots=True, eq=False)
class Topic:
    """``exchanges``: ids; those whose primary topic it is stand first, then in order."""

    slug: str
    title: Unit
    scope: Unit
    overview: tuple[Unit, ...]
    aliases: tuple[str, ...]
    keywords: tuple[str, ...]
    exchanges: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Person:
    """Someone or something named."""

    id: str
    kind: schema.PersonKind
    name: Unit
    description: Unit
    aliases: tuple[str, ...]
    mentions: Mentions


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """A glossary entry; ``reading`` in hiragana."""

    id: str
    name: Unit
    definition: Unit
    reading: str
    aliases: tuple[str, ...]
    mentions: Mentions


@dataclass(frozen=True, slots=True, eq=False)
class Measure:
    """Units of measurement that count the same: ``factor`` base units each."""

    measure: schema.MeasureKind
    names: tuple[str, ...]
    factor: float
    basis: Unit | None


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """Something dated; ``when``: in the source's own words, where it gives no date."""

    id: str
    kind: schema.MomentKind
    date: str | None
    when: Unit | None
    what: Unit
    exchanges: tuple[str, ...]
    basis: Unit
    url: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """What grows ``times`` over every ``years``, drawn for ``until`` years; see ``read.schema``."""

    id: str
    name: Unit
    exchange: str
    times: float
    years: float
    until: float
    stated: tuple[float, ...]

    def grow(self, years: float) -> float:
        """How many times it has grown after so many years."""
        return float(self.times ** (years / self.years))


@dataclass(frozen=True, slots=True, eq=False)
class Chart:
    """A drawing of figures."""

    id: str
    kind: schema.ChartKind
    title: Unit
    text: Unit
    basis: Unit
    lines: tuple[Line, ...]


def make_topics(
    topics: Iterable[schema.Topic], on: Mapping[str, tuple[str, ...]], make: UnitMaker
) -> tuple[Topic, ...]:
    """``on``: the topics of each exchange by its id, the primary one first."""
    found = []
    for one in topics:
        owner = f"topic:{one.slug}"
        title, scope = (make(SITE, getattr(one, part), owner, part) for part in ("title", "scope"))
        overview = make.numbered(SITE, one.overview, owner, "overview")
        held = [key for key, slugs in on.items() if one.slug in slugs]
        held.sort(key=lambda key: on[key][0] != one.slug)
        parts = (title, scope, overview, one.aliases, one.keywords, tuple(held))
        found.append(Topic(one.slug, *parts))
    return tuple(found)


def make_people(
    people: Iterable[schema.Person], texts: Texts, make: UnitMaker
) -> tuple[Person, ...]:
    """Everybody and everything named, with mentions counted."""
    found = []
    for one in people:
        owner = f"person:{one.id}"
        name = make(SITE, one.name, owner, "name")
        description = make(SITE, one.description, owner, "description")
        mentions = count_mentions((one.name, *one.aliases), texts)
        found.append(Person(one.id, one.kind, name, description, one.aliases, mentions))
    return tuple(found)


def make_glossary(terms: Iterable[schema.Term], texts: Texts, make: UnitMaker) -> tuple[Term, ...]:
    """All terms, with mentions counted."""
    found = []
    for one in terms:
        owner = f"term:{one.id}"
        name = make(SITE, one.term, owner, "term")
        definition = make(SITE, one.definition, owner, "definition")
        mentions = count_mentions((one.term, *one.aliases), texts)
        found.append(Term(one.id, name, definition, one.reading, one.aliases, mentions))
    return tuple(found)


def make_measures(measures: Iterable[schema.Measure], make: UnitMaker) -> tuple[Measure, ...]:
    """What figures are counted in."""
    return tuple(
        Measure(
            one.measure,
            one.units,
            one.factor,
            make.optional(SITE, one.basis, f"unit:{one.units[0]}", "basis"),
        )
        for one in measures
    )


def make_timeline(moments: Iterable[schema.Moment], make: UnitMaker) -> tuple[Moment, ...]:
    """All moments, as written."""
    found = []
    for one in moments:
        owner = f"moment:{one.id}"
        what = make(SITE, one.what, owner, "what")
        when = make.optional(SITE, one.when, owner, "when")
        basis = make(SITE, one.basis, owner, "basis")
        parts = (one.kind, one.date, when, what, one.exchanges, basis, one.url)
        found.append(Moment(one.id, *parts))
    return tuple(found)


def make_charts(charts: Iterable[schema.Chart], make: UnitMaker) -> tuple[Chart, ...]:
    """All charts with their lines."""
    found = []
    for one in charts:
        owner = f"chart:{one.id}"
        title, text, basis = (
            make(SITE, getattr(one, part), owner, part) for part in ("title", "text", "basis")
        )
        lines = tuple(
            Line(
                line.id,
                make(SITE, line.name, owner, line.id),
                *(line.exchange, line.times, line.years, line.until, line.stated),
            )
            for line in one.lines
        )
        found.append(Chart(one.id, one.kind, title, text, basis, lines))
    return tuple(found)
