"""A folder at a port of this machine, as MkDocs serves it, with what is wrong told on every page.

In: a folder, and how it is built anew. Out: a server. Nobody waits for a build: until it is done,
pages are those of the last good one.
"""

import html
import re
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

#: Where a page begins.
BODY = re.compile(rb"<body[^>]*>")
#: What pages may load; the server's script stands in them, which that forbids.
POLICY = re.compile(rb'<meta\s+http-equiv="Content-Security-Policy"[^>]*>')
ALERT = (
    '<pre role="alert" style="background:#8c1d18;color:#fff;font-size:14px;margin:0;padding:1em;'
    'position:relative;white-space:pre-wrap;z-index:99">{}</pre>'
)


class LiveServer(LiveReloadServer):
    """Serves ``folder``; ``rebuild`` gives what is wrong, or nothing. ``told``: that of now."""

    def __init__(self, folder: Path, port: int, rebuild: Callable[[], str], told: str) -> None:
        self.told = told
        self._wanted = 0
        self._rebuild = rebuild
        super().__init__(self._build, "127.0.0.1", port, str(folder), mount_path="/")

    def _build(self) -> None:
        self.told = self._rebuild()

    @property
    def _wanted_epoch(self) -> int:
        """The version that is being built. Requests, which would wait for it, have their own
        threads: to them it is the one that is there.
        """
        building = threading.current_thread() is threading.main_thread()
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
    folder: Path, port: int, watched: Iterable[Path], rebuild: Callable[[], str], told: str = ""
) -> None:
    """Serve a site to this machine until interrupted; on a change, rebuild and reload its pages."""
    server = LiveServer(folder, port, rebuild, told)
    for path in watched:
        server.watch(str(path))
    try:
        server.serve(open_in_browser=False)  # type: ignore[no-untyped-call]
    except (KeyboardInterrupt, SystemExit):
        server.shutdown()
