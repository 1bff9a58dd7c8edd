"""An event is a draft as long as its file says, in whatever words, that nobody approved it."""

from __future__ import annotations

import pytest

from dialogues.problems import BuildError
from support.corpora import Small

TALK = "editorial/events/talk.yaml"
RULE = "must be by whom and when, such as `2025-02-03, editors`, or begin with TODO"


@pytest.mark.parametrize(
    ("said", "draft"),
    [
        *((word, True) for word in ("TODO", "TODO 誰が", "todo", "TBD", "tbd", "まだ", "未定")),
        *((word, True) for word in ("確認中", "（未定）", "保留", "未承認", "pending", "Wait")),
        *((word, True) for word in ("（ＴＯＤＯ）", "確認中（編集部）", "(draft) 2025-02-03")),
        *(
            (word, False)
            for word in (
                "2025-02-03、編集部",
                "編集部（二月三日）",
                "Editors",
                "未来研究会",
                "Todoroki",
                "2025-02-03 T. Waite",
                "2025-02-03、確認部",
            )
        ),
    ],
)
def test_what_says_that_nobody_has_approved_yet(small: Small, said: str, draft: bool) -> None:
    small.edit(TALK, "layout: thread", f"layout: thread\napproved: {said}")
    assert {event.id: event.draft for event in small.load().events}["talk"] is draft


@pytest.mark.parametrize("said", ["yes", "No", "true", "false", "はい", "OK", "承認済み"])
def test_approval_says_who(small: Small, said: str) -> None:
    small.edit(TALK, "layout: thread", f"layout: thread\napproved: {said}")
    with pytest.raises(BuildError) as told:
        small.load()
    assert f"talk.yaml:4:1: `approved` {RULE}, found `{said}`" in told.value.report()


def test_an_empty_approval_is_none(small: Small) -> None:
    small.edit(TALK, "layout: thread", "layout: thread\napproved:")
    with pytest.raises(BuildError) as told:
        small.load()
    assert "talk.yaml:4:1: `approved`" in told.value.report()


def test_without_the_field_an_event_is_published(small: Small) -> None:
    assert not any(event.draft for event in small.load().events)
