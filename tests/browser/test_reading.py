"""Reading first: how much stands on a page as it opens, and that nothing of it is lost."""

from __future__ import annotations

import re
from posixpath import normpath

import pytest
from playwright.sync_api import Page, expect

from support.browsing import HEIGHT, NARROW, WIDE, Opener, each_language, each_width
from support.measuring import MAX_HEIGHTS, MAX_RATIOS, list_pages, measure
from support.reading import list_shown, read_page
from support.serving import Site

INTERVIEW = "events/interview/"


@each_language
@each_width
def test_what_was_said_is_most_of_a_page_and_near(
    site: Site, opened: Opener, language: str, width: int
) -> None:
    """On a topic's page within 1.3 screens, on small ones within 2.2."""
    page = opened(width)
    pages = list_pages(site.data())
    assert len(pages) > 20
    for path in pages:
        found = measure(page, site, language, path)
        assert found.ratio <= MAX_RATIOS[path.partition("/")[0]], found
        if path == INTERVIEW:
            assert found.height <= MAX_HEIGHTS[width], found
        if path.startswith("topics/"):
            assert found.top <= (1.3 if width == WIDE else 2.2) * HEIGHT, found


def all_that_was_written(site: Site, event: str, language: str) -> list[str]:
    """Every note with its basis, what came after, every reason, what is said of the event's source
    and of other accounts.
    """
    (found,) = (one for one in site.data()["events"] if one["id"] == event)
    ours = [note for subject in (found, *found["exchanges"]) for note in subject["notes"]]
    ours = list_shown(ours, language)
    ours += [one for x in found["exchanges"] for one in x["follow_ups"]]
    texts = [text[language] for one in ours for text in (one["text"], one["basis"])]
    texts += [report["text"][language] for report in found["reports"]]
    texts += [found["told"][language]]
    texts += [r["why"][language] for x in found["exchanges"] for r in x["related"]]
    return [*texts, found["source"]["title"][language], found["source"]["author"][language]]


def read_shown(page: Page) -> str:
    text: str = page.locator("article.md-content__inner").evaluate("one => one.innerText")
    return "".join(text.split())


@each_language
@each_width
@pytest.mark.parametrize("way", ("opened", "printed", "printed-without-scripts"))
def test_nothing_is_lost(site: Site, opened: Opener, language: str, width: int, way: str) -> None:
    page = opened(width, java_script_enabled=way != "printed-without-scripts")
    page.goto(f"{site.url}{language}/events/utokyo/")
    if way == "opened":
        # Of panels one is open at a time.
        page.evaluate(
            """() => document.querySelectorAll("article details:not([hidden])")
              .forEach((one) => one.open || one.querySelector("summary").click())"""
        )
    else:
        page.emulate_media(media="print")
        if way == "printed":
            page.evaluate("dispatchEvent(new Event('beforeprint'))")
    if way == "opened":
        page.evaluate("document.querySelectorAll('.dn-panel').forEach(one => one.open = true)")
    shown, written = read_shown(page), all_that_was_written(site, "utokyo", language)
    assert len(written) > 60
    missing = [text for text in written if "".join(text.split()) not in shown]
    assert missing == []


@each_language
def test_without_scripts_everything_opens(site: Site, opened: Opener, language: str) -> None:
    for width in (WIDE, NARROW):
        page = opened(width, java_script_enabled=False)
        page.goto(f"{site.url}{language}/{INTERVIEW}")
        exchange = page.locator("#interview-q09")
        for part in (".dn-note", ".dn-related", ".dn-panel"):
            first = exchange.locator(part).first
            first.locator("summary").click()
            expect(first.locator("> :not(summary)").first).to_be_visible()
        expect(page.locator(".dn-view")).to_be_hidden()
        expect(page.locator(".dn-copy").first).to_be_hidden()


