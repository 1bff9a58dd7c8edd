"""Where a question ends among the rows around it, and what only leads up to it.

In: a Tape and rows around a question. Out: doubts. Within one line, see ``question_ends``.
"""

import re

from ...letters import HIRAGANA
from ...model import Kind
from .asides import QUESTION_MARK, doubt_chrome
from .labels import Labelled
from .names import ENDS_ASKING
from .rows import ASKING
from .tape import Row, Tape

#: Who asks or answers, in a row below a question.
WHO = re.compile(
    r"(?:回答|質問|答弁|発言|登壇)者[:：]\s*\S{1,30}"
    r"|[(（][^()（）]{1,30}(?:さん|氏|記者|様)[)）]"
)
ASKED_ON = re.compile("か。$")
#: What begins no sentence, and ends none.
GOES_ON = re.compile(f"[{HIRAGANA}]|[a-z]")
OPEN_END = re.compile(r"[\w、,\-‐-]$")
#: What asks in the words of a question's row: all of it then stands there.
WHOLE = re.compile(rf"{ENDS_ASKING.pattern}|{ASKING.pattern}")
TOPIC = re.compile("(?:は|について|とは)。?$")
#: What asks below a question that is whole, and does not guess its answer.
DIRECT = re.compile("(?<!じゃない|ではない)(?:ます|ました|ません|です|でした)か。$")
MIN_BROKEN = 12
APART = "write the answer on a line of its own, with `A:` before it"
#: What stands behind a question's mark in its row.
SAID_ON = re.compile(r"[?？]\s*(?P<more>[^\s?？」』）)][^?？]*[^?？」』）)])$")


def doubt_question(tape: Tape, above: str, row: Row, *, answers: bool) -> None:
    """Ask about a row below a question's: it may say who answers, or go on with the question where
    that is broken at the margin or, without labels of ``answers``, where it asks as well.
    """
    if WHO.fullmatch(row.text):
        hint = "list it under `furniture:`, or write `A（name）:` before the answer"
        tape.doubt(row.start, row.text, "this may say who speaks, and is read as words", hint)
    whole = WHOLE.search(above) or (TOPIC.search(above) and not ENDS_ASKING.search(row.text))
    open_end = OPEN_END.search(above) and len(above) >= MIN_BROKEN and not whole
    latin = row.text[0].isascii() and not QUESTION_MARK.search(row.text[-2:])
    broken = open_end and GOES_ON.match(row.text) and not latin
    asks = (DIRECT if whole or TOPIC.search(above) else ASKED_ON).search(row.text)
    if broken or (not answers and asks):
        hint = "write the whole question in one row of the raw file"
        tape.doubt(row.start, row.text, "this may go on with the question above", hint)


def doubt_line(tape: Tape, kind: Kind, row: Row) -> None:
    """Ask about a line of an article, of a ``kind``, that may be nobody's words or the question."""
    if kind == "context":
        above = tape.text[: row.start].rstrip().rpartition("\n")[2]
        doubt_question(tape, above, row, answers=True)
    else:
        doubt_chrome(tape, row)


def doubt_announced(tape: Tape, above: Row, question: Row) -> None:
    """Ask about a row that only announces the quoted question below."""
    if question.role == "quoted" and above.text.endswith((":", "：")):
        hint = "list it under `furniture:` if it only announces the question"
        tape.doubt(above.start, above.text, "this is read as words of the answer", hint)


def doubt_said_on(tape: Tape, row: Row) -> None:
    """Ask about words behind the mark of a question that nothing parts from its answer."""
    more = SAID_ON.search(row.text) if row.role != "quoted" else None  # else who asked stands there
    if more:
        message = "the answer may begin in the question's row"
        tape.doubt_near(row.start + more.start("more"), message, APART)


def doubt_end(tape: Tape, before: Labelled | None, one: Labelled, *, again: bool) -> None:
    """Ask where a question ends that shares its row with its answer, unless a space tells; and
    about a row that asks, without a label, before one more answer (``again``).
    """
    if again and before and not before.label and ENDS_ASKING.search(before.row.text):
        hint = "label it `Q:` if it asks, `A:` if it belongs to the answer"
        tape.doubt(before.row.start, before.row.text, "this may be a question", hint)
    if one.body or not before or before.label != "question" or before.body == 0:
        return
    between = tape.text[before.row.end : one.row.start]
    if between.strip() or "\n" in between:
        return
    if not between or QUESTION_MARK.search(one.row.text):
        tape.doubt_near(one.row.start, "the question's end is not certain", APART)
