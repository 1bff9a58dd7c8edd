"""From one language to the other, and into both from the root."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from support.browsing import (
    LANGUAGES,
    Faults,
    Opener,
    each_language_once,
)
from support.search_box import FIELD, ITEM
from support.serving import Site


@each_language_once
@pytest.mark.parametrize("scripts", (True, False))
def test_language_switch_keeps_the_place(
    site: Site, opened: Opener, language: str, width: int, scripts: bool
) -> None:
    page = opened(width, java_script_enabled=scripts)
    other = next(code for code in LANGUAGES if code != language)
    for place in ("", "events/utokyo/#utokyo-s3-q1", "topics/deepseek/#utokyo-s6-q1"):
        page.goto(f"{site.url}{language}/{place}")
        page.locator(f"header a[hreflang={other}]").click()
        kept = place if scripts else place.partition("#")[0]
        expect(page).to_have_url(f"{site.url}{other}/{kept}")
        assert page.locator("html").get_attribute("lang") == other


def test_root_offers_both_languages_without_scripts(site: Site, opened: Opener) -> None:
    page = opened(java_script_enabled=False)
    for language, name in zip(LANGUAGES, ("日本語", "English"), strict=True):
        page.goto(site.url)
        link = page.get_by_role("link", name=name)
        expect(link).to_be_in_viewport()
        link.click()
        expect(page).to_have_url(f"{site.url}{language}/")


@pytest.mark.parametrize("path", ("none", "en/x/y/z/page.html"))
def test_root_404_works_at_any_depth(site: Site, opened: Opener, path: str) -> None:
    context, faults = opened.context(java_script_enabled=False), Faults(site)
    page = context.new_page()
    context.on("response", faults.answered)
    for language in LANGUAGES:
        page.goto(site.origin + site.home + path)
        expect(page.locator("main")).to_have_css("max-width", re.compile("px"))
        page.locator(f"a[hreflang={language}]").click()
        expect(page).to_have_url(f"{site.origin}{site.home}{language}/")
    assert faults.found == [f"404: {site.origin}{site.home}{path}"] * len(LANGUAGES)


@each_language_once
def test_root_404_leads_to_the_search_and_to_each_page(
    site: Site, opened: Opener, language: str, width: int
) -> None:
    page = opened(width)
    page.goto(f"{site.url}none")
    links = page.locator(f"section[lang={language}] .dn-pages a")
    leads = links.evaluate_all("(all) => all.map((one) => new URL(one.href).pathname)")
    assert len(set(leads)) == len(leads) > 10
    # The server that the page was made for is this one, at this path too.
    links.first.click()
    # The empty question is taken off once the search is open.
    home = re.escape(f"{site.origin}{site.home}{language}/")
    expect(page).to_have_url(re.compile(rf"{home}(\?q=)?$"))
    expect(page.locator(FIELD)).to_be_focused()  # what is typed before is lost
    page.keyboard.type("DeepSeek")
    expect(page.locator(ITEM).first).to_be_visible()
