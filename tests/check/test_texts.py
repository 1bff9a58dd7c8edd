"""Words of notes, and translations: they fit the texts that they belong to."""

from __future__ import annotations

import pytest

from dialogues.check import quotations
from dialogues.check.figures import check_stated_figures
from dialogues.check.notes import check_note_words
from dialogues.check.translations import check_files, check_marks
from support.corpora import Small

TALK = "editorial/events/talk.yaml"
PO = "locale/en/talk.po"
SITE = "locale/en/site.po"
ANSWER = "They sound the foghorn. Sound is for nights when no light gets through, he said."
QUESTION = "What happens on nights of fog?"


ONCE = "in `talk-q02`, expected once"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("霧笛", []),
        ("「光が届かない夜こそ、音の出番だ」", []),
        ("霧笛を鳴ら", []),
        ("夜", [f"`夜` matches 2 times {ONCE}; quote more words"]),
        ("霧笛を吹く", [f"`霧笛を吹く` matches 0 times {ONCE}; did you mean `霧笛を鳴ら`?"]),
        ("無関係", [f"`無関係` matches 0 times {ONCE}"]),
        # Never across two texts.
        ("のか？霧笛", [f"`のか？霧笛` matches 0 times {ONCE}; did you mean `するのか？`?"]),
    ],
)
def test_words_of_notes(small: Small, words: str, expected: list[str]) -> None:
    small.edit(TALK, "on: 霧笛", f"on: {words}")
    told = small.tell(check_note_words)
    assert all(line.startswith(f"{TALK}:30:") for line in told)
    assert [line.partition(": ")[2] for line in told] == expected


@pytest.mark.parametrize(("text", "on"), [("3億", "３億"), ("３億", "3億"), ("ＡＩ", "AI")])
def test_full_width_letters_are_told(small: Small, text: str, on: str) -> None:
    small.edit("raw/talk.txt", "霧笛を鳴らす", f"霧笛を一億や{text}回鳴らす")
    small.edit(TALK, "on: 霧笛", f"on: {on}")
    (told,) = small.tell(check_note_words)
    assert told.endswith(f"`{on}` matches 0 times {ONCE}; did you mean `{text}`?")


def test_words_of_notes_on_an_event(small: Small) -> None:
    note = "notes:\n  - {kind: context, on: 学芸員, text: 文, basis: 値}\n"
    small.append("editorial/events/paper.yaml", note)
    assert [line.partition(": ")[2] for line in small.tell(check_note_words)] == [
        "`学芸員` matches 0 times in `paper`, expected once"
    ]


def test_hints_in_languages_with_spaces_are_words(small: Small) -> None:
    small.translate({"talk-q02-q1": QUESTION, "talk-q02-a1": ANSWER})
    small.translate({"talk-q02-a2": "He spoke."} if "talk-q02-a2" in small.load().units else {})
    small.translate({"talk-q02:note-1-on": "the fog horn"})
    (told,) = small.tell(check_note_words)
    assert told.startswith(f"{PO}:")
    assert told.endswith(
        "`the fog horn` matches 0 times in `talk-q02`, expected once; "
        "did you mean `the foghorn. Sound`?"
    )


def test_runs_that_are_compared_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quotations, "MAX_RUNS", 3)
    assert list(quotations._list_runs("あいうえおか", "xy")) == ["あい", "いう", "うえ"]
    assert list(quotations._list_runs("あ", "xyz")) == ["あ"]
    assert list(quotations._list_runs("one two three four", "x y")) == [
        *("one two", "two three", "three four"),
    ]


TRANSLATED = {"talk-q02-q1": QUESTION, "talk-q02-a1": ANSWER}


@pytest.mark.parametrize(
    ("on", "told"),
    [
        ("foghorn", False),
        ("ight", True),
        ("fog horn", True),
    ],
)
def test_words_of_translated_notes(small: Small, on: str, told: bool) -> None:
    small.translate({**TRANSLATED, "talk-q02:note-1-on": on})
    assert bool(small.tell(check_note_words)) == told


def test_words_of_notes_wait_for_texts_and_for_review(small: Small) -> None:
    small.translate({"talk-q02-q1": QUESTION, "talk-q02:note-1-on": "no such words"})
    assert small.tell(check_note_words) == [], "an answer is not translated"
    small.translate(TRANSLATED)
    assert len(small.tell(check_note_words)) == 1
    small.edit(PO, 'msgctxt "talk-q02:note-1-on"', '#, fuzzy\nmsgctxt "talk-q02:note-1-on"')
    assert small.tell(check_note_words) == [], "a draft"


def test_files_have_events(small: Small) -> None:
    small.translate({"talk:title": "A tour", "topic:sea:title": "The sea"})
    assert small.tell(check_files) == []
    (small.folder / "locale/en/tlak.po").write_text('msgctxt "a"\nmsgid "b"\nmsgstr "c"\n')
    (small.folder / "locale/en/zzz.po").write_text('msgctxt "a"\nmsgid "b"\nmsgstr "c"\n')
    assert small.tell(check_files) == [
        "locale/en/tlak.po:1:1: no event or domain `tlak`; did you mean `talk`?",
        "locale/en/zzz.po:1:1: no event or domain `zzz`; "
        "rename it after its event, or keep it elsewhere",
    ]


MARKS = "keep `{names}` and `[ids]` as they are"


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("Measured by sound [paper-s1-q1].", []),
        ("[paper-s1-q1] says so, [paper-s1-q1].", []),
        ("Measured by sound.", ["marks [paper-s1-q1] became nothing"]),
        ("By sound [paper-s2-q1] {n}.", ["marks [paper-s1-q1] became [paper-s2-q1] {n}"]),
    ],
)
def test_marks_survive_translation(small: Small, english: str, expected: list[str]) -> None:
    small.translate({"topic:sea:overview-1": english})
    told = small.tell(check_marks)
    assert [line.partition(": ")[2] for line in told] == [f"{line}; {MARKS}" for line in expected]
    assert all(line.startswith(SITE) and not line.startswith(f"{SITE}:1:") for line in told)


def test_marks_of_drafts_are_left_alone(small: Small) -> None:
    small.translate({"topic:sea:overview-1": "By sound."})
    small.edit(SITE, 'msgctxt "topic:sea:overview-1"', '#, fuzzy\nmsgctxt "topic:sea:overview-1"')
    assert small.tell(check_marks) == []


def test_marks_of_placeholders(small: Small) -> None:
    small.translate({"ui:exchanges-other": "{count} exchanges"})
    assert [line.partition(": ")[2] for line in small.tell(check_marks)] == [
        f"marks {{n}} became {{count}}; {MARKS}"
    ]


@pytest.mark.parametrize(("figure", "told"), [("30キロ", 0), ("40キロ", 1)])
def test_findings_state_figures_of_their_exchanges(small: Small, figure: str, told: int) -> None:
    path = small.folder / "editorial/findings.yaml"
    path.write_text(
        f"findings:\n  - {{id: a, text: {figure}届く, exchanges: [talk-q01]}}\n", "utf-8"
    )
    message = (
        f"editorial/findings.yaml:2:13: figure `{figure}` of `finding:a:text` is in no index; "
    )
    hint = "add it to `figures` of talk-q01, or its words to `not_figures`"
    assert small.tell(check_stated_figures) == [message + hint] * told
