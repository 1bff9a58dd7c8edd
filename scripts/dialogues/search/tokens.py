"""How texts are cut into what a search looks up; ``docs/assets/js/search/text.js`` does the same.

In: text. Out: terms: stems of Latin words, katakana words (``@…``), pairs of Japanese letters,
single kanji. A browser test holds the two against each other on every text of the site.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

WORD = re.compile(
    "[a-z0-9]+(?:['’][a-z]+)?|[ァ-ヺ][ァ-ヺー]*|[\u3400-\u9fff々〆]+|[ぁ-ゖー]+", re.IGNORECASE
)
#: Small letters and rare ones as the large and common ones that people type instead.
LARGE = str.maketrans("ぁぃぅぇぉっゃゅょゎゕゖぢづ", "あいうえおつやゆよわかけじず", "ー")
KATAKANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
V = {
    "ゔぁ": "ば",
    "ゔぃ": "び",
    "ゔぅ": "ぶ",
    "ゔぇ": "べ",
    "ゔぉ": "ぼ",
    "ゔゅ": "びゆ",
    "ゔ": "ぶ",
}

Kind = Literal["latin", "kata", "hira", "kanji"]


class Word(NamedTuple):
    """``text``: its compared form; ``after``: the letter that follows it."""

    kind: Kind
    raw: str
    text: str
    after: str


def plain(text: str) -> str:
    """Full-width and other forms as the usual ones, no accents, no commas within numbers."""
    apart = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text))
    even = unicodedata.normalize("NFC", re.sub("[\u0300-\u036f]", "", apart))
    return re.sub(r"([0-9]),(?=[0-9]{3})", r"\1", even)


@cache  # words come again and again
def folded(text: str) -> str:
    """A word in its compared form: small Latin letters, hiragana, no small kana, no long marks."""
    found = plain(text).lower().translate(KATAKANA)
    for sound, written in V.items():
        found = found.replace(sound, written)
    return "".join(c for c in found.translate(LARGE) if c.isalnum())


@cache
def stem(word: str) -> str:
    """English endings off, roughly: that texts and queries lose the same is all that counts."""
    base = re.sub("['’]s?$|['’][a-z]+$", "", word.lower())
    if len(base) > 3:
        base = re.sub("(..)ies$", r"\1y", base)
        base = re.sub("(sh|ch|ss|x)es$", r"\1", base)
        base = re.sub("([^su])s$", r"\1", base)
    if len(base) > 4:  # as Americans write it
        base = re.sub("([iy])s(?=(?:e|ed|ing)$|ation$)", r"\1z", base)
        base = re.sub("our$", "or", re.sub("^cent(re|er)$", "centr", re.sub("ence$", "ense", base)))
    if len(base) > 4:
        base = re.sub("(..[a-z])(?:ied|ing|ed|ly|er|e)$", r"\1", base)
        base = re.sub(r"([bdgmnprt])\1$", r"\1", base)
    return base


def words(text: str) -> Iterator[Word]:
    """The words of a text, by script."""
    even = plain(text)
    for found in WORD.finditer(even):
        raw, end = found[0], found.end()
        kind = _kind(raw[0])
        compared = stem(raw) if kind == "latin" else folded(raw)
        yield Word(kind, raw, compared, even[end : end + 1])


def _kind(letter: str) -> Kind:
    if letter.isascii():
        return "latin"
    if "ァ" <= letter <= "ヺ":
        return "kata"
    return "hira" if "ぁ" <= letter <= "ゖ" or letter == "ー" else "kanji"


def pairs(word: str) -> list[str]:
    """Every two letters in a row."""
    return [word[n : n + 2] for n in range(len(word) - 1)]


@cache
def terms(text: str) -> tuple[str, ...]:
    """What a text is found by, each as often as it stands there. ``会|`` is a kanji by itself, as
    in 会う. Remembered: texts come twice.
    """
    found: list[str] = []
    for kind, raw, text_, after in words(text):
        if kind == "latin":
            found.append(text_)
        elif kind == "kata":
            found += [f"@{text_}"] * (len(text_) > 2) + pairs(text_) + [text_] * (len(raw) == 1)
        elif kind == "kanji":
            # With the kana that follows: 安い and 安全 are different words.
            follows = folded(after) if "ぁ" <= after <= "ん" else ""
            alone = [f"{text_}|"] if len(text_) == 1 else []
            found += [*text_, *alone, *pairs(text_ + follows)]
    return tuple(found)
