"""Back in the search, or led to it by an address: the list, the focus and the address stay."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from support.browsing import HEIGHT, NARROW, WIDE, Opener, each_language
from support.search_box import CHOSEN, DIALOG, FIELD, ITEM, LIST, STATUS, Box, ask, hold, open_box
from support.serving import Site

#: In a low window all below the field scrolls, else the list by itself.
WINDOWS = ((WIDE, HEIGHT), (NARROW, HEIGHT), (WIDE, 400))
#: Which of the results it is that the address leads to, far down on another page.
NUMBER = 20
TOP = "one => one.getBoundingClientRect().top"
STANDS = """([item, number, top]) => {
  const one = document.querySelectorAll(item)[number];
  return one && Math.abs(one.getBoundingClientRect().top - top) <= 1;
}"""
#: As browsers do that have had enough of it.
REFUSE = """() => {
  history.replaceState = () => { throw new DOMException("too often", "SecurityError"); };
}"""
DRAWN = """async () => {
  for (let n = 0; n < 3; n++) await new Promise((done) => requestAnimationFrame(done));
}"""
#: As many keys as are pressed before anything new is drawn.
PRESS = """(field, times) => {
  for (let n = 0; n < times; n++) {
    field.dispatchEvent(new KeyboardEvent("keydown", {
      key: "ArrowDown", bubbles: true, cancelable: true,
    }));
  }
}"""
DRAWN_ALWAYS = "one => getComputedStyle(one).contentVisibility"
#: How far the chosen result hangs over the list, above and below.
OVER = f"""() => {{
  const one = document.querySelector({CHOSEN!r}).getBoundingClientRect();
  const list = document.querySelector({LIST!r}).getBoundingClientRect();
  return Math.max(list.top - one.top, one.bottom - list.bottom);
}}"""


def leave_by_result(page: Page) -> float:
    """Follow a result far down; how high it stood."""
    result = page.locator(ITEM).nth(NUMBER)
    result.scroll_into_view_if_needed()
    page.evaluate(DRAWN)  # what has come into view is as high as it is only then
    top: float = result.evaluate(TOP)
    result.click()
    page.wait_for_url(re.compile(r"^[^?]*$"))
    return top


@pytest.mark.parametrize("size", WINDOWS)
def test_back_among_results_the_list_stands_where_it_was(
    site: Site, opened: Opener, size: tuple[int, int]
) -> None:
    page = opened.context().new_page()
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"{site.url}en/data/")
    ask(page, "ai models")
    top = leave_by_result(page)
    page.go_back()
    expect(page.locator(f"{ITEM} mark").first).to_be_attached()
    page.wait_for_function(STANDS, arg=[ITEM, NUMBER, top])
    # What is asked next begins with its first result.
    ask(page, "DeepSeek")
    assert page.locator(ITEM).first.evaluate(TOP) >= page.locator(LIST).evaluate(TOP)


def test_who_has_moved_meanwhile_is_not_moved(site: Site, opened: Opener) -> None:
    page = opened.context().new_page()
    page.goto(f"{site.url}en/data/")
    ask(page, "ai models")
    leave_by_result(page)
    let_go = hold(page.context, "**/panel.json")
    with page.expect_request("**/marks.js"):  # all is there but the whole answer
        page.go_back()
    expect(page.locator(ITEM).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    let_go()
    expect(page.locator(ITEM).nth(NUMBER)).to_be_attached()
    assert page.locator(LIST).evaluate("one => one.scrollTop") == 0


@each_language
@pytest.mark.parametrize("again", (False, True))
def test_an_address_with_a_place_leaves_the_focus_in_the_field(
    site: Site, opened: Opener, language: str, again: bool
) -> None:
    page = opened(WIDE)
    page.goto(f"{site.url}{language}/events/interview/?q=DeepSeek#interview-q14")
    if again:
        page.reload()
    expect(page.locator(STATUS)).to_have_text(re.compile(r"\d"))
    expect(page.locator(FIELD)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(CHOSEN)).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(DIALOG)).to_be_hidden()
    assert page.evaluate("document.activeElement === document.body")


def test_what_is_asked_stands_in_the_address_before_it_is_answered(
    site: Site, opened: Opener
) -> None:
    page = opened.context().new_page()
    let_go = hold(page.context, "**/core.json")
    page.goto(f"{site.url}en/about/")
    open_box(page)
    page.keyboard.insert_text("napster")
    expect(page).to_have_url(f"{site.url}en/about/?q=napster")
    expect(page.locator(ITEM)).to_have_count(0)
    page.reload()
    let_go()
    expect(page.locator(f"{ITEM} mark").first).to_have_text("Napster")


def test_an_address_that_must_not_change_stops_nothing(box: Box) -> None:
    page = box("en")
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.evaluate(REFUSE)
    ask(page, "Napstr")
    expect(page.locator(f"{STATUS} button")).to_have_text("Napster")
    page.locator(ITEM).first.click()
    page.wait_for_url(re.compile("#"))
    assert faults == []


def test_while_arrows_choose_results_are_as_high_as_they_are(box: Box) -> None:
    """Firefox takes what it has not drawn yet for lower, and what is chosen hangs over the edge."""
    page = box("en", width=NARROW)
    ask(page, "ai models")
    last = page.locator(ITEM).last
    assert last.evaluate(DRAWN_ALWAYS) == "auto"
    page.locator(FIELD).evaluate(PRESS, 24)
    page.evaluate(DRAWN)
    expect(page.locator(CHOSEN)).to_have_attribute("id", "dn-found-23")
    assert last.evaluate(DRAWN_ALWAYS) == "visible"
    assert page.evaluate(OVER) <= 1
    page.locator(CHOSEN).focus()  # as a pointer does: nothing moves below it
    assert last.evaluate(DRAWN_ALWAYS) == "auto"


def test_the_list_itself_is_no_stop_of_the_keyboard(box: Box) -> None:
    """What scrolls is one in Firefox."""
    expect(box("ja").locator(LIST)).to_have_attribute("tabindex", "-1")
