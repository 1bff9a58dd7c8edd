"""What was searched for survives what readers do with it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from support.browsing import WIDE, Opener, each_language
from support.search_box import DIALOG, FIELD, ITEM, STATUS, Box, ask, open_box
from support.serving import Site


def filter_answers(page: Page, words: str) -> str:
    """Ask and filter, until the address says so; the number of results."""
    ask(page, words)
    page.locator("select[name=dn-event]").select_option("interview")
    expect(page).to_have_url(re.compile(r"\?.*q=.*event=interview"))
    expect(page.locator(STATUS)).to_have_text(re.compile(r"\d"))
    return page.locator(STATUS).inner_text()


def expect_same(page: Page, words: str, told: str) -> None:
    expect(page.locator(FIELD)).to_have_value(words)
    expect(page.locator("select[name=dn-event]")).to_have_value("interview")
    expect(page.locator(STATUS)).to_have_text(told)


@each_language
def test_a_result_and_back(box: Box, language: str) -> None:
    page = box(language, "about/")
    told = filter_answers(page, "OpenAI")
    page.locator(ITEM).nth(1).click()
    page.wait_for_url(re.compile("#"))
    page.go_back()
    expect_same(page, "OpenAI", told)


def test_reload_and_what_was_shared(box: Box, opened: Opener) -> None:
    page = box("ja", "topics/agi/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    told = filter_answers(page, "モデル")
    page.reload()
    expect_same(page, "モデル", told)
    page.locator(".dn-search__share").click()
    expect(page.locator(STATUS)).to_contain_text("コピー")
    shared = page.evaluate("navigator.clipboard.readText()")
    other = opened.context().new_page()
    other.goto(shared)
    expect_same(other, "モデル", told)


def test_where_copying_is_refused_it_says_where_the_link_is(box: Box) -> None:
    page = box("en")
    page.evaluate(
        "() => { navigator.clipboard.writeText = async () => { throw new Error('no'); }; }"
    )
    ask(page, "AGI")
    page.locator(".dn-search__share").click()
    expect(page.locator(STATUS)).to_contain_text("address bar")


def test_the_other_language_goes_on_with_it(site: Site, box: Box) -> None:
    page = box("ja", "topics/agi/")
    filter_answers(page, "DeepSeek")
    page.locator("[data-dn-elsewhere]").click()
    page.wait_for_url(f"{site.url}en/topics/agi/?q=DeepSeek&event=interview")
    expect(page.locator(FIELD)).to_have_value("DeepSeek")
    expect(page.locator("select[name=dn-event]")).to_have_value("interview")
    expect(page.locator(ITEM).first).to_be_visible()


def test_closed_it_leaves_the_address_and_keeps_the_words(site: Site, box: Box) -> None:
    page = box("en", "about/")
    told = filter_answers(page, "OpenAI")
    page.keyboard.press("Escape")
    expect(page).to_have_url(f"{site.url}en/about/")
    open_box(page)
    expect_same(page, "OpenAI", told)
    expect(page).to_have_url(re.compile("q=OpenAI&event=interview"))
    # They are chosen: who types asks something else.
    page.keyboard.type("AGI")
    expect(page.locator(FIELD)).to_have_value("AGI")


@pytest.mark.parametrize("letter", ("a", "語", "%00", "😀"))
def test_what_an_address_asks_for_has_a_bound(site: Site, opened: Opener, letter: str) -> None:
    page = opened(WIDE)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"{site.url}en/?q={letter * 300}&event=%F0%9F%98%80&kind=a&kind=n")
    expect(page.locator(DIALOG)).to_be_visible()
    assert len(page.locator(FIELD).input_value()) <= 200
    expect(page.locator(STATUS)).not_to_be_empty()
    assert len(page.url) < 3_000
    assert faults == []


def test_orders_of_other_searches_are_said_to_be_none(box: Box) -> None:
    page = box("en")
    plain = page.locator(".dn-search__help").get_by_text("no special effect")
    for words in ('"future of AI"', "AI NOT jobs", "AI -jobs"):
        ask(page, words)
        expect(plain).to_be_visible()
    for words in ("state-of-the-art", "do not worry", "AI's"):
        ask(page, words)
        page.wait_for_timeout(300)
        expect(plain).to_have_count(0)


def test_words_that_nothing_holds_are_named(box: Box) -> None:
    page = box("en")
    ask(page, "zebra OpenAI")
    expect(page.locator(STATUS)).to_contain_text("zebra")
    expect(page.locator(STATUS)).not_to_contain_text("OpenAI")
    expect(page.locator(ITEM).first).to_contain_text("zebra")
