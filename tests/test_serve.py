"""``make serve``: the site at port 8000, rebuilt and reloaded when an input changes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request

from conftest import Tree

ADDRESS = "http://127.0.0.1:8000/"
PATIENCE = 60


def fetch(path: str) -> str:
    try:
        with urllib.request.urlopen(ADDRESS + path, timeout=5) as answer:  # noqa: S310
            return str(answer.read().decode("utf-8"))
    except (urllib.error.URLError, TimeoutError, ConnectionError):
        return ""


def wait_for(path: str, words: str, server: subprocess.Popen[bytes]) -> str:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert server.poll() is None, "the server ended (is port 8000 taken?)"
        if words in (text := fetch(path)):
            return text
        time.sleep(0.3)
    raise AssertionError(f"{words!r} did not appear at {path}")


def test_serve_rebuilds(tree: Tree) -> None:
    server = subprocess.Popen(
        [sys.executable, "scripts/build.py", "serve"],
        cwd=tree.home,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        page = wait_for("ja/topics/agi/", "livereload", server)
        assert "http://127.0.0.1:8000/en/topics/agi/" in page, "addresses are those of the server"
        tree.edit("editorial/strings.yaml", "overview: 概観\n", "overview: 全体の概観\n")
        wait_for("ja/topics/agi/", "全体の概観", server)
        template = "scripts/dialogues/publish/templates/topic.md.j2"
        tree.edit(template, "# {{ name }} {: #{{", "# 題：{{ name }} {: #{{")
        wait_for("ja/topics/agi/", "題：", server)
        # A mistake leaves the last good site up; mending it brings the next one.
        tree.edit("editorial/strings.yaml", "overview: 全体の概観\n", "overview: [概観]\n")
        time.sleep(3)
        assert "全体の概観" in fetch("ja/topics/agi/")
        tree.edit("editorial/strings.yaml", "overview: [概観]\n", "overview: あらまし\n")
        wait_for("ja/topics/agi/", "あらまし", server)
    finally:
        server.terminate()
        server.wait(timeout=10)
