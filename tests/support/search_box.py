"""The search box as readers use it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from .browsing import WIDE, Opener
from .serving import Site

DIALOG = ".dn-search"
FIELD = ".dn-search__field"
STATUS = ".dn-search__status"
ITEM = ".dn-found"
LIST = ".dn-search__list"
RETRY = ".dn-search__retry"
CHOSEN = f"{ITEM}[aria-selected=true]"
#: Makes the site's search, with its last answer, visible to scripts in a page: the module that came
#: last, which has another address where it was tried again.
EXPOSE = """async () => {
  const came = () => performance.getEntriesByType("resource").map(({ name }) => name)
    .filter((name) => /\\/box\\/box\\.js/.test(name)).at(-1);
  while (!came()) await new Promise((done) => setTimeout(done, 10));
  const { SearchBox } = await import(came());
  Object.defineProperty(window, "searchBox", {
    get: () => SearchBox.current, configurable: true,
  });
}"""
#: All results are here, the last included.
#: Where in an exchange, or on an event's page, a result leads that was found in what is closed.
OWN_PLACE = "-(note-[a-z0-9]+|since)$"
ANSWERED = "words => searchBox?.answer?.query === words && searchBox.answer.marks"
Box = Callable[..., Page]


def open_box(page: Page) -> None:
    """As a reader does, if it is not open."""
    if not page.locator(DIALOG).evaluate("dialog => dialog.open"):
        page.locator("[data-dn-search]").click()
    expect(page.locator(FIELD)).to_be_focused()


def ask(page: Page, words: str) -> list[str]:
    """The exchanges (or pages) that are found, in order, once all texts have been read; an
    exchange also where what was found is a note there.
    """
    open_box(page)
    page.locator(FIELD).fill(words)
    page.evaluate(EXPOSE)
    page.wait_for_function(ANSWERED, arg=words)
    found = page.evaluate("searchBox.answer.items.map(({url, hash}) => [url, hash])")
    places = [(url, re.sub(OWN_PLACE, "", hash_)) for url, hash_ in found]
    return [url if url == f"events/{place}/" else place or url for url, place in places]


def search(page: Page, words: str) -> None:
    """Put words in as an input method does, without key events, and see the first results."""
    open_box(page)
    page.keyboard.insert_text(words)
    page.locator(ITEM).first.wait_for()


def hold(context: BrowserContext, pattern: str) -> Callable[[], None]:
    """Let what is asked for hang, until what this returns is called."""
    held: list[Route] | None = []

    def keep(route: Route) -> None:
        if held is None:
            route.continue_()
        else:
            held.append(route)

    def let_go() -> None:
        nonlocal held
        kept, held = held or [], None
        for route in kept:
            route.continue_()

    context.route(pattern, keep)
    return let_go


def take_apart(context: BrowserContext) -> None:
    """Have the index be one that is too large to be fetched as a whole."""
    core = "**/core.json"
    context.route(core, lambda r: r.fulfill(json={**r.fetch().json(), "whole": False}))


@pytest.fixture
def box(site: Site, opened: Opener) -> Box:
    """A page of a language with its search box open."""

    def at(language: str, path: str = "", width: int = WIDE, **options: Any) -> Page:
        page = opened(width, **options)
        page.goto(f"{site.url}{language}/{path}")
        open_box(page)
        return page

    return at
