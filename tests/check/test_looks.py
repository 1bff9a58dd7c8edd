"""What rests on public material has an address and the day of the last look."""

from __future__ import annotations

from datetime import date

import pytest

from dialogues.check import list_advice
from dialogues.check.looks import (
    advise_addresses,
    advise_approvals,
    advise_days,
    advise_looks,
    check_addresses,
    check_bases,
    check_dates,
    check_sources,
)
from dialogues.check.notes import check_follow_up_ids
from dialogues.check.references import check_follow_ups
from support.corpora import Small, load_checkout

TALK = "editorial/events/talk.yaml"
NOT_FOUND = 'not_found: 公開資料を題名で検索した, checked: "2024-06-01"'
FOLLOW_UP = (
    "{id: since-1, date: 2024, text: 文, basis: 新聞, also: [ALSO],"
    ' url: "https://example.org/b", checked: "2024-06-01"}'
)


def say(problems: list[str]) -> list[str]:
    """The messages alone."""
    return [problem.split(": ", 1)[1].split(";")[0] for problem in problems]


@pytest.mark.parametrize(
    ("held", "wrong"),
    [("null", False), ('"2024-03-03"', False), ('"2024-03-02"', False), ('"2024-03-04"', True)],
)
def test_no_source_comes_out_before_the_event(small: Small, held: str, *, wrong: bool) -> None:
    small.edit(TALK, "held: null", f"held: {held}")
    message = f"published on 2024-03-03, before it was held on {held[1:-1]}"
    expected = [f"{TALK}:9:3: {message}; look at both in the source"] if wrong else []
    assert small.tell(check_dates) == expected


@pytest.mark.parametrize(("added", "wrong"), [("2024-03-03", False), ("2024-03-02", True)])
def test_nobody_reads_here_what_is_yet_to_come(small: Small, added: str, *, wrong: bool) -> None:
    small.edit(TALK, "dates:", f'added: "{added}"\ndates:')
    message = f"to be read here from {added}, before 2024-03-03, its own day"
    hint = "write the day on which it is first here"
    assert small.tell(check_dates) == [f"{TALK}:7:1: {message}; {hint}"] * wrong


@pytest.mark.parametrize(
    "source",
    ['checked: "2024-06-01"', f'url: "https://example.org/t", {NOT_FOUND}'],
    ids=["neither", "both"],
)
def test_a_source_is_there_or_was_looked_for(small: Small, source: str) -> None:
    assert small.tell(check_sources) == []
    small.edit(TALK, NOT_FOUND, source)
    assert small.tell(check_sources) == [
        f"{TALK}:10:1: a source has either `url` or `not_found`; "
        "give `url`, or say in `not_found` where you looked for it",
    ]


@pytest.mark.parametrize(
    ("field", "message"),
    [
        ("", "a note's basis must be there for readers to check"),
        ('url: "https://example.org/", ', "`url` and `checked` go together"),
        ('rests_on: source, checked: "2024-06-01", ', "`url` and `checked` go together"),
        ('url: "https://example.org/", checked: "2024-06-01", ', None),
        ("rests_on: source, ", None),
    ],
)
def test_a_note_can_be_checked_by_readers(small: Small, field: str, message: str | None) -> None:
    small.edit(TALK, "rests_on: source, ", field)
    assert say(small.tell(check_bases)) == ([message] if message else [])


@pytest.mark.parametrize(
    ("basis", "translation", "url", "told"),
    [
        ("甲、乙", "A; B", '["https://a.example/", null]', []),
        ("甲、乙", "A; B", '["https://a.example/", "https://b.example/"]', []),
        ("甲（乙、丙）", "A (B; C)", '"https://a.example/"', []),
        ("甲、乙", "A; B", '"https://a.example/"', ["advice"]),
        ("甲", "A", '["https://a.example/", null]', [f"{TALK}:", "locale/en/talk.po:"]),
        ("甲、乙", "A and B", '["https://a.example/", null]', ["locale/en/talk.po:"]),
        ("甲、乙", "", '["https://a.example/", null]', []),
    ],
)
def test_each_source_has_its_address(
    small: Small, basis: str, translation: str, url: str, told: list[str]
) -> None:
    old = "basis: 辞書の語釈, rests_on: source"
    small.edit(TALK, old, f'basis: {basis}, url: {url}, checked: "2024-06-01"')
    entry = f'msgctxt "talk-q02:note-1-basis"\nmsgid "{basis}"\nmsgstr "{translation}"\n'
    with (small.folder / "locale/en/talk.po").open("a", encoding="utf-8") as file:
        file.write(f"\n{entry}")
    advice = small.tell(advise_addresses)
    assert [one.split(": ")[1].split(";")[0] for one in advice] == [
        "one address for 2 sources" for one in told if one == "advice"
    ]
    found = small.tell(check_addresses)
    assert [one.partition(":")[0] + ":" for one in found] == [one for one in told if ":" in one]
    assert all("sources stand here, and 2 addresses in `url`" in one for one in found)


