"""The events read against each other: exchanges that are related across them, topics by events.

In: a View. Out: pairs and rows for the page of comparison.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ..corpus.relations import Link, Relation
from ..read.schema import Verdict
from ..read.schema_shared import Topic
from .latest import Column
from .passages import Passage, find_passage
from .view import View

#: Differences first.
ORDER: tuple[Verdict | None, ...] = ("differ", "complement", "agree", None)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two related exchanges with the passages that the relation is about, in the order of events:
    all pairs of two events have the same event on the same side.
    """

    relation: Relation
    name: str
    passages: tuple[Passage, Passage]


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A topic with its exchanges by event, none included; ``earlier``: how many more there are of
    events that have no column.
    """

    topic: Topic
    columns: list[Column]
    earlier: int


def compare_topics(view: View) -> list[TopicRow]:
    """Every topic with the latest events: most shared, most spoken first."""
    rows, most = [], view.latest.MAX_COLUMNS
    for topic in view.corpus.topics:
        columns = view.latest.column_topic(topic)
        sizes = [len(column.exchanges) for column in columns]
        row = TopicRow(topic, columns[:most], sum(sizes[most:]))
        rows.append((sum(map(bool, sizes)), sum(sizes), row))
    return [row for *_, row in sorted(rows, key=lambda one: one[:2], reverse=True)]


def list_crossing(view: View) -> list[Link]:
    """Relations between events that have a reason, each once, the latest first."""
    return [
        link
        for exchange in view.corpus.exchanges.values()
        for link in view.corpus.related[exchange.id]
        if link.to.event is not exchange.event and link.relation.why and not link.reverse
    ]


def pair_exchanges(view: View, links: Iterable[Link]) -> list[Pair]:
    """Some of these relations: differences first, else in the site's order."""
    found = [_make_pair(view, link) for link in links]
    return sorted(found, key=lambda pair: ORDER.index(pair.relation.verdict))


def _make_pair(view: View, link: Link) -> Pair:
    relation = link.relation
    one = view.corpus.exchanges[relation.one]
    here = find_passage(one, relation.here, view.language)
    there = find_passage(link.to, relation.there, view.language)
    events = view.corpus.events
    first, second = sorted((here, there), key=lambda one: events.index(one.exchange.event))
    return Pair(relation, link.name, (first, second))


def count_verdicts(links: Iterable[Link]) -> list[tuple[Verdict, int]]:
    """How many relations have which verdict, differences first."""
    counts = Counter(link.relation.verdict for link in links)
    return [(verdict, counts[verdict]) for verdict in ORDER if verdict and counts[verdict]]
