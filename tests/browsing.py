"""The built site, served, and a browser to open its pages with: fixtures for all browser tests."""

from __future__ import annotations

import json
import re
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

PREFIX = "/repo/"
LANGUAGES = ("ja", "en")
WIDE, NARROW = 1280, 390
each_language = pytest.mark.parametrize("language", LANGUAGES)
each_width = pytest.mark.parametrize("width", (WIDE, NARROW))
#: Where both languages at both widths would only take time.
each_language_once = pytest.mark.parametrize(("language", "width"), (("ja", NARROW), ("en", WIDE)))


# The site, served -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Site:
    """``url``: where it is served; ``home``: where it was built to live (404 pages need that)."""

    folder: Path
    origin: str
    home: str

    @property
    def url(self) -> str:
        return self.origin + PREFIX

    def pages(self) -> list[str]:
        """The addresses of all pages, below those of the site, as its map tells them."""
        tree = ElementTree.parse(self.folder / "sitemap.xml")  # noqa: S314  (our own file)
        found = [str(loc.text) for loc in tree.iterfind(".//{*}loc")]
        start = re.match(r"https?://[^/]+" + re.escape(self.home), found[0])
        assert start
        return [url.removeprefix(start[0]) for url in found]

    def data(self) -> dict[str, Any]:
        text = (self.folder / "data/dialogues.json").read_text("utf-8")
        found: dict[str, Any] = json.loads(text)
        return found


class Handler(SimpleHTTPRequestHandler):
    """Files under ``/repo/`` and under the site's own path; for all else the 404 page."""

    homes: tuple[str, ...] = ()
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and body in one piece: apart, each answer waits for an acknowledgement

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def translate_path(self, path: str) -> str:
        for home in self.homes:
            if path.startswith(home):
                return super().translate_path("/" + path.removeprefix(home))
        return str(Path(self.directory) / "not there")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        self.reply(code, "text/html", (Path(self.directory) / "404.html").read_bytes())

    def reply(self, code: int, kind: str, body: bytes) -> None:
        self.send_response(code)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def site(built: Path) -> Iterator[Site]:
    root = re.search(r'rel="canonical" href="([^"]+)"', (built / "index.html").read_text("utf-8"))
    assert root
    home = urlsplit(root[1]).path
    handler = type("Mounted", (Handler,), {"homes": (PREFIX, home)})
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(built))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Site(built, f"http://127.0.0.1:{server.server_port}", home)
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    names = ("chromium", "chromium-browser", "google-chrome")
    path = next(filter(None, map(shutil.which, names)), None)
    if path is None:
        pytest.fail(f"no browser: install one of {', '.join(names)}, or run `make browser`")
    with sync_playwright() as playwright:
        expect.set_options(timeout=15_000)  # other tests keep the processors busy
        # No sandbox: it works neither as root nor on CI, and the pages are our own.
        found = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield found
        found.close()


@dataclass(frozen=True)
class Opener:
    """Makes pages. Those with the same options share a context, and with it the browser's cache;
    motion is off, so that nothing is half-way.
    """

    browser: Browser
    shared: dict[str, BrowserContext]

    def context(self, width: int = WIDE, **options: Any) -> BrowserContext:
        """A new one, with nothing remembered, for the caller to close."""
        size = {"width": width, "height": 800}
        made = self.browser.new_context(viewport=size, reduced_motion="reduce", **options)  # type: ignore[arg-type]
        made.set_default_timeout(30_000)
        return made

    def __call__(self, *args: Any, **options: Any) -> Page:
        key = repr((args, options))
        if key not in self.shared:
            self.shared[key] = self.context(*args, **options)
        return self.shared[key].new_page()


@pytest.fixture(scope="session")
def opener(browser: Browser) -> Opener:
    return Opener(browser, {})


@pytest.fixture
def opened(opener: Opener) -> Iterator[Opener]:
    yield opener
    for context in opener.browser.contexts:
        if context not in opener.shared.values():
            context.close()
        for page in context.pages:
            page.close()


#: Both schemes on one load. `data-md-color-scheme` is what Material's switch sets.
AXE = """async (schemes) => {
  const faults = [];
  for (const scheme of schemes) {
    if (document.body.dataset.mdColorScheme) document.body.dataset.mdColorScheme = scheme;
    const { violations } = await axe.run({ resultTypes: ["violations"] });
    for (const { id, nodes } of violations)
      for (const { target, failureSummary } of nodes)
        faults.push(`${scheme}: ${id}: ${target}: ${failureSummary}`);
  }
  return faults;
}"""


def axe_page(opened: Opener, width: int, **options: Any) -> Page:
    # Sent once. The package's own `Axe().run` sends all of axe anew to every address.
    page = opened(width, **options)
    page.add_init_script(path=AXE_FILE_PATH)
    return page
