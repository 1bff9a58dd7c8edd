"""Editors add, move and split without fear: no translation leaves its text, synced or not."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from dialogues.edit.comments import describe_units
from dialogues.edit.sync import sync_language
from support.corpora import load_corpus
from support.trees import HOME

pytestmark = pytest.mark.untraced

INTERVIEW = "editorial/events/interview.yaml"
UTOKYO = "editorial/events/utokyo.yaml"
Change = Callable[[Path], None]


def list_entries(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Notes and follow-ups of an event and its exchanges."""
    for subject in (data, *data.get("exchanges", {}).values()):
        yield from (*subject.get("notes", ()), *subject.get("follow_ups", ()))


def edit_yaml(path: Path, change: Callable[[dict[str, Any]], None]) -> None:
    # A field is called `on`, which is a truth for other readers of YAML.
    data = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    for key, value in data.get("dates", {}).items():
        data["dates"][key] = None if value == "null" else value
    for one in list_entries(data):
        if isinstance(one.get("url"), list):
            one["url"] = [None if url == "null" else url for url in one["url"]]
    change(data)
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")


def change_exchange(key: str, change: Callable[[dict[str, list[Any]]], None]) -> Change:
    path = INTERVIEW if key.startswith("interview") else UTOKYO

    def apply(folder: Path) -> None:
        edit_yaml(folder / path, lambda data: change(data["exchanges"][key]))

    return apply


def put_note_first(entry: dict[str, list[Any]]) -> None:
    note = {"kind": "context", "on": "AI", "text": "新しい注である。", "basis": "典拠の文脈"}
    entry["notes"].insert(0, {"id": "note-99", **note})


def turn_notes(entry: dict[str, list[Any]]) -> None:
    entry["notes"].reverse()


def put_figure_first(entry: dict[str, list[Any]]) -> None:
    entry["figures"].insert(0, {"value": "7", "unit": "基", "meaning": "新しい数", "by": "speaker"})


def replace(path: str, old: str, new: str) -> Change:
    def apply(folder: Path) -> None:
        text = (folder / path).read_text("utf-8")
        assert text.count(old) == 1, old
        (folder / path).write_text(text.replace(old, new), "utf-8")

    return apply


def split_paragraph(folder: Path) -> None:
    """The first answer of two sentences becomes two paragraphs."""
    corpus = load_corpus(folder)
    blocks = [block for x in corpus.exchanges.values() for block in x.blocks]
    text = next(
        one.text.text
        for one in blocks
        if one.id.startswith("interview")
        and one.kind == "answer"
        and one.text.text.count("。") == 2
    )
    first = text[: text.index("。") + 1]
    replace("raw/2025-02-12-interview.txt", text, f"{first} {text[len(first) :]}")(folder)


def put_exchange_first(folder: Path) -> None:
    """A question is put before the others of section 2: both get another number."""
    raw = folder / "raw/2025-02-03-utokyo.txt"
    lines = raw.read_text("utf-8").split("\n")
    heads = [n for n, line in enumerate(lines) if line.startswith(("2|", "2｜"))]
    at = next(n for n in range(heads[-1], len(lines)) if lines[n].startswith("Q"))
    lines[at:at] = ["Q. 新しい問いか？", "A. そうだという。"]
    raw.write_text("\n".join(lines), "utf-8")

    def renumber(data: dict[str, Any]) -> None:
        entries = data["exchanges"]
        new = {"title": "新しい問い", "gist": "新しい問いである。", "topics": []}
        moved: dict[str, Any] = {}
        for key, entry in entries.items():
            if key == "utokyo-s2-q1":
                moved[key] = new
            shifted = {"utokyo-s2-q1": "utokyo-s2-q2", "utokyo-s2-q2": "utokyo-s2-q3"}
            moved[shifted.get(key, key)] = entry
        data["exchanges"] = moved

    edit_yaml(folder / UTOKYO, renumber)


def put_overview_first(folder: Path) -> None:
    edit_yaml(
        folder / "editorial/topics.yaml",
        lambda data: data["topics"][0]["overview"].insert(0, "新しい段落[interview-q01]。"),
    )


#: What is changed, and how many texts of ours are new by it.
CHANGES: dict[str, tuple[Change, int]] = {
    "a note first": (change_exchange("utokyo-s2-q2", put_note_first), 3),
    "a figure first": (change_exchange("interview-q01", put_figure_first), 2),
    "notes the other way round": (change_exchange("utokyo-s2-q2", turn_notes), 0),
    "a note less": (change_exchange("utokyo-s2-q2", lambda entry: entry["notes"].pop(0)), 0),
    "a relation less": (change_exchange("utokyo-s2-q2", lambda entry: entry["related"].pop(0)), 0),
    "a paragraph split": (split_paragraph, 2),
    "an exchange first": (put_exchange_first, 4),
    "an overview's paragraph first": (put_overview_first, 1),
}


@pytest.mark.parametrize("synced", [False, True])
@pytest.mark.parametrize("change", CHANGES)
def test_every_text_keeps_its_translation(tmp_path: Path, change: str, synced: bool) -> None:
    for name in ("raw", "editorial", "locale"):
        shutil.copytree(HOME / name, tmp_path / name)
    before = load_corpus(tmp_path)
    english: dict[str, set[str]] = {}
    for unit in before.units.values():
        english.setdefault(unit.text, set()).add(unit.read_in("en").value)
    apply, added = CHANGES[change]
    apply(tmp_path)
    after = load_corpus(tmp_path)
    if synced:
        places = describe_units(after)
        assert sync_language(tmp_path / "locale", "en", after.units.values(), places)
        after = load_corpus(tmp_path)
    new = 0
    for unit in after.units.values():
        text = unit.read_in("en")
        if unit.text in english:
            assert (text.state, text.value in english[unit.text]) == ("reviewed", True), unit.id
        else:
            assert text.state == "untranslated", unit.id
            new += 1
    assert new == added
    # What readers link to is what it was: notes by their ids.
    words = {note.id: note.text.text for one in before.subjects for note in one.notes}
    for subject in after.subjects:
        for note in subject.notes:
            if note.text.text in words.values() and change != "an exchange first":
                assert words[note.id] == note.text.text
