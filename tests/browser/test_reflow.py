"""Small screens, wide spacing, forced colours, no motion: nothing is cut off, nothing is lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from support.browsing import NARROW, SMALL, WIDE, Opener, each_language, settle
from support.serving import Site
from support.whole import list_pages

#: What WCAG 1.4.12 has readers set.
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }"""
#: A page that scrolls sideways; boxes that do, without a name or out of the keyboard's reach; texts
#: that are cut off, but for those that are shortened on purpose, of which all is a step away:
#: a closed note in the margin, and names in Material's menus.
LOOK = """() => {
  const faults = [];
  if (document.documentElement.scrollWidth > innerWidth + 1) faults.push("the page scrolls");
  for (const one of document.querySelectorAll("main *, .dn-footer *")) {
    if (!one.checkVisibility({ visibilityProperty: true }) || one.closest("svg, .dn-unseen"))
      continue;
    const { overflowX, overflowY } = getComputedStyle(one);
    const text = one.outerHTML.slice(0, 120);
    const wide = one.scrollWidth > one.clientWidth + 1;
    const high = one.scrollHeight > one.clientHeight + 1;
    const cut = (wide && /hidden|clip/.test(overflowX)) || (high && /hidden|clip/.test(overflowY));
    if (cut && one.clientWidth
        && !one.matches(".dn-note:not([open]) > summary, .md-sidebar *, .md-ellipsis"))
      faults.push(`cut off: ${text}`);
    if (wide && /auto|scroll/.test(overflowX) && !one.matches(".md-sidebar *")
        && (one.tabIndex < 0 || !(one.ariaLabel || one.getAttribute("aria-labelledby"))))
      faults.push(`scrolls, without a name or the focus: ${text}`);
    const box = one.getBoundingClientRect();
    if (box.width && box.right > innerWidth + 1 && !one.closest(".md-sidebar"))
      faults.push(`sticks out: ${text}`);
  }
  return faults;
}"""
#: Controls that keep colours of their own, or whose words have the colour of their ground.
BARE = """() => [...document.querySelectorAll("main :is(a, button, summary, select, input)")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }))
  .filter((one) => {
    const style = getComputedStyle(one);
    return style.forcedColorAdjust === "none" || style.color === style.backgroundColor;
  }).map((one) => one.outerHTML.slice(0, 120))"""
#: What moves for longer than anybody sees.
MOVES = """() => [...document.querySelectorAll("*")].filter((one) => {
  const style = getComputedStyle(one);
  const longest = (times) => Math.max(...times.split(",").map((time) => parseFloat(time)));
  return (style.transitionProperty !== "none" && longest(style.transitionDuration) > 0.01)
    || (style.animationName !== "none" && longest(style.animationDuration) > 0.01)
    || style.scrollBehavior === "smooth";
}).map((one) => one.outerHTML.slice(0, 120))"""


def visit(page: Page, site: Site, language: str, path: str) -> None:
    page.goto(f"{site.origin}{site.home}{language}/{path}")
    if page.locator("script[src$='/main.js']").count():
        settle(page)


@each_language
@pytest.mark.parametrize("spaced", [False, True])
def test_nothing_is_cut_off(
    site: Site, opened: Opener, language: str, spaced: bool, whole: bool
) -> None:
    page, found = opened(SMALL, bypass_csp=True), {}
    for path in list_pages(site, language, whole=whole):
        visit(page, site, language, path)
        if spaced:
            page.add_style_tag(content=SPACING)
        if faults := page.evaluate(LOOK):
            found[path] = faults[:4]
    assert found == {}


@each_language
def test_what_is_opened_fits(site: Site, opened: Opener, language: str) -> None:
    page = opened(SMALL, bypass_csp=True)
    visit(page, site, language, "events/interview/")
    page.add_style_tag(content=SPACING)
    page.locator("main details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
    assert page.evaluate(LOOK) == []


@each_language
def test_nothing_is_cut_off_on_wide_screens(site: Site, opened: Opener, language: str) -> None:
    page, found = opened(WIDE, bypass_csp=True), {}
    for path in list_pages(site, language, whole=False):
        visit(page, site, language, path)
        page.add_style_tag(content=SPACING)
        if faults := page.evaluate(LOOK):
            found[path] = faults[:4]
    assert found == {}


@each_language
def test_controls_show_in_forced_colours(site: Site, opened: Opener, language: str) -> None:
    page, found = opened.context(NARROW, forced_colors="active").new_page(), {}
    for path in list_pages(site, language, whole=False):
        visit(page, site, language, path)
        if faults := page.evaluate(BARE):
            found[path] = faults[:4]
    assert found == {}


@each_language
def test_words_found_and_open_panels_show_in_forced_colours(
    site: Site, opened: Opener, language: str
) -> None:
    page = opened.context(WIDE, forced_colors="active").new_page()
    visit(page, site, language, "topics/deepseek/?h=deepseek")
    mark = page.locator("mark").first
    mark.wait_for()
    ground = "one => getComputedStyle(one).backgroundColor"
    assert mark.evaluate(ground) != page.locator("body").evaluate(ground)
    page.locator(".dn-panel > summary").first.press("Enter")
    border = "one => getComputedStyle(one).borderTopStyle"
    assert page.locator(".dn-panel > div:visible").first.evaluate(border) == "solid"
    page.keyboard.press("Tab")
    ring = "() => getComputedStyle(document.activeElement).outlineStyle"
    assert page.evaluate(ring) != "none"


@pytest.mark.parametrize("scheme", ("light", "dark"))
def test_drawings_take_forced_colours(site: Site, opened: Opener, scheme: str) -> None:
    """Also where the colours chosen here are others than those forced."""
    page = opened.context(WIDE, forced_colors="active", color_scheme=scheme).new_page()
    visit(page, site, "en", "figures/")
    words = page.locator("article svg text")
    assert words.count() > 10
    fill = "all => [...new Set(all.map((one) => getComputedStyle(one).fill))]"
    for _ in range(2):
        colour = page.locator("body").evaluate("one => getComputedStyle(one).color")
        assert words.evaluate_all(fill) == [colour]
        page.locator("[data-dn-colours]:visible").click()


@each_language
def test_nothing_moves_where_nobody_wants_it(site: Site, opened: Opener, language: str) -> None:
    page, found = opened(NARROW), {}
    for path in list_pages(site, language, whole=False):
        visit(page, site, language, path)
        if faults := page.evaluate(MOVES):
            found[path] = faults[:4]
    assert found == {}


@pytest.mark.parametrize(
    ("look", "style"),
    [
        (LOOK, ".dn-exchange { width: 900px }"),
        (LOOK, ".dn-part p { height: 1em; overflow: hidden }"),
        (LOOK, ".dn-part { overflow-x: auto } .dn-part p { width: 900px }"),
        (BARE, "main a { forced-color-adjust: none }"),
        (MOVES, "main a { transition: color 1s !important }"),
    ],
)
def test_a_fault_is_found(site: Site, opened: Opener, look: str, style: str) -> None:
    page = opened(SMALL, bypass_csp=True)
    visit(page, site, "en", "topics/deepseek/")
    assert page.evaluate(look) == []
    page.add_style_tag(content=style)
    assert page.evaluate(look)
