"""Every page loads without an error and asks nobody but its own site."""

from __future__ import annotations

from typing import Literal
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from support.browsing import (
    ANSWER,
    KINDS,
    LANGUAGES,
    Faults,
    Opener,
    each_language,
    kind_of,
    settle,
)
from support.search_box import ask
from support.serving import Site


def test_every_kind_of_page_is_among_those_tested(site: Site) -> None:
    pages = site.pages()
    assert len(pages) == len(set(pages)) > 60
    assert {f"{language}/{page}" for language in LANGUAGES for page in KINDS} <= set(pages)
    kinds = set(map(kind_of, (*KINDS, ANSWER)))
    for page in pages:
        language, _, rest = page.partition("/")
        assert language in LANGUAGES
        assert kind_of(rest) in kinds, page


@each_language
def test_pages_load_without_errors_and_ask_nobody_else(
    site: Site, opened: Opener, language: str
) -> None:
    faults = Faults(site)
    paths = [path for path in site.pages() if path.startswith(f"{language}/")]
    assert len(paths) > 30
    context = opened.context(service_workers="allow")
    faults.watch(context)
    page = context.new_page()
    for path in paths:
        page.goto(site.url + path, wait_until="load")
        assert page.locator("h1").count() == 1, path
    page.goto(f"{site.url}{language}/")
    page.keyboard.press("/")
    ask(page, "AGI")  # answered when all of search is there
    assert faults.found == []
    assert list_stored(page) == []


@each_language
def test_what_is_stored_are_choices_of_this_site(site: Site, opened: Opener, language: str) -> None:
    page = opened.context().new_page()
    page.goto(f"{site.url}{language}/events/interview/")
    page.locator("[data-dn-colours]:visible").first.click()
    page.keyboard.press("v")
    page.locator(".dn-facing__other:visible").first.wait_for()
    page.locator("a[data-dn-language]").click()
    page.wait_for_url(lambda url: f"/{language}/" not in url)
    settle(page)
    stored = list_stored(page)
    assert stored
    # Other sites of the same host have paths of their own.
    path = urlsplit(site.url).path
    assert [key for key in stored if path not in key] == []


def test_colours_follow_the_system_until_others_are_chosen(site: Site, opened: Opener) -> None:
    page = opened.context().new_page()
    body = page.locator("body")
    systems: tuple[tuple[Literal["light", "dark"], str], ...]
    systems = (("light", "default"), ("dark", "slate"), ("light", "default"))
    ways_out = {"light": "Switch to dark mode", "dark": "Switch to light mode"}
    for system, scheme in systems:
        page.emulate_media(color_scheme=system)
        page.goto(f"{site.url}en/about/")
        settle(page)
        expect(body).to_have_attribute("data-md-color-scheme", scheme)
    # So does a page that is open, with all that is open on it; the button says what comes next, and
    # nothing is kept.
    page.goto(f"{site.url}en/topics/deepseek/")
    settle(page)
    page.locator(".dn-panel > summary").first.click()
    for system, scheme in systems[1:]:
        page.emulate_media(color_scheme=system)
        expect(body).to_have_attribute("data-md-color-scheme", scheme)
        button = page.locator("[data-dn-colours]:visible")
        expect(button).to_have_count(1)
        expect(button).to_have_attribute("title", ways_out[system])
        assert list_stored(page) == []
        expect(page.locator(".dn-panel[open]")).to_have_count(1)
    page.locator("[data-dn-colours]:visible").first.click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(f"{site.url}en/glossary/")
    settle(page)
    expect(body).to_have_attribute("data-md-color-scheme", "slate")


def list_stored(page: Page) -> list[str]:
    """Names of what the browser keeps of this host, cookies first."""
    keys: list[str] = page.evaluate("[localStorage, sessionStorage].flatMap(Object.keys)")
    return [str(one.get("name")) for one in page.context.cookies()] + keys


def test_live_reload_stays_out(site: Site) -> None:
    paths = [path for path in site.folder.rglob("*") if path.suffix in (".html", ".js")]
    assert len(paths) > 60
    for path in paths:
        assert "livereload" not in path.read_text("utf-8"), path
