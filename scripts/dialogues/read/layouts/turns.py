"""The rows of a transcript as turns: what one person says, up to where the next begins.

In: rows. Out: Turns; what stands before the first is furniture. A file names its speakers in one
way throughout: with times, by dashes, above quotations, or at the heads of rows.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from .labels import DRESSED
from .names import (
    ASKER,
    STAMP,
    TIME,
    Head,
    choose_names,
    drop_weak,
    find_head,
    find_timed,
    is_direction,
)
from .rows import HEADING, RULE, strip_marks, unquote
from .tape import Row, Tape

DASH = re.compile(r"[-－—―─–‐]{1,3}\s*(?:[(（](?P<who>[^()（）]{1,20})[)）]\s*[:：]?)?\s*(?=\S)")
QUOTED = re.compile(r"[「『“].*[」』”]$|\".*\"$")
#: What is no question between its dashes.
ASIDE = re.compile(r"[―─—–]\s[^―─—–]*\s[―─—–]$")
OPENED = re.compile(r"[「『“][^」』”]*$")
CLOSING = ("」", "』", "”", '"')
INNER = re.compile(r"[「『」』“”\"]")
TIMES = re.compile(rf"{STAMP}(?:\s*-+>?\s*{STAMP})?\s*")
TIME_BEFORE = re.compile(rf"^[\[(（<]{TIME}[\])）>]\s*")
MIN_TURNS = 2
#: What begins a note of who wrote a text down.
NOTED = ("※", "＊")
#: How long a name may be that stands alone above quoted words.
MAX_ALONE = 20
UNPROVEN = "this may be the name of somebody who speaks, and is read as text"


@dataclass(frozen=True, slots=True)
class Turn:
    """What one person says: ``parts`` are rows, the first beginning behind its label."""

    name: str
    start: int
    parts: list[Row]
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Manner:
    """How a file names who speaks: the head of each row, and the names that are proven."""

    heads: list[Head | None]
    names: frozenset[str]
    quoted: bool
    nameless: bool


def tell_manner(rows: Sequence[Row], stated: Sequence[str] = ()) -> Manner:
    """How a file names who speaks."""
    texts = [row.text for row in rows]
    timed = [find_timed(text) for text in texts]
    names = [head.name for head in timed if head]
    proven = any(head and (head.sure or head.asks) for head in timed)
    if len(names) >= MIN_TURNS and (proven or len(set(names)) < len(names)):
        return Manner(timed, choose_names(timed, stated), False, False)
    if quoting := find_alone(texts):
        return Manner(quoting, frozenset(head.name for head in quoting if head), True, False)
    dashes = find_dashes(texts)
    heads = [
        dash or (None if is_dashed(text) else find_head(text))
        for dash, text in zip(dashes, texts, strict=True)
    ]
    heads = drop_weak(heads, dashed=any(dashes))
    told = [head for head in heads if head]
    answered = sum(one.form == "dash" != two.form for one, two in pairwise(told))
    nameless = any(dashes) and answered * 2 < sum(map(bool, dashes))
    if nameless:
        return Manner(dashes, frozenset((ASKER,)), False, True)
    return Manner(heads, choose_names(heads, stated), False, False)


def find_dashes(texts: Sequence[str]) -> list[Head | None]:
    """The dash of one who asks at the head of each row; a list's hyphen only before names."""
    dashed = [is_dashed(text) for text in texts]
    if not any(dashed):
        hyphens = [bool(re.match(r"[-－–‐]\s*(?=[^\s\d-])", text)) for text in texts]
        after = [find_head(text) for text in texts[1:]]
        named = [head and head.form == "colon" for head in after]
        pairs = [bool(name) for hyphen, name in zip(hyphens, named, strict=False) if hyphen]
        if len(pairs) >= MIN_TURNS and all(pairs):
            dashed = hyphens
    return [
        Head(ASKER, found.end(), "dash", True, True)
        if one and (found := DASH.match(text))
        else None
        for one, text in zip(dashed, texts, strict=True)
    ]


def is_dashed(text: str) -> bool:
    """Whether a row begins with the dash of one who asks; a list's mark is none."""
    dashed = re.match(r"[―─—]|[-－–‐]{2,}+(?!\s*$)", text)
    return bool(dashed) and not RULE.fullmatch(text) and not ASIDE.match(text)


def find_alone(texts: Sequence[str]) -> list[Head | None]:
    """Names that stand alone above quoted words, where there are several; else nothing."""
    heads: list[Head | None] = [None] * len(texts)
    for nth, (text, after) in enumerate(pairwise(texts)):
        quoting = QUOTED.match(after) or OPENED.match(after)
        bare = text.strip(" \u3000:：【】[]［］■●◆<>＜＞*")
        if (
            quoting
            and bare
            and len(bare) <= MAX_ALONE
            and not re.search(r"[。？！?!「」『』:：]|\.$", bare)
        ):
            head = find_head(f"{bare}：")
            asks = bool(head and head.asks)
            heads[nth] = None if is_dashed(text) else Head(bare, len(text), "says", asks, True)
    return heads if sum(map(bool, heads)) >= MIN_TURNS else []


