"""Everything can be reached and used by keyboard, and the focus is always seen."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from support.browsing import (
    NARROW,
    Opener,
    each_language,
    each_language_once,
    each_width,
)
from support.search_box import FIELD
from support.serving import Site

#: The focused element, and why a reader would not see it.
STOP = """() => {
  const seen = document.activeElement;
  const box = seen.getBoundingClientRect();
  const header = document.querySelector("header.md-header");
  const faults = [];
  if (seen === document.body) faults.push("nothing has the focus");
  if (!seen.checkVisibility({opacityProperty: true, visibilityProperty: true}))
    faults.push("invisible");
  if (box.width < 8 || box.height < 8) faults.push("tiny");
  if (box.left < 0 || box.right > innerWidth || box.bottom < 0 || box.top > innerHeight)
    faults.push("off screen");
  if (!header.contains(seen) && !seen.matches(".md-skip, .md-sidebar--primary *")
      && box.top < header.getBoundingClientRect().bottom) faults.push("under the header");
  if (getComputedStyle(seen).outlineStyle === "none") faults.push("without a ring");
  const number = [...document.querySelectorAll("*")].indexOf(seen);
  return [number, seen.outerHTML.slice(0, 160), faults.join(", ")];
}"""


@each_width
@pytest.mark.parametrize(("language", "kind"), (("ja", "glossary/"), ("en", "topics/deepseek/")))
def test_tab_stops_are_seen(
    site: Site, opened: Opener, language: str, width: int, kind: str
) -> None:
    page, met = opened(width), set()
    page.goto(f"{site.url}{language}/{kind}")
    for number in range(30):
        page.keyboard.press("Tab")
        element, text, fault = page.evaluate(STOP)
        assert not fault, f"tab stop {number + 1} is {fault}: {text}"
        met.add(element)
    assert len(met) == 30, "the focus goes in circles"


@each_language_once
def test_skip_link(site: Site, opened: Opener, language: str, width: int) -> None:
    page = opened(width)
    page.goto(f"{site.url}{language}/topics/deepseek/")
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#deepseek$"))
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('article') !== null")


@each_language
def test_menu_by_keyboard(site: Site, opened: Opener, language: str) -> None:
    page = opened(NARROW)
    page.goto(f"{site.url}{language}/glossary/")
    button = page.locator("[data-dn-opens=__drawer]")
    menu = page.locator(".md-sidebar--primary")
    for key in ("Enter", "Space"):
        button.focus()
        page.keyboard.press(key)
        expect(menu).to_be_visible()
        expect(button).to_have_attribute("aria-expanded", "true")
        assert page.evaluate(STOP)[2] == ""
        assert menu.evaluate("menu => menu.contains(document.activeElement)")
        page.keyboard.press("Escape")
        expect(menu).to_be_hidden()
        expect(button).to_be_focused()
        expect(button).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    # Every stop of the open menu is seen; the way out closes it.
    stops: list[tuple[int, str, str]] = []
    while menu.is_visible() and len(stops) < 20:
        stops.append(page.evaluate(STOP))
        page.keyboard.press("Tab")
    assert len(stops) > 8
    assert [(text, fault) for _, text, fault in stops if fault] == []
    expect(menu).to_be_hidden()
    # The page's contents are part of the menu.
    button.focus()
    page.keyboard.press("Enter")
    page.locator("label[for=__toc][tabindex]").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(STOP)[2] == ""
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/glossary/#[a-z-]+$"))
    expect(menu).to_be_hidden()
    page.locator("[data-dn-search]").focus()
    page.keyboard.press("Enter")
    expect(page.locator(FIELD)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("[data-dn-search]")).to_be_focused()
