"""The labelled layout: labels at line heads say what each paragraph is. Editors' own is one.

In: the text. Out: a Transcript. One line is one paragraph; blank lines part nothing. Labels

    Q: Q1. 問１ 質問: 【質問】 ■質問1：      a question; more lines are its lead-in
    **Q:** ### Q. > … | … |               the same
    A: A1 答 回答: 【回答】 A（山田）: →     the answer; more lines go on with it
    補足: 解釈: ※                          the author's notes, as in articles
    【title】 ## title                     a section, where questions follow
    おわりに …                             closing: furniture, with all behind it
    // … --- 2/5                         furniture

Where no answer is labelled, what follows a question's line is its answer. What stands above the
first question is furniture. Markdown's marks are dropped: a block's text is what people read.
Which rows are labelled is told by ``labels``.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from ...model import Kind, Section, Transcript
from .asides import doubt_chrome, doubt_part, doubt_repeated
from .closings import doubt_leave
from .label_spellings import SECTION, read_leave, read_note
from .labels import Labelled, label_rows
from .names import ENDS_ASKING
from .question_rows import doubt_announced, doubt_end, doubt_question, doubt_said_on
from .rows import read_rows, unquote
from .tape import RENUMBER, Row, Tape, need_counting
from .titles import find_sections

COMMENT = re.compile(r"//\s*")
BULLET = re.compile(r"\s*(?:[-*•○◯●◦‣][ \t\u3000]+|・\s*)")
#: Who asked, in a collection of questions: behind one, in a row of its own, or before one.
BY = r"(?:[—–―]|-{1,2})\s*(?:/?u/|@)[\w.-]{1,40}|[(（]\s*(?:/?u/|@)[\w.-]{1,40}\s*[)）]"
ASKED_BY = re.compile(
    rf"(?:(?:^|\s+)(?:{BY})|(?<=[?？.。!！」”\"])\s+[—–―]\s*[^\s—–―](?:.{{0,39}}[^.。!！?？])?)$"
)
#: Before what an interviewer asks.
DASHES = re.compile(r"^(?:[―─—]{1,2}|--)\s*(?=\S)")
SIGNED = re.compile(BY)
#: A row that asks, above the first question.
ASKED_ABOVE = re.compile(r"(?:[?？]|か。)\s*$", re.MULTILINE)
ASKS_AS = re.compile(r"^(?:/?u/|@)[\w.-]{1,40}\s*(?:[:：]|\s[—–―-]\s)\s*")


class LabelledParser:
    """Walks the rows; ``kind`` is the state: None outside exchanges."""

    def __init__(self, tape: Tape, rows: Iterable[Row]) -> None:
        self.tape = tape
        kept = (row for row in rows if not COMMENT.match(row.text))
        self.rows = label_rows(row for row in kept if not tape.is_furniture(row.text))
        self.kind: Kind | None = None
        self.single = False  # the author's note that has just been read is one line
        self.section: Section | None = None
        self.order, self.number = 0, 0
        self.closing = False
        self.answers = any(one.label == "answer" for one in self.rows)
        asking = [nth for nth, one in enumerate(self.rows) if one.label == "question"]
        self.last_asked = asking[-1] if asking else 0
        self.sections = find_sections(self.rows)
        self.by_order = need_counting([self.rows[nth].number for nth in asking])
        self.numbered: list[tuple[int, int]] = []
        self.ids: set[str] = set()

    def parse(self) -> Transcript:
        """Walk all rows."""
        tape = self.tape
        for nth, one in enumerate(self.rows):
            self.single = self.single and not one.label
            if nth in self.sections:
                self._open_section(self.sections[nth])
            elif one.label == "question" and self._goes_on(nth):
                self.kind = "context"
                self._cut(one)
            elif one.label == "question":
                if self.kind:
                    doubt_announced(tape, self.rows[nth - 1].row, one.row)
                self._ask(one)
            elif one.label == "answer":
                before = self.rows[nth - 1] if nth else None
                doubt_end(tape, before, one, again=self.kind == "answer")
                self._answer(one)
            elif self.closing:
                continue
            elif (leave := read_leave(one.row.text)) and self.kind:
                self._close()
                self.closing = True
                asked = self.last_asked > nth  # leave is not taken in the middle
                if asked or (not leave.certain and nth < len(self.rows) - 1):
                    hint = "label it `A:`"
                    tape.doubt(one.row.start, one.row.text, "this may be no closing", hint)
            elif self.kind is not None:
                below = any(row.label == "question" for row in self.rows[nth + 1 : nth + 2])
                self._text(one, self.rows[nth - 1].row, asked=below)
        self._close()
        if not tape.exchanges:
            hint = "label each question `Q:` and each answer `A:`"
            tape.report(0, "no question found", hint)
        for block in tape.exchanges[-1].blocks if tape.exchanges else ():
            if block.kind == "answer" and tape.text[slice(*block.span)] == block.text.text:
                doubt_leave(tape, *block.span)
        doubt_repeated(tape)
        self._check_numbers()
        return tape.finish("labelled")

    def _goes_on(self, nth: int) -> bool:
        """Whether a row that asks by its form goes on with the question above it."""
        one, above = self.rows[nth], self.rows[nth - 1]
        alike = one.row.role == above.row.role and one.row.role in ("quoted", "question")
        return bool(nth) and alike and not (one.body or above.body) and self.kind is not None

    def _open_section(self, title: str) -> None:
        self._close()
        self.section = self.tape.open_section(len(self.tape.sections) + 1, title)
        self.order = 0

    def _ask(self, one: Labelled) -> None:
        self._close()
        self.closing = False
        self.order += 1
        printed = one.number
        if printed is not None:
            self.numbered.append((printed, one.row.start))
        counted = self.section or self.by_order
        self.number = self.order if printed is None or counted else printed
        self.tape.open_exchange(self.number, self.section)
        if self.tape.current in self.ids:
            message = f"question {self.number} stands twice"
            self.tape.report(one.row.start, message, "number it anew")
        self.ids.add(self.tape.current)
        self.kind = "question"
        doubt_chrome(self.tape, one.row)
        if not self.answers:
            doubt_said_on(self.tape, one.row)
        self._cut(one)

    def _answer(self, one: Labelled) -> None:
        if self.kind is None:
            hint = "label the question above it `Q:`"
            self.tape.report(one.row.start, "answer without a question", hint)
            return
        self.kind = "answer"
        self._cut(one, f"{one.who}：" if one.who else "")

    def _text(self, one: Labelled, above: Row, *, asked: bool) -> None:
        """A row without a label: it goes on with what stands ``above`` it; ``asked``: a question
        stands below.
        """
        row = one.row
        if row.role == "" and self.kind in ("question", "context") and SIGNED.fullmatch(row.text):
            return
        if note := read_note(row.text):
            if not note.certain:
                hint = "write `※` or `補足:` before it if it is the author's, `A:` if the speaker's"
                self.tape.doubt(row.start, row.text, "this may be a note", hint)
            self.kind = note.kind
            self.single = not note.alone
            row = replace(row, text=row.text[: note.find_end(row.text)])
            self._cut(replace(one, row=row), at=note.body)
            return
        if self.kind == "answer":
            doubt_part(self.tape, row, above.text, asked=asked)
        else:
            doubt_question(self.tape, above.text, row, answers=self.answers)
        bare = not any(block.kind == "question" for block in self.tape.blocks)
        if self.kind == "question" and not bare:
            self.kind = "context"
        if self.kind == "context" and not self.answers and not self._asks_on(row):
            self.kind = "answer"
        bullet = BULLET.match(row.text)
        if self.single and not bullet:
            message = f"the {self.kind} may end with the line before"
            hint = "put `A:` before it if it is the speaker's"
            self.tape.doubt(row.start, row.text, message, hint)
        self.single = False
        self._cut(one, at=bullet.end() if bullet else 0, bullet=bool(bullet))

    def _asks_on(self, row: Row) -> bool:
        """Whether a row asks what the question above it has only led up to."""
        asks = row.text.endswith(("?", "？"))
        return asks and not any(ENDS_ASKING.search(one.text.text) for one in self.tape.blocks)

    def _cut(self, one: Labelled, before: str = "", *, at: int = 0, bullet: bool = False) -> None:
        """The row from ``at`` on is a block, without the marks of a quotation around all of it."""
        assert self.kind
        row = one.row
        words = unquote(row.text[one.body or at :].strip())
        if self.kind == "question":
            words = DASHES.sub("", words, count=1)
        if row.role == "quoted" and self.kind in ("question", "context"):
            words = ASKED_BY.sub("", ASKS_AS.sub("", words, count=1))
        if words:
            self.tape.cut_words(self.kind, row, words, before=before, bullet=bullet)

    def _close(self) -> None:
        if self.kind is not None:
            blocks = self.tape.blocks
            at = blocks[-1].span[0] if blocks else self.tape.at
            if not any(block.kind == "question" for block in blocks):
                self.tape.report(at, "question without words", "write them behind its label")
            elif not any(block.kind == "answer" for block in blocks):
                self.tape.report(at, "question without answer", "label the answer `A:`")
            self.tape.close_exchange(self.number, self.section)
        self.kind = None

    def _check_numbers(self) -> None:
        """Printed numbers rise one by one; in sections they may begin anew."""
        first = self.tape.exchanges[0].blocks if self.tape.exchanges else ()
        asked = self.tape.text[: first[0].span[0]] if first else ""
        # Where something is asked above a question 2, question 1 was not recognised.
        missed = bool(ASKED_ABOVE.search(asked))
        last = self.numbered[0][0] - 1 if self.numbered and not missed else 0
        for number, offset in self.numbered:
            anew = number == 1 if self.section else number == last
            if number != last + 1 and not anew:
                message = f"question {number} stands behind question {last}"
                if not last:
                    message = f"the first question is number {number}"
                self.tape.doubt_near(offset, message, RENUMBER)
            last = number


def parse_labelled(tape: Tape) -> Transcript:
    """Read a labelled text."""
    return LabelledParser(tape, read_rows(tape.text)).parse()


def is_free(lines: list[str]) -> bool:
    """Whether titles stand above questions that are no article's (``1|title``), labels stand alone,
    or a question has several answers.
    """
    if any(map(SECTION.match, lines)):
        return False
    rows = label_rows(read_rows("\n".join(lines)))
    bare = any(one.body and not one.row.text[one.body :].strip() for one in rows)
    told = [one.label for one in rows if one.label]
    return bool(find_sections(rows)) or bare or ("answer", "answer") in pairwise(told)
