"""How alike texts are: TF-IDF over character bigrams of Japanese and words of other scripts.

In: texts. Out: unit vectors (term to weight), their cosine (0: nothing shared, 1: the same), and
the words that two texts share. Everything is summed in the order of the text, so that a score does
not depend on the hash seed. Source of the weights: G. Salton and C. Buckley, "Term-weighting
approaches in automatic text retrieval", 1988 (sublinear term frequency, inverse document
frequency, cosine).
"""

from __future__ import annotations

import functools
import itertools
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from ..letters import HIRAGANA, JAPANESE, KATAKANA

Vector = dict[str, float]
#: A stretch of Japanese, or a word of another script: `gpt-5` and `3.5` are one word each.
RUN = re.compile(rf"[{JAPANESE}]+|[^\W_{JAPANESE}]+(?:[.-][^\W_{JAPANESE}]+)*")
EMPTY = re.compile(rf"[{HIRAGANA}]+|[\d.-]+")


def normalise(text: str) -> str:
    """The text as it is compared: one width, one case (NFKC, case-folded)."""
    return unicodedata.normalize("NFKC", text).casefold()


@functools.lru_cache(maxsize=10_000)
def count_terms(text: str) -> Counter[str]:
    """How often each term stands in a text, in the order of first occurrence; not to be changed.

    Bigrams of hiragana alone are left out (grammar, not subject), and so are bare numbers.
    """
    found: Counter[str] = Counter()
    for run in RUN.findall(normalise(text)):
        japanese = re.match(f"[{JAPANESE}]", run)
        pieces = map("".join, itertools.pairwise(run)) if japanese and run[1:] else [run]
        found.update(piece for piece in pieces if not EMPTY.fullmatch(piece))
    return found


class TfIdf:
    """Weights by rarity among the texts that it is made from."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts = list(texts)
        self.holders = Counter(term for text in self.texts for term in count_terms(text))

    def weigh_rarity(self, holders: int) -> float:
        """The weight of what ``holders`` of the texts hold: 0 for all of them, more for fewer."""
        return math.log((1 + len(self.texts)) / (1 + holders))

    def weigh_text(self, text: str) -> Vector:
        """The text's terms, weighted; of length 1, or empty."""
        counts = count_terms(text).items()
        weights = {t: (1 + math.log(n)) * self.weigh_rarity(self.holders[t]) for t, n in counts}
        return _unit({term: weight for term, weight in weights.items() if weight > 0})

    def find_shared(self, left: str, right: str) -> list[str]:
        """The stretches that both texts hold, the most telling first; none lies in another."""
        other, words = normalise(right), set(count_terms(right))
        weights: Vector = {}
        for run in RUN.findall(normalise(left)):
            for piece in _common(run, other) if re.match(f"[{JAPANESE}]", run) else [run]:
                held = [term for term in count_terms(piece) if term in words]
                weights[piece] = sum(self.weigh_rarity(self.holders[term]) for term in held)
        best: list[str] = []
        for piece in sorted(weights, key=lambda p: (-round(weights[p], 4), p)):
            if weights[piece] > 0 and not any(piece in b or b in piece for b in best):
                best.append(piece)
        return best


def measure_cosine(left: Vector, right: Vector) -> float:
    """Of two unit vectors: from 0 to 1."""
    if len(right) < len(left):
        left, right = right, left
    return sum(weight * right[term] for term, weight in left.items() if term in right)


def find_centroid(vectors: Iterable[Vector]) -> Vector:
    """The direction of the sum of unit vectors; of length 1, or empty."""
    total: Vector = {}
    for vector in vectors:
        for term, weight in vector.items():
            total[term] = total.get(term, 0.0) + weight
    return _unit(total)


def _unit(vector: Vector) -> Vector:
    length = math.sqrt(sum(weight * weight for weight in vector.values()))
    return {term: weight / length for term, weight in vector.items()}


def _common(run: str, other: str) -> Iterable[str]:
    """The longest stretches of a run that stand in another text, without the particles around."""
    start = 0
    while start < len(run):
        end = start
        while end < len(run) and run[start : end + 1] in other:
            end += 1
        piece = _trimmed(run[start:end], HIRAGANA)
        yield piece if _stands(piece, run) and _stands(piece, other) else _trimmed(piece, KATAKANA)
        start = max(end, start + 1)


def _trimmed(piece: str, kind: str) -> str:
    return re.sub(f"^[{kind}]+|[{kind}]+$", "", piece)


def _stands(piece: str, text: str) -> bool:
    """Whether the piece stands in the text without cutting a word of katakana."""
    edge = f"(?:(?<![{KATAKANA}])|(?![{KATAKANA}]))"
    return bool(re.search(edge + re.escape(piece) + edge, text))
