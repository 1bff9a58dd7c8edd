"""Both raw files, exchange by exchange: the repo's own always, the originals where at hand."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
import yaml

from dialogues.model import RawFile
from dialogues.problems import Problems
from dialogues.read.layouts import detect_layout, parse_raw
from support.documents import LAYOUTS, OWN, assert_tiles, kinds, parse
from support.events import EXPECTED
from support.trees import HOME

#: Spans and hashes of the originals' blocks; their sentences are not ours to keep.
CASE = json.loads((HOME / "tests/cases/originals.json").read_text("utf-8"))


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


@pytest.mark.parametrize("event", ["interview", "utokyo"])
def test_own_raw_files(event: str) -> None:
    raw, document = parse(event, HOME / "raw" / OWN[event])
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
        [block.id, block.kind, *block.span, digest(block.text.text)]
        for exchange in document.exchanges
        for block in exchange.blocks
    ]
    assert found == case["blocks"]
    assert [list(span) for span in document.furniture] == case["furniture"]


def test_irregularities_are_in_our_raw_files() -> None:
    """What the originals made hard must stay hard in our retelling, or we test nothing."""
    raw, document = parse("interview", HOME / "raw" / OWN["interview"])
    texts = {b.id: b.text.text for x in document.exchanges for b in x.blocks}
    assert texts["interview-q26-q1"].count("？") == 1
    assert texts["interview-q26-q1"].endswith("。")
    assert all(texts[f"interview-q{n:02d}-q1"].count("。") >= 1 for n in (9, 10, 11, 14, 22))
    assert "Deep Research" in texts["interview-q01-a1"]
    raw, document = parse("utokyo", HOME / "raw" / OWN["utokyo"])
    for section in document.sections:
        assert raw.text.count(f"{section.number}|{section.title.text}\n") == 2
    assert sum(x.section is not None and x.section.number == 2 for x in document.exchanges) == 2
    assert not document.exchanges[3].blocks[0].text.text.endswith(("?", "？"))


@pytest.mark.parametrize(
    ("text", "question", "answers"),
    [
        ("--- Q1. どう? 答え。", "どう?", ["答え。"]),
        ("Ｑ１．どう？答え。", "どう？", ["答え。"]),
        ("前置き --- Q1. 何がどう?で、こう? 答え。", "何がどう?で、こう?", ["答え。"]),
        ("--- Q1. 聞く。二文目？ 答え。", "聞く。二文目？", ["答え。"]),
        ("--- Q1. 聞きます。 どう? 続き。", "聞きます。 どう?", ["続き。"]),
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
    document = parse_raw("e", RawFile("t", "t", text, ""), "thread", problems)
    assert not problems.items
    (exchange,) = document.exchanges
    assert [block.text.text for block in exchange.blocks] == [question, *answers]


def test_article_marks_in_every_width() -> None:
    text = "1|題\n１｜題\nＱ．問い\n前置き\nＡ：一言\n・項目\n▼補足： 続き\n※ 注\n- 点\n"
    text += "▼ 解釈\n読み\nおわりに\n結び"
    problems = Problems()
    document = parse_raw("e", RawFile("t", "t", text, ""), "article", problems)
    assert not problems.items
    assert kinds(document) == {"e-s1-q1": "qchAsrSi"}
    assert [section.title.text for section in document.sections] == ["題"]
    assert text[slice(*document.furniture[-1])] == "\nおわりに\n結び"


def test_detection() -> None:
    for event, name in OWN.items():
        assert detect_layout((HOME / "raw" / name).read_text("utf-8")) == LAYOUTS[event]
    assert detect_layout("ただの文章。\nもう一行。") is None


def test_each_shape_has_its_case() -> None:
    """Tests go through the folder: what is missing there would not be missed."""
    cases = yaml.safe_load((HOME / "tests/cases/shapes.yaml").read_text("utf-8"))["shapes"]
    assert sorted(path.name[:2] for path in (HOME / "tests/cases/shapes").iterdir()) == sorted(
        cases
    )
    assert len(cases) == 16
