"""Translations follow texts: which entry is the translation of which unit, and never another's."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogues.corpus.matching import MIN_LIKENESS, is_same_statement, match_entries, split_id
from dialogues.edit.sync import merge_entries
from dialogues.read.po import find_origin, read_entry
from dialogues.unit import Text, Unit
from support.corpora import load_checkout


@pytest.mark.parametrize(
    ("key", "owner", "kind"),
    [
        ("interview-q09:gist", "interview-q09", "gist"),
        ("interview-q09:note-2", "interview-q09", "note"),
        ("interview-q09:note-2-basis", "interview-q09", "note-basis"),
        ("interview-q09:note-so-called-on", "interview-q09", "note-on"),
        ("interview-q09:related-utokyo-s1-q1", "interview-q09", "related"),
        ("interview-q09:figure-1", "interview-q09", "figure"),
        ("interview-q09:figure-12-certainty", "interview-q09", "figure-certainty"),
        ("interview-q09-a2", "interview-q09", "block"),
        ("utokyo-s1-q1-n3", "utokyo-s1-q1", "block"),
        ("utokyo-s2", "utokyo", "block"),
        ("interview:about-2", "interview", "about"),
        ("topic:agi:overview-1", "topic:agi", "overview"),
        ("term:agi:definition", "term:agi", "definition"),
        ("interview:report-2-title", "interview", "report-title"),
        ("interview-q09:correction-1-text", "interview-q09", "correction-text"),
        ("interview-q09:since-2-headline", "interview-q09", "since-headline"),
        ("odd", "odd", ""),
    ],
)
def test_ids_have_owners_and_kinds(key: str, owner: str, kind: str) -> None:
    assert split_id(key) == (owner, kind)


def test_no_kind_holds_a_number() -> None:
    """A text whose number changes is of the kind that it was: its translation follows it."""
    corpus = load_checkout()
    kinds = {split_id(key)[1] for key in corpus.units}
    assert {"report-title", "since-basis", "note-on"} <= kinds
    assert not [kind for kind in kinds if any(map(str.isdigit, kind))]


OLD = "光は晴れた夜にはおよそ三十キロ先まで届き、船からもよく見える。"


@pytest.mark.parametrize(
    ("new", "same"),
    [
        (OLD.replace("、", ""), True),
        (OLD.replace("三十", "四十"), True),
        (OLD + "と灯台守は言う。", True),
        (OLD[: len(OLD) // 2], False),
        ("霧の夜は音で知らせる。", False),
        ("", False),
    ],
)
def test_an_edited_text_is_the_same_statement(new: str, same: bool) -> None:
    assert is_same_statement("block", OLD, new) is same
    assert is_same_statement("figure", OLD, new) is False


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [("", "", False), ("甲", "甲", False), ("甲乙", "", False), ("甲乙", "甲乙", True)],
)
def test_texts_without_a_pair_of_letters_have_nothing_in_common(
    old: str, new: str, same: bool
) -> None:
    assert is_same_statement("block", old, new) is same


def test_as_much_in_common_as_is_asked_for_is_enough() -> None:
    # Of ten pairs on either side as many are shared as must be, then one less.
    letters, others = "甲乙丙丁戊己庚辛壬癸子", "春夏秋冬東西南北天地人"
    least = round(10 * MIN_LIKENESS)
    assert least / 10 == MIN_LIKENESS
    for shared in (least, least - 1):
        new = letters[: shared + 1] + others[: 10 - shared]
        assert is_same_statement("block", letters, new) is (shared == least)


def entry(key: str, text: str, english: str, **more: object) -> polib.POEntry:
    return polib.POEntry(msgctxt=key, msgid=text, msgstr=english, **more)


def match(texts: dict[str, str], *entries: polib.POEntry) -> dict[str, str]:
    return {key: str(found.msgstr) for key, found in match_entries(texts, entries).items()}


def test_own_before_moved_before_copied() -> None:
    one, two = entry("e-q01-a1", "はい。", "Yes."), entry("e-q02-a1", "はい。", "Indeed.")
    assert match({"e-q01-a1": "はい。", "e-q02-a1": "はい。"}, two, one) == {
        "e-q01-a1": "Yes.",
        "e-q02-a1": "Indeed.",
    }
    # The exchange got another number; the text in the same exchange is nearer than another's.
    assert match({"e-q03-a1": "はい。", "e-q02-a2": "はい。"}, one, two) == {
        "e-q03-a1": "Yes.",
        "e-q02-a2": "Indeed.",
    }
    assert match({"e-q01-a1": "はい。", "e-q01-a2": "はい。"}, one)["e-q01-a2"] == "Yes."
    assert "e-q09-a1" not in match({"e-q01-a1": "はい。", "e-q09-a1": "はい。"}, one)


def test_kinds_are_kept_apart() -> None:
    words = entry("e-q01:note-1-on", "2年", "the past two years")
    assert match({"e-q01:figure-1": "2年"}, words) == {}
    assert match({"e-q02:note-3-on": "2年"}, words) == {"e-q02:note-3-on": "the past two years"}


def test_stale_only_where_the_old_text_is_gone_and_the_new_is_alike() -> None:
    new, made = OLD.replace("船", "舟"), entry("e-q01-a1", OLD, "Far.")
    assert match({"e-q01-a1": new}, made) == {"e-q01-a1": "Far."}
    assert match({"e-q01-a1": new, "e-q01-a2": OLD}, made) == {"e-q01-a2": "Far."}
    assert match({"e-q01-a2": new}, made) == {}
    assert match({"e-q01-a1": new}, entry("e-q01-a1", OLD, "Far?", flags=["fuzzy"])) == {}
    guessed = entry("e-q01-a1", OLD, "Guess.", flags=["fuzzy"], previous_msgid="別の話である。")
    assert match({"e-q01-a1": OLD}, guessed) == {}


def test_what_is_obsolete_comes_back_with_its_text_alone() -> None:
    gone = entry("e-q01-a1", OLD, "Far.", obsolete=True)
    assert match({"e-q07-a3": OLD}, gone) == {"e-q07-a3": "Far."}
    assert match({"e-q01-a1": OLD.replace("船", "舟")}, gone) == {}


PLACES = ["e-q01", "e-q02", "e-q03", "topic:sea"]
WORDS = "光音霧夜船波風声月空沖鐘岸旗"
ACTS = ["insert", "delete", "move", "split", "join", "comma", "figure", "add"]


@dataclass
class Editor:
    """An event under edit: per place its texts, by kind, in order; positions are their ids."""

    rng: random.Random
    texts: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.texts = {f"{place}:{kind}": [] for place in PLACES for kind in ("about", "figure")}
        for rows in self.texts.values():
            rows += [self.write() for _ in range(self.rng.randrange(4))]

    def write(self) -> str:
        """A statement, now and then one that stands elsewhere already."""
        said = [text for rows in self.texts.values() for text in rows]
        if said and self.rng.random() < 0.15:
            return self.rng.choice(said)
        return "は".join(self.rng.choices(WORDS, k=self.rng.randrange(1, 14))) + "。"

    def edit(self) -> None:
        rows = self.texts[self.rng.choice(sorted(self.texts))]
        at = self.rng.randrange(len(rows) + 1)
        act = self.rng.choice(ACTS)
        if act == "insert" or not rows:
            rows.insert(at, self.write())
            return
        at = min(at, len(rows) - 1)
        text = rows.pop(at)
        if act == "move":
            other = self.texts[self.rng.choice(sorted(self.texts))]
            other.insert(self.rng.randrange(len(other) + 1), text)
        elif act == "split":
            rows[at:at] = [text[: len(text) // 2] or text, text[len(text) // 2 :] or text]
        elif act == "join" and at < len(rows):
            rows[at] = text + rows[at]
        elif act in ("comma", "figure", "add"):
            cut = self.rng.randrange(len(text) + 1)
            more = {"comma": "、", "figure": "三", "add": self.write()}[act]
            rows.insert(at, text[:cut] + more + text[cut:])

    def list_units(self) -> list[Unit]:
        units = []
        for key, rows in self.texts.items():
            for number, text in enumerate(rows, 1):
                unit = Unit(text)
                unit.bind(f"{key}-{number}", "e")
                units.append(unit)
        return units


def translate(text: str) -> str:
    """An English that tells what it was made for."""
    return f"EN of {text}"


def publish(units: list[Unit], file: polib.POFile) -> list[tuple[str, str, Text]]:
    """Each unit's id and Japanese with what an English page shows."""
    found = match_entries({unit.id: unit.text for unit in units}, file)
    return [
        (one.id, one.text, read_entry(found.get(one.id), Text(one.text, "ja", "source"), "en"))
        for one in units
    ]


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32), st.lists(st.booleans(), min_size=1, max_size=12))
def test_no_string_is_shown_under_a_text_that_it_was_not_made_for(
    seed: int, syncs: list[bool]
) -> None:
    """Whatever is edited, synced or not; and what was not edited keeps its translation."""
    editor = Editor(random.Random(seed))  # noqa: S311  (made-up edits)
    file = merge_entries(polib.POFile(), editor.list_units(), "en", {})
    for one in file:
        one.msgstr = translate(one.msgid)
    for synced in syncs:
        editor.edit()
        units = editor.list_units()
        shown = publish(units, file)
        new = merge_entries(file, units, "en", {})
        # A sync changes nothing of what is shown.
        assert [(key, text.value, text.state) for key, _, text in shown] == [
            (key, text.value, text.state) for key, _, text in publish(units, new)
        ]
        kept = {find_origin(one): one.msgstr for one in new if one.msgstr}
        assert kept.items() >= {find_origin(one): one.msgstr for one in file if one.msgstr}.items()
        for key, japanese, text in shown:
            if text.state == "reviewed":
                assert text.value == translate(japanese), key
            elif text.state == "stale":
                made_for = text.value.removeprefix(translate(""))
                kind = split_id(key)[1]
                standing = {unit.text for unit in units if split_id(unit.id)[1] == kind}
                assert made_for not in standing
                assert is_same_statement("", made_for, japanese), (key, MIN_LIKENESS)
            else:
                assert (text.state, text.value) == ("untranslated", japanese)
        if synced:
            file = new
