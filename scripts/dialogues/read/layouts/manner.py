"""How a file names who speaks: with times, by dashes, above quotations, or at the heads of rows.

In: rows. Out: a Manner, the same throughout a file; whether there is any.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from .names import (
    ASKER,
    FIRST_DASH,
    STAMP,
    Head,
    choose_names,
    drop_weak,
    find_head,
    find_introduced,
    find_known,
    find_timed,
)
from .rows import RULE
from .tape import Row

DASH = re.compile(r"[-－—―─–‐]{1,3}\s*(?:[(（](?P<who>[^()（）]{1,20})[)）]\s*[:：]?)?\s*(?=\S)")
QUOTED = re.compile(r"[「『“].*[」』”]$|\".*\"$")
#: What is no question between its dashes.
ASIDE = re.compile(r"[―─—–]\s[^―─—–]*\s[―─—–]$")
OPENED = re.compile(r"[「『“][^」』”]*$")
MIN_TURNS = 2
#: How long a name may be that stands alone above quoted words.
MAX_ALONE = 20
TIMES = re.compile(rf"{STAMP}(?:\s*-+>?\s*{STAMP})?\s*")


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
    known = find_introduced(texts).union(stated)
    timed = [find_timed(text) for text in texts]
    names = [head.name for head in timed if head]
    proven = any(head and (head.sure or head.asks) for head in timed)
    if len(names) >= MIN_TURNS and (proven or len(set(names)) < len(names)):
        return Manner(timed, choose_names(timed, known), False, False)
    if quoting := find_alone(texts):
        return Manner(quoting, frozenset(head.name for head in quoting if head), True, False)
    dashes = find_dashes(texts)
    heads = [
        dash or (None if is_dashed(text) else find_head(text) or find_known(text, known))
        for dash, text in zip(dashes, texts, strict=True)
    ]
    heads = drop_weak(heads, known, dashed=any(dashes))
    told = [head for head in heads if head]
    answered = sum(one.form == "dash" != two.form for one, two in pairwise(told))
    nameless = any(dashes) and answered * 2 < sum(map(bool, dashes))
    if nameless:
        return Manner(dashes, frozenset((ASKER,)), False, True)
    return Manner(heads, choose_names(heads, known), False, False)


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
        if (one and (found := DASH.match(text))) or (found := FIRST_DASH.match(text))
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


def count_asking(texts: Sequence[str]) -> int:
    """How many rows begin turns of somebody whose name says that they ask."""
    manner = tell_manner([Row(0, len(text), text) for text in texts])
    found = (head for head in manner.heads if head and head.name in manner.names)
    return sum(head.asks for head in found)


def is_asking(text: str) -> bool:
    """Whether a row begins with a name, and asks."""
    head = find_head(text)
    return bool(head and head.form == "colon" and (head.asks or head.asking))


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


def drop_times(row: Row) -> Row:
    """A row without words where it holds a time and nothing else."""
    return replace(row, text="") if TIMES.fullmatch(row.text) else row
