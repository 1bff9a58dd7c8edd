"""The page that is open comes first, as it will be; the rest of a build comes all the same."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

import pytest

from dialogues.site import live
from dialogues.site.standby import Standby
from support.standing import run_badly, run_into_an_error, run_out_of_memory, run_well
from support.trees import Tree

PATIENCE = 600
ANSWER = "editorial/events/interview.yaml"
#: A build as `serve` orders it; what was shown first is kept beside the site.
BUILD = """
import shutil, sys
sys.path.insert(0, "scripts")
import build
def shown(address):
    print("shown", address)
    shutil.copy(f"site/{address}index.html", "first.html")
options = build.make_parser().parse_args([])
sys.exit(build.build_again(options, sys.argv[1], shown))
"""


def build(tree: Tree, address: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", BUILD, address]
    return subprocess.run(command, cwd=tree.home, capture_output=True, text=True, check=False)


def change_gist(tree: Tree) -> None:
    path = tree.home / ANSWER
    text = path.read_text("utf-8")
    line = text[text.index("gist: ") :].splitlines()[0]
    path.write_text(text.replace(line, f"{line[:-1]}壱{line[-1]}", 1), "utf-8")


@pytest.mark.parametrize("address", ["ja/events/interview/", "ja/", "ja/about/", "en/topics/agi/"])
def test_the_open_page_is_at_once_what_it_will_be(tree: Tree, address: str) -> None:
    assert not tree.run("--drafts").returncode
    page = tree.home / "site" / address / "index.html"
    before = page.read_bytes()
    change_gist(tree)
    tree.edit("editorial/strings.yaml", "site-name: 対話ノート\n", "site-name: 対話帳\n")
    tree.edit("locale/en/site.po", 'msgstr "Dialogue Notes"', 'msgstr "Dialogue  Notes"')
    done = build(tree, address)
    assert done.returncode == 0, done.stderr
    assert f"shown {address}\n" in done.stdout
    assert (tree.home / "first.html").read_bytes() == page.read_bytes() != before


@pytest.mark.parametrize("address", ["", "xx/", "ja/nowhere/", "ja/../en/", "ja/q/interview-q09/"])
def test_other_pages_come_with_the_rest(tree: Tree, address: str) -> None:
    assert not tree.run("--drafts").returncode
    change_gist(tree)
    done = build(tree, address)
    assert done.returncode == 0, done.stderr
    assert "shown" not in done.stdout
    assert "壱" in (tree.home / "site/ja/events/interview/index.html").read_text("utf-8")


def test_a_mistake_is_told_and_nothing_is_shown(tree: Tree) -> None:
    assert not tree.run("--drafts").returncode
    tree.edit("editorial/strings.yaml", "site-name: 対話ノート\n", "site-name: [対話]\n")
    done = build(tree, "ja/about/")
    assert done.returncode == 1
    assert "strings.yaml:" in done.stderr
    assert "shown" not in done.stdout


def test_somebody_s_own_page_is_not_written_over(tree: Tree) -> None:
    assert not tree.run("--drafts").returncode
    page = tree.home / "docs/ja/people.md"
    page.write_text("# Mine\n", "utf-8")
    done = build(tree, "ja/people/")
    assert done.returncode == 1
    assert "docs/ja/people.md:1:1: is in the place of a generated page" in done.stderr
    assert page.read_text("utf-8") == "# Mine\n"


def test_a_process_on_standby_tells_what_a_build_says() -> None:
    shown: list[str] = []
    assert Standby(run_well, "good").build("ja/", shown.append) == ""
    assert shown == ["ja/"]
    assert Standby(run_badly, "a.yaml:1:1: odd").build("ja/", shown.append) == (
        "a.yaml:1:1: odd, ja/\n"
    )
    assert "ValueError: broken" in Standby(run_into_an_error, "broken").build("", shown.append)
    assert "was killed" in Standby(run_out_of_memory, "").build("", shown.append)
    assert shown == ["ja/"]


@pytest.mark.parametrize(
    ("asked_then", "told", "reloads"),
    [(["a/"], "", 1), (["a/", "b/"], "", 2), (["b/"], "", 2), ([], "", 1), (["a/"], "odd", 2)],
)
def test_who_has_seen_all_is_not_reloaded_again(
    tmp_path: Path, asked_then: list[str], told: str, reloads: int
) -> None:
    """Browsers reload at each new epoch: when the open page is shown, and again for the rest."""
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text("<body>x</body>", "utf-8")
    epochs: list[int] = []

    def fetch(path: str) -> str:
        with urllib.request.urlopen(f"{server.url}{path}") as answer:  # noqa: S310
            return str(answer.read().decode())

    def read_epoch() -> int:
        return int(fetch("livereload/0/1"))

    def rebuild(address: str, shown: object) -> str:
        assert callable(shown)
        assert address == "a/"
        shown(address)
        epochs.append(read_epoch())
        for path in asked_then:
            fetch(path)
        return told

    server = live.LiveServer(tmp_path, 0, rebuild, "")
    server.server_bind()
    server.server_activate()
    server.url = f"http://127.0.0.1:{server.server_port}/"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    building = threading.Thread(target=server._build_loop, daemon=True)
    fetch("a/")
    epochs.append(read_epoch())
    time.sleep(0.002)  # an epoch is a millisecond
    with server._rebuild_cond:
        server._want_rebuild = True
    building.start()
    end = time.monotonic() + PATIENCE
    while (server._want_rebuild or len(epochs) < 2) and time.monotonic() < end:
        time.sleep(0.01)
    server._shutdown = True
    building.join()
    epochs.append(read_epoch())
    server.shutdown()
    assert epochs == sorted(epochs)
    assert len(set(epochs)) - 1 == reloads
