"""Style sheets: one file for the reader, one concern each for us, the theme's markup in one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dialogues.problems import Problems
from dialogues.site.styles import IMPORT, join_styles
from support.trees import HOME

STYLES = HOME / "docs/assets/css"
#: Sheets of pages that are not the renderer's.
ALONE = ("root.css", "share.css")
SHEETS = sorted(STYLES.glob("*.css"))
#: Markup of the renderer's theme: its classes and variables, its attributes, its class on `html`.
THEIRS = re.compile(r"[.-]md-|data-md-|\.no-js")


def write_sheets(folder: Path, **texts: str) -> Path:
    styles = folder / "assets/css"
    styles.mkdir(parents=True)
    for name, text in texts.items():
        (styles / f"{name}.css").write_text(text, "utf-8")
    return styles


def test_imported_sheets_take_the_place_of_their_imports(tmp_path: Path) -> None:
    text = '/* all */\n@import url("b.css");\n@import url("a.css");\n'
    styles = write_sheets(tmp_path, site=text, a="a {}\n", b="b {}\n", other="c {}\n")
    problems = Problems()
    join_styles(tmp_path, tmp_path, problems)
    assert not problems.items
    assert (styles / "site.css").read_text("utf-8") == "/* all */\nb {}\na {}\n"
    assert sorted(path.name for path in styles.iterdir()) == ["other.css", "site.css"]


def test_a_sheet_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    write_sheets(tmp_path, site='/* all */\n@import url("gone.css");\n')
    problems = Problems()
    join_styles(tmp_path, Path("/docs"), problems)
    (one,) = problems.items
    assert (one.path, one.line, one.column) == ("/docs/assets/css/site.css", 2, 1)
    assert one.message == "no style sheet `gone.css`"


def test_every_sheet_is_imported_once() -> None:
    found = IMPORT.findall((STYLES / "site.css").read_text("utf-8"))
    assert sorted(found) == sorted({path.name for path in SHEETS} - {"site.css", *ALONE})


def test_a_reader_gets_one_sheet(built: Path) -> None:
    for language in ("ja", "en"):
        styles = built / language / "assets/css"
        assert sorted(path.name for path in styles.iterdir()) == sorted(["site.css", *ALONE])
        text = (styles / "site.css").read_text("utf-8")
        assert "@import" not in text
        assert ".dn-exchange{" in text
        assert ".md-header{" in text
        assert sorted(path.name for path in (built / language / "assets").iterdir()) == [
            *("css", "images", "js")
        ]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.stem)
def test_one_sheet_knows_the_theme(sheet: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)
    assert bool(THEIRS.search(text)) == (sheet.name == "material.css")


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.stem)
def test_sheets_are_short(sheet: Path) -> None:
    lines = sheet.read_text("utf-8").splitlines()
    assert len(lines) <= 250
    assert max(map(len, lines)) <= 100


def test_lines_of_templates_are_short() -> None:
    folders = ("overrides", "scripts")
    paths = [
        p for name in folders for p in (HOME / name).rglob("*") if p.suffix in (".html", ".j2")
    ]
    assert len(paths) > 15
    long = [
        (path.name, line)
        for path in paths
        for line in path.read_text("utf-8").splitlines()
        if len(line) > 100
    ]
    assert long == []