@each_language
def test_the_answer_comes_first_and_bare(site: Site, opened: Opener, language: str) -> None:
    """Its gist only above a long one, and shorter by far; nothing else but the author's words."""
    page, data = opened(), site.data()
    page.goto(f"{site.url}{language}/{INTERVIEW}")
    for event in data["events"]:
        for x in event["exchanges"]:
            said = [b for b in x["blocks"] if b["kind"] in ("headline", "answer")]
            long = sum(len(b["text"]["ja"]) for b in said) > 250
            limit = {"ja": 80, "en": 25}[language]
            gist = x["gist"][language]
            assert (len(gist) if language == "ja" else len(gist.split())) <= limit, x["id"]
            if event["id"] == "interview":
                shown = page.locator(f"#{x['id']} .dn-part--gist").count()
                assert shown == long, x["id"]


@each_language
def test_relations_show_no_gists_and_nothing_empty(
    site: Site, opened: Opener, language: str
) -> None:
    page = opened()
    page.goto(f"{site.url}{language}/{INTERVIEW}")
    texts = page.locator(".dn-related").all_inner_texts()
    assert len(texts) == 27
    assert all(re.search(r"\d", text) for text in texts)
    rows = page.locator(".dn-related li").all_text_contents()
    gists = [x["gist"][language] for event in site.data()["events"] for x in event["exchanges"]]
    assert rows
    assert not [gist for gist in gists for row in rows if gist in row]


@each_language
def test_exchanges_stand_in_order_and_references_stay_on_the_page(
    site: Site, language: str
) -> None:
    data, moved = site.data(), 0
    order = [x["id"] for event in data["events"] for x in event["exchanges"]]
    for topic in data["topics"]:
        page = read_page(site.folder, f"{language}/topics/{topic['slug']}")
        ids = [str(one["id"]) for one in page.select(".dn-exchange")]
        assert ids == sorted(ids, key=order.index)
        for link in page.select(".dn-part--overview a.dn-ref"):
            href = str(link["href"])
            place, _, key = href.partition("#")
            assert (place == "") == (key in ids), href
            moved += place == ""
    assert moved > 50


@each_language
@each_width
def test_the_menu_fits_in_a_line(site: Site, opened: Opener, language: str, width: int) -> None:
    page = opened(width)
    page.goto(f"{site.url}{language}/")
    if width == WIDE:
        items = page.locator(".md-tabs__item")
        boxes = [items.nth(n).bounding_box() for n in range(items.count())]
        assert len({box["y"] for box in boxes if box}) == 1
        last = boxes[-1]
        assert last
        assert last["x"] + last["width"] < WIDE - 200
        # Each link fills the bar, from edge to edge.
        bar = page.locator(".md-tabs").bounding_box()
        links = page.locator(".md-tabs__link")
        assert bar
        for box in (links.nth(n).bounding_box() for n in range(links.count())):
            assert box
            assert box["height"] >= max(24, bar["height"] - 1)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@each_language
def test_notes_can_be_skipped_where_there_are_any(site: Site, language: str) -> None:
    for path in ("events/interview/", "events/utokyo/", "topics/deepseek/"):
        for one in read_page(site.folder, f"{language}/{path}").select(".dn-exchange"):
            notes, ways = one.select(".dn-note"), one.select(".dn-past")
            assert len(ways) == (len(notes) > 0), one["id"]


@each_language
@each_width
def test_the_sites_name_leads_home(site: Site, opened: Opener, language: str, width: int) -> None:
    page = opened(width)
    for path in ("topics/agi/", ""):
        page.goto(f"{site.origin}{site.home}{language}/{path}")
        name = page.locator("header .md-header__topic a")
        expect(name).to_have_count(1)
        box = name.bounding_box()
        assert box
        assert box["height"] >= 24
        name.click()
        page.wait_for_url(f"{site.origin}{site.home}{language}/")


def test_every_page_is_within_three_clicks(site: Site) -> None:
    seen, edge = {""}, {""}
    for _ in range(3):
        links = {
            normpath(f"/ja/{path}{re.sub('[?#].*', '', str(link['href']))}").strip("/")
            for path in edge
            for link in read_page(site.folder, f"ja/{path}").select("a[href]")
            if "//" not in str(link["href"])
        }
        own = {link.removeprefix("ja/") for link in links if link.startswith("ja/")}
        edge = {f"{path}/" for path in own if (site.folder / "ja" / path).is_dir()} - seen
        seen |= edge
    pages = {page.removeprefix("ja/") for page in site.pages() if page.startswith("ja/")}
    assert len(pages) > 25
    assert pages - seen == set()
