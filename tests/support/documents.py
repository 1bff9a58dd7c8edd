"""Raw files, read: what every parsed document must hold."""

from __future__ import annotations

from pathlib import Path

from dialogues.model import Layout, RawFile, Transcript
from dialogues.problems import Problems
from dialogues.read.layouts import parse_raw
from dialogues.read.schema import EventFile
from dialogues.read.text import read_raw
from dialogues.read.yaml import load_yaml

from .trees import HOME

OWN = {"interview": "2025-02-12-interview.txt", "utokyo": "2025-02-03-utokyo.txt"}

LAYOUTS: dict[str, Layout] = {"interview": "thread", "utokyo": "article"}


def parse(event: str, path: Path) -> tuple[RawFile, Transcript]:
    """A raw file with what its editor states of it; nothing in it may be wrong or doubtful."""
    problems = Problems()
    raw = read_raw(path, problems)
    loaded = load_yaml(HOME / f"editorial/events/{event}.yaml", EventFile, problems)
    assert raw
    assert loaded
    document = parse_raw(event, raw, LAYOUTS[event], problems, loaded[0].stated)
    assert not problems.items
    assert document.doubts == ()
    assert unique_ids(document)
    return raw, document


def unique_ids(document: Transcript) -> bool:
    ids = [block.id for exchange in document.exchanges for block in exchange.blocks]
    return len(set(ids)) == len(ids)


def assert_placed(text: str, document: Transcript, problems: Problems) -> None:
    """Problems and doubts stand at places of the text, and say something."""
    lines = text.split("\n")
    for problem in problems.items:
        assert 1 <= problem.line <= len(lines), problem
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1, problem
    for doubt in document.doubts:
        assert 0 <= doubt.offset <= len(text)
        assert doubt.message
        assert doubt.hint


def begins_with_questions(document: Transcript) -> bool:
    return all(
        exchange.blocks and exchange.blocks[0].kind == "question" for exchange in document.exchanges
    )


def kinds(document: Transcript) -> dict[str, str]:
    return {
        exchange.id: "".join(
            block.kind[0].upper() if block.bullet else block.kind[0] for block in exchange.blocks
        )
        for exchange in document.exchanges
    }


def assert_tiles(raw: RawFile, document: Transcript) -> None:
    blocks = [block for exchange in document.exchanges for block in exchange.blocks]
    spans = sorted([*(block.span for block in blocks), *document.furniture])
    assert [start for start, _ in spans] == [0, *(end for _, end in spans[:-1])]
    assert spans[-1][1] == len(raw.text)
    assert all(raw.text[slice(*block.span)] == block.text.text for block in blocks)
