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

Vector = dict[str, float]
HIRAGANA = "\u3041-\u309f"
KATAKANA = "\u30a1-\u30fa\u30fc-\u30ff"
JAPANESE = HIRAGANA + KATAKANA + "\u3005\u3400-\u4dbf\u4e00-\u9fff"
#: A stretch of Japanese, or a word of another script: `gpt-5` and `3.5` are one word each.
RUN = re.compile(rf"[{JAPANESE}]+|[^\W_{JAPANESE}]+(?:[.-][^\W_{JAPANESE}]+)*")
EMPTY = re.compile(rf"[{HIRAGANA}]+|[\d.-]+")
#: Where a name may begin or end: its Latin ends must not touch other Latin letters or digits.
EDGE = r"(?:(?<![a-z0-9])|(?![a-z0-9]))"


def normal(text: str) -> str:
    """The text as it is compared: one width, one case (NFKC, case-folded)."""
    return unicodedata.normalize("NFKC", text).casefold()


def whole(names: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds one of the names in ``normal`` text; the longest where several fit."""
    forms = sorted({normal(name) for name in names}, key=lambda form: (-len(form), form))
    return re.compile(f"{EDGE}(?:{'|'.join(map(re.escape, forms))}){EDGE}")


@functools.lru_cache(maxsize=10_000)
def terms(text: str) -> Counter[str]:
    """How often each term stands in a text, in the order of first occurrence; not to be changed.

    Bigrams of hiragana alone are left out (grammar, not subject), and so are bare numbers.
    """
    found: Counter[str] = Counter()
    for run in RUN.findall(normal(text)):
        japanese = re.match(f"[{JAPANESE}]", run)
        pieces = map("".join, itertools.pairwise(run)) if japanese and run[1:] else [run]
        found.update(piece for piece in pieces if not EMPTY.fullmatch(piece))
    return found


class TfIdf:
    """Weights by rarity among the texts that it is made from."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts = list(texts)
        self.holders = Counter(term for text in self.texts for term in terms(text))

    def rarity(self, holders: int) -> float:
        """The weight of what ``holders`` of the texts hold: 0 for all of them, more for fewer."""
        return math.log((1 + len(self.texts)) / (1 + holders))

    def vector(self, text: str) -> Vector:
        """The text's terms, weighted; of length 1, or empty."""
        counts = terms(text).items()
        weights = {t: (1 + math.log(n)) * self.rarity(self.holders[t]) for t, n in counts}
        return _unit({term: weight for term, weight in weights.items() if weight > 0})

    def shared(self, left: str, right: str) -> list[str]:
        """The stretches that both texts hold, the most telling first; none lies in another."""
        other, words = normal(right), set(terms(right))
        weights: Vector = {}
        for run in RUN.findall(normal(left)):
            for piece in _common(run, other) if re.match(f"[{JAPANESE}]", run) else [run]:
                held = [term for term in terms(piece) if term in words]
                weights[piece] = sum(self.rarity(self.holders[term]) for term in held)
        best: list[str] = []
        for piece in sorted(weights, key=lambda p: (-round(weights[p], 4), p)):
            if weights[piece] > 0 and not any(piece in b or b in piece for b in best):
                best.append(piece)
        return best


def cosine(left: Vector, right: Vector) -> float:
    """Of two unit vectors: from 0 to 1."""
    if len(right) < len(left):
        left, right = right, left
    return sum(weight * right[term] for term, weight in left.items() if term in right)


def centroid(vectors: Iterable[Vector]) -> Vector:
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
