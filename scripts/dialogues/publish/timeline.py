"""What the timeline tells: all that is dated.

In: a Corpus. Out: its rows, in order.
"""

from dataclasses import dataclass

from ..corpus.content import Event, FollowUp
from ..corpus.corpus import Corpus
from ..read.schema_shared import Moment


@dataclass(frozen=True, slots=True)
class Dated:
    """A row of the timeline: an event is ``held``, its source ``published``; something came after
    (``since``); else a Moment.
    """

    date: str
    kind: str
    what: Event | Moment | FollowUp


def list_moments(corpus: Corpus) -> list[Dated]:
    """All that is dated, in order; events without a date last."""
    rows = [
        Dated(getattr(event.dates, kind) or "", kind, event)
        for event in corpus.events
        for kind in ("held", "published")
    ]
    rows += [Dated(one.date, one.kind, one) for one in corpus.timeline if one.date]
    rows += [
        Dated(one.date, "since", one) for x in corpus.exchanges.values() for one in x.follow_ups
    ]
    return sorted(rows, key=lambda row: (not row.date, row.date, row.what.id, row.kind))
