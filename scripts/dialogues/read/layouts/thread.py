"""The thread layout: one long line of `` --- Qn. question answer --- Qn+1. …``.

In: the text and, per exchange id, a stated end of the question. Out: a Transcript.

    page chrome, counts              furniture, up to the first mark
    introduction                     furniture
     --- Q1.                         mark (furniture); a rule of other marks will do where the
                                     number is the next one
    question?                        see ``question_ends``
    answer。 answer。                ``。`` + space outside brackets is a lost paragraph break
    page chrome                      furniture, if it is known chrome
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...model import Transcript
from .closings import doubt_leave
from .posts import CHROME, find_tail, is_rising
from .question_ends import SPACE, find_question_end, is_spaced_asking
from .tape import Tape, check_numbering, find_lines, outside_brackets, read_number

NUMBER = r"[QＱ](?P<number>[0-9０-９]{1,4}+)"
RULES = re.escape("-－—―–‒‐─━_＿=＝*＊~〜～+＋#＃")
#: The beginning of a line; of the first one behind a byte order mark as well.
LINE = r"(?:^|(?<=\ufeff))"
MARK = re.compile(
    rf"(?:(?:{LINE}|(?<=\s))(?P<rule>[-－]{{3,}}+)[ \t\u3000]*+|{LINE}){NUMBER}"
    r"[.．:：][ \t\u3000]*+",
    re.MULTILINE,
)
#: A mark behind a rule of other characters, or behind one that no space precedes.
RULED = re.compile(
    rf"(?<![{RULES}])[{RULES}]{{2,}}+[ \t\u3000]*+{NUMBER}(?![0-9０-９])"
    r"(?P<dot>[.．:：])?[ \t\u3000]*+"
)
#: What would be a mark if a rule stood before it.
BARE = re.compile(rf"(?<=[\s。．！!？?」』）)\]】・●■◆▼▶*＊\-－—])[【\[]?{NUMBER}[.．:：】\]、]")
RULE = re.compile(r"(?:^|(?<=\s))[-－]{3,}+(?=\s|$)", re.MULTILINE)
OTHER_RULE = re.compile(
    rf"(?:^|(?<=\s))[{RULES}]{{2,}}+(?=\s|$)(?!\s*[QＱ][0-9０-９])", re.MULTILINE
)
LABEL = re.compile(r"(?<=[\s。．！!？?」』）)])[AＡ][0-9０-９]{0,4}+[.．:：][ \t\u3000]*+")
HINT_MARK = "write ` --- Qn. ` in the raw file if a question begins there"


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a question begins: its mark from ``start`` to ``body``, its number at ``digits``."""

    number: int
    start: int
    digits: int
    body: int
    ruled: bool


@dataclass(frozen=True, slots=True)
class Form:
    """What a file does throughout. ``spaced``: a space parts questions from answers, None: not
    known; ``labelled``: `A.` stands before every answer.
    """

    spaced: bool | None
    labelled: bool


def list_marks(rows: list[str]) -> list[list[re.Match[str]]]:
    """The marks in each row."""
    return [list(MARK.finditer(row)) for row in rows]


def is_thread(rows: list[str]) -> bool:
    """Whether a text has a thread's marks."""
    return any(list_marks(rows)) or any(
        found["dot"] for row in rows for found in RULED.finditer(row)
    )


def parse_thread(tape: Tape) -> Transcript:
    """Read a thread."""
    text = tape.text
    marks = find_marks(tape)
    lines = list(find_lines(text))
    bodies = list(find_bodies(tape, marks, lines))
    form = tell_form(text, bodies)
    nth, begun = 0, False
    for start, end in lines:
        first = marks[nth].start if nth < len(marks) and marks[nth].start < end else end
        lead = text[start:first]
        bare = lead.strip()
        if begun and bare and not CHROME.fullmatch(bare) and not tape.is_furniture(bare):
            tape.report(
                start + lead.index(bare),
                "text outside any exchange",
                "join it to the line of its exchange; page chrome is listed under `furniture:`",
            )
        while nth < len(marks) and marks[nth].start < end:
            tape.skip(marks[nth].body)
            cut_exchange(tape, marks[nth], bodies[nth][1], form)
            nth, begun = nth + 1, True
        tape.skip(min(end + 1, len(text)))
    if not marks:
        tape.report(0, "no question found", "a thread has marks such as ` --- Q1. `")
    elif tape.exchanges[-1].blocks[1:]:
        doubt_leave(tape, tape.exchanges[-1].blocks[1].span[0], bodies[-1][1], within=True)
    check_numbering(tape, "question", [(mark.number, mark.digits) for mark in marks])
    return tape.finish("thread")


def find_marks(tape: Tape) -> list[Mark]:
    """All marks in file order; what only looks like one becomes a doubt."""
    text = tape.text
    strict = [
        Mark(read_number(m["number"]), m.start(), m.start("number"), m.end(), bool(m["rule"]))
        for m in MARK.finditer(text)
    ]
    for mark in strict:
        if not mark.ruled and any(other.ruled for other in strict[:2]):
            message = "this begins a question without the rule that other marks have"
            tape.doubt_near(mark.start, message, "join its line to the one before")
    taken = {mark.digits for mark in strict}
    loose = [
        found
        for pattern in (RULED, BARE)
        for found in pattern.finditer(text)
        if found.start("number") not in taken
    ]
    return sorted([*strict, *accept_marks(tape, strict, loose)], key=lambda mark: mark.start)


