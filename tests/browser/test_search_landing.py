"""From a result to its place, with the words marked there."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from support.browsing import NARROW, WIDE, Opener, each_width, settle
from support.search_box import DIALOG, FIELD, ITEM, Box, ask, search
from support.serving import Site


@pytest.mark.parametrize(("language", "words"), (("ja", "ナップスター"), ("en", "Napster")))
@pytest.mark.parametrize("by", ("keys", "mouse"))
def test_a_result_leads_to_its_exchange_with_the_words_marked(
    site: Site,
    box: Box,
    language: str,
    words: str,
    by: str,
) -> None:
    page = box(language, "events/utokyo/?hide=answer")
    requests: list[str] = []
    page.context.on("request", lambda r: requests.append(f"{r.url} {r.headers.get('referer', '')}"))
    search(page, words)
    expect(page).to_have_url(re.compile(r"\?.*q="))
    result = page.locator(ITEM).filter(has=page.locator(".dn-number")).first
    expect(result.locator(".dn-number")).to_have_text("Q10")
    expect(result.locator("mark").first).to_have_text(words)
    if by == "mouse":
        result.click()
    else:
        # What bears the name stands before what speaks of it.
        found = page.locator(ITEM)
        at = found.evaluate_all("all => all.findIndex((one) => one.href.endsWith('-q10'))")
        for number in range(at + 1):
            page.keyboard.press("ArrowDown")
            expect(found.nth(number)).to_have_attribute("aria-selected", "true")
        page.keyboard.press("Enter")
    page.wait_for_url(f"{site.url}{language}/events/interview/#interview-q10")
    place = page.locator(".dn-exchange:target")
    expect(place).to_be_in_viewport()
    expect(place.locator("mark").first).to_have_text(words)
    # The words themselves go to nobody, not even to the site's host: neither in an address nor in
    # that of the page that asks (browsers fetch the icon anew when `?q=` changes).
    assert len(requests) > 5
    assert not [url for url in requests if "apster" in url or "%E3%83%8A" in url]


def test_enter_in_the_box_opens_the_first_result(site: Site, box: Box) -> None:
    page = box("ja")
    search(page, "ナップスター")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site.url}ja/people/#napster")


def test_words_across_links_are_marked_whole(site: Site, box: Box) -> None:
    page = box("ja", "events/interview/")
    search(page, "推論コスト")
    page.locator(f"{ITEM}[href$='events/interview/#interview-q09']").click()
    page.wait_for_url(re.compile("#interview-q09$"))
    marks = page.locator("#interview-q09 mark")
    marks.first.wait_for()
    assert "推論コスト" in "".join(marks.all_text_contents())


def test_words_are_marked_from_their_beginning(box: Box) -> None:
    page = box("en", "events/interview/")
    ask(page, "AI")
    page.locator(f"{ITEM}[href*='interview']").first.click()
    marks = page.locator("mark[data-md-highlight]")
    marks.first.wait_for()
    before = marks.evaluate_all(
        "marks => marks.map((mark) => mark.previousSibling?.data?.slice(-1) || ' ')"
    )
    assert not [letter for letter in before if letter.isascii() and letter.isalpha()]


@each_width
def test_a_result_on_the_same_page_is_gone_to(site: Site, opened: Opener, width: int) -> None:
    page = opened(width)
    page.goto(f"{site.url}en/events/interview/")
    page.evaluate("window.same = true")
    search(page, "nuclear")
    page.locator(f"{ITEM}[href$='#interview-q19']").click()
    page.wait_for_url(re.compile("#interview-q19$"))
    expect(page.locator(DIALOG)).to_be_hidden()
    expect(page.locator("#interview-q19")).to_be_in_viewport()
    assert page.evaluate("window.same"), "the page was loaded anew"
    # Back is where the search was.
    page.go_back()
    expect(page.locator(f"{ITEM}[href$='#interview-q19']")).to_be_visible()
    expect(page.locator(FIELD)).to_have_value("nuclear")


#: Words that stand in notes, in what became of something and in what these rest on.
CLOSED = (
    *(("ja", words) for words in ("石破", "ニューラリンク")),
    *(("en", words) for words in ("Ishiba", "Elon Musk", "Goodreads", "Epoch AI")),
)


@pytest.mark.parametrize(
    ("width", "new_tab"), ((WIDE, False), (NARROW, False), (WIDE, True)), ids=str
)
@pytest.mark.parametrize(("language", "words"), CLOSED)
def test_what_a_result_was_found_in_is_open_where_it_leads(
    site: Site, box: Box, language: str, words: str, width: int, new_tab: bool
) -> None:
    page = box(language, width=width)
    ask(page, words)
    kind = re.compile("編集部注|その後|根拠|Editors|Since then|Basis")
    result = page.locator(ITEM).filter(has=page.locator(".dn-found__about", has_text=kind)).first
    assert words in result.locator(".dn-found__text").inner_text()
    href = str(result.evaluate("one => one.href"))
    assert re.search("-(note-[a-z0-9]+|since)$", href), href
    if new_tab:
        with page.context.expect_page() as opening:
            result.click(modifiers=["ControlOrMeta"])
        page = opening.value
    else:
        result.click()
    page.wait_for_url(href)
    settle(page)
    place = page.locator(":target")
    mark = page.locator("details[open]:has(:target) mark, details[open]:target mark").first
    expect(mark).to_be_in_viewport()
    expect(place).to_be_visible()
    assert mark.inner_text().casefold() in words.casefold()


@each_width
def test_words_in_what_is_closed_are_seen_wherever_a_link_leads(
    site: Site, opened: Opener, width: int
) -> None:
    """The first results, which know no texts yet, lead to the exchange."""
    page = opened(width)
    page.goto(f"{site.url}en/")
    page.evaluate(
        """([key, href]) => localStorage.setItem(key,
          JSON.stringify({ href, marks: ["Ishiba"], time: Date.now() }))""",
        [f"dn-marks:{urlsplit(site.url).path}", f"{site.url}en/events/interview/#interview-q27"],
    )
    page.goto(f"{site.url}en/events/interview/#interview-q27")
    settle(page)
    expect(page.locator("#interview-q27 details[open] mark").first).to_be_in_viewport()
    assert page.locator("#interview-q27 details[open]").count() == 1
