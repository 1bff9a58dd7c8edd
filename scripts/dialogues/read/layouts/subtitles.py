"""The subtitles layout: WebVTT or SRT; what one person says in several cues is one text.

In: the text. Out: a Transcript. A cue's speaker is its voice tag (``<v Host>``) or a label
(``Host: ``, ``- Host: ``, ``(Host) ``, see ``names``); a cue without one goes on with the speaker
before, or is somebody else's where it begins with ``- `` or ``>>``. Where nobody is named,
sentences with question marks are taken to ask, which is a doubt. Numbers, times, notes, styles,
tags and what is heard but not said ([Music]) are furniture. See ``speakers`` for who asks.
"""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from ...letters import JAPANESE
from ...model import Transcript
from .asides import doubt_direction
from .names import ASKERS, Head, choose_names, find_head
from .rows import list_rows
from .speakers import cut_turns
from .tape import Row, Tape
from .turns import Turn, doubt_name

CLOCK = r"(?:[0-9]{1,3}:)?[0-9]{1,2}:[0-9]{1,2}[.,][0-9]{1,3}"
TIMING = re.compile(rf"{CLOCK}(?:\s*-->\s*|,){CLOCK}")
BLANK = re.compile(r"\n\r?\n")
#: A time within a row: captions roll, and each row stands in the next cue again.
ROLLING = re.compile(rf"<{CLOCK}>")
VOICE = re.compile(r"<v(?:\.[\w.]{1,40})?\s+(?P<name>[^<>]{1,60})>")
TAG = re.compile(r"</?[a-zA-Z0-9][^<>]{0,100}>|\{\\[^{}]{0,60}\}")
TIGHT = re.compile(f"[{JAPANESE}、。！？）」]$")
#: Somebody else speaks.
CHANGE = re.compile(r"(?:[-–—]\s?|>>\s*)(?=\S)")
NOISE = re.compile(
    r"(?i)[(（\[［♪](?:[^()（）\[\]［］]{0,20}(?:music|applause|laugh|inaudible|crosstalk|silence|cheer"
    r"|拍手|笑|音楽|歓声|沈黙|聞き取れ)[^()（）\[\]［］]{0,20}|\s*)[)）\]］♪]"
)
SENTENCE = re.compile(r"[。．.！!？?…][」』”\"）)]?$")
ASKS_SO = re.compile(r"[？?][」』”\"）)]?$")


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of a cue; ``change``: somebody else speaks, named or not."""

    row: Row
    head: Head | None
    change: bool


def list_cues(text: str) -> Iterator[Cue]:
    """Each row of each cue that says something; times are left out."""
    inside, last, said = False, 0, ""
    rolling = bool(ROLLING.search(text))
    rows = list(list_rows(text))
    for row, after in zip(rows, [*rows, None][1:], strict=True):
        # A row of white space ends no cue: captions that roll have such.
        blank = bool(BLANK.search(text, last, row.start))
        last = row.end
        if TIMING.match(row.text):
            inside = True
            continue
        if blank:
            inside = False
        if not inside or (row.text.isdecimal() and after and TIMING.match(after.text)):
            continue
        for part in _split_voices(row):
            if (cue := _read_cue(part)).row.text:
                if not rolling or cue.row.text != said:
                    yield cue
                said = cue.row.text


def _split_voices(row: Row) -> Iterator[Row]:
    """A row in which several speak as several."""
    starts = [found.start() for found in VOICE.finditer(row.text)][1:]
    for at, end in pairwise([0, *starts, len(row.text)]):
        yield Row(row.start + at, row.start + end, row.text[at:end])


def _read_cue(row: Row) -> Cue:
    head: Head | None
    voice = VOICE.search(row.text)
    words = html.unescape(TAG.sub("", VOICE.sub("", row.text))).strip()
    if voice:
        name = voice["name"].strip()
        head = Head(name, 0, "colon", bool(ASKERS.fullmatch(name)), True)
        return Cue(replace(row, text=words), head, True)
    if noise := NOISE.match(words):
        words = "" if noise.end() == len(words) else words
        return Cue(replace(row, text=words), None, False)
    change = CHANGE.match(words)
    words = words[change.end() :] if change else words
    named = find_head(words)
    head = named if named and named.form in ("colon", "bracket") else None
    return Cue(replace(row, text=words), head, bool(change))


def join_rows(rows: list[Row]) -> Row:
    """Rows that follow each other as one, their words parted as their script asks."""
    words: list[str] = []
    for row in rows:
        words += ["" if not words or TIGHT.search(words[-1]) else " ", row.text]
    return Row(rows[0].start, rows[-1].end, "".join(words))


def parse_subtitles(tape: Tape) -> Transcript:
    """Read subtitles."""
    cues = [cue for cue in list_cues(tape.text) if not tape.is_furniture(cue.row.text)]
    names = choose_names((cue.head for cue in cues), tape.stated.speakers)
    groups: list[tuple[str, list[Row]]] = []
    for cue in cues:
        head, row = cue.head, cue.row
        known = head if head and head.name in names else None
        if known is None:
            doubt_direction(tape, row, part=True)
        if known:
            words = row.text[known.end :].strip()
            if not groups or groups[-1][0] != known.name:
                groups.append((known.name, []))
            groups[-1][1].extend([replace(row, text=words)] if words else [])
        elif cue.change or not groups:
            groups.append(("", [row]))
        else:
            if head and head.form == "colon" and not head.name[:1].islower():
                doubt_name(tape, row, head)
            groups[-1][1].append(row)
    groups = list(name_groups(tape, groups))
    turns = [
        Turn(name, rows[0].start, [join_rows(rows)], bool(ASKERS.fullmatch(name)))
        for name, rows in groups
        if rows
    ]
    cut_turns(tape, turns)
    return tape.finish("subtitles")


def name_groups(tape: Tape, groups: list[tuple[str, list[Row]]]) -> Iterator[tuple[str, list[Row]]]:
    """Groups of rows, each with who speaks; the nameless are Q and A by their question marks."""
    nameless = [rows for name, rows in groups if not name]
    if nameless:
        hint = "name who speaks in the cues: `<v Host>`, `Host: `"
        first = nameless[0][0]
        tape.doubt(first.start, first.text, "nothing says who speaks", hint)
    alone = len({name for name, _ in groups}) == 1
    for name, rows in groups:
        if len(groups) == 1:
            yield from split_asking(rows)
        elif name:
            yield name, rows
        else:
            asks = ASKS_SO.search(rows[-1].text) or (alone and rows is groups[0][1])
            yield ("Q" if asks else "A"), rows


def split_asking(rows: Iterable[Row]) -> Iterator[tuple[str, list[Row]]]:
    """Sentences that ask, and those that do not; what stands before the first that asks is its."""
    pieces: list[tuple[str, list[Row]]] = [("Q", [])]
    sentence: list[Row] = []
    for row in rows:
        sentence.append(row)
        if not SENTENCE.search(row.text):
            continue
        name = "Q" if ASKS_SO.search(row.text) else "A"
        asked = any(ASKS_SO.search(one.text) for _, piece in pieces for one in piece)
        if name == pieces[-1][0] or not asked:
            pieces[-1][1].extend(sentence)
        else:
            pieces.append((name, sentence))
        sentence = []
    if sentence and len(pieces) == 1:
        pieces.append(("A", []))
    pieces[-1][1].extend(sentence)
    yield from pieces


def is_subtitles(lines: list[str]) -> bool:
    """Whether cues are timed."""
    return any(TIMING.match(line.strip()) for line in lines)
