"""Titles of sections in labelled texts: rows right above questions.

In: rows with their labels. Out: titles by the number of their row.
"""

import re
from itertools import pairwise

from .labels import Labelled
from .names import HEARD
from .tape import Row, read_number

#: What may be a title where questions are numbered anew below it.
TITLED = re.compile(r"[^。？！?!]{1,40}")
TITLE = re.compile(
    r"\s*(?:[【〔\[［＜<《〈](?P<bracketed>[^】〕\]］＞>》〉]{1,60})[】〕\]］＞>》〉]\s*$"
    r"|[■◆●▼□◇◎]\s*(?P<square>\S.*))"
)
#: Titles only where the first question has one: lists and asides look alike.
NUMBERED = re.compile(r"第?(?P<number>[0-9０-９]{1,3}+)[.．、)）章部]\s*(?P<title>\S.{0,60})$")
ASIDE = re.compile(r"[（(](?P<title>[^（()）]{1,40})[)）]$")


def read_title(row: Row) -> str:
    """The words of a heading, by its role or its marks."""
    if row.role in ("heading", "asking"):
        return row.text
    found = TITLE.match(row.text)
    return (found["bracketed"] or found["square"]).strip() if found else ""


def find_sections(rows: list[Labelled]) -> dict[int, str]:
    """Titles by the number of their row: those right above a question, if there are several."""
    heads: dict[int, str] = {}
    numbered: dict[int, tuple[int, str]] = {}
    asides: dict[int, str] = {}
    for nth, (one, after) in enumerate(pairwise(rows)):
        if one.label or after.label != "question":
            continue
        if nth and is_listed(rows[nth - 1].row, one.row):
            continue
        if title := read_title(one.row):
            if not HEARD.fullmatch(title):
                heads[nth] = title
        elif found := NUMBERED.match(one.row.text):
            numbered[nth] = read_number(found["number"]), found["title"]
        elif found := ASIDE.match(one.row.text):
            asides[nth] = found["title"]
    first = next((nth for nth, one in enumerate(rows) if one.label == "question"), 0)
    # What ◇ and ◎ mark within answers alone are remarks.
    if first - 1 not in heads:
        heads = {nth: one for nth, one in heads.items() if rows[nth].row.text[:1] not in "◇◎"}
    if len(heads) > 1:
        return heads
    if restarts := find_restarts(rows):
        return restarts
    if len(asides) > 1 and first - 1 in asides:
        return asides
    order = [number for number, _ in numbered.values()]
    if len(order) > 1 and order == [*range(1, len(order) + 1)] and first - 1 in numbered:
        return {nth: title for nth, (_, title) in numbered.items()}
    return {}


def is_listed(before: Row, row: Row) -> bool:
    """Whether two rows, one below the other, wear the same mark: they are a list."""
    found = TITLE.match(row.text)
    return bool(found and found["square"]) and before.text[:1] == row.text[:1]


def find_restarts(rows: list[Labelled]) -> dict[int, str]:
    """The rows above each question 1, where questions are numbered from 1 several times."""
    firsts = [nth for nth, one in enumerate(rows) if one.label == "question" and one.number == 1]
    above = {nth - 1: rows[nth - 1] for nth in firsts if nth}
    told = all(not one.label and TITLED.fullmatch(one.row.text) for one in above.values())
    if len(firsts) < 2 or len(above) < len(firsts) or not told:
        return {}
    return {nth: one.row.text for nth, one in above.items()}
