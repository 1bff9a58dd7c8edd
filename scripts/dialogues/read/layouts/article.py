"""The article layout: one line a paragraph, no blank lines needed.

In: the text. Out: a Transcript. States and the lines that lead from one to the next:

    prelude   everything before the last ``N|title`` line above the first ``Q.`` is furniture:
              introduction, table of contents (its titles stand again as sections), adverts
    section   ``N|title``; the lines that follow are the lead-in of its first question (context).
              Without any section all exchanges are numbered in one go
    question  ``Q. …``; the lines that follow are its lead-in (context)
    answer    ``A. …`` is the headline; the lines that follow are the answer
    notes     ``▼ 補足:`` or ``▼ 解釈:``; the lines that follow are the author's notes
    closing   ``おわりに`` behind the last question and all behind it is furniture

``※ …`` is a remark wherever it stands in an exchange; ``- …`` is a list item of the state's kind.
What other dress labels may wear is in ``label_spellings``; what only looks like one is a doubt.
"""

import re

from ...model import ANSWERED, Kind, Section, Transcript
from . import label_spellings as lines
from .closings import doubt_leave
from .label_spellings import SECTION, Label, read_answer, read_leave, read_note, read_question
from .question_rows import doubt_line
from .sections import Contents
from .tape import RENUMBER, Row, Tape, find_lines

PLAIN_LABELS = tuple(re.compile(rf"\s*[{one}][.．:：、](?![0-9０-９])") for one in ("QＱ", "AＡ"))


