"""Numbers in Japanese prose, as quantities of what they count.

In: text. Out: Quantities, whose amounts can be compared. Every number in digits counts, and one in
kanji where a known unit follows; but for names (``GPT-4``), dates, times of day, ordinals, ``(2)``
and one of a kind (``1つ``). What else is no figure, editors say (``not_figures``).
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from ..read.schema_figures import Measure

MAGNITUDES = {"万": 1e4, "億": 1e8, "兆": 1e12}
TENS = {"十": 10.0, "百": 100.0, "千": 1000.0}
DIGITS = {digit: float(number) for number, digit in enumerate("一二三四五六七八九", 1)}
#: Digits of a number that is read; a longer one is its own words.
MAX_DIGITS = 30
#: Possessive: a row of digits is one number, and is not tried in parts. A number has some parts
#: (5億, 2千, 3百万); more than any real one has would be read anew from each of them.
_ARABIC = r"\d[\d,]*+(?>(?:\.\d++)?)"
_NUMBER = (
    rf"(?>(?:(?:{_ARABIC}|(?<!数)数(?!字)|(?<!半)半(?!分))[十百千万億兆]*+){{1,9}})"
    r"|(?<![一二三四五六七八九十百千万億兆])[一二三四五六七八九十百千][一二三四五六七八九十百千万億兆]*+"
)
#: Dates and times of day belong to the timeline; the rest are names and ordinals. Each begins where
#: its letters or digits do, so that long runs of them are read once.
_NONE = re.compile(
    r"(?:1[5-9]|20)\d\d年(?!前|後|間)(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月(?:\d{1,2}日)?"
    r"|(?:明治|大正|昭和|平成|令和)\d+年|\d{1,2}時(?!間)(?:\d{1,2}分)?|\d{4}-\d\d-\d\d"
    r"|(?<![A-Za-z])[A-Za-z]++-?\d[A-Za-z0-9.-]*|\(\d+\)|第\d+|(?<!\d)\d++年生"
    r"|(?<![\d一二三四五六七八九十])[\d一二三四五六七八九十]++(?:[つ人個番回年日度社件問]|か月)目"
    r"|十分|[\d一二三]度と"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """``amount`` counts ``measure``'s base unit: US dollars, days. A vague one is its own words.

    ``measure`` is empty where no known unit follows.
    """

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

    @property
    def too_long(self) -> bool:
        """Whether it has more digits than are read."""
        return len(re.sub(r"\D", "", self.value)) > MAX_DIGITS

    @property
    def bare(self) -> float | str:
        """The amount in its own unit."""
        return _amount(self.value)

    def fits(self, other: Self) -> bool:
        """Whether both may be the same; what is unknown of one is not held against the other."""
        if self.measure and other.measure:
            return (self.amount, self.measure) == (other.amount, other.measure)
        return self.bare == other.bare


class NumberReader:
    """Reads quantities; ``measures`` are the known units."""

    def __init__(self, measures: Iterable[Measure]) -> None:
        self.measures = {
            unicodedata.normalize("NFKC", unit): measure
            for measure in measures
            for unit in measure.names
        }
        units = "|".join(map(re.escape, sorted(self.measures, key=len, reverse=True))) or r"(?!)"
        self.pattern = re.compile(
            rf"(?<![A-Za-z\d.,])(?<![A-Za-z]-)(?:(?P<of>\d+)分の(?P<parts>\d+)"
            rf"|(?P<first>{_NUMBER})(?:\s*(?:[~〜–-]|から|か|や|、)\s*(?P<last>{_NUMBER}))?"
            rf"\s?(?P<unit>{units})(?![野析岐類散布])"
            rf"|(?P<bare>(?>(?:{_ARABIC}[十百千万億兆]*+)+)))"
        )

    def read_quantities(self, text: str, but: Iterable[str] = ()) -> list[Quantity]:
        """The quantities of a text, in order; ``but``: words in which there is none."""
        return [
            q for match in self.pattern.finditer(_plain(text, but)) for q in self._read_match(match)
        ]

    def read_others(self, text: str, but: Iterable[str] = ()) -> set[float]:
        """The numbers in digits that are no quantities: those of names, dates and so on."""
        said = "|".join(quantity.value for quantity in self.read_quantities(text, but))
        return _digits(text) - _digits(said)

    def _read_match(self, match: re.Match[str]) -> list[Quantity]:
        if match["of"]:
            long = max(len(match["parts"]), len(match["of"])) > MAX_DIGITS
            share = match[0] if long else float(match["parts"]) / (float(match["of"]) or 1)
            return [Quantity(match[0], "", share, "share")]
        unit, found = match["unit"] or "", []
        measure = self.measures.get(unit)
        for number in filter(None, (match["first"], match["last"], match["bare"])):
            amount = _amount(number)
            if isinstance(amount, float):
                if amount == 1 and (measure is None or measure.measure == "count"):
                    continue
                amount *= measure.factor if measure else 1
            found.append(Quantity(number, unit, amount, measure.measure if measure else ""))
        return found


def _digits(text: str) -> set[float]:
    found = re.findall(_ARABIC, unicodedata.normalize("NFKC", text))
    return {float(digits.replace(",", "")) for digits in found}


def _plain(text: str, but: Iterable[str]) -> str:
    for words in but:
        text = text.replace(words, " ")
    return _NONE.sub(" ", unicodedata.normalize("NFKC", text).replace("倍増", "2倍"))


def _amount(number: str) -> float | str:
    """``5,000億`` is 5e11, ``二十`` 20; ``数万`` stays as it is."""
    if "数" in number:
        return number
    total = group = 0.0
    last: float | None = None
    for part in re.findall(rf"{_ARABIC}|.", number):
        if part in MAGNITUDES:
            total += (group + (last or 0.0) or 1.0) * MAGNITUDES[part]
            group, last = 0.0, None
        elif part in TENS:
            group += (1.0 if last is None else last) * TENS[part]
            last = None
        elif part == "半":
            last = 0.5
        else:
            last = DIGITS.get(part)
            if last is None and part[0].isdigit():
                if len(part) > MAX_DIGITS:
                    return number
                last = float(part.replace(",", ""))
    return total + group + (last or 0.0)