def accept_marks(tape: Tape, strict: list[Mark], loose: list[re.Match[str]]) -> Iterator[Mark]:
    """Those of the loose marks that have a rule and the next number; others become doubts.

    ``2025 Q2. `` of a quarter is none where question 2 has a mark of its own.
    """
    known, seen = {mark.number for mark in strict}, set[int]()
    last, nth = 0, 0
    for found in sorted(loose, key=lambda one: (one.start("number"), one.re is BARE)):
        while nth < len(strict) and strict[nth].start < found.start():
            last, nth = strict[nth].number, nth + 1
        number, digits = read_number(found["number"]), found.start("number")
        is_next = number == last + 1 and number not in known
        told = found.re is RULED and not found["dot"] and RULE.match(tape.text, found.start())
        if digits in seen or told or (found.re is BARE and not is_next):
            continue
        seen.add(digits)
        if found.re is RULED and found["dot"] and is_next:
            known.add(number)
            last = number
            yield Mark(number, found.start(), digits, found.end(), ruled=True)
        else:
            message = f"this looks like the mark of question {number}, and is read as text"
            tape.doubt_near(found.start(), message, HINT_MARK)


def find_bodies(
    tape: Tape, marks: list[Mark], lines: list[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """From where to where each exchange goes: to the next mark or the end of its line."""
    counted = is_rising([find_tail(tape.text, *line) for line in lines])
    rows = iter(lines)
    row = next(rows)
    for mark, after in zip(marks, [*marks[1:], None], strict=False):
        while row[1] < mark.body:
            row = next(rows)
        end = min(row[1], after.start) if after else row[1]
        if counted and (tail := find_tail(tape.text, mark.body, end)):
            end = tail.start()
        yield mark.body, trim_furniture(tape, mark.body, end)


def trim_furniture(tape: Tape, start: int, end: int) -> int:
    """The end of an exchange without closing words that the editor lists as furniture."""
    text = tape.text
    words = [one for one in tape.stated.furniture if not one.isdecimal()]
    last = end
    while words:
        while last > start and text[last - 1].isspace():
            last -= 1
        found = [last - len(one) for one in words if text.endswith(one, start, last)]
        cuts = [at for at in found if at > start and not text[at - 1].isalnum()]
        if not cuts:
            return end
        end = last = min(cuts)
    return end


def tell_form(text: str, bodies: list[tuple[int, int]]) -> Form:
    """What all exchanges of a file have in common."""
    spaced = [is_spaced_asking(text, *body) for body in bodies]
    asked = [one for one in spaced if one is not None]
    labels = [len(list(LABEL.finditer(text, *body))) for body in bodies]
    known = any(asked) or len(asked) > 1
    return Form(any(asked) if known else None, bool(labels) and set(labels) == {1})


def cut_exchange(tape: Tape, mark: Mark, end: int, form: Form) -> None:
    """Cut one exchange, from the end of its mark to ``end``."""
    text, start, number = tape.text, tape.at, mark.number
    tape.open_exchange(number)
    for rule in RULE.finditer(text, start, end):
        tape.report(rule.start(), "unknown mark", "` --- ` must be followed by `Qn.`")
    for rule in OTHER_RULE.finditer(text, start, end):
        if not RULE.match(text, rule.start()):
            message = "a rule that no `Qn.` follows is read as text"
            tape.doubt_near(rule.start(), message, HINT_MARK)
    cut, body = find_answer(tape, start, end, form)
    if not text[start:end].strip():
        tape.report(start, f"question {number} has no text")
    elif cut is None:
        tape.report(
            start,
            f"question {number} has no answer, or its end cannot be told",
            "state it as `question_ends_with:` in the event's YAML",
        )
    elif not text[body:end].strip():
        tape.report(start, f"question {number} has no answer")
    tape.cut_block("question", end if cut is None else cut)
    tape.skip(body)
    for offset in list(outside_brackets(text, tape.at, end)):
        if text[offset] == "。" and text[offset + 1 : offset + 2] in (*SPACE, "\n"):
            tape.cut_block("answer", offset + 1)
    tape.cut_block("answer", end)
    tape.close_exchange(number)


def find_answer(tape: Tape, start: int, end: int, form: Form) -> tuple[int | None, int]:
    """Where the question ends, if that can be told, and where the answer begins."""
    stated = tape.current in tape.stated.question_ends
    label = None if stated else LABEL.search(tape.text, start, end)
    if label and form.labelled and tape.text[start : label.start()].strip():
        return label.start(), label.end()
    if label:
        message = "this looks like the label of an answer, and is read as text"
        tape.doubt_near(label.start(), message, "write it before every answer, or before none")
    cut = find_question_end(tape, start, end, spaced=form.spaced)
    return cut, start if cut is None else cut
