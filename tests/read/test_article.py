"""The article layout: its states, its marks in every form, every mistake at its place."""

from __future__ import annotations

import pytest

from dialogues.model import RawFile, Stated, Transcript
from dialogues.problems import Problems
from dialogues.read.layouts import detect_layout, parse_raw
from support.documents import assert_tiles, kinds

ADD = "add an `A. …` line"
PUT = "put a `Q. …` line before it"


def parse(text: str, furniture: tuple[str, ...] = ()) -> tuple[Transcript, list[str]]:
    problems = Problems()
    raw = RawFile("t.txt", "t.txt", text, "")
    found = parse_raw("e", raw, "article", problems, Stated(furniture=tuple(furniture)))
    assert_tiles(raw, found)
    return found, [str(one).removeprefix("t.txt:") for one in problems.items]


def pieces(found: Transcript) -> list[str]:
    """Each block as ``id kind text``; a star for list items."""
    return [
        f"{b.id} {b.kind} {b.text.text}" + (" *" if b.bullet else "")
        for x in found.exchanges
        for b in x.blocks
    ]


WHOLE = """題名
1|海
2|山
本文に入る。
1|海
節の前置き。
Q. 問一？
前置き。
A. 一言。
答え。
- 項目
※ 注。
▼ 補足:
補う。
・点
▼ 解釈: 同じ行。
読む。
Q. 問二
A. 二言。
2|山
Q. 問三
A. 三言。
おわりに
結び。
3|数えない
"""


def test_a_whole_article() -> None:
    found, told = parse(WHOLE)
    assert told == []
    assert found.layout == "article"
    assert [(s.id, s.number, s.title.text) for s in found.sections] == [
        ("e-s1", 1, "海"),
        ("e-s2", 2, "山"),
    ]
    assert [(x.id, x.number, x.section) for x in found.exchanges] == [
        ("e-s1-q1", 1, found.sections[0]),
        ("e-s1-q2", 2, found.sections[0]),
        ("e-s2-q1", 1, found.sections[1]),
    ]
    assert pieces(found) == [
        "e-s1-q1-q1 question 問一？",
        "e-s1-q1-c1 context 節の前置き。",
        "e-s1-q1-c2 context 前置き。",
        "e-s1-q1-h1 headline 一言。",
        "e-s1-q1-a1 answer 答え。",
        "e-s1-q1-a2 answer 項目 *",
        "e-s1-q1-n1 remark 注。",
        "e-s1-q1-n2 supplement 補う。",
        "e-s1-q1-n3 supplement 点 *",
        "e-s1-q1-n4 interpretation 同じ行。",
        "e-s1-q1-n5 interpretation 読む。",
        "e-s1-q2-q1 question 問二",
        "e-s1-q2-h1 headline 二言。",
        "e-s2-q1-q1 question 問三",
        "e-s2-q1-h1 headline 三言。",
    ]


@pytest.mark.parametrize("end", ["おわりに", "終わりに", "さいごに", "最後に", " 最後に \u3000"])
def test_closings(end: str) -> None:
    found, told = parse(f"1|題\nQ. 問\nA. 答\n{end}\n結び")
    assert told == []
    assert kinds(found) == {"e-s1-q1": "qh"}


@pytest.mark.parametrize(
    ("line", "piece"),
    [
        *((f"Q{dot} 問", "e-s1-q2-q1 question 問") for dot in ".．:："),
        *((f"　Ｑ{dot}問", "e-s1-q2-q1 question 問") for dot in ".："),
        *((f"{mark} 補足{colon}", "") for mark in "▼▽▲△■◆" for colon in ("", ":", "：")),
        ("▼ 補足: 文", "e-s1-q1-n1 supplement 文"),
        (" ▼解釈：文", "e-s1-q1-n1 interpretation 文"),
        *((f"{mark} 文", "e-s1-q1-a1 answer 文 *") for mark in "-*•・"),
        ("・文", "e-s1-q1-a1 answer 文 *"),
        ("-文", "e-s1-q1-a1 answer -文"),
        ("\u3000-\u3000文", "e-s1-q1-a1 answer 文 *"),
        ("※文", "e-s1-q1-n1 remark 文"),
        ("x ※文", "e-s1-q1-a1 answer x ※文"),
        ("最後に言う", "e-s1-q1-a1 answer 最後に言う"),
        ("1234|x", "e-s1-q1-a1 answer 1234|x"),
        ("2|", "e-s1-q1-a1 answer 2|"),
        ("広告", ""),
    ],
)
def test_lines_behind_an_answer(line: str, piece: str) -> None:
    found, told = parse(f"1|題\nQ. 問\nA. 答\n{line}\nA. x", furniture=("広告",))
    if "question" not in piece:
        assert told == ["5:1: second answer to one question; put a `Q. …` line before it"]
    assert pieces(found)[2:-1] == ([piece] if piece else [])


