"""Events in layouts other than threads and articles, from raw files of every kind, on the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.reading import read_data, read_page
from support.trees import Tree

pytestmark = pytest.mark.untraced

#: By event: its raw file, what its exchanges are called, and what the last one's answer says.
EVENTS = {
    "notes": (
        "notes.md",
        "# 記録\n// 覚え書き\n## 海\nQ: **海**は何色か\n前置きである。\n"
        "A（山田）: 青い\nA（鈴木）: 緑だ\n"
        "※ 場所による\n補足: 深さにもよる\n## 山\nQ: 山は\nA: [高い](https://example.org/)という\n",
        ["notes-s1-q1", "notes-s2-q1"],
        "高いという",
    ),
    "talk": (
        "talk.txt",
        "聞き手：編集部\r\n――海は何色か？\r\n山田:\r\n青い。\r\n鈴木：緑だ。\r\n――山は？\r\n山田:高い。\r\n",
        ["talk-q01", "talk-q02"],
        "高い。",
    ),
    "film": (
        "film.vtt",
        "\ufeffWEBVTT\n\n00:01.000 --> 00:02.000\n<v Host>海は\n\n"
        "00:02.000 --> 00:03.000\n<v Host>何色か？\n\n"
        "00:03.000 --> 00:04.000\n<v Guest>青い &amp; 深い。\n",
        ["film-q01"],
        "青い & 深い。",
    ),
    "song": (
        "song.srt",
        "1\n00:00:01,000 --> 00:00:02,000\nHost: 海は何色か？\n\n2\n00:00:02,000 --> 00:00:03,000\n"
        "Guest: 青い。\n",
        ["song-q01"],
        "青い。",
    ),
    "page": (
        "page.html",
        "<!doctype html><html><body><nav>目次</nav><dl><dt>海は何色か？</dt>"
        "<dd>青い。<br>深い。</dd>"
        "<dt>山は？</dt><dd>&lt;高い&gt;という。</dd></dl></body></html>\n",
        ["page-q01", "page-q02"],
        "<高い>という。",
    ),
}


def add_events(tree: Tree, folder: Path) -> None:
    """Each event from its raw file, with made-up words wherever an editor has to write some."""
    for event, (name, text, _, _) in EVENTS.items():
        raw = folder / name
        raw.write_bytes(text.encode("utf-8"))
        done = tree.run("new", event, "--raw", raw)
        assert done.returncode == 0, done.stderr
        assert (tree.home / "raw" / name).read_bytes() == raw.read_bytes()
        path = tree.home / f"editorial/events/{event}.yaml"
        draft = path.read_text("utf-8")
        draft = draft.replace("topics: []", "topics: [startups]").replace("TODO ", "架空：")
        draft = draft.replace("# sure:", "sure:").replace("#   - ", "  - ")
        path.write_text(draft, "utf-8")


def test_every_layout_is_published(tree: Tree, tmp_path: Path) -> None:
    add_events(tree, tmp_path)
    done = tree.run()
    assert done.returncode == 0, done.stderr
    site = tree.home / "site"
    events = {event["id"]: event for event in read_data(site)["events"]}
    for event, (name, text, ids, said) in EVENTS.items():
        exchanges = events[event]["exchanges"]
        assert [exchange["id"] for exchange in exchanges] == ids
        assert exchanges[-1]["blocks"][-1]["text"]["ja"] == said
        spans = [block["span"] for exchange in exchanges for block in exchange["blocks"]]
        spans = sorted([*spans, *events[event]["raw"]["furniture"]])
        assert [start for start, _ in spans] == [0, *(end for _, end in spans[:-1])]
        assert spans[-1][1] == len(text)
        assert events[event]["raw"]["file"] == name
        for language in ("ja", "en"):
            page = read_page(site, f"{language}/events/{event}")
            assert all(page.find(id=exchange) for exchange in ids)
            last = page.find(id=ids[-1])
            assert last is not None
            assert said in last.get_text()
    kinds = "".join(block["kind"][0] for block in events["notes"]["exchanges"][0]["blocks"])
    assert kinds == "qcaars"


def test_a_layout_may_be_named(tree: Tree, tmp_path: Path) -> None:
    raw = tmp_path / "own.txt"
    raw.write_text("山田：海は青い\n鈴木：山は高い\n", "utf-8")
    done = tree.run("new", "own", "--raw", raw)
    assert done.returncode == 1
    assert "`--layout NAME`" in done.stderr
    done = tree.run("new", "own", "--raw", raw, "--layout", "speakers")
    assert done.returncode == 0, done.stderr
    assert "nothing says who asks" in done.stdout
    draft = (tree.home / "editorial/events/own.yaml").read_text("utf-8")
    assert "layout: speakers" in draft
