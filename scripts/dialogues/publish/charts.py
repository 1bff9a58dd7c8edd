"""Where things stand on a drawing: logarithmic scales, lines and points, in SVG user units.

In: charts of ``charts.yaml`` and indexed figures. Out: numbers that ``_chart.md.j2`` draws with.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from ..corpus.content import Figure
from ..read.schema_shared import Chart, Line
from .view import View

WIDTH, HEIGHT = 440, 300
#: Room around a drawing of growth, for the words at its scales.
LEFT, RIGHT, TOP, BOTTOM = 52, 14, 14, 34
#: A money chart's rows: their height, where in it the point stands below its words, their start.
ROW, DROP, MARGIN = 40, 29, 26


@dataclass(frozen=True, slots=True)
class Frame:
    """A drawing's size, and the edges of the part of it that scales go through."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of a scale: where, and the value it stands for."""

    at: float
    value: float


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the drawing."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Stated:
    """A point of growth that the claim itself gives: so many times after so many years."""

    at: Point
    years: float
    times: float


@dataclass(frozen=True, slots=True)
class Track:
    """A line of growth; ``name``: where its name ends."""

    line: Line
    start: Point
    end: Point
    name: Point
    points: tuple[Stated, ...]


@dataclass(frozen=True, slots=True)
class Growth:
    """Lines over years (x) on a log scale of times (y).

    ``moments``: the years for which one of them is stated, the rows of the same as a table.
    """

    frame: Frame
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    tracks: tuple[Track, ...]
    moments: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of money in US dollars, on a row of its own."""

    figure: Figure
    dollars: float
    at: Point


@dataclass(frozen=True, slots=True)
class Money:
    """Sums on one log scale (x), smallest first."""

    frame: Frame
    across: tuple[Tick, ...]
    sums: tuple[Sum, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart with what is to be drawn."""

    chart: Chart
    drawn: Growth | Money


def draw_charts(view: View) -> list[Drawing]:
    """Each chart; one without anything to draw is left out."""
    found = []
    for chart in view.corpus.charts:
        if chart.kind == "growth" and chart.lines:
            found.append(Drawing(chart, draw_growth(chart)))
        elif chart.kind == "money" and (figures := view.measured.get("money")):
            found.append(Drawing(chart, draw_money(figures)))
    return found


def draw_growth(chart: Chart) -> Growth:
    """A drawing of compound growth from 1. Stated points are solid; lines are worked out."""
    years = max(line.until for line in chart.lines)
    top = max(1, math.ceil(max(line.grow(line.until) for line in chart.lines)))
    decades = math.ceil(math.log10(top) - 1e-9)
    frame = Frame(WIDTH, HEIGHT, LEFT, WIDTH - RIGHT, TOP, HEIGHT - BOTTOM)

    def place(year: float, times: float) -> Point:
        x = frame.left + (frame.right - frame.left) * year / years
        y = frame.bottom - (frame.bottom - frame.top) * math.log10(times) / decades
        return Point(round(x, 1), round(y, 1))

    tracks = []
    for line in chart.lines:
        points = tuple(
            Stated(place(year, line.grow(year)), year, line.grow(year)) for year in line.stated
        )
        end = place(line.until, line.grow(line.until))
        # Names end left of and above two thirds of a line: what rises is lower before that.
        near = place(line.until * 2 / 3, line.grow(line.until * 2 / 3))
        name = Point(near.x - 10, near.y - 12)
        tracks.append(Track(line, place(0, 1), end, name, points))
    across = tuple(Tick(place(year, 1).x, year) for year in range(int(years) + 1))
    up = tuple(Tick(place(0, 10**n).y, 10**n) for n in range(decades + 1))
    moments = tuple(sorted({year for line in chart.lines for year in line.stated}))
    return Growth(frame, across, up, tuple(tracks), moments)


def draw_money(figures: Iterable[Figure]) -> Money:
    """A drawing of all sums of money that have a definite amount, in US dollars."""
    amounts = sorted(
        ((figure, figure.amount) for figure in figures if figure.amount), key=lambda one: one[1]
    )
    height = TOP + len(amounts) * ROW + BOTTOM
    frame = Frame(WIDTH, height, MARGIN, WIDTH - 2 * RIGHT, TOP - 6, height - BOTTOM + 4)
    if not amounts:
        return Money(frame, (), ())
    low = math.floor(math.log10(amounts[0][1]) - 0.05)
    high = max(low + 1, math.ceil(math.log10(amounts[-1][1]) + 0.05))

    def across(amount: float) -> float:
        share = (math.log10(amount) - low) / (high - low)
        return round(frame.left + (frame.right - frame.left) * share, 1)

    sums = tuple(
        Sum(figure, amount, Point(across(amount), TOP + n * ROW + DROP))
        for n, (figure, amount) in enumerate(amounts)
    )
    ticks = tuple(Tick(across(10.0**n), 10.0**n) for n in range(low, high + 1))
    return Money(frame, ticks, sums)
