"""The words that a note is about stand exactly once in what it is about, in every language.

In: the Corpus. Out: Problems.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..corpus.corpus import Corpus
from ..problems import Problem, Where, nearest, quote

#: Runs of words that are compared for a hint, which takes its time.
MAX_RUNS = 20_000


def check_note_words(corpus: Corpus) -> Iterator[Problem]:
    """In the source language."""
    for subject in corpus.subjects:
        texts = [text.text for text in subject.texts]
        for number, note in enumerate(subject.notes):
            if report := _find_mismatch(note.on.text, subject.id, texts):
                yield subject.at("notes", number, "on").problem(*report)


def check_translated_note_words(corpus: Corpus) -> Iterator[Problem]:
    """In every other language, where the texts are reviewed."""
    for language in corpus.translated:
        for subject in corpus.subjects:
            texts = [text.read_in(language) for text in subject.texts]
            if any(text.state != "reviewed" for text in texts):
                continue
            for note in subject.notes:
                on = note.on.read_in(language)
                report = _find_mismatch(on.value, subject.id, [text.value for text in texts])
                if report and on.state == "reviewed":
                    path = corpus.find_po(language, note.on.domain)
                    yield Where(path, on.line).problem(*report)


def _find_mismatch(words: str, subject: str, texts: Sequence[str]) -> tuple[str, str] | None:
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
