"""PO files brought up to the Japanese: nothing that translators and their tools wrote is lost."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from dialogues.edit.comments import describe_units
from dialogues.edit.sync import sync_language
from dialogues.problems import BuildError, Problems
from dialogues.unit import Text
from support.corpora import Small, Source, bind_units, load_checkout
from support.trees import HOME

OLD = "光は晴れた夜に三十キロ先まで届く。"
NEW = OLD.replace("三十", "四十")
SOURCES = [Source("a", "e", OLD), Source("b", "e", "二"), Source("ui:c", "site", "三{n}")]
CHANGED = [Source("a", "e", NEW), *SOURCES[1:]]
PLACES = {"a": "answer\nevents/e/", "b": "note"}


def write(folder: Path, text: str) -> None:
    (folder / "en").mkdir(parents=True, exist_ok=True)
    (folder / "en/e.po").write_text(text, "utf-8")


def read(folder: Path) -> str:
    return (folder / "en/e.po").read_text("utf-8")


def sync(folder: Path, sources: Iterable[Source]) -> list[str]:
    """The names of the files that changed."""
    units = bind_units(folder, sources, Problems()).values()
    return [path.name for path in sync_language(folder, "en", units, PLACES)]


def english(folder: Path, sources: Iterable[Source], key: str = "a") -> Text:
    problems = Problems()
    text = bind_units(folder, sources, problems)[key].read_in("en")
    assert not problems.items
    return text


def translate(folder: Path, *marks: str) -> None:
    """Add the English of ``a`` to a synced folder, with what a translator may write above it."""
    entry = f'#. answer\n#. events/e/\nmsgctxt "a"\nmsgid "{OLD}"\nmsgstr "'
    assert entry + '"' in read(folder)
    above = "".join(f"{mark}\n" for mark in marks if mark.startswith("# "))
    flags = "".join(f"{mark}\n" for mark in marks if mark.startswith("#,"))
    new = above + entry.replace("msgctxt", flags + "msgctxt") + "Thirty kilometres."
    write(folder, read(folder).replace(entry, new))


def test_sync_keeps_what_translators_wrote(tmp_path: Path) -> None:
    assert sync(tmp_path, SOURCES) == ["e.po", "site.po"]
    translate(tmp_path, "# why", "#, no-wrap")
    assert sync(tmp_path, SOURCES) == []

    assert sync(tmp_path, CHANGED) == ["e.po"]
    assert "# why\n" in read(tmp_path)
    assert "#, fuzzy, no-wrap\n" in read(tmp_path)
    assert english(tmp_path, CHANGED) == Text("Thirty kilometres.", "en", "stale", line=13)
    assert english(tmp_path, CHANGED, "b") == Text("二", "ja", "untranslated")
    # Changed once more, it is still stale from what was translated; changed back, it is good.
    sync(tmp_path, [Source("a", "e", NEW + "という。"), *SOURCES[1:]])
    assert f'#| msgid "{OLD}"' in read(tmp_path)
    sync(tmp_path, SOURCES)
    assert english(tmp_path, SOURCES).state == "reviewed"
    assert "#, no-wrap\n" in read(tmp_path)


def test_what_is_gone_is_kept_and_comes_back(tmp_path: Path) -> None:
    sync(tmp_path, SOURCES)
    translate(tmp_path, "# why")
    sync(tmp_path, SOURCES[1:])
    gone = f'# why\n#~ msgctxt "a"\n#~ msgid "{OLD}"\n#~ msgstr "Thirty kilometres."\n'
    assert read(tmp_path).endswith(gone)
    assert sync(tmp_path, SOURCES[1:]) == []
    # Even before a sync, and under another id.
    moved = [Source("x", "e", "別"), Source("z", "e", "別")]
    assert english(tmp_path, SOURCES).value == "Thirty kilometres."
    assert english(tmp_path, moved, "x").state == "untranslated"
    sync(tmp_path, SOURCES)
    assert english(tmp_path, SOURCES).state == "reviewed"
    assert "#~" not in read(tmp_path)


def test_a_stale_translation_that_is_gone_is_kept_for_the_text_that_it_was_made_for(
    tmp_path: Path,
) -> None:
    sync(tmp_path, SOURCES)
    translate(tmp_path)
    sync(tmp_path, CHANGED)
    sync(tmp_path, SOURCES[1:])
    assert f'#~ msgid "{OLD}"' in read(tmp_path)
    assert english(tmp_path, CHANGED).state == "untranslated"
    assert english(tmp_path, SOURCES).state == "reviewed"


def test_what_is_gone_and_was_never_translated_is_dropped(tmp_path: Path) -> None:
    sync(tmp_path, SOURCES)
    sync(tmp_path, SOURCES[1:])
    assert OLD not in read(tmp_path)


def test_a_draft_is_of_its_own_text_alone(tmp_path: Path) -> None:
    sync(tmp_path, SOURCES)
    translate(tmp_path, "#, fuzzy")
    assert english(tmp_path, SOURCES).state == "draft"
    assert english(tmp_path, CHANGED).state == "untranslated"
    sync(tmp_path, CHANGED)
    assert english(tmp_path, CHANGED).state == "untranslated"
    sync(tmp_path, SOURCES)
    assert english(tmp_path, SOURCES).state == "draft"


def test_of_two_entries_the_one_in_use_wins(tmp_path: Path) -> None:
    gone = f'#~ msgctxt "a"\n#~ msgid "{OLD}"\n#~ msgstr "gone, gone"\n'
    write(tmp_path, gone + f'\nmsgctxt "a"\nmsgid "{OLD}"\nmsgstr "in use"\n')
    sync(tmp_path, SOURCES)
    assert english(tmp_path, SOURCES).value == "in use"


def test_a_broken_po_file_is_not_overwritten(tmp_path: Path) -> None:
    write(tmp_path, 'msgctxt "a"\nmsgid "一\nmsgstr "one"\n')
    before = read(tmp_path)
    with pytest.raises(BuildError):
        sync(tmp_path, SOURCES)
    assert read(tmp_path) == before


HEADER = """\
# Translators: A. Person
msgid ""
msgstr ""
"Project-Id-Version: theirs\\n"
"PO-Revision-Date: 2025-03-01 12:00+0900\\n"
"Last-Translator: A. Person <a@example.org>\\n"
"X-Generator: Poedit 3.4\\n"
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"""


def test_headers_are_theirs(tmp_path: Path) -> None:
    write(tmp_path, HEADER)
    sync(tmp_path, SOURCES)
    for line in HEADER.splitlines():
        assert line in read(tmp_path)


TOOLS = [
    ["msgcat", "--width=40"],
    ["msgcat", "--no-wrap"],
    ["msgmerge", "--quiet", "--previous", "--sort-output"],
    ["msgattrib"],
]


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool[0] + tool[1] if tool[1:] else tool[0])
def test_what_tools_write_is_read_alike(tmp_path: Path, tool: list[str]) -> None:
    """Wrapped, sorted and completed by gettext's tools, every text is in the state it was in."""
    sync(tmp_path, SOURCES)
    translate(tmp_path, "# why")
    for sources in (SOURCES, CHANGED):
        sync(tmp_path, sources)
        before = [english(tmp_path, sources, one.id) for one in sources]
        path = str(tmp_path / "en/e.po")
        files = [path, path] if tool[0] == "msgmerge" else [path]
        done = subprocess.run([*tool, *files], capture_output=True, encoding="utf-8", check=True)
        write(tmp_path, done.stdout)
        after = [english(tmp_path, sources, one.id) for one in sources]
        assert [(one.value, one.state) for one in after] == [
            (one.value, one.state) for one in before
        ]


