"""All looks at the public record that the files tell of, each with its day.

In: the Corpus. Out: Looks.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ..problems import Where
from .content import Exchange
from .corpus import Corpus


@dataclass(frozen=True, slots=True)
class Look:
    """Something that was looked at: its address, the day, and where both stand."""

    url: str | None
    checked: str | None
    where: Where


def list_looks(corpus: Corpus) -> Iterator[Look]:
    """All looks at the public record that the files tell of."""
    for event in corpus.events:
        yield Look(event.source.url, event.source.checked, event.at("source", "checked"))
        for number, report in enumerate(event.reports):
            yield Look(report.url, report.checked, event.at("reports", number, "checked"))
    for subject in corpus.subjects:
        for number, note in enumerate(subject.notes):
            yield Look(note.url, note.checked, subject.at("notes", number, "checked"))
    for x in corpus.exchanges.values():
        for number, one in enumerate(x.follow_ups):
            yield Look(one.url, one.checked, x.at("follow_ups", number, "checked"))
    for number, moment in enumerate(corpus.timeline):
        where = corpus.locators["timeline"].at("timeline", number, "checked")
        yield Look(moment.url, moment.checked, where)


def find_version(corpus: Corpus) -> str:
    """The day of the last look at anything: what the texts are as of."""
    return max((look.checked for look in list_looks(corpus) if look.checked), default="")


def find_last_look(x: Exchange) -> str:
    """The day of the last look at what an exchange rests on."""
    notes = [note.checked for note in x.notes if note.checked]
    return max([x.event.source.checked, *notes, *(one.checked for one in x.follow_ups)])
