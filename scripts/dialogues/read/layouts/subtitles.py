"""The subtitles layout: WebVTT or SRT; what one person says in several cues is one text.

In: the text. Out: a Transcript. A cue's speaker is its voice tag (``<v Host>``) or a label
(``Host: ``, ``- Host: ``, ``(Host) ``); a cue without one goes on with the speaker before. Numbers,
times, notes, styles and tags are furniture. See ``speakers`` for who asks.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import replace

from ...letters import JAPANESE
from ...model import Transcript
from .rows import list_rows
from .speakers import LABEL, Turn, cut_turns
from .tape import Row, Tape

CLOCK = r"(?:[0-9]{1,3}:)?[0-9]{1,2}:[0-9]{2}[.,][0-9]{1,3}"
TIMING = re.compile(rf"{CLOCK}\s*-->\s*{CLOCK}")
VOICE = re.compile(r"<v(?:\.[\w.]{1,40})?\s+(?P<name>[^<>]{1,60})>")
TAG = re.compile(r"</?[a-zA-Z0-9][^<>]{0,100}>|\{\\[^{}]{0,60}\}")
NAMED = re.compile(r"(?:-\s*)?[(（\[](?P<name>[^()（）\[\]]{1,30})[)）\]]\s*[:：]?\s*")
TIGHT = re.compile(f"[{JAPANESE}、。！？）」]$")


def list_cues(text: str) -> Iterator[tuple[str, Row]]:
    """Each row of each cue with its speaker, who may be nobody; times are left out."""
    inside, last = False, 0
    for row in list_rows(text):
        blank = text.count("\n", last, row.start) > 1
        last = row.end
        if TIMING.match(row.text):
            inside = True
            continue
        if blank:
            inside = False
        if inside:
            yield _read_cue(row)


def _read_cue(row: Row) -> tuple[str, Row]:
    voice = VOICE.search(row.text)
    name, text = voice["name"].strip() if voice else "", row.text
    words = html.unescape(TAG.sub("", VOICE.sub("", text))).strip()
    if not voice and (label := NAMED.match(words) or LABEL.match(words.removeprefix("- "))):
        words = words.removeprefix("- ") if label.re is LABEL else words
        name, words = label["name"].strip(), words[label.end() :]
    return name, replace(row, text=words.strip())


def join_rows(rows: list[Row]) -> Row:
    """Rows that follow each other as one, their words parted as their script asks."""
    words = ""
    for row in rows:
        words += ("" if not words or TIGHT.search(words) else " ") + row.text
    return Row(rows[0].start, rows[-1].end, words)


def parse_subtitles(tape: Tape) -> Transcript:
    """Read subtitles."""
    groups: list[tuple[str, list[Row]]] = []
    for name, row in list_cues(tape.text):
        if not row.text or tape.is_furniture(row.text):
            continue
        if groups and name in ("", groups[-1][0]):
            groups[-1][1].append(row)
        else:
            groups.append((name, [row]))
    if len(groups) == 1:
        groups = _guess(tape, groups[0][1])
    turns = [Turn(name, rows[0].start, (join_rows(rows),)) for name, rows in groups]
    cut_turns(tape, turns)
    return tape.finish("subtitles")


def _guess(tape: Tape, rows: list[Row]) -> list[tuple[str, list[Row]]]:
    """Where nobody is named, or only one: up to the first question mark somebody asks."""
    cut = next((n for n, row in enumerate(rows, 1) if re.search("[?？]", row.text)), len(rows))
    hint = "name who speaks in the cues: `<v Host>`, `Host: `"
    tape.doubt(rows[0].start, rows[0].text, "nothing says who speaks", hint)
    parts = [("Q", rows[:cut]), ("A", rows[cut:])]
    return [(name, part) for name, part in parts if part]


def is_subtitles(lines: list[str]) -> bool:
    """Whether cues are timed."""
    return any(TIMING.match(line.strip()) for line in lines)
