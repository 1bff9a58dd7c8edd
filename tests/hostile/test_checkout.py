"""What stands in the checkout itself: pages written by hand, the configuration, links."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from support.small import INPUTS
from support.trees import Tree, copy_tree

from .running import Nursery, find_false_places, take_stock

pytestmark = pytest.mark.untraced
ABOUT, CONFIG = "docs/ja/about.md", "mkdocs.yml"


@pytest.fixture(scope="module")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nursery]:
    nursery = Nursery(tmp_path_factory.mktemp("checkout"))
    yield nursery
    nursery.close()


def write(name: str, data: bytes) -> Callable[[Tree], object]:
    return lambda tree: (tree.home / name).write_bytes(data)


def link(name: str, to: str) -> Callable[[Tree], object]:
    def make(tree: Tree) -> None:
        path = tree.home / name
        if path.is_dir():  # this checkout has been built
            shutil.rmtree(path)
        path.unlink(missing_ok=True)
        path.symlink_to(to)

    return make


def name_language(code: str) -> Callable[[Tree], object]:
    return lambda tree: tree.edit(CONFIG, "- locale: en\n", f"- locale: {code}\n")


CASES: dict[str, tuple[Callable[[Tree], object], str]] = {
    "an editor's page by the name of a generated one": (
        write("docs/ja/people.md", b"# Mine\n"),
        "docs/ja/people.md:1:1: is in the place of a generated page",
    ),
    "a page that links out of the checkout": (
        link("docs/ja/people.md", "/etc/passwd"),
        "docs/ja/people.md:1:1: is a link that leads out of here",
    ),
    "a folder that links out of the checkout": (
        link("docs/ja/topics", os.sep),
        "docs/ja/topics:1:1: is a link that leads out of here",
    ),
    "a page that links to nowhere": (
        link("docs/ja/people.md", "nowhere"),
        "docs/ja/people.md:1:1: is no file that can be read",
    ),
    "a configuration that is no text": (write(CONFIG, b"\xff\xfe"), "not UTF-8"),
    "a configuration of nothing": (write(CONFIG, b""), "empty file"),
    "a configuration that is no YAML": (write(CONFIG, b"a: [\n"), "not YAML"),
    "a configuration that is too deep": (write(CONFIG, b"[ " * 99_000), ""),
    "a configuration without languages": (write(CONFIG, b"plugins: [i18n]\n"), "no languages"),
    "a language that leads upwards": (name_language("../../zq"), "is no code of a language"),
    "a language of the root": (name_language("/zq"), "is no code of a language"),
    "a language that is a pattern": (name_language("'*'"), "is no code of a language"),
}


@pytest.mark.parametrize("name", CASES)
def test_it_is_refused(nursery: Nursery, name: str, tmp_path: Path) -> None:
    spoil, told = CASES[name]
    tree = copy_tree(tmp_path / "tree")
    spoil(tree)
    room = nursery.make_room()
    before = take_stock(tree.home)
    ended = nursery.run(
        room, ("--home", str(tree.home), "--out", "site", *INPUTS), [f"{room}/case/.site-"]
    )
    assert list(nursery.find_faults(ended)) == []
    assert ended["status"] == 1
    assert told in ended["err"]
    assert list(find_false_places(ended["err"], room / "case")) == []
    assert take_stock(tree.home) == before