def test_a_wrapped_file_is_left_as_it_is(tmp_path: Path) -> None:
    sync(tmp_path, SOURCES)
    translate(tmp_path)
    write(tmp_path, read(tmp_path).replace(f'msgid "{OLD}"', f'msgid ""\n"{OLD[:8]}"\n"{OLD[8:]}"'))
    assert sync(tmp_path, SOURCES) == []


def test_tools_find_nothing_wrong_with_our_files(small: Small) -> None:
    units = small.load().units.values()
    sync_language(small.folder / "locale", "en", units, describe_units(small.load()))
    files = [*small.folder.glob("locale/en/*.po"), *HOME.glob("locale/en/*.po")]
    assert len(files) >= 6
    for file in files:
        done = subprocess.run(
            ["msgfmt", "-c", "-o", "/dev/null", str(file)],  # noqa: S607
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        assert done.stderr == ""


def test_po_files_are_plain() -> None:
    """No dates, no source references, no wrapped lines: nothing that makes empty diffs."""
    files = sorted((HOME / "locale/en").glob("*.po"))
    assert [file.stem for file in files] == ["interview", "site", "utokyo"]
    for file in files:
        text = file.read_text("utf-8")
        assert "POT-Creation-Date" not in text
        assert "\n#:" not in text


def test_translators_are_told_where_each_text_stands() -> None:
    corpus = load_checkout()
    places = describe_units(corpus)
    assert places.keys() == corpus.units.keys()
    assert places["interview-q09-a1"] == (
        "Q9: answer; アルトマン氏\nevents/interview/#interview-q09"
    )
    assert places["utokyo-s1-q1:note-1-basis"].splitlines() == [
        "Q1-1: note 1 (context), its basis; editors",
        "events/utokyo/#utokyo-s1-q1-note-1",
    ]
