"""Whatever stands in the input, a command ends: with problems or none, without a traceback."""

from __future__ import annotations

import os
import random
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dialogues.problems import MAX_SHOWN
from support.small import INPUTS, base, run_here
from support.trees import HOME, Tree

pytestmark = pytest.mark.untraced

#: A guard against hanging, in seconds.
PATIENCE = 300
NINES = "9" * 400
INPUT_FILES = (
    *("raw/paper.txt", "editorial/events/talk.yaml", "editorial/topics.yaml"),
    *("editorial/people.yaml", "editorial/units.yaml", "editorial/charts.yaml"),
    *("editorial/strings.yaml", "locale/en/talk.po", "locale/en/site.po"),
)


def run_guarded(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """``build.py`` in a process that is ended if it does not end by itself."""
    command = [sys.executable, str(HOME / "scripts/build.py"), *arguments]
    return subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=PATIENCE,
    )


# Many mistakes ----------------------------------------------------------------------------------


def test_problems_past_a_hundred_are_counted(tmp_path: Path) -> None:
    folder = base(tmp_path / "case")
    path = folder / "raw/talk.txt"
    path.write_text(path.read_text("utf-8") + "余り\n" * 250, "utf-8")
    *lines, last = run_here(folder, "check").stderr.splitlines()
    assert last == "250 problems"
    assert len(lines) == MAX_SHOWN == 100
    assert lines[0].startswith("raw/talk.txt:4:1: text outside any exchange")


# What is no file --------------------------------------------------------------------------------


def make_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(path))


def link_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


KINDS: tuple[Callable[[Path], None], ...] = (os.mkfifo, Path.mkdir, link_device, make_socket)


@pytest.mark.parametrize("make", KINDS, ids=("pipe", "folder", "device", "socket"))
def test_what_is_no_file_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], None]
) -> None:
    folder = base(tmp_path / "c")
    monkeypatch.chdir(folder)  # a socket's path must be short
    for name in INPUT_FILES:
        (folder / name).unlink()
        make(Path(name))
    done = run_guarded(folder, "check", *INPUTS)
    *lines, last = done.stderr.splitlines()
    assert last == f"{len(INPUT_FILES)} problems", done.stderr
    for name in INPUT_FILES:
        assert f"{name}:1:1: is no file that can be read; put a text file there" in lines
    done = run_guarded(folder, "new", "third", "--raw", "raw/paper.txt", *INPUTS[2:])
    assert "raw/paper.txt:1:1: is no file that can be read" in done.stderr


@pytest.mark.parametrize("name", ["docs/en/about.md", "docs/assets/x.css", "mkdocs.yml"])
def test_nor_in_what_the_renderer_reads(tree: Tree, name: str) -> None:
    (tree.home / name).unlink(missing_ok=True)
    os.mkfifo(tree.home / name)
    (tree.home / "docs/ja/.#about.md").symlink_to("somebody@somewhere")
    command = [sys.executable, "scripts/build.py"]
    done = subprocess.run(
        command,
        cwd=tree.home,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=PATIENCE,
    )
    assert done.returncode == 1
    assert done.stderr.startswith(f"{name}:1:1: is no file that can be read"), done.stderr
    assert done.stderr.endswith("\n1 problems\n")


def test_a_pipe_where_new_would_keep_its_raw_file(tmp_path: Path) -> None:
    folder = base(tmp_path / "case")
    (folder / "mine.txt").write_text("--- Q1. どうか？ こうだ。", "utf-8")
    os.mkfifo(folder / "raw/mine.txt")
    done = run_guarded(folder, "new", "third", "--raw", "mine.txt", *INPUTS[2:])
    told = "raw/mine.txt:1:1: is no file that can be read; put a text file there\n1 problems\n"
    assert (done.returncode, done.stderr) == (1, told)


