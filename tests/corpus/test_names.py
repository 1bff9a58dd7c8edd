"""Where a name begins and ends, and what is Japanese."""

from __future__ import annotations

import re
import sys

import pytest

from dialogues.letters import JAPANESE_RUN, PLACEHOLDER, REFERENCE, fold_case, match_whole


@pytest.mark.parametrize(
    ("names", "text", "found"),
    [
        (["AI"], "AIはAI、openAI、AIs AI2 (AI)", ["AI", "AI", "AI"]),
        (["AI"], "xAI 9AI AI_", ["AI"]),
        (["サム"], "サム氏のサムスン、アサム、サムー、サム", ["サム", "サム"]),
        (["サム氏"], "サム氏族とアサム氏", ["サム氏"]),
        (["海"], "海と日本海", ["海", "海"]),
        (["AI", "Open AI", "Open"], "Open AI AI Open", ["Open AI", "AI", "Open"]),
        (["a.b"], "axb a.b", ["a.b"]),
        (["氏A"], "氏A氏AB", ["氏A"]),
    ],
)
def test_names_are_whole_words(names: list[str], text: str, found: list[str]) -> None:
    assert match_whole(names).findall(text) == found


def test_endings_and_flags_that_a_pattern_may_take() -> None:
    pattern = match_whole(["lens", "レンズ"], re.IGNORECASE, plural="(?:es)?")
    assert [match[0] for match in pattern.finditer("Lenses lens lensed レンズes")] == [
        *("Lenses", "lens", "レンズ"),
    ]


def test_what_patterns_take_for_the_same_is_the_same_once_folded() -> None:
    cased = [
        char for char in map(chr, range(sys.maxunicode)) if {char} != {char.lower(), char.upper()}
    ]
    assert "ı" in cased
    assert "ſ" in cased
    together = "".join(cased)
    for char in cased:
        same = re.findall(re.escape(char), together, re.IGNORECASE)
        assert {fold_case(one) for one in same} == {fold_case(char)}, (char, same)


def test_runs_of_japanese() -> None:
    assert JAPANESE_RUN.split("GPTは『AI』、々〆ー。x・") == [
        *("GPT", "は『", "AI", "』、々〆ー。", "x・"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [("深い[talk-q01]。[a-1]", ["talk-q01", "a-1"]), ("[A] [1a] [a b] [] a]", [])],
)
def test_references(text: str, found: list[str]) -> None:
    assert REFERENCE.findall(text) == found


def test_placeholders() -> None:
    assert PLACEHOLDER.findall("{n}件、{day}、{}、{a b}") == ["n", "day"]
