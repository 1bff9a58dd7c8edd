"""Texts in the shapes that editors meet: how they come apart, told in one line."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from dialogues.model import Block, Layout, RawFile, Stated, Transcript
from dialogues.problems import Problems
from dialogues.read.layouts import detect_layout, parse_raw

#: Layouts whose blocks say what people read, without the marks that stand in the raw text.
CLEANED: list[Layout] = ["labelled", "speakers", "subtitles", "page"]
#: What makes a text more than its letters: marks of Markdown, tags, entities.
MARKED = re.compile(r"[*_`\[\]<>&|#\\]")


def split(
    text: str, layout: Layout | None = None, **stated: object
) -> tuple[Transcript, list[str]]:
    """The transcript of a text in its layout, and what is wrong with it."""
    problems = Problems()
    found = layout or detect_layout(text)
    assert found, "no layout"
    raw = RawFile("t", "t", text, "")
    document = parse_raw("e", raw, found, problems, Stated(**stated))  # type: ignore[arg-type]
    assert_nothing_lost(raw, document)
    return document, [str(one) for one in problems.items]


def assert_nothing_lost(raw: RawFile, document: Transcript) -> None:
    """Spans tile the file, and each block says what stands at its span."""
    blocks = [block for exchange in document.exchanges for block in exchange.blocks]
    spans = sorted([*(block.span for block in blocks), *document.furniture])
    assert [start for start, _ in spans] == [0, *(end for _, end in spans[:-1])]
    assert spans[-1][1] == len(raw.text)
    for block in blocks:
        assert_said(raw.text[slice(*block.span)], block, document.layout)


def assert_said(written: str, block: Block, layout: Layout) -> None:
    """A block's text is exactly what is written; or that behind the name of who says it; or, in
    layouts with marks, what is left of it: its characters, in order, entities read.
    """
    rest = [block.text.text]
    if block.kind == "answer" and layout in CLEANED:
        rest += [rest[0][at:] for at in find_names(rest[0])]
    if written in rest:
        return
    assert layout in CLEANED, block.id
    readings = (written, html.unescape(written))
    assert any(is_in_order(words, text) for words in rest for text in readings), block.id
    assert layout in ("page", "subtitles") or MARKED.search(written), block.id


def find_names(said: str) -> Iterator[int]:
    """Where the words of an answer begin, if a name stands before them; it may hold a colon."""
    return (at + 1 for at in range(1, min(len(said), 61)) if said[at] == "：")


def is_in_order(words: str, text: str) -> bool:
    """Whether the characters of words stand in a text, in their order, white space aside."""
    rest = iter(text)
    return all(char in rest for char in words if not char.isspace())


def tell(document: Transcript) -> str:
    """``q01 question | a answer`` for each exchange: its id's end, kinds by letter."""
    return "; ".join(
        f"{x.id[2:]} " + " | ".join(f"{b.kind[0]} {b.text.text}" for b in x.blocks)
        for x in document.exchanges
    )
