"""Who waits for the search is told so, can try again, and loses nothing that is here."""

from __future__ import annotations

import re

from playwright.sync_api import Page, Route, expect

from support.browsing import Opener
from support.search_box import (
    FIELD,
    ITEM,
    LIST,
    RETRY,
    STATUS,
    Box,
    ask,
    hold,
    open_box,
    search,
    take_apart,
)
from support.serving import Site

WORKING = "Searching…"
SHARE = ".dn-search__share"
#: Longer than anybody is left alone, in milliseconds.
LONG = 11_000


def open_page(site: Site, opened: Opener, path: str = "en/about/") -> Page:
    page = opened.context().new_page()
    page.clock.install()
    page.goto(f"{site.url}{path}")
    return page


def find(page: Page, words: str) -> None:
    """Like `ask`, which a clock of our own would keep waiting."""
    search(page, words)
    expect_answer(page)


def expect_working(page: Page) -> None:
    expect(page.locator(STATUS)).to_have_text(WORKING)
    expect(page.locator(LIST)).to_have_attribute("aria-busy", "true")
    expect(page.locator(RETRY)).to_be_hidden()


def expect_answer(page: Page) -> None:
    expect(page.locator(STATUS)).to_contain_text("Results")
    expect(page.locator(LIST)).not_to_have_attribute("aria-busy", "true")
    expect(page.locator(RETRY)).to_be_hidden()


def expect_answer_in_the_end(page: Page) -> None:
    """By itself, where the answer came after what lacked was missed, or else by another try."""
    expect(page.locator(STATUS)).to_contain_text(re.compile("Only titles|Results"))
    if page.locator(RETRY).is_visible():
        page.locator(RETRY).click()
    expect_answer(page)


def test_a_box_that_hangs_is_asked_for_anew(site: Site, opened: Opener) -> None:
    page = open_page(site, opened)
    let_go = hold(page.context, "**/box/box.js")
    open_box(page)
    page.keyboard.insert_text("OpenAI")
    page.clock.run_for(1_000)
    expect(page.locator(STATUS)).to_have_text(WORKING)
    page.clock.run_for(LONG)
    expect(page.locator(STATUS)).to_contain_text("taking a while")
    page.keyboard.insert_text(" models")
    page.clock.run_for(1_000)
    page.locator(RETRY).click()
    expect_answer(page)
    expect(page.locator(FIELD)).to_be_focused()
    # What comes after all changes nothing.
    let_go()
    page.locator(FIELD).fill("Napster")
    expect(page.locator(f"{ITEM} mark").first).to_have_text("Napster")


def test_a_box_that_comes_takes_back_what_was_told(site: Site, opened: Opener) -> None:
    page = open_page(site, opened)
    let_go = hold(page.context, "**/box/box.js")
    open_box(page)
    page.clock.run_for(LONG)
    expect(page.locator(RETRY)).to_be_visible()
    let_go()
    expect(page.locator(RETRY)).to_be_hidden()
    expect(page.locator(STATUS)).to_be_empty()


def test_another_try_is_seen_to_work(site: Site, opened: Opener) -> None:
    page = open_page(site, opened)
    page.context.route("**/box/box.js", lambda route: route.abort())
    open_box(page)
    page.keyboard.insert_text("OpenAI")
    expect(page.locator(STATUS)).to_contain_text("could not be loaded")
    let_go = hold(page.context, "**/box/box.js?*")
    page.locator(RETRY).click()
    expect(page.locator(STATUS)).to_have_text(WORKING)
    expect(page.locator(RETRY)).to_be_hidden()
    let_go()
    expect_answer(page)


def test_a_click_does_not_wait_for_extras_that_hang(site: Site, opened: Opener) -> None:
    page = open_page(site, opened)
    hold(page.context, "**/box/extras.js*")
    search(page, "Napster")
    page.locator(ITEM).first.click()
    page.wait_for_url(re.compile("#"))


def test_extras_that_hang_are_asked_for_anew(site: Site, opened: Opener) -> None:
    page = open_page(site, opened)
    hold(page.context, "**/box/extras.js")
    with page.expect_request("**/box/extras.js"):
        search(page, "OpenAI")
    page.clock.run_for(LONG)
    expect_answer_in_the_end(page)


