"""The measure of suggestions, and what it must not fall below."""

from __future__ import annotations

import dataclasses

import pytest

import quality
from dialogues.corpus.content import Content
from dialogues.edit.ranking import (
    RELATION_FLOOR,
    TOPIC_FLOOR,
)


def test_the_measure_sees_what_is_wrong(content: Content) -> None:
    perfect = {key: list(item.entry.topics) for key, item in content.items.items()}
    assert dataclasses.astuple(quality.topics(content, perfect)) == (1, 1, 1, 1)
    nothing: dict[str, list[str]] = {key: [] for key in content.items}
    assert dataclasses.astuple(quality.topics(content, nothing)) == (0, 0, 0, 0)
    second = {key: ["bmi", *slugs] for key, slugs in perfect.items() if "bmi" not in slugs}
    second = {key: second.get(key, []) for key in perfect}
    assert quality.topics(content, second).top1 == 0 < quality.topics(content, second).top3 < 1
    wanted = {("a", "b"), ("b", "a"), ("a", "c"), ("c", "a")}
    assert quality.hits(wanted, {"a": ["x", "c"], "b": ["c"], "c": []}) == (1, 3)
    five = {("interview-q01", f"interview-q{n:02}") for n in range(2, 35)}
    assert quality.chance(content, five) == 1
    assert quality.chance(content, set()) == 0
    assert quality.chance(content, {("interview-q01", "x")}) == pytest.approx(5 / 33)


def test_drafts_know_nothing_of_what_is_measured(content: Content) -> None:
    seen = quality.drafted(content, {"interview-q06"})
    entry = seen.items["interview-q06"].entry
    assert (entry.topics, entry.related, entry.asked_after) == ((), (), None)
    assert entry.title == entry.gist == "TODO"
    assert seen.items["interview-q05"] is content.items["interview-q05"]
    strict = quality.without_own_words(content, {"utokyo-s5-q1"}, quality.holders(content))
    bmi = next(topic for topic in strict.topics if topic.slug == "bmi")
    assert "BMI" not in bmi.keywords
    assert "Brain-Machine" in bmi.keywords, "no exchange holds it: it stems from none"


def test_quality_stays(content: Content) -> None:
    """Floors below what ``make bench`` measures: an exchange is 0.03."""
    draft = quality.ranked(content)
    topics = quality.topics(content, quality.proposed(draft.topics, TOPIC_FLOOR, 3))
    assert topics.top1 >= 0.70
    assert topics.top3 >= 0.90
    assert topics.found >= 0.90
    assert topics.right >= 0.60
    strict = quality.ranked(content, strict=True).topics
    assert quality.topics(content, quality.proposed(strict, TOPIC_FLOOR, 3)).top3 >= 0.80
    groups = quality.pairs(content)
    got, of = quality.hits(groups["all"], quality.proposed(draft.related, RELATION_FLOOR, 5))
    assert got / of >= 2 * quality.chance(content, groups["all"])
    assert len(quality.report(content).splitlines()) == 10 + 1 + 7
