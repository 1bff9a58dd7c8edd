"""Two languages side by side, what is shown, and the same place in both."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from support.browsing import LANGUAGES, NARROW, WIDE, Opener, each_language, each_width, settle
from support.serving import Site

#: How far apart texts and their counterparts begin, and in which direction, at most.
APART = """() => [...document.querySelectorAll(".dn-facing")]
  .map(({ children: [one, other] }) => [one.getClientRects()[0], other.getClientRects()[0]])
  .filter(([one, other]) => one && other)
  .map(([one, other]) => [Math.abs(one.top - other.top), other.left - one.left,
    other.top - one.bottom])"""
AT_CENTRE = """() => {
  const found = document.elementFromPoint(200, innerHeight / 2).closest(".dn-exchange");
  return found && [found.id, found.getBoundingClientRect().top];
}"""


def other_of(language: str) -> str:
    return next(code for code in LANGUAGES if code != language)


@each_language
@each_width
def test_languages_side_by_side(site: Site, opened: Opener, language: str, width: int) -> None:
    page, other = opened(width), other_of(language)
    page.goto(f"{site.url}{language}/topics/deepseek/")
    settle(page)
    before = page.locator(".md-content__inner").inner_html()
    page.keyboard.press("v")
    texts = page.locator(f".dn-facing__other[lang={other}]")
    expect(texts.nth(20)).to_be_attached()
    assert page.url.endswith(f"?view=both-{other}")
    apart = page.evaluate(APART)
    assert len(apart) > 15
    for tops, right, below in apart:
        assert (tops <= 2 and right > 100) if width == WIDE else (right == 0 and below >= 0)
    data = site.data()
    blocks = {
        b["id"]: b["text"] for e in data["events"] for x in e["exchanges"] for b in x["blocks"]
    }
    text = page.locator("#interview-q09-a1 + .dn-facing__other").inner_text()
    assert "".join(text.split()) == "".join(blocks["interview-q09-a1"][other].split())
    # Whose words they are stands in both languages, and what does not is told.
    labels = page.locator(".dn-part .dn-label:not(.dn-facing__other)")
    others = page.locator(".dn-part .dn-label.dn-facing__other")
    assert labels.count() == others.count() > 0
    assert not set(labels.all_inner_texts()) & set(others.all_inner_texts())
    expect(page.locator(".dn-alone")).to_be_visible()
    # No note lies on the texts; its number opens it below them, with its counterpart.
    assert page.locator(".dn-row .dn-note:visible").count() == 0
    page.locator("#interview-q09 .dn-part--answer .dn-row .dn-mark a").first.click()
    note = page.locator("#interview-q09 .dn-row .dn-note[open]")
    expect(note.locator(f".dn-facing__other[lang={other}]")).to_be_visible()
    heading, shown = page.locator("#interview-q09 h3").bounding_box(), note.bounding_box()
    assert heading
    assert shown
    assert shown["y"] >= heading["y"] + heading["height"]
    page.keyboard.press("Escape")
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
    assert len(ids) == len(set(ids))
    for href in page.locator(".dn-facing__other a").evaluate_all("all => all.map(one => one.href)"):
        assert href.startswith(f"{site.url}{other}/") or not href.startswith(site.url), href
    # It is in the address and remembered; with V once more it is gone.
    page.reload()
    expect(texts.nth(20)).to_be_attached()
    page.goto(f"{site.url}{language}/topics/agi/")
    expect(texts.nth(3)).to_be_attached()
    page.goto(f"{site.url}{language}/topics/deepseek/")
    expect(texts.nth(20)).to_be_attached()
    page.keyboard.press("v")
    expect(texts).to_have_count(0)
    assert "view" not in page.url
    settle(page)
    after = (
        page.locator(".md-content__inner").inner_html().replace(' hidden=""', ' hidden="hidden"')
    )
    assert re.sub(' style="[^"]*"', "", after) == re.sub(
        ' style="[^"]*"', "", before.replace(' hidden=""', ' hidden="hidden"')
    )
    page.goto(f"{site.url}{language}/topics/agi/")
    settle(page)
    expect(texts).to_have_count(0)


def test_a_page_that_cannot_be_fetched_is_told(site: Site, opened: Opener) -> None:
    page = opened.context().new_page()
    page.goto(f"{site.url}ja/topics/agi/")
    settle(page)
    page.route("**/en/topics/agi/", lambda route: route.abort())
    page.locator(".dn-view summary").click()
    page.locator(".dn-view input[value=both-en]").check()
    expect(page.locator(".dn-view [role=status]")).not_to_be_empty()
    expect(page.locator(".dn-facing")).to_have_count(0)


def test_the_control_leads_to_the_other_language(site: Site, opened: Opener) -> None:
    page = opened()
    page.goto(f"{site.url}ja/topics/agi/?hide=note")
    settle(page)
    page.locator(".dn-view summary").click()
    page.locator(".dn-view input[value=en]").click()
    page.wait_for_url(f"{site.url}en/topics/agi/?hide=note*")


@each_language
@pytest.mark.parametrize(("way", "width"), (("header", NARROW), ("foot", WIDE)))
def test_the_place_stays_in_the_other_language(
    site: Site, opened: Opener, language: str, width: int, way: str
) -> None:
    page, other = opened(width), other_of(language)
    kept = 0
    for path in ("events/interview/", "events/utokyo/", "topics/infrastructure/"):
        for share in (0.3, 0.55, 0.8):
            page.goto(f"{site.url}{language}/{path}?hide=source")
            settle(page)
            page.evaluate("share => scrollTo(0, share * document.body.scrollHeight)", share)
            place = page.evaluate(AT_CENTRE)
            if place is None:  # between two of them
                continue
            kept += 1
            link = f"#{place[0]} a.dn-other" if way == "foot" else "header a[data-dn-language]"
            if way == "foot":  # by keyboard, from where the focus is
                page.locator(link).evaluate("one => one.focus({ preventScroll: true })")
                page.keyboard.press("Enter")
            else:
                page.locator(link).click()
            page.wait_for_url(re.compile(rf"/{other}/{path}\?hide=source"))
            settle(page)
            top = page.locator(f"#{place[0]}").evaluate("one => one.getBoundingClientRect().top")
            assert abs(top - place[1]) <= 100, (path, share, place, top)
            assert page.evaluate("it => document.activeElement.matches(it)", link)
    assert kept >= 6


def test_back_returns_to_where_one_was(site: Site, opened: Opener) -> None:
    page = opened(NARROW)
    page.goto(f"{site.url}ja/events/interview/")
    settle(page)
    page.evaluate("scrollTo(0, 5000)")
    page.locator("#interview-q09 .dn-related summary").click()
    topic = page.locator("#interview-q09 .dn-topic").first
    topic.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    topic.click()
    page.wait_for_url(re.compile("/topics/"))
    page.go_back()
    settle(page)
    assert abs(page.evaluate("scrollY") - before) <= 100


@pytest.mark.parametrize(("width", "place"), ((WIDE, ""), (NARROW, "#interview-q09")))
def test_loaded_anew_both_languages_stand_where_they_stood(
    site: Site, opened: Opener, width: int, place: str
) -> None:
    """One of them alone is half as high: what the browser remembers is another place there."""
    page = opened(width)
    page.goto(f"{site.url}en/events/interview/{place}")
    settle(page)
    page.keyboard.press("v")
    expect(page.locator(".dn-facing").nth(50)).to_be_attached()
    goal = page.locator("#interview-q21")
    goal.evaluate("one => one.scrollIntoView({ behavior: 'instant' })")
    top = goal.evaluate("one => one.getBoundingClientRect().top")
    page.reload()
    settle(page)
    assert goal.evaluate("one => one.getBoundingClientRect().top") == pytest.approx(top, abs=2)
    page.goto(f"{site.url}en/about/")
    page.go_back()
    settle(page)
    expect(page.locator(".dn-facing").nth(50)).to_be_attached()
    assert goal.evaluate("one => one.getBoundingClientRect().top") == pytest.approx(top, abs=2)
    # Who comes by a link begins where it leads.
    page.goto(f"{site.url}en/about/")
    page.goto(f"{site.url}en/events/interview/?view=both-ja")
    settle(page)
    expect(page.locator(".dn-facing").nth(50)).to_be_attached()
    assert page.evaluate("scrollY") == 0