def test_extras_that_are_none_are_asked_for_anew(site: Site, opened: Opener) -> None:
    page = open_page(site, opened)

    def empty(route: Route) -> None:
        route.fulfill(status=200, body="", content_type="text/javascript")

    page.context.route("**/box/extras.js", empty)
    search(page, "OpenAI")
    expect_answer_in_the_end(page)


def test_a_script_that_does_not_come_takes_nothing_away(site: Site, opened: Opener) -> None:
    """Fails where all is fetched anew because of it, which cannot be had without a network."""
    page = open_page(site, opened)
    page.context.route("**/amounts.js", lambda route: route.abort())
    find(page, "OpenAI")
    page.context.set_offline(True)
    for again in (False, True):
        page.locator(FIELD).fill("GPT-5")
        expect(page.locator(STATUS)).to_contain_text("could not be loaded")
        if again:
            page.locator(RETRY).click()
            expect(page.locator(STATUS)).to_contain_text("could not be loaded")
        page.locator(FIELD).fill("Napster")
        expect(page.locator(f"{ITEM} mark").first).to_have_text("Napster")
        expect_answer(page)
    page.context.set_offline(False)


def test_amounts_are_read_without_a_network(site: Site, opened: Opener) -> None:
    page = open_page(site, opened)
    with page.expect_event("requestfinished", lambda one: one.url.endswith("/amounts.js")):
        find(page, "OpenAI")
    page.context.set_offline(True)
    page.locator(FIELD).fill("$500 billion")
    expect_answer(page)
    page.context.set_offline(False)


def test_between_titles_and_texts_it_is_seen_to_work(site: Site, opened: Opener) -> None:
    page = open_page(site, opened)
    let_go = hold(page.context, "**/all.json")
    search(page, "OpenAI")
    page.clock.run_for(1_000)
    expect_working(page)
    # They are of this question: they look like it.
    assert page.locator(LIST).evaluate("list => getComputedStyle(list).opacity") == "1"
    let_go()
    expect_answer(page)


def test_an_answer_that_waits_for_who_is_in_the_list_is_not_slow(
    site: Site, opened: Opener
) -> None:
    page = open_page(site, opened)
    let_go = hold(page.context, "**/all.json")
    search(page, "OpenAI")
    page.clock.run_for(1_000)
    expect_working(page)
    page.keyboard.press("ArrowDown")
    let_go()
    expect(page.locator(STATUS)).to_be_empty()
    page.clock.run_for(LONG)
    expect(page.locator(STATUS)).to_be_empty()
    expect(page.locator(RETRY)).to_be_hidden()
    page.keyboard.press("ArrowUp")
    expect_answer(page)


def test_the_focus_goes_to_the_field_from_what_is_hidden(site: Site, opened: Opener) -> None:
    page = open_page(site, opened)
    take_apart(page.context)
    find(page, "OpenAI")
    let_go = hold(page.context, "**/terms/*.json")
    page.locator(FIELD).fill("Napster")
    page.clock.run_for(LONG)
    page.locator(RETRY).focus()
    let_go()
    expect_answer(page)
    expect(page.locator(FIELD)).to_be_focused()


def test_also_from_filters_that_are_of_no_use_any_more(box: Box) -> None:
    page = box("en")
    ask(page, "OpenAI")
    select = page.locator("select[name=dn-kind]")
    select.select_option("a")
    ask(page, "zzzzqqq")
    select.focus()
    select.select_option("")
    expect(select).to_be_hidden()
    expect(page.locator(FIELD)).to_be_focused()


def test_parts_of_what_is_told_do_not_run_together(box: Box) -> None:
    page = box("en")
    ask(page, "zebra OpenIA")
    told = page.locator(STATUS)
    expect(told).to_contain_text(re.compile(r"\d Not found"))
    expect(told).to_contain_text(re.compile(r"\. Did you"))


def test_what_failed_is_not_offered_to_be_shared(site: Site, opened: Opener) -> None:
    page = open_page(site, opened)
    take_apart(page.context)
    find(page, "OpenAI")
    expect(page.locator(SHARE)).to_be_visible()
    page.context.route("**/terms/*.json", lambda route: route.abort())
    page.locator(FIELD).fill("Napster")
    expect(page.locator(STATUS)).to_contain_text("could not be loaded")
    expect(page.locator(SHARE)).to_be_hidden()
