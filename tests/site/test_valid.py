"""Every page, style sheet and picture is valid: the Nu Html Checker has nothing to say of them."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from support.nu import KINDS, Checked, check_folder, copy_for_checker, write_for_checker
from support.trees import MakeOnce

pytestmark = pytest.mark.untraced

HEAD = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Planted</title>'
#: Files with a fault each, by their names, and what it is to say of them.
PLANTED = {
    "end.html": (f"{HEAD}</head><body><p>A <b>b</p></body></html>", "Unclosed element “b”"),
    "id.html": (f'{HEAD}<body><p id="a">A<p id="a">B', "Duplicate ID “a”"),
    "label.html": (f'{HEAD}<body><label for="x">X</label>', "must be the ID of"),
    "heading.html": (f"{HEAD}<body><section><p>A</section>", "Section lacks heading"),
    "style.html": (f'{HEAD}<body><p style="colour: red">A', "CSS: “colour”"),
    "property.css": ("p { colour: red; }\n", "CSS: “colour”"),
    "within.css": ("@container (min-width: 40rem) {\n  p { colour: red; }\n}\n", "CSS: “colour”"),
    "value.css": ("p { margin: 2qi; }\n", "CSS: “margin”"),
    "end.svg": (
        '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"></svg>\n',
        "required character",
    ),
}


@pytest.fixture(scope="session")
def checked(built: Path, make_once: MakeOnce) -> Checked:
    """One run for the site, below ``site/``, and what is planted beside it."""

    def fill(folder: Path) -> None:
        copy_for_checker(built, folder / "site")
        for name, (text, _) in PLANTED.items():
            write_for_checker(folder / "planted" / name, text)
        found = dataclasses.asdict(check_folder(folder))
        (folder / "checked.json").write_text(json.dumps(found), "utf-8")

    read = json.loads((make_once("checked", fill) / "checked.json").read_text("utf-8"))
    return Checked(tuple(read["files"]), tuple(read["said"]))


def test_all_is_looked_at(built: Path, checked: Checked) -> None:
    names = {
        path.relative_to(built).as_posix() for path in built.rglob("*") if path.suffix in KINDS
    }
    assert {Path(name).suffix for name in names} == set(KINDS)
    assert {f"site/{name}" for name in names} <= set(checked.files)


def test_all_is_valid(checked: Checked) -> None:
    assert [one for one in checked.said if one.startswith("site/")] == []


@pytest.mark.parametrize("name", PLANTED)
def test_a_fault_is_found(checked: Checked, name: str) -> None:
    found = [one for one in checked.said if one.startswith(f"planted/{name}:")]
    assert [one for one in found if PLANTED[name][1] in one], found
