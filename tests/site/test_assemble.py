"""The disk side of a build: pages alike in all languages, and nobody's written over."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import Mock

import pytest
from pytest import MonkeyPatch as Patch

from dialogues.problems import BuildError, Problems
from dialogues.publish.render import GENERATED
from dialogues.site import generated
from dialogues.site.assemble import list_urls, stage_docs
from support.trees import Tree


def write_pages(site: Path, *addresses: str) -> None:
    for address in addresses:
        page = site / address / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(address, "utf-8")


def test_addresses_of_pages_that_all_languages_have(tmp_path: Path) -> None:
    write_pages(tmp_path, "ja", "ja/topics/agi", "en", "en/topics/agi")
    (tmp_path / "ja/404.html").touch()
    problems = Problems()
    assert list_urls(tmp_path, ["ja", "en"], problems) == ["", "topics/agi/"]
    assert not problems.items


def test_a_page_missing_in_one_language_is_a_problem(tmp_path: Path) -> None:
    write_pages(tmp_path, "ja", "ja/about", "en", "en/people")
    problems = Problems()
    list_urls(tmp_path, ["ja", "en"], problems)
    assert sorted((one.path, one.message) for one in problems.items) == [
        ("docs/en", "page `about/` is missing in `en`"),
        ("docs/ja", "page `people/` is missing in `ja`"),
    ]


def test_a_page_missing_in_one_language_leaves_the_site_alone(tree: Tree) -> None:
    assert tree.run().returncode == 0
    before = {path: path.read_bytes() for path in (tree.home / "site").rglob("*.html")}
    (tree.home / "docs/en/more.md").write_text("# More {: #more }\n", "utf-8")
    done = tree.run()
    assert done.returncode == 1
    assert "docs/ja:1:1: page `more/` is missing in `ja`" in done.stderr
    assert {path: path.read_bytes() for path in (tree.home / "site").rglob("*.html")} == before
    assert not list(tree.home.glob(".site-*"))


def test_a_page_of_somebody_is_not_written_over(tmp_path: Path, monkeypatch: Patch) -> None:
    """It has the name of a generated one, and not its mark."""
    pages = {"people.md": f"---\n{GENERATED}\n---\n", "topics/agi.md": "x"}
    monkeypatch.setattr(generated, "render_pages", lambda *_: pages)
    (tmp_path / "ja").mkdir()
    (tmp_path / "ja/people.md").write_text("# By hand\n", "utf-8")
    with pytest.raises(BuildError) as told:
        generated.write_pages(Mock(), "ja", {}, tmp_path)
    (one,) = told.value.problems
    assert one.path.endswith("ja/people.md")
    assert one.message == "is in the place of a generated page"
    assert (tmp_path / "ja/people.md").read_text("utf-8") == "# By hand\n"


def test_only_what_is_written_by_hand_is_staged(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    (docs / "ja").mkdir(parents=True)
    (docs / "ja/about.md").write_text("# By hand\n", "utf-8")
    (docs / "ja/people.md").write_text(f"---\n{GENERATED}\n---\n", "utf-8")
    staged = stage_docs(docs, tmp_path / "elsewhere")
    assert [path.name for path in staged.rglob("*.md")] == ["about.md"]
    assert (docs / "ja/people.md").is_file()
