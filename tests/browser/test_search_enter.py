"""Enter opens what was asked for as long as it is: nothing of before, nothing later."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from support.browsing import Opener
from support.search_box import (
    ANSWERED,
    CHOSEN,
    DIALOG,
    EXPOSE,
    FIELD,
    ITEM,
    LIST,
    Box,
    ask,
    hold,
    search,
    take_apart,
)
from support.serving import Site


def close(page: Page) -> None:
    page.keyboard.press("Escape")


def step_in_and_out(page: Page) -> None:
    for key in ("ArrowDown", "ArrowUp"):
        page.keyboard.press(key)


def step_in_and_close(page: Page) -> None:
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")


@pytest.mark.parametrize("change", (close, step_in_and_out, step_in_and_close))
def test_who_does_something_else_is_taken_nowhere(
    site: Site, opened: Opener, change: Callable[[Page], None]
) -> None:
    context = opened.context()
    let_go = hold(context, "**/all.json")
    page = context.new_page()
    page.goto(f"{site.url}en/about/")
    search(page, "OpenAI")
    page.evaluate(EXPOSE)
    page.keyboard.press("Enter")
    change(page)
    let_go()
    page.wait_for_function(ANSWERED, arg="OpenAI")
    page.wait_for_timeout(200)
    assert page.url.startswith(f"{site.url}en/about/")


#: A filter chosen and Enter pressed at once, before there can be an answer.
FILTER_AND_ENTER = """() => {
  const select = document.querySelector("select[name=dn-event]");
  select.value = "interview";
  select.dispatchEvent(new Event("change", { bubbles: true }));
  const field = document.querySelector(".dn-search__field");
  field.focus();
  field.dispatchEvent(
    new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
}"""


def test_enter_behind_a_filter_opens_the_first_that_it_leaves(site: Site, box: Box) -> None:
    page = box("en", "about/")
    ask(page, "OpenAI")
    select = page.locator("select[name=dn-event]")
    expect(select).to_be_visible()
    first = page.locator(ITEM).first.get_attribute("href") or ""
    assert "events/interview/" not in first
    page.evaluate(FILTER_AND_ENTER)
    page.wait_for_url(re.compile("events/interview/#interview-q"))


def make_stale(site: Site, opened: Opener) -> tuple[Page, Callable[[], None]]:
    """A list of another question than the one in the field, whose answer hangs."""
    context = opened.context()
    take_apart(context)
    page = context.new_page()
    page.goto(f"{site.url}en/about/")
    ask(page, "OpenAI")
    expect(page.locator(".dn-search__status")).to_contain_text("Results")
    page.keyboard.press("ArrowDown")
    expect(page.locator(CHOSEN)).to_have_count(1)
    let_go = hold(context, "**/terms/*.json")
    page.locator(FIELD).fill("Napster")
    return page, let_go


def test_no_key_chooses_or_opens_what_is_not_asked_for_any_more(site: Site, opened: Opener) -> None:
    page, let_go = make_stale(site, opened)
    expect(page.locator(CHOSEN)).to_have_count(0)
    expect(page.locator(LIST)).to_have_attribute("aria-busy", "true")
    page.keyboard.press("ArrowDown")
    expect(page.locator(FIELD)).to_be_focused()
    expect(page.locator(CHOSEN)).to_have_count(0)
    page.keyboard.press("Enter")
    page.wait_for_timeout(200)
    assert page.url.startswith(f"{site.url}en/about/")
    # The answer is what Enter was pressed for.
    let_go()
    page.wait_for_url(f"{site.url}en/people/#napster")


def test_nor_who_goes_there_by_tab(site: Site, opened: Opener) -> None:
    page, let_go = make_stale(site, opened)
    page.locator(ITEM).nth(1).focus()
    page.keyboard.press("Enter")
    page.wait_for_timeout(200)
    assert page.url.startswith(f"{site.url}en/about/")
    page.keyboard.press("ArrowDown")
    expect(page.locator(FIELD)).to_be_focused()
    page.locator(ITEM).nth(1).focus()
    # The focus is not lost with what goes.
    let_go()
    expect(page.locator(f"{ITEM} mark").first).to_have_text("Napster")
    expect(page.locator(FIELD)).to_be_focused()
    expect(page.locator(DIALOG)).to_be_visible()


@pytest.mark.parametrize("key", ("Shift+ArrowDown", "Control+ArrowDown", "Shift+ArrowUp"))
def test_keys_that_select_words_choose_no_result(box: Box, key: str) -> None:
    page = box("en")
    ask(page, "OpenAI models")
    page.keyboard.press("Home")
    page.keyboard.press(key)
    expect(page.locator(CHOSEN)).to_have_count(0)
    if key == "Shift+ArrowDown":
        assert page.evaluate("getSelection().toString()") == "OpenAI models"
