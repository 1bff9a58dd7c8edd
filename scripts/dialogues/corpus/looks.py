"""All looks at the public record that the files tell of, each with its day; what is as of when.

In: the Corpus. Out: Looks; days.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ..problems import Where
from ..read.schema_public import Report, Source
from .bases import Resting, list_bases
from .content import Exchange
from .corpus import Corpus


@dataclass(frozen=True, slots=True)
class Look:
    """Something that was looked at: its address, if it has one, the day, and where that stands."""

    url: str | None
    checked: str
    where: Where


def list_looks(corpus: Corpus) -> Iterator[Look]:
    """All of them."""
    for record, where in _list_records(corpus):
        if record.checked:
            yield Look(record.url, record.checked, where)


def _list_records(corpus: Corpus) -> Iterator[tuple[Source | Report | Resting, Where]]:
    """All that may have been looked at, with where the day of that stands."""
    for event in corpus.events:
        yield event.source, event.at("source", "checked")
        for number, report in enumerate(event.reports):
            yield report, event.at("reports", number, "checked")
    yield from list_bases(corpus, "checked")


def find_version(corpus: Corpus) -> str:
    """The day of the last look at anything, or correction: what the texts are as of."""
    corrected = (one.date for x in corpus.exchanges.values() for one in x.corrections)
    return max((*(look.checked for look in list_looks(corpus)), *corrected), default="")


def find_added(x: Exchange) -> str:
    """The day on which readers could first read it, as far as its event's file says; else that of
    the look at its source.
    """
    return x.event.added or x.event.source.checked


def find_updated(x: Exchange) -> str:
    """The day of its last correction, or else on which it was added. Another look, which finds what
    the one before it found, is no news.
    """
    return max([find_added(x), *(one.date for one in x.corrections)])
