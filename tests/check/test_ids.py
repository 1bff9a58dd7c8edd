"""Ids that are valid apart and meet on a page."""

from __future__ import annotations

import pytest

from dialogues.check.ids import check_event_ids, check_shared_ids
from dialogues.check.references import check_ids
from dialogues.corpus.ids import explain_event, explain_part
from support.corpora import Small

TOPICS, CHARTS = "editorial/topics.yaml", "editorial/charts.yaml"


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        ("other", ""),
        ("talking", ""),
        ("talk-show", ""),
        ("talk-quiz", ""),
        ("sea", "is taken by a topic, whose page holds both"),
        *((name, "is taken by the site itself") for name in ("site", "topics", "topic", "ui")),
        *((name, "is taken by the site itself") for name in ("events", "exchanges", "overview")),
        *(
            (f"talk-{part}", "reads as a part of event `talk`")
            for part in ("q01", "s2", "q01-a1", "note-1", "note-fog-horn", "figure-2", "s1-q1")
        ),
        ("dn-x", "begins with `dn-`, as ids do that pages make up"),
    ],
)
def test_ids_of_events(event: str, reason: str) -> None:
    assert explain_event(event, ["talk", "paper"], ["light", "sea"]) == reason


def test_ids_beside_those_of_events() -> None:
    assert explain_part("talk-q01-figure-1", ["talk"]) == "reads as a part of event `talk`"
    assert explain_part("talk-q01", []) == ""


def test_an_event_called_like_a_topic(small: Small) -> None:
    small.edit(TOPICS, "slug: sea", "slug: paper")
    assert small.tell(check_event_ids) == [
        "editorial/events/paper.yaml:1:1: event id `paper` is taken by a topic, whose page holds "
        "both; choose another"
    ]


def test_topics_and_charts_called_like_a_part_of_an_event(small: Small) -> None:
    small.edit(TOPICS, "slug: sea", "slug: talk-q01")
    small.edit(CHARTS, "id: sums", "id: talk-q01-figure-1")
    assert small.tell(check_shared_ids) == [
        f"{TOPICS}:8:5: slug `talk-q01` reads as a part of event `talk`; choose another",
        f"{CHARTS}:2:6: id `talk-q01-figure-1` reads as a part of event `talk`; choose another",
    ]


def test_a_topic_called_like_the_list_of_topics(small: Small) -> None:
    small.edit(TOPICS, "slug: sea", "slug: topics")
    assert small.tell(check_ids) == [
        f"{TOPICS}:8:5: slug `topics` is taken by the page itself; choose another"
    ]
