"""Bytes to text that is safe to parse, or Problems with line and column."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from dialogues.problems import Problems
from dialogues.read import text as reading
from dialogues.read.text import (
    MAX_BYTES,
    MAX_LINE,
    MAX_LINES,
    MAX_RUN,
    check_text,
    check_value,
    find_apart,
    find_faults,
    read_raw,
    read_text,
)


def told(problems: Problems) -> list[str]:
    return [str(one).partition(":")[2] for one in problems.items]


@pytest.mark.parametrize(
    ("char", "fault"),
    [
        *((char, "bidirectional override") for char in "\u202a\u202e\u2066\u2069"),
        *((char, "line separator") for char in "\u2028\u2029"),
        *((char, "noncharacter") for char in "\ufdd0\ufdef\ufffe\uffff\U0001ffff\U0010fffe"),
        *((char, "control character") for char in "\0\x07\x0b\x1b\x7f\x85\r"),
        ("\ufeff", "byte order mark inside the text"),
        *((char, "invisible character") for char in "\u180e\u200b\u2060\u2065\u206a\ufffb"),
        *((char, "invisible character") for char in "\u17b4\u3164\uffa0\ufff0\U0001d17a"),
        *((char, "invisible character") for char in "\U000e0080\U000e00ff\U000e01f0\U000e0fff"),
        *((char, "tag character") for char in "\U000e0000\U000e0041\U000e007f"),
        *((char, "private-use character") for char in "\ue000\uf8ff\U000f0000\U0010fffd"),
        ("\ufffd", "mark of a failed conversion"),
        *((char, "") for char in "\t\n aあ🙂\u200d\u200c\u00ad\u3000\ufdcf\ufdf0\ufffc\u200e"),
        *((char, "") for char in "\ud7ff\uf900\u3165\U0001d17b\U000e0100\U000e01ef\U000e1000"),
    ],
)
def test_characters_that_cannot_stand_in_text(char: str, fault: str) -> None:
    assert [found.name for _, found in find_faults(char)] == ([fault] if fault else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("いろは\n\tabc\r\n", []),
        ("\ufeffいろは", []),
        ("い\ufeffろ", ["1:2: byte order mark inside the text U+FEFF (1 in the file); remove it"]),
        ("い\rろ\r\n", ["1:2: control character U+000D (1 in the file); remove it"]),
        ("い\nろ\0は\0", ["2:2: control character U+0000 (2 in the file); remove it"]),
        (
            "\x07\n\u202e",
            [
                "1:1: control character U+0007 (1 in the file); remove it",
                "2:1: bidirectional override U+202E (1 in the file); remove it",
            ],
        ),
        ("-" * (MAX_RUN - 1), []),
        ("a\n" + "-" * MAX_RUN, [f"2:{MAX_RUN}: {MAX_RUN} times '-' in a row"]),
        ("-" * (2 * MAX_RUN), [f"1:{MAX_RUN}: {MAX_RUN} times '-' in a row"]),
        ("-" * (MAX_RUN - 1) + "=" + "-" * (MAX_RUN - 1), []),
        ("a" * (MAX_RUN + 1), []),
        ("あ" * MAX_LINE, []),
        (
            "\n" + "あ" * (MAX_LINE + 1),
            [
                f"2:{MAX_LINE}: line of {MAX_LINE + 1} characters, at most {MAX_LINE} expected; "
                "split the file"
            ],
        ),
    ],
)
def test_texts_of_files(text: str, expected: list[str]) -> None:
    problems = Problems()
    check_text(text, "raw.txt", problems)
    assert told(problems) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (MAX_LINES, []),
        (
            MAX_LINES + 1,
            [
                f"raw.txt:{MAX_LINES}:1: {MAX_LINES + 1} lines, at most {MAX_LINES} expected; "
                "split the file"
            ],
        ),
    ],
)
def test_files_have_so_many_lines_at_most(lines: int, expected: list[str]) -> None:
    problems = Problems()
    check_text("a\n" * (lines - 1), "raw.txt", problems)
    assert [str(one) for one in problems.items] == expected


TWO = (
    "two versions that were not put together; keep one of the two versions, "
    "and delete the lines of `<<<<<<<`, `=======`, `>>>>>>>`"
)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("い\n<<<<<<< HEAD\nろ\n=======\nは\n>>>>>>> main\n", 2),
        ("い\r\n<<<<<<<\r\nろ\r\n", 2),
        ("い\nろ\n=======\nは\n>>>>>>> main\n", 3),
        ("い\n=======\nろ\n", None),
        (">>>>>>> いろは\n=======\nろ\n", None),
        ("<<<<<<<いろは>>>>>>>\n", None),
        ("<<<<<<<< いろは\n", None),
    ],
)
def test_two_versions_are_told(text: str, line: int | None) -> None:
    problems = Problems()
    check_text(text, "raw.txt", problems)
    assert told(problems) == ([f"{line}:1: {TWO}"] if line else [])


UNSEEN = "nothing in it can be seen; write what it is to say"


@pytest.mark.parametrize(
    ("value", "most", "expected"),
    [
        ("あいう", 3, []),
        ("あいう", 2, ["3 characters, at most 2 expected; split the text"]),
        ("", 0, []),
        (" \n", 5, []),
        ("-" * (MAX_RUN - 1), MAX_RUN, []),
        ("a" + "-" * MAX_RUN, 2 * MAX_RUN, [f"{MAX_RUN} times '-' in a row"]),
        ("\u200d", 5, [UNSEEN]),
        (" \u2800 \u0301", 5, [UNSEEN]),
        ("\u2800a", 5, []),
        ("\u3164", 5, ["invisible character U+3164; remove it"]),
    ],
)
def test_values_of_fields(value: str, most: int, expected: list[str]) -> None:
    problems = Problems()
    check_value(value, Path("a.yaml"), (3, 5), problems, most)
    assert [str(one) for one in problems.items] == [f"a.yaml:3:5: {one}" for one in expected]


def test_characters_from_escape_sequences() -> None:
    problems = Problems()
    check_value("a\x07\u202e\x07", Path("a.yaml"), (3, 5), problems)
    assert [str(one) for one in problems.items] == [
        "a.yaml:3:5: control character U+0007; remove it",
        "a.yaml:3:5: bidirectional override U+202E; remove it",
    ]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", ["1:1: empty file"]),
        (b"\xef\xbb\xbf \n", ["1:1: empty file"]),
        (b"a\n\xe3\x81\x82\xff", ["2:2: not UTF-8: byte 0xff at offset 5; save the file as UTF-8"]),
        (b"\xe3\x81", ["1:1: not UTF-8: byte 0xe3 at offset 0; save the file as UTF-8"]),
        (b"a\0", ["1:2: control character U+0000 (1 in the file); remove it"]),
        (b"a" * (MAX_BYTES + 1), [f"1:1: more than {MAX_BYTES} bytes; split the file"]),
    ],
)
def test_files_that_are_refused(tmp_path: Path, data: bytes, expected: list[str]) -> None:
    path, problems = tmp_path / "raw.txt", Problems()
    path.write_bytes(data)
    assert read_text(path, problems) is None
    assert told(problems) == expected
    assert read_raw(path, Problems()) is None


def test_a_file_of_the_largest_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_BYTES", 6)
    (tmp_path / "raw.txt").write_text("あい", "utf-8")
    problems = Problems()
    assert read_text(tmp_path / "raw.txt", problems) == ("あい", "あい".encode())
    assert not problems.items


def test_earlier_problems_do_not_refuse_a_file(tmp_path: Path) -> None:
    (tmp_path / "raw.txt").write_text("あ", "utf-8")
    problems = Problems()
    problems.add("other", (1, 1), "bad")
    assert read_text(tmp_path / "raw.txt", problems) is not None


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    problems = Problems()
    assert read_text(tmp_path / "raw.txt", problems) is None
    assert told(problems) == ["1:1: cannot be read (No such file or directory)"]


def test_what_is_no_file_keeps_nobody_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path, Path("/dev/zero")):
        problems = Problems()
        assert read_text(path, problems) is None
        assert told(problems) == ["1:1: is no file that can be read; put a text file there"]


def test_a_raw_file_is_kept_as_it_is(tmp_path: Path) -> None:
    data = "\ufeffあ\r\nい".encode()
    path, problems = tmp_path / "raw.txt", Problems()
    path.write_bytes(data)
    raw = read_raw(path, problems)
    assert raw
    assert (raw.name, raw.path, raw.text) == ("raw.txt", str(path), "\ufeffあ\r\nい")
    assert raw.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("あ\nい か\u3099と は\u309a", [4, 8]),
        ("cafe\u0301", [3]),
        ("\u1112\u1161\u11ab", [0]),
        # NFC changes old forms of characters, and what nobody writes in one letter has none.
        ("\ufa19社のが、あ\u3099とx\u0301", []),
    ],
)
def test_letters_that_are_taken_apart(text: str, expected: list[int]) -> None:
    assert find_apart(text) == expected
