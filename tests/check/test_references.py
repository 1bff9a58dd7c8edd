"""What is named must be there: topics, exchanges, ids, moments, relations."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dialogues.check import CHECKS, run_checks
from dialogues.check.references import (
    advise_topics,
    check_exchanges,
    check_ids,
    check_moments,
    check_overviews,
    check_rejected,
    check_topics,
    check_topics_of_exchanges,
)
from dialogues.problems import BuildError, Problem
from support.corpora import Small

TALK = "editorial/events/talk.yaml"
TOPICS = "editorial/topics.yaml"
PEOPLE = "editorial/people.yaml"
TERMS = "editorial/glossary.yaml"
CHARTS = "editorial/charts.yaml"
MOMENTS = "editorial/timeline.yaml"
TAKEN = "taken by the page itself; choose another"
END = "end each statement with `[exchange-id]`"


TOPIC = """\
  - slug: {}
    title: {}
    scope: 題。
    overview: ["光は届く[talk-q01]。"]
"""


def test_the_small_corpus_is_good(small: Small) -> None:
    for check in CHECKS:
        assert small.tell(check) == [], check
    run_checks(small.load())


def test_all_checks_are_run_and_all_they_find_is_told(small: Small) -> None:
    small.edit(TALK, "topics: [light]", "topics: [lihgt]")
    with pytest.raises(BuildError) as told:
        run_checks(small.load(), [lambda corpus: iter([Problem("a", 1, 1, "more")])])
    assert [problem.message for problem in told.value.problems] == [
        *("unknown topic `lihgt`", "more"),
    ]


@pytest.mark.parametrize(
    ("topics", "expected"),
    [
        ("[]", []),
        ("[sea, light]", []),
        ("[sea, see]", ["unknown topic `see`; did you mean `sea`?"]),
        ("[zzzzz]", ["unknown topic `zzzzz`"]),
        ("[海]", ["unknown topic `海`; its slug is `sea`"]),
        ("[sea, light, sea]", ["topic `sea` again; remove it"]),
    ],
)
def test_topics_of_exchanges(small: Small, topics: str, expected: list[str]) -> None:
    small.edit(TALK, "topics: [light]", f"topics: {topics}")
    told = small.tell(check_topics_of_exchanges)
    assert [line.partition(": ")[2] for line in told] == expected
    assert [line.split(":")[0] for line in told] == [TALK] * len(expected)


def test_a_topic_by_another_name_is_told_its_slug(small: Small) -> None:
    small.edit(TOPICS, "    title: 光\n", "    title: 光\n    aliases: [灯火, Light house]\n")
    small.edit(TALK, "topics: [light]", "topics: [灯火, LIGHT HOUSE]")
    told = small.tell(check_topics_of_exchanges)
    assert [line.partition(": ")[2] for line in told] == [
        "unknown topic `灯火`; its slug is `light`",
        "unknown topic `LIGHT HOUSE`; its slug is `light`",
    ]


def test_a_topic_is_of_some_exchange(small: Small) -> None:
    assert small.tell(check_topics) == []
    small.append(TOPICS, TOPIC.format("hall", "農業"))
    hint = "name it in the `topics` of an exchange, or leave it out until then"
    told = f"{TOPICS}:14:5: topic `hall` is of no exchange"
    assert small.tell(check_topics) == [f"{told}; {hint}"]
    corpus = replace(small.load(), left_out=frozenset({"soon"}))
    assert list(check_topics(corpus)) == []
    (one,) = advise_topics(corpus)
    assert (one.message, one.hint) == (
        "topic `hall` is of no exchange",
        "look whether a draft (`soon`) names it",
    )
    assert small.tell(advise_topics) == []
    # It may be what is meant by a name that is not there.
    small.edit(TALK, "topics: [light]", "topics: [haul]")
    assert small.tell(check_topics) == []


def test_places_of_topics(small: Small) -> None:
    small.edit(TALK, "topics: [light]", "topics: [sea, see]")
    assert small.tell(check_topics_of_exchanges)[0].startswith(f"{TALK}:19:19: ")


@pytest.mark.parametrize(
    ("rejected", "expected"),
    [
        ("[light, talk-q02, paper-s1-q1]", []),
        ("[lihgt]", ["unknown topic or exchange `lihgt`; did you mean `light`?"]),
        ("[sea, talk-q4]", ["unknown topic or exchange `talk-q4`; did you mean `talk-q03`?"]),
        ("[talk-q03]", ["`talk-q03` is turned down for itself; remove it"]),
    ],
)
def test_what_is_turned_down(small: Small, rejected: str, expected: list[str]) -> None:
    small.append(TALK, f"    rejected: {rejected}\n")
    told = small.tell(check_rejected)
    assert [line.partition(": ")[2] for line in told] == expected
    assert all(line.startswith(f"{TALK}:") for line in told)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ('date: "2024"', []),
        ("when: 昔", []),
        ('date: "2024", when: 昔', ["4:5: a moment has either `date` or `when`"]),
        ("exchanges: []", ["4:5: a moment has either `date` or `when`"]),
        ("when: 昔, exchanges: [talk, paper-s1-q1]", []),
        (
            "when: 昔, exchanges: [talk, talk-q3]",
            ["4:54: unknown exchange `talk-q3`; did you mean `talk-q03`?"],
        ),
    ],
)
def test_moments(small: Small, moment: str, expected: list[str]) -> None:
    row = f"  - {{id: m, {moment}, kind: source, what: 事, basis: 値}}\n"
    small.append(MOMENTS, row)
    told = [*small.tell(check_moments), *small.tell(check_exchanges)]
    assert [line.partition("timeline.yaml:")[2].partition(": ")[2] for line in told] == [
        line.partition(": ")[2] for line in expected
    ]
    assert [line.split(":")[1] for line in told] == [line.split(":")[0] for line in expected]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("一[paper-s1-q1]。二[talk-q01][talk-q02]", []),
        *((f"一[talk-q01]{end}", []) for end in ("。", "」", "）。", "！", "?", ". ", "．")),
        ("一。", [f"overview paragraph without a reference; {END}"]),
        ("一[talk-q01]。二。", [f"an overview's last statement rests on no exchange; {END}"]),
        (
            "一[talk-q9]。二[talk-q8]。三[talk-q8]。",
            [
                "unknown exchange `talk-q8`; did you mean `talk-q03`?",
                "unknown exchange `talk-q9`; did you mean `talk-q03`?",
            ],
        ),
    ],
)
def test_overviews(small: Small, paragraph: str, expected: list[str]) -> None:
    small.edit(TOPICS, "水深は音波で測る[paper-s1-q1]。", paragraph)
    told = small.tell(check_overviews)
    assert told == [f"{TOPICS}:12:9: {line}" for line in expected]


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("［talk-q01］", "talk-q01"),
        ("[talk q01]", "talk-q01"),
        ("[ talk-q01 ]", "talk-q01"),
        ("[talk_q1]", "talk-q01"),
        ("[Talk-Q01]", "talk-q01"),
        ("【talk－q01】", "talk-q01"),
        ("[paper s1 q1]", "paper-s1-q1"),
        ("(talk-q02", "talk-q02"),
        ("talk-q03]", "talk-q03"),
    ],
)
def test_references_that_are_misspelt(small: Small, words: str, key: str) -> None:
    """They would be shown as they are. What else a paragraph lacks may be due to them."""
    told = [f"{TOPICS}:12:9: `{words}` is no reference; did you mean `[{key}]`?"]
    for before in ("", "一[paper-s1-q1]。"):
        text = (small.folder / TOPICS).read_text("utf-8")
        small.edit(TOPICS, "水深は音波で測る[paper-s1-q1]。", f'"{before}二{words}。"')
        assert small.tell(check_overviews) == told
        (small.folder / TOPICS).write_text(text, "utf-8")


def test_what_is_no_reference_at_all(small: Small) -> None:
    for words in ("（仮）", "[第1回]", "walk-q01", "talkやpaper", "[1]"):
        text = (small.folder / TOPICS).read_text("utf-8")
        small.edit(TOPICS, "水深は音波で測る[", f"光{words}で測る[")
        assert small.tell(check_overviews) == [], words
        (small.folder / TOPICS).write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        (
            *(TOPICS, "slug: sea", "slug: light"),
            ["2:5: slug `light` stands 2 times", "8:5: slug `light` stands 2 times"],
        ),
        (TOPICS, "slug: sea", "slug: overview", [f"8:5: slug `overview` is {TAKEN}"]),
        (PEOPLE, "id: keeper", "id: group-work", [f"2:5: id `group-work` is {TAKEN}"]),
        (TERMS, "id: fresnel-lens", "id: glossary", [f"2:5: id `glossary` is {TAKEN}"]),
        (CHARTS, "id: sums", "id: money", [f"2:6: id `money` is {TAKEN}"]),
        (MOMENTS, "id: next", "id: lens", ["2:6: id `lens` stands 2 times",
         "3:6: id `lens` stands 2 times"]),
        (MOMENTS, "id: next", "id: overview", []),
    ],
)  # fmt: skip
def test_ids(small: Small, path: str, old: str, new: str, expected: list[str]) -> None:
    small.edit(path, old, new)
    assert small.tell(check_ids) == [f"{path}:{line}" for line in expected]


def test_what_names_a_draft_that_is_left_out_is_told_so(small: Small) -> None:
    small.edit(TOPICS, "[paper-s2-q1]", "[soon-q01]")
    corpus = replace(small.load(), left_out=frozenset({"soon", "so"}))
    assert [str(problem).partition(": ")[2] for problem in check_overviews(corpus)] == [
        "`soon-q01` is of `soon`, a draft that is left out here; "
        "approve the draft, or leave this out until then"
    ]
    assert [problem for check in CHECKS for problem in check(corpus)] == [*check_overviews(corpus)]
