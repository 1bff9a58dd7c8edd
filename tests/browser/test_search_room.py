"""What is found has room in any window, and what is chosen can be told."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from support.browsing import Opener, each_language, launch_with_scrollbars
from support.search_box import CHOSEN, FIELD, ITEM, LIST, Box, ask, hold, open_box, search
from support.serving import Site

#: Where the field ends, below which all else is seen.
BELOW = "() => document.querySelector('.dn-search__line').getBoundingClientRect().bottom"
#: Where something begins; where it ends, if that is all that there is room for.
TOP = """one => {
  const { top, bottom, height } = one.getBoundingClientRect();
  const { bottom: from } = document.querySelector(".dn-search__line").getBoundingClientRect();
  return height > innerHeight - from ? bottom : top;
}"""
#: How far what scrolls is scrolled: the list by itself, or all below the field.
SCROLLED = (
    f"() => [{LIST!r}, '.dn-search__box'].map((one) => document.querySelector(one).scrollTop)"
)
STYLE = "one => { const { outlineStyle, outlineWidth } = getComputedStyle(one); "
STYLE += "return [outlineStyle, parseFloat(outlineWidth)]; }"


def open_low(site: Site, opened: Opener, language: str, size: tuple[int, int]) -> Page:
    page = opened.context().new_page()
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"{site.url}{language}/about/")
    return page


def choose_each(page: Page, ratio: float) -> None:
    for number in range(4):
        page.keyboard.press("ArrowDown")
        option = page.locator(ITEM).nth(number)
        expect(option).to_have_attribute("aria-selected", "true")
        expect(option).to_be_in_viewport(ratio=ratio)
        assert option.evaluate(TOP) >= page.evaluate(BELOW) - 1
    expect(page.locator(FIELD)).to_be_in_viewport(ratio=1)
    for number in (2, 1):
        page.keyboard.press("ArrowUp")
        expect(page.locator(ITEM).nth(number)).to_be_in_viewport(ratio=ratio)
        assert page.locator(ITEM).nth(number).evaluate(TOP) >= page.evaluate(BELOW) - 1


#: Where the heading stands, and how wide the page is.
STANDS = """() => {
  const { left } = document.querySelector("h1").getBoundingClientRect();
  return [left, document.body.clientWidth];
}"""


@pytest.mark.parametrize("height", (600, 3000))
def test_nothing_moves_as_it_opens(site: Site, browser: Browser, height: int) -> None:
    """On a page that scrolls, whose scrollbar goes, and on one that has none."""
    with launch_with_scrollbars(browser) as other:
        page = other.new_page(viewport={"width": 1500, "height": height})
        page.goto(f"{site.url}en/events/")
        before = page.evaluate(STANDS)
        assert before[1] < 1500 or height == 3000
        for _ in range(2):
            page.keyboard.press("Control+k")
            expect(page.locator(FIELD)).to_be_focused()
            assert page.evaluate(STANDS) == before
        page.keyboard.press("Escape")
        assert page.evaluate(STANDS) == before


#: A desk's window at 400 per cent, a phone on its side, one with its keyboard.
@each_language
@pytest.mark.parametrize("size", ((320, 256), (844, 390), (390, 360)))
def test_in_a_low_window_what_is_chosen_is_seen(
    site: Site, opened: Opener, language: str, size: tuple[int, int]
) -> None:
    page = open_low(site, opened, language, size)
    ask(page, "inference")
    wide = "one => [one.scrollWidth, one.clientWidth]"
    scrolled, seen = page.locator(".dn-search__box").evaluate(wide)
    assert scrolled <= seen
    choose_each(page, 0.9)
    page.locator("[data-dn-elsewhere]").focus()
    expect(page.locator("[data-dn-elsewhere]")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("size", ((1280, 720), (390, 780)))
def test_with_large_letters_too(site: Site, opened: Opener, size: tuple[int, int]) -> None:
    page = open_low(site, opened, "en", size)
    page.evaluate("document.documentElement.style.fontSize = '250%'")
    ask(page, "inference")
    choose_each(page, 0.3)


def test_what_lies_below_a_short_list_in_a_low_window_does_not_close_it(
    site: Site, opened: Opener
) -> None:
    page = open_low(site, opened, "en", (844, 500))
    assert ask(page, "zzzzqqq") == []
    page.mouse.click(600, 480)
    expect(page.locator(FIELD)).to_be_visible()


@pytest.mark.parametrize("size", ((1280, 800), (320, 256)))
def test_another_answer_is_seen_from_its_beginning(
    site: Site, opened: Opener, size: tuple[int, int]
) -> None:
    page = open_low(site, opened, "en", size)
    ask(page, "AI")
    page.locator(ITEM).nth(20).scroll_into_view_if_needed()
    assert max(page.evaluate(SCROLLED)) > 500
    ask(page, "OpenAI")
    assert page.evaluate(SCROLLED) == [0, 0]


def test_the_rest_of_an_answer_moves_nothing(site: Site, opened: Opener) -> None:
    page = open_low(site, opened, "en", (1280, 800))
    let_go = hold(page.context, "**/all.json")
    search(page, "OpenAI")
    page.locator(ITEM).nth(8).scroll_into_view_if_needed()
    before = page.evaluate(SCROLLED)
    assert before[0] > 100
    let_go()
    ask(page, "OpenAI")
    assert page.evaluate(SCROLLED) == before


def test_with_forced_colours_what_is_chosen_can_be_told(site: Site, opened: Opener) -> None:
    page = opened.context(forced_colors="active").new_page()
    page.goto(f"{site.url}en/about/")
    ask(page, "inference")
    page.keyboard.press("ArrowDown")
    style, width = page.locator(CHOSEN).evaluate(STYLE)
    assert style == "solid" and width >= 2
    assert page.locator(ITEM).nth(1).evaluate(STYLE)[0] == "none"


def test_who_selects_words_may_end_outside(box: Box) -> None:
    """Fails where the dialog closes because a button is let go around it."""
    page = box("en")
    ask(page, "inference")
    place = page.locator(FIELD).bounding_box()
    assert place
    page.mouse.move(place["x"] + 80, place["y"] + 10)
    page.mouse.down()
    page.mouse.move(20, place["y"] + 10)
    page.mouse.up()
    expect(page.locator(FIELD)).to_be_visible()
    page.mouse.click(20, 400)
    expect(page.locator(FIELD)).to_be_hidden()
    open_box(page)
