"""What pages about all events show of these: the latest in full, so that no page grows for ever.

In: a Corpus, whose events begin with the latest. Out: what is shown, and the rest, which the same
page tells in brief or leads to. The bounds hold a page to about 60 KB, gzipped; until they are
reached, everything is shown. They count whole events (or years), so that an address stays good.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Generic, TypeVar

from ..corpus.content import Event, Exchange
from ..corpus.corpus import Corpus
from ..read.schema_shared import Topic
from .timeline import Dated, list_moments

Group = TypeVar("Group")


@dataclass(frozen=True, slots=True)
class Split(Generic[Group]):
    """Some groups: those that are ``shown``, the first of all, and those ``earlier``."""

    shown: list[Group]
    earlier: list[Group]


def take_latest(groups: Iterable[Group], limit: int, size: Callable[[Group], int]) -> Split[Group]:
    """As many groups from the first on as ``limit`` holds, but at least one that holds anything.

    ``size``: how much a group holds.
    """
    groups, shown, held = list(groups), 0, 0
    for group in groups:
        if held and held + size(group) > limit:
            break
        held += size(group)
        shown += 1
    return Split(groups[:shown], groups[shown:])


@dataclass(frozen=True, slots=True)
class Column:
    """The exchanges of one event among those of a page."""

    event: Event
    exchanges: list[Exchange]


class Latest:
    """What pages show of a corpus, in every language the same."""

    #: Answers in full on a topic's page.
    MAX_ANSWERS = 20
    #: Events beside each other: columns of the comparison, counts of a topic.
    MAX_COLUMNS = 5
    #: Pairs of passages in full on the page of comparison.
    MAX_PAIRS = 30
    #: Rows of the index of figures, and of the timeline.
    MAX_ROWS = 200
    #: Sums in a drawing.
    MAX_SUMS = 24
    #: Exchanges on the page of what became of them.
    MAX_RECENT = 60
    #: Places where a name stands.
    MAX_PLACES = 12
    #: Events on the home page.
    MAX_CARDS = 8
    #: Headlines of what became of something said, the newest, on the home page.
    MAX_HEADLINES = 4
    #: Sources at the foot of a page that rests on all of them.
    MAX_SOURCES = 12
    #: Exchanges in the report on translation.
    MAX_OPEN = 100

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus

    @property
    def beside(self) -> tuple[Event, ...]:
        """The events that stand beside each other."""
        return self.corpus.events[: self.MAX_COLUMNS]

    def column_topic(self, topic: Topic) -> list[Column]:
        """A topic's exchanges by event; events that do not speak to it have none."""
        found = [self.corpus.exchanges[key] for key in self.corpus.on_topic[topic.slug]]
        held = {event: list(some) for event, some in groupby(found, key=lambda x: x.event)}
        return [Column(event, held.get(event, [])) for event in self.corpus.events]

    def split_topic(self, topic: Topic) -> Split[Column]:
        """A topic's exchanges by event, without those that do not speak to it."""
        columns = [column for column in self.column_topic(topic) if column.exchanges]
        return take_latest(columns, self.MAX_ANSWERS, lambda column: len(column.exchanges))

    @cached_property
    def recent(self) -> Split[Column]:
        """The exchanges of which something is known to have become, by event."""
        told = [x for x in self.corpus.exchanges.values() if x.follow_ups]
        columns = [Column(one, list(some)) for one, some in groupby(told, key=lambda x: x.event)]
        return take_latest(columns, self.MAX_RECENT, lambda column: len(column.exchanges))

    @cached_property
    def told(self) -> frozenset[str]:
        """The ids of what became of something, as far as its page shows it."""
        shown = [x for column in self.recent.shown for x in column.exchanges]
        return frozenset(one.id for x in shown for one in x.follow_ups)

    @cached_property
    def counted(self) -> Split[Event]:
        """The events whose figures the index holds, and those whose figures have their own page."""
        return take_latest(self.corpus.events, self.MAX_ROWS, self.count_figures)

    def count_figures(self, event: Event) -> int:
        """How many figures an event states, its exchanges included."""
        exchanges = self.corpus.list_exchanges(event)
        return len(event.figures) + sum(len(x.figures) for x in exchanges)

    @cached_property
    def years(self) -> Split[tuple[str, list[Dated]]]:
        """The timeline by year, the latest first, with whatever has no date before it."""
        rows = list_moments(self.corpus)
        years = [(year, list(some)) for year, some in groupby(rows, key=lambda row: row.date[:4])]
        return take_latest(reversed(years), self.MAX_ROWS, lambda year: len(year[1]))
