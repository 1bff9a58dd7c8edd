"""What a page weighs on a first visit: all that a browser asks for, as a host would send it."""

from __future__ import annotations

import gzip

import pytest

from support.browsing import KINDS, Opener, each_language, settle
from support.serving import Site

#: Kilobytes, compressed, and requests; the icon, which comes last, aside. An event's page holds all
#: of its answers.
MAX_EVENT, MAX_OTHER, MAX_REQUESTS = 72, 50, 5
#: What a page asks for besides.
BESIDES = {"figures/": 1}


@each_language
@pytest.mark.parametrize("path", KINDS)
def test_a_page_is_light(site: Site, opened: Opener, language: str, path: str) -> None:
    page = opened.context().new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    with page.expect_request("**/offline.js"):
        page.goto(f"{site.url}{language}/{path}", wait_until="networkidle")
    settle(page)
    weights = {}
    for url in asked:
        file = site.folder / url.removeprefix(site.url)
        content = (file / "index.html" if file.is_dir() else file).read_bytes()
        weights[url] = len(gzip.compress(content, 6)) / 1000
    assert len(asked) == len(weights) <= MAX_REQUESTS + BESIDES.get(path, 0), asked
    is_event = path.startswith("events/") and path != "events/"
    assert sum(weights.values()) <= (MAX_EVENT if is_event else MAX_OTHER), weights
