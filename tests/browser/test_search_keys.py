"""The search by keys: the combobox pattern of the ARIA practices, with links for options."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from support.browsing import NARROW, WIDE, Opener, each_language, each_width
from support.search_box import CHOSEN, DIALOG, FIELD, ITEM, Box, ask, hold, open_box, take_apart
from support.serving import Site

#: What has the focus, as one can name it.
FOCUS = """() => {
  const stop = document.activeElement;
  if (!stop.closest("dialog")) return "";
  return stop.id || stop.name || stop.classList[0] || stop.textContent;
}"""
#: A key as browsers send it while, or (WebKit) just after, an input method composes.
COMPOSED = {"isComposing": True}, {"keyCode": 229}
SEND = """([selector, key, init]) => {
  const sent = new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true, ...init});
  return !document.querySelector(selector).dispatchEvent(sent);
}"""


@each_width
@pytest.mark.parametrize("key", ("/", "Control+k", "Meta+K"))
def test_a_key_opens_it_and_escape_goes_back(
    site: Site, opened: Opener, width: int, key: str
) -> None:
    page = opened(width)
    page.goto(f"{site.url}en/topics/agi/")
    link = page.locator(".md-content a").first
    link.focus()
    page.keyboard.press(key)
    expect(page.locator(FIELD)).to_be_focused()
    page.keyboard.type("a/b")
    expect(page.locator(FIELD)).to_have_value("a/b")
    page.keyboard.press("Escape")
    expect(page.locator(DIALOG)).to_be_hidden()
    expect(link).to_be_focused()


def test_keys_for_something_else_do_not_open_it(site: Site, opened: Opener) -> None:
    page = opened(WIDE)
    page.goto(f"{site.url}en/figures/")
    for key in ("k", "Shift+/", "Alt+/", "Control+/", "Control+Shift+k"):
        page.keyboard.press(key)
    expect(page.locator(DIALOG)).to_be_hidden()


@each_language
def test_arrows_choose_while_the_field_keeps_the_focus(box: Box, language: str) -> None:
    page = box(language)
    field = page.get_by_role("combobox").first
    expect(field).to_have_attribute("aria-expanded", "false")
    found = ask(page, "DeepSeek")
    assert len(found) > 3
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("listbox").get_by_role("option")).to_have_count(len(found))
    assert field.get_attribute("aria-controls") == page.get_by_role("listbox").get_attribute("id")
    for number in (0, 1, 2):
        page.keyboard.press("ArrowDown")
        expect(field).to_be_focused()
        expect(page.locator(CHOSEN)).to_have_count(1)
        expect(page.locator(ITEM).nth(number)).to_have_attribute("aria-selected", "true")
        chosen = field.get_attribute("aria-activedescendant")
        assert chosen == page.locator(CHOSEN).get_attribute("id")
        expect(page.locator(CHOSEN)).to_be_in_viewport(ratio=0.9)
    for _ in range(3):
        page.keyboard.press("ArrowUp")
    expect(page.locator(CHOSEN)).to_have_count(0)
    assert field.get_attribute("aria-activedescendant") is None
    for _ in range(len(found) + 2):
        page.keyboard.press("ArrowDown")
    expect(page.locator(ITEM).last).to_have_attribute("aria-selected", "true")
    expect(page.locator(ITEM).last).to_be_in_viewport()
    # Another list chooses nothing.
    ask(page, "AGI")
    assert field.get_attribute("aria-activedescendant") is None


def press_through(page: Page, most: int = 80) -> Iterator[str]:
    """Where Tab stops in the dialog, once round."""
    first = page.evaluate(FOCUS)
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop == first:
            return
        yield stop
    raise AssertionError(f"{most} presses do not come round")


@each_width
def test_tab_reaches_everything_in_it_and_nothing_behind(box: Box, width: int) -> None:
    page = box("en", "topics/agi/", width)
    found = ask(page, "inference")
    filters = page.locator("select[name=dn-kind]")
    expect(filters).to_be_visible()
    filters.select_option("a")
    expect(page.get_by_role("button", name="Clear filters")).to_be_visible()
    page.locator(FIELD).focus()
    stops = [stop for stop in press_through(page) if stop]
    assert {"dn-search__reset", "dn-search__close", "dn-search__share"} <= set(stops)
    assert {"dn-event", "dn-topic", "dn-kind"} <= set(stops)
    options = [stop for stop in stops if stop.startswith("dn-found-")]
    assert options == [f"dn-found-{n}" for n in range(page.locator(ITEM).count())]
    assert 0 < len(options) < len(found)


def test_arrows_work_from_wherever_the_focus_is_but_in_a_filter(box: Box) -> None:
    page = box("en")
    ask(page, "inference")
    expect(page.locator("select[name=dn-kind]")).to_be_visible()
    for stop in ("reset", "close", "share", "elsewhere a"):
        page.locator(f".dn-search__{stop}").first.focus()
        page.keyboard.press("ArrowDown")
        expect(page.locator(FIELD)).to_be_focused()
        expect(page.locator(ITEM).first).to_have_attribute("aria-selected", "true")
        page.keyboard.press("ArrowUp")
    # In the list the focus itself goes on, and who types is back in the field.
    page.locator(ITEM).nth(1).focus()
    expect(page.locator(CHOSEN)).to_have_attribute("id", "dn-found-1")
    for key, number in (("ArrowDown", 2), ("ArrowUp", 1), ("End", -1), ("Home", 0)):
        page.keyboard.press(key)
        expect(page.locator(ITEM).nth(number)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator(FIELD)).to_be_focused()
    page.locator(ITEM).nth(1).focus()
    page.keyboard.type("s x")
    expect(page.locator(FIELD)).to_have_value("inferences x")
    page.locator("select[name=dn-kind]").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("select[name=dn-kind]")).to_be_focused()
    expect(page.locator("select[name=dn-kind]")).not_to_have_value("")


def test_a_key_of_an_input_method_is_not_ours(box: Box) -> None:
    """Fails where the Enter that ends a composition opens a result, also as WebKit sends it."""
    page = box("ja", "about/")
    ask(page, "推論")
    for init in COMPOSED:
        for key in ("Enter", "ArrowDown"):
            assert not page.evaluate(SEND, [FIELD, key, init]), key
        assert page.evaluate(SEND, [FIELD, "Escape", init])
    page.wait_for_timeout(200)
    assert page.locator(CHOSEN).count() == 0
    assert "/about/" in page.url
    assert page.evaluate(SEND, [FIELD, "Enter", {}])
    page.wait_for_url(re.compile("#"))


def test_enter_before_the_answer_opens_its_first_result(site: Site, opened: Opener) -> None:
    """Not the first of what was found before."""
    context = opened.context()
    let_go = hold(context, "**/terms/*.json")
    take_apart(context)
    page = context.new_page()
    page.goto(f"{site.url}en/")
    open_box(page)
    with page.expect_request("**/terms/*.json"):
        page.keyboard.insert_text("Napster")
    page.keyboard.press("Enter")
    page.wait_for_timeout(200)
    assert page.url.startswith(f"{site.url}en/") and "people" not in page.url
    let_go()
    page.wait_for_url(f"{site.url}en/people/#napster")


def test_a_new_tab_stays_a_new_tab(box: Box) -> None:
    page = box("en")
    ask(page, "Napster")
    page.keyboard.press("ArrowDown")
    with page.context.expect_page() as other:
        page.keyboard.press("Control+Enter")
    other.value.wait_for_url(re.compile("people/#napster"))
    other.value.close()
    expect(page.locator(DIALOG)).to_be_visible()


def test_what_lies_around_it_closes_it(box: Box) -> None:
    page = box("en")
    page.mouse.click(20, 400)
    expect(page.locator(DIALOG)).to_be_hidden()
    open_box(page)
    page.get_by_role("button", name="Close").click()
    expect(page.locator(DIALOG)).to_be_hidden()


def test_on_a_phone_it_has_the_screen(box: Box) -> None:
    page = box("en", "topics/agi/", NARROW)
    ask(page, "AI")
    size = page.locator(DIALOG).bounding_box()
    view = page.viewport_size
    assert size and view
    assert (size["x"], size["y"]) == (0, 0)
    assert (size["width"], size["height"]) == (view["width"], view["height"])
    page.locator(ITEM).last.scroll_into_view_if_needed()
    expect(page.locator(ITEM).last).to_be_in_viewport()
    expect(page.locator(FIELD)).to_be_in_viewport()
    assert page.evaluate("scrollY") == 0
