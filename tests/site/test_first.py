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
from dialogues.site.first import show_first
from dialogues.site.renderer import read_languages
from dialogues.site.standby import Standby
from support.corpora import load_checkout
from support.standing import run_badly, run_into_an_error, run_out_of_memory, run_well
from support.trees import Built, Tree

pytestmark = pytest.mark.untraced

PATIENCE = 600
ANSWER = "editorial/events/interview.yaml"
#: A build as `serve` orders it; what was shown first is kept beside the site, and is all that is
#: made where another argument says so.
BUILD = """
import os, shutil, sys
sys.path.insert(0, "scripts")
import build
def shown(address):
    print("shown", address, flush=True)
    shutil.copy(f"site/{address}index.html", address.strip("/").replace("/", "-") + ".html")
    if sys.argv[2:]:
        os._exit(0)
options = build.make_parser().parse_args([])
sys.exit(build.build_again(options, sys.argv[1], shown))
"""
OPEN = ("ja/events/interview/", "ja/", "ja/about/", "en/topics/agi/")


@pytest.fixture
def again(build: Built, tmp_path: Path) -> Tree:
    """A tree that was built."""
    return build.copy(tmp_path / "again")


def rebuild(tree: Tree, address: str, *stop: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", BUILD, address, *stop]
    return subprocess.run(command, cwd=tree.home, capture_output=True, text=True, check=False)


def change_gist(tree: Tree) -> None:
    path = tree.home / ANSWER
    text = path.read_text("utf-8")
    line = text[text.index("gist: ") :].splitlines()[0]
    path.write_text(text.replace(line, f"{line[:-1]}壱{line[-1]}", 1), "utf-8")


def test_the_open_page_is_at_once_what_it_will_be(again: Tree) -> None:
    pages = {address: again.home / "site" / address / "index.html" for address in OPEN}
    before = {address: page.read_bytes() for address, page in pages.items()}
    change_gist(again)
    again.edit("editorial/strings.yaml", "site-name: 対話ノート\n", "site-name: 対話帳\n")
    again.edit("locale/en/site.po", 'msgstr "Dialogue Notes"', 'msgstr "Dialogue  Notes"')
    for address in OPEN:
        done = rebuild(again, address, *(["stop"] if address != OPEN[-1] else []))
        assert done.returncode == 0, done.stderr
        assert f"shown {address}\n" in done.stdout
    for address, page in pages.items():
        first = again.home / (address.strip("/").replace("/", "-") + ".html")
        assert first.read_bytes() == page.read_bytes() != before[address], address


@pytest.mark.parametrize("address", ["", "xx/", "ja/nowhere/", "ja/../en/", "ja/q/interview-q09/"])
def test_other_pages_are_not_made_first(again: Tree, address: str) -> None:
    corpus, names = load_checkout(), read_languages(again.home)
    assert not show_first(corpus, names, again.home, again.home / "site", address)


def test_other_pages_come_with_the_rest(again: Tree) -> None:
    change_gist(again)
    done = rebuild(again, "ja/q/interview-q09/")
    assert done.returncode == 0, done.stderr
    assert "shown" not in done.stdout
    assert "壱" in (again.home / "site/ja/events/interview/index.html").read_text("utf-8")


def test_a_mistake_is_told_and_nothing_is_shown(again: Tree) -> None:
    again.edit("editorial/strings.yaml", "site-name: 対話ノート\n", "site-name: [対話]\n")
    done = rebuild(again, "ja/about/")
    assert done.returncode == 1
    assert "strings.yaml:" in done.stderr
    assert "shown" not in done.stdout


def test_somebody_s_own_page_is_not_written_over(again: Tree) -> None:
    page = again.home / "docs/ja/people.md"
    page.write_text("# Mine\n", "utf-8")
    done = rebuild(again, "ja/people/")
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
