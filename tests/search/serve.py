"""The site served as GitHub serves a project's pages: under a folder, and gzipped."""

from __future__ import annotations

import gzip
import math
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PREFIX = "/repo/"
#: What servers compress; Pagefind's own files are compressed already.
TEXT = {".css", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".wasm", ".xml"}


@cache
def packed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 6, mtime=0)


class Log:
    """What was sent: address below the site's folder, bytes of the body, when (seconds)."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, int, float]] = []

    def take(self, until: float = math.inf) -> list[tuple[str, int]]:
        """What was sent since the last time, up to a moment; what came later is forgotten."""
        taken, self.sent = self.sent, []
        return [(path, size) for path, size, when in taken if when <= until]


class Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    #: Head and body in one piece: apart, each answer on an open connection waits 40 ms for the
    #: browser's acknowledgement.
    wbufsize = -1
    log: Log

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        found = self.path.startswith(PREFIX) and path.is_file()
        body = b""
        if found:
            body = packed(path) if path.suffix in TEXT else path.read_bytes()
            self.log.sent.append((self.path.removeprefix(PREFIX), len(body), time.time()))
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(body)))
        if found and path.suffix in TEXT:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(PREFIX))

    def log_message(self, *_: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, *_: object) -> None:
        """A browser that leaves while it is being answered is no fault of ours."""


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, Log]]:
    """The address of the folder's site, and the log of what is sent."""
    log = Log()
    handler = type("Logged", (Handler,), {"log": log})
    with Server(("127.0.0.1", 0), partial(handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{PREFIX}", log
        server.shutdown()
