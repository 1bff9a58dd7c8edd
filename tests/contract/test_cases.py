"""Golden cases: one mistake each in a small made-up corpus, and exactly what a user is told.

A case is a YAML file in ``cases/bad-input``: what to change in a copy of ``cases/base``, and the
lines that must appear on standard error.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from pydantic import BaseModel, ConfigDict

from support.reading import snapshot_with_folders
from support.small import base, run, run_here
from support.trees import HOME, Tree

CASES = sorted((HOME / "tests/cases/bad-input").glob("*.yaml"))


class Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Replace(Shape):
    """``old`` must stand exactly once in the file."""

    path: str
    old: str
    new: str


class Repeat(Shape):
    """What would be too long to write out."""

    text: str
    times: int


class Case(Shape):
    """Changes happen in this order; ``bytes`` are in hexadecimal, ``append`` goes to the end."""

    title: str
    write: dict[str, str] = {}
    bytes: dict[str, str] = {}
    repeat: dict[str, Repeat] = {}
    replace: tuple[Replace, ...] = ()
    append: dict[str, str] = {}
    move: dict[str, str] = {}
    delete: tuple[str, ...] = ()
    command: tuple[str, ...] = ("check",)
    expect: str


def change(folder: Path, case: Case) -> None:
    for path, text in case.write.items():
        (folder / path).write_bytes(text.encode("utf-8"))
    for path, digits in case.bytes.items():
        (folder / path).write_bytes(bytes.fromhex(digits))
    for path, part in case.repeat.items():
        (folder / path).write_bytes((part.text * part.times).encode("utf-8"))
    for one in case.replace:
        Tree(folder).edit(one.path, one.old, one.new)
    for path, text in case.append.items():
        (folder / path).write_bytes((folder / path).read_bytes() + text.encode("utf-8"))
    for path, target in case.move.items():
        (folder / path).rename(folder / target)
    for path in case.delete:
        (folder / path).unlink()


def test_there_are_cases() -> None:
    """Parametrised over an empty folder, the next test would be skipped, not fail."""
    assert len(CASES) >= 45


def test_the_base_is_good(tmp_path: Path) -> None:
    folder = base(tmp_path / "case")
    done = run(folder, "check")
    assert (done.returncode, done.stderr) == (0, "")
    assert "5 exchanges of 2 events" in done.stdout


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path, tmp_path: Path) -> None:
    case = Case.model_validate(yaml.safe_load(path.read_text("utf-8")))
    folder = base(tmp_path / "case")
    before = snapshot_with_folders(folder)
    change(folder, case)
    changed = snapshot_with_folders(folder)
    assert changed != before, "the case changes nothing"
    done = run_here(folder, *case.command)
    assert done.stderr == case.expect
    assert done.returncode == 1
    assert snapshot_with_folders(folder) == changed, "a failed command has written something"
    *lines, last = case.expect.splitlines()
    assert last == f"{len(lines)} problems"


def test_line_ends_and_byte_order_marks_of_other_editors(tmp_path: Path) -> None:
    plain, other = base(tmp_path / "plain"), base(tmp_path / "other")
    for path in other.rglob("*.*"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    done = run(other, "check")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == run(plain, "check").stdout


def test_what_editors_and_systems_leave_beside_files_is_passed_over(tmp_path: Path) -> None:
    folder = base(tmp_path / "case")
    (folder / "editorial/events/.#talk.yaml").symlink_to("somebody@somewhere.1234")
    (folder / "editorial/events/._talk.yaml").write_bytes(b"\0\5\x16\7\xff")
    (folder / "locale/en/._talk.po").write_bytes(b"\0\5\x16\7\xff")
    (folder / "editorial/events/talk.yaml~").write_text("id: tal", "utf-8")
    done = run(folder, "check")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_mark_on_the_first_line_behind_a_byte_order_mark(tmp_path: Path) -> None:
    folder = base(tmp_path / "case")
    raw = folder / "raw/talk.txt"
    raw.write_text("\ufeff" + raw.read_text("utf-8")[raw.read_text("utf-8").index("--- Q1") :])
    assert run(folder, "check").returncode == 0
