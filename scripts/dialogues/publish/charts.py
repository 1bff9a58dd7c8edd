"""Where things stand on a drawing, in SVG user units.

In: charts of ``charts.yaml`` and indexed figures. Out: the scales that ``_chart.md.j2`` draws by.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from ..corpus.content import Figure
from ..read.schema_figures import Chart
from .view import View

WIDTH, HEIGHT = 440, 300
#: Room around a drawing of growth, for the words at its scales.
LEFT, RIGHT, TOP, BOTTOM = 52, 14, 14, 34
#: A money chart's rows: their height, where in it the point stands below its words, their start.
ROW, DROP, MARGIN = 40, 29, 26


@dataclass(frozen=True, slots=True)
class Scale:
    """Values from ``low`` to ``high`` between two edges; of a log scale, these are powers of 10."""

    start: float
    end: float
    low: float
    high: float
    log: bool = False

    @property
    def ticks(self) -> list[float]:
        """The values that are marked."""
        marked = range(math.ceil(self.low), math.floor(self.high) + 1)
        return [10.0**n if self.log else n for n in marked]

    def place(self, value: float) -> float:
        """Where a value stands."""
        share = ((math.log10(value) if self.log else value) - self.low) / (self.high - self.low)
        return round(self.start + (self.end - self.start) * share, 1)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart with its scales, and the edges of what ``x`` goes through.

    Growth: lines over years (x) and times (y). Money: ``sums`` of US dollars (x), one a row (y);
    ``left_out``: how many more there are.
    """

    chart: Chart
    x: Scale
    y: Scale
    width: float
    height: float
    top: float
    bottom: float
    sums: tuple[Figure, ...] = ()
    left_out: int = 0

    @property
    def moments(self) -> list[float]:
        """The years for which a line is stated: the rows of the same as a table."""
        return sorted({year for line in self.chart.lines for year in line.stated})


def draw_charts(view: View) -> list[Drawing]:
    """Each chart; one without anything to draw is left out."""
    found, measured = [], view.measure_figures(view.corpus.events)
    for chart in view.corpus.charts:
        if chart.kind == "growth" and chart.lines:
            found.append(draw_growth(chart))
        elif chart.kind == "money" and (figures := measured.get("money")):
            found += draw_money(chart, figures, view.latest.MAX_SUMS)
    return found


def draw_growth(chart: Chart) -> Drawing:
    """A drawing of compound growth from 1. Stated points are solid; lines are worked out."""
    years = max(line.until for line in chart.lines)
    most = math.ceil(max(line.grow(line.until) for line in chart.lines))
    decades = math.ceil(math.log10(most) - 1e-9)
    top, bottom = TOP, HEIGHT - BOTTOM
    x = Scale(LEFT, WIDTH - RIGHT, 0, years)
    y = Scale(bottom, top, 0, decades, log=True)
    return Drawing(chart, x, y, WIDTH, HEIGHT, top, bottom)


def draw_money(chart: Chart, figures: Iterable[Figure], most: int) -> list[Drawing]:
    """A drawing of sums of money that have a definite amount, smallest first, the first ``most`` of
    them; none of none.
    """
    definite = [figure for figure in figures if figure.amount]
    if not definite:
        return []
    amounts = {figure: figure.amount for figure in definite[:most] if figure.amount}
    left_out = len(definite) - len(amounts)
    low = math.floor(math.log10(min(amounts.values())) - 0.05)
    high = max(low + 1, math.ceil(math.log10(max(amounts.values())) + 0.05))
    rows = len(amounts) * ROW
    height = TOP + rows + BOTTOM
    x = Scale(MARGIN, WIDTH - 2 * RIGHT, low, high, log=True)
    y = Scale(TOP + DROP, TOP + DROP + rows, 0, len(amounts))
    sums = tuple(sorted(amounts, key=lambda figure: amounts[figure]))
    bottom = height - BOTTOM + 4
    return [Drawing(chart, x, y, WIDTH, height, TOP - 6, bottom, sums, left_out)]
