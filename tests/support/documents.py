"""Raw files, read: what every parsed document must hold."""

from __future__ import annotations

from pathlib import Path

from dialogues.model import Layout, RawFile, Stated, Transcript
from dialogues.problems import Problems
from dialogues.read.layouts import parse_raw
from dialogues.read.text import read_raw

OWN = {"interview": "2025-02-12-interview.txt", "utokyo": "2025-02-03-utokyo.txt"}

LAYOUTS: dict[str, Layout] = {"interview": "thread", "utokyo": "article"}


def parse(event: str, path: Path, ends: dict[str, str] | None = None) -> tuple[RawFile, Transcript]:
    problems = Problems()
    raw = read_raw(path, problems)
    assert raw
    document = parse_raw(event, raw, LAYOUTS[event], problems, Stated(ends or {}))
    assert not problems.items
    assert unique_ids(document)
    return raw, document


def unique_ids(document: Transcript) -> bool:
    ids = [block.id for exchange in document.exchanges for block in exchange.blocks]
    return len(set(ids)) == len(ids)


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
