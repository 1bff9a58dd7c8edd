"""A browser, the pages that it opens, and what they log, lose, or ask of others."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    expect,
    sync_playwright,
)

from .serving import Site

LANGUAGES = ("ja", "en")
#: The last: what 1280 pixels become at 400 per cent, where WCAG asks that nothing scrolls sideways.
WIDE, NARROW, SMALL = 1280, 390, 320
HEIGHT = 800
#: Guards against hanging, in milliseconds; no test rests on how fast something is.
PATIENCE = 120_000
each_language = pytest.mark.parametrize("language", LANGUAGES)
each_width = pytest.mark.parametrize("width", (WIDE, NARROW))
#: Where both languages at both widths would only repeat themselves.
each_language_once = pytest.mark.parametrize(("language", "width"), (("ja", NARROW), ("en", WIDE)))
#: At least one page of each kind: topics with both events and with one, events of both layouts.
KINDS = (
    *("", "topics/", "topics/deepseek/", "topics/stargate/"),
    *("events/", "events/interview/", "events/utokyo/"),
    *(
        "since/",
        "compare/",
        "people/",
        "figures/",
        "glossary/",
        "timeline/",
        "data/",
        "translation-status/",
        "about/",
        "accessibility/",
    ),
)

#: The page of an answer, which is not the renderer's: no search, no menu.
ANSWER = "q/interview-q09/"

#: Waits for whatever main.js starts on this page.
STARTED = """async () => {
  const { src } = document.querySelector("script[src$='/main.js']");
  await (await import(src)).started;
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}"""


def settle(page: Page) -> None:
    """Wait until a page shows what it will show; its address may have come before its text."""
    page.wait_for_load_state("domcontentloaded")
    page.evaluate(STARTED)


def kind_of(page: str) -> str:
    """Pages of one template share a kind: all topics, all events, the pages of all answers."""
    return re.sub(r"^(topics|events|q)/.+", r"\1/*", page)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with launch() as found:
        yield found


def find_chromium() -> str:
    """Where it is; first the one without windows, which is quicker."""
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    path = next(filter(None, map(shutil.which, names)), None)
    if path is None:
        pytest.fail(f"no browser: install one of {', '.join(names)}, or run `make tools`")
    return path


@contextmanager
def launch() -> Iterator[Browser]:
    """Chromium, as long as it is needed."""
    with sync_playwright() as playwright:
        expect.set_options(timeout=PATIENCE)
        # No sandbox: it works neither as root nor on CI, and the pages are our own.
        found = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        yield found
        found.close()


def launch_with_scrollbars(browser: Browser) -> Browser:
    """Another one, to be closed, whose scrollbars take room; the other one hides them."""
    return browser.browser_type.launch(
        executable_path=find_chromium(),
        args=["--no-sandbox"],
        ignore_default_args=["--hide-scrollbars"],
    )


@dataclass
class Opener:
    """Lends pages. A new one takes the browser longer than any page of ours takes to load, so pages
    go from test to test, by width and options, with nothing remembered but the browser's cache.
    Motion is off, so that nothing is half-way.
    """

    browser: Browser
    idle: dict[str, Page] = field(default_factory=dict)
    lent: list[tuple[str, Page]] = field(default_factory=list)

    def context(self, width: int = WIDE, **options: Any) -> BrowserContext:
        """A new one, which ends with the test: for what would change a page for good.

        No service worker, unless asked for: what it fetches and what it answers, at a time of its
        own, would be counted with what a page asks for, and would not be seen by routes.
        """
        options.setdefault("service_workers", "block")
        options["viewport"] = {"width": width, "height": HEIGHT}
        made = self.browser.new_context(reduced_motion="reduce", **options)
        made.set_default_timeout(PATIENCE)
        return made

    def __call__(self, width: int = WIDE, script: str | None = None, **options: Any) -> Page:
        """``script``: a file to run in every document, before its own scripts."""
        key = repr((width, script, options))
        page = self.idle.pop(key, None)
        if page is None:
            page = self.context(width, **options).new_page()
            if script:
                page.add_init_script(path=script)
        self.lent.append((key, page))
        return page

    def take_back(self) -> None:
        """Keep what was lent for the next test; close everything else."""
        for key, page in self.lent:
            if key not in self.idle and page.url.startswith("http"):
                page.context.set_offline(False)
                page.context.clear_cookies()
                page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
                page.emulate_media(media="null", color_scheme="null", reduced_motion="reduce")
                page.goto("about:blank")
                self.idle[key] = page
        self.lent.clear()
        kept = {page.context for page in self.idle.values()}
        for context in self.browser.contexts:
            if context not in kept:
                context.close()


@pytest.fixture(scope="session")
def opener(browser: Browser) -> Opener:
    return Opener(browser)


@pytest.fixture
def opened(opener: Opener) -> Iterator[Opener]:
    yield opener
    opener.take_back()


class Faults:
    """What a context's pages log, lose, or ask of others."""

    def __init__(self, site: Site) -> None:
        self.origin, self.found = site.origin + "/", list[str]()

    def watch(self, context: BrowserContext) -> None:
        context.on("console", self.logged)
        context.on("weberror", lambda error: self.add("script", str(error.error)))
        context.on("request", self.asked)
        context.on("requestfailed", self.failed)
        context.on("response", self.answered)

    def add(self, what: str, detail: str) -> None:
        self.found.append(f"{what}: {detail}")

    def logged(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.add("console", f"{message.text} ({message.location['url']})")

    def asked(self, request: Request) -> None:
        if not request.url.startswith((self.origin, "data:", "blob:")):
            self.add("other origin", request.url)

    def failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # we went on to the next page
            self.add(f"failed: {request.failure}", request.url)

    def answered(self, response: Response) -> None:
        if response.status >= 400:
            self.add(str(response.status), response.url)
