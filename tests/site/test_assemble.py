"""The disk side of a build: pages alike in all languages, what may be replaced, the swap."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialogues.problems import BuildError, Problems
from dialogues.publish.render import GENERATED
from dialogues.site.assemble import check_out, list_urls, stage_docs, swap_in
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


@pytest.mark.parametrize("what", ["file", "other folder", "broken link"])
def test_nothing_but_a_site_is_replaced(tmp_path: Path, what: str) -> None:
    out = tmp_path / "out"
    if what == "file":
        out.write_text("mine", "utf-8")
    elif what == "broken link":
        out.symlink_to(tmp_path / "nowhere")
    else:
        out.mkdir()
        (out / "mine.txt").touch()
    with pytest.raises(BuildError) as error:
        check_out(out)
    (one,) = error.value.problems
    assert one.message == "exists and is not a built site"


@pytest.mark.parametrize("what", ["nothing", "empty folder", "site"])
def test_a_site_may_be_put_where_nothing_or_a_site_is(tmp_path: Path, what: str) -> None:
    out = tmp_path / "out"
    if what != "nothing":
        out.mkdir()
    if what == "site":
        (out / "data").mkdir()
        (out / "data/dialogues.json").touch()
    check_out(out)


@pytest.mark.parametrize("before", [True, False])
def test_swap(tmp_path: Path, before: bool) -> None:
    new, out, old = (tmp_path / name for name in ("new", "out", "old"))
    write_pages(new, "ja")
    if before:
        write_pages(out, "en")
    swap_in(new, out, old)
    assert (out / "ja/index.html").is_file()
    assert not (out / "en").exists()
    assert (old / "en/index.html").is_file() == before


@pytest.mark.parametrize("before", [True, False])
def test_a_swap_that_fails_leaves_all_as_it_was(tmp_path: Path, before: bool) -> None:
    out = tmp_path / "out"
    if before:
        write_pages(out, "en")
    with pytest.raises(FileNotFoundError):
        swap_in(tmp_path / "not there", out, tmp_path / "old")
    assert (out / "en/index.html").is_file() == before
    assert not (tmp_path / "old").exists()


def test_only_what_is_written_by_hand_is_staged(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    (docs / "ja").mkdir(parents=True)
    (docs / "ja/about.md").write_text("# By hand\n", "utf-8")
    (docs / "ja/people.md").write_text(f"---\n{GENERATED}\n---\n", "utf-8")
    staged = stage_docs(docs, tmp_path / "elsewhere")
    assert [path.name for path in staged.rglob("*.md")] == ["about.md"]
    assert (docs / "ja/people.md").is_file()
