"""The shapes of the files under ``editorial/`` that figures are read and drawn by.

The string below a field says what an editor writes there.
"""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from ..unit import Unit
from .fields import ExchangeName, Factor, Slug, Text, Times, Years
from .shape import Shape

MeasureKind = Literal["money", "time", "multiple", "share", "count"]
ChartKind = Literal["growth", "money"]


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
