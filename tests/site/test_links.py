"""Every address within the site leads somewhere, to its place too; no file is there for nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dialogues.site.assemble import ROOT_URL
from support.links import Links
from support.trees import HOME

ROOT = "https://notes.example/site/"
#: A site without fault, and what breaks it: a file, what is written there instead, what is told.
SOUND = {
    "index.html": '<a href="ja/">a</a><img src="ja/a%20b.png"><a href="https://a.example/">',
    "404.html": '<a href="/site/ja/#x">a</a>',
    "robots.txt": f"Sitemap: {ROOT}map.xml\n",
    "map.xml": f"<loc>{ROOT}ja/</loc>",
    "ja/index.html": '<p id="x"><a href="?q=#x">a</a><script src="js/a.js"></script>'
    '<link href="a.css">',
    "ja/404.html": '<a href="/site/ja/">a</a>',
    "ja/a.css": "a { background: url(b.png); }",
    "ja/js/a.js": 'import("./b.js")',
    "ja/js/b.js": "",
    "ja/a b.png": "",
    "ja/b.png": "",
}
FAULTS = (
    ("ja/index.html", '<a href="../en/">', "ja/index.html: nothing is at en/"),
    ("ja/index.html", '<a href="../ja">', "ja/index.html: nothing is at ja"),
    ("ja/index.html", '<a href="#y">', "ja/index.html: no `y` in ja/index.html"),
    ("ja/index.html", '<a href="/ja/">', "ja/index.html: leads to https://notes.example/ja/"),
    ("ja/index.html", '<a href="http://a.example/">', "ja/index.html: leads to http://a.example/"),
    ("ja/index.html", '<a href="javascript:void(0)">', "leads to javascript:void(0)"),
    ("ja/index.html", f'<meta content="{ROOT}c.png">', "ja/index.html: nothing is at c.png"),
    ("ja/js/b.js", 'import "../c.js";', "ja/js/b.js: nothing is at ja/c.js"),
    ("ja/a.css", 'p { background: url("c.png"); }', "ja/a.css: nothing is at ja/c.png"),
    ("map.xml", f"<loc>{ROOT}en/</loc>", "map.xml: nothing is at en/"),
    ("404.html", '<a href="ja/">', "404.html: nothing is at a/b/ja/"),
    ("ja/404.html", '<a href="./">', "ja/404.html: nothing is at ja/a/b/"),
    ("ja/c.js", "", "ja/c.js: nothing leads there"),
)


def write_site(folder: Path) -> None:
    for name, text in SOUND.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


@pytest.mark.untraced
def test_all_leads_somewhere_and_is_used(built: Path) -> None:
    config = (HOME / "mkdocs.yml").read_text("utf-8")
    (repository,) = re.findall(r'REPOSITORY_URL, "([^"]+)"', config)
    links = Links(built, ROOT_URL, repository)
    assert links.find_faults() == []
    assert len(links.files) > 400


def test_a_sound_site_has_no_fault(tmp_path: Path) -> None:
    write_site(tmp_path)
    assert Links(tmp_path, ROOT).find_faults() == []


@pytest.mark.parametrize(("name", "added", "told"), FAULTS)
def test_a_fault_is_found(tmp_path: Path, name: str, added: str, told: str) -> None:
    write_site(tmp_path)
    with (tmp_path / name).open("a", encoding="utf-8") as file:
        file.write(added)
    (fault,) = Links(tmp_path, ROOT).find_faults()
    assert fault.endswith(told)
