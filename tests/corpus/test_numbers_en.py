"""Quantities in English text."""

from __future__ import annotations

import pytest

from dialogues.corpus.numbers_en import read_amounts, read_loosely


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("US$500 billion, £800 million", {(5e11, "dollar"), (8e8, "pound")}),
        ("half a trillion dollars, $13bn", {(5e11, "dollar"), (1.3e10, "dollar")}),
        ("five or 10 years; two generations", {(5, "year"), (10, "year"), (2, "generation")}),
        (
            "20 to 30 minutes, 4-5 people",
            {(20, "minute"), (30, "minute"), (4, "people"), (5, "people")},
        ),
        ("27 months, 5 per cent, 5%", {(27, "month"), (5, "share")}),
        ("(13 years), 13x, fifteen times", {(13, "year"), (13, "times"), (15, "times")}),
        (
            "forty per cent, twenty-five days, 27 questions",
            {(40, "share"), (25, "day"), (27, "question")},
        ),
        ("GPT-4, o3-mini, Q9, (2), 3 February 2025, the two events", set()),
    ],
)
def test_english_amounts(text: str, found: set[tuple[float, str]]) -> None:
    assert read_amounts(text) == found


def test_english_may_put_a_figure_into_words() -> None:
    assert read_loosely("a week ago it doubled, to a tenth") == {(1, "week"), (2, ""), (10, "")}
