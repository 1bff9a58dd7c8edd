"""A third event by adding files alone: an article with odd notes, a thread of 60 questions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import Tree
from test_contract import page, read

ARTICLE = """はじめに
架空の集まりの記録である。
1|海の話
2|山の話
3|空の話
本題に入る。
1|海の話
Q. 海はなぜ青いのか？
子どもの問いから始まった。
A. 光のせい
赤い光は吸われ、青い光が残る。3年かけ、延べ２０人で調べた。
※ 細かな話は省いた。
▼ 補足:
- 深さで色は変わる。
- 濁れば緑になる。
地の文も一つある。
Q. 波について
A. 風が起こす
- 強い風
- 長い風
2|山の話
この節は前置きが長い。
Q. 山は動くか？
A. 動く
年に数ミリだという。
▼ 解釈:
※ 筆者の感想である。
3|空の話
Q. スタートアップは空を目指すか
A. 目指すかもしれない
AGIの話も少し出た。
おわりに
以上である。"""
THREAD = "前置き" + "".join(
    f" --- Q{n}. 架空の問い{n}はどうか？ 答えるのに{n}日かかる。 二つ目の段落{n}。"
    for n in range(1, 61)
)
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


@pytest.mark.parametrize("layout", list(EVENTS))
def test_third_event(tree: Tree, tmp_path: Path, layout: str) -> None:
    text, ids = EVENTS[layout]
    raw = tmp_path / "2025-04-01-seas.txt"
    raw.write_text(text, "utf-8")
    done = tree.run("new", "seas", "--raw", raw)
    assert done.returncode == 0, done.stderr
    assert (tree.home / "raw" / raw.name).read_bytes() == raw.read_bytes()
    assert f"layout: {layout}" in (tree.home / "editorial/events/seas.yaml").read_text("utf-8")
    fill_in(tree)
    done = tree.run()
    assert done.returncode == 0, done.stderr
    site = tree.home / "site"
    data = read(site)
    event = next(event for event in data["events"] if event["id"] == "seas")
    # Figures are listed in the draft, for the build wants them all.
    figures = [figure["text"]["ja"] for figure in event["exchanges"][0]["figures"]]
    assert figures == {"article": ["3年", "20人"], "thread": ["1日"]}[layout]
    assert [exchange["id"] for exchange in event["exchanges"]] == ids
    startups = next(topic for topic in data["topics"] if topic["slug"] == "startups")
    tagged = {e["id"] for e in event["exchanges"] if "startups" in e["topics"]}
    assert tagged
    assert tagged <= set(startups["exchanges"])
    for code in ("ja", "en"):
        article = page(site, f"{code}/events/seas")
        assert all(article.find(id=exchange) for exchange in ids)
        topic = page(site, f"{code}/topics/startups")
        assert all(topic.find(id=exchange) for exchange in tagged)
        home = page(site, code)
        assert home.find(id="event-seas")
        assert bool(article.select(".dn-badge--untranslated")) == (code == "en")
        core = json.loads((site / code / "search/core.json").read_text("utf-8"))
        events = [event for event, _, size in core["events"] for _ in range(size)]
        files = (site / code / f"search/heads/{n}.json" for n in range(core["files"]["heads"]))
        heads = [head for file in files for head in json.loads(file.read_text("utf-8"))["heads"]]
        places = {event + head[2] for event, head in zip(events, heads, strict=False)}
        assert set(ids) <= places
    assert "seas" in (site / "sitemap.xml").read_text("utf-8")
    assert tree.run("sync").stdout == "en: locale/en/seas.po\n"
    assert tree.run("check").returncode == 0


def test_article_notes_keep_their_kind_and_place(tree: Tree, tmp_path: Path) -> None:
    raw = tmp_path / "seas.txt"
    raw.write_text(ARTICLE, "utf-8")
    tree.run("new", "seas", "--raw", raw)
    fill_in(tree)
    assert tree.run().returncode == 0
    event = next(e for e in read(tree.home / "site")["events"] if e["id"] == "seas")
    kinds = {
        exchange["id"]: "".join(block["kind"][0] for block in exchange["blocks"])
        for exchange in event["exchanges"]
    }
    assert kinds == {
        "seas-s1-q1": "qcharsss",
        "seas-s1-q2": "qhaa",
        "seas-s2-q1": "qhar",
        "seas-s3-q1": "qha",
    }
    exchange = page(tree.home / "site", "ja/events/seas").find(id="seas-s1-q1")
    assert exchange is not None
    parts = [part["class"][1].removeprefix("dn-part--") for part in exchange.select(".dn-part")]
    assert parts == ["gist", "context", "headline", "answer", "remark", "supplement", "related"]
    assert all(part.select_one(".dn-label") for part in exchange.select(".dn-part"))
    assert len(exchange.select(".dn-part--supplement li")) == 2


@pytest.mark.parametrize(
    ("event", "text", "message"),
    [
        ("Bad Id", ARTICLE, "must be lower-case letters"),
        ("../up", ARTICLE, "must be lower-case letters"),
        ("interview", ARTICLE, "exists already"),
        ("seas", "ただの文章", "neither a thread nor an article"),
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
