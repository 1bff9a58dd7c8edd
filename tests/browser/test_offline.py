"""The whole site after one visit, with the network cut; what a new build and the switch change.

Nothing here may rest on the browser's own store of what it has loaded: the host forbids that.
"""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from dialogues.site.offline import REGISTERS, SWITCH, list_kept, write_worker
from support.browsing import LANGUAGES, PATIENCE, Faults, Opener
from support.fickle import Host, host_site
from support.search_box import ask
from support.serving import Site
from support.trees import HOME

#: A worker that answers for this page, and has kept all.
READY = "() => navigator.serviceWorker.controller?.state === 'activated'"
CACHES = "caches.keys()"
WORKERS = "navigator.serviceWorker.getRegistrations().then((all) => all.length)"


@pytest.fixture
def host(built: Path, opened: Opener) -> Iterator[Host]:
    with host_site(opened, built) as host:
        yield host


@pytest.fixture
def own(built: Path, opened: Opener, tmp_path: Path) -> Iterator[Host]:
    """A host of a copy of the site, which the test may change."""
    with host_site(opened, Path(shutil.copytree(built, tmp_path / "site"))) as host:
        yield host


def visit(host: Host, path: str = "en/") -> Page:
    """A first visit, until all is kept."""
    page = host.context.new_page()
    page.goto(host.url + path)
    page.wait_for_function(READY)
    return page


def list_errors(page: Page) -> list[str]:
    """Errors of scripts, as they come."""
    found: list[str] = []
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


def publish(host: Host) -> None:
    """Another build, of what lies there now."""
    for pack in host.folder.glob("kept.*"):
        pack.unlink()
    write_worker(host.folder, LANGUAGES, HOME / "docs")


def wait_for(page: Page, script: str, done: Callable[[Any], bool]) -> None:
    """Until what a script promises is as it should be (``wait_for_function`` takes any promise)."""
    end = time.monotonic() + PATIENCE / 1000
    while not done(found := page.evaluate(script)):
        assert time.monotonic() < end, found
        page.wait_for_timeout(100)


