"""Words that are quoted stand exactly once in what they are quoted from, in every language.

In: the Corpus, and such words. Out: Problems, with the words that come nearest.
"""

import unicodedata
from collections.abc import Iterator, Sequence

from ..corpus.content import Subject
from ..corpus.corpus import Corpus
from ..problems import MAX_WORD, Problem, Where, nearest, quote
from ..read.text import HINT_APART
from ..unit import Unit

#: Runs of words that are compared for a hint, which takes its time.
MAX_RUNS = 20_000


def find_misquotes(
    corpus: Corpus, language: str, words: Unit, subject: Subject, own: Where
) -> Iterator[Problem]:
    """In the source language, and in every other one where the texts are reviewed.

    ``own``: where the words stand in the source language.
    """
    texts = [unit.read_in(language) for unit in subject.texts]
    found = words.read_in(language)
    if all(text.state in ("source", "reviewed") for text in (*texts, found)):
        report = _find_mismatch(found.value, subject.id, [text.value for text in texts])
        where = own if found.state == "source" else corpus.at(words, language)
        yield from [where.problem(*report)] if report else []


def _find_mismatch(words: str, subject: str, texts: Sequence[str]) -> tuple[str, str] | None:
    """What is wrong with a quotation that does not stand exactly once in the texts; and a hint."""
    count = "\0".join(texts).count(words)
    message = f"{quote(words)} matches {count} times in `{subject}`, expected once"
    if count:
        return None if count == 1 else (message, "quote more words")
    if len(words) > MAX_WORD:
        return message, ""
    runs = [run for text in texts for run in _list_runs(text, words)]
    folded = unicodedata.normalize("NFKC", words)
    whole = "\0".join(texts)
    if unicodedata.normalize("NFC", words) in unicodedata.normalize("NFC", whole):
        return message, HINT_APART
    for run in runs:  # ３億 is no 3億, but what is meant
        if unicodedata.normalize("NFKC", run) == folded:
            return message, f"did you mean {quote(run)}?"
    return message, nearest(words, runs)


def _list_runs(text: str, words: str) -> Iterator[str]:
    """Runs of a text that are as long as some words: in words, or characters where it has none."""
    parts: Sequence[str] = text.split() if text.count(" ") > len(text) / 15 else text
    size = len(words.split()) if parts is not text else len(words)
    for start in range(min(MAX_RUNS, max(1, len(parts) - size + 1))):
        run = parts[start : start + size]
        yield run if isinstance(run, str) else " ".join(run)
