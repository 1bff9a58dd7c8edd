"""The box: how words get into it, filters, help, what is announced."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from support.browsing import (
    WIDE,
    Opener,
    each_language,
)
from support.search_box import FIELD, ITEM, STATUS, Box, ask
from support.serving import Site


def test_words_being_composed_wait(box: Box) -> None:
    page = box("ja")
    client = page.context.new_cdp_session(page)
    client.send(
        "Input.imeSetComposition", {"text": "すいろん", "selectionStart": 4, "selectionEnd": 4}
    )
    client.send("Input.imeSetComposition", {"text": "推論", "selectionStart": 2, "selectionEnd": 2})
    client.send("Input.insertText", {"text": "推論"})
    expect(page.locator(f"{ITEM} mark").first).to_have_text("推論")


def test_pasted_words_are_searched(box: Box) -> None:
    page = box("en")
    page.evaluate(
        """() => {
          const data = new DataTransfer();
          document.activeElement.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data}));
          document.execCommand("insertText", false, "Napster");
        }"""
    )
    expect(page.locator(f"{ITEM} mark").first).to_have_text("Napster")


def test_emptying_the_field_empties_the_list(box: Box) -> None:
    page = box("ja")
    ask(page, "AGI")
    page.locator(".dn-search__reset").click()
    expect(page.locator(ITEM)).to_have_count(0)


@each_language
def test_the_number_of_results_is_announced(box: Box, language: str) -> None:
    page = box(language)
    found = ask(page, "DeepSeek")
    status = page.get_by_role("dialog").get_by_role("status")
    expect(status).to_contain_text(str(len(found)))


def test_filters_by_keyboard_and_in_the_address(site: Site, box: Box) -> None:
    page = box("ja")
    everything = ask(page, "モデル")
    assert len({place.partition("-")[0] for place in everything}) > 1
    select = page.locator("select[name=dn-event]")
    expect(select).to_be_visible()
    for _ in range(4):
        page.keyboard.press("Tab")
        if select.evaluate("one => one === document.activeElement"):
            break
    expect(select).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(f"{ITEM}[href*='events/'][href*='utokyo']")).to_have_count(0)
    expect(page).to_have_url(re.compile(r"q=.*&event=interview"))
    count = re.search(r"\((\d+)\)", select.locator("option:checked").inner_text())
    assert count
    expect(page.locator(STATUS)).to_contain_text(count[1])
    # The address brings it all back.
    page.goto(page.url)
    expect(page.locator("select[name=dn-event]")).to_have_value("interview")
    expect(page.locator(STATUS)).to_contain_text(count[1])
    page.get_by_role("button", name="絞り込みを解除").click()
    expect(page.locator(f"{ITEM}[href*='utokyo']").first).to_be_attached()
    page.keyboard.press("Escape")
    expect(page).to_have_url(f"{site.url}ja/")


def test_an_address_with_filters_that_are_not_here(site: Site, opened: Opener) -> None:
    page = opened(WIDE)
    page.goto(f"{site.url}en/?q=AGI&event=nope&topic=%3Cb%3E&kind=zzz")
    expect(page.locator(ITEM).first).to_be_visible()
    expect(page).to_have_url(f"{site.url}en/?q=AGI")


def test_kinds_of_text_are_filters(box: Box) -> None:
    page = box("ja")
    found = ask(page, "投資")
    page.locator("select[name=dn-kind]").select_option("n")
    expect(page.locator(".dn-found__about").first).to_contain_text("編集部注")
    notes = page.evaluate("searchBox.answer.items.map(({hash}) => hash)")
    # Each leads to the note itself.
    assert {re.sub(r"-note-\w+$", "", note) for note in notes} < set(found)
    assert all("-note-" in note for note in notes)
    page.locator("select[name=dn-kind]").select_option("term")
    expect(page.locator(f"{ITEM}[href*='glossary/#']").first).to_be_visible()


def test_a_better_spelling_is_offered(box: Box) -> None:
    page = box("en")
    page.keyboard.type("deepseak")
    page.locator(f"{STATUS} button").click()
    expect(page.locator(FIELD)).to_have_value("DeepSeek")
    expect(page.locator(FIELD)).to_be_focused()
    expect(page.locator(f"{ITEM} mark").first).to_have_text("DeepSeek")


@each_language
def test_where_nothing_is_found_topics_are_offered(
    site: Site,
    box: Box,
    language: str,
) -> None:
    page = box(language)
    assert ask(page, "zzzzqqq") == []
    expect(page.locator(".dn-search__help p").first).to_be_visible()
    page.locator(".dn-search__help a").first.click()
    page.wait_for_url(re.compile(f"{site.url}{language}/topics/[a-z-]+/"))
