"""``make serve``: the site at a port, rebuilt and reloaded when an input changes."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from dialogues.problems import BuildError
from dialogues.site import renderer
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
    assert f"{server.address}en/topics/agi/" in server.fetch(PAGE), "addresses are the server's"
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
    assert "全体の概観" in server.fetch(PAGE)
    tree.edit("editorial/strings.yaml", "overview: [概観]\n", "overview: あらまし\n")
    server.wait(lambda: "あらまし" in server.fetch(PAGE))


def test_a_first_build_that_fails_is_told(tmp_path: Path) -> None:
    """Nothing is served; the build itself has said why."""
    script = tmp_path / "build.py"
    script.write_text("raise SystemExit(1)\n", "utf-8")
    folders = {name: tmp_path / name for name in ("raw", "editorial", "locale", "out")}
    with pytest.raises(BuildError) as told:
        serve(script, tmp_path, folders, free_port())
    assert told.value.problems == []


def test_an_interrupt_ends_the_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[object] = []

    class Interrupted:
        def __init__(self, builder: object, *where: object, mount_path: str) -> None:
            calls.append((*where, mount_path))

        def watch(self, path: str) -> None:
            calls.append(path)

        def serve(self, open_in_browser: bool) -> None:
            raise KeyboardInterrupt

        def shutdown(self) -> None:
            calls.append("shutdown")

    monkeypatch.setattr("mkdocs.livereload.LiveReloadServer", Interrupted)
    renderer.serve_folder(tmp_path, 8123, [tmp_path / "raw"], lambda: None)
    here = str(tmp_path)
    assert calls == [("127.0.0.1", 8123, here, "/"), f"{here}/raw", "shutdown"]
