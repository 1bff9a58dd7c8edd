"""Files of any content are read or refused, and big ones do not hang."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogues.edit.sync import sync_language
from dialogues.model import Layout, RawFile
from dialogues.problems import BuildError, Problems
from dialogues.read.layouts import parse_raw
from dialogues.read.schema_shared import TopicsFile
from dialogues.read.yaml import load_yaml
from support.corpora import Source, bind_units
from support.markup import texts
from support.small import base, run_here

pytestmark = pytest.mark.untraced

SIZES: dict[str, tuple[Layout, str]] = {
    "white space before text": ("thread", "--- Q1. か？ はい。\n" + " \t" * 60_000 + "x"),
    "white space in a title": ("article", "1|a" + " \t" * 60_000 + "b\nQ. か\nA. はい"),
    "paragraphs": ("thread", "--- Q1. か？ " + "あ。 " * 50_000),
    "lines": ("article", "1|題\nQ. か\nA. は\n" + "あ\n" * 50_000),
    "brackets that never close": ("thread", "--- Q1. か？ " + "[( " * 60_000),
    "lines of a heading": ("page", "<h2>" + "海<br>" * 60_000 + "は？</h2><p>青い。</p>" * 2),
    "marks": ("thread", "".join(f" --- Q{n}. か？ は。" for n in range(1, 9_999))),
}


@pytest.mark.usefixtures("guard")
@pytest.mark.parametrize("name", SIZES)
def test_big_files_do_not_hang(name: str) -> None:
    layout, text = SIZES[name]
    problems = Problems()
    parse_raw("e", RawFile("e.txt", "e.txt", text, ""), layout, problems)
    assert len(problems.items) <= 1


#: Bytes: seconds for what is read once, no end for what is read anew from each of its places.
MUCH = 400_000
LONG = [
    "あ",
    "1",
    "[",
    "「",
    " ",
    "-",
    "*",
    "？",
    "？ ",
    "。 ",
    "※",
    "感謝",
    "--- Q1. ",
    "*** Q1. ",
]
LAYOUTS: list[tuple[Layout, str]] = [("thread", "--- Q1. "), ("article", "1|題\nQ. か\nA. ")]


@pytest.mark.usefixtures("guard")
@pytest.mark.parametrize("piece", LONG)
@pytest.mark.parametrize(("layout", "start"), LAYOUTS)
def test_much_of_one_thing_does_not_hang(layout: Layout, start: str, piece: str) -> None:
    text = start + piece * (MUCH // len(piece.encode()))
    found = parse_raw("e", RawFile("e.txt", "e.txt", text, ""), layout, Problems())
    assert found.exchanges


#: What patterns may read anew from each of its places.
ROWS = (
    "a",
    "1",
    "一",
    "(",
    "[a",
    "a-",
    "-a",
    "1,",
    "1 ",
    "数1",
    "半数",
    "1 to ",
    "十1",
    "A1-",
    "あ？",
)


@pytest.mark.usefixtures("guard")
@pytest.mark.parametrize("row", ROWS)
def test_checks_of_long_rows_do_not_hang(tmp_path: Path, row: str) -> None:
    """As long as a line or a field may be; whatever is told of them."""
    folder = base(tmp_path / "case")
    line = row * (190_000 // len(row))
    put_in(folder / "raw/talk.txt", " --- Q2. ", f" {line} --- Q2. ")
    put_in(folder / "raw/paper.txt", "▼ 補足:", f"{line}\n▼ 補足:")
    long = row * (19_000 // len(row))
    put_in(folder / "editorial/topics.yaml", "水深は音波で測る", long)
    put_in(
        folder / "editorial/people.yaml", "name: 灯台守", f"name: 灯台守\n    aliases: ['{long}']"
    )
    text = "\n".join(f'"{row * 200}"' for _ in range(190_000 // 200 // len(row)))
    entry = f'\nmsgctxt "paper-s1-q1:gist"\nmsgid ""\n{text}\nmsgstr ""\n{text}\n'
    (folder / "locale/en/paper.po").write_text(entry, "utf-8")
    done = run_here(folder, "check")
    assert (done.returncode == 1) == done.stderr.endswith(" problems\n")


def put_in(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def test_nesting_that_would_crash_the_parser_in_c(tmp_path: Path) -> None:
    for text in ("[ " * 99_000, "- " * 99_000, "{a: " * 49_000, "? " * 99_000):
        path = tmp_path / "topics.yaml"
        path.write_text(text, "utf-8")
        problems = Problems()
        assert load_yaml(path, TopicsFile, problems) is None
        assert "nesting deeper than" in problems.items[0].message


PO = r"""
msgid "" / msgstr "" / "Language: en\n"
msgctxt "t" / msgid "a" / msgstr "b"
msgctxt "t" / msgid "old" / msgstr "b" / "c"
#, fuzzy / #| msgid "old" / msgctxt "t" / msgid "a" / msgstr "b"
#, fuzzy / msgctxt "u" / msgid "{n}" / msgstr "{m}"
#~ msgctxt "t" / #~ msgid "a" / #~ msgstr "b"
#~ msgctxt "gone" / #~ msgid "a" / #~ msgstr "b"
# why / msgctxt "u" / msgid "{n}" / msgstr "{n} b\\"
msgctxt "gone" / msgid "a" / msgstr ""
msgctxt "t" / msgid "a" / msgid_plural "p" / msgstr[0] "q"
msgctxt "t" / msgid "a" / msgstr "b
msgctxt "t" / msgid "a" / msgstr b
msgctxt "t" / msgid "a"
msgid "a" / msgstr "b\b"
msgctxt "t"
msgstr "b"
"c"
#~
#|
#
"""

po_parts = st.sampled_from([part.replace(" / ", "\n") for part in PO.strip().split("\n")])

YAML = "topics:|  - |slug: a|&a |*a|!t |!!int |<<: |? |: |[|]|{|}|, |'|\"|\\x07|#|~|null|1|@|`|---"

yaml_parts = st.sampled_from([*YAML.split("|"), "|\n", ">-\n", "\n...\n", "\n", "\t", "\r\n"])


@settings(max_examples=500, deadline=None)
@given(st.lists(po_parts, max_size=6) | st.lists(po_parts | texts, max_size=6))
def test_any_po_file_is_read_or_refused(lines: list[str]) -> None:
    """No translation is lost without a word, and synchronising settles a file in one go."""
    sources = [Source("t", "e", "a"), Source("u", "e", "{n}")]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "en/e.po"
        path.parent.mkdir()
        path.write_text("\n".join(lines), "utf-8")
        before = bind_units(Path(folder), sources, Problems())
        try:
            sync_language(Path(folder), "en", before.values(), {})
        except BuildError:
            assert path.read_text("utf-8") == "\n".join(lines)
            return
        after = bind_units(Path(folder), sources, Problems())
        assert sync_language(Path(folder), "en", after.values(), {}) == []
        for key, unit in before.items():
            text = unit.read_in("en")
            assert text.state == "untranslated" or after[key].read_in("en").value == text.value


@settings(max_examples=500, deadline=None)
@given(st.lists(yaml_parts | texts, max_size=20))
def test_any_yaml_file_is_read_or_refused(parts: list[str]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "topics.yaml"
        path.write_bytes("".join(parts).encode("utf-8"))
        problems = Problems()
        assert (load_yaml(path, TopicsFile, problems) is None) == bool(problems.items)
        for line in BuildError(problems.items).report().splitlines():
            assert line.isprintable()
        rows = "".join(parts).count("\n") + 1
        assert all(1 <= problem.line <= rows + 1 for problem in problems.items)
