"""Nothing unfinished is published: a started event shows while it is worked on, and only then."""

from __future__ import annotations

import pytest

from support.events import ARTICLE
from support.reading import read_data, read_page
from support.trees import Tree

pytestmark = pytest.mark.untraced

EVENT = "editorial/events/seas.yaml"


def test_a_draft_is_left_out_until_it_is_approved(tree: Tree) -> None:
    raw = tree.home.parent / "2025-04-01-seas.txt"
    raw.write_text(ARTICLE, "utf-8")
    assert tree.run("new", "seas", "--raw", raw).returncode == 0
    done = tree.run("sync")
    assert (done.returncode, done.stdout) == (0, "en: locale/en/seas.po\n"), done.stderr
    assert 'msgid "TODO' not in (tree.home / "locale/en/seas.po").read_text("utf-8")
    checked = tree.run("check")
    assert (checked.returncode, checked.stderr) == (0, "")
    assert "38 exchanges of 3 events" in checked.stdout

    # Published: nothing of it, nor of what its file lacks; its PO file is nobody's fault.
    done = tree.run()
    assert (done.returncode, done.stderr) == (0, "")
    site = tree.home / "site"
    assert [event["id"] for event in read_data(site)["events"]] == ["interview", "utokyo"]
    for path in site.rglob("*"):
        # Whatever is published, common words have meanings: this is one.
        if path.suffix in (".html", ".json", ".xml") and path.parent.name != "meanings":
            text = path.read_text("utf-8")
            assert "TODO" not in text and "seas" not in text, path

    # Looked at, as `serve` does: with a banner, and a badge wherever its dates stand.
    done = tree.run("--drafts", "--out", "drafts")
    assert (done.returncode, done.stderr) == (0, "")
    page = read_page(tree.home / "drafts", "en/events/seas")
    banner = page.select_one(".dn-draft")
    assert banner and "left out of the published site" in banner.get_text()
    for page_path in ("ja", "en/events"):
        page = read_page(tree.home / "drafts", page_path)
        badges = [one.get_text() for one in page.select(".dn-meta .dn-badge, li .dn-badge")]
        assert sum(badge in ("Draft", "下書き") for badge in badges) == 1, page_path

    # Approved, its TODOs are problems, each at its place.
    text = (tree.home / EVENT).read_text("utf-8")
    line = next(line for line in text.splitlines() if line.startswith("approved: TODO"))
    tree.edit(EVENT, line, "approved: 2025-04-02、編集部")
    done = tree.run()
    assert done.returncode == 1
    told = done.stderr.splitlines()
    assert len(told) > 10
    assert all(one.startswith(EVENT) and "still to be written" in one for one in told[:-1])