def test_so_can_a_moment_of_ours(small: Small) -> None:
    assert small.tell(check_bases) == []
    small.edit(
        "editorial/timeline.yaml", ', url: "https://example.org/lens", checked: "2024-06-01"', ""
    )
    (told,) = small.tell(check_bases)
    assert told.startswith("editorial/timeline.yaml:2:5: a moment's basis must be there")


@pytest.mark.parametrize(
    ("also", "more", "messages"),
    [
        ("talk-q03", "", []),
        ("talk-q9", "", ["unknown exchange `talk-q9`"]),
        ("talk-q02", "", ["exchange `talk-q02` again"]),
        ("talk-q03, talk-q03", "", ["exchange `talk-q03` again"]),
        ("talk-q03", "same", ["second follow-up `since-1`"]),
    ],
)
def test_follow_ups_bear_on_exchanges(
    small: Small, also: str, more: str, messages: list[str]
) -> None:
    one = FOLLOW_UP.replace("ALSO", also)
    both = f"[{one}, {one}]" if more else f"[{one}]"
    gist = "    gist: 霧の夜は音で知らせる。"
    small.edit(TALK, gist, f"{gist}\n    follow_ups: {both}")
    told = small.tell(check_follow_up_ids) + small.tell(check_follow_ups)
    assert say(told) == messages


@pytest.mark.parametrize(
    ("today", "told"),
    [
        (date(2024, 5, 31), "2024-06-01 is yet to come"),
        (date(2024, 6, 1), None),
        (date(2024, 12, 1), None),
        (date(2024, 12, 2), "last looked at 2024-06-01, more than half a year ago"),
    ],
)
def test_looks_grow_old(small: Small, today: date, told: str | None) -> None:
    found = list(advise_looks(small.load(), today))
    # Both sources and a moment.
    assert [one.message for one in found] == ([told] * 3 if told else [])
    assert set(found) <= set(list_advice(small.load(), today))
    if told and "ago" in told:
        assert found[0].hint == ("look again at https://example.org/paper, then write today's date")


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2024-06-02", True),
        ("2024-06-01", False),
        ("2024-07", True),
        ("2024-06", False),
        ("2025", True),
        ("2024", False),
    ],
)
def test_days_that_are_yet_to_come_are_told(small: Small, day: str, *, told: bool) -> None:
    """Months and years begin before they are over."""
    if len(day) == 10:
        small.edit(TALK, "held: null", f'held: "{day}"')
        small.edit(TALK, 'published: "2024-03-03"', f'published: "{day}"')
    one = FOLLOW_UP.replace("date: 2024", f'date: "{day}"').replace("[ALSO]", "[]")
    gist = "    gist: 霧の夜は音で知らせる。"
    small.edit(TALK, gist, f"{gist}\n    follow_ups: [{one}]")
    found = list(advise_days(small.load(), date(2024, 6, 1)))
    assert {one.message for one in found} == ({f"{day} is yet to come"} if told else set())
    assert len(found) == told * (3 if len(day) == 10 else 1)
    assert set(found) <= set(list_advice(small.load(), date(2024, 6, 1)))


@pytest.mark.parametrize(
    ("approved", "told"),
    [
        ("2024-06-01、編集部", False),
        ("編集部（２０２４年６月１日）", False),
        ("鈴木 2024/6/1", False),
        ("編集長 鈴木", True),
        ("2026-13-45 鈴木", True),
        ("2024-02-30 鈴木、2024-03-01", False),
        ("TODO 誰が", False),
    ],
)
def test_an_approval_has_its_day(small: Small, approved: str, *, told: bool) -> None:
    assert small.tell(advise_approvals) == []
    small.edit(TALK, "layout: thread", f"layout: thread\napproved: {approved}")
    hint = "write by whom and when, such as `2025-02-03, editors`; until then TODO"
    expected = [f"{TALK}:4:1: `approved` says no day; {hint}"] if told else []
    assert small.tell(advise_approvals) == expected


def test_every_look_of_ours_is_told_of() -> None:
    """So that one that grows old is heard of: as many as the files say `checked`."""
    found = list(advise_looks(load_checkout(), date(2100, 1, 1)))
    locators = load_checkout().locators.values()
    said = {(str(one.path), keys) for one in locators for keys in one.places if "checked" in keys}
    assert len(found) == len(said) > 100
