"""A note's words stand exactly once in what it is about, in every language; ids of notes and of
follow-ups are their own.

In: the Corpus. Out: Problems; and advice on their order.
"""

import itertools
from collections.abc import Iterator, Sequence

from ..corpus.content import Subject
from ..corpus.corpus import Corpus
from ..problems import Problem, quote
from .quotations import find_misquotes


def check_note_words(corpus: Corpus) -> Iterator[Problem]:
    """In the source language, and in every other one where the texts are reviewed."""
    for language, subject in itertools.product(corpus.languages, corpus.subjects):
        for number, note in enumerate(subject.notes):
            own = subject.at("notes", number, "on")
            yield from find_misquotes(corpus, language, note.on, subject, own)


def check_note_ids(corpus: Corpus) -> Iterator[Problem]:
    """No two notes of an exchange or event have one id: links and translations hang on it."""
    for subject in corpus.subjects:
        yield from _find_repeated(subject, "notes", "note", [note.part for note in subject.notes])


def check_follow_up_ids(corpus: Corpus) -> Iterator[Problem]:
    """No two follow-ups of an exchange have one id."""
    for x in corpus.exchanges.values():
        yield from _find_repeated(x, "follow_ups", "follow-up", [one.part for one in x.follow_ups])


def advise_note_order(corpus: Corpus) -> Iterator[Problem]:
    """Notes are numbered as written, so they stand in the order of their words in the source."""
    for subject in corpus.subjects:
        whole, last, before = "\0".join(unit.text for unit in subject.texts), -1, ""
        for number, note in enumerate(subject.notes):
            place = whole.find(note.on.text)
            if 0 <= place < last:
                message = f"{quote(note.on.text)} stands before {quote(before)}, its note behind"
                where = subject.at("notes", number)
                yield where.problem(message, "put notes in the order of their words")
            elif place >= 0:
                last, before = place, note.on.text


def _find_repeated(
    subject: Subject, field: str, name: str, parts: Sequence[str]
) -> Iterator[Problem]:
    for number, part in enumerate(parts):
        if part in parts[:number]:
            where = subject.at(field, number, "id")
            yield where.problem(f"second {name} {quote(part)}", "choose another `id`")
