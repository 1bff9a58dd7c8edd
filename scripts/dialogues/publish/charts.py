"""Where things stand on a drawing: logarithmic scales, lines and points, in SVG user units.

In: charts of ``charts.yaml`` and indexed figures. Out: numbers that ``_chart.md.j2`` draws with;
Problems where a chart says more than the index.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from ..corpus.content import Content
from ..corpus.figures import Indexed, by_place
from ..problems import Problems, nearest, quote
from ..read.schema import Chart, Line

WIDTH, LEFT, RIGHT, TOP, BOTTOM = 440, 52, 14, 14, 34
#: Digits that a chart can grow by.
MOST = 15
#: A money chart's rows: their height, and where in it the point stands below its words.
ROW, DROP = 40, 29


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of a scale: where, and the value it stands for."""

    at: float
    value: float


@dataclass(frozen=True, slots=True)
class Track:
    """A line of growth. ``points``: (x, y, years, times) that the claim itself gives."""

    line: Line
    start: tuple[float, float]
    end: tuple[float, float]
    name: tuple[float, float]
    points: tuple[tuple[float, float, float, float], ...]


@dataclass(frozen=True, slots=True)
class Growth:
    """Lines over years (x) on a log scale of times (y); ``rows``: the same as a table."""

    height: float
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    tracks: tuple[Track, ...]
    rows: tuple[tuple[float, tuple[tuple[float, bool], ...]], ...]


@dataclass(frozen=True, slots=True)
class Money:
    """Sums on one log scale (x), smallest first; ``points``: (figure, dollars, x, y)."""

    height: float
    across: tuple[Tick, ...]
    points: tuple[tuple[Indexed, float, float, float], ...]


def check(content: Content, problems: Problems) -> None:
    """What a chart calls stated must be in the index of the exchange that it names."""
    indexed, locator = by_place(content), content.locators["charts"]
    for number, chart in enumerate(content.charts):
        if chart.kind == "growth" and not chart.lines:
            problems.add(locator.path, locator("charts", number), "a growth chart without `lines`")
        for nth, line in enumerate(chart.lines):
            at, keys = locator, ("charts", number, "lines", nth)
            if line.id in [other.id for other in chart.lines[:nth]]:
                problems.add(locator.path, at(*keys, "id"), f"line {quote(line.id)} again")
            if line.exchange not in content.items:
                message = f"unknown exchange {quote(line.exchange)}"
                hint = nearest(line.exchange, content.items)
                problems.add(locator.path, at(*keys, "exchange"), message, hint)
                continue
            if math.log10(line.times) * line.until / line.years > MOST:
                message = f"grows by more than {MOST} digits"
                problems.add(locator.path, at(*keys, "until"), message, "draw fewer years")
            known = {
                quantity.number
                for one in indexed[line.exchange]
                for quantity in one.quantities
                if quantity.measure == "multiple"
            }
            for index_, years in enumerate(line.stated):
                times = line.times ** min(years / line.years, 99 / math.log10(line.times))
                if years > line.until:
                    message = f"stated for {years:g} years, drawn for {line.until:g}"
                elif not any(n and math.isclose(n, times, rel_tol=1e-6) for n in known):
                    message = f"{times:,.4g} times is in no index of `{line.exchange}`"
                else:
                    continue
                problems.add(locator.path, at(*keys, "stated", index_), message)


def growth(chart: Chart) -> Growth:
    """A drawing of compound growth from 1. Stated points are solid; lines are worked out."""
    height = 300.0
    years = max(line.until for line in chart.lines)
    top = max(1, math.ceil(max(_times(line, line.until) for line in chart.lines)))
    decades = math.ceil(math.log10(top) - 1e-9)

    def place(year: float, times: float) -> tuple[float, float]:
        x = LEFT + (WIDTH - LEFT - RIGHT) * year / years
        y = height - BOTTOM - (height - BOTTOM - TOP) * math.log10(times) / decades
        return round(x, 1), round(y, 1)

    tracks = []
    for line in chart.lines:
        points = tuple((*place(n, _times(line, n)), n, _times(line, n)) for n in line.stated)
        end = place(line.until, _times(line, line.until))
        # Names end left of and above two thirds of a line: what rises is lower before that.
        x, y = place(line.until * 2 / 3, _times(line, line.until * 2 / 3))
        tracks.append(Track(line, place(0, 1), end, (x - 10, y - 12), points))
    moments = sorted({point[2] for track in tracks for point in track.points})
    rows = tuple(
        (
            moment,
            tuple((_times(t.line, moment), any(p[2] == moment for p in t.points)) for t in tracks),
        )
        for moment in moments
    )
    across = tuple(Tick(place(n, 1)[0], n) for n in range(int(years) + 1))
    up = tuple(Tick(place(0, 10**n)[1], 10**n) for n in range(decades + 1))
    return Growth(height, across, up, tuple(tracks), rows)


def money(figures: Iterable[Indexed]) -> Money:
    """A drawing of all sums of money that have a definite amount, in US dollars."""
    amounts = ((one, one.quantity.number if one.quantity else None) for one in figures)
    sums = [(one, amount) for one, amount in amounts if amount]
    sums.sort(key=lambda row: row[1])
    if not sums:
        return Money(0, (), ())
    low = math.floor(math.log10(sums[0][1]) - 0.05)
    high = max(low + 1, math.ceil(math.log10(sums[-1][1]) + 0.05))

    def across(amount: float) -> float:
        share = (math.log10(amount) - low) / (high - low)
        return round(LEFT / 2 + (WIDTH - LEFT / 2 - 2 * RIGHT) * share, 1)

    points = tuple(
        (one, amount, across(amount), TOP + n * ROW + DROP) for n, (one, amount) in enumerate(sums)
    )
    ticks = tuple(Tick(across(10.0**n), 10.0**n) for n in range(low, high + 1))
    return Money(TOP + len(sums) * ROW + BOTTOM, ticks, points)


def _times(line: Line, years: float) -> float:
    return float(line.times ** (years / line.years))
