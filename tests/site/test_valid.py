"""Every page, style sheet and picture is valid: the Nu Html Checker has nothing to say of them."""

from __future__ import annotations

import dataclasses
import json
import tempfile
from pathlib import Path

import pytest

from support.nu import KINDS, Checked, check_folder, copy_for_checker, write_page
from support.trees import MakeOnce

pytestmark = pytest.mark.untraced

CSP = 'http-equiv="Content-Security-Policy"'
#: Files with a fault each, by their names, and what it is to say of them.
PLANTED = {
    "end.html": (write_page(body="<p>A <b>b</p>"), "Unclosed element “b”"),
    "id.html": (write_page(body='<p id="a">A</p><p id="a">B</p>'), "Duplicate ID “a”"),
    "label.html": (write_page(body='<label for="x">X</label>'), "must be the ID of"),
    "heading.html": (write_page(body="<section><p>A</p></section>"), "Section lacks heading"),
    "style.html": (write_page(body='<p style="colour: red">A</p>'), "CSS: “colour”"),
    # The page that has the policy of a page alone.
    "policy-0.html": (write_page(f"<meta {CSP} content=\"default-source 'self'\">"), "directive"),
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
        with tempfile.TemporaryDirectory() as faults:
            for name, (text, _) in PLANTED.items():
                Path(faults, name).write_text(text, "utf-8")
            copy_for_checker(Path(faults), folder / "planted")
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
