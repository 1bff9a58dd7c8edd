"""Golden cases: one mistake each in a small made-up corpus, and exactly what a user is told.

A case is a YAML file in ``cases/bad-input``: what to change in a copy of ``cases/base``, and the
lines that must appear on standard error.
"""

from __future__ import annotations

import html
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from pydantic import BaseModel, ConfigDict

from conftest import HOME, Tree

BASE = HOME / "tests/cases/base"
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


def base(folder: Path) -> Path:
    """A copy of the base with this checkout's words of the pages, one a line."""
    shutil.copytree(BASE, folder)
    words = yaml.safe_load((HOME / "editorial/strings.yaml").read_text("utf-8"))["strings"]
    words["exchanges-other"] = "{n}件"  # a case translates it
    lines = [f"  {name}: {json.dumps(text, ensure_ascii=False)}" for name, text in words.items()]
    text = "\n".join(["strings:", *lines, ""])
    (folder / "editorial/strings.yaml").write_text(text, "utf-8")
    return folder


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


#: Given without its last slash, as people do.
SITE_URL = "https://notes.example/site"
INPUTS = ("--raw", "raw", "--editorial", "editorial", "--locale", "locale")


def run(
    folder: Path, *arguments: str, home: Path = HOME, inputs: tuple[str, ...] = INPUTS
) -> subprocess.CompletedProcess[str]:
    """``build.py`` on the three folders in this one, which is the working directory as well."""
    return subprocess.run(
        [sys.executable, str(home / "scripts/build.py"), *arguments, *inputs],
        cwd=folder,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "SITE_URL": SITE_URL},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def snapshot(folder: Path) -> dict[str, bytes | None]:
    """Everything below the folder; None stands for a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


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
    before = snapshot(folder)
    change(folder, case)
    changed = snapshot(folder)
    assert changed != before, "the case changes nothing"
    done = run(folder, *case.command)
    assert "Traceback" not in done.stdout + done.stderr
    assert done.stderr == case.expect
    assert done.returncode == 1
    assert snapshot(folder) == changed, "a failed command has written something"
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


#: Ways in which a build can fail late: file in the checkout, text that is added, what is told.
LATE = {
    "link": ("docs/ja/about.md", "\n[x](nowhere.md)\n", "docs/ja/about.md:1:1: Doc file"),
    "anchor": ("docs/en/about.md", "\n[x](people.md#nobody)\n", "docs/en/about.md:1:1: Doc file"),
    "parity": ("docs/ja/extra.md", "# 余り\n", "docs/en:1:1: page `extra/` is missing in `en`"),
    "theme": ("overrides/main.html", "{% if %}", "mkdocs.yml:1:1: "),
}


def test_a_failed_build_leaves_the_site_as_it_was(tree: Tree, tmp_path: Path) -> None:
    folder = base(tmp_path / "case")
    assert run(folder, "--out", "public/site", home=tree.home).returncode == 0
    before = snapshot(folder / "public")
    assert "site/ja/events/talk/index.html" in before
    for path, text, told in LATE.values():
        file = tree.home / path
        old = file.read_text("utf-8") if file.exists() else ""
        file.write_text(old + text, "utf-8")
        done = run(folder, "--out", "public/site", home=tree.home)
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        assert told in done.stderr
        assert snapshot(folder / "public") == before, "the site, or something beside it"
        file.write_text(old, "utf-8")
        if not old:
            file.unlink()
    (folder / "raw/talk.txt").write_bytes(b"\xff")
    assert run(folder, "--out", "public/site", home=tree.home).returncode == 1
    assert snapshot(folder / "public") == before


@pytest.mark.parametrize("made", ["notes/mine.txt", "notes/data/other.json", "notes"])
def test_what_is_not_a_site_is_never_replaced(made: str, tmp_path: Path) -> None:
    folder = base(tmp_path / "case")
    (folder / made).parent.mkdir(parents=True, exist_ok=True)
    (folder / made).write_text("mine", "utf-8")
    before = snapshot(folder)
    done = run(folder, "--out", "notes")
    told = "notes:1:1: exists and is not a built site; choose another --out\n1 problems\n"
    assert (done.returncode, done.stderr) == (1, told)
    assert snapshot(folder) == before


def test_an_empty_folder_and_a_link_to_one_are_fine(tmp_path: Path) -> None:
    folder = base(tmp_path / "case")
    (folder / "public").mkdir()
    (folder / "site").symlink_to("public")
    done = run(folder, "--out", "site")
    assert (done.returncode, done.stderr) == (0, "")
    assert (folder / "site").is_symlink()
    assert (folder / "public/data/dialogues.json").is_file()
    page = (folder / "public/ja/events/talk/index.html").read_text("utf-8")
    assert f'<link rel="canonical" href="{SITE_URL}/ja/events/talk/">' in page


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    folder = base(tmp_path / "case")
    before = snapshot(folder)
    done = run(folder, "--out", "raw/talk.txt/site")
    assert (done.returncode, done.stderr.splitlines()[-1]) == (1, "1 problems")
    assert "Traceback" not in done.stderr
    assert snapshot(folder) == before


def test_a_new_event_is_not_given_another_file_of_the_same_name(tmp_path: Path) -> None:
    folder = base(tmp_path / "case")
    before = snapshot(folder)
    mine = tmp_path / "paper.txt"
    mine.write_text("1|題\nQ. か？\nA. は\n", "utf-8")
    inputs = ("--raw", str(mine), "--editorial", "editorial")
    done = run(folder, "new", "tour", inputs=inputs)
    told = "raw/paper.txt:1:1: is there already, with other text; rename your file\n1 problems\n"
    assert (done.returncode, done.stderr) == (1, told)
    assert snapshot(folder) == before


def test_a_stale_translation_may_name_what_is_gone(tmp_path: Path) -> None:
    """Its marks are those of the older Japanese: shown as they are, until it is revised."""
    folder = base(tmp_path / "case")
    for unit, text in (
        ("topic:sea:overview-1", "Depth [talk-q44]."),
        ("ui:held", "On {day}: "),
        ("ui:date-pattern", "Held on d"),
    ):
        with (folder / "locale/en/site.po").open("a", encoding="utf-8") as file:
            file.write(f'\nmsgctxt "{unit}"\nmsgid "昔の文"\nmsgstr "{text}"\n')
    done = run(folder, "--out", "site")
    assert (done.returncode, done.stderr) == (0, "")
    page = (folder / "site/en/topics/sea/index.html").read_text("utf-8")
    assert "Depth [talk-q44]." in html.unescape(page)
    assert "On {day}:" in html.unescape(page)
    assert "2024-03-03" in page, "where the pattern is not one for dates"
