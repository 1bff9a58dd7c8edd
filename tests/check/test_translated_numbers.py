"""Days, years, sums and shares are the same in a text and its translation."""

from __future__ import annotations

import pytest

from dialogues.check.translated_numbers import advise_numbers
from support.corpora import Small

TALK = "editorial/events/talk.yaml"
UNITS = """\
  - {measure: money, units: [ドル], factor: 1}
  - {measure: share, units: ["%"], factor: 0.01}
  - {measure: share, units: [割], factor: 0.1}
  - {measure: count, units: [人], factor: 1}
"""
NOTE = "霧の中で船に位置を知らせる音である。"


@pytest.mark.parametrize(
    ("source", "text", "told"),
    [
        ("2024年5月3日の音。", "A sound of 3 May 2024.", ""),
        ("2024年5月3日の音。", "A sound of May 3, 2024.", ""),
        ("2024年5月3日の音。", "A sound of 4 May 2024.", "day 3 X became 4"),
        ("2024年5月3日の音。", "A sound of 3 May 2023.", "year 2024 X became 2023"),
        ("2024年の音。", "A sound.", "year 2024 X became nothing"),
        ("音。", "A sound of 2024.", "year nothing X became 2024"),
        ("7月6〜7日の音。", "A sound of 6–7 July.", ""),
        ("7月6日と7日の音。", "A sound of 6 and 7 July.", ""),
        ("7月6日（同月9日まで）の音。", "A sound of 6 July (until 9 July).", ""),
        ("7月6日（同月9日まで）の音。", "A sound of 6 July (until 8 July).", "day 9 X became 8"),
        ("週4日の音。", "A sound on four days a week.", ""),
        ("3日間の音。", "A sound of three days.", ""),
        ("30億ドルの音。", "A sound of US$3 billion.", ""),
        (
            "30億ドルの音。",
            "A sound of US$30 billion.",
            "amount 3,000,000,000 X became 30,000,000,000",
        ),
        ("30億ドルの音。", "A sound.", "amount 3,000,000,000 X became nothing"),
        ("音。", "A sound of £5.", "amount nothing X became 5"),
        ("646億ドルの音。", "A sound of $64.6 billion.", ""),
        ("13%の音。", "13 per cent of the sound.", ""),
        ("13%の音。", "30% of the sound.", "amount 13 X became 30"),
        ("4割の音。", "40% of the sound.", ""),
        ("4割の音。", "Four of ten sounds.", ""),
        ("数百億ドルの音。", "A sound of tens of billions of dollars.", ""),
        ("『$500bn for a horn』による。", "From “$500bn for a horn”.", ""),
        ("「30億ドル」の訳。", "A translation.", ""),
        ("9人の音。", "Nine people’s sound.", ""),
        ("令和6年5月3日の音。", "A sound of 3 May 2024.", ""),
        ("昨年の音。", "A sound of 2023.", ""),
        ("2000字の音。", "A sound of 2,000 characters.", ""),
        ("5月3日の音。", "A sound of the 3rd of May.", ""),
        ("5月3日の音。", "A sound of the next day.", ""),
        ("2024/5/3の音。", "A sound of 3 May 2024.", ""),
        ("1億ドルの音。", "A sound of a million dollars.", "amount 100,000,000 X became nothing"),
        ("百万ドルの音。", "A sound of a million dollars.", ""),
        ("半分の音。", "50% of the sound.", ""),
    ],
)
def test_numbers_of_translations(small: Small, source: str, text: str, told: str) -> None:
    small.append("editorial/units.yaml", UNITS)
    small.edit(TALK, NOTE, source)
    small.translate({"talk-q02:note-1": text})
    found = small.tell(advise_numbers)
    message = told.replace("X", "of `talk-q02:note-1`")
    assert [one.split(": ", 1)[1] for one in found] == [f"{message}; look at both texts"][
        : len(told)
    ]


def test_what_the_index_holds_is_compared_there(small: Small) -> None:
    small.translate({"talk-q01:gist": "It reaches 50% in 2024."})
    assert small.tell(advise_numbers) == []


def test_what_is_stale_is_not_compared(small: Small) -> None:
    small.translate({"talk-q02:note-1": "A sound of 2024."})
    assert len(small.tell(advise_numbers)) == 1
    small.edit(TALK, NOTE, "霧の中で船に位置を知らせる音のことである。")
    assert small.tell(advise_numbers) == []
