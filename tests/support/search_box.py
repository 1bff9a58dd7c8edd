"""The search box as readers use it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from .browsing import WIDE, Opener
from .serving import Site

ITEM = ".md-search-result__item"
#: Makes the panel of the site's own search, with its last answer, visible to scripts in a page.
EXPOSE = """async () => {
  const { src } = document.querySelector("script[data-failed]");
  const box = await import(new URL("box/box.js", src));
  Object.defineProperty(window, "searchPanel", { get: () => box.panel, configurable: true });
}"""
Box = Callable[..., Page]


def ask(page: Page, words: str) -> list[str]:
    """The exchanges (or pages) that are found, in order, once all texts have been read."""
    page.locator(".md-search__input").fill(words)
    page.evaluate(EXPOSE)
    page.wait_for_function(
        "words => searchPanel?.answer?.query === words && !searchPanel.answer.early",
        arg=words,
    )
    hrefs: list[str] = page.evaluate("searchPanel.answer.items.map(([i]) => i.location)")
    hashes: list[str] = page.evaluate("searchPanel.answer.hashes")
    return [place or href for place, href in zip(hashes, hrefs, strict=True)]


def search(page: Page, words: str) -> None:
    """Put words in as an input method does, without key events, and see the first results."""
    page.locator(".md-search__input").focus()
    page.keyboard.insert_text(words)
    page.locator(ITEM).first.wait_for()


@pytest.fixture
def box(site: Site, opened: Opener) -> Box:
    """A page of a language with its search box open."""

    def at(language: str, path: str = "", width: int = WIDE, **options: Any) -> Page:
        page = opened(width, **options)
        page.goto(f"{site.url}{language}/{path}")
        page.keyboard.press("/")
        return page

    return at
