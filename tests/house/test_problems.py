"""Hints: which known word somebody meant."""

from __future__ import annotations

import pytest

from dialogues.problems import nearest

IDS = ("talk-q01", "talk-q09", "talk-q19", "talk-q10")


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("talk-q9", IDS, "did you mean `talk-q09`?"),
        ("talk-q1", IDS, "did you mean `talk-q01`?"),
        ("Talk_q010", IDS, "did you mean `talk-q10`?"),
        ("talk-q091", IDS, "did you mean `talk-q09`?"),
        ("zzz", IDS, ""),
        ("ligth", ("light", "sea"), "did you mean `light`?"),
        ("light sea", ("light", "sea"), "write `light, sea`"),
        ("light、sea", ("light", "sea"), "write `light, sea`"),
        ("light fog", ("light", "sea"), "did you mean `light`?"),
        ("light", (), ""),
        ("a" * 300, ("a" * 300,), ""),
    ],
)
def test_the_nearest_word(word: str, known: tuple[str, ...], hint: str) -> None:
    assert nearest(word, known) == hint
