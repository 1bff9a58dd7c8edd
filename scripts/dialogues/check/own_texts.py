"""Every text that editors wrote, with its place: for rules that hold of all of them.

In: the Corpus. Out: units. What raw files say is not among them, nor are the words of the pages
(``strings.yaml``), which have rules of their own.
"""

from collections.abc import Iterator

from ..corpus.content import Event, Exchange, Subject
from ..corpus.corpus import Corpus
from ..problems import Where
from ..read.shape import Shape
from ..read.yaml import Keys
from ..unit import Unit

#: Their fields that are texts, where they are no shapes.
FIELDS = {
    Event: ("title", "short", "speaker", "speaker_in_full", "place", "told"),
    Exchange: ("title", "gist"),
}
PARTS = {
    "notes": ("text", "basis"),
    "figures": ("meaning", "whose", "certainty"),
    "follow_ups": ("text", "headline", "basis"),
}


def list_own_texts(corpus: Corpus) -> Iterator[tuple[Unit, Where, Keys]]:
    """The texts, each with where it stands and the keys that lead to it."""
    for subject in corpus.subjects:
        for keys, unit in _list_subject(subject):
            yield unit, subject.at(*keys), keys
    for relation in corpus.relations:
        if relation.why:
            keys = ("related", relation.number, "why")
            yield relation.why, corpus.exchanges[relation.one].at(*keys), keys
    for name, entries in corpus.shared.items():
        for number, entry in enumerate(() if name == "strings" else entries):
            for keys, unit in _list_shape(entry, name, number):
                yield unit, corpus.locators[name].at(*keys), keys


def _list_subject(subject: Subject) -> Iterator[tuple[Keys, Unit]]:
    for name in FIELDS[type(subject)]:
        if unit := getattr(subject, name):
            yield (name,), unit
    for name, fields in PARTS.items():
        for number, one in enumerate(getattr(subject, name, ())):
            units = ((field, getattr(one, field)) for field in fields)
            yield from (((name, number, field), unit) for field, unit in units if unit)
    if isinstance(subject, Event):
        yield from ((("about", number), unit) for number, unit in enumerate(subject.texts))
        yield from _list_shape(subject.source, "source")
        for number, report in enumerate(subject.reports):
            yield from _list_shape(report, "reports", number)
    elif isinstance(subject, Exchange):
        for number, correction in enumerate(subject.corrections):
            yield from _list_shape(correction, "corrections", number)


def _list_shape(shape: Shape, *before: str | int) -> Iterator[tuple[Keys, Unit]]:
    """Parts of ids count from 1, keys from 0."""
    for parts, unit in shape.list_texts():
        yield (*before, *(one - 1 if isinstance(one, int) else one for one in parts)), unit
