"""Days, years, sums and shares are the same in a text and its translation.

In: the Corpus. Out: Problems, to be shown as advice: a translation may put a number otherwise. What
the index of figures holds (``figures``) is compared there, to the last number.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from ..corpus import numbers_en as english
from ..corpus.corpus import Corpus
from ..corpus.numbers_ja import NumberReader, Quantity
from ..problems import Problem, quote
from .figure_texts import list_figure_texts
from .figures import ENGLISH
from .wording import QUOTED

#: A year, and one that is said to be one: 2,000 letters and a film of 2001 are none.
YEAR = re.compile(r"(?<![\d,])(?:1[5-9]|20)\d\d(?!\d)")
STATED_YEAR = re.compile(rf"{YEAR.pattern}(?=年(?![間度])|[-/.]\d)")
#: Years by another count, or by the year before.
OTHER_YEAR = re.compile("[同昨前翌今来]年|年度|明治|大正|昭和|平成|令和|〇")
#: Days of a month; one without its month is of that named before (``同月7日``, ``11日まで``).
DAY = re.compile(
    r"(?:(?<=月)|(?<=同じ)|(?<=[〜~、と]))(\d{1,2})日(?![間目])"
    r"|(?<!\d)(\d{1,2})(?:日(?=まで|付)|(?=[〜~、と]\d{1,2}日))"
)
_DAYS = r"\d{1,2}(?:(?:–|-| and | to |, )\d{1,2})*"
ENGLISH_DAY = re.compile(rf"\b({_DAYS}) (?:{english.MONTHS})\b|\b(?:{english.MONTHS}) ({_DAYS})\b")
OTHER_DAY = re.compile(
    r"\bday (?:before|after|later)|\b(?:next|same|following|first|last) day|first of"
)
TWO_DIGITS = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
#: What is compared besides; people, times and lengths are often put in words, and shares in tenths.
PER_CENT = ("%", "パーセント")
ENGLISH_KINDS = {*english.CURRENCIES.values(), "share"}
#: Words that are a share or a round sum by themselves.
IN_WORDS = re.compile(r"半|倍|全|\bhalf\b|\ball\b|\bdoubl|\bwhole\b")
ONE = re.compile(rf"\ban? ({'|'.join(english.SCALES)})\b")
#: The first number of a range, which may have left its unit to the second (30〜40億).
RANGED = re.compile(r"\d[\d.,]*(?=\s*[~〜–-]\s*\d)")


@dataclass(frozen=True, slots=True)
class Numbers:
    """Numbers of one kind that a text states, and what besides may stand for those of another.

    ``otherwise``: whether it says such in words too, which may stand for any.
    """

    stated: set[str]
    besides: set[str]
    otherwise: bool = False

    def find_new(self, others: "Numbers") -> list[str]:
        """What is stated here, and not among the others."""
        return [] if others.otherwise else sorted(self.stated - others.stated - others.besides)


def advise_numbers(corpus: Corpus) -> Iterator[Problem]:
    """Of all texts but those whose figures are in the index."""
    indexed = {unit for group in list_figure_texts(corpus) for unit in group.units}
    for unit in corpus.units.values() if ENGLISH in corpus.translated else ():
        text = unit.read_in(ENGLISH)
        if unit in indexed or text.state != "reviewed" or unit.id.startswith("ui:"):
            continue
        wanted, found = _read_japanese(unit.text, corpus.numbers), _read_english(text.value)
        for what, one in wanted.items():
            other = found[what]
            lost, new = one.find_new(other), other.find_new(one)
            if lost or new:
                old = ", ".join(lost) or "nothing"
                message = f"{what} {old} of {quote(unit.id)} became {', '.join(new) or 'nothing'}"
                yield corpus.at(unit, ENGLISH).problem(message, "look at both texts")


def _read_japanese(text: str, numbers: NumberReader) -> dict[str, Numbers]:
    plain = unicodedata.normalize("NFKC", text)
    # What is quoted may be given in the words of its own language.
    stated = numbers.read_quantities(QUOTED.sub(" ", text))
    compared = {_write(one.bare) for one in stated if _is_compared(one)}
    quantities = [one for one in numbers.read_quantities(text) if one.number is not None]
    shares = {_write(100 * (one.number or 0)) for one in quantities if one.measure == "share"}
    # Titles that are quoted have English sums (`$500bn`).
    quoted = {_write(amount) for amount, _ in english.read_amounts(plain)}
    besides = shares | quoted | {_write(one.bare) for one in quantities}
    return {
        "year": Numbers(
            set(STATED_YEAR.findall(plain)),
            set(YEAR.findall(plain)),
            bool(OTHER_YEAR.search(plain)),
        ),
        "day": Numbers(set(map("".join, DAY.findall(plain))), _read_digits(plain)),
        "amount": Numbers(
            compared - set(RANGED.findall(plain)), besides, bool(IN_WORDS.search(plain))
        ),
    }


def _is_compared(one: Quantity) -> bool:
    share = one.measure == "share" and one.unit in PER_CENT
    return one.number is not None and (one.measure == "money" or share)


def _read_english(text: str) -> dict[str, Numbers]:
    days = " ".join(map("".join, ENGLISH_DAY.findall(text)))
    amounts = english.read_loosely(text)
    besides = {_write(amount) for amount, _ in amounts}
    return {
        "year": Numbers(set(YEAR.findall(text)), set()),
        "day": Numbers(_read_digits(days), _read_digits(text), bool(OTHER_DAY.search(text))),
        "amount": Numbers(
            {_write(amount) for amount, kind in amounts if kind in ENGLISH_KINDS},
            besides | {_write(english.SCALES[word]) for word in ONE.findall(text.lower())},
            bool(IN_WORDS.search(text.lower())),
        ),
    }


def _read_digits(text: str) -> set[str]:
    """Numbers of one digit or two, by which days are named."""
    return {one.lstrip("0") for one in TWO_DIGITS.findall(text)}


def _write(amount: float | str) -> str:
    """Without what computing leaves far behind the point."""
    if isinstance(amount, str):
        return amount
    return f"{amount:,.4f}".rstrip("0").rstrip(".")
