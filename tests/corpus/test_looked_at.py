"""What was looked at in public, when, and where that is written; days that follow from it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dialogues.corpus.looks import find_added, find_updated, find_version, list_looks
from support.corpora import Small

TALK, TIMELINE = "editorial/events/talk.yaml", "editorial/timeline.yaml"
REPORT = """\
reports:
  - {title: 録音, text: 別の記録。, url: "https://example.org/one", checked: "2024-07-01"}
  - {title: 写真, text: 別の記録。, url: "https://example.org/two", checked: "2024-07-02"}
"""
NOTES = """\
notes:
  - {id: note-7, kind: context, on: 見学者, text: 説明, basis: 根拠, rests_on: source}
  - {id: note-8, kind: context, on: 灯台守, text: 説明, basis: 根拠, url: "https://example.org/x",
     checked: "2024-07-03"}
"""
SINCE = """\
    follow_ups:
      - {id: since-1, date: "2025", text: 事, basis: 根拠, url: "https://example.org/s",
         checked: "2024-07-05"}
"""
CORRECTIONS = '    corrections: [{date: "%s", text: 誤り。}]\n'


@pytest.fixture
def looked(small: Small) -> Small:
    """A look at a thing of each kind, of some kinds two."""
    small.edit(TALK, "about:\n", f"{REPORT}{NOTES}about:\n")
    small.edit(
        TALK, "rests_on: source, id: note-1}", 'url: "https://e.org/n", checked: "2024-07-04"}'
    )
    small.edit(TALK, "    title: これから\n", f"    title: これから\n{SINCE}")
    return small


def test_each_look_is_told_once_with_its_place(looked: Small) -> None:
    corpus = looked.load()
    looks = [(one.url, one.checked, one.where) for one in list_looks(corpus)]
    assert [(url, day) for url, day, _ in looks] == [
        ("https://example.org/paper", "2024-06-01"),
        (None, "2024-06-01"),
        ("https://example.org/one", "2024-07-01"),
        ("https://example.org/two", "2024-07-02"),
        ("https://example.org/x", "2024-07-03"),
        ("https://e.org/n", "2024-07-04"),
        ("https://example.org/s", "2024-07-05"),
        ("https://example.org/lens", "2024-06-01"),
    ]
    for _, day, where in looks:
        rest = Path(where.path).read_text("utf-8").split("\n")[where.line - 1][where.column - 1 :]
        assert rest.startswith(f'checked: "{day}"')
    names = [Path(where.path).name for _, _, where in looks]
    assert names == ["paper.yaml", *["talk.yaml"] * 6, "timeline.yaml"]


@pytest.mark.parametrize(
    "edit",
    [
        lambda small: small.edit(TALK, 'checked: "2024-06-01"}', 'checked: "2031-01-02"}'),
        lambda small: small.edit(TALK, '"2024-07-02"', '"2031-01-02"'),
        lambda small: small.edit(TALK, '"2024-07-03"', '"2031-01-02"'),
        lambda small: small.edit(TALK, '"2024-07-04"', '"2031-01-02"'),
        lambda small: small.edit(TALK, '"2024-07-05"', '"2031-01-02"'),
        lambda small: small.edit(TIMELINE, '"2024-06-01"', '"2031-01-02"'),
        lambda small: small.edit(
            TALK,
            "    title: 光の届く距離\n",
            f"    title: 光の届く距離\n{CORRECTIONS % '2031-01-02'}",
        ),
    ],
)
def test_the_last_look_or_correction_is_what_texts_are_as_of(
    looked: Small, edit: Callable[[Small], Small]
) -> None:
    assert find_version(looked.load()) == "2024-07-05"
    assert find_version(edit(looked).load()) == "2031-01-02"


def test_an_answer_is_new_when_it_is_added_or_corrected(looked: Small) -> None:
    x = looked.load().exchanges["talk-q01"]
    assert (find_added(x), find_updated(x)) == ("2024-06-01", "2024-06-01")
    looked.edit(TALK, "about:\n", 'added: "2024-02-03"\nabout:\n')
    x = looked.load().exchanges["talk-q01"]
    assert (find_added(x), find_updated(x)) == ("2024-02-03", "2024-02-03")
    looked.edit(TALK, "    gist: 晴れ", f"{CORRECTIONS % '2024-02-09'}    gist: 晴れ")
    corpus = looked.load()
    x, other = corpus.exchanges["talk-q01"], corpus.exchanges["talk-q02"]
    assert (find_added(x), find_updated(x)) == ("2024-02-03", "2024-02-09")
    assert find_updated(other) == "2024-02-03"


def test_what_was_never_looked_at_is_as_of_no_day(small: Small) -> None:
    assert find_version(small.load()) == "2024-06-01"