# Numbers ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [NINES, f"{NINES}分の{NINES}", "9" * 31])
def test_a_number_without_end_is_a_problem(tmp_path: Path, number: str) -> None:
    folder = base(tmp_path / "case")
    raw, event = folder / "raw/talk.txt", folder / "editorial/events/talk.yaml"
    raw.write_text(raw.read_text("utf-8").replace("30キロ", f"{number}円"), "utf-8")
    text = event.read_text("utf-8").replace("30キロ", f"{number}円")
    text = text.replace('value: "30", unit: キロ', f'value: "{number}", unit: 円')
    event.write_text(text, "utf-8")
    done = run_here(folder, "check")
    assert f"editorial/events/talk.yaml:21:9: figure `{number[:20]}" in done.stderr
    assert "has more than 30 digits; write it in words" in done.stderr


def test_a_number_of_thirty_digits_is_none(tmp_path: Path) -> None:
    folder = base(tmp_path / "case")
    for name in ("raw/talk.txt", "editorial/events/talk.yaml", "editorial/topics.yaml"):
        path = folder / name
        text = path.read_text("utf-8").replace("30キロ", f"{'9' * 30}円")
        text = text.replace('value: "30", unit: キロ', f'value: "{"9" * 30}", unit: 円')
        path.write_text(text, "utf-8")
    for path in folder.glob("locale/en/*.po"):
        path.unlink()
    assert run_here(folder, "check").stderr == ""


# Anything ---------------------------------------------------------------------------------------

PIECES = (
    *(b"\0", b"\xff", b"\xe3\x81", b"\r", b"\n\n", b"\t", b": ", b"- ", b"[", b"{", b'"', b"'"),
    *(b"|\n", b">", b"&a ", b"*a", b"!t ", b"#", b"~", b"null", b"--- Q9. ", b"Q. ", b"A. "),
    *(
        "\u202e\ufffd\u200b\ue000９一万兆半数キロ円？。「』".encode(),
        NINES.encode(),
        b"1e999",
        b".inf",
    ),
    *(b'msgid "', b"#~ ", b"#, fuzzy\n", b"msgctxt ", b"\\", b"[ " * 40, b"- " * 40, b"$", b"%"),
)


def spoil(data: bytes, rng: random.Random) -> bytes:
    """A file's bytes with one to three of them flipped, cut out, doubled, moved, or put in."""
    for _ in range(rng.choice((1, 1, 2, 3))):
        at, size = rng.randrange(len(data) + 1), rng.choice((1, 1, 3, 20, 200))
        piece = data[at : at + size]
        flipped = bytes(one ^ (1 << rng.randrange(8)) for one in piece)
        rest = data[:at] + data[at + size :]
        to = rng.randrange(len(rest) + 1)
        data = rng.choice(
            (
                data[:at] + flipped + data[at + size :],
                rest,
                data[:at],
                data[:at] + piece + data[at:],
                rest[:to] + piece + rest[to:],
                data[:at] + rng.choice(PIECES) + data[at:],
                data[:at] + rng.choice(PIECES) * rng.choice((2, 50)) + data[at + size :],
            )
        )
    return data


@pytest.mark.parametrize("seed", range(4))
def test_spoilt_files_end_in_problems_or_none(tmp_path: Path, seed: int) -> None:
    """A traceback would come through: nothing but BuildError and OSError is caught."""
    rng = random.Random(seed)  # noqa: S311
    folder = base(tmp_path / "case")
    files = sorted(path for path in folder.rglob("*.*") if path.is_file())
    whole = {path: path.read_bytes() for path in files}
    endings: set[int] = set()
    for _ in range(100):
        spoilt = rng.sample(files, rng.choice((1, 1, 2)))
        for path in spoilt:
            path.write_bytes(spoil(whole[path], rng))
        done = run_here(folder, "check")
        endings.add(done.returncode)
        *lines, last = done.stderr.splitlines() or ["0 problems"]
        assert last.endswith(" problems")
        assert all(line.isprintable() for line in lines)
        for path in spoilt:
            path.write_bytes(whole[path])
    assert endings == {0, 1}


def test_a_file_in_the_place_of_the_books_is_told_at_once(tmp_path: Path) -> None:
    folder = base(tmp_path / "case")
    (folder / "books").write_text("mine", "utf-8")
    done = run_here(folder, "pdf", "--out", "books")
    assert (done.returncode, done.stdout) == (1, "")
    assert "books:1:1: is no folder; choose another --out" in done.stderr
    assert (folder / "books").read_text("utf-8") == "mine"
