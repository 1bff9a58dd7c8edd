"""Both raw files, exchange by exchange: the repo's own always, the originals where at hand."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from conftest import HOME
from dialogues.model import Document, Layout, Raw
from dialogues.problems import Problems
from dialogues.read import layouts
from dialogues.read.text import read_raw

#: Kinds of the blocks of each exchange: q question, c context, h headline, a answer, s supplement,
#: i interpretation, r remark; a capital is a list item.
EXPECTED = {
    "interview": {
        f"interview-q{n:02d}": "q" + "a" * {2: 2, 5: 3, 6: 2, 9: 3, 22: 2, 23: 2}.get(n, 1)
        for n in range(1, 28)
    },
    "utokyo": {
        "utokyo-s1-q1": "qchaaaaa",
        "utokyo-s2-q1": "qchaa",
        "utokyo-s2-q2": "qchaaaSS",
        "utokyo-s3-q1": "qchaaarsII",
        "utokyo-s4-q1": "qchaas",
        "utokyo-s5-q1": "qhaa",
        "utokyo-s6-q1": "qchaass",
    },
}
OWN = {"interview": "2025-02-12-interview.txt", "utokyo": "2025-02-03-utokyo.txt"}
LAYOUTS: dict[str, Layout] = {"interview": "thread", "utokyo": "article"}
#: Spans and hashes of the originals' blocks; their sentences are not ours to keep.
CASE = json.loads((HOME / "tests/cases/originals.json").read_text("utf-8"))


def parse(event: str, path: Path, ends: dict[str, str] | None = None) -> tuple[Raw, Document]:
    problems = Problems()
    raw = read_raw(path, problems)
    assert raw
    document = layouts.parse(event, raw, LAYOUTS[event], problems, ends)
    assert not problems.items
    assert unique_ids(document)
    return raw, document


def unique_ids(document: Document) -> bool:
    ids = [block.id for exchange in document.exchanges for block in exchange.blocks]
    return len(set(ids)) == len(ids)


def kinds(document: Document) -> dict[str, str]:
    return {
        exchange.id: "".join(
            block.kind[0].upper() if block.bullet else block.kind[0] for block in exchange.blocks
        )
        for exchange in document.exchanges
    }


def assert_tiles(raw: Raw, document: Document) -> None:
    blocks = [block for exchange in document.exchanges for block in exchange.blocks]
    spans = sorted([*(block.span for block in blocks), *document.furniture])
    assert [start for start, _ in spans] == [0, *(end for _, end in spans[:-1])]
    assert spans[-1][1] == len(raw.text)
    assert all(raw.text[slice(*block.span)] == block.text for block in blocks)


@pytest.mark.parametrize("event", ["interview", "utokyo"])
def test_own_raw_files(event: str) -> None:
    raw, document = parse(event, HOME / "raw" / OWN[event], {"interview-q26": "から。"})
    assert kinds(document) == EXPECTED[event]
    assert_tiles(raw, document)


@pytest.mark.parametrize("event", ["interview", "utokyo"])
def test_originals(event: str, originals: Path) -> None:
    case = CASE[event]
    raw, document = parse(event, originals / case["file"])
    assert raw.sha256 == case["sha256"]
    assert kinds(document) == EXPECTED[event]
    assert_tiles(raw, document)
    found = [
        [block.id, block.kind, *block.span, hashlib.sha256(block.text.encode()).hexdigest()[:12]]
        for exchange in document.exchanges
        for block in exchange.blocks
    ]
    assert found == case["blocks"]
    assert [list(span) for span in document.furniture] == case["furniture"]


def test_irregularities_are_in_our_raw_files() -> None:
    """What the originals made hard must stay hard in our retelling, or we test nothing."""
    raw, document = parse("interview", HOME / "raw" / OWN["interview"], {"interview-q26": "から。"})
    texts = {b.id: b.text for x in document.exchanges for b in x.blocks}
    assert "。 " in texts["interview-q01-a1"], "a full stop and a space inside quotation marks"
    assert any("？ " in texts[f"interview-q05-a{n}"] for n in (1, 2, 3)), "a question in an answer"
    assert texts["interview-q26-q1"].count("？") == 1
    assert texts["interview-q26-q1"].endswith("。")
    assert all(texts[f"interview-q{n:02d}-q1"].count("。") >= 1 for n in (9, 10, 11, 14, 22))
    assert "Deep Research" in texts["interview-q01-a1"]
    raw, document = parse("utokyo", HOME / "raw" / OWN["utokyo"])
    for section in document.sections:
        assert raw.text.count(f"{section.number}|{section.title}\n") == 2
    assert sum(x.section is not None and x.section.number == 2 for x in document.exchanges) == 2
    assert not document.exchanges[3].blocks[0].text.endswith(("?", "？"))


@pytest.mark.parametrize(
    ("text", "question", "answers"),
    [
        ("--- Q1. どう? 答え。", "どう?", ["答え。"]),
        ("Ｑ１．どう？答え。", "どう？", ["答え。"]),
        ("前置き --- Q1. 何がどう?で、こう? 答え。", "何がどう?で、こう?", ["答え。"]),
        ("--- Q1. 聞く。二文目？ 答え。", "聞く。二文目？", ["答え。"]),
        ("--- Q1. 聞きます。 答え? 続き。", "聞きます。", ["答え? 続き。"]),
        ("--- Q1. 「何? 何」とは? 答え。", "「何? 何」とは?", ["答え。"]),
        (
            "--- Q1. どう? 一。 二「三。 四」五。 六。",
            "どう?",
            ["一。", "二「三。 四」五。", "六。"],
        ),
        ("--- Q1. どう? Deep Research の話。", "どう?", ["Deep Research の話。"]),
    ],
)
def test_thread_boundaries(text: str, question: str, answers: list[str]) -> None:
    problems = Problems()
    document = layouts.parse("e", Raw("t", "t", text, ""), "thread", problems)
    assert not problems.items
    (exchange,) = document.exchanges
    assert [block.text for block in exchange.blocks] == [question, *answers]


def test_article_marks_in_every_width() -> None:
    text = "1|題\n１｜題\nＱ．問い\n前置き\nＡ：一言\n・項目\n▼補足： 続き\n※ 注\n- 点\n"
    text += "▼ 解釈\n読み\nおわりに\n結び"
    problems = Problems()
    document = layouts.parse("e", Raw("t", "t", text, ""), "article", problems)
    assert not problems.items
    assert kinds(document) == {"e-s1-q1": "qchAsrSi"}
    assert [section.title for section in document.sections] == ["題"]
    assert text[slice(*document.furniture[-1])] == "\nおわりに\n結び"


def test_detection() -> None:
    for event, name in OWN.items():
        assert layouts.detect((HOME / "raw" / name).read_text("utf-8")) == LAYOUTS[event]
    assert layouts.detect("ただの文章。\nもう一行。") is None
