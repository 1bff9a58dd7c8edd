"""How alike texts are: TF-IDF over the terms that a search looks up.

In: texts. Out: unit vectors (term to weight), their cosine (0: nothing shared, 1: the same), and
the words that two texts share. Everything is summed in the order of the text, so that a score does
not depend on the hash seed. Source of the weights: G. Salton and C. Buckley, "Term-weighting
approaches in automatic text retrieval", 1988 (sublinear term frequency, inverse document
frequency, cosine).
"""

import math
from collections import Counter
from collections.abc import Iterable

from ..letters import match_whole
from ..search.tokens import plain, terms, words

Vector = dict[str, float]


def normalise(text: str) -> str:
    """The text as it is compared: one width, one case, no accents."""
    return plain(text).lower()


def count_terms(text: str) -> Counter[str]:
    """How often each term stands in a text, in the order of first occurrence.

    A number by itself tells no subject, nor does a single letter, such as a kanji of a word.
    """
    return Counter(term for term in terms(text) if len(term) > 1 and not term.isdigit())


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
        """The words that both texts hold, the most telling first; none lies in another."""
        texts = normalise(left), normalise(right)
        weights: Vector = {}
        # A kanji alone is seldom a word.
        for piece in {w.raw for text in texts for w in words(text) if len(w.raw) > 1}:
            # A pattern takes its time, and most words are in one of the texts alone.
            if all(piece in text and match_whole([piece]).search(text) for text in texts):
                held = count_terms(piece)
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
