"""What a search fetches, when, and what it does where that fails."""

from __future__ import annotations

import gzip
import json
import re

import pytest
from playwright.sync_api import Route, expect

from support.browsing import (
    Opener,
    each_language,
)
from support.search_box import ITEM, Box, ask, open_box, search
from support.serving import Site

#: Most that may be loaded from the first focus to the first result, compressed: in English 14 KB.
BUDGET = {"ja": 14_500, "en": 14_100}
#: In as many requests: the dialog, the worker, what every query needs, the terms of this one.
MAX_REQUESTS = 4


@each_language
def test_nothing_is_loaded_before_the_box_is_used_and_little_then(
    site: Site,
    opened: Opener,
    language: str,
) -> None:
    page = opened.context().new_page()
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site.url}{language}/", wait_until="networkidle")
    assert [url for url in asked if re.search("/(search|box)/", url)] == []
    asked.clear()
    # What comes after the first result must not be counted to it.
    late: list[Route] = []
    later = re.compile(r"/(all|panel)\.json|(later|extras)\.js")
    page.context.route(later, lambda route: late.append(route))
    open_box(page)
    # At once: who stops after some letters gets what begins with these, too.
    page.keyboard.insert_text("DeepSeek")
    expect(page.locator(ITEM).first).to_contain_text("DeepSeek")
    names = [url.split(f"/{language}/")[1] for url in asked if f"/{language}/" in url]
    loaded = {name for name in names if re.search(r"(search|box)/", name)}
    loaded -= {"search/all.json", "assets/js/box/extras.js"}
    assert {"search/core.json", "assets/js/search/worker.js", "assets/js/box/box.js"} <= loaded
    assert not [name for name in names if name.endswith(".wasm")]
    assert len(loaded) <= MAX_REQUESTS, loaded
    folder = site.folder / language
    sizes = {name: len(gzip.compress((folder / name).read_bytes(), 6)) for name in loaded}
    assert sum(sizes.values()) <= BUDGET[language], sizes
    for route in late:
        route.continue_()


def test_a_large_index_is_searched_in_parts(site: Site, opened: Opener) -> None:
    """As on a site that is too large to fetch as a whole."""
    context = opened.context()
    core = json.loads((site.folder / "ja/search/core.json").read_text("utf-8"))
    context.route("**/core.json", lambda route: route.fulfill(json={**core, "whole": False}))
    page = context.new_page()
    asked: list[str] = []
    page.goto(f"{site.url}ja/")
    ask(page, "OpenAI")
    context.on("request", lambda request: asked.append(request.url))
    assert "interview-q10" in ask(page, "ナップスター")[:2]
    assert 0 < len([url for url in asked if "/terms/" in url]) < 8
    assert not [url for url in asked if "all.json" in url]
    assert "interview-q09" in ask(page, "すいろんこすと")[:2]
    assert "interview-q10" in ask(page, "ナップスダー")[:2]
    # Filters come before what is fetched: also the last of many are found.
    page.locator("select[name=dn-kind]").select_option("term")
    assert ask(page, "AI") and not [place for place in ask(page, "AIと") if "-q" in place]


def test_files_of_two_builds_are_not_mixed(site: Site, opened: Opener) -> None:
    context = opened.context()
    core = json.loads((site.folder / "en/search/core.json").read_text("utf-8"))
    served = []

    def old(route: Route) -> None:
        served.append(route.request.url)
        route.fulfill(json={**core, "v": "old"} if len(served) == 1 else core)

    context.route("**/core.json", old)
    page = context.new_page()
    page.goto(f"{site.url}en/")
    search(page, "trillion")
    assert len(served) == 2


#: How many messages workers have sent to the page.
COUNT_MESSAGES = """
window.heard = 0;
window.Worker = class extends Worker {
  constructor(...given) {
    super(...given);
    this.addEventListener("message", () => { window.heard += 1; });
  }
};
"""


def test_who_is_in_the_list_gets_the_second_answer_on_leaving_it(
    site: Site,
    opened: Opener,
) -> None:
    context = opened.context()
    held: list[Route] = []
    context.route("**/all.json", lambda route: held.append(route))
    page = context.new_page()
    page.add_init_script(COUNT_MESSAGES)
    page.goto(f"{site.url}en/")
    open_box(page)
    page.keyboard.insert_text("AI safety")
    page.locator(ITEM).first.wait_for()
    page.keyboard.press("ArrowDown")
    chosen = page.locator(f"{ITEM}[aria-selected=true]")
    expect(chosen).to_have_count(1)
    page.evaluate("window.heard = 0")
    held[0].continue_()
    page.wait_for_function("() => window.heard > 0")
    expect(chosen).to_have_count(1)
    expect(page.locator(f"{ITEM} .dn-found__about:not(:empty)")).to_have_count(0)
    page.keyboard.press("ArrowUp")
    expect(page.locator(f"{ITEM} .dn-found__about:not(:empty)").first).to_be_attached()


def test_it_goes_on_without_a_network_once_it_is_loaded(box: Box) -> None:
    page = box("ja")
    ask(page, "OpenAI")
    page.context.set_offline(True)
    assert "interview-q10" in ask(page, "ナップスター")[:2]
    assert "interview-q09" in ask(page, "すいろんこすと")[:2]
    page.context.set_offline(False)


@pytest.mark.parametrize("typed", (True, False))
def test_what_is_written_before_the_box_is_ready_is_kept(
    site: Site,
    opened: Opener,
    typed: bool,
) -> None:
    context = opened.context()
    held: list[Route] = []
    context.route("**/box/box.js", lambda route: held.append(route))
    page = context.new_page()
    page.goto(f"{site.url}en/")
    with page.expect_request("**/box/box.js"):
        page.keyboard.press("/")
    write = page.keyboard.type if typed else page.keyboard.insert_text
    write("Napster")
    held[0].continue_()
    expect(page.locator(f"{ITEM} mark").first).to_have_text("Napster")
