"""A note's words stand exactly once in what it is about, in every language; its id is its own.

In: the Corpus. Out: Problems.
"""

import itertools
from collections.abc import Iterator

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
        seen: set[str] = set()
        for number, note in enumerate(subject.notes):
            if note.part in seen:
                where = subject.at("notes", number, "id")
                yield where.problem(f"second note {quote(note.part)}", "choose another `id`")
            seen.add(note.part)
