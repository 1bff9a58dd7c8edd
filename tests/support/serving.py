"""The built site, served as GitHub serves a project's pages: below ``/repo/``, at a free port."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

PREFIX = "/repo/"


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
        """The addresses of the languages' pages, below the site's, as its map tells them."""
        tree = ElementTree.parse(self.folder / "sitemap.xml")  # noqa: S314  (our own file)
        found = [str(loc.text) for loc in tree.iterfind(".//{*}loc")]
        start = re.match(r"https?://[^/]+" + re.escape(self.home), found[0])
        assert start
        return [url.removeprefix(start[0]) for url in found[1:]]

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
    with serve(built) as site:
        yield site


@contextmanager
def serve(built: Path, base: type[Handler] = Handler) -> Iterator[Site]:
    """A built site, as long as it is needed."""
    root = re.search(r'rel="canonical" href="([^"]+)"', (built / "index.html").read_text("utf-8"))
    assert root
    home = urlsplit(root[1]).path
    handler = type("Mounted", (base,), {"homes": (PREFIX, home)})
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(built))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Site(built, f"http://127.0.0.1:{server.server_port}", home)
        server.shutdown()
