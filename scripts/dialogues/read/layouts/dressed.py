"""Questions that no label marks: rows that ask and wear numbers from 1 on, or one mark.

In: rows. Out: rows, these as questions.
"""

import re
from dataclasses import replace
from itertools import pairwise

from .manner import is_dialogue
from .tape import Row, read_number

#: What dresses questions that nothing labels: numbers, or one mark.
DRESSED = re.compile(
    r"(?:[(（]?(?P<number>[0-9０-９]{1,3}+)[.．、)）:：]\s*|(?P<mark>[■●◆▼★◎▶▪])\s*)"
    r"(?P<title>\S.*[?？])$"
)
#: The same, or requests.
POLITE = re.compile(
    DRESSED.pattern.replace(
        "[?？])$", r"(?:[?？]|(?:ください|下さい|願います|お願い(?:いた)?します)。?))$"
    )
)


def mark_dressed(rows: list[Row]) -> list[Row]:
    """Rows that ask and wear one mark, or numbers from 1 on, as questions, if there are several."""
    for dress in (POLITE, DRESSED):
        if dress is POLITE and is_dialogue([row.text for row in rows]):
            continue  # steps that somebody tells: 1. 水を加えてください。
        marked = _mark(rows, [dress.match(row.text) for row in rows])
        if marked is not rows:
            return marked
    return rows


def _mark(rows: list[Row], found: list[re.Match[str] | None]) -> list[Row]:
    marks = [one["mark"] or "1" for one in found if one]
    numbers = [read_number(one["number"]) for one in found if one and one["number"]]
    alike = len(marks) > 1 and len(set(marks)) == 1 and numbers in ([], [*range(1, len(marks) + 1)])
    unanswered = any(one and after for one, after in pairwise(found))
    if not alike or unanswered or found[-1]:
        return rows
    return [
        replace(row, text=one["title"], role="question") if one else row
        for row, one in zip(rows, found, strict=True)
    ]
