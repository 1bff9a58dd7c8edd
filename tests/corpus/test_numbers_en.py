"""Quantities in English text."""

from __future__ import annotations

import pytest

from dialogues.corpus.numbers_en import (
    CURRENCIES,
    SCALES,
    SHORT,
    fit_amounts,
    read_amounts,
    read_loosely,
)


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
        ("twenty–five days, 4–5 people", {(25, "day"), (4, "people"), (5, "people")}),
        ("GPT-4, o3-mini, Q9, (2), 3 February 2025, the two events", set()),
    ],
)
def test_english_amounts(text: str, found: set[tuple[float, str]]) -> None:
    assert read_amounts(text) == found


def test_english_may_put_a_figure_into_words() -> None:
    assert read_loosely("a week ago it doubled, to a tenth") == {(1, "week"), (2, ""), (10, "")}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        *((f"{sign}7", {(7, kind)}) for sign, kind in CURRENCIES.items()),
        *((f"7{short}", {(7 * times, "")}) for short, times in SHORT.items()),
        *((f"7 {scale}", {(7 * times, "")}) for scale, times in SCALES.items()),
        *((f"half a {scale}", {(0.5 * times, "")}) for scale, times in SCALES.items()),
        ("half an hundred", {(50, "")}),
        ("$1.5m", {(1.5e6, "dollar")}),
        ("1,234.5", {(1234.5, "")}),
        ("£3 million pounds", {(3e6, "pound")}),
        ("two hundred", {(200, "")}),
        ("three-level", {(3, "level")}),
        ("7 long years", {(7, "year")}),
        ("7 very long years", {(7, "")}),
        ("seven long days", {(7, "day")}),
        ("seven very long days", set()),
        ("ninety-nine levels", {(99, "level")}),
        ("7 per cent, 7 percent, 7 fold, 7×", {(7, "share"), (7, "times")}),
        ("seven", set()),
        ("seven or eight", set()),
        ("5 to 7 days", {(5, "day"), (7, "day")}),
        ("5, or 7, and 9 days", {(5, "day"), (7, "day"), (9, "day")}),
        ("5 days to 7 years", {(5, "day"), (7, "year")}),
        ("$5 to 7 days", {(5, "dollar"), (7, "day")}),
        ("five to", set()),
        ("5 to ", {(5, "")}),
        ("US$5–7bn", {(5, "dollar"), (7e9, "")}),
        ("5 apples or 7 days", {(5, ""), (7, "day")}),
        ("March 2025, 3 March, May 5, 2024, June", set()),
        ("v2 and model-3.5, Q4-2", set()),
        ("7th 7s 7x", {(7, "times")}),
    ],
)
def test_amounts_one_by_one(text: str, found: set[tuple[float, str]]) -> None:
    assert read_amounts(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a long week, an hour, one minute", {(1, "week"), (1, "hour"), (1, "minute")}),
        ("a very long week", set()),
        ("doubles, twice, twofold", {(2, "")}),
        ("tenfold, a tenth, one-tenth", {(10, "")}),
        ("hundredfold, a hundredth", {(100, "")}),
        ("Twice in 5 days", {(2, ""), (5, "day")}),
        ("weekly, redouble, tenths", set()),
    ],
)
def test_loose_amounts(text: str, found: set[tuple[float, str]]) -> None:
    assert read_loosely(text) == found


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        ((5, "day"), (5, "day"), True),
        ((5, "day"), (5, ""), True),
        ((5, ""), (5, "day"), True),
        ((5, ""), (5, ""), True),
        ((5, "day"), (5, "year"), False),
        ((5, "day"), (6, "day"), False),
        ((5, ""), (6, ""), False),
    ],
)
def test_what_is_not_said_is_not_held_against_an_amount(
    one: tuple[float, str], other: tuple[float, str], fits: bool
) -> None:
    assert fit_amounts(one, other) == fits
