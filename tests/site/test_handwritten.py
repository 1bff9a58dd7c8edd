"""Pages that people write: what no renderer complains about."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialogues.publish.render import GENERATED
from dialogues.site import renderer
from dialogues.site.handwritten import check_handwritten
from support.trees import HOME

GOOD = "---\ntitle: A\n---\n\n# A\n\nWords.\n"
FENCE = "write `---` on a line of its own before it and behind it"


def tell(folder: Path, text: str | bytes, name: str = "en/a.md") -> list[str]:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    found = check_handwritten(folder, ("ja", "en"))
    return [str(problem).replace(f"{folder}/", "") for problem in found]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("", "", ""),
        ("title: A", "title: A: b", "2:9: not YAML: a colon within the value of `title`"),
        ("title: A", "title：A", "2:1: what is said of a page has no fields"),
        ("---\ntitle", "--\ntitle", "1:1: no `---` before what is said of the page"),
        ("---\ntitle", "title", "1:1: no `---` before what is said of the page"),
        ("A\n---\n", "A\n", "1:1: no `---` behind what is said of the page"),
        ("Words.", "TODO: words.", "7:1: `TODO` is still to be written"),
        ("Words.", "- todo", "7:3: `TODO` is still to be written"),
        ("Words.", "ToDo lists.", ""),
        ("Words.", "<<<<<<< HEAD\nWords.", "7:1: two versions that were not put together"),
        ("Words.", "\x07", "7:1: control character U+0007 (1 in the file)"),
        ("---\ntitle: A\n---\n", "", ""),
    ],
)
def test_slips_are_told_where_they_are(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in GOOD
    found = tell(tmp_path, GOOD.replace(old, new, 1))
    assert [one.split(";")[0] for one in found] == ([f"en/a.md:{told}"] if told else [])


def test_what_is_no_text(tmp_path: Path) -> None:
    assert tell(tmp_path, b"\xff") == [
        "en/a.md:1:1: not UTF-8: byte 0xff at offset 0; save the file as UTF-8"
    ]


def test_pages_of_builds_hidden_ones_and_other_folders_are_passed_over(tmp_path: Path) -> None:
    wrong = "---\ntitle: [\n---\nTODO\n"
    for name in ("en/.a.md", "a.md", "fr/a.md", "en/a.txt"):
        assert tell(tmp_path, wrong, name) == []
    generated = f"---\n# {GENERATED}\ntitle: x\n---\nTODO\n"
    assert tell(tmp_path, generated, "ja/b.md") == []
    assert len(tell(tmp_path, wrong, "ja/topics/b.md")) == 2


@pytest.mark.parametrize(
    ("message", "place"),
    [
        ("Doc file 'ja/a.md' contains a link 'b.md', but the target is not found", (3, 7)),
        ("Doc file 'ja/a.md' contains an absolute link '/b', it was left as is", (4, 4)),
        ("Doc file 'ja/a.md' contains a link 'c.md'", (1, 1)),
        ("Doc file 'ja/a.md' is odd", (1, 1)),
    ],
)
def test_links_are_told_where_they_stand(
    tmp_path: Path, message: str, place: tuple[int, int]
) -> None:
    (tmp_path / "docs/ja").mkdir(parents=True)
    (tmp_path / "docs/ja/a.md").write_text("# い\n\nろは [に](b.md)。\n[ほ](/b)\n", "utf-8")
    (found,) = renderer.read_complaints([message], tmp_path)
    assert (found.line, found.column) == place


def test_our_own_pages() -> None:
    assert list(check_handwritten(HOME / "docs", ("ja", "en"))) == []
