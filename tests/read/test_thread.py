"""The thread layout: where questions end, what is furniture, every mistake at its place."""

from __future__ import annotations

import pytest

from dialogues.model import RawFile, Stated, Transcript
from dialogues.problems import Problems
from dialogues.read.layouts import parse_raw
from support.documents import assert_tiles

UNTOLD = (
    "question 1 has no answer, or its end cannot be told; "
    "state it as `question_ends_with:` in the event's YAML"
)


def parse(
    text: str, ends: dict[str, str] | None = None, furniture: tuple[str, ...] = ()
) -> tuple[Transcript, list[str]]:
    problems = Problems()
    raw = RawFile("t.txt", "t.txt", text, "")
    found = parse_raw("e", raw, "thread", problems, Stated(ends or {}, tuple(furniture)))
    assert_tiles(raw, found)
    return found, [str(one).removeprefix("t.txt:") for one in problems.items]


def texts(found: Transcript) -> dict[str, list[str]]:
    return {x.id: [block.text.text for block in x.blocks] for x in found.exchanges}


def test_blocks_have_ids_kinds_and_places() -> None:
    found, told = parse("前 --- Q1. 問？ 一。 二。 --- Q2. 何？答。")
    assert told == []
    assert (found.layout, found.sections) == ("thread", ())
    first, second = found.exchanges
    assert (first.id, first.number, first.section) == ("e-q01", 1, None)
    assert [(b.id, b.kind, b.span, b.bullet) for b in first.blocks] == [
        ("e-q01-q1", "question", (10, 12), False),
        ("e-q01-a1", "answer", (13, 15), False),
        ("e-q01-a2", "answer", (16, 18), False),
    ]
    assert (second.id, second.number) == ("e-q02", 2)
    assert found.furniture == ((0, 10), (12, 13), (15, 16), (18, 27))


@pytest.mark.parametrize(
    "mark",
    [
        *(" --- Q1. ", " ---- Q1. ", " －－－ Q1. ", " ---Q1.", "\n--- Q1. ", "\nQ1. ", "\nＱ１．"),
        *(
            " --- Q1: ",
            " --- Q1：",
            " --- Q1．",
            " ---\u3000Q1.\u3000",
            " ---\tQ1.\t",
            "\n---Q0001.",
        ),
    ],
)
def test_marks(mark: str) -> None:
    found, told = parse(f"前置き{mark}問？ 答。")
    assert told == []
    assert texts(found) == {"e-q01": ["問？", "答。"]}


@pytest.mark.parametrize(
    "text", ["前 - Q1. 問？ 答。", "前 --- Q1 問？ 答。", "前 Q1. 問？ 答。", "前---Q1 問"]
)
def test_what_is_no_mark(text: str) -> None:
    found, told = parse(text)
    assert found.exchanges == ()
    assert told[-1] == "1:1: no question found; a thread has marks such as ` --- Q1. `"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("問？答。", ["問？", "答。"]),
        ("問? 答。", ["問?", "答。"]),
        ("問?答? 続き。", ["問?答?", "続き。"]),
        ("問。 答。", ["問。", "答。"]),
        ("問。次？ 答。", ["問。次？", "答。"]),
        ("問?\u3000答。", ["問?", "答。"]),
        ("問?\t答。", ["問?", "答。"]),
        ("（何？ これ？）問？ 答。", ["（何？ これ？）問？", "答。"]),
        ("「何? 何」問? 答。", ["「何? 何」問?", "答。"]),
        ("問？ 一。\u3000二。\t三。四。 五", ["問？", "一。", "二。", "三。四。", "五"]),
        ("問？ 「一。 二。」三。 四。", ["問？", "「一。 二。」三。", "四。"]),
        ("問？ 一？ 二。", ["問？ 一？", "二。"]),
        ("問？ 一。二？ 三。", ["問？", "一。二？ 三。"]),
    ],
)
def test_where_questions_and_paragraphs_end(body: str, expected: list[str]) -> None:
    found, told = parse(f"--- Q1. {body}")
    assert told == []
    assert texts(found) == {"e-q01": expected}


def test_an_editor_states_where_a_question_ends() -> None:
    text = "--- Q1. 何？ 次は。 答。 --- Q2. 問？ 答"
    found, told = parse(text, {"e-q01": "次は。", "e-q09": "x"})
    assert told == []
    assert texts(found) == {"e-q01": ["何？ 次は。", "答。"], "e-q02": ["問？", "答"]}


@pytest.mark.parametrize(
    ("text", "ends", "expected"),
    [
        (
            "--- Q1. 問答",
            {},
            [f"1:9: {UNTOLD}"],
        ),
        ("--- Q1. 問？", {}, ["1:9: question 1 has no answer"]),
        ("--- Q1. 問？ \n", {}, ["1:9: question 1 has no answer"]),
        ("--- Q1.  --- Q2. 問？ 答", {}, ["1:10: question 1 has no text"]),
        (
            "--- Q1. 問？ 答。 --- 続き。",
            {},
            ["1:15: unknown mark; ` --- ` must be followed by `Qn.`"],
        ),
        (
            "--- Q1. ああ？ 答",
            {"e-q01": "あ"},
            [
                "1:9: `question_ends_with` matches 2 times, expected once; 'あ'",
                f"1:9: {UNTOLD}",
            ],
        ),
        (
            "--- Q2. 問？ 答",
            {},
            ["1:6: question 1 is missing before question 2"],
        ),
        (
            "--- Q1. 問？ 答 --- Q1. 問？ 答",
            {},
            ["1:19: question 1 stands twice; the first is at 1:6"],
        ),
    ],
)
def test_mistakes(text: str, ends: dict[str, str], expected: list[str]) -> None:
    assert parse(text, ends)[1] == expected


OUTSIDE = (
    "text outside any exchange; join it to the line of its exchange; page chrome is listed under "
    "`furniture:`"
)


@pytest.mark.parametrize(
    "chrome",
    [
        *("Share this thread", "read on twitter", "Read on X", "View original thread"),
        *("Navigate Thread", "1/27", "1 / 27", "12,345", "Published: 2025", "", " \u3000"),
    ],
)
def test_page_chrome_is_furniture(chrome: str) -> None:
    found, told = parse(f"頭\n--- Q1. 問？ 答。\n{chrome}\nQ2. 問？ 答。\n{chrome}")
    assert told == []
    assert texts(found) == {"e-q01": ["問？", "答。"], "e-q02": ["問？", "答。"]}


def test_other_lines_are_told_once_an_exchange_has_begun() -> None:
    text = "見出し\n--- Q1. 問？ 答。\n  広告\n  xyz --- Q2. 問？ 答。\n末尾"
    assert parse(text)[1] == [f"3:3: {OUTSIDE}", f"4:3: {OUTSIDE}", f"5:1: {OUTSIDE}"]
    known = ("広告", "xyz", "末尾")
    assert parse(text, furniture=known)[1] == []
