"""Which PO entry is the translation of which unit: entries follow texts, not positions.

In: the units and the entries of one domain. Out: for each unit its entry, if it has one. Building
and `sync` both ask here, so that a page shows the same before and after a sync.

An entry was made for one text, its origin. It belongs to a unit, in this order,

    own     whose id it names, and whose text is its origin
    moved   of the same kind whose text is its origin, where its own unit says something else now or
            is gone; the one in the same exchange or page first
    copied  of the same kind, exchange or page as the unit that it belongs to, with the same text
    stale   whose id it names, where its origin stands nowhere any more (in a unit of the kind)
            and is alike enough to the text to be the same statement

and to no other: never is a string shown under a text that it was not made for.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

import polib

from ..read.po import find_origin, is_draft

#: How alike an old and a new text must be, from 0 to 1, for a translation of the old one to stay.
MIN_LIKENESS = 0.7
#: Figures are too short to be alike: another number is another statement.
FIGURE = "figure"
BLOCK = re.compile(r"(?P<owner>.+)-[a-z][0-9]+")
PART = re.compile(
    r"(?P<field>note|figure|related|report|correction|since)-.+?"
    r"(?:-(?P<rest>on|basis|meaning|certainty|here|there|title|text|headline))?"
)


def split_id(key: str) -> tuple[str, str]:
    """Owner and kind of a unit: an exchange, an event or an entry of a shared file; and what of it.

    ``interview-q09:note-2-basis`` is a ``note-basis`` of ``interview-q09``; ``interview-q09-a2`` a
    ``block`` of it; ``topic:agi:overview-1`` an ``overview`` of ``topic:agi``.
    """
    owner, colon, part = key.rpartition(":")
    if not colon:
        block = BLOCK.fullmatch(key)
        return (block["owner"], "block") if block else (key, "")
    if found := PART.fullmatch(part):
        return owner, "-".join(filter(None, (found["field"], found["rest"])))
    return owner, re.sub(r"-[0-9]+$", "", part)


def match_entries(
    texts: Mapping[str, str], entries: Iterable[polib.POEntry]
) -> dict[str, polib.POEntry]:
    """``texts``: those of units, by id; in the result units without a translation are missing."""
    matcher = _Matcher(texts, [entry for entry in entries if entry.msgstr.strip()])
    matcher.take_own()
    matcher.take_moved()
    matcher.take_copies()
    matcher.take_stale()
    return matcher.found


class _Matcher:
    """``live``: entries that are not obsolete, by the id that they name."""

    def __init__(self, texts: Mapping[str, str], entries: list[polib.POEntry]) -> None:
        self.texts = texts
        self.by_origin: dict[str, list[polib.POEntry]] = defaultdict(list)
        for entry in sorted(entries, key=lambda one: bool(one.obsolete)):
            self.by_origin[find_origin(entry)].append(entry)
        self.live = {entry.msgctxt: entry for entry in entries if not entry.obsolete}
        self.found: dict[str, polib.POEntry] = {}
        self.taken: dict[int, str] = {}

    def list_open(self) -> Iterator[tuple[str, str]]:
        """Units that have no entry yet, with their texts."""
        yield from ((key, text) for key, text in self.texts.items() if key not in self.found)

    def take(self, key: str, entry: polib.POEntry) -> None:
        self.found[key] = entry
        self.taken.setdefault(id(entry), key)

    def take_own(self) -> None:
        for key, text in self.list_open():
            own = (one for one in self.by_origin.get(text, ()) if one.msgctxt == key)
            if entry := next(own, None):
                self.take(key, entry)

    def take_moved(self) -> None:
        for key, text in self.list_open():
            owner, kind = split_id(key)
            free = [
                (named[0] != owner, number, entry)
                for number, entry in enumerate(self.by_origin.get(text, ()))
                if id(entry) not in self.taken
                and (named := split_id(entry.msgctxt or ""))[1] == kind
            ]
            if free:
                self.take(key, min(free, key=lambda one: one[:2])[2])

    def take_copies(self) -> None:
        for key, text in self.list_open():
            for entry in self.by_origin.get(text, ()):
                holder = self.taken.get(id(entry))
                if holder is not None and split_id(holder) == split_id(key):
                    self.take(key, entry)
                    break

    def take_stale(self) -> None:
        standing = {(split_id(key)[1], text) for key, text in self.texts.items()}
        for key, text in self.list_open():
            entry = self.live.get(key)
            if entry is None or id(entry) in self.taken or is_draft(entry):
                continue
            origin, kind = find_origin(entry), split_id(key)[1]
            if (kind, origin) not in standing and is_same_statement(kind, origin, text):
                self.take(key, entry)


def is_same_statement(kind: str, old: str, new: str) -> bool:
    """Whether a new text can pass for the old one, edited: by the pairs of letters they share."""
    if kind == FIGURE:
        return False
    ours, theirs = (Counter(map("".join, pairwise(one))) for one in (old, new))
    both = ours.total() + theirs.total()
    return both > 0 and 2 * (ours & theirs).total() >= MIN_LIKENESS * both
