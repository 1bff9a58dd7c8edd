"""The measure of suggestions, and what it must not fall below."""

from __future__ import annotations

import dataclasses

import pytest

import quality
from dialogues.corpus.corpus import Corpus
from dialogues.edit.ranking import (
    RELATION_FLOOR,
    TOPIC_FLOOR,
)

pytestmark = pytest.mark.untraced


def test_the_measure_sees_what_is_wrong(corpus: Corpus) -> None:
    perfect = {key: list(x.topics) for key, x in corpus.exchanges.items()}
    assert dataclasses.astuple(quality.topics(corpus, perfect)) == (1, 1, 1, 1)
    nothing: dict[str, list[str]] = {key: [] for key in corpus.exchanges}
    assert dataclasses.astuple(quality.topics(corpus, nothing)) == (0, 0, 0, 0)
    second = {key: ["bmi", *slugs] for key, slugs in perfect.items() if "bmi" not in slugs}
    second = {key: second.get(key, []) for key in perfect}
    assert quality.topics(corpus, second).top1 == 0 < quality.topics(corpus, second).top3 < 1
    wanted = {("a", "b"), ("b", "a"), ("a", "c"), ("c", "a")}
    assert quality.hits(wanted, {"a": ["x", "c"], "b": ["c"], "c": []}) == (1, 3)
    five = {("interview-q01", f"interview-q{n:02}") for n in range(2, 35)}
    assert quality.chance(corpus, five) == 1
    assert quality.chance(corpus, set()) == 0
    assert quality.chance(corpus, {("interview-q01", "x")}) == pytest.approx(5 / 33)


def test_drafts_know_nothing_of_what_is_measured(corpus: Corpus) -> None:
    key, other = "interview-q06", "interview-q05"
    seen = quality.draft_exchanges(corpus, {key})
    x = seen.exchanges[key]
    assert (x.topics, x.asked_after, x.title.text, x.gist.text) == ((), None, "TODO", "TODO")
    assert corpus.related[key]
    assert not [one for one in seen.relations if one.one == key]
    assert seen.exchanges[other] is corpus.exchanges[other]
    strict = quality.without_own_words(corpus, {"utokyo-s5-q1"}, quality.find_holders(corpus))
    bmi = next(topic for topic in strict.topics if topic.slug == "bmi")
    assert "BMI" not in bmi.keywords
    assert "Brain-Machine" in bmi.keywords, "no exchange holds it: it stems from none"


def test_quality_stays(corpus: Corpus) -> None:
    """Floors below what ``make bench`` measures: an exchange is 0.03."""
    draft = quality.rank_drafts(corpus)
    topics = quality.topics(corpus, quality.proposed(draft.topics, TOPIC_FLOOR, 3))
    assert topics.top1 >= 0.70
    assert topics.top3 >= 0.90
    assert topics.found >= 0.90
    assert topics.right >= 0.60
    strict = quality.rank_drafts(corpus, strict=True).topics
    assert quality.topics(corpus, quality.proposed(strict, TOPIC_FLOOR, 3)).top3 >= 0.80
    groups = quality.pairs(corpus)
    got, of = quality.hits(groups["all"], quality.proposed(draft.related, RELATION_FLOOR, 5))
    assert got / of >= 2 * quality.chance(corpus, groups["all"])
    assert len(quality.report_topics(corpus, draft, draft).splitlines()) == 2 + 8
    assert len(quality.report_relations(corpus, draft, draft).splitlines()) == 2 + 5
