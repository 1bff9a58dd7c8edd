"""Labels of questions and answers at the heads of rows, as one file spells them.

In: rows. Out: rows with their labels. What is no label elsewhere (``Q `` before words, ``Q - ``,
``→`` before an answer) is one where the file has both sorts in turn.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from .dressed import mark_dressed
from .label_spellings import ANSWER, QUESTION, read_note
from .names import ASKERS, ENDS_ASKING
from .posts import drop_counters
from .rows import ASKING, HEADING, read_rows
from .tape import Row, read_number

#: Roles of rows that ask where nothing is labelled, and of all that ask.
WEAK = ("asking", "quoted")
ASKING_ROLES = (*WEAK, "question")
WORD = re.compile(r"[^\W\d_]{2,}")
#: What parts questions and answers in one row.
NEXT = re.compile(
    r"(?:(?<=[?？。！!.」』])\s+|(?<=[」』]))(?=[QＱAＡ][0-9０-９]{0,3}(?:[.．:：]|[「『]))"
)
ANSWER_NEXT = re.compile(r"\s+(?=[AＡ][0-9０-９]{0,3}[.．:：])")
#: A question that its row's other words answer, where no other row does.
ASKED = re.compile(r"(?P<asked>[^?？]{1,500}[?？]+(?:\S{0,500}[?？]+(?=\s))?)\s*(?=[^\s」』）)])")
#: Labels that only the other sort proves: parted by a space, a dash or nothing, in small letters.
PARTED = r"(?P<number>[0-9０-９]{1,3}+)?(?:\s*[-－—―–>＞／/；;~]\s*(?=\S)|\s+(?=\S)|\s*$)"
LOOSE_QUESTION = re.compile(rf"(?:[QＱ]|質?問){PARTED}|q(?P<small>[0-9]{{1,3}}+)?\s?[:：.．)]\s*")
LOOSE_ANSWER = re.compile(rf"(?:[AＡ]|回?答){PARTED}|a(?P<small>[0-9]{{1,3}}+)?\s?[:：.．)]\s*")
#: A list's number before a label.
ORDER = re.compile(r"[(（]?[0-9０-９]{1,3}[.．、)）]\s*(?=\D)")
ARROW = re.compile(r"[→⇒➡➜]\s*")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A row; ``label``: question, answer or nothing.

    ``body``: where the words behind its label begin; 0 where its form tells what it is.
    """

    row: Row
    label: str = ""
    body: int = 0
    number: int | None = None
    who: str = ""


