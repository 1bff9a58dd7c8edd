"""The page on accessibility claims what tests hold, and no more."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from dialogues.publish import pages
from support.axe import SCHEMES
from support.browsing import NARROW, SMALL, WIDE, each_language
from support.trees import HOME

#: What holds a claim, by the string that makes it: a file of tests. The others claim nothing.
HELD = {
    "axe": "browser/test_accessibility.py browser/test_accessibility_states.py",
    "keyboard": "browser/test_keyboard_tasks.py",
    "seen": "browser/test_focus.py",
    "room": "browser/test_reflow.py",
    "structure": "site/test_structure.py",
    "bare": "browser/test_bare.py",
}


def read(built: Path, language: str, path: str = "accessibility/index.html") -> BeautifulSoup:
    return BeautifulSoup((built / language / path).read_text("utf-8"), "html5lib")


@each_language
def test_it_tells_the_version_the_widths_and_the_day(built: Path, language: str) -> None:
    article = read(built, language).select_one("article")
    assert article
    text = article.get_text(" ", strip=True)
    package = json.loads((HOME / "package.json").read_text("utf-8"))
    assert f"axe-core {package['devDependencies']['axe-core']}" in text
    for width in (WIDE, NARROW, SMALL):
        assert str(width) in text
    assert len(SCHEMES) == 2
    day = date.fromisoformat(pages.TESTED)
    said = {"ja": f"{day:%Y}年{day.month}月{day.day}日", "en": f"{day.day} {day:%B %Y}"}
    assert said[language] in text


@each_language
def test_each_claim_is_held_by_tests(built: Path, language: str) -> None:
    claims = read(built, language).select("#tested + ul > li")
    assert len(claims) == len(HELD)
    template = HOME / "scripts/dialogues/publish/templates/accessibility.md.j2"
    part = template.read_text("utf-8").split("{: #tested }")[1].split("##")[0]
    assert re.findall(r'"accessibility-(\w+)"', part) == list(HELD)
    for files in HELD.values():
        for name in files.split():
            assert (HOME / "tests" / name).is_file(), name


@each_language
@pytest.mark.parametrize("page", ["about/index.html", "index.html", "404.html"])
def test_the_way_to_it(built: Path, language: str, page: str) -> None:
    found = read(built, language, page).select('a[href$="accessibility/"]')
    assert found
    assert page != "about/index.html" or len(found) == 2  # in the text, and at the foot
