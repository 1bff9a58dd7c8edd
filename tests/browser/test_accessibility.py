"""axe finds nothing: every kind of page, both languages, widths and colour schemes."""

from __future__ import annotations

import json
from typing import Literal

import pytest

from support.axe import all_faults, axe_page
from support.browsing import (
    ANSWER,
    KINDS,
    NARROW,
    WIDE,
    Opener,
    each_language_once,
)
from support.search_box import ITEM, ask
from support.serving import Site

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
#: Nothing in them that their neighbours have not.
LIKE_OTHERS = ("topics/stargate/", "events/interview/")
PAGES = [page for page in (*KINDS, ANSWER, "404.html") if page not in LIKE_OTHERS]


def report(faults: dict[str, list[str]]) -> str:
    return json.dumps(faults, indent=1, ensure_ascii=False)


#: Each pair of a language, a width and a scheme is among these four; all eight would say no more.
@pytest.mark.parametrize(
    ("language", "width", "scheme"),
    (
        ("ja", WIDE, "default"),
        ("ja", NARROW, "slate"),
        ("en", WIDE, "slate"),
        ("en", NARROW, "default"),
    ),
)
def test_axe_finds_nothing(
    site: Site, opened: Opener, language: str, width: int, scheme: str
) -> None:
    page = axe_page(opened, width)
    faults = {}
    for path in PAGES:
        page.goto(f"{site.origin}{site.home}{language}/{path}")
        faults[path] = all_faults(page, schemes=[scheme])
    assert not any(faults.values()), report(faults)


@each_language_once
def test_axe_finds_nothing_in_what_opens(
    site: Site, opened: Opener, language: str, width: int
) -> None:
    page = axe_page(opened, width)
    page.goto(f"{site.url}{language}/topics/deepseek/?h=deepseek")
    page.locator("mark").first.wait_for()
    for summary in page.locator("main summary:visible").all()[:2]:
        summary.click()
    if width == NARROW:
        page.locator("[for=__drawer].md-header__button").click()
    assert all_faults(page) == []


@each_language_once
def test_axe_finds_nothing_in_the_search_panel(
    site: Site, opened: Opener, language: str, width: int
) -> None:
    page = axe_page(opened, width)
    page.goto(f"{site.url}{language}/about/")
    faults = {}
    page.keyboard.press("/")
    for words in ("DeepSeek", "deepseak", "zzzzqqq"):
        if width == NARROW and not page.locator(".md-search__output").is_visible():
            page.locator("[data-dn-opens=__search]").focus()
            page.keyboard.press("Enter")
        found = ask(page, words)
        if found:
            page.locator(ITEM).first.wait_for()
        faults[words] = all_faults(page)
    assert not any(faults.values()), report(faults)


def test_axe_finds_nothing_at_the_root(site: Site, opened: Opener) -> None:
    faults = {}
    for width in (WIDE, NARROW):
        page = axe_page(opened, width)
        for path in ("", "none"):
            page.goto(site.origin + site.home + path)
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                faults[f"{path} {width} {scheme}"] = all_faults(page, schemes=[""])
    assert not any(faults.values()), report(faults)


def test_axe_can_fail(site: Site, opened: Opener) -> None:
    """A planted fault of structure is found, and one of colour in each scheme."""
    page = axe_page(opened, WIDE)
    page.goto(f"{site.url}en/about/")
    page.locator("h1").evaluate(
        """h1 => {
          h1.insertAdjacentHTML("afterend", "<p>Hardly seen</p><button></button>");
          Object.assign(h1.nextElementSibling.style, { background: "#777", color: "#888" });
        }"""
    )
    found = sorted(fault.split(": ")[:2] for fault in all_faults(page))
    assert found == [
        ["default", "button-name"],
        ["default", "color-contrast"],
        ["slate", "color-contrast"],
    ]
