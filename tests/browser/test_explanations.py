"""Terms explain themselves; tables sort."""

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
    page.clock.run_for(1_000)
    expect(tip).to_be_hidden()  # whatever it lay on
    terms.nth(0).hover()
    expect(tip).to_be_hidden()  # the same words
    terms.nth(2).hover()
    expect(tip).to_be_visible()
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


def test_terms_are_links_without_scripts(site: Site, opened: Opener) -> None:
    page = opened(java_script_enabled=False)
    page.goto(f"{site.url}ja/topics/deepseek/")
    page.locator("a.dn-term").first.click()
    page.wait_for_url(re.compile(r"/glossary/#"))


@each_width
def test_figures_sort_by_amount(site: Site, opened: Opener, width: int) -> None:
    page = opened(width)
    page.goto(f"{site.url}ja/figures/")
    table = page.locator("#money ~ .dn-table > table").first
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
