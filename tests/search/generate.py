"""Sets of queries made from the site's own data: the same data gives the same sets.

``data`` is what the site publishes as ``data/dialogues.json``. An exchange "holds" a string when
one of its blocks does, of whatever kind: in Japanese anywhere, in English at the start of a word.
Width and case do not count.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from search.sets import Query, read

KANJI, KATAKANA, LATIN = r"[一-鿿々]", r"[ァ-ヴー・]", r"[A-Za-z0-9][A-Za-z0-9+-]*"
RUN = re.compile(rf"{KANJI}+|{KATAKANA}+|{LATIN}")
WORD = re.compile(r"[A-Za-z][A-Za-z-]+")
#: As many of each sort of nonsense as there are unrelated words.
NONSENSE = 30
#: How many English words get typos, and other widths.
SAMPLE = 100


def fold(text: str) -> str:
    """Text without the differences that no reader means."""
    return unicodedata.normalize("NFKC", text).casefold().replace("’", "'").replace("–", "-")


def order(text: str) -> str:
    """A key that puts strings in an order which means nothing and stays the same."""
    return hashlib.sha256(text.encode()).hexdigest()


def wide(text: str) -> str:
    """Latin letters and digits as full-width ones."""
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


NARROW = {
    unicodedata.normalize("NFKC", chr(code)): chr(code)
    for code in range(0xFF66, 0xFF9E)  # half-width katakana; FF9E and FF9F are the voicing marks
}


def narrow(text: str) -> str:
    """Katakana as half-width ones, their voicing marks apart."""
    marks = {"\u3099": "ﾞ", "\u309a": "ﾟ"}
    parts = unicodedata.normalize("NFD", text)
    return "".join(NARROW.get(c, marks.get(c, "･" if c == "・" else c)) for c in parts)


class Maker:
    """One language's sets."""

    def __init__(self, data: dict[str, Any], language: str) -> None:
        self.data, self.language = data, language
        self.other = "en" if language == "ja" else "ja"
        self.hand = read("handmade.yaml")
        self.texts = {
            exchange["id"]: [block["text"][language] for block in exchange["blocks"]]
            for event in data["events"]
            for exchange in event["exchanges"]
        }
        self.folded = {name: fold("\n".join(texts)) for name, texts in self.texts.items()}

    def holders(self, *strings: str) -> dict[str, int]:
        """The exchanges that hold one of the strings."""
        edge = "" if self.language == "ja" else r"(?<![a-z0-9])"
        pattern = re.compile("|".join(edge + re.escape(fold(string)) for string in strings))
        return {name: 3 for name, text in self.folded.items() if pattern.search(text)}

    def queries(self, found: Iterable[tuple[str, dict[str, int]]]) -> list[Query]:
        """Those that have an answer, each once, in an order that stays the same."""
        merged: dict[str, dict[str, int]] = {}
        for q, answers in found:
            merged[q] = {**merged.get(q, {}), **answers}
        return [Query(q, merged[q]) for q in sorted(merged, key=order) if merged[q]]

    # Words of the texts

    @cached_property
    def runs(self) -> list[str]:
        """Runs of kanji, of katakana, of Latin letters in the texts."""
        runs = {
            run
            for texts in self.texts.values()
            for text in texts
            for found in RUN.findall(unicodedata.normalize("NFKC", text))
            for run in [found.strip("・-"), *found.strip("・-").split("・")]
        }
        return sorted(run for run in runs if len(run) >= 2 and not run.isdigit())

    @cached_property
    def words(self) -> list[str]:
        """English words of four letters or more, names as they are written."""
        found = {
            word.strip("-")
            for texts in self.texts.values()
            for word in WORD.findall("\n".join(texts))
        }
        common = set(self.hand["common"])
        kept = {word if word.lower() not in found else word.lower() for word in found}
        return sorted(word for word in kept if len(word) >= 4 and word.lower() not in common)

    @cached_property
    def sample(self) -> list[str]:
        """Some of the English words, long enough for a typo, that few exchanges hold."""
        long = [word for word in self.words if len(word) >= 5 and "-" not in word]
        rare = [word for word in long if len(self.holders(word)) <= 8]
        return sorted(rare, key=order)[:SAMPLE]

    # The sets

    def substring(self) -> list[Query]:
        if self.language == "en":
            return self.queries((word, self.holders(word)) for word in self.words)
        strings = set(self.runs)
        for run in self.runs:
            if re.fullmatch(rf"{KANJI}{{4}}", run):  # most of these are two words of two
                strings |= {run[:2], run[2:]}
        return self.queries((s, self.holders(s)) for s in strings if len(s) <= 6 or "・" not in s)

    def width(self) -> list[Query]:
        words = self.sample if self.language == "en" else self.runs
        found = []
        for word in words:
            forms = {wide(word), word.lower(), word.upper(), narrow(word)} - {word}
            found += [(form, self.holders(word)) for form in forms]
        return self.queries(found)

    def alias(self) -> list[Query]:
        """Other names and spellings of what is named."""
        found = []
        for thing in [*self.data["people"], *self.data["glossary"]]:
            names = {name for name in thing["aliases"] if self.speaks(name)}
            found += [(name, dict.fromkeys(thing["exchanges"], 3)) for name in names]
        for word, forms in self.hand["spelling"][self.language].items():
            found += [(form, self.holders(word)) for form in forms]
        return self.queries(found)

    def speaks(self, name: str) -> bool:
        """Whether a reader of this language types such a name."""
        return self.language == "ja" or name.isascii()

    def katakana(self) -> list[Query]:
        """Long vowels dropped, dots left out, other transliterations."""
        if self.language == "en":
            return []
        found = []
        for word, forms in self.hand["katakana"].items():
            found += [(form, self.holders(word)) for form in forms]
        for run in self.runs:
            if re.fullmatch(rf"{KATAKANA}{{5,}}", run):
                forms = {run.removesuffix("ー"), run.replace("・", "")} - {run}
                found += [(form, self.holders(run)) for form in forms]
        return self.queries(found)

    def reading(self) -> list[Query]:
        if self.language == "en":
            return []
        found = [(kana, self.holders(*words)) for kana, words in self.hand["readings"].items()]
        for term in self.data["glossary"]:
            found.append((term["reading"], self.holders(term["term"]["ja"], *term["aliases"])))
        return self.queries(found)

    def typo(self) -> list[Query]:
        """One letter lost, two swapped, one wrong, in the middle of the word."""
        if self.language == "en":
            words = self.sample
        else:
            latin = {part for run in self.runs for part in re.findall(r"[A-Za-z]{5,}", run)}
            kana = {run for run in self.runs if re.fullmatch(r"[ァ-ヴー]{4,}", run)}
            words = sorted(latin | kana)
        found = []
        for word in words:
            found += [(form, self.holders(word)) for form in slips(word) if not self.holders(form)]
        return self.queries(found)

    def cross(self) -> list[Query]:
        """Names, terms, topics and questions in the other language."""
        found = [(query["q"], query["answers"]) for query in self.hand["cross"][self.language]]
        for thing in [*self.data["people"], *self.data["glossary"], *self.data["topics"]]:
            name = thing.get("name") or thing.get("term") or thing["title"]
            for form in re.split(r"[（）()]", name[self.other]):
                form = form.strip()
                if form and not self.holders(form) and fold(form) != fold(name[self.language]):
                    found.append((form, dict.fromkeys(thing["exchanges"], 3)))
        return self.queries(found)

    def nonsense(self) -> list[Query]:
        """What ought to find nothing."""
        strings = list(self.hand["unrelated"][self.language])
        everything = fold("\n".join(every_string(self.data)))
        kana = "".join(chr(code) for code in range(ord("か"), ord("ん")))
        latin = "abcdefghijklmnopqrstuvwxyz"
        for number in range(NONSENSE):
            letters = kana if self.language == "ja" and number % 2 else latin
            for attempt in range(100):
                numbers = hashlib.sha256(f"{self.language} {number} {attempt}".encode()).digest()
                string = "".join(letters[n % len(letters)] for n in numbers[: 5 + number % 4])
                if string not in everything:
                    strings.append(string)
                    break
        return [Query(string, {}) for string in sorted(strings, key=order)]


SETS = ("substring", "width", "alias", "katakana", "reading", "typo", "cross", "nonsense")


def slips(word: str) -> list[str]:
    """Three typos of a word, each at its own place."""
    middle = len(word) // 2
    if word.isascii():
        wrong = chr((ord(word[middle].lower()) - ord("a") + 1) % 26 + ord("a"))
    else:
        wrong = "ラ" if word[middle] != "ラ" else "ル"
    lost = word[:middle] + word[middle + 1 :]
    swapped = word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :]
    other = word[:middle] + wrong + word[middle + 1 :]
    return [slip for slip in (lost, swapped, other) if slip != word]


def every_string(data: object) -> Iterator[str]:
    """All text in the data, wherever it stands."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from every_string(value)
    elif isinstance(data, list):
        for value in data:
            yield from every_string(value)


def generate(data: dict[str, Any], language: str) -> dict[str, list[Query]]:
    """All generated sets of one language; those that make no sense in it are left out."""
    maker = Maker(data, language)
    found = {name: getattr(maker, name)() for name in SETS}
    return {name: queries for name, queries in found.items() if queries}
