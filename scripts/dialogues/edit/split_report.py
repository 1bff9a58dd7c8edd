"""How a raw file was split, in words: what an editor reads before the draft of an event.

In: a raw file and its Transcript. Out: the report's lines; its doubts, for the draft's comments.
"""

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from ..model import ANSWERED, RawExchange, RawFile, Transcript
from ..problems import display, position

#: How much of a question, here and in a draft, and of the two ends of a longer text, is shown.
MAX_QUESTION, MAX_END = 60, 20
DOUBTFUL = ", each a problem in `check` until the event's YAML settles it:"
#: Pieces that hold a label and nothing else.
LABEL = re.compile(r"[\W\d_]*(?:[QAＱＡ]|質問|問|回答|答え?|補足|解釈|注)?[\W\d_]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ShownDoubt:
    """A doubt, as a report and a draft show it; ``words`` as YAML quotes them."""

    at: str
    words: str
    message: str
    advice: str
    exchange: str | None


def report_split(raw: RawFile, transcript: Transcript) -> list[str]:
    """Exchanges, what is set aside, and doubts; no line is empty."""
    path = display(raw.path)
    count = len(transcript.exchanges)
    lines = [f"{path}: layout {transcript.layout}, {count} exchanges"]
    lines += [line for one in transcript.exchanges for line in _report_exchange(one, raw.text)]
    aside = [span for span in transcript.furniture if not LABEL.fullmatch(raw.text[slice(*span)])]
    lines += ["set aside, on no page:"] if aside else ["nothing is set aside but marks"]
    for start, end in aside:
        piece = raw.text[start:end].strip()
        line, column = position(raw.text, start)
        lines.append(f"  {line}:{column} {len(piece)} characters: {show_ends(piece)}")
    doubts = list(list_doubts(raw, transcript))
    lines.append(f"{len(doubts)} doubtful places" + (DOUBTFUL if doubts else ""))
    for doubt in doubts:
        lines += [f"  {doubt.at}: {doubt.message}", f"    {doubt.advice}"]
    return lines


def _report_exchange(one: RawExchange, raw: str) -> Iterator[str]:
    question = one.blocks[0] if one.blocks else None
    if question is None:
        return
    line, column = position(raw, question.span[0])
    text = " ".join(question.text.text.split())
    shown = text if len(text) <= MAX_QUESTION else text[: MAX_QUESTION - 1] + "…"
    yield f"  {one.id} {line}:{column} {shown}"
    answer = [b.text.text for b in one.blocks if b.kind in ANSWERED]
    said = show_ends("\n".join(answer)) if answer else "no answer"
    yield f"    {said} ({_count_kinds(one)})"


def _count_kinds(one: RawExchange) -> str:
    """``question, answer × 3``: the kinds of its blocks, in order."""
    runs: list[tuple[str, int]] = []
    for block in one.blocks:
        same = bool(runs) and runs[-1][0] == block.kind
        runs[-1:] = [(block.kind, runs[-1][1] + 1)] if same else [*runs[-1:], (block.kind, 1)]
    return ", ".join(kind + (f" × {count}" if count > 1 else "") for kind, count in runs)


def show_ends(text: str) -> str:
    """The first and last words of a text, or all of it where it is short."""
    bare = " ".join(text.split())
    if len(bare) <= 2 * MAX_END + 3:
        return bare
    return f"{bare[:MAX_END]} … {bare[-MAX_END:]}"


def list_doubts(raw: RawFile, transcript: Transcript) -> Iterator[ShownDoubt]:
    """All doubts with their places, and the exchange that each lies in."""
    path = display(raw.path)
    spans = sorted(
        (min(b.span[0] for b in x.blocks), max(b.span[1] for b in x.blocks), x.id)
        for x in transcript.exchanges
        if x.blocks
    )
    for doubt in transcript.doubts:
        line, column = position(raw.text, doubt.offset)
        nth = bisect_right(spans, doubt.offset, key=lambda span: span[0]) - 1
        inside = nth >= 0 and doubt.offset <= spans[nth][1]
        yield ShownDoubt(
            f"{path}:{line}:{column}",
            json.dumps(doubt.words, ensure_ascii=False),
            doubt.message,
            doubt.advice,
            spans[nth][2] if inside else None,
        )
