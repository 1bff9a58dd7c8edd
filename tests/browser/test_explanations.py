"""Terms, notes and labels explain themselves; tables sort."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from support.browsing import (
    NARROW,
    Opener,
    each_width,
)
from support.serving import Site


def test_terms_show_their_meaning_on_hover_focus_and_tap(site: Site, opened: Opener) -> None:
    page = opened.context().new_page()
    page.clock.install()
    page.goto(f"{site.url}en/topics/deepseek/")
    tip, terms = page.locator(".dn-tip"), page.locator("a.dn-term")
    meaning = page.locator(f"#{terms.nth(0).get_attribute('aria-describedby')}").text_content()
    assert meaning
    terms.nth(0).hover()
    expect(tip).to_have_text(meaning.strip())
    tip.hover()
    page.clock.run_for(60_000)
    expect(tip).to_be_visible()  # the pointer may go there
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    terms.nth(1).focus()
    expect(tip).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"#"))
    touch = opened.context(NARROW, has_touch=True).new_page()
    touch.goto(f"{site.url}en/topics/deepseek/")
    touch.locator("a.dn-term").nth(0).tap()
    expect(touch.locator(".dn-tip")).to_have_text(meaning.strip())
    assert touch.url.endswith("/topics/deepseek/")
    place = touch.locator(".dn-tip").bounding_box()
    assert place
    assert place["x"] >= 0
    assert place["x"] + place["width"] <= NARROW
    touch.locator("a.dn-term").nth(0).tap()
    touch.wait_for_url(re.compile(r"/glossary/#"))


def test_notes_show_at_their_words(site: Site, opened: Opener) -> None:
    page = opened()
    page.goto(f"{site.url}ja/events/interview/#interview-q09")
    mark = page.locator("#interview-q09 .dn-mark a").first
    mark.hover()
    note = page.locator(mark.get_attribute("href") or "").locator("p").first.text_content()
    assert note
    expect(page.locator(".dn-tip")).to_contain_text(note.strip())


def test_terms_are_links_without_scripts(site: Site, opened: Opener) -> None:
    page = opened(java_script_enabled=False)
    page.goto(f"{site.url}ja/topics/deepseek/")
    expect(page.locator(".dn-kinds")).to_be_hidden()
    page.locator("a.dn-term").first.click()
    page.wait_for_url(re.compile(r"/glossary/#"))


def test_labels_tell_where_texts_come_from(site: Site, opened: Opener) -> None:
    page = opened()
    page.goto(f"{site.url}en/events/interview/#interview-q09")
    origin = page.locator("#interview-q09 .dn-part--answer details.dn-origin")
    origin.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(origin.locator("p").first).to_be_visible()
    expect(origin.locator("p")).to_have_count(3)
    expect(origin.locator("p").first).to_contain_text("Q9")


@each_width
def test_figures_sort_by_amount(site: Site, opened: Opener, width: int) -> None:
    page = opened(width)
    page.goto(f"{site.url}ja/figures/")
    table = page.locator("#money ~ .md-typeset__scrollwrap table, #money ~ table").first
    read = "rows => rows.map(row => Number.parseFloat(row.querySelector('data').value))"
    before = table.locator("tbody tr").evaluate_all(read)
    assert before != sorted(before)
    button = table.locator("th button").first
    button.focus()
    page.keyboard.press("Enter")
    assert table.locator("tbody tr").evaluate_all(read) == sorted(before)
    assert table.locator("th[aria-sort=ascending]").count() == 1
    page.keyboard.press("Enter")
    assert table.locator("tbody tr").evaluate_all(read) == sorted(before, reverse=True)
    assert table.locator("th[aria-sort=descending]").count() == 1
