"""Relations are written once and look back; between events they say how the two compare."""

from __future__ import annotations

import pytest

from dialogues.check.relations import (
    advise_relations,
    check_asked_after,
    check_follows_up,
    check_passages,
    check_relations,
)
from support.corpora import Small, load_checkout

TALK = "editorial/events/talk.yaml"
ONCE = "write it once, on one side"
EARLIER = "name an earlier question"
ONE = "{to: paper-s1-q1, relation: same-subject, why: どちらも音を使う。}"


@pytest.mark.parametrize(
    ("related", "expected"),
    [
        ([ONE], []),
        (["{to: paper-s9, relation: extends, why: 理由}"],
         ["unknown exchange `paper-s9`; did you mean `paper-s2-q1`?"]),
        (["{to: talk-q02, relation: extends, why: 理由}"],
         ["`talk-q02` is related to itself; name another exchange"]),
        ([ONE, ONE],
         [f"relation between `paper-s1-q1` and `talk-q02` again; {ONCE}"]),
    ],
)  # fmt: skip
def test_relations(small: Small, related: list[str], expected: list[str]) -> None:
    small.edit(TALK, f"      - {ONE}\n", "".join(f"      - {one}\n" for one in related))
    told = small.tell(check_relations)
    assert [line.partition(": ")[2] for line in told] == expected
    line = 27 + len(related)
    assert all(one.startswith(f"{TALK}:{line}:") for one in told), told


def test_passages_of_relations_stand_in_their_exchanges(small: Small) -> None:
    """On either side, once; of several wordings the first that is there counts."""
    for here, there, expected in (
        ("霧笛", "", []),
        ("[無い語, 霧笛]", "", []),
        ("無い語", "", ["`無い語` matches 0 times in `talk-q02`, expected once"]),
        ("", "無い語", ["`無い語` matches 0 times in `paper-s1-q1`, expected once"]),
        ("霧笛", "霧笛", ["`霧笛` matches 0 times in `paper-s1-q1`, expected once"]),
    ):
        before = (small.folder / TALK).read_text("utf-8")
        sides = "".join(f", {k}: {v}" for k, v in (("here", here), ("there", there)) if v)
        small.edit(TALK, ONE, ONE.replace("}", f"{sides}}}"))
        told = [line.partition(": ")[2].partition(";")[0] for line in small.tell(check_passages)]
        assert told == expected, (here, there)
        (small.folder / TALK).write_text(before, "utf-8")


def test_a_relation_written_on_both_sides(small: Small) -> None:
    related = "    related:\n      - {to: talk-q02, relation: extends, why: 理由}\n"
    small.edit(
        "editorial/events/paper.yaml", "gist: 音波で測る。\n", "gist: 音波で測る。\n" + related
    )
    assert [line.partition(": ")[2] for line in small.tell(check_relations)] == [
        f"relation between `paper-s1-q1` and `talk-q02` again; {ONCE}"
    ]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("talk-q01", []),
        ("talk-q9", ["unknown exchange `talk-q9`; did you mean `talk-q03`?"]),
        *(
            (key, [f"`{key}` does not come before `talk-q02` in its event; {EARLIER}"])
            for key in ("talk-q02", "talk-q03", "paper-s1-q1")
        ),
    ],
)  # fmt: skip
def test_follow_ups(small: Small, after: str, expected: list[str]) -> None:
    small.edit(TALK, "asked_after: talk-q01", f"asked_after: {after}")
    told = small.tell(check_asked_after)
    assert told == [f"{TALK}:26:5: {line}" for line in expected]


@pytest.mark.parametrize(
    ("kind", "other", "later"),
    [
        ("follows-up", "talk-q03", True),
        ("same-subject", "talk-q03", False),
        ("extends", "talk-q03", False),
        ("follows-up", "talk-q01", False),
        ("follows-up", "paper-s2-q1", False),
        ("follows-up", "talk-q9", False),
    ],
)
def test_what_follows_up_comes_behind(small: Small, kind: str, other: str, *, later: bool) -> None:
    """Between events it is anyone's, and what is not there is told elsewhere."""
    small.edit(TALK, f"      - {ONE}\n", f"      - {{to: {other}, relation: {kind}, why: 理由}}\n")
    message = f"`talk-q02` follows up on `{other}`, which comes later"
    hint = f"write it at `{other}`, or say `same-subject`"
    expected = [f"{TALK}:28:10: {message}; {hint}"] if later else []
    assert small.tell(check_follows_up) == expected


def test_a_question_asked_after_a_later_one_is_told_once(small: Small) -> None:
    small.edit(TALK, "asked_after: talk-q01", "asked_after: talk-q03")
    row = "      - {to: talk-q03, relation: follows-up, why: 理由}\n"
    small.edit(TALK, f"      - {ONE}\n", row)
    assert small.tell(check_follows_up) == []
    assert len(small.tell(check_asked_after)) == 1


@pytest.mark.parametrize(
    ("more", "missing"),
    [
        ("", "`verdict`, `here`, `there`"),
        (", verdict: agree", "`here`, `there`"),
        (", verdict: agree, here: 霧笛", "`there`"),
        (", verdict: agree, here: 霧笛, there: 音波", ""),
    ],
)
def test_between_events_two_are_compared(small: Small, more: str, missing: str) -> None:
    small.edit(TALK, ONE, ONE.replace("}", f"{more}}}"))
    message = f"relation between events without {missing}"
    hint = "say how the two compare, and quote words of each"
    expected = [f"{TALK}:28:9: {message}; {hint}"] if missing else []
    assert small.tell(advise_relations) == expected


def test_within_an_event_they_need_not_be(small: Small) -> None:
    small.edit(TALK, "to: paper-s1-q1", "to: talk-q01")
    assert small.tell(advise_relations) == []
    assert list(advise_relations(load_checkout())) == []
