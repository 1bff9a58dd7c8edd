"""Sync, staleness and badges: a changed answer turns exactly one unit stale."""

from __future__ import annotations

import json

import polib
import pytest

from support.reading import read_data, read_page, snapshot
from support.trees import Built, Tree

pytestmark = pytest.mark.untraced


def states(tree: Tree) -> dict[str, dict[str, int]]:
    status = json.loads((tree.home / "site/data/translation-status.json").read_text("utf-8"))
    english: dict[str, dict[str, int]] = status["en"]
    return english


def test_a_synced_tree_stays_byte_identical(tree: Tree) -> None:
    before = snapshot(tree.home / "locale")
    done = tree.run("sync")
    assert done.stdout == "en: nothing to change\n", done.stderr
    assert snapshot(tree.home / "locale") == before


@pytest.mark.parametrize("synced", [False, True])
def test_one_changed_answer(build: Built, tree: Tree, synced: bool) -> None:
    before, count = read_data(build.site), states(build.tree)
    old = before["events"][0]["exchanges"][6]["blocks"][1]
    assert old["id"] == "interview-q07-a1"
    changed = old["text"]["ja"][:-1] + "という。"
    tree.edit("raw/2025-02-12-interview.txt", old["text"]["ja"], changed)
    if synced:
        assert tree.run("sync").stdout == "en: locale/en/interview.po\n"
        entry = polib.pofile(str(tree.home / "locale/en/interview.po")).find(
            "interview-q07-a1", by="msgctxt"
        )
        assert entry is not None
        assert entry.fuzzy
        assert entry.previous_msgid == old["text"]["ja"]
        assert entry.msgstr == old["text"]["en"]
    done = tree.run()
    assert done.returncode == 0, done.stderr
    assert ", 1 stale, " in done.stdout
    after = read_data(tree.home / "site")
    stale = [
        (block["id"], block["text"]["en"])
        for event in after["events"]
        for exchange in event["exchanges"]
        for block in exchange["blocks"]
        if block["state"]["en"] != "reviewed"
    ]
    assert stale == [("interview-q07-a1", old["text"]["en"])], "published, and nothing else touched"
    count["interview"]["reviewed"] -= 1
    count["interview"]["stale"] += 1
    assert states(tree) == count
    for path in ("events/interview", f"topics/{after['events'][0]['exchanges'][6]['topics'][0]}"):
        english, japanese = (
            read_page(tree.home / "site", f"{code}/{path}") for code in ("en", "ja")
        )
        badges = english.select(".dn-badge")
        assert [badge["class"][1] for badge in badges] == ["dn-badge--stale"]
        paragraph = badges[0].find_parent("p")
        assert paragraph is not None
        assert paragraph["id"] == "interview-q07-a1"
        assert not japanese.select(".dn-badge")
    status = read_page(tree.home / "site", "en/translation-status")
    assert "interview-q07-a1" in status.get_text()


def test_untranslated_text_is_marked_as_japanese(tree: Tree) -> None:
    file = tree.home / "locale/en/utokyo.po"
    po = polib.pofile(str(file), wrapwidth=0)
    entry = po.find("utokyo-s1-q1-a4", by="msgctxt")
    assert entry is not None
    entry.msgstr = ""
    po.save()
    done = tree.run()
    assert done.returncode == 0, done.stderr
    paragraph = read_page(tree.home / "site", "en/events/utokyo").find(id="utokyo-s1-q1-a4")
    assert paragraph is not None
    japanese = paragraph.find("span", lang="ja")
    assert japanese is not None
    assert japanese.get_text() == entry.msgid
    assert paragraph.select_one(".dn-badge--untranslated")
