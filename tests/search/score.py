"""Figures for lists of results."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean
from typing import Any

from search.sets import Query

DEPTH, NEAR = 10, 5


@dataclass(frozen=True)
class Outcome:
    """What came for one query: per result the exchange it leads to, or None; ``strays``: how many
    of the first ten are in the wrong language.
    """

    query: Query
    results: Sequence[str | None]
    strays: int

    @property
    def exchanges(self) -> list[str]:
        """Exchanges alone, each once, in order."""
        return list(dict.fromkeys(result for result in self.results if result))

    def recall(self, results: Sequence[str | None], depth: int) -> float:
        good = self.query.good
        return len(good & set(results[:depth])) / min(depth, len(good))

    def reciprocal(self, results: Sequence[str | None]) -> float:
        places = (n for n, result in enumerate(results[:DEPTH], 1) if result in self.query.good)
        return 1 / next(places, math.inf)

    def gain(self) -> float:
        """nDCG@10 of the exchanges, by grade."""
        best = sorted(self.query.answers.values(), reverse=True)[:DEPTH]
        got = [self.query.answers.get(name, 0) for name in self.exchanges[:DEPTH]]
        return discounted(got) / discounted(best)


def discounted(grades: Sequence[int]) -> float:
    return math.fsum((2**g - 1) / math.log2(place + 1) for place, g in enumerate(grades, 1))


def figures(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """A set's figures. Every result takes a place; with ``exchanges`` only those that are exchanges
    do, each once. ``found``: good answers among all results, however far down.
    """
    shown = sum(min(len(o.results), DEPTH) for o in outcomes)
    common = {
        "queries": len(outcomes),
        "nothing": mean(float(not o.results) for o in outcomes),
        "wrong language": sum(o.strays for o in outcomes) / shown if shown else 0.0,
    }
    if not any(o.query.answers for o in outcomes):
        return common
    return common | {
        "recall@5": mean(o.recall(o.results, NEAR) for o in outcomes),
        "MRR@10": mean(o.reciprocal(o.results) for o in outcomes),
        "first": mean(float(o.reciprocal(o.results) == 1) for o in outcomes),
        "recall@5 exchanges": mean(o.recall(o.exchanges, NEAR) for o in outcomes),
        "MRR@10 exchanges": mean(o.reciprocal(o.exchanges) for o in outcomes),
        "nDCG@10 exchanges": mean(o.gain() for o in outcomes),
        "found": mean(len(o.query.good & set(o.exchanges)) / len(o.query.good) for o in outcomes),
    }
