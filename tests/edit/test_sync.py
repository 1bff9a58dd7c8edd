"""PO files brought up to the Japanese: nothing that translators wrote is lost."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from dialogues.edit.sync import sync_language
from dialogues.problems import BuildError, Problems
from dialogues.unit import Text
from support.corpora import Source, bind_units
from support.trees import HOME

SOURCES = [Source("a", "e", "一"), Source("b", "e", "二"), Source("ui:c", "site", "三{n}")]


def write(folder: Path, text: str) -> None:
    (folder / "en").mkdir(parents=True, exist_ok=True)
    (folder / "en/e.po").write_text(text, "utf-8")


def read(folder: Path) -> str:
    return (folder / "en/e.po").read_text("utf-8")


def sync(folder: Path, sources: Iterable[Source]) -> list[str]:
    """The names of the files that changed."""
    units = bind_units(folder, sources, Problems()).values()
    return [path.name for path in sync_language(folder, "en", units)]


def english(folder: Path, sources: Iterable[Source], key: str = "a") -> Text:
    problems = Problems()
    text = bind_units(folder, sources, problems)[key].read_in("en")
    assert not problems.items
    return text


def test_sync_keeps_what_translators_wrote(tmp_path: Path) -> None:
    assert sync(tmp_path, SOURCES) == ["e.po", "site.po"]
    old = 'msgctxt "a"\nmsgid "一"\nmsgstr ""'
    assert old in read(tmp_path)
    write(tmp_path, read(tmp_path).replace(old, "# why\n" + old[:-1] + 'one"'))
    assert sync(tmp_path, SOURCES) == []

    renamed = [Source("a", "e", "壱"), *SOURCES[1:]]
    assert sync(tmp_path, renamed) == ["e.po"]
    assert "# why\n" in read(tmp_path)
    assert english(tmp_path, renamed) == Text("one", "en", "stale", line=8)
    assert english(tmp_path, renamed, "b") == Text("二", "ja", "untranslated")
    # Changed once more, it is still stale from what was translated; changed back, it is good.
    sync(tmp_path, [Source("a", "e", "ひとつ"), *SOURCES[1:]])
    assert '#| msgid "一"' in read(tmp_path)
    sync(tmp_path, SOURCES)
    assert english(tmp_path, SOURCES).state == "reviewed"
    # Gone, it is kept as obsolete; back, it is revived.
    sync(tmp_path, SOURCES[1:])
    assert '#~ msgstr "one"' in read(tmp_path)
    sync(tmp_path, SOURCES)
    assert english(tmp_path, SOURCES).value == "one"


def test_what_is_gone_and_was_never_translated_is_dropped(tmp_path: Path) -> None:
    sync(tmp_path, SOURCES)
    sync(tmp_path, SOURCES[1:])
    assert '"一"' not in read(tmp_path)


def test_a_draft_stays_a_draft(tmp_path: Path) -> None:
    write(tmp_path, '#, fuzzy\nmsgctxt "a"\nmsgid "一"\nmsgstr "one?"\n')
    assert english(tmp_path, SOURCES).state == "draft"
    changed = [Source("a", "e", "壱")]
    sync(tmp_path, changed)
    assert english(tmp_path, changed) == Text("one?", "en", "draft", line=8)


def test_of_two_entries_the_one_in_use_wins(tmp_path: Path) -> None:
    gone = '#~ msgctxt "a"\n#~ msgid "一"\n#~ msgstr "gone"\n'
    write(tmp_path, gone + '\nmsgctxt "a"\nmsgid "一"\nmsgstr "one"\n')
    sync(tmp_path, SOURCES)
    assert english(tmp_path, SOURCES).value == "one"


def test_a_broken_po_file_is_not_overwritten(tmp_path: Path) -> None:
    write(tmp_path, 'msgctxt "a"\nmsgid "一\nmsgstr "one"\n')
    before = read(tmp_path)
    with pytest.raises(BuildError):
        sync(tmp_path, SOURCES)
    assert read(tmp_path) == before


def test_po_files_are_plain() -> None:
    """No dates, no source references, no wrapped lines: nothing that makes empty diffs."""
    files = sorted((HOME / "locale/en").glob("*.po"))
    assert [file.stem for file in files] == ["interview", "site", "utokyo"]
    for file in files:
        text = file.read_text("utf-8")
        assert "POT-Creation-Date" not in text
        assert "\n#:" not in text
