"""The search is never dead: what does not come, or is slow to, is told and tried again."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, Request, Route, expect

from support.browsing import Opener, each_language
from support.search_box import DIALOG, FIELD, ITEM, STATUS, ask, hold, open_box, search, take_apart
from support.serving import Site

#: What is said where search cannot be had.
FAILED = {"ja": "読み込めなかった", "en": "could not be loaded"}
#: Queries that between them ask for all files there are, and what each finds.
ASKING = {
    "ja": {"DeepSeek": "-q09", "すいろんこすと": "-q09", "5000億ドル": "-q", "napusutaa": "-q10"},
    "en": {"DeepSeek": "-q09", "reskiling": "-q06", "$500 billion": "-q"},
}
#: Files of ours without which the site has no search, or not all of one.
OURS = re.compile(r"/(assets/js/(box|search)/|search/)")


def list_files(page: Page, url: str, language: str) -> dict[str, set[str]]:
    """What each query asks for, begun on a fresh page; names of files below the language's."""
    found: dict[str, set[str]] = {}
    for words in ASKING[language]:
        asked: list[str] = []

        def note(request: Request, asked: list[str] = asked) -> None:
            asked.append(request.url)

        page.on("request", note)
        page.goto(f"{url}{language}/about/")
        ask(page, words)
        page.remove_listener("request", note)
        found[words] = {one.split(f"/{language}/")[1] for one in asked if OURS.search(one)}
    return found


#: How a file does not come.
WAYS = ("away", "missing", "something else")


def fail(route: Route, how: str) -> None:
    if how == "away":
        route.abort()
    elif how == "missing":
        route.fulfill(status=404, body="not here")
    else:
        route.fulfill(status=200, body="<html>something else")


#: It is told that something does not come, or that there is an answer.
ENDED = """() => document.querySelector(".dn-search__retry").checkVisibility()
  || /\\d/.test(document.querySelector(".dn-search__status").textContent)"""


#: For whoever reads of a failure.
STATE = """() => [".dn-search__status", ".dn-search__retry", ".dn-search__list"].map((name) => {
  const { hidden, textContent } = document.querySelector(name);
  return [name, hidden, textContent.slice(0, 80)];
}).concat([document.activeElement.className])"""


@contextmanager
def tell_state(page: Page, *case: str) -> Iterator[None]:
    """What fails within says for which case, and what the page shows then."""
    try:
        yield
    except Exception as error:
        error.add_note(f"{case}: {page.evaluate(STATE)}")
        raise


@each_language
def test_whatever_does_not_come_is_told_and_tried_again(
    site: Site, opened: Opener, language: str
) -> None:
    """Each file in turn, one way after the other. Fails where one is missed in silence, or wants
    the page loaded anew.
    """
    told, ways = set[str](), itertools.cycle(WAYS)
    files = list_files(opened.context().new_page(), site.url, language)
    for words, names in files.items():
        for name in sorted(names - told):
            context = opened.context()
            away, how = re.compile(re.escape(f"/{language}/{name}") + r"(\?.*)?$"), next(ways)
            context.route(away, lambda route, how=how: fail(route, how))
            page = context.new_page()
            page.goto(f"{site.url}{language}/about/")
            with tell_state(page, words, name, how):
                open_box(page)
                page.keyboard.insert_text(words)
                page.wait_for_function(ENDED)
                retry = page.locator(".dn-search__retry")
                if retry.is_visible():
                    told.add(name)
                    expect(page.locator(STATUS)).not_to_be_empty()
                    context.unroute(away)
                    retry.click()
                # What only other queries need is not missed.
                found = ask(page, words)
                assert any(ASKING[language][words] in one for one in found), (words, name)
                expect(page.locator(STATUS)).to_have_text(re.compile(r"\d"))
                expect(retry).to_be_hidden()
            context.close()
    assert {name.split("/")[-2] for name in told} >= {"box", "search"}
    # Nobody misses these: all.json brings the panel, too, and titles are had without; what words
    # mean only adds to what holds them.
    every = set().union(*files.values())
    meanings = {name for name in every if name.startswith("search/meanings/")}
    assert meanings
    assert told == every - meanings - {"search/panel.json"}


@each_language
def test_on_the_first_focus_too(site: Site, opened: Opener, language: str) -> None:
    for name in ("assets/js/box/box.js", "assets/js/search/worker.js"):
        context = opened.context()
        context.route(f"**/{name}", lambda route: route.abort())
        page = context.new_page()
        page.goto(f"{site.url}{language}/")
        open_box(page)
        told = page.get_by_role("status").filter(has_text=FAILED[language])
        expect(told).to_have_count(1)
        # Everything else works.
        page.keyboard.press("Escape")
        page.locator(".md-content a").first.click()
        page.wait_for_url(lambda url: not url.endswith(f"/{language}/"))


def test_titles_stay_while_the_texts_cannot_be_had(site: Site, opened: Opener) -> None:
    context = opened.context()
    context.route(re.compile(r"/(all|panel)\.json"), lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{site.url}en/")
    search(page, "DeepSeek")
    expect(page.locator(f"{ITEM}[href*='#interview-q09']")).to_have_count(1)
    expect(page.locator(STATUS)).to_contain_text("Only titles")
    # The next question, too, is answered with what there is, though it holds a number.
    page.keyboard.type(" R1")
    expect(page.locator(f"{ITEM}[href*='#interview-q09']")).to_have_count(1)
    expect(page.locator(STATUS)).to_contain_text("Only titles")
    page.locator(FIELD).fill("Napster 1999")
    expect(page.locator(f"{ITEM}[href*='#interview-q10']")).to_have_count(1)
    expect(page.locator(STATUS)).to_contain_text("Only titles")


def test_who_waits_is_told_and_what_was_found_before_does_not_look_new(
    site: Site, opened: Opener
) -> None:
    context = opened.context()
    take_apart(context)
    page = context.new_page()
    page.goto(f"{site.url}en/")
    ask(page, "OpenAI")
    expect(page.locator(STATUS)).to_contain_text("Results")
    page.clock.install()
    let_go = hold(context, "**/terms/*.json")
    page.locator(FIELD).fill("Napster")
    page.clock.run_for(1_000)
    expect(page.locator(STATUS)).to_have_text("Searching…")
    expect(page.locator(".dn-search__list")).to_have_attribute("aria-busy", "true")
    expect(page.locator(".dn-search__list")).to_have_css("opacity", "0.4")  # pale: of the former
    expect(page.locator(".dn-search__retry")).to_be_hidden()
    page.clock.run_for(10_000)
    expect(page.locator(STATUS)).to_contain_text("taking a while")
    expect(page.locator(".dn-search__retry")).to_be_visible()
    let_go()
    page.clock.resume()
    expect(page.locator(STATUS)).to_contain_text("Results")
    expect(page.locator(".dn-search__list")).not_to_have_attribute("aria-busy", "true")
    expect(page.locator(".dn-search__retry")).to_be_hidden()


def test_a_box_that_is_slow_to_come_says_so(site: Site, opened: Opener) -> None:
    context = opened.context()
    hold(context, "**/box/box.js")
    page = context.new_page()
    page.clock.install()
    page.goto(f"{site.url}en/")
    open_box(page)
    page.clock.run_for(11_000)
    expect(page.locator(STATUS)).to_contain_text("taking a while")
    page.keyboard.press("Escape")
    expect(page.locator(DIALOG)).to_be_hidden()
