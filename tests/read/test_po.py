"""PO files: what they hold, what is refused, and what an entry says of a unit."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest

from dialogues.problems import Problems
from dialogues.read.po import find_origin, read_entry, read_po
from dialogues.unit import Text

GOOD = '# why\nmsgctxt "a"\nmsgid "一"\nmsgstr "one"\n'
GONE = '\n#~ msgctxt "b"\n#~ msgid "二"\n#~ msgstr "two"\n'


def read(tmp_path: Path, text: str) -> tuple[list[str], list[str]]:
    """Contexts and translations, those that are obsolete in brackets; then what is told."""
    path, problems = tmp_path / "e.po", Problems()
    path.write_bytes(text.encode())
    found = read_po(path, problems)
    told = [str(one).partition("e.po:")[2] for one in problems.items]
    rows = [f"{entry.msgctxt}={entry.msgstr}" for entry in found]
    return [f"({row})" if one.obsolete else row for row, one in zip(rows, found, strict=True)], told


def test_a_file_that_is_not_there_has_no_entries(tmp_path: Path) -> None:
    problems = Problems()
    assert list(read_po(tmp_path / "none.po", problems)) == []
    assert problems.items == []


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        (GOOD, ["a=one"]),
        ('msgid ""\nmsgstr ""\n"Language: en\\n"\n\n' + GOOD, ["a=one"]),
        ("\ufeff" + GOOD.replace("\n", "\r\n"), ["a=one"]),
        (GOOD + GONE, ["a=one", "(b=two)"]),
        (GOOD.replace('"one"', '""\n"on"\n  "e \\"x\\" \\\\"'), ['a=one "x" \\']),
        ('#, fuzzy\n#| msgid "零"\n' + GOOD, ["a=one"]),
        ("# only\n", []),
    ],
)
def test_entries(tmp_path: Path, text: str, entries: list[str]) -> None:
    assert read(tmp_path, text) == (entries, [])


def test_what_an_obsolete_entry_was_translated_from(tmp_path: Path) -> None:
    path = tmp_path / "e.po"
    path.write_text('#, fuzzy\n#~| msgid "零"' + GONE, "utf-8")
    (entry,) = read_po(path, Problems())
    assert (entry.obsolete, find_origin(entry), entry.msgid) == (True, "零", "二")


NO_LINE = "not a line of a PO file: "
ENTRY = "an entry has `msgctxt`, `msgid` and `msgstr`, each with a text in quotation marks"
OPEN = 'a quotation mark that is not closed; write `"` where the text ends in this line'
CURLY = '`{}` for a quotation mark; write `"` at both ends'
WITHIN = 'a quotation mark within the text, or words behind it; write `\\"` for it, or “ and ”'
TWO = (
    "two versions that were not put together; keep one of the two versions, "
    "and delete the lines of `<<<<<<<`, `=======`, `>>>>>>>`"
)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('msgstr "abc', f"4:8: {NO_LINE}{OPEN}"),
        ('msgstr "abc\\"', f"4:8: {NO_LINE}{OPEN}"),
        ('msgstr ""\n  "abc', f"5:3: {NO_LINE}{OPEN}"),
        ('msgstr "a “b” c', f"4:8: {NO_LINE}{OPEN}"),
        ('msgstr "a "b" c"', f"4:11: {NO_LINE}{WITHIN}"),
        ('msgstr "a" b', f"4:10: {NO_LINE}{WITHIN}"),
        ("msgstr “abc”", f"4:8: {NO_LINE}{CURLY.format('“')}"),
        ('msgstr "abc”', f"4:12: {NO_LINE}{CURLY.format('”')}"),
        ('msgst "abc"', f'4:1: {NO_LINE}`msgst "abc"`; did you mean `msgstr`?'),
        ('msgstr"abc"', f"4:7: {NO_LINE}no space behind `msgstr`; write `msgstr `"),
        ('msgstr[0] "abc"', f'4:1: {NO_LINE}`msgstr[0] "abc"`; {ENTRY}'),
        ("msgstr", f"4:7: {NO_LINE}`msgstr`; {ENTRY}"),
        ("光", f"4:1: {NO_LINE}`光`; {ENTRY}"),
        *((f"{mark} main", f"4:1: {NO_LINE}{TWO}") for mark in ("=======", ">>>>>>>")),
    ],
)
def test_slips_are_told_where_they_are(tmp_path: Path, line: str, told: str) -> None:
    found = read(tmp_path, GOOD.replace('msgstr "one"', line))
    assert found == ([], [told])


SECOND = "second translation of `a`; keep one, and put `#~` before the lines of the other"


LACKING = "{}:1: entry without `{}`; each has msgctxt, msgid and msgstr"
NO_DRAFT = "marks no draft; write `#, fuzzy`"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["1:1: empty file"]),
        (GOOD + "stray\n", [f"5:1: {NO_LINE}`stray`; {ENTRY}"]),
        ('msgctxt "a\nmsgid "b"\nmsgstr ""\n', [f"1:9: {NO_LINE}{OPEN}"]),
        (GOOD + '\nmsgid_plural "x"\n', [f'6:1: {NO_LINE}`msgid_plural "x"`; {ENTRY}']),
        ('msgctxt "a"\nmsgid "b"\n"c"\nmsgid "d"\n', [LACKING.format(1, "msgstr")]),
        ('"c"\n', ["1:1: not a PO file: syntax error"]),
        (GOOD + '\nmsgctxt "b"\nmsgid "b"\n\n' + GOOD, [LACKING.format(6, "msgstr")]),
        (GOOD + '\nmsgid "b"\n\n' + GOOD, [LACKING.format(6, "msgstr")]),
        (GOOD + '\nmsgctxt "b"\nmsgstr "b"\n', [LACKING.format(6, "msgid")]),
        *((f"{mark}\n{GOOD}", [f"1:1: `{mark}` {NO_DRAFT}"]) for mark in ("# fuzzy", "#,fuzzy")),
        (
            ' msgid "b"\nmsgstr "c"\n',
            ["1:1: 0 entries, of which 1 can be read; each has msgctxt, msgid and msgstr"],
        ),
    ],
)
def test_files_that_are_refused(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert read(tmp_path, text) == ([], expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (GOOD + "\n" + GOOD, [f"6:1: {SECOND}"]),
        (GOOD + GONE.replace('"b"', '"a"'), []),
        (
            GOOD + '\nmsgid "x"\nmsgstr "y"\n' * 2,
            ["9:1: second translation of ``; keep one, and put `#~` before the lines of the other"],
        ),
        (GONE.replace('"b"', '"a"') + "\n" + GOOD, []),
        (GOOD.replace("one", "o\\x07"), []),
        (GOOD.replace("one", "o\u200dne"), []),
        (
            GOOD.replace("one", "o\\bne"),
            ["1:1: control character U+0008; remove it"],
        ),
    ],
)
def test_entries_that_are_told(tmp_path: Path, text: str, expected: list[str]) -> None:
    found, told = read(tmp_path, text)
    assert "a=o" in " ".join(found)
    assert told == expected


SOURCE = Text("一", "ja", "source")


@pytest.mark.parametrize(
    ("fields", "value", "state"),
    [
        ({"msgid": "一", "msgstr": "one"}, "one", "reviewed"),
        ({"msgid": "一", "msgstr": " one\n"}, "one", "reviewed"),
        ({"msgid": "一", "msgstr": "one", "flags": ["fuzzy"]}, "one", "draft"),
        ({"msgid": "零", "msgstr": "one"}, "one", "stale"),
        ({"msgid": "零", "msgstr": "one", "flags": ["fuzzy"]}, "one", "stale"),
        (
            {"msgid": "一", "msgstr": "one", "flags": ["fuzzy"], "previous_msgid": "零"},
            "one",
            "stale",
        ),
        ({"msgid": "一", "msgstr": "one", "previous_msgid": "零"}, "one", "reviewed"),
    ],
)
def test_what_an_entry_says(fields: dict[str, object], value: str, state: str) -> None:
    entry = polib.POEntry(linenum=7, **fields)
    found = read_entry(entry, SOURCE, "en")
    assert (found.value, found.lang, found.state, found.line) == (value, "en", state, 7)


@pytest.mark.parametrize("entry", [None, polib.POEntry(msgid="一", msgstr=" ", linenum=7)])
def test_what_no_entry_says(entry: polib.POEntry | None) -> None:
    assert read_entry(entry, SOURCE, "en") == Text("一", "ja", "untranslated", 1)


def test_an_entry_without_a_line() -> None:
    entry = polib.POEntry(msgid="一", msgstr="one")
    assert read_entry(entry, SOURCE, "en").line == 1


def test_the_space_of_a_mark_between_words_is_kept() -> None:
    mark = Text("、", "ja", "source")
    entry = polib.POEntry(msgid="、", msgstr=", ", linenum=1)
    assert read_entry(entry, mark, "en").value == ", "
    entry = polib.POEntry(msgid=SOURCE.value, msgstr=" one ", linenum=1)
    assert read_entry(entry, SOURCE, "en").value == "one"