def list_turns(tape: Tape, rows: Sequence[Row]) -> list[Turn]:
    """The turns of a transcript."""
    kept = [row for row in map(drop_times, rows) if row.text and not RULE.fullmatch(row.text)]
    kept = [row for row in kept if not tape.is_furniture(row.text)]
    manner = tell_manner(kept, [*tape.stated.speakers])
    dashed = any(head and head.form == "dash" for head in manner.heads)
    turns: list[Turn] = []
    inside = False
    for row, head in zip(kept, manner.heads, strict=True):
        begins = head is not None and head.name in manner.names and not inside
        if dashed and not turns and not (head and head.form == "dash"):
            continue
        if head and begins:
            turns.append(Turn(head.name, row.start, _rest(row, head.end), head.asks))
            continue
        if head and turns and head.form in ("colon", "says", "timed"):
            part = f"`speakers: {{{head.name}: answers}}` (or asks, neither)"
            hint = f"state {part} in the event's YAML"
            tape.doubt(row.start, row.text, UNPROVEN, hint)
        says = inside or bool(re.match('[「『“"]', row.text))
        inside = says and manner.quoted and not row.text.endswith(CLOSING)
        if turns and manner.quoted and not says:
            hint = "list it under `furniture:`, or put 「」 around what somebody says"
            tape.doubt(row.start, row.text, "nobody's words are left out", hint)
        elif turns:
            doubt_direction(tape, row)
            _go_on(turns, row, nameless=manner.nameless)
    return turns


def doubt_direction(tape: Tape, row: Row) -> None:
    """Ask about a row that nobody may say: in brackets, behind ``※`` or a heading's marks."""
    words = TIME_BEFORE.sub("", row.text)
    if is_direction(words) or words[:1] in NOTED or HEADING.match(words):
        hint = "list it under `furniture:` if nobody says it"
        tape.doubt(row.start, row.text, "this is read as words", hint)
    elif (found := DRESSED.match(words)) and found["number"]:
        hint = "put before it who asks, or `Q:` before all questions and `A:` before all answers"
        tape.doubt(row.start, row.text, "this may be a question, and is read as words", hint)


def _go_on(turns: list[Turn], row: Row, *, nameless: bool) -> None:
    """A row that begins no turn goes on with the last, or answers it where nobody is named."""
    last = turns[-1]
    words = TIME_BEFORE.sub("", row.text)
    heading = HEADING.match(words)
    words = strip_marks(heading["title"] if heading else words)
    part = replace(row, text=unquote_part(words), role="")
    if nameless and last.name == ASKER:
        turns.append(Turn("", row.start, [part]))
    else:
        last.parts.append(part)


def _rest(row: Row, at: int) -> list[Row]:
    words = strip_marks(TIME_BEFORE.sub("", row.text[at:], count=1))
    exact = row.end - row.start == len(row.text)
    start = row.start + (at if exact else 0)
    return [Row(start, row.end, unquote_part(words))] if words else []


def drop_times(row: Row) -> Row:
    """A row without words where it holds a time and nothing else."""
    return replace(row, text="") if TIMES.fullmatch(row.text) else row


def unquote_part(text: str) -> str:
    """Words without the marks around all of them, or around the part that stands in this row."""
    if QUOTED.match(text) or not INNER.sub("", text):
        return unquote(text)
    if OPENED.match(text) and not INNER.search(text[1:]):
        return text[1:]
    closed = text.endswith(CLOSING) and not INNER.search(text[:-1])
    return text[:-1] if closed else text


def count_asking(texts: Sequence[str]) -> int:
    """How many rows begin turns of somebody whose name says that they ask."""
    manner = tell_manner([Row(0, len(text), text) for text in texts])
    found = (head for head in manner.heads if head and head.name in manner.names)
    return sum(head.asks for head in found)


def is_dialogue(texts: Sequence[str]) -> bool:
    """Whether several rows begin turns, and somebody asks or comes again."""
    rows = [row for row in map(drop_times, (Row(0, len(text), text) for text in texts)) if row.text]
    manner = tell_manner(rows)
    found = [head for head in manner.heads if head and head.name in manner.names]
    names = {head.name for head in found}
    if manner.nameless:
        return len(found) >= MIN_TURNS
    known = len(names) < len(found) or any(head.asks for head in found)
    return len(found) >= MIN_TURNS and known
