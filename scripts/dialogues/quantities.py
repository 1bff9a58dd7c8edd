"""Numbers in prose, as amounts that can be compared: is every figure of a text in the index?

In: text in Japanese or English. Out: amounts as plain numbers, in the text's own unit. A number
that is no figure gives nothing: a name (``GPT-4``), a date, ``(2)``, one of a kind (``1つ``).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from .schema import Measure

MAGNITUDES = {"十": 10, "百": 100, "千": 1e3, "万": 1e4, "億": 1e8, "兆": 1e12}
KANJI = {digit: number for number, digit in enumerate("二三四五六七八九", 2)}
_NUMBER = r"(?:(?:\d[\d,]*(?:\.\d+)?|数(?!字)|半(?!分)|[二三四五六七八九])[十百千万億兆]*)+"
#: A day or a year of the calendar belongs to the timeline.
_DATE = re.compile(r"(?:19|20)\d\d年(?!前|後|間)(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月\d{1,2}日")

_NUMBERS = "two three four five six seven eight nine ten eleven twelve"
WORDS = {word: number for number, word in enumerate(_NUMBERS.split(), 2)}
WORDS |= {"twenty": 20, "thirty": 30}
SCALES = {"hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_SCALE = "|".join(SCALES)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_ENGLISH_DATE = re.compile(rf"\b(?:\d\d? )?(?:{_MONTHS})(?: \d\d?,?)?(?: (?:19|20)\d\d)?\b")
_COUNTED = (
    r"years?|months?|weeks?|days?|hours?|minutes?|generations?|levels|times|people|places|per cent"
)
#: Digits, but for what we count ourselves; number words where what is counted is a figure's matter.
_ENGLISH = re.compile(
    rf"(?<![\w(-])(?:US\$|[£¥€$])?(?P<digits>\d[\d,]*(?:\.\d+)?)(?:[ -](?P<scale>{_SCALE}))?"
    rf"(?![\w)]| questions| sections)"
    rf"|\bhalf an? (?P<half>{_SCALE})\b"
    rf"|\b(?P<word>{'|'.join(WORDS)})\b(?:[ -](?P<times>{_SCALE})\b"
    rf"|(?= to \w+ | or \w+ |(?: \w+)? (?:{_COUNTED})\b))",
    re.IGNORECASE,
)
#: What may stand for a figure but need not: ``a week``, ``doubles``, ``a tenth``.
_LOOSE = {
    1.0: r"\b(?:an?|one) (?:\w+ )?(?:week|month|year|day|hour|minute)\b",
    2.0: r"\b(?:doubl\w+|twice|twofold)\b",
    10.0: r"\b(?:tenfold|a tenth|one-tenth|one tenth)\b",
    100.0: r"\b(?:hundredfold|a hundredth)\b",
}


@dataclass(frozen=True, slots=True)
class Quantity:
    """``amount`` counts ``measure``'s base unit: US dollars, days. A vague one has words only."""

    value: str
    unit: str
    amount: float | str
    measure: str

    @property
    def text(self) -> str:
        """As it stands in the text, with its unit."""
        return self.value + self.unit

    @property
    def number(self) -> float | None:
        """The amount, where it is a definite one."""
        return self.amount if isinstance(self.amount, float) else None


class Japanese:
    """Reads quantities, which are a number with one of these units, from Japanese text."""

    def __init__(self, measures: Iterable[Measure]) -> None:
        self.measures = {
            unicodedata.normalize("NFKC", unit): measure
            for measure in measures
            for unit in measure.units
        }
        units = "|".join(map(re.escape, sorted(self.measures, key=len, reverse=True)))
        self.pattern = re.compile(
            rf"(?<![A-Za-z\d])(?<![A-Za-z]-)({_NUMBER})(?:\s*[~〜–-]\s*({_NUMBER}))?\s?({units})(?!目)"
        )

    def read(self, text: str) -> list[Quantity]:
        """The quantities of a text, in order; both ends of a range (``20〜30分``)."""
        if not self.measures:
            return []
        plain = unicodedata.normalize("NFKC", text).replace("倍増", "2倍")
        found = []
        for match in self.pattern.finditer(_DATE.sub("", plain)):
            measure = self.measures[match[3]]
            for number in filter(None, match.groups()[:2]):
                amount = _amount(number)
                if isinstance(amount, float):
                    if amount == 1 and measure.measure == "count":
                        continue
                    amount *= measure.factor
                found.append(Quantity(number, match[3], amount, measure.measure))
        return found


def _amount(number: str) -> float | str:
    """``5,000億`` is 5e11; ``数万`` stays as it is."""
    if "数" in number:
        return number
    total = 0.0
    for digits, marks in re.findall(r"([\d,.]+|半|[二三四五六七八九])([十百千万億兆]*)", number):
        value = 0.5 if digits == "半" else KANJI.get(digits) or float(digits.replace(",", ""))
        for mark in marks:
            value *= MAGNITUDES[mark]
        total += value
    return total


def numbers(text: str) -> set[float]:
    """All that is written in digits, figure or not."""
    plain = unicodedata.normalize("NFKC", text)
    return {float(digits.replace(",", "")) for digits in re.findall(r"\d[\d,]*(?:\.\d+)?", plain)}


def english(text: str) -> set[float]:
    """Amounts that an English text states, without their units."""
    found = set()
    for match in _ENGLISH.finditer(_ENGLISH_DATE.sub("", text)):
        if match["half"]:
            amount = 0.5 * SCALES[match["half"].lower()]
        elif match["word"]:
            amount = WORDS[match["word"].lower()] * SCALES.get((match["times"] or "").lower(), 1)
        else:
            amount = float(match["digits"].replace(",", ""))
            amount *= SCALES.get((match["scale"] or "").lower(), 1)
        found.add(float(amount))
    return found


def english_loosely(text: str) -> set[float]:
    """The same, and amounts that it puts into other words."""
    loose = {n for n, pattern in _LOOSE.items() if re.search(pattern, text, re.IGNORECASE)}
    return english(text) | loose