class ArticleParser:
    """Walks the lines; ``kind`` is the state: None outside exchanges."""

    def __init__(self, tape: Tape) -> None:
        self.tape = tape
        self.kind: Kind | None = None
        self.section: Section | None = None
        self.number = 0
        self.question_at = 0
        self.answered = False
        self.closing = False
        self.lead: list[tuple[int, int]] = []
        self.numbered: list[tuple[int, int]] = []
        self.single = False
        self.spans = list(find_lines(tape.text))
        rows = (tape.text[start:end] for start, end in self.spans)
        self.labels = [
            read_question(row) if row.strip() and not SECTION.match(row) else None for row in rows
        ]
        asked = [span[0] for span, label in zip(self.spans, self.labels, strict=True) if label]
        self.last_question = asked[-1] if asked else 0
        written = [(start, end) for start, end in self.spans if tape.text[start:end].strip()]
        self.contents = Contents(tape, written, asked)

    def parse(self) -> Transcript:
        """Walk all lines."""
        tape, text, contents = self.tape, self.tape.text, self.contents
        for (start, end), label in zip(self.spans, self.labels, strict=True):
            head = contents.heads.get(start)
            if head and start >= contents.body:
                if not self.closing:
                    self._open_section(*head)
            elif start >= contents.body:
                self._line(start, end, label)
            if not self.lead:
                tape.skip(min(end + 1, len(text)))
        self._close_section()
        if not tape.exchanges:
            tape.report(0, "no question found", "an article has `Q. …` and `A. …` lines")
        for block in tape.exchanges[-1].blocks if tape.exchanges else ():
            if block.kind in ANSWERED:
                doubt_leave(tape, *block.span)
        contents.check()
        self._check_numbers()
        return tape.finish("article")

    def _open_section(self, number: int, title: str) -> None:
        self._close_section()
        self.section = self.tape.open_section(number, title)
        self.number = 0

    def _close_section(self) -> None:
        self._close_exchange()
        if self.section and not self.number:
            self.tape.report(self.tape.at, f"section {self.section.number} has no question")
        self.section, self.lead = None, []

    def _close_exchange(self) -> None:
        if self.kind is not None:
            if not any(block.kind in ANSWERED for block in self.tape.blocks):
                self.tape.report(self.question_at, "question without answer", "add an `A. …` line")
            self.tape.close_exchange(self.number, self.section)
        self.kind, self.answered, self.single = None, False, False

    def _line(self, start: int, end: int, question: Label | None) -> None:
        """Place one line that is not a section's title."""
        tape, line = self.tape, self.tape.text[start:end]
        if not line.strip() or tape.is_furniture(line):
            return
        if question:
            self._question(start, question, end)
        elif leave := read_leave(head["title"] if (head := SECTION.match(line)) else line):
            self._leave(start, leave, end)
        elif (answer := read_answer(line)) and not self.closing:
            self._answer(start, start + answer.body, end)
        elif self.closing:
            self._doubt_outside(start, line)
        elif self.kind is None:
            self._lead(start, end)
        elif note := read_note(line):
            self._note(start, note, end)
        elif mark := lines.UNKNOWN.match(line):
            name = mark["name"].strip()[:20]
            tape.report(start, f"unknown mark `{name}`", "expected `▼ 補足:` or `▼ 解釈:`")
        else:
            self._text(start, end)

    def _text(self, start: int, end: int) -> None:
        """A line without a label of its own."""
        tape, line = self.tape, self.tape.text[start:end]
        assert self.kind
        bullet = lines.BULLET.match(line)
        if lines.SUSPECT.match(line) or lines.HEADED.match(line):
            message = f"this looks like a heading or a label, and is read as {self.kind}"
            hint = "write `Q. `, `A. ` or `▼ 補足:` before it in the raw file"
            tape.doubt_near(start, message, hint)
        elif self.single and not bullet:
            message = f"the {self.kind} may end with the line before"
            tape.doubt_near(start, message, "write that line behind the answer's last one")
        elif start in self.contents.suspects and self.kind != "context":
            message = f"this looks like a section's title, and is read as {self.kind}"
            tape.doubt_near(start, message, "write `N|title` in the raw file, N being its number")
        else:
            doubt_line(tape, self.kind, Row(start, end, line.strip()))
        self.single = False
        tape.skip(start + (bullet.end() if bullet else 0))
        tape.cut_block(self.kind, end, bullet=bool(bullet))

    def _lead(self, start: int, end: int) -> None:
        """A line before a question: its lead-in within a section, else the introduction."""
        if self.section and not self.number:
            self.lead.append((start, end))
        else:
            self._doubt_outside(start, self.tape.text[start:end])

    def _doubt_outside(self, start: int, line: str) -> None:
        """Ask about what looks like a part of an exchange, outside of all exchanges."""
        if line.rstrip().endswith(("？", "?")) or lines.SUSPECT.match(line) or read_answer(line):
            message = "this looks like a part of an exchange, and is read as none"
            self.tape.doubt_near(start, message, "write `Q. ` or `A. ` before it in the raw file")

    def _leave(self, start: int, leave: Label, end: int) -> None:
        if start > self.last_question and not self.closing:
            if not leave.certain and self.tape.text[end:].strip():
                message = "this may sum up the answer; all from here on is read as closing words"
                hint = "write other words, or `▼ 補足:`, in its place in the raw file"
                self.tape.doubt_near(start, message, hint)
            self._close_section()
            self.closing = True
        elif self.kind is not None:
            message = f"closing words with a question behind them are read as {self.kind}"
            hint = "move the question before them, or list them under `furniture:`"
            self.tape.doubt_near(start, message, hint)
            self.tape.skip(start)
            self.tape.cut_block(self.kind, end)
        elif not self.closing:
            self._lead(start, end)

    def _question(self, start: int, label: Label, end: int) -> None:
        tape = self.tape
        if self.section is None and self.contents.heads:
            tape.report(start, "question outside any section", "put it under `N|title`")
            return
        self._close_exchange()
        self.number += 1
        self.question_at = start
        tape.open_exchange(self.number, self.section)
        if label.number is not None:
            self.numbered.append((label.number, start))
        if not label.certain:
            message = "this is read as a question, although nothing parts its label from it"
            tape.doubt_near(start, message, "write `Q. ` if it is, other words if not")
        for lead in self.lead:
            self._cut_lead(*lead)
        self.kind, self.lead = "context", []
        if not tape.text[start + label.body : end].strip():
            tape.report(start, "question has no text")
        tape.skip(start + label.body)
        tape.cut_block("question", end)

    def _cut_lead(self, start: int, end: int) -> None:
        line = self.tape.text[start:end]
        note, bullet = lines.REMARK.match(line), lines.BULLET.match(line)
        mark = note or bullet
        self.tape.skip(start + (mark.end() if mark else 0))
        self.tape.cut_block("remark" if note else "context", end, bullet=bool(bullet and not note))

    def _answer(self, start: int, body: int, end: int) -> None:
        if self.kind is None:
            self.tape.report(start, "answer without a question", "put a `Q. …` line before it")
            return
        if self.answered:
            self.tape.report(start, "second answer to one question", "put a `Q. …` line before it")
        self.kind, self.answered, self.single = "answer", True, False
        self.tape.skip(body)
        self.tape.cut_block("headline", end)

    def _note(self, start: int, note: Label, end: int) -> None:
        """The author's notes; those in one line leave the state as it is."""
        tape = self.tape
        if not note.certain:
            message = f"this is read as the author's own words ({note.kind})"
            hint = "put other words in place of its label in the raw file"
            tape.doubt_near(start, message, hint)
        one_line = not note.alone and (note.enclosed or note.kind == "remark")
        self.single = self.single and one_line
        if not one_line:
            self.kind = note.kind
            self.single = not (note.alone or note.marked)
        tape.skip(start + note.body)
        tape.cut_block(note.kind, start + note.find_end(tape.text[start:end]))

    def _check_numbers(self) -> None:
        """Questions that carry numbers carry all of them, from 1 in the event or the section."""
        tape, last = self.tape, 0
        if self.numbered and len(self.numbered) < len(tape.exchanges):
            for _, offset in self.numbered:
                tape.doubt_near(offset, "a question with a number among others without", RENUMBER)
            return
        for number, offset in self.numbered:
            if number not in (last + 1, 1):
                message = f"question {number} stands behind question {last}"
                tape.doubt_near(offset, message, RENUMBER)
            last = number


def parse_article(tape: Tape) -> Transcript:
    """Read an article."""
    return ArticleParser(tape).parse()


def is_article(rows: list[str]) -> bool:
    """Whether a text has questions in sections, or plain ``Q.`` and ``A.`` lines."""
    if any(map(SECTION.match, rows)):
        return any(map(read_question, rows))
    return all(any(map(pattern.match, rows)) for pattern in PLAIN_LABELS)
