"""What became of something came after it; a correction after there was a reader."""

from __future__ import annotations

from datetime import date

import pytest

from dialogues.check.looks import (
    advise_days,
    advise_follow_ups,
    advise_looks,
    advise_reports,
    check_later_days,
)
from support.corpora import Small, load_checkout

TALK = "editorial/events/talk.yaml"
GIST = "    gist: 霧の夜は音で知らせる。"
BEFORE = "before it was said on 2024-03-02; what came before is a note; or look at both days"


def follow(small: Small, day: str, checked: str = "2024-06-01") -> Small:
    """The exchange in lines 22 to 25, followed by something."""
    later = f"{{id: since-1, text: 文, basis: 新聞, url: https://example.org/b, date: {day}"
    return small.edit(TALK, GIST, f"{GIST}\n    follow_ups:\n      - {later}, checked: {checked}}}")


@pytest.mark.parametrize(
    ("day", "early"),
    [
        ("2024-03-01", True),
        ("2024-03-02", False),
        ("2024-02", True),
        ("2024-03", False),
        ("2023", True),
        ("2024", False),
    ],
)
def test_what_became_of_it_came_after(small: Small, day: str, *, early: bool) -> None:
    """Months and years may have days behind it."""
    follow(small, day)
    assert small.tell(check_later_days) == []
    small.edit(TALK, "held: null", 'held: "2024-03-02"')
    told = small.tell(check_later_days)
    assert told == ([f"{TALK}:26:71: dated {day}, {BEFORE}"] if early else [])
    assert small.tell(advise_follow_ups) == []


@pytest.mark.parametrize(("day", "early"), [("2024-03-02", True), ("2024-03-03", False)])
def test_before_its_source_it_may_have(small: Small, day: str, *, early: bool) -> None:
    follow(small, day)
    message = f"dated {day}, before its source came out on 2024-03-03"
    hint = "look whether it was said before that day"
    expected = [f"{TALK}:26:71: {message}; {hint}"] if early else []
    assert small.tell(advise_follow_ups) == expected


@pytest.mark.parametrize(
    ("day", "checked", "early"),
    [
        ("2024-06-02", "2024-06-01", True),
        ("2024-06-01", "2024-06-01", False),
        ("2024-06", "2024-06-01", False),
        ("2024-07", "2024-06-01", True),
        ("2025", "2024-12-31", True),
    ],
)
def test_nobody_saw_what_had_not_happened(
    small: Small, day: str, checked: str, *, early: bool
) -> None:
    follow(small, day, checked)
    told = small.tell(check_later_days)
    message = f"looked at on {checked}, before {day}, when it happened"
    assert [one.partition(": ")[2].partition(";")[0] for one in told] == [message] * early
    assert all(one.startswith(f"{TALK}:26:") for one in told)


@pytest.mark.parametrize(("day", "early"), [("2024-04-30", True), ("2024-05-01", False)])
def test_what_no_reader_saw_is_not_put_right(small: Small, day: str, *, early: bool) -> None:
    small.edit(TALK, GIST, f"{GIST}\n    corrections:\n      - {{date: {day}, text: 文}}")
    assert small.tell(check_later_days) == []
    small.edit(TALK, "dates:", 'added: "2024-05-01"\ndates:')
    message = f"put right on {day}, before it could be read on 2024-05-01"
    hint = "what no reader has seen needs no correction"
    assert small.tell(check_later_days) == ([f"{TALK}:27:10: {message}; {hint}"] if early else [])


def test_an_old_look_for_what_has_no_address(small: Small) -> None:
    found = {one.hint for one in advise_looks(small.load(), date(2025, 1, 1))}
    assert "look again for it, then write today's date" in found
    assert "look again at https://example.org/paper, then write today's date" in found


@pytest.mark.parametrize(("day", "told"), [("2024-06-02", 1), ("2024-06-01", 0)])
def test_what_is_put_right_or_told_has_happened(small: Small, day: str, told: int) -> None:
    small.edit(TALK, GIST, f"{GIST}\n    corrections:\n      - {{date: {day}, text: 文}}")
    report = f'{{title: 記事, text: 文, date: {day}, url: "https://example.org/a", checked: {day}}}'
    small.edit(TALK, "dates:", f"reports:\n  - {report}\ndates:")
    found = [one for one in advise_days(small.load(), date(2024, 6, 1)) if day in one.message]
    assert [(one.line, one.message) for one in found] == [
        (8, f"{day} is yet to come"),
        (28, f"{day} is yet to come"),
    ] * told


@pytest.mark.parametrize(
    ("day", "told"),
    [("2024-05-02", 1), ("2024-04", 1), ("2024-05-03", 0), ("2024-05", 0), ("2024", 0)],
)
def test_reports_come_after_the_event(small: Small, day: str, told: int) -> None:
    small.edit(TALK, "held: null", 'held: "2024-05-03"')
    report = f'{{title: 記事, text: 文, date: {day}, url: "https://example.org/a", checked: {day}}}'
    if len(day) < len("2024-05-03"):
        report = report.replace(f"checked: {day}", 'checked: "2024-06-01"')
    small.edit(TALK, "dates:", f"reports:\n  - {report}\ndates:")
    message = f"dated {day}, before the event was held on 2024-05-03; look at both days"
    assert [one.split(": ", 1)[1] for one in small.tell(advise_reports)] == [message] * told


def test_our_own_days_are_in_order() -> None:
    assert list(check_later_days(load_checkout())) == []
