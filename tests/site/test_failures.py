"""A build that fails leaves the site as it was; nothing but a site is ever replaced."""

from __future__ import annotations

import html
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from support.corpora import load_corpus
from support.reading import snapshot_with_folders
from support.small import ENVIRONMENT, INPUTS, SITE_URL, base, make_command, run
from support.trees import Tree

pytestmark = pytest.mark.untraced

#: A guard against hanging, in seconds; no test rests on how fast a build is.
PATIENCE = 600
#: Ways in which a build can fail late: file in the checkout, text that is added, what is told.
LATE = {
    "link": ("docs/ja/about.md", "\n[x](nowhere.md)\n", ":4: Doc file 'ja/about.md'"),
    "anchor": ("docs/en/about.md", "\n[x](people.md#nobody)\n", ":4: Doc file 'en/about.md'"),
    "parity": ("docs/ja/extra.md", "# 余り\n", "docs/en:1:1: page `extra/` is missing in `en`"),
    "theme": ("overrides/main.html", "{% if %}", "mkdocs.yml:1:1: "),
}


def test_a_failed_build_leaves_the_site_as_it_was(tree: Tree, tmp_path: Path) -> None:
    folder = base(tmp_path / "case")
    assert run(folder, "--out", "public/site", home=tree.home).returncode == 0
    before = snapshot_with_folders(folder / "public")
    assert "site/ja/events/talk/index.html" in before
    for path, text, told in LATE.values():
        file = tree.home / path
        old = file.read_text("utf-8") if file.exists() else ""
        file.write_text(old + text, "utf-8")
        done = run(folder, "--out", "public/site", home=tree.home)
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        assert told in done.stderr
        assert snapshot_with_folders(folder / "public") == before, (
            "the site, or something beside it"
        )
        file.write_text(old, "utf-8")
        if not old:
            file.unlink()
    (folder / "raw/talk.txt").write_bytes(b"\xff")
    assert run(folder, "--out", "public/site", home=tree.home).returncode == 1
    assert snapshot_with_folders(folder / "public") == before


@pytest.mark.parametrize("made", ["notes/mine.txt", "notes/data/other.json", "notes"])
def test_what_is_not_a_site_is_never_replaced(made: str, tmp_path: Path) -> None:
    folder = base(tmp_path / "case")
    (folder / made).parent.mkdir(parents=True, exist_ok=True)
    (folder / made).write_text("mine", "utf-8")
    before = snapshot_with_folders(folder)
    done = run(folder, "--out", "notes")
    told = "notes:1:1: exists and is not a built site; choose another --out\n1 problems\n"
    assert (done.returncode, done.stderr) == (1, told)
    assert snapshot_with_folders(folder) == before


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


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGKILL"])
def test_a_build_that_is_ended_leaves_nothing(tmp_path: Path, name: str) -> None:
    """The site is as it was; no process goes on; what a killed build left, the next one clears."""
    folder = base(tmp_path / "case")
    assert run(folder, "--out", "public/site").returncode == 0
    before = snapshot_with_folders(folder / "public")
    with (folder / "editorial/topics.yaml").open("a") as file:
        file.write("# other\n")
    process = subprocess.Popen(
        [*make_command(folder), "--out", "public/site", *INPUTS],
        cwd=folder,
        env={**ENVIRONMENT, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
    assert process.stdout
    for line in process.stdout:
        if line.startswith("rendering"):
            break
    # A terminal tells all processes of an interrupt, others only the one that they have started.
    send = os.killpg if name == "SIGINT" else os.kill
    send(process.pid, signal.Signals[name])
    _, err = process.communicate(timeout=PATIENCE)
    status = {"SIGINT": 130, "SIGTERM": 143, "SIGKILL": -9}[name]
    assert (process.returncode, err) == (status, "interrupted\n" if name == "SIGINT" else "")
    wait_for_end(process.pid)
    left = [path.name for path in (folder / "public").iterdir()]
    assert left == ["site"] or name == "SIGKILL"
    assert snapshot_with_folders(folder / "public/site") == {
        key.removeprefix("site/"): data for key, data in before.items() if key != "site"
    }
    done = run(folder, "--out", "public/site")
    assert (done.returncode, done.stderr) == (0, "")
    assert snapshot_with_folders(folder / "public") == before


def wait_for_end(group: int) -> None:
    """Until no process of a group is left; those that are killed need a moment."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    raise AssertionError("a process of the build goes on")


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    folder = base(tmp_path / "case")
    before = snapshot_with_folders(folder)
    done = run(folder, "--out", "raw/talk.txt/site")
    assert (done.returncode, done.stderr.splitlines()[-1]) == (1, "1 problems")
    assert "Traceback" not in done.stderr
    assert snapshot_with_folders(folder) == before


def test_a_new_event_is_not_given_another_file_of_the_same_name(tmp_path: Path) -> None:
    folder = base(tmp_path / "case")
    before = snapshot_with_folders(folder)
    mine = tmp_path / "paper.txt"
    mine.write_text("1|題\nQ. か？\nA. は\n", "utf-8")
    inputs = ("--raw", str(mine), "--editorial", "editorial")
    done = run(folder, "new", "tour", inputs=inputs)
    told = "raw/paper.txt:1:1: is there already, with other text; rename your file\n1 problems\n"
    assert (done.returncode, done.stderr) == (1, told)
    assert snapshot_with_folders(folder) == before


def test_a_stale_translation_may_name_what_is_gone(tmp_path: Path) -> None:
    """Its marks are those of the older Japanese: shown as they are, until it is revised."""
    folder = base(tmp_path / "case")
    units = load_corpus(folder).units
    for unit, text in (
        ("topic:sea:overview-1", "Depth [talk-q44]."),
        ("ui:published-only", "On {day}: "),
        ("ui:date-pattern", "Held on d"),
    ):
        with (folder / "locale/en/site.po").open("a", encoding="utf-8") as file:
            file.write(f'\nmsgctxt "{unit}"\nmsgid "{units[unit].text}昔"\nmsgstr "{text}"\n')
    done = run(folder, "--out", "site")
    assert (done.returncode, done.stderr) == (0, "")
    page = (folder / "site/en/topics/sea/index.html").read_text("utf-8")
    assert "Depth [talk-q44]." in html.unescape(page)
    page = (folder / "site/en/events/talk/index.html").read_text("utf-8")
    assert "On {day}:" in html.unescape(page)
    page = (folder / "site/en/timeline/index.html").read_text("utf-8")
    assert "2024-03-03" in page, "where the pattern is not one for dates"
