"""Sets of queries with the exchanges that answer them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
LANGUAGES = ("ja", "en")
HALVES = ("tune", "test")
#: Kinds of queries; ``source``: who asked, when, where it was published.
KINDS = (
    *("natural", "number", "kana", "romaji", "inflected", "exact", "source"),
    "unanswerable",
)
#: Natural queries of others than those that the rules were made by.
FRESH = "natural, fresh"
#: 3: the answer; 2: also good; 1: touches it.
GOOD = 2


@dataclass(frozen=True)
class Query:
    """What a reader types, and how well each exchange answers it."""

    q: str
    answers: dict[str, int]
    half: str = "tune"
    kind: str = "natural"
    #: Of what no page answers: words that stand nowhere.
    absent: tuple[str, ...] = ()

    @property
    def good(self) -> set[str]:
        return {exchange for exchange, grade in self.answers.items() if grade >= GOOD}


def read(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((HERE / name).read_text("utf-8"))
    return found


def natural(language: str, half: str = "all") -> list[Query]:
    """Queries as readers type them; of one half, or of both."""
    found = [Query(**query) for query in read(f"natural.{language}.yaml")["queries"]]
    return [query for query in found if half in ("all", query.half)]


def asked(language: str) -> list[Query]:
    """Queries by kind, in answers not only exchanges but addresses of pages too."""
    return [
        Query(
            one["q"],
            one.get("answers", {}),
            half_of(one["q"]),
            one["kind"],
            tuple(one.get("absent", ())),
        )
        for one in read(f"kinds.{language}.yaml")["queries"]
    ]


def fresh(language: str) -> list[Query]:
    """Natural queries that no rule and no constant was chosen by."""
    queries = read(f"fresh.{language}.yaml")["queries"]
    return [Query(one["q"], one["answers"], half_of(one["q"]), FRESH) for one in queries]


def half_of(query: str) -> str:
    """A query's half by its own hash, whatever others there are."""
    return HALVES[hashlib.sha256(query.encode()).digest()[0] % 2]


def halves(queries: Iterable[str]) -> dict[str, str]:
    """The rule by which queries are halved: every second one, in the order of their hashes."""
    order = sorted(queries, key=lambda q: hashlib.sha256(q.encode()).hexdigest())
    return {q: HALVES[place % 2] for place, q in enumerate(order)}
