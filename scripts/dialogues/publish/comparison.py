"""The events read against each other: exchanges that are related across them, topics by events.

In: a View. Out: pairs and rows for the page of comparison.
"""

from dataclasses import dataclass

from ..corpus.relations import Link, Relation
from ..read.schema_shared import Topic
from .passages import Passage, find_passage
from .view import Column, View

#: Differences first.
ORDER = ("differ", "complement", "agree", None)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two related exchanges with the passages that the relation is about."""

    relation: Relation
    name: str
    passages: tuple[Passage, Passage]


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A topic with its exchanges by event, none included."""

    topic: Topic
    columns: list[Column]

    @property
    def weight(self) -> tuple[int, int]:
        """How many events speak to it, and in how many exchanges."""
        sizes = [len(column.exchanges) for column in self.columns]
        return sum(map(bool, sizes)), sum(sizes)


def compare_topics(view: View) -> list[TopicRow]:
    """Every topic: most shared, most spoken first."""
    rows = [TopicRow(topic, view.column_topic(topic)) for topic in view.corpus.topics]
    return sorted(rows, key=lambda row: row.weight, reverse=True)


def pair_exchanges(view: View) -> list[Pair]:
    """Relations between events that have a reason: differences first, else in the site's order."""
    found = [
        _make_pair(view, link)
        for exchange in view.corpus.exchanges.values()
        for link in view.corpus.related[exchange.id]
        if link.to.event is not exchange.event and link.relation.why and not link.reverse
    ]
    return sorted(found, key=lambda pair: ORDER.index(pair.relation.verdict))


def _make_pair(view: View, link: Link) -> Pair:
    relation = link.relation
    one = view.corpus.exchanges[relation.one]
    here = find_passage(one, relation.here, view.language)
    there = find_passage(link.to, relation.there, view.language)
    return Pair(relation, link.name, (here, there))
