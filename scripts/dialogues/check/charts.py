"""A chart says nothing that the index of figures does not say.

In: the Corpus. Out: Problems.
"""

import math
from collections.abc import Iterator

from ..corpus.corpus import Corpus
from ..problems import Problem, quote
from ..read.schema_figures import Line
from ..read.yaml import Locator

#: Digits that a chart can grow by.
MAX_DIGITS = 15


def check_charts(corpus: Corpus) -> Iterator[Problem]:
    """What a chart calls stated must be in the index of the exchange that it names."""
    locator = corpus.locators["charts"]
    for number, chart in enumerate(corpus.charts):
        if chart.kind == "growth" and not chart.lines:
            yield locator.at("charts", number).problem("a growth chart without `lines`")
        for nth, line in enumerate(chart.lines):
            keys = ("charts", number, "lines", nth)
            if line.id in [other.id for other in chart.lines[:nth]]:
                yield locator.at(*keys, "id").problem(f"line {quote(line.id)} again")
            if line.exchange not in corpus.exchanges:
                where = locator.at(*keys, "exchange")
                yield corpus.unknown_exchange(where, line.exchange)
                continue
            if math.log10(line.times) * line.until / line.years > MAX_DIGITS:
                message = f"grows by more than {MAX_DIGITS} digits"
                yield locator.at(*keys, "until").problem(message, "draw fewer years")
            yield from _check_stated(corpus, line, locator, keys)


def _check_stated(
    corpus: Corpus, line: Line, locator: Locator, keys: tuple[str | int, ...]
) -> Iterator[Problem]:
    known = [
        quantity.number
        for figure in corpus.exchanges[line.exchange].figures
        for quantity in figure.quantities
        if quantity.measure == "multiple" and quantity.number
    ]
    for nth, years in enumerate(line.stated):
        where = locator.at(*keys, "stated", nth)
        times = line.times ** min(years / line.years, 99 / math.log10(line.times))
        if years > line.until:
            yield where.problem(f"stated for {years:g} years, drawn for {line.until:g}")
        elif not any(math.isclose(number, times, rel_tol=1e-6) for number in known):
            yield where.problem(f"{times:,.4g} times is in no index of `{line.exchange}`")
