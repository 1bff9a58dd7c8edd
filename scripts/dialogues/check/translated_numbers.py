"""Days, years, sums and shares are the same in a text and its translation.

In: the Corpus. Out: Problems, to be shown as advice: a translation may put a number otherwise. What
the index of figures holds (``figures``) is compared there, to the last number.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..corpus import numbers_en as english
from ..corpus.corpus import Corpus
from ..corpus.numbers_ja import NumberReader, Quantity
from ..problems import Problem, quote
from .figure_texts import list_figure_texts
from .figures import ENGLISH
from .wording import QUOTED

YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
#: Days of a month; one without its month is of that named before (``同月7日``, ``11日まで``).
DAY = re.compile(
    r"(?:(?<=月)|(?<=翌)|(?<=同じ)|(?<=[〜~、と]))(\d{1,2})日(?![間目])"
    r"|(?<!\d)(\d{1,2})(?:日(?=まで|に|付)|(?=[〜~、と]\d{1,2}日))"
)
_DAYS = r"\d{1,2}(?:(?:–|-| and | to |, )\d{1,2})*"
ENGLISH_DAY = re.compile(rf"\b({_DAYS}) (?:{english.MONTHS})\b|\b(?:{english.MONTHS}) ({_DAYS})\b")
#: What is compared besides; people, times and lengths are often put in words, and shares in tenths.
PER_CENT = ("%", "パーセント")
ENGLISH_KINDS = {*english.CURRENCIES.values(), "share"}


@dataclass(frozen=True, slots=True)
class Numbers:
    """Numbers of one kind that a text states, and what besides may stand for them elsewhere."""

    stated: set[str]
    besides: set[str] = field(default_factory=set)


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
            lost = sorted(one.stated - other.stated - other.besides)
            new = sorted(other.stated - one.stated - one.besides)
            if lost or new:
                old = ", ".join(lost) or "nothing"
                message = f"{what} {old} of {quote(unit.id)} became {', '.join(new) or 'nothing'}"
                yield corpus.at(unit, ENGLISH).problem(message, "look at both texts")


def _read_japanese(text: str, numbers: NumberReader) -> dict[str, Numbers]:
    plain = unicodedata.normalize("NFKC", text)
    quantities = [one for one in numbers.read_quantities(text) if one.number is not None]
    # What is quoted may be given in the words of its own language.
    compared = {
        _write(one.bare)
        for one in numbers.read_quantities(QUOTED.sub(" ", text))
        if one.number is not None and _is_compared(one)
    }
    shares = {_write(100 * (one.number or 0)) for one in quantities if one.measure == "share"}
    # Titles that are quoted have English sums (`$500bn`).
    quoted = {_write(amount) for amount, _ in english.read_amounts(plain)}
    besides = shares | quoted | {_write(one.bare) for one in quantities}
    return {
        "year": Numbers(set(YEAR.findall(plain))),
        "day": Numbers(set(map("".join, DAY.findall(plain)))),
        "amount": Numbers(compared, besides),
    }


def _is_compared(one: Quantity) -> bool:
    return one.measure == "money" or (one.measure == "share" and one.unit in PER_CENT)


def _read_english(text: str) -> dict[str, Numbers]:
    days = " ".join(map("".join, ENGLISH_DAY.findall(text)))
    amounts = english.read_loosely(text)
    return {
        "year": Numbers(set(YEAR.findall(text))),
        "day": Numbers(set(re.findall(r"\d+", days))),
        "amount": Numbers(
            {_write(amount) for amount, kind in amounts if kind in ENGLISH_KINDS},
            {_write(amount) for amount, _ in amounts},
        ),
    }


def _write(amount: float | str) -> str:
    """Without what computing leaves far behind the point."""
    if isinstance(amount, str):
        return amount
    return f"{amount:,.4f}".rstrip("0").rstrip(".")
