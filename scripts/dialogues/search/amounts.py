"""Amounts as terms: ``#500000000000$``, whatever they are written in.

In: what the index of figures and its reader of numbers tell. Out: terms, with what an amount counts
and without. ``docs/assets/js/search/amounts.js`` makes the same of queries; tests hold the two
against each other.
"""

import unicodedata
from collections.abc import Iterable, Iterator

from ..corpus.numbers_ja import Quantity
from .format import FORMAT

_UNITS = {
    unicodedata.normalize("NFKC", name.replace("_", " ")): (letter, factor)
    for letter, factor, names in FORMAT["amounts"]["units"]
    for name in names.split()
}
MARK = FORMAT["terms"]["amount"]


def write_amount(amount: float, letter: str) -> str:
    """An amount of what a letter stands for, as a term."""
    rounded = float(f"{amount:.12g}")
    return f"{MARK}{int(rounded) if rounded.is_integer() else rounded}{letter}"


def list_amounts(quantities: Iterable[Quantity]) -> Iterator[str]:
    """The terms of all definite quantities."""
    for quantity in quantities:
        bare = quantity.bare
        if quantity.number is None:
            continue
        if not quantity.unit:  # a number by itself, or 10分の1
            yield write_amount(quantity.number, "%" if quantity.measure else "")
        elif isinstance(bare, float):
            letter, factor = _UNITS.get(quantity.unit, ("", 1))
            yield write_amount(bare * factor, letter)
            if letter:
                yield write_amount(bare, "")