def read_label(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """A label at the head of a row: followed by a mark, a quotation, a number or nothing."""
    found = pattern.match(text + "\n")  # a number may end the row
    if not found:
        return None
    rest, head = text[found.end() :], found[0].strip(" \t\u3000*_")
    if found["delimiter"] == "、" and WORD.search(head):  # 質問、苦情は
        return None
    closed = bool(found["close"]) and (bool(found["open"]) or found["close"] in "）)")
    if found["open"] and not found["close"]:
        return None
    if found["delimiter"] or closed or found["who"] or rest[:1] in tuple('「『“"'):
        return None if re.match(r"[A-ZＡ-Ｚ][.．]", rest) and found["delimiter"] else found
    if found["number"]:
        return found if found[0][-1].isspace() else None
    spaced = found[0].endswith("\u3000")
    return found if spaced or (not rest and WORD.search(head)) else None


def label_rows(rows: Iterable[Row]) -> list[Labelled]:
    """Every row with its label; rows that hold several parts come as several."""
    kept = map(drop_order, drop_counters(list(rows)))
    parts = [part for row, after in pair_rows(list(kept)) for part in split_row(row, after)]
    asked = [read_label(QUESTION, row.text) for row in parts]
    loose = is_loose(parts)
    parts = drop_idle(parts, labelled=any(asked))
    if not any(asked) and not loose and not any(row.role in ASKING_ROLES for row in parts):
        parts = mark_dressed(parts)
    named = any(asked) or loose or any(row.role == "question" for row in parts)
    found: list[Labelled] = []
    wanting = bare = False
    last: int | None = None
    for (row, after), question in zip(pair_rows(parts), asked, strict=True):
        if bare:  # Its label tells what it is, not its element.
            row = replace(row, role="")
        one = _label(row, question, loose=loose, wanting=wanting, named=named)
        if one.label == "question":
            last = one.number
        elif one.label == "answer" and is_other(one, last, after):
            one = Labelled(row)
        wanting = one.label == "question" or (wanting and one.label != "answer")
        bare = bool(one.body) and not row.text[one.body :].strip()
        found.append(one)
    return _drop_second(found)


def drop_idle(rows: list[Row], *, labelled: bool) -> list[Row]:
    """Rows without roles that ask nothing where others do: quotations below headings that ask, and
    terms of a list (``日時``) none of which asks, with what stands beside them, where questions are
    ``labelled`` or headings.
    """
    headed = sum(row.role == "asking" for row in rows) > 1
    kept: list[Row] = []
    for listed, group in groupby(rows, lambda row: row.role in ("question", "answer")):
        block = list(group)
        idle = listed and (labelled or headed) and not any(map(_asks, block))
        for row in block:
            quoted = row.role == "quoted" and headed and not _asks(row)
            kept.append(replace(row, role="") if quoted or idle else row)
    return kept


def _asks(row: Row) -> bool:
    found = ENDS_ASKING.search(row.text) or read_label(QUESTION, row.text)
    return bool(row.role != "answer" and (found or ASKING.search(row.text)))


def _label(
    row: Row, question: re.Match[str] | None, *, loose: bool, wanting: bool, named: bool
) -> Labelled:
    """``wanting``: the question above has no answer yet; ``named``: questions have labels here."""
    if question:
        return _make(row, "question", question)
    if found := read_label(ANSWER, row.text):
        return _make(row, "answer", found)
    if loose and (found := LOOSE_QUESTION.match(row.text)):
        return _make(row, "question", found)
    if wanting and (found := (loose and LOOSE_ANSWER.match(row.text)) or ARROW.match(row.text)):
        return _make(row, "answer", found)
    if row.role in WEAK and not (row.role == "quoted" and read_note(row.text)):
        return Labelled(row, "" if named else "question")
    return Labelled(row, "" if row.role in ("heading", *WEAK) else row.role)


def is_other(one: Labelled, asked: int | None, after: str) -> bool:
    """Whether what looks like an answer's label is a word (``A lot``), a size of paper (``A4 ``) or
    the first of several choices. ``asked``: the number of the question; ``after``: the next row.
    """
    head, rest = one.row.text[: one.body], one.row.text[one.body :]
    if not head.strip() or not head[0].isascii():
        return False
    if head[-1].isspace() and head.strip().isalnum():
        article = one.number is None and rest[:1].islower() and rest.isascii()
        return article or (one.number is not None and one.number != asked)
    return bool(re.match(r"[BＢ][.．)）]", after))


def _make(row: Row, label: str, found: re.Match[str]) -> Labelled:
    groups = found.groupdict()
    digits = groups.get("number") or groups.get("small")
    number = read_number(digits) if digits and not groups.get("second") else None
    who, body = groups.get("who") or "", min(found.end(), len(row.text))
    bare = who.strip()
    if bare and bare[0] not in "(（" and not ASKERS.fullmatch(bare):  # ``Q 例：…``: they are words
        who, body = "", found.start("who")
    return Labelled(row, label, body, number, who.strip(" \u3000()（）"))


def _drop_second(found: list[Labelled]) -> list[Labelled]:
    """Of headings that ask one below the other only the last asks: the others head it."""
    for nth in range(len(found) - 1):
        one, after = found[nth], found[nth + 1]
        if one.label == after.label == "question" and one.row.role == after.row.role == "asking":
            found[nth] = Labelled(replace(one.row, role="heading"))
    return found


def drop_order(row: Row) -> Row:
    """A row without a list's number before its label."""
    found = ORDER.match(row.text)
    rest = row.text[found.end() :] if found else ""
    if not found or not (read_label(QUESTION, rest) or read_label(ANSWER, rest)):
        return row
    exact = row.end - row.start == len(row.text)
    return replace(row, start=row.start + (found.end() if exact else 0), text=rest)


def pair_rows(rows: list[Row]) -> Iterator[tuple[Row, str]]:
    """Each row with the text of the next."""
    return zip(rows, [*(row.text for row in rows), ""][1:], strict=True)


def split_row(row: Row, after: str) -> Iterator[Row]:
    """Questions and answers apart, where a row holds several, each with its label.

    ``after``: the next row, which may hold the answer.
    """
    if row.end - row.start != len(row.text) or not read_label(QUESTION, row.text):
        yield row
        return
    at, letter = 0, "Q"
    cuts = list(NEXT.finditer(row.text))
    if not cuts and not read_label(ANSWER, after):
        cuts = list(ANSWER_NEXT.finditer(row.text))[:1]
    if not cuts and (not after or read_label(QUESTION, after)) and (end := ASKED.match(row.text)):
        yield Row(row.start, row.start + end.end("asked"), end["asked"])
        yield Row(row.start + end.end(), row.end, row.text[end.end() :], "answer")
        return
    for found in cuts:
        follows = "Q" if row.text[found.end()] in "QＱ" else "A"
        if follows != letter:
            yield Row(row.start + at, row.start + found.start(), row.text[at : found.start()])
            at, letter = found.end(), follows
    yield Row(row.start + at, row.end, row.text[at:], row.role)


def is_loose(rows: list[Row]) -> bool:
    """Whether rows with loose labels of questions are followed by such of answers."""
    asked = False
    for row in rows:
        if LOOSE_QUESTION.match(row.text):
            asked = True
        elif asked and LOOSE_ANSWER.match(row.text):
            return True
    return False


def is_own(lines: list[str]) -> bool:
    """Whether questions stand under headings of Markdown: the layout that editors write."""
    rows = [line.strip() for line in lines if line.strip()]
    return any(HEADING.match(one) and read_label(QUESTION, other) for one, other in pairwise(rows))


def is_apart(lines: list[str]) -> bool:
    """Whether a question's row is followed by one that is none: answers have rows of their own."""
    rows = drop_counters(read_rows("\n".join(lines)))
    asks = [bool(read_label(QUESTION, row.text)) for row in rows]
    return any(one and not other for one, other in pairwise(asks))


def is_labelled(lines: list[str]) -> bool:
    """Whether questions are labelled, or quoted or dressed with text behind them."""
    return is_asked(label_rows(read_rows("\n".join(lines))))


def is_asked(rows: list[Labelled]) -> bool:
    """Whether a label asks, or a row that does by its form has other rows behind it."""
    if any(one.label == "question" and one.body for one in rows):
        return True
    asks = [one.label == "question" for one in rows]
    return any(one and not other for one, other in pairwise(asks))
