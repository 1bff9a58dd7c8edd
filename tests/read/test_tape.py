"""What both layouts share: cuts that tile the text, lines, brackets, numbers."""

from __future__ import annotations

import pytest

from dialogues.model import Section
from dialogues.problems import Problems
from dialogues.read.layouts.tape import (
    Tape,
    check_numbering,
    find_lines,
    outside_brackets,
    read_number,
)
from dialogues.unit import Unit


def tape(text: str) -> Tape:
    return Tape("e", text, "raw.txt", Problems())


def test_cuts_tile_the_text() -> None:
    one = tape("＜＜ 問い　 \n 答え ★・答え二>>")
    one.current = "e-q01"
    one.skip(2)
    one.skip(1)  # never back
    one.cut_block("question", 9)
    one.cut_block("answer", 12)
    one.skip(13)
    one.skip(14)
    one.cut_block("answer", 17, bullet=True)
    section = Section("e-s1", 1, Unit("題"))
    one.close_exchange(1, section)
    one.current = "e-q02"
    one.cut_block("answer", 17)  # nothing
    one.close_exchange(2)
    found = one.finish("article")
    assert found.layout == "article"
    assert found.furniture == ((0, 3), (5, 9), (11, 14), (17, 19))
    first, second = found.exchanges
    assert (first.id, first.number, first.section) == ("e-q01", 1, section)
    assert [(b.id, b.kind, b.text.text, b.span, b.bullet) for b in first.blocks] == [
        ("e-q01-q1", "question", "問い", (3, 5), False),
        ("e-q01-a1", "answer", "答え", (9, 11), False),
        ("e-q01-a2", "answer", "答え二", (14, 17), True),
    ]
    assert (second.id, second.number, second.section, second.blocks) == ("e-q02", 2, None, ())


def test_notes_of_the_author_share_one_count() -> None:
    one = tape("補解注")
    one.current = "e-q01"
    for number, kind in enumerate(("supplement", "interpretation", "remark"), 1):
        one.cut_block(kind, number)  # type: ignore[arg-type]
    assert [block.id for block in one.blocks] == ["e-q01-n1", "e-q01-n2", "e-q01-n3"]


def test_counts_begin_anew_with_each_exchange() -> None:
    one = tape("問問")
    for number in (1, 2):
        one.current = f"e-q0{number}"
        one.cut_block("question", number)
        one.close_exchange(number)
    assert [x.blocks[0].id for x in one.exchanges] == ["e-q01-q1", "e-q02-q1"]


def test_a_report_has_line_and_column() -> None:
    one = tape("あ\nいう")
    one.report(3, "bad", "mend it")
    assert [str(item) for item in one.problems.items] == ["raw.txt:2:2: bad; mend it"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [(0, 0)]),
        ("a", [(0, 1)]),
        ("a\n", [(0, 1), (2, 2)]),
        ("\n\nb", [(0, 0), (1, 1), (2, 3)]),
        ("\ufeffa\u2028b\rc\x0bd\n", [(1, 8), (9, 9)]),
    ],
)
def test_only_a_line_feed_ends_a_line(text: str, lines: list[tuple[int, int]]) -> None:
    assert list(find_lines(text)) == lines


@pytest.mark.parametrize(
    ("text", "outside"),
    [
        ("あ「い」う", "あう"),
        ("a(b[c]d)e", "ae"),
        ("」あ", "あ"),
        ("「「あ」い」う", "う"),
        ("あ「い", "あ"),
        ("『一』（二）【三】〈四〉《五》“六”七", "七"),
        ("a」」「b」c", "ac"),
    ],
)
def test_what_no_bracket_encloses(text: str, outside: str) -> None:
    assert "".join(text[at] for at in outside_brackets(text, 0, len(text))) == outside


def test_brackets_count_from_the_start_of_the_range() -> None:
    assert list(outside_brackets("「abc」d", 1, 3)) == [1, 2]


@pytest.mark.parametrize(("digits", "number"), [("12", 12), ("１２", 12), ("0", 0), ("007", 7)])
def test_numbers_of_both_widths(digits: str, number: int) -> None:
    assert read_number(digits) == number


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([], []),
        ([1, 2, 3], []),
        ([2], ["1: question 1 is missing before question 2"]),
        ([1, 4, 5], ["2: question 2-3 is missing before question 4"]),
        ([1, 3], ["2: question 2 is missing before question 3"]),
        ([1, 1, 2], ["2: question 1 stands twice; the first is at 1:1"]),
        ([1, 2, 3, 2], ["4: question 2 stands twice; the first is at 1:2"]),
        ([0], ["1: questions are numbered from 1"]),
        (
            [1, 3, 2],
            [
                "2: question 2 is missing before question 3",
                "3: question 2 stands after question 3",
            ],
        ),
        (
            [3, 1, 4],
            [
                "1: question 1-2 is missing before question 3",
                "2: question 1 stands after question 3",
            ],
        ),
    ],
)
def test_numbering(numbers: list[int], expected: list[str]) -> None:
    one = tape("x" * 9)
    check_numbering(one, "question", [(number, at) for at, number in enumerate(numbers)])
    told = [f"{item.column}: {item.message}" for item in one.problems.items]
    hints = [f"; {item.hint}" if item.hint else "" for item in one.problems.items]
    assert [a + b for a, b in zip(told, hints, strict=True)] == expected
