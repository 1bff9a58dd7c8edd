"""The events read against each other: topics by events, and exchanges that are related across them.

In: a View. Out: rows for the page of comparison.
"""

from __future__ import annotations

from ..corpus.content import Event
from ..read.po import Text
from ..read.schema import Topic
from .view import Exchange, View

Columns = list[tuple[Event, list[Exchange]]]


def topics(view: View) -> list[tuple[Topic, Columns]]:
    """Every topic with its exchanges by event (none included): most shared, most spoken first."""
    rows = []
    for topic in view.content.topics:
        found = {event.id: exchanges for event, exchanges in view.on_topic(topic.slug)}
        rows.append((topic, [(e, found.get(e.id, [])) for e in view.content.events]))
    return sorted(rows, key=lambda row: _shared(row[1]), reverse=True)


def pairs(view: View) -> list[tuple[str, Exchange, Exchange, Text]]:
    """Relations between events: (name, the one, the other, why), in the order of the site."""
    return [
        (name, x, other, why)
        for x in view.exchanges.values()
        for name, other, why in view.related[x.id]
        if other.event is not x.event and why and not name.endswith("-reverse")
    ]


def _shared(columns: Columns) -> tuple[int, int]:
    return sum(bool(found) for _, found in columns), sum(len(found) for _, found in columns)
