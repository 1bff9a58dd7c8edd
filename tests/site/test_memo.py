"""An unchanged build is the one before; whatever changed makes another."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from dialogues.cache import CACHE
from dialogues.problems import BuildError
from dialogues.publish.render import GENERATED
from dialogues.site import memo
from dialogues.site.place import MADE, put
from support.reading import snapshot
from support.trees import Built

#: What may stand in the way of a key.
UNREAD = (
    *("pipe", "large", "very many", "link to nowhere", "link to a folder"),
    "no configuration",
)
READING = "reading raw, editorial and locale files"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The least of a checkout."""
    home = tmp_path / "home"
    for name in ("raw", "docs/ja", "overrides", "scripts/__pycache__"):
        (home / name).mkdir(parents=True)
    (home / "mkdocs.yml").write_text("site_url: !ENV [SITE_URL, x]\n", "utf-8")
    (home / "raw/a.txt").write_text("a", "utf-8")
    (home / "docs/ja/people.md").write_text(f"---\n{GENERATED}\n---\n", "utf-8")
    return home


def find(home: Path, *options: str) -> str | None:
    return memo.find_key({"raw": home / "raw"}, home, *options)


Change = Callable[[Path], object]
CHANGES: dict[str, Change] = {
    "text": lambda home: (home / "raw/a.txt").write_text("b", "utf-8"),
    "name": lambda home: (home / "raw/a.txt").rename(home / "raw/b.txt"),
    "page": lambda home: (home / "docs/ja/about.md").write_text("# A\n", "utf-8"),
    "code": lambda home: (home / "scripts/build.py").write_text("", "utf-8"),
    "override": lambda home: (home / "overrides/main.html").write_text("", "utf-8"),
    "config": lambda home: (home / "mkdocs.yml").write_text("site_url: y\n", "utf-8"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_each_change_makes_another_key(home: Path, name: str) -> None:
    before = find(home)
    assert before
    CHANGES[name](home)
    assert find(home) not in (before, None)


def test_settings_and_options_count(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = find(home)
    monkeypatch.setenv("SITE_URL", "https://elsewhere.example/")
    after = find(home)
    monkeypatch.setenv("OFFLINE", "false")
    switched = find(home)
    monkeypatch.delenv("OFFLINE")
    assert len({before, after, switched, find(home, "drafts")}) == 4
    monkeypatch.setenv("SOMETHING_ELSE", "1")
    assert find(home) == after


def test_what_a_build_makes_does_not_count(home: Path) -> None:
    before = find(home)
    (home / "scripts/__pycache__/a.pyc").write_bytes(b"x")
    (home / "docs/ja/people.md").write_text(f"---\n{GENERATED}\n---\nnew\n", "utf-8")
    (home / "raw/deep").mkdir()
    (home / "raw/deep/other.txt").write_text("raw files lie side by side", "utf-8")
    assert find(home) == before


@pytest.mark.parametrize("what", UNREAD)
def test_where_something_is_not_read_nothing_is_remembered(
    home: Path, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = home / "raw/odd"
    if what == "pipe":
        os.mkfifo(path)
    elif what == "large":
        with path.open("wb") as file:
            file.truncate(memo.MAX_BYTES + 1)
    elif what == "link to nowhere":
        path.symlink_to(home / "nowhere")
    elif what == "link to a folder":
        path.symlink_to(home / "docs")
    elif what == "very many":
        monkeypatch.setattr(memo, "MAX_FILES", 2)
        for number in range(3):
            (home / f"raw/{number}.txt").touch()
    else:
        (home / "mkdocs.yml").unlink()
    assert find(home) is None


def test_a_build_is_put_back(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(CACHE, "folder", tmp_path / "cache")
    key, out, new = find(home), tmp_path / "out", tmp_path / "new"
    (new / "ja").mkdir(parents=True)
    (new / "ja/index.html").write_text("page", "utf-8")
    put(new, out, tmp_path / "old")
    made = snapshot(out)
    memo.keep(key, "said", out, home / "docs")
    assert memo.restore("0" * 64, out, home / "docs") is None
    (out / "ja/index.html").write_text("changed by hand", "utf-8")
    (out / "ja/more.html").touch()
    (home / "docs/ja/people.md").unlink()
    (home / "docs/ja/gone.md").write_text(f"---\n{GENERATED}\n---\n", "utf-8")
    assert memo.restore(key, out, home / "docs") == "said"
    assert snapshot(out) == made | {"ja/more.html": b""}, "what is not a build's stays"
    assert [path.name for path in (home / "docs/ja").iterdir()] == ["people.md"]
    assert not list(tmp_path.glob(".out-*"))


@pytest.mark.parametrize(
    "change", ("nothing", "words", "gone", "a link", "a linked folder", "list")
)
def test_a_site_that_is_there_is_left_alone(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    """Only what is byte for byte a build's, and lies where it lay."""
    monkeypatch.setattr(CACHE, "folder", tmp_path / "cache")
    key, out, new = find(home), tmp_path / "out", tmp_path / "new"
    (new / "ja").mkdir(parents=True)
    (new / "ja/index.html").write_text("page", "utf-8")
    put(new, out, tmp_path / "old")
    made, page = snapshot(out), out / "ja/index.html"
    memo.keep(key, "said", out, home / "docs")
    before = page.stat().st_ino
    if change == "words":
        page.write_text("pagf", "utf-8")
    elif change == "gone":
        page.unlink()
    elif change == "a link":
        page.rename(tmp_path / "elsewhere")
        page.symlink_to(tmp_path / "elsewhere")
    elif change == "a linked folder":
        (out / "ja").rename(tmp_path / "elsewhere")
        (out / "ja").symlink_to(tmp_path / "elsewhere")
    elif change == "list":
        (out / MADE).write_text(json.dumps([MADE]), "utf-8")
    if change in ("a linked folder", "list"):  # then a page is somebody else's
        with pytest.raises(BuildError):
            memo.restore(key, out, home / "docs")
        return
    assert memo.restore(key, out, home / "docs") == "said"
    assert snapshot(out) == made
    assert not page.is_symlink()
    assert (page.stat().st_ino == before) == (change == "nothing")


@pytest.mark.untraced
def test_a_second_build_is_the_first_one(build: Built, tmp_path: Path) -> None:
    """And one after an edit, which finds most of its pages in the cache, a cold one's."""
    tree = build.copy(tmp_path / "tree")
    wanted, pages = snapshot(build.site), snapshot(build.tree.home / "docs")
    env = {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    done = tree.run(env=env)
    assert (done.returncode, done.stderr) == (0, "")
    assert READING not in done.stdout
    assert done.stdout.split(", ")[:-1] == build.said.split(" …\n")[-1].split(", ")[:-1]
    assert snapshot(tree.home / "site") == wanted
    tree.edit("editorial/strings.yaml", "overview: まとめ（編集部）\n", "overview: あらまし\n")
    changed = tree.run()
    assert READING in changed.stdout
    cold = tree.run("--out", "cold", "--cache", "empty")
    assert (changed.returncode, cold.returncode) == (0, 0), changed.stderr + cold.stderr
    warm = snapshot(tree.home / "site")
    assert warm == snapshot(tree.home / "cold")
    assert warm != wanted
    # As if the edit had never been: the first build is still remembered.
    tree.edit("editorial/strings.yaml", "overview: あらまし\n", "overview: まとめ（編集部）\n")
    back = tree.run()
    assert READING not in back.stdout
    assert snapshot(tree.home / "site") == wanted
    assert snapshot(tree.home / "docs") == pages
