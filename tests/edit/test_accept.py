"""`accept`: translations that are still good, said so by unit or pattern."""

from __future__ import annotations

from collections.abc import Sequence

import polib
import pytest

from dialogues.edit.accept import accept_units
from dialogues.problems import BuildError
from support.corpora import Small

RAW = "raw/talk.txt"
TITLE = "光の届く距離"
ENGLISH = {
    "talk-q01:title": "How far light reaches",
    "talk-q01:gist": "On a clear night it reaches about 30 kilometres.",
    "talk-q02:title": "Nights of fog",
}


@pytest.fixture
def edited(small: Small) -> Small:
    """Two translations are stale by a comma, one is good."""
    small.translate(ENGLISH)
    talk = "editorial/events/talk.yaml"
    small.edit(talk, "gist: 晴れた夜には", "gist: 晴れた夜には、")
    return small.edit(talk, f"title: {TITLE}", f"title: {TITLE}、")


def states(small: Small) -> list[str]:
    units = small.load().units
    return [units[key].read_in("en").state for key in ENGLISH]


@pytest.mark.parametrize(
    ("patterns", "accepted", "left"),
    [
        (["talk-q01:gist"], ["talk-q01:gist (en)"], ["stale", "reviewed", "reviewed"]),
        (["talk-q01*"], ["talk-q01:title (en)", "talk-q01:gist (en)"], ["reviewed"] * 3),
        (["*:g?st", "talk-q01:title"], ["talk-q01:title (en)", "talk-q01:gist (en)"],
         ["reviewed"] * 3),
    ],
)  # fmt: skip
def test_what_the_patterns_match_is_good(
    edited: Small, patterns: Sequence[str], accepted: list[str], left: list[str]
) -> None:
    assert states(edited) == ["stale", "stale", "reviewed"]
    assert accept_units(edited.load(), patterns) == accepted
    assert states(edited) == left
    for entry in polib.pofile(str(edited.folder / "locale/en/talk.po")):
        if entry.msgctxt in ENGLISH and entry.msgstr:
            assert entry.msgstr == ENGLISH[entry.msgctxt]


def test_a_draft_is_accepted(small: Small) -> None:
    small.translate(ENGLISH)
    path = "locale/en/talk.po"
    small.edit(path, 'msgctxt "talk-q01:gist"', '#, fuzzy\nmsgctxt "talk-q01:gist"')
    assert accept_units(small.load(), ["talk-q01:gist"]) == ["talk-q01:gist (en)"]
    assert states(small) == ["reviewed"] * 3


def test_english_that_says_other_figures_is_not_good(small: Small) -> None:
    """2割 has become 3割, and the English still says 20 per cent: the next check would fail."""
    talk, po = "editorial/events/talk.yaml", small.folder / "locale/en/talk.po"
    small.append("editorial/units.yaml", "  - {measure: share, units: [割], factor: 0.1}\n")
    long = "来年も続けたいという。見学に来る人のうち、若い人の割合は"
    small.edit(talk, "gist: 来年も続けたいという。", f"gist: {long}2割ほどになる。")
    small.translate({"talk-q03:gist": "They would like to go on; 20% are young."})
    small.edit(talk, f"{long}2割", f"{long}3割")
    small.edit("raw/talk.txt", "来年も続けたいという。", "来年も続けたいという。若い人は3割だ。")
    small.append(talk, "    figures:\n      - {value: '3', unit: 割, meaning: 割合, by: speaker}\n")
    before = po.read_bytes()
    assert small.load().units["talk-q03:gist"].read_in("en").state == "stale"
    with pytest.raises(BuildError) as told:
        accept_units(small.load(), ["talk-q03:gist"])
    assert [one.message for one in told.value.problems] == [
        "figure 20 share of `talk-q03:gist` is in no index",
    ]
    line = before.decode().split("\n").index('msgctxt "talk-q03:gist"') + 1
    assert [(one.path, one.line) for one in told.value.problems] == [(str(po), line)]
    assert po.read_bytes() == before
    small.edit("locale/en/talk.po", "20%", "30%")
    assert accept_units(small.load(), ["talk-q03:gist"]) == ["talk-q03:gist (en)"]


def test_what_was_wrong_before_hinders_nobody(edited: Small) -> None:
    path = edited.folder / "locale/en/talk.po"
    edited.edit("locale/en/talk.po", "Nights of fog", "7 nights of fog")
    assert accept_units(edited.load(), ["talk-q01:title"]) == ["talk-q01:title (en)"]
    assert "7 nights" in path.read_text("utf-8")


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("talk-q02:title", "nothing that `talk-q02:title` names is stale or a draft"),
        ("talk-q01:gits", "no unit is called `talk-q01:gits`; did you mean `talk-q01:gist`?"),
        ("talk-q02-a*", "nothing that `talk-q02-a*` names is stale or a draft"),
    ],
)
def test_what_is_not_there_to_accept_is_told(edited: Small, pattern: str, message: str) -> None:
    before = (edited.folder / "locale/en/talk.po").read_bytes()
    with pytest.raises(BuildError) as told:
        accept_units(edited.load(), ["talk-q01:gist", pattern])
    assert [str(one).partition(":1:1: ")[2] for one in told.value.problems] == [message]
    assert (edited.folder / "locale/en/talk.po").read_bytes() == before
