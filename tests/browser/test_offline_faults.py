"""A site that cannot be read without a network, for one reason or another, is found to be so."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Error, Page

from dialogues.site import offline
from support.browsing import LANGUAGES, Opener
from support.fickle import Host, host_site
from support.search_box import ask

#: A page of each kind that comes from elsewhere: MkDocs, our templates, the list of events.
PAGES = ("", "ja/", "en/topics/agi/", "ja/events/interview/", "en/q/interview-q09/")
#: Whether all is kept, or never will be.
SETTLED = """async () => {
  const registered = await navigator.serviceWorker.getRegistration();
  return !registered || registered.active?.state === "activated";
}"""


#: The letters of pages without styles.
PLAIN = ('"Times New Roman"', "Times", "serif")
EVERYTHING = {*PAGES, "search"}


def find_unread(page: Page, host: Host) -> set[str]:
    """What a reader who has seen one page cannot read or do with the network cut."""
    with page.expect_request("**/offline.js"):
        page.goto(f"{host.url}en/about/")
    page.wait_for_load_state("networkidle")
    page.wait_for_function(SETTLED)
    host.leave()
    unread = set()
    for path in PAGES:
        try:
            answer = page.goto(host.url + path)
        except Error:
            unread.add(path)
            continue
        if not answer or answer.status != 200 or not page.locator("h1").count():
            unread.add(path)
        elif page.locator("h1").first.evaluate("h1 => getComputedStyle(h1).fontFamily") in PLAIN:
            unread.add("styles")
    try:
        page.goto(f"{host.url}en/about/")
        if "interview-q09" not in ask(page, "DeepSeek R1"):
            unread.add("search")
    except (Error, TypeError):  # without an index its answers have no places
        unread.add("search")
    return unread


def leave_out(pattern: str) -> Callable[[Path], None]:
    """A build whose list of what is to be kept lacks something."""

    def plant(folder: Path) -> None:
        listed = [
            one for one in offline.list_kept(folder, LANGUAGES) if not re.search(pattern, one)
        ]
        worker = folder / offline.WORKER
        text, _, _ = worker.read_text("utf-8").rpartition("startWorker(")
        worker.write_text(f"{text}startWorker({offline.write_pack(folder, listed)});", "utf-8")

    return plant


def cut_pack(folder: Path) -> None:
    """A pack that did not arrive whole at the host."""
    (pack,) = folder.glob("kept.*")
    pack.write_bytes(pack.read_bytes()[:-1])


def never_register(folder: Path) -> None:
    for language in LANGUAGES:
        (folder / language / offline.REGISTERS).write_text("", "utf-8")


@pytest.mark.parametrize(
    ("plant", "unread"),
    [
        (leave_out("^$"), set[str]()),
        (leave_out("^en/topics/agi/index"), {"en/topics/agi/"}),
        (leave_out("/q/"), {"en/q/interview-q09/"}),
        (leave_out("search/core"), {"search"}),
        (leave_out("css$"), {"styles"}),
        (cut_pack, EVERYTHING),
        (never_register, EVERYTHING),
    ],
    ids=["none", "a page", "answers", "the index", "styles", "the pack", "no worker"],
)
def test_a_fault_is_found(
    built: Path,
    opened: Opener,
    tmp_path: Path,
    plant: Callable[[Path], None],
    unread: set[str],
) -> None:
    folder = Path(shutil.copytree(built, tmp_path / "site"))
    plant(folder)
    with host_site(opened, folder) as host:
        page = host.context.new_page()
        if unread:
            # A search that cannot answer is not waited for.
            page.set_default_timeout(10_000)
        assert find_unread(page, host) == unread
