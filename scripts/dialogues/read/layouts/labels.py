"""Labels of questions and answers at the heads of rows, and what tells that a text has them.

In: rows. Out: matches, rows apart, whether a layout fits.
"""

import re
from dataclasses import replace
from itertools import pairwise

from .article_lines import QUESTION
from .rows import ASKING, BOLD, HEADING, list_rows
from .tape import Row

#: What numbers the posts of a thread, before a label or alone.
COUNTER = re.compile(r"[(（]?[0-9]{1,3}\s?/\s?[0-9]{0,3}[)）]?(?:\s+|$)")
#: What parts question and answer in one row.
BOTH = re.compile(r"(?<=[?？。！!」])\s+(?=[AＡ][0-9０-９]{0,3}[.．:：])")
WORD = re.compile(r"[^\W\d_]{2,}")


def read_label(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """A label at the head of a row: followed by a mark, a quotation, a number or nothing."""
    found = pattern.match(text + "\n")  # a number may end the row
    if not found:
        return None
    rest, head = text[found.end() :], found[0].strip(" \t\u3000*_")
    closed = bool(found["close"]) and (bool(found["open"]) or found["close"] in "）)")
    if found["open"] and not found["close"]:
        return None
    if found["delimiter"] or closed or found["who"] or rest[:1] in tuple('「『“"'):
        return None if re.match(r"[A-ZＡ-Ｚ][.．]", rest) and found["delimiter"] else found
    if found["number"]:
        return found if found[0][-1].isspace() else None
    spaced = found[0].endswith("\u3000")
    return found if spaced or (not rest and WORD.search(head)) else None


def drop_counter(row: Row) -> Row:
    """A row without the number of a thread's post, where it is all of it or a label follows."""
    found = COUNTER.match(row.text)
    if not found or ((rest := row.text[found.end() :]) and not read_label(QUESTION, rest)):
        return row
    return replace(row, start=row.start + found.end(), text=rest)


def split_row(row: Row) -> list[Row]:
    """Question and answer apart, where a row holds both."""
    found = BOTH.search(row.text) if read_label(QUESTION, row.text) else None
    at = row.start + found.end() if found else row.end
    if not found or row.end - row.start != len(row.text):
        return [row]
    asked = replace(row, end=row.start + found.start(), text=row.text[: found.start()])
    return [asked, replace(row, start=at, text=row.text[found.end() :])]


def is_own(lines: list[str]) -> bool:
    """Whether questions stand under headings of Markdown: the layout that editors write."""
    rows = [line.strip() for line in lines if line.strip()]
    pairs = pairwise(rows)
    return any(HEADING.match(one) and read_label(QUESTION, other) for one, other in pairs)


def is_apart(lines: list[str]) -> bool:
    """Whether a question's row is followed by one that is none: answers have rows of their own."""
    rows = [row.text for row in map(drop_counter, list_rows("\n".join(lines))) if row.text]
    asks = [bool(read_label(QUESTION, row)) for row in rows]
    return any(one and not other for one, other in pairwise(asks))


def is_labelled(lines: list[str]) -> bool:
    """Whether questions are labelled, or quoted with text behind them."""
    rows = [row.text for row in map(drop_counter, list_rows("\n".join(lines))) if row.text]
    if any(read_label(QUESTION, row) for row in rows):
        return True
    quoted = [asks_unlabelled(row) for row in rows]
    return any(first and not second for first, second in pairwise(quoted))


def asks_unlabelled(text: str) -> bool:
    """Whether a row of Markdown asks: quoted, or a heading or all in bold with a question mark."""
    if text.startswith(">"):
        return not text.startswith(">>")
    found = HEADING.match(text) or BOLD.fullmatch(text)
    return bool(found and ASKING.search(found["title"]))
