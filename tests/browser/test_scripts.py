"""Which scripts of ours a page loads: those that it has elements for, and none twice."""

from __future__ import annotations

import gzip
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from support.browsing import KINDS, Opener, each_language, settle
from support.serving import Site

FOLDER = "/assets/js/"
ALWAYS = {"early.js", "main.js", "offline.js"}
#: What a page loads besides.
BESIDES = {"figures/": {"tables.js"}}
#: Two while a page loads; what registers the worker that keeps the site (offline.js) comes once
#: the page is there and idle.
MAX_REQUESTS = 4
#: Bytes, compressed; 200 of them are of offline.js, which nobody waits for. No script of the
#: renderer's is among them: they are all that a page has.
MAX_BYTES = 8_400


def load(page: Page, url: str) -> list[str]:
    """The scripts of ours that a page asks for, until all of its features have started."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    with page.expect_request(f"**{FOLDER}offline.js"):
        page.goto(url)
    settle(page)
    return [address.split(FOLDER)[1] for address in asked if FOLDER in address]


@each_language
@pytest.mark.parametrize("path", KINDS)
def test_pages_load_few_scripts(site: Site, opened: Opener, language: str, path: str) -> None:
    loaded = load(opened.context().new_page(), f"{site.url}{language}/{path}")
    assert set(loaded) >= ALWAYS
    assert len(loaded) == len(set(loaded)) <= MAX_REQUESTS
    folder = site.folder / language / FOLDER.strip("/")
    sizes = {name: len(gzip.compress((folder / name).read_bytes(), 9)) for name in loaded}
    assert sum(sizes.values()) <= MAX_BYTES, sizes
    assert set(loaded) - ALWAYS == BESIDES.get(path, set())


def test_what_is_hidden_stays_so_from_pages_without_the_control(site: Site, opened: Opener) -> None:
    page = opened.context().new_page()
    load(page, f"{site.url}en/?hide=note")
    page.locator(".md-content a[href*='topics/']").first.click()
    page.wait_for_url("**/topics/**hide=note*")


def test_words_that_nobody_came_for_are_not_asked_for_again(site: Site, opened: Opener) -> None:
    page = opened.context().new_page()
    page.goto(f"{site.url}en/about/")
    old = "{href: location.href, marks: ['AI'], time: Date.now() - 61_000}"
    key = f"dn-marks:{urlsplit(site.url).path}"
    page.evaluate(f"(key) => localStorage.setItem(key, JSON.stringify({old}))", key)
    assert "marks.js" in load(page, page.url)
    assert page.locator("mark").count() == 0
    assert page.evaluate("(key) => localStorage.getItem(key)", key) is None
