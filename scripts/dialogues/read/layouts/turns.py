"""The rows of a transcript as turns: what one person says, up to where the next begins.

In: rows, and how they name who speaks (``manner``). Out: Turns; what stands before the first is
furniture, but for who is said to ask.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .asides import TIME_BEFORE, doubt_direction, doubt_heading
from .manner import OPENED, QUOTED, Manner, drop_times, tell_manner
from .names import ASKER, ENDS_ASKING, Head, find_head
from .question_rows import doubt_question
from .rows import HEADING, RULE, strip_marks, unquote
from .tape import Row, Tape

#: A question and its quoted answer in one row.
ANSWERED = re.compile(r"(?P<asked>[。？?か])[ \u3000]*(?P<answer>[「『][^「」『』]*[」』])$")
#: What ends a sentence: a list of who takes part has none.
SENTENCE = re.compile(r"[。？！?!.]")
LEFT_OUT = "words before the first question are left out"
CLOSING = ("」", "』", "”", '"')
INNER = re.compile(r"[「『」』“”\"]")
UNPROVEN = "this may be the name of somebody who speaks, and is read as text"


@dataclass(frozen=True, slots=True)
class Turn:
    """What one person says: ``parts`` are rows, the first beginning behind its label."""

    name: str
    start: int
    parts: list[Row]
    asks: bool = False


def list_turns(tape: Tape, rows: Sequence[Row]) -> list[Turn]:
    """The turns of a transcript."""
    kept = [row for row in map(drop_times, rows) if row.text and not RULE.fullmatch(row.text)]
    kept = [row for row in kept if not tape.is_furniture(row.text)]
    manner = tell_manner(kept, [*tape.stated.speakers])
    forms = {head.form for head in manner.heads if head}
    dashed = "dash" in forms
    quoting = manner.quoted or manner.nameless or "says" in forms
    credited: list[Turn] = []
    turns: list[Turn] = []
    inside = False
    around = zip(["", *(row.text for row in kept)], [*manner.heads[1:], None], strict=False)
    for row, head, (above, after) in zip(kept, manner.heads, around, strict=False):
        asked = bool(after and after.asks and after.name in manner.names)
        begins = head is not None and head.name in manner.names and not inside
        says_on = head and head.asks and SENTENCE.search(row.text[head.end :])
        if dashed and not turns and not (head and (head.form == "dash" or says_on)):
            if ENDS_ASKING.search(row.text):
                hint = "put `――` before it if it is the first question"
                tape.doubt(row.start, row.text, LEFT_OUT, hint)
            continue
        if not turns and not begins:
            credited += read_credit(row, manner)
            continue
        if head and begins:
            if not tape.is_furniture(row.text[head.end :]):
                turns += _begin(row, head)
            continue
        named = bool(head and turns and head.form in ("colon", "says", "spaced", "timed"))
        if head and named:
            doubt_name(tape, row, head)
        says = inside or bool(re.match('[「『“"]', row.text))
        inside = says and manner.quoted and not row.text.endswith(CLOSING)
        if turns and manner.quoted and not says:
            hint = "list it under `furniture:`, or put 「」 around what somebody says"
            tape.doubt(row.start, row.text, "nobody's words are left out", hint)
        elif turns:
            if manner.nameless and turns[-1].name == ASKER:
                doubt_question(tape, above, row, answers=False)
            elif not (named or doubt_direction(tape, row)):
                doubt_heading(tape, row, above, asked=asked)
            _go_on(turns, row, nameless=manner.nameless, quoting=quoting)
    return credited + turns


def read_credit(row: Row, manner: Manner) -> list[Turn]:
    """Who asks, as the head of a file says it, where names stand in another way below."""
    head = find_head(row.text)
    if not (head and head.form == "colon" and head.asks):
        return []
    named = sum(name in row.text[head.end :] for name in manner.names)
    some = 0 < named < len(manner.names)  # a list of all who take part says nothing
    return [Turn(head.name, row.start, _rest(row, head.end), True)] if some else []


def doubt_name(tape: Tape, row: Row, head: Head) -> None:
    """Ask whether somebody speaks whom nothing proves to."""
    hint = f"state `speakers: {{{head.name}: answers}}` (or asks, neither) in the event's YAML"
    tape.doubt(row.start, row.text, UNPROVEN, hint)


def _go_on(turns: list[Turn], row: Row, *, nameless: bool, quoting: bool) -> None:
    """A row that begins no turn goes on with the last, or answers it where nobody is named. Marks
    around all of it go where a file is ``quoting`` what is said, else it is somebody else's words.
    """
    last = turns[-1]
    words = TIME_BEFORE.sub("", row.text)
    heading = HEADING.match(words)
    words = strip_marks(heading["title"] if heading else words)
    if not words:  # a picture
        return
    keeps = not quoting and QUOTED.match(words)
    part = replace(row, text=words if keeps else unquote_part(words), role="")
    if nameless and last.name == ASKER and not _asks_on(last, words):
        turns.append(Turn("", row.start, [part]))
    else:
        last.parts.append(part)


def _asks_on(turn: Turn, words: str) -> bool:
    """Whether a row asks what the turn above it has only led up to."""
    asks = words.endswith(("?", "？"))
    return asks and not any(ENDS_ASKING.search(part.text) for part in turn.parts)


def _begin(row: Row, head: Head) -> list[Turn]:
    """The turn that a row begins; behind a dash the quoted answer as well, if the row holds it."""
    rest = _rest(row, head.end)
    answer = ANSWERED.search(row.text) if head.form == "dash" else None
    if not answer or not rest or OPENED.match(rest[0].text):
        return [Turn(head.name, row.start, rest, head.asks)]
    at = row.start + answer.start("answer")
    asked = replace(rest[0], end=at, text=row.text[head.end : answer.end("asked")])
    said = Row(at, row.end, unquote_part(answer["answer"]))
    return [Turn(head.name, row.start, [asked], head.asks), Turn("", at, [said])]


def _rest(row: Row, at: int) -> list[Row]:
    words = strip_marks(TIME_BEFORE.sub("", row.text[at:], count=1))
    if row.text[:2] in ("**", "__") and words.count(row.text[:2]) == 1:  # name and words in bold
        words = words.removesuffix(row.text[:2])
    exact = row.end - row.start == len(row.text)
    start = row.start + (at if exact else 0)
    return [Row(start, row.end, unquote_part(words))] if words else []


def unquote_part(text: str) -> str:
    """Words without the marks around all of them, or around the part that stands in this row."""
    if QUOTED.match(text) or not INNER.sub("", text):
        return unquote(text)
    if OPENED.match(text) and not INNER.search(text[1:]):
        return text[1:]
    closed = text.endswith(CLOSING) and not INNER.search(text[:-1])
    return text[:-1] if closed else text
