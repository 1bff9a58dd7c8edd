"""A folder at a port of this machine, as MkDocs serves it, with what is wrong told on every page.

In: a folder, and how it is built anew. Out: a server. Nobody waits for a build: until it is done,
pages are those of the last good one, but the page that is open, which comes first.
"""

import html
import re
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from wsgiref.util import FileWrapper

from mkdocs.livereload import LiveReloadServer

#: Where a page begins.
BODY = re.compile(rb"<body[^>]*>")
#: What pages may load; the server's script stands in them, which that forbids.
POLICY = re.compile(rb'<meta\s+http-equiv="Content-Security-Policy"[^>]*>')
ALERT = (
    '<pre role="alert" style="background:#8c1d18;color:#fff;font-size:14px;margin:0;padding:1em;'
    'position:relative;white-space:pre-wrap;z-index:99">{}</pre>'
)


#: Builds anew; gives what is wrong, or nothing. Its first argument is the address of the page that
#: is open, below the site's; it calls the second with that address once the page is up to date.
Rebuild = Callable[[str, Callable[[str], None]], str]


class LiveServer(LiveReloadServer):
    """Serves ``folder``. ``told``: what is wrong now."""

    def __init__(self, folder: Path, port: int, rebuild: Rebuild, told: str) -> None:
        self.told = told
        #: The page asked for last; all that were, since one was shown first.
        self.open, self.asked = "", set[str]()
        self._wanted = 0
        self._building = threading.current_thread()
        self._rebuild = rebuild
        super().__init__(self._build, "127.0.0.1", port, str(folder), mount_path="/")

    def _build(self) -> None:
        shown: list[str] = []

        def show(address: str) -> None:
            with self._epoch_cond:
                self.told = ""
                self.asked = set()
                shown.append(address)
                self._visible_epoch = self._wanted
                self._epoch_cond.notify_all()

        self.told = self._rebuild(self.open, show)
        if shown and (self.told or self.asked - set(shown)):
            # Somebody has a page that is older than this build, or is to be told what is wrong.
            self._wanted = max(self._wanted + 1, round(time.monotonic() * 1000))

    def _build_loop(self) -> None:
        self._building = threading.current_thread()
        super()._build_loop()  # type: ignore[no-untyped-call]

    def _serve_request(self, environ: dict[str, Any], start_response: Any) -> Any:
        answer = super()._serve_request(environ, start_response)
        path = str(environ["PATH_INFO"])
        if path.endswith("/") and isinstance(answer, FileWrapper):
            self.open = path.removeprefix("/")
            self.asked.add(self.open)
        return answer

    @property
    def _wanted_epoch(self) -> int:
        """The version that is being built. Requests, which would wait for it, have their own
        threads: to them it is the one that is there.
        """
        building = threading.current_thread() is self._building
        return self._wanted if building else int(self._visible_epoch)

    @_wanted_epoch.setter
    def _wanted_epoch(self, epoch: int) -> None:
        self._wanted = epoch

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        content = tell_on_page(content, self.told)
        return bytes(super()._inject_js_into_html(content, epoch))  # type: ignore[no-untyped-call]


def tell_on_page(content: bytes, told: str) -> bytes:
    """A page that scripts may be put into, with words at its head, if there are any."""
    content = POLICY.sub(b"", content)
    alert = ALERT.format(html.escape(told)).encode() if told else b""
    return BODY.sub(lambda found: found[0] + alert, content, count=1)


def serve_folder(
    folder: Path, port: int, watched: Iterable[Path], rebuild: Rebuild, told: str
) -> None:
    """Serve a site to this machine until interrupted; on a change, rebuild and reload its pages."""
    server = LiveServer(folder, port, rebuild, told)
    for path in watched:
        server.watch(str(path))
    try:
        server.serve(open_in_browser=False)  # type: ignore[no-untyped-call]
    except (KeyboardInterrupt, SystemExit):
        server.shutdown()
