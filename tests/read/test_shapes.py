"""Shapes that editors meet: each text comes apart as its people read it, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogues.model import Layout
from dialogues.problems import Problems
from dialogues.read.layouts import PARSERS, detect_layout
from dialogues.read.text import read_raw
from support.shapes import split, tell
from support.trees import HOME

SHAPES = HOME / "tests/cases/shapes"
CASES = yaml.safe_load((HOME / "tests/cases/shapes.yaml").read_text("utf-8"))


@pytest.mark.parametrize("path", sorted(SHAPES.iterdir()), ids=lambda path: path.name)
def test_given_shapes(path: Path) -> None:
    problems = Problems()
    raw = read_raw(path, problems)
    assert raw
    expected = CASES["shapes"][path.name[:2]]
    document, wrong = split(raw.text)
    found = {"layout": document.layout, "doubts": len(document.doubts), "told": tell(document)}
    assert (found, wrong) == (expected, [])


@pytest.mark.parametrize(("text", "told"), CASES["spellings"])
@pytest.mark.parametrize("bare", [False, True], ids=["", "windows"])
def test_spellings(text: str, told: str, bare: bool) -> None:
    if bare:
        text = "\ufeff" + text.replace("\n", "\r\n")
    document, wrong = split(text)
    # An article's answer begins with a headline.
    assert (tell(document).replace("| h ", "| a "), wrong) == (told, [])


@pytest.mark.parametrize(
    ("text", "layout"),
    [
        ("ただの文章。\nもう一行。", None),
        ("A社は強い。\nB社は弱い。", None),
        ("時刻: 10:00\n場所: 東京", None),
        ("A small town.\nQuick notes.", None),
        ("何が問題か？\nそれは海だ。\nなぜか？\n青いからだ。", None),
        ("1. りんご\n2. みかん\n3. ぶどう", None),
        ("■ 概要\n本文\n■ 詳細\n本文", None),
        ("10:00 開会\n10:30 休憩\n11:00 閉会", None),
        ("彼は言った。\n「こんにちは」\n彼女は言った。\n「さようなら」", None),
        ("平成　三十年\n平成　三十一年\n令和　元年", None),
        ("（注）本文\n（注）本文", None),
        ("1/2 カップの砂糖\n3/4 カップの水", None),
        ("質問はメールで。\n回答は後日。", None),
        ("Dear Sam,\nHow are you?\nI am fine.\nBye", None),
    ],
)
def test_what_has_no_questions_has_no_layout(text: str, layout: Layout | None) -> None:
    assert detect_layout(text) == layout


VARIANTS = yaml.safe_load((HOME / "tests/cases/variants.yaml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("layout", "text", "told", "doubts"),
    [(layout, *case) for layout, cases in VARIANTS.items() for case in cases],
)
@pytest.mark.parametrize("windows", [False, True], ids=["", "windows"])
def test_variants(layout: Layout, text: str, told: str, doubts: list[str], windows: bool) -> None:
    if windows:
        text = "\ufeff" + text.replace("\n", "\r\n")
    document, wrong = split(text)
    messages = [one.message for one in document.doubts]
    assert (document.layout, tell(document), messages, wrong) == (layout, told, doubts, [])


def test_doubts_are_settled_by_their_own_words() -> None:
    """What `new` writes into the draft is what `sure` takes, on one line."""
    for text, told, doubts in (case for cases in VARIANTS.values() for case in cases):
        document, _ = split(text)
        words = [one.words for one in document.doubts]
        assert len(words) == len(doubts)
        assert all(one == one.strip() and one and "\n" not in one for one in words)
        settled, _ = split(text, sure=tuple(words))
        assert (settled.doubts, tell(settled)) == ((), told)


def test_editors_own_layout_holds_everything() -> None:
    """Sections, lead-ins, several paragraphs and speakers, the author's notes, what is left out."""
    text = CASES["own"]["text"]
    document, wrong = split(text)
    assert (document.layout, wrong, document.doubts) == ("labelled", [], ())
    assert [section.title.text for section in document.sections] == ["はじめの話", "つぎの話"]
    assert tell(document) == CASES["own"]["told"]


def test_who_asks_is_asked_where_nothing_says_it() -> None:
    text = "山田：何か\n鈴木：海だ\n山田：なぜか\n鈴木：青い"
    document, _ = split(text)
    (doubt,) = document.doubts
    assert doubt.message == "nothing says who asks"
    assert "speakers: {山田: asks, 鈴木: answers}" in doubt.hint
    assert tell(document) == "q01 q 何か | a 海だ; q02 q なぜか | a 青い"
    document, _ = split(text, speakers={"鈴木": "asks", "山田": "answers"}, layout="speakers")
    assert [one.message for one in document.doubts] == [
        "words before the first question are left out",
        "words behind the last answer are left out",
    ]
    assert tell(document) == "q01 q 海だ | a なぜか"


def test_what_nobody_says_is_a_doubt() -> None:
    document, wrong = split("00:01.000 --> 00:02.000\n何か？\n\n00:02.000 --> 00:03.000\n海だ\n")
    assert [one.message for one in document.doubts] == ["nothing says who speaks"]
    assert (tell(document), wrong) == ("q01 q 何か？ | a 海だ", [])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Q: 何か\nQ: なぜか\nA: 青い", "question without answer"),
        ("A: 青い\nQ: 何か\nA: 海だ", "answer without a question"),
        ("Q1: 何か\nA: 海だ\nQ1: なぜか\nA: 青い", "question 1 stands twice"),
    ],
)
def test_mistakes_are_told(text: str, message: str) -> None:
    _, wrong = split(text, "labelled")
    assert len(wrong) == 1 and message in wrong[0]


PIECES = CASES["pieces"]


@pytest.mark.parametrize("layout", PARSERS)
@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=40).map("".join))
def test_any_text_tiles(layout: Layout, text: str) -> None:
    if text:
        split(text, layout)


@pytest.mark.untraced
@pytest.mark.usefixtures("guard")
@pytest.mark.parametrize("layout", PARSERS)
@pytest.mark.parametrize(
    "piece", ["a", "1", "(", " ", "Q", "*", ":", "<", "-", "「", "Q: a\n", "[a](", "> a\n"]
)
def test_long_texts_end(layout: Layout, piece: str) -> None:
    """No pattern tries what is in vain again and again: this would take hours."""
    text = piece * (100_000 // len(piece))
    detect_layout(text)
    split(text, layout)
