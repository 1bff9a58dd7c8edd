"""The texts keep the bounds that can be counted; and what counts them finds what is over."""

from __future__ import annotations

import re

import pytest

from support.corpora import load_checkout
from support.prose import (
    ENGLISH,
    JAPANESE,
    average_words,
    count_syllables,
    count_words,
    find_english_faults,
    find_japanese_faults,
    grade_texts,
    list_prose,
    split_sentences,
)


def test_english_is_plain() -> None:
    assert [str(fault) for fault in find_english_faults(load_checkout())] == []


def test_japanese_is_plain() -> None:
    assert [str(fault) for fault in find_japanese_faults(load_checkout())] == []


def test_all_kinds_of_text_are_counted() -> None:
    for language in ("ja", "en"):
        found = {one.kind for one in list_prose(load_checkout(), language)}
        assert found == {
            *("about", "note", "since", "gist", "question", "answer", "why"),
            *("scope", "overview", "reason", "definition"),
        }


def test_words_and_sentences() -> None:
    text = "It cost US$1.5 billion (see note 2. there). He said “No.” Then 5% left."
    assert split_sentences(text) == [
        "It cost US$1.5 billion (see note 2. there).",
        *("He said “No.”", "Then 5% left."),
    ]
    assert [count_words(said) for said in split_sentences(text)] == [8, 3, 3]
    assert average_words([text]) == pytest.approx(14 / 3)
    assert split_sentences("一つ。「二つ。三つ。」と言う。") == [
        "一つ。",
        "「二つ。三つ。」と言う。",
    ]


def test_grade_is_that_of_the_formula() -> None:
    # 6 words, 6 syllables, 1 sentence.
    assert grade_texts(["The cat sat on the mat."]) == pytest.approx(0.39 * 6 + 11.8 - 15.59)
    assert [count_syllables(word) for word in ("inference", "Altman’s", "zzyzxes", "500")] == [
        *(3, 2, 1, 1),
    ]


@pytest.mark.parametrize(
    "text",
    [
        *("sums on the scale of US$10 billion", "10 times cheaper", "5 per cent"),
        *("in five or 10 years", "in 2 years", "Does it not sound facile?", "it's", "organized"),
        "Only the interview discusses this.",
    ],
)
def test_english_phrases_that_are_found(text: str) -> None:
    assert any(matches(pattern, text) for pattern in ENGLISH.values())


@pytest.mark.parametrize(
    "text",
    [
        *("推論コストが年に10倍ずつ安くなる", "半兆ドルの投資", "物理的な労働", "AIどうし"),
        *("論じるのはインタビューだけである", "1つ", "典拠", "今後も続けます。", "本当か?"),
    ],
)
def test_japanese_phrases_that_are_found(text: str) -> None:
    assert any(matches(pattern, text) for pattern in JAPANESE.values())


@pytest.mark.parametrize("text", ["5,000億ドル（半兆ドル）", "11つ", "だけではない。"])
def test_japanese_phrases_that_are_not(text: str) -> None:
    assert not any(matches(pattern, text) for pattern in JAPANESE.values())


def matches(pattern: str, text: str) -> bool:
    return bool(re.search(pattern, text))
