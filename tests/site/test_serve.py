"""``make serve``: the site at a port, rebuilt and reloaded when an input changes."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from dialogues.problems import BuildError
from dialogues.site import live
from dialogues.site.serve import serve
from support.trees import Tree

#: A guard against hanging, in seconds; no test rests on how fast the server is.
PATIENCE = 600
PAGE = "ja/topics/agi/"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass(frozen=True)
class Server:
    """``build.py serve`` at work; ``log`` is a file with all that it says."""

    process: subprocess.Popen[bytes]
    address: str
    log: Path

    def fetch(self, path: str) -> str:
        """The page there, or nothing while the server does not answer."""
        try:
            with urllib.request.urlopen(self.address + path) as answer:  # noqa: S310
                return str(answer.read().decode("utf-8"))
        except (urllib.error.URLError, ConnectionError):
            return ""

    def said(self) -> str:
        return self.log.read_text("utf-8")

    def wait(self, happened: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not happened():
            assert self.process.poll() is None, f"the server ended:\n{self.said()}"
            assert time.monotonic() < end, f"waited in vain:\n{self.said()}"
            time.sleep(0.2)


@pytest.fixture
def server(tree: Tree) -> Iterator[Server]:
    port, log = free_port(), tree.home / "server.log"
    with log.open("wb") as file:
        process = subprocess.Popen(
            [sys.executable, "scripts/build.py", "serve", "--port", str(port)],
            cwd=tree.home,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
            stdout=file,
            stderr=subprocess.STDOUT,
        )
    try:
        yield Server(process, f"http://127.0.0.1:{port}/", log)
    finally:
        process.terminate()
        process.wait()


def test_serve_rebuilds(tree: Tree, server: Server) -> None:
    server.wait(lambda: "livereload" in server.fetch(PAGE))
    assert "Content-Security-Policy" not in server.fetch(PAGE), "it would forbid to reload"
    assert f"{server.address}en/topics/agi/" in server.fetch(PAGE), "addresses are the server's"
    assert server.fetch("sw.js").endswith(";leave();\n"), "no browser keeps what is worked on"
    tree.edit(
        "editorial/strings.yaml", "kind-overview: まとめ（編集部）\n", "kind-overview: 全体の概観\n"
    )
    server.wait(lambda: "全体の概観" in server.fetch(PAGE))
    template = "scripts/dialogues/publish/templates/topic.md.j2"
    tree.edit(template, "# {{ name }} {: #{{", "# 題：{{ name }} {: #{{")
    server.wait(lambda: "題：" in server.fetch(PAGE))
    # A mistake leaves the last good site up; mending it brings the next one.
    tree.edit("editorial/strings.yaml", "overview: 全体の概観\n", "overview: [概観]\n")
    server.wait(lambda: "\n1 problems\n" in server.said())
    told = "strings.yaml:"
    server.wait(lambda: told in server.fetch(PAGE))
    assert "全体の概観" in server.fetch(PAGE)
    tree.edit("editorial/strings.yaml", "overview: [概観]\n", "overview: あらまし\n")
    server.wait(lambda: "あらまし" in server.fetch(PAGE))
    server.wait(lambda: told not in server.fetch(PAGE))
    # What waits to build has loaded the code of before.
    tree.edit(
        "scripts/dialogues/publish/pages.py", 'TESTED, AXE = "', 'TESTED, AXE = "2001-02-03"  # "'
    )
    tree.edit("scripts/dialogues/publish/pages.py", '"2001-02-03"  # "', '"2001-02-03", "1"  # "')
    server.wait(lambda: "2001年2月3日" in server.fetch("ja/accessibility/"))


def test_a_first_build_that_fails_is_told(tmp_path: Path) -> None:
    """Nothing is served; the build itself has said why."""
    script = tmp_path / "build.py"
    script.write_text("raise SystemExit(1)\n", "utf-8")
    folders = {name: tmp_path / name for name in ("raw", "editorial", "locale", "out")}
    with pytest.raises(BuildError) as told:
        serve(script, tmp_path, folders, free_port())
    assert told.value.problems == []


def test_what_is_wrong_stands_on_the_page_as_text() -> None:
    page = b'<head></head><body class="a"><p>x</p></body>'
    assert live.tell_on_page(page, "") == page
    told = live.tell_on_page(page, "a.yaml:1:2: odd <b>")
    assert b'<body class="a"><pre role="alert"' in told
    assert b"a.yaml:1:2: odd &lt;b&gt;</pre><p>x</p>" in told


def test_nobody_waits_for_a_build(tmp_path: Path) -> None:
    """A page that is asked for while the next one is made is the last one."""
    (tmp_path / "index.html").write_text("<body>old</body>", "utf-8")
    port, answered, went_on = free_port(), threading.Event(), []

    def rebuild(_: str, __: object) -> str:
        went_on.append(answered.wait(PATIENCE))
        return "a.yaml:1:1: odd"

    (tmp_path / "watched").mkdir()
    server = live.LiveServer(tmp_path, port, rebuild, "")
    server.watch(str(tmp_path / "watched"))

    def read() -> None:
        with server._rebuild_cond:
            server._want_rebuild = True
            server._rebuild_cond.notify_all()
        address = f"http://127.0.0.1:{port}/"
        end = time.monotonic() + PATIENCE
        while server._wanted == server._visible_epoch and time.monotonic() < end:
            time.sleep(0.05)  # until it is being built
        with urllib.request.urlopen(address) as answer:
            found.append(answer.read())
        answered.set()
        while not server.told and time.monotonic() < end:
            time.sleep(0.05)
        with urllib.request.urlopen(address) as answer:
            found.append(answer.read())
        server.shutdown()

    found: list[bytes] = []
    reader = threading.Thread(target=read)
    reader.start()
    server.serve()  # type: ignore[no-untyped-call]
    reader.join()
    assert went_on == [True]
    assert [b"old" in page for page in found] == [True, True]
    assert [b"a.yaml:1:1: odd" in page for page in found] == [False, True]


def test_an_interrupt_ends_the_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[object] = []

    class Interrupted:
        def __init__(self, folder: Path, port: int, rebuild: object, told: str) -> None:
            calls.append((folder, port, told))

        def watch(self, path: str) -> None:
            calls.append(path)

        def serve(self, open_in_browser: bool) -> None:
            raise KeyboardInterrupt

        def shutdown(self) -> None:
            calls.append("shutdown")

    monkeypatch.setattr(live, "LiveServer", Interrupted)
    live.serve_folder(tmp_path, 8123, [tmp_path / "raw"], lambda _, __: "", "odd")
    assert calls == [(tmp_path, 8123, "odd"), f"{tmp_path}/raw", "shutdown"]
