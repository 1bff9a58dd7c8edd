"""A third event by adding files alone: an article with odd notes, a thread of 60 questions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from support.events import ARTICLE, THREAD
from support.reading import read_data, read_page
from support.trees import Tree

EVENTS = {
    "article": (ARTICLE, ["seas-s1-q1", "seas-s1-q2", "seas-s2-q1", "seas-s3-q1"]),
    "thread": (THREAD, [f"seas-q{n:02d}" for n in range(1, 61)]),
}


def fill_in(tree: Tree) -> None:
    """What an editor does with the draft: nothing but words and topics."""
    path = tree.home / "editorial/events/seas.yaml"
    text = path.read_text("utf-8")
    assert "TODO" in text
    text = text.replace("topics: []", "topics: [startups]").replace("TODO ", "架空：")
    path.write_text(text, "utf-8")


def add_event(tree: Tree, layout: str) -> list[str]:
    """Add the event and build; the ids of its exchanges."""
    text, ids = EVENTS[layout]
    raw = tree.home.parent / "2025-04-01-seas.txt"
    raw.write_text(text, "utf-8")
    done = tree.run("new", "seas", "--raw", raw)
    assert done.returncode == 0, done.stderr
    assert (tree.home / "raw" / raw.name).read_bytes() == raw.read_bytes()
    assert f"layout: {layout}" in (tree.home / "editorial/events/seas.yaml").read_text("utf-8")
    fill_in(tree)
    done = tree.run()
    assert done.returncode == 0, done.stderr
    return ids


def seas(tree: Tree) -> dict[str, Any]:
    data = read_data(tree.home / "site")
    found: dict[str, Any] = next(event for event in data["events"] if event["id"] == "seas")
    return found


def assert_published(tree: Tree, ids: list[str]) -> None:
    """On its own page, on its topics' pages, on the home page, in search, in the site map."""
    site = tree.home / "site"
    startups = next(t for t in read_data(site)["topics"] if t["slug"] == "startups")
    tagged = {x["id"] for x in seas(tree)["exchanges"] if "startups" in x["topics"]}
    assert tagged
    assert tagged <= set(startups["exchanges"])
    for code in ("ja", "en"):
        article = read_page(site, f"{code}/events/seas")
        assert all(article.find(id=exchange) for exchange in ids)
        topic = read_page(site, f"{code}/topics/startups")
        assert all(topic.find(id=exchange) for exchange in tagged)
        assert read_page(site, code).find(id="event-seas")
        assert bool(article.select(".dn-badge--untranslated")) == (code == "en")
        core = json.loads((site / code / "search/core.json").read_text("utf-8"))
        events = [event for event, _, size in core["events"] for _ in range(size)]
        files = (site / code / f"search/heads/{n}.json" for n in range(1, core["files"]["heads"]))
        rest = [head for file in files for head in json.loads(file.read_text("utf-8"))["heads"]]
        heads = [*core["heads"], *rest]
        places = {event + head[2] for event, head in zip(events, heads, strict=False)}
        assert set(ids) <= places
    assert "seas" in (site / "sitemap.xml").read_text("utf-8")


@pytest.mark.untraced
def test_a_thread_is_added(tree: Tree) -> None:
    ids = add_event(tree, "thread")
    assert_published(tree, ids)
    assert [exchange["id"] for exchange in seas(tree)["exchanges"]] == ids
    # Figures are listed in the draft, for the build wants them all.
    assert [f["text"]["ja"] for f in seas(tree)["exchanges"][0]["figures"]] == ["1日"]
    assert tree.run("sync").stdout == "en: locale/en/seas.po\n"
    assert tree.run("check").returncode == 0


@pytest.mark.untraced
def test_an_article_is_added_and_its_notes_keep_their_kind_and_place(tree: Tree) -> None:
    ids = add_event(tree, "article")
    assert_published(tree, ids)
    exchanges = seas(tree)["exchanges"]
    assert [f["text"]["ja"] for f in exchanges[0]["figures"]] == ["3年", "20人"]
    kinds = {x["id"]: "".join(block["kind"][0] for block in x["blocks"]) for x in exchanges}
    assert kinds == dict(zip(ids, ("qcharsss", "qhaa", "qchar", "qha"), strict=True))
    exchange = read_page(tree.home / "site", "ja/events/seas").find(id="seas-s1-q1")
    assert exchange is not None
    parts = [part["class"][1].removeprefix("dn-part--") for part in exchange.select(".dn-part")]
    assert parts == ["context", "headline", "answer", "remark", "supplement"]
    labelled = exchange.select(".dn-part:not(.dn-part--answer)")
    assert all(part.select_one(".dn-label") for part in labelled)
    assert len(exchange.select(".dn-part--supplement li")) == 2


@pytest.mark.parametrize(
    ("event", "text", "message"),
    [
        ("Bad Id", ARTICLE, "must be lower-case letters"),
        ("../up", ARTICLE, "must be lower-case letters"),
        ("interview", ARTICLE, "exists already"),
        ("seas", "ただの文章", "nothing says what is asked"),
        ("seas", THREAD.replace("Q7.", "Q6."), "question 6 stands twice"),
    ],
)
def test_new_refuses(tree: Tree, tmp_path: Path, event: str, text: str, message: str) -> None:
    raw = tmp_path / "seas.txt"
    raw.write_text(text, "utf-8")
    done = tree.run("new", event, "--raw", raw)
    assert done.returncode == 1
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tree.home / "editorial/events/seas.yaml").exists()
    assert not (tree.home / "raw/seas.txt").exists()