@pytest.mark.parametrize("first", ("ja/events/utokyo/", "en/q/interview-q09/", ""))
def test_after_one_visit_the_site_is_there_without_a_network(host: Host, first: str) -> None:
    """Fails where one of these is off the list, where a page does not register the worker, where
    the worker does not claim the page that is open.
    """
    page = visit(host, first)
    host.leave()
    faults = Faults(Site(host.folder, host.url, ""))
    page.on("requestfailed", faults.failed)  # the worker's own tries fail, as they should
    host.context.on("weberror", lambda error: faults.add("script", str(error.error)))
    for path in ("", "ja/", "en/", "ja/topics/agi/", "en/events/interview/", "ja/q/utokyo-s1-q1/"):
        answer = page.goto(host.url + path)
        assert answer and answer.status == 200
        expect(page.locator("h1").first).to_be_visible()
        assert page.evaluate("document.styleSheets[0].cssRules.length") > 5
    # What scripts do, and what stands in the address.
    page.goto(f"{host.url}en/events/interview/?view=both-ja#interview-q09")
    expect(page.locator("#interview-q09 .dn-facing__other[lang=ja]").first).to_be_visible()
    page.locator("a[data-dn-language]").click()
    expect(page).to_have_url(re.compile(r"/ja/events/interview/\?view=both-ja"))
    expect(page.locator("html")).to_have_attribute("lang", "ja")
    # A folder without its slash, and a page by its own name.
    page.goto(f"{host.url}en/topics?x=1")
    expect(page).to_have_url(f"{host.url}en/topics/?x=1")
    page.goto(f"{host.url}en/topics/index.html")
    expect(page.locator("h1")).to_have_text("Topics")
    assert faults.found == []
    # The browser itself looks for a newer worker whenever it likes.
    assert [path for path in host.asked if not path.endswith("/sw.js")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_answers_without_a_network(host: Host, language: str) -> None:
    """Fails where the index or the search's own worker is off the list."""
    page = visit(host, f"{language}/about/")
    host.leave()
    page.goto(f"{host.url}{language}/topics/")
    assert "interview-q09" in ask(page, "DeepSeek R1")


def test_an_unknown_address_says_so_without_a_network(host: Host) -> None:
    """Fails where 404 pages are off the list, or come as any other page does."""
    page = visit(host)
    host.leave()
    for path, said in (("en/none/", "There is no page"), ("ja/a/b?c#d", "ページはない")):
        answer = page.goto(host.url + path)
        assert answer and answer.status == 404
        expect(page.locator("h1")).to_have_text("404")
        expect(page.locator("main")).to_contain_text(said)
    # What is not kept is not there: no page stands in for it.
    for path in ("data/dialogues.json", "en/feed.xml"):
        failed = page.evaluate("path => fetch(path).then(() => false, () => true)", host.url + path)
        assert failed


def test_every_kept_file_comes_back_as_it_was(host: Host) -> None:
    """Fails where places in the pack or types go wrong for one of them."""
    page = visit(host, "ja/")
    host.leave()
    paths = list_kept(host.folder, LANGUAGES)
    read = """async (path) => {
      const answer = await fetch(path);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      return [answer.status, answer.headers.get("Content-Type"), [...bytes]];
    }"""
    ends = {".css": "text/css", ".html": "text/html", ".js": "text/javascript"}
    ends |= {".json": "application/json", ".png": "image/png", ".svg": "image/svg"}
    for path in paths[::11] + [path for path in paths if "images/" in path or path.endswith("css")]:
        status, kind, content = page.evaluate(read, host.url + path)
        assert (status, bytes(content)) == (200, (host.folder / path).read_bytes()), path
        assert kind.startswith(ends[Path(path).suffix])


def test_a_new_build_is_shown_and_then_kept(own: Host) -> None:
    """Fails where pages come from the copy first, where the worker does not take over, where it
    fetches what it does not need, or where old copies stay.
    """
    page = visit(own)
    (before,) = page.evaluate(CACHES)
    about = own.folder / "en/about/index.html"
    text = about.read_text("utf-8")
    about.write_text(text.replace("About this site", "About that site"), "utf-8")
    publish(own)
    own.asked.clear()
    page.goto(f"{own.url}en/about/")
    expect(page.locator("h1")).to_have_text("About that site")
    wait_for(page, CACHES, lambda names: len(names) == 1 and names != [before])
    packs = [path for path in own.asked if "/kept." in path]
    assert [Path(path).name for path in packs] == [one.name for one in own.folder.glob("kept.*")]
    pages = [path for path in own.asked if path.endswith("/")]
    assert pages == [page.evaluate("location.pathname")]
    own.leave()
    page.goto(f"{own.url}ja/about/")
    expect(page.locator("html")).to_have_attribute("lang", "ja")
    page.goto(f"{own.url}en/about/")
    expect(page.locator("h1")).to_have_text("About that site")


def test_switched_off_the_worker_and_what_it_kept_go(
    own: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fails where the worker stays, or deletes nothing, or what is not its own."""
    page = visit(own)
    page.evaluate("Promise.all(['dn-offline:%2F:1', 'theirs'].map((name) => caches.open(name)))")
    assert len(page.evaluate(CACHES)) == 3
    monkeypatch.setenv(SWITCH, "false")
    publish(own)
    page.reload()
    wait_for(page, CACHES, lambda names: sorted(names) == ["dn-offline:%2F:1", "theirs"])
    page.goto(f"{own.url}en/about/", wait_until="networkidle")
    wait_for(page, WORKERS, lambda count: count == 0)
    assert page.evaluate("navigator.serviceWorker.controller") is None
    own.cut = True
    with pytest.raises(Exception, match="ERR_"):
        page.goto(f"{own.url}en/")


def test_a_host_that_does_not_answer_is_not_waited_for(host: Host) -> None:
    """Fails without the limit on patience, and where each script of a kept page waits anew."""
    page = visit(host, "ja/")
    host.speaking.clear()
    host.asked.clear()
    page.goto(f"{host.url}en/topics/agi/")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".md-header button[aria-expanded]").first).to_be_attached()
    assert [path for path in host.asked if "/assets/" in path] == []


def test_where_there_is_no_room_the_site_is_as_without_it(host: Host) -> None:
    """Fails where a copy that is not whole is used, or stays."""
    page = host.context.new_page()
    faults = list_errors(page)
    session = host.context.new_cdp_session(page)
    origin = "/".join(host.url.split("/")[:3])
    session.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 200_000})
    page.goto(f"{host.url}en/")
    wait_for(page, WORKERS, lambda count: count == 1 or "kept." in str(host.asked))
    wait_for(page, WORKERS, lambda count: count == 0)
    assert page.evaluate(CACHES) == []
    page.goto(f"{host.url}en/topics/agi/")
    expect(page.locator("h1")).to_be_visible()
    assert faults == []


@pytest.mark.parametrize(
    ("script", "asked"),
    [
        ("", 1),
        ("delete Navigator.prototype.serviceWorker", 0),
        ("delete window.DecompressionStream", 0),
        ("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })", 0),
    ],
    ids=["storage is shut off", "no workers", "an old browser", "a reader saves data"],
)
def test_where_there_can_be_no_worker_the_site_is_as_without_it(
    host: Host, script: str, asked: int
) -> None:
    """Fails where a page asks for a worker in vain, or what comes of it is an error."""
    page = host.context.new_page()
    faults = list_errors(page)
    shut = """window.asked = 0;
      ServiceWorkerContainer.prototype.register = () => {
        window.asked += 1;
        return Promise.reject(new Error("shut"));
      };"""
    page.add_init_script(shut + script)
    with page.expect_request("**/offline.js"):
        page.goto(f"{host.url}en/")
    page.evaluate("(address) => import(address)", f"{host.url}en/{REGISTERS}")
    assert page.evaluate("window.asked") == asked
    page.locator("article a[href*='topics/']").first.click()
    expect(page).to_have_url(re.compile("/en/topics/"))
    expect(page.locator("h1")).to_be_visible()
    assert faults == []


def test_other_tests_go_without(site: Site, opened: Opener) -> None:
    """What is kept at a time of its own would make them depend on it."""
    page = opened.context().new_page()
    page.goto(f"{site.url}en/", wait_until="networkidle")
    assert page.evaluate(WORKERS) == 0
