"""The thread layout: one long line of `` --- Qn. question answer --- Qn+1. …``.

In: the text and, per exchange id, a stated end of the question. Out: a Transcript.

    page chrome, counts              furniture, up to the first mark
    introduction                     furniture
     --- Q1.                         mark (furniture)
    question?                        ends at the first ``?``/``？``/``。`` + space, or bare ``？``,
                                     outside brackets, or where the editor says
    answer。 answer。                ``。`` + space outside brackets is a lost paragraph break
    page chrome                      furniture, if it is known chrome
"""

import re

from ...model import Transcript
from .tape import Tape, check_numbering, find_lines, outside_brackets, read_number

MARK = re.compile(
    r"(?:(?:^|(?<=\s))[-－]{3,}[ \t\u3000]*|^)[QＱ](?P<number>[0-9０-９]{1,4})[.．:：][ \t\u3000]*"
)
RULE = re.compile(r"(?:^|(?<=\s))[-－]{3,}(?=\s|$)")
CHROME = re.compile(
    r"(?i)(?:share this thread|read on (?:twitter|x)|view original thread|navigate thread"
    r"|[0-9]+\s*/\s*[0-9]+|[0-9,]+|published:.*)?"
)
SPACE = " \t\u3000"


def is_thread(rows: list[str]) -> bool:
    """Whether a text has a thread's marks."""
    return any(map(MARK.search, rows))


def parse_thread(tape: Tape) -> Transcript:
    """Read a thread."""
    text = tape.text
    numbers: list[tuple[int, int]] = []
    for start, end in find_lines(text):
        line = text[start:end]
        marks = list(MARK.finditer(line))
        lead = line[: marks[0].start()] if marks else line
        bare = lead.strip()
        if numbers and bare and not CHROME.fullmatch(bare) and bare not in tape.stated.furniture:
            tape.report(
                start + lead.index(bare),
                "text outside any exchange",
                "if it is page chrome, list the line under `furniture:` in the event's YAML",
            )
        for mark, after in zip(marks, [*marks[1:], None], strict=False):
            body_end = start + after.start() if after else end
            number = read_number(mark["number"])
            numbers.append((number, start + mark.start("number")))
            tape.skip(start + mark.end())
            cut_exchange(tape, number, body_end)
        tape.skip(min(end + 1, len(text)))
    if not numbers:
        tape.report(0, "no question found", "a thread has marks such as ` --- Q1. `")
    check_numbering(tape, "question", numbers)
    return tape.finish("thread")


def cut_exchange(tape: Tape, number: int, end: int) -> None:
    """Cut one exchange, from the end of its mark to ``end``."""
    text, start = tape.text, tape.at
    tape.current = f"{tape.event}-q{number:02d}"
    for rule in RULE.finditer(text[start:end]):
        tape.report(start + rule.start(), "unknown mark", "` --- ` must be followed by `Qn.`")
    cut = find_question_end(tape, start, end, tape.stated.question_ends.get(tape.current))
    if not text[start:end].strip():
        tape.report(start, f"question {number} has no text")
    elif cut is None:
        tape.report(
            start,
            f"question {number} has no answer, or its end cannot be told",
            "state it as `question_ends_with:` in the event's YAML",
        )
    elif not text[cut:end].strip():
        tape.report(start, f"question {number} has no answer")
    tape.cut_block("question", end if cut is None else cut)
    for offset in list(outside_brackets(text, tape.at, end)):
        if text[offset] == "。" and text[offset + 1 : offset + 2] in (*SPACE, "\n"):
            tape.cut_block("answer", offset + 1)
    tape.cut_block("answer", end)
    tape.close_exchange(number)


def find_question_end(tape: Tape, start: int, end: int, stated: str | None) -> int | None:
    """Offset just behind the question, or None where neither rule nor editor tells."""
    text = tape.text
    if stated:
        if (count := text.count(stated, start, end)) == 1:
            return text.index(stated, start, end) + len(stated)
        tape.report(
            start, f"`question_ends_with` matches {count} times, expected once", repr(stated)
        )
        return None
    for offset in outside_brackets(text, start, end):
        spaced = text[offset + 1 : end][:1] in tuple(SPACE)
        if text[offset] == "？" or (text[offset] in "?。" and spaced):
            return offset + 1
    return None
