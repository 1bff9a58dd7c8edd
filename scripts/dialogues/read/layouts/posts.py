"""Numbers of a thread's posts (``2/5``, ``(2/5)``, ``2/``), at the heads or ends of rows.

In: rows. Out: rows without them.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from .label_spellings import QUESTION
from .tape import Row

#: What pages put around a thread's posts.
CHROME = re.compile(
    r"(?i)(?:share this thread|read on (?:twitter|x)|view original thread|navigate thread"
    r"|[0-9]+\s*/\s*[0-9]+|[0-9,]+|published:.*)?"
)
#: Who posts, in a row above the post.
POSTER = re.compile(r".{0,40}@(?P<who>\w{1,30})(?:\s*[·・].{0,30})?")
COUNT = r"[(（【\[]?(?P<nth>[0-9]{1,3}+)\s?/\s?(?P<of>[0-9]{0,3}+)[)）】\]]?"
HEAD = re.compile(rf"(?:🧵\s*)?{COUNT}(?:\s+|$|(?<=[)）】\]]))")
TAIL = re.compile(rf"(?:(?<!\S)|(?<=[。．！？!?）)」』])(?=[(（【\[])){COUNT}\Z")
#: How far from its end a row may have its number.
MAX_TAIL = 12


def find_counter(text: str) -> re.Match[str] | None:
    """The number at the head of a row, or at its end."""
    return HEAD.match(text) or TAIL.search(text, max(0, len(text) - MAX_TAIL))


def find_tail(text: str, start: int, end: int) -> re.Match[str] | None:
    """The number at the end of a part of a text."""
    last = start + len(text[start:end].rstrip())
    return TAIL.search(text, max(start, last - MAX_TAIL), last)


def drop_counters(rows: list[Row]) -> list[Row]:
    """Rows without the numbers of posts; rows that hold nothing else are left out.

    Numbers that rise, all of the same total, are posts'. Others are dropped where they stand alone
    or before a question's label.
    """
    found = [find_counter(row.text) for row in rows]
    series: dict[str, list[re.Match[str]]] = {}
    for one in filter(None, found):
        series.setdefault(_tell_series(one), []).append(one)
    posts = {name for name, numbers in series.items() if is_rising(numbers)}
    kept = [
        _drop(row, one, _tell_series(one) in posts) if one else row
        for row, one in zip(rows, found, strict=True)
    ]
    around = find_around([row.text for row in rows]) if posts else frozenset()
    return [row for row in kept if row.text and row.text not in around]


def is_rising(found: Sequence[re.Match[str] | None]) -> bool:
    """Whether several numbers rise, all of the same total."""
    numbers = [(int(one["nth"]), one["of"]) for one in found if one]
    order = [nth for nth, _ in numbers]
    alike = len({total for _, total in numbers}) == 1
    rises = alike and len(order) > 1 and order == sorted(set(order))
    # At the ends of rows, and not from the first on, they may be shares: 2/5 and 3/5 of all.
    return rises and (order[0] == 1 or any(one.start() == 0 for one in found if one))


def find_around(texts: list[str]) -> frozenset[str]:
    """Rows around posts; who posts does so at the beginning or again, else it is a post's words."""
    posters = [(text, found["who"]) for text in texts if (found := POSTER.fullmatch(text))]
    times = Counter(who for _, who in posters)
    told = {text for text, who in posters if times[who] > 1 or text == texts[0]}
    return frozenset(told.union(filter(CHROME.fullmatch, texts)))


def _tell_series(found: re.Match[str]) -> str:
    """Numbers of one series stand at the same ends of rows and have the same total."""
    return f"{found.start() == 0}/{found['of']}"


def _drop(row: Row, found: re.Match[str], rising: bool) -> Row:
    text = row.text
    at_head = found.start() == 0
    rest = text[found.end() :] if at_head else text[: found.start()].rstrip()
    if not rising and (not at_head or (rest and not QUESTION.match(rest))):
        return row
    if row.end - row.start != len(text):
        return replace(row, text=rest)
    start = row.start + found.end() if at_head else row.start
    return replace(row, start=start, end=start + len(rest), text=rest)