@pytest.mark.parametrize("mark", ["A.", "Ａ．", " A:", "A："])
@pytest.mark.parametrize("head", ["1|題", "１｜題", " 1 | 題 ", "01|題"])
def test_answers_and_sections_in_every_form(mark: str, head: str) -> None:
    found, told = parse(f"{head}\nQ. 問\n{mark} 答")
    assert told == []
    assert found.sections[0].title.text == "題"
    assert kinds(found) == {"e-s1-q1": "qh"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "ただの文。",
            ["1:1: no question found; an article has `Q. …` and `A. …` lines"],
        ),
        ("Q. 問\nA. 答\n1|題\nQ. 問\nA. 答", [
            "1:1: question outside any section; put it under `N|title`",
            "2:1: answer without a question; put a `Q. …` line before it",
        ]),
        ("1|題\nQ. 問\n1行", [f"2:1: question without answer; {ADD}"]),
        ("1|題\nQ. 問\nQ. 問\nA. 答", [f"2:1: question without answer; {ADD}"]),
        ("1|題\nQ. \nA. 答", ["2:1: question has no text"]),
        ("1|題\nQ. 問\nA. 答\n2|二\nQ. 問\nA. ", [f"5:1: question without answer; {ADD}"]),
        ("1|題\nA. 答\nQ. 問\nA. 答", [f"2:1: answer without a question; {PUT}"]),
        ("1|題\nQ. 問\nA. 答\n▼ 何か:\n続き", [
            "4:1: unknown mark `何か`; expected `▼ 補足:` or `▼ 解釈:`"
        ]),
        ("1|題\nQ. 問\nA. 答\n▼ " + "長" * 30, [
            f"4:1: unknown mark `{'長' * 20}`; expected `▼ 補足:` or `▼ 解釈:`"
        ]),
        ("1|題\nQ. 問\nA. 答\n2|空\n3|三\nQ. 問\nA. 答", ["5:1: section 2 has no question"]),
        ("1|題\nQ. 問\nA. 答\n2|空", ["4:4: section 2 has no question"]),
        ("1|題\nQ. 問\nA. 答\n2|空\nおわりに", ["5:1: section 2 has no question"]),
        ("1|題\n2|山\n1|題\nQ. 問\nA. 答", [
            "2:1: section 2 stands in the table of contents only"
        ]),
        ("1|題\nQ. 問\nA. 答\n1|題\nQ. 問\nA. 答", [
            "4:1: section 1 stands twice; the first is at 1:1"
        ]),
        ("2|題\nQ. 問\nA. 答", ["1:1: section 1 is missing before section 2"]),
    ],
)  # fmt: skip
def test_mistakes(text: str, expected: list[str]) -> None:
    assert parse(text)[1] == expected


@pytest.mark.parametrize(
    ("text", "layout"),
    [
        ("1|題\nQ. 問\nA. 答", "article"),
        ("Q. 問\n前\n1|題", "article"),
        ("前 --- Q1. 問？ 答", "thread"),
        ("\ufeffQ1. 問？ 答", "thread"),
        ("1|題\n --- Q1. 問", "thread"),
        ("Q. 問\nA. 答", "article"),
        ("Q. 問\n答", "labelled"),
        ("1|題\n文", None),
        ("", None),
    ],
)
def test_detection(text: str, layout: str | None) -> None:
    assert detect_layout(text) == layout
