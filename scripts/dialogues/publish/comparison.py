"""The events read against each other: topics by events, and exchanges that are related across them.

In: a View or Corpus. Out: rows for the page of comparison.
"""

from dataclasses import dataclass

from ..corpus.corpus import Corpus
from ..corpus.relations import Link
from ..read.schema_shared import Topic
from .view import Column, View


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


def pair_exchanges(corpus: Corpus) -> list[Link]:
    """Relations between events that have a reason, in the order of the site."""
    return [
        link
        for exchange in corpus.exchanges.values()
        for link in corpus.related[exchange.id]
        if link.to.event is not exchange.event and link.relation.why and not link.reverse
    ]
