"""Links to exchanges lead there; kinds of text that are hidden stay so from page to page."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from support.browsing import (
    NARROW,
    WIDE,
    Opener,
)
from support.serving import Site

#: Goes to each id in turn; those that are missing, not the target, or not below the header.
PLACES = """async (ids) => {
  const faults = [];
  for (const id of ids) {
    location.hash = id;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const target = document.querySelector(":target");
    const top = target ? target.getBoundingClientRect().top : 0;
    const header = document.querySelector("header.md-header").getBoundingClientRect().bottom;
    if (target?.id !== id || top < header || top > innerHeight - 60) faults.push([id, header, top]);
  }
  return faults;
}"""


@pytest.mark.parametrize(
    ("kind", "language", "width"),
    (("events", "ja", WIDE), ("events", "en", NARROW), ("topics", "ja", NARROW)),
)
def test_every_exchange_is_a_place(
    site: Site, opened: Opener, kind: str, language: str, width: int
) -> None:
    page, data = opened(width), site.data()
    places = {f"events/{e['id']}/": [x["id"] for x in e["exchanges"]] for e in data["events"]}
    if kind == "topics":
        places = {f"topics/{t['slug']}/": t["exchanges"] for t in data["topics"]}
    assert sum(map(len, places.values())) >= 34
    for path, ids in places.items():
        page.goto(f"{site.url}{language}/{path}")
        assert page.evaluate(PLACES, ids) == [], path


def shown(page: Page, kind: str) -> int:
    return page.locator(f".dn-exchange .dn-part--{kind}:visible").count()


def test_what_is_shown_is_chosen_by_keyboard_and_kept_in_the_address(
    site: Site, opened: Opener
) -> None:
    page = opened()
    page.goto(f"{site.url}ja/events/utokyo/#utokyo-s2-q2")
    notes, answers = shown(page, "note"), shown(page, "answer")
    assert min(notes, answers) > 5
    page.locator(".dn-view summary").focus()
    page.keyboard.press("Enter")
    page.locator(".dn-view input[value=note]").focus()
    page.keyboard.press("Space")
    assert (shown(page, "note"), shown(page, "answer")) == (0, answers)
    expect(page.locator(".dn-mark").first).to_be_hidden()
    assert page.url == f"{site.url}ja/events/utokyo/?hide=note#utokyo-s2-q2"
    # A shared link shows what its sender saw; so does the other language, and the next page.
    page.reload()
    assert shown(page, "note") == 0
    page.locator(".dn-languages a").click()
    page.wait_for_url(f"{site.url}en/events/utokyo/?hide=note#utokyo-s2-q2")
    assert shown(page, "note") == 0
    page.locator(".dn-related summary").first.click()
    page.locator(".dn-topic").first.click()
    page.wait_for_url(re.compile(r"/en/topics/[^/]+/\?hide=note#"))
    assert (shown(page, "note"), shown(page, "answer") > 0) == (0, True)
    page.locator(".dn-view summary").click()
    page.locator(".dn-view input[value=note]").check()
    assert shown(page, "note") > 0
    assert "hide" not in page.url


def test_a_link_to_what_is_hidden_shows_it(site: Site, opened: Opener) -> None:
    page = opened()
    page.goto(f"{site.url}ja/events/utokyo/?hide=note,source")
    assert shown(page, "note") == shown(page, "supplement") == 0
    page.evaluate("location.hash = '#utokyo-s1-q1-note-1'")
    page.locator("#utokyo-s1-q1-note-1").wait_for()
    assert page.url.endswith("?hide=source#utokyo-s1-q1-note-1")
    expect(page.locator("#utokyo-s1-q1-note-1")).to_be_in_viewport()
