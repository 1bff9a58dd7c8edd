"""A note's words stand exactly once in what it is about, in every language; its id is its own.

In: the Corpus. Out: Problems.
"""

import itertools
from collections.abc import Iterator, Sequence

from ..corpus.corpus import Corpus
from ..problems import Problem, nearest, quote

#: Runs of words that are compared for a hint, which takes its time.
MAX_RUNS = 20_000


def check_note_words(corpus: Corpus) -> Iterator[Problem]:
    """In the source language, and in every other one where the texts are reviewed."""
    for language, subject in itertools.product(corpus.languages, corpus.subjects):
        texts = [unit.read_in(language) for unit in subject.texts]
        for number, note in enumerate(subject.notes):
            on = note.on.read_in(language)
            if all(text.state in ("source", "reviewed") for text in (*texts, on)):
                report = find_mismatch(on.value, subject.id, [text.value for text in texts])
                own = subject.at("notes", number, "on")
                where = own if on.state == "source" else corpus.at(note.on, language)
                yield from [where.problem(*report)] if report else []


def check_note_ids(corpus: Corpus) -> Iterator[Problem]:
    """No two notes of an exchange or event have one id: links and translations hang on it."""
    for subject in corpus.subjects:
        seen: set[str] = set()
        for number, note in enumerate(subject.notes):
            if note.part in seen:
                where = subject.at("notes", number, "id")
                yield where.problem(f"second note {quote(note.part)}", "choose another `id`")
            seen.add(note.part)


def find_mismatch(words: str, subject: str, texts: Sequence[str]) -> tuple[str, str] | None:
    """What is wrong with a quotation that does not stand exactly once in the texts; and a hint."""
    count = "\0".join(texts).count(words)
    message = f"{quote(words)} matches {count} times in `{subject}`, expected once"
    if count:
        return None if count == 1 else (message, "quote more words")
    runs = (run for text in texts for run in _list_runs(text, words))
    return message, nearest(words, runs)


def _list_runs(text: str, words: str) -> Iterator[str]:
    """Runs of a text that are as long as some words: in words, or characters where it has none."""
    parts: Sequence[str] = text.split() if text.count(" ") > len(text) / 15 else text
    size = len(words.split()) if parts is not text else len(words)
    for start in range(min(MAX_RUNS, max(1, len(parts) - size + 1))):
        run = parts[start : start + size]
        yield run if isinstance(run, str) else " ".join(run)
