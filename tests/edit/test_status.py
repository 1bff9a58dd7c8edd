"""`status`: what is done of an event, and what is left."""

from __future__ import annotations

import pytest

from dialogues.edit.status import report_status
from dialogues.problems import BuildError
from support.corpora import Small, load_checkout

TALK = "editorial/events/talk.yaml"


def test_nothing_is_left_of_what_is_published() -> None:
    for event in ("interview", "utokyo"):
        first, *steps, last = report_status(load_checkout(), event)
        assert first == f"{event}: {27 if event == 'interview' else 7} exchanges"
        assert all(step.startswith("[x] ") for step in steps), steps
        assert last == "nothing is left"


def test_each_step_that_is_left_is_told(small: Small) -> None:
    small.edit("editorial/topics.yaml", "伝える[paper", "伝える[talk-q02][paper")
    small.edit(TALK, "layout: thread", "layout: thread\napproved: TODO")
    small.edit(TALK, "speaker: 灯台守", "speaker: TODO")
    small.edit(TALK, "title: これから", "title: TODO")
    small.edit(TALK, "gist: 来年も続けたいという。", "gist: TODO")
    small.edit(TALK, "on: 霧笛", "on: 汽笛")
    small.edit(TALK, 'value: "30"', 'value: "31"')
    small.edit(TALK, "topics: [light]", "topics: []")
    small.translate({"talk:title": "A tour"})
    rows = report_status(small.load(), "talk")
    left = {row[4:].partition(":")[0]: row for row in rows if row.startswith("[ ] ")}
    assert "speaker" in left.pop("the event")
    assert "talk-q03" in left.pop("title of each exchange")
    assert "talk-q03" in left.pop("gist of each exchange")
    assert "talk-q01, talk-q03" in left.pop("topics of each exchange")
    assert "talk-q03" in left.pop("relations of each exchange")
    assert ":" in left.pop("figures and their words")
    assert ":" in left.pop("nothing contradicts the texts")
    assert "untranslated" in left.pop("en")
    assert "it is a draft" in left.pop("published")
    assert not left
    assert rows[-1] == f"9 of {len(rows) - 2} steps are left"


def test_an_event_that_is_not_there(small: Small) -> None:
    with pytest.raises(BuildError) as told:
        report_status(small.load(), "tlak")
    assert "unknown event `tlak`; did you mean `talk`?" in str(told.value.problems[0])
