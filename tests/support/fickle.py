"""A host of the site that can go away, or fall silent, while a reader is there."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

from playwright.sync_api import BrowserContext

from .browsing import Opener
from .serving import Handler, serve


@dataclass
class Host:
    """``cut``: it answers nothing; not ``speaking``: it takes requests and keeps them waiting.

    ``asked``: the paths that were asked for.
    """

    context: BrowserContext
    folder: Path
    url: str = ""
    cut: bool = False
    speaking: threading.Event = field(default_factory=threading.Event)
    asked: list[str] = field(default_factory=list)

    def leave(self) -> None:
        """No network: neither for pages, as browsers put it, nor for anybody."""
        self.context.set_offline(True)
        self.cut = True
        self.asked.clear()


def make_handler(host: Host) -> type[Handler]:
    class Fickle(Handler):
        def do_GET(self) -> None:  # noqa: N802  (as it is called)
            host.asked.append(self.path)
            host.speaking.wait()
            if host.cut:
                self.close_connection = True
                return
            super().do_GET()

        def end_headers(self) -> None:
            self.send_header("Cache-Control", "no-store")
            SimpleHTTPRequestHandler.end_headers(self)

    return Fickle


@contextmanager
def host_site(opened: Opener, folder: Path) -> Iterator[Host]:
    """A host for a reader whose browser may have a worker, and remembers nothing else."""
    host = Host(opened.context(service_workers="allow"), folder)
    host.speaking.set()
    with serve(folder, make_handler(host)) as site:
        host.url = site.origin + site.home
        yield host
        host.speaking.set()
        host.context.close()
