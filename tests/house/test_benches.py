"""Tables that benches write into documents: only their own places change."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support import tables
from support.tables import put_table, table
from support.trees import HOME

BEFORE = "# A\n\n<!-- table one -->\nold\n<!-- end of table -->\n\nB\n"


@pytest.fixture
def document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tables, "HOME", tmp_path)
    path = tmp_path / "a.md"
    path.write_text(f"{BEFORE}<!-- table two -->\n<!-- end of table -->\n", "utf-8")
    return path


def test_a_table_stands_in_its_place_however_often_it_is_written(document: Path) -> None:
    text = table(["build", "s"], [["cold", "1.0"], [r"\1", "2"]])
    assert text == "| build | s |\n| --- | ---: |\n| cold | 1.0 |\n| \\1 | 2 |"
    for _ in range(2):
        put_table("a.md", "one", text)
        put_table("a.md", "two", "| x |")
    after = document.read_text("utf-8")
    assert after.startswith(BEFORE.replace("old", text))
    assert after.endswith("\nB\n<!-- table two -->\n| x |\n<!-- end of table -->\n")


def test_a_table_without_a_place_is_told(document: Path) -> None:
    before = document.read_text("utf-8")
    with pytest.raises(LookupError, match="0 places for the table three"):
        put_table("a.md", "three", "| x |")
    assert document.read_text("utf-8") == before


def test_the_documents_have_a_place_for_every_table_that_is_written() -> None:
    """Each is filled, and none is written by nobody."""
    benches = [HOME / "tests" / name for name in ("bench.py", "speed.py", "lighthouse.py")]
    written = "".join(path.read_text("utf-8") for path in benches)
    text = (HOME / "docs/scale.md").read_text("utf-8")
    places = re.findall(r"<!-- table (\w+) -->\n\|(?s:.*?)<!-- end of table -->", text)
    assert len(places) == text.count("<!-- table ") == 4
    assert all(f'"{name}"' in written for name in places)
    assert written.count('put_table("docs/scale.md", ') == len(benches)
