"""How much of a page's text, as it opens, is what was said: the figures of reading first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

from .browsing import settle
from .serving import Site

#: Characters on the screen for each of question, answer and source's notes, at most.
#: Where a topic has one short answer, its overview and source weigh more.
MAX_RATIOS = {"events": 1.5, "topics": 2.6}
#: The height of the interview's page, at most, by width of the window.
MAX_HEIGHTS = {1280: 12_000, 390: 24_000}
READ = "article => article.innerText.replaceAll(/\\s+/g, '').length"


@dataclass(frozen=True)
class Measure:
    """A page as it opens: ``said`` and ``shown`` in characters, white space aside; in pixels how
    high it is, and where its first exchange begins.
    """

    path: str
    said: int
    shown: int
    height: int
    top: float

    @property
    def ratio(self) -> float:
        return self.shown / self.said


def list_pages(data: dict[str, Any]) -> dict[str, list[str]]:
    """Every page that holds exchanges, with their ids."""
    events = {f"events/{e['id']}/": [x["id"] for x in e["exchanges"]] for e in data["events"]}
    return events | {f"topics/{t['slug']}/": t["exchanges"] for t in data["topics"]}


def measure(page: Page, site: Site, language: str, path: str) -> Measure:
    """Opens a page and measures it."""
    data = site.data()
    said = {
        x["id"]: sum(len("".join(b["text"][language].split())) for b in x["blocks"])
        for event in data["events"]
        for x in event["exchanges"]
    }
    page.goto(f"{site.url}{language}/{path}")
    settle(page)
    shown = page.locator("article.md-content__inner").evaluate(READ)
    height = page.evaluate("document.documentElement.scrollHeight")
    top = page.locator(".dn-exchange").first.evaluate("one => one.getBoundingClientRect().top")
    return Measure(path, sum(said[key] for key in list_pages(data)[path]), shown, height, top)
