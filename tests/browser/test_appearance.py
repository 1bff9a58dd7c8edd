"""Colour schemes, small screens, print."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from support.browsing import (
    KINDS,
    NARROW,
    Opener,
    each_language,
)
from support.serving import Site

each_scheme = pytest.mark.parametrize("scheme", ("light", "dark"))

#: The colours behind a page of one answer.
GROUNDS = {"default": "rgb(243, 247, 245)", "slate": "rgb(20, 25, 26)"}


@each_scheme
def test_scheme_follows_the_system_and_the_switch(site: Site, opened: Opener, scheme: str) -> None:
    page = opened.context(color_scheme=scheme).new_page()
    page.goto(f"{site.url}ja/")
    body, names = page.locator("body"), {"light": "default", "dark": "slate"}
    expect(body).to_have_attribute("data-md-color-scheme", names.pop(scheme))
    page.locator("[data-dn-colours]:visible").click()
    expect(page.locator("[data-dn-colours]:visible")).to_be_focused()
    (other,) = names.values()
    expect(body).to_have_attribute("data-md-color-scheme", other)
    page.goto(f"{site.url}en/about/")
    expect(body).to_have_attribute("data-md-color-scheme", other)
    # A page of one answer has no switch, but keeps to what was chosen; on paper all is light.
    page.goto(f"{site.url}en/q/interview-q09/")
    expect(body).to_have_css("background-color", GROUNDS[other])
    page.emulate_media(media="print")
    expect(page.locator("html")).to_have_css("color-scheme", "light")


#: Whatever sticks out to the right, on its own or hidden in a box that scrolls sideways.
OVERFLOW = """() => {
  const boxes = [...document.querySelectorAll("main *")].filter((e) => e.checkVisibility());
  const out = boxes.filter((e) => e.getBoundingClientRect().right > innerWidth + 1
    || (e.scrollWidth > e.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(e).overflowX)));
  const width = document.documentElement.scrollWidth;
  return width > innerWidth || out.length
    ? [width, ...out.slice(0, 3).map((e) => e.outerHTML.slice(0, 120))]
    : [];
}"""


@each_language
def test_nothing_sticks_out(site: Site, opened: Opener, language: str) -> None:
    page = opened(NARROW)
    urls = [f"{site.url}{language}/{kind}" for kind in KINDS]
    urls += [site.url, f"{site.url}none", f"{site.origin}{site.home}{language}/404.html"]
    for url in urls:
        page.goto(url)
        assert page.evaluate(OVERFLOW) == [], url


@each_scheme
def test_tables_that_sort_look_like_the_others(site: Site, opened: Opener, scheme: str) -> None:
    looks = """table => ["thead th", "tbody th", "tbody td"].map((cell) => {
      const look = getComputedStyle(table.querySelector(cell));
      return ["paddingLeft", "paddingTop", "fontSize", "fontWeight", "borderTopWidth",
        "backgroundColor", "textAlign"].map((name) => look[name]);
    })"""
    page = opened.context(color_scheme=scheme).new_page()
    page.goto(f"{site.url}en/figures/")
    expect(page.locator("[data-dn-sortable] button").first).to_be_visible()
    sorting = page.locator("table[data-dn-sortable]").first.evaluate(looks)
    plain = page.locator("table:not([data-dn-sortable])").first.evaluate(looks)
    assert sorting == plain
    assert plain[2][0] != "0px"  # there is something to lose


def test_print_keeps_labels_and_leaves_out_switches(site: Site, opened: Opener) -> None:
    page = opened()
    page.goto(f"{site.url}ja/events/utokyo/")
    page.emulate_media(media="print")
    labels = page.locator(".dn-exchange .dn-label")
    assert labels.count() == page.locator(".dn-exchange .dn-label:visible").count() > 20
    for left_out in (".dn-view", ".dn-permalink", ".dn-path", ".dn-index"):
        expect(page.locator(left_out).first).to_be_hidden()


@each_language
def test_print_tells_addresses(site: Site, opened: Opener, language: str) -> None:
    """Of the page itself, and of every public page that a link leads to."""
    page = opened()
    page.goto(f"{site.url}{language}/topics/deepseek/")
    printed = page.locator(".dn-printed")
    expect(printed).to_be_hidden()
    page.emulate_media(media="print")
    expect(printed).to_be_visible()
    assert f"{language}/topics/deepseek/" in printed.inner_text()
    silent = page.locator('.md-content a[href^="https://"]').evaluate_all(
        """links => links.filter((link) =>
          !getComputedStyle(link, "::after").content.includes(link.getAttribute("href")))
          .map((link) => link.href)"""
    )
    assert silent == []
    assert page.locator('.md-content a[href^="https://"]').count() > 10


@each_language
def test_sources_on_cards_can_be_pressed(site: Site, opened: Opener, language: str) -> None:
    """The link that covers a card covers no other one."""
    page = opened(NARROW)
    page.goto(f"{site.url}{language}/events/")
    links = page.locator(".dn-card p a").all()
    assert len(links) == 2
    for link in links:
        link.click(trial=True)


#: What is said of a heading where lines are balanced without heed to phrases, as Firefox does.
WITHOUT = """(heading) => [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules])
  .filter((rule) => rule instanceof CSSSupportsRule && !CSS.supports(rule.conditionText))
  .flatMap(({ cssRules }) => [...cssRules])
  .filter(({ selectorText }) => selectorText && heading.matches(selectorText))
  .map(({ style }) => style.textWrap).filter(Boolean)"""


@pytest.mark.parametrize("path", ("events/interview/", "q/interview-q12/"))
def test_phrases_of_headings_are_not_balanced_in_firefox(
    site: Site, opened: Opener, path: str
) -> None:
    page = opened()
    page.goto(f"{site.url}ja/{path}")
    assert page.locator(":is(h1, h3):has(wbr)").first.evaluate(WITHOUT) == ["wrap"]
