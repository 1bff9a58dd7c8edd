"""Which exchanges are about what a word means, so that a question in other words finds them.

In: documents, and vectors of common words (``meanings.*.npz``, made by ``make meanings``). Out: the
compared form of a word to the exchanges that it is nearest to. A word's nearness to an exchange is
that to the sentences it is nearest to, above what it is to all exchanges; rare words count for
more (smooth inverse frequency: Arora, Liang and Ma, "A simple but tough-to-beat baseline for
sentence embeddings", 2017). All numbers are whole, so that every machine finds the same.
"""

import os
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

# Each language is a process: threads that wait for each other would take three times the work.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
import numpy as np
from numpy.typing import NDArray

from .documents import Document
from .format import as_json
from .postings import count_files
from .readings import END, READ, find_words
from .tokens import hash_key, words

#: Fields of an exchange that say what it is about.
FIELDS = "gqas"
#: Sentences that count, of each exchange.
NEAREST = 3
#: How long the vector of a sentence is.
LENGTH = 127
#: By how much the product of a word's vector and a sentence's grows from step to step; the first
#: step that counts, and the last; to how many exchanges a word leads.
STEP, LEAST, MOST, WIDEST = 645, 3, 9, 5
#: What weights are parts of.
WHOLE = 100
#: The letters of steps.
STEPS = " abcdefghi"
#: Of words and sentences, so many pairs are looked at at once: as much memory it takes.
MAX_PAIRS = 2_000_000
#: About how large a file becomes, in characters, and how many there are at most.
FILE_SIZE, MAX_FILES = 4_000, 256
#: Whole numbers, so small that sums of their products are exact.
Vector = NDArray[np.float32]
#: Whole numbers above are not.
EXACT = 2**24


class Vectors(NamedTuple):
    """``rows``: of each word; ``keys``: what queries have of it (``find_word_key``), or nothing;
    ``weights``: hundredths, less for common words.
    """

    rows: dict[str, int]
    keys: list[str]
    weights: NDArray[np.int64]
    vectors: NDArray[np.int16]


@cache
def load_vectors(language: str) -> Vectors | None:
    """The vectors of a language's words, if there are any."""
    path = Path(__file__).with_name(f"meanings.{language}.npz")
    if not path.exists():
        return None
    with np.load(path) as found:
        words, keys = (
            found[name].tobytes().decode("utf-8").split("\n") for name in ("words", "keys")
        )
        rows = {word: row for row, word in enumerate(words)}
        weights, vectors = found["weights"].astype(np.int64), found["vectors"].astype(np.int16)
        return Vectors(rows, keys, weights, vectors)


def write_meanings(found: list[Document], language: str) -> dict[str, Any]:
    """The files of all words that tell exchanges apart; none without vectors of the language."""
    known, exchanges = load_vectors(language), [one for one in found if one.kind == "exchange"]
    if not known or len(exchanges) < 2:
        return {}
    lines = dict(_list_lines(known, exchanges, language))
    count = count_files(len(as_json(lines)), FILE_SIZE, MAX_FILES)
    files: dict[str, dict[str, str]] = {f"meanings/{n}": {} for n in range(count)}
    for key, line in lines.items():
        files[f"meanings/{hash_key(key[:1]) % count}"][key] = line
    return {name: {"meanings": file} for name, file in files.items()}


def _list_lines(
    known: Vectors, exchanges: list[Document], language: str
) -> Iterator[tuple[str, str]]:
    """Each key once, with its exchanges: the distance to the last one, and the step as a letter."""
    sentences = _group_alike([_read_sentences(known, one, language) for one in exchanges])
    rows: dict[str, int] = {}
    for row, key in enumerate(known.keys):  # of words with one key, the commonest
        rows.setdefault(key, row)
    rows.pop("", None)
    size = max(1, MAX_PAIRS // sum(len(some) for some in sentences.values()))
    for start in range(0, len(rows), size):
        some = [*rows][start : start + size]
        numbers = np.array([rows[key] for key in some])
        near = _measure_nearness(known.vectors[numbers], sentences)
        found = _count_steps(near, known.weights[numbers])
        for key, steps in zip(some, found, strict=True):
            last, line = 0, []
            for number, step in steps:
                line.append(f"{number - last or ''}{STEPS[step]}")
                last = number
            if line:
                yield key, " ".join(line)


def _group_alike(sentences: list[Vector]) -> dict[tuple[int, ...], Vector]:
    """The sentences of exchanges that have as many: the first of each, then the second of each …"""
    alike: dict[int, list[int]] = {}
    for number, some in enumerate(sentences):
        alike.setdefault(len(some), []).append(number)
    return {
        tuple(numbers): np.concatenate(np.stack([sentences[n] for n in numbers], axis=1))
        for numbers in alike.values()
    }


def _measure_nearness(
    vectors: NDArray[np.int16], sentences: dict[tuple[int, ...], Vector]
) -> Vector:
    """How near each word is to the sentences of each exchange that it is nearest to, in all."""
    words = vectors.astype(np.float32)
    near = np.empty((len(words), sum(map(len, sentences))), np.float32)
    for numbers, some in sentences.items():
        products = (words @ some.T).reshape(len(words), -1, len(numbers))
        best: list[Vector] = []
        for nth in range(products.shape[1]):
            one = products[:, nth]
            for better in best:
                one, _ = np.minimum(better, one), np.maximum(better, one, out=better)
            if len(best) < NEAREST:
                best.append(one)
        near[:, numbers] = sum(best)
    return near


def _count_steps(near: Vector, weights: NDArray[np.int64]) -> Iterator[list[tuple[int, int]]]:
    """For each word the exchanges that it is nearest to, in their order, and by how many steps
    nearer than to all.
    """
    count = near.shape[1]
    step = STEP * WHOLE * NEAREST * count
    totals = near.sum(axis=1, dtype=np.float64).astype(np.int64)
    # Few are near enough: only of these more is worked out.
    least = -(-(totals - -LEAST * step // weights) // count)
    found, numbers = np.nonzero(near >= np.minimum(least, EXACT).astype(np.float32)[:, None])
    above = near[found, numbers].astype(np.int64) * count - totals[found]
    steps = np.minimum(above * weights[found] // step, MOST)
    order = np.lexsort((numbers, -steps, found))
    starts = np.searchsorted(found, np.arange(len(near) + 1))
    for start, end in pairwise(starts):
        some = order[start : min(end, start + WIDEST)]
        yield sorted(zip(numbers[some].tolist(), steps[some].tolist(), strict=True))


def _read_sentences(known: Vectors, document: Document, language: str) -> Vector:
    """The vectors of an exchange's sentences, at least as many as count."""
    said = (part.text for part in document.parts if part.letter in FIELDS)
    texts = [document.title, *said]
    made = []
    for text in texts:
        for sentence in END.split(text):
            rows = [known.rows[word] for word in list_words(sentence, known, language)]
            total = (known.vectors[rows] * known.weights[rows][:, None]).sum(axis=0)
            length = np.sqrt((total * total).sum())
            if length:
                made.append(np.rint(total * (LENGTH / length)))
    made += [np.zeros(known.vectors.shape[1])] * (NEAREST - len(made))
    return np.array(made, np.float32)


def list_words(text: str, known: Vectors, language: str) -> Iterator[str]:
    """The words of a text that have vectors; of a compound that has none, its parts."""
    if language not in READ:
        yield from (word for one in words(text) if (word := one.raw.lower()) in known.rows)
        return
    for forms in find_words(text):
        whole, *parts = forms
        yield from (one for one in ([whole] if whole in known.rows else parts) if one in known.rows)
