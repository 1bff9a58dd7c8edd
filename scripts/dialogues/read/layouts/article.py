"""The article layout: one line a paragraph, no blank lines needed.

In: the text. Out: a Transcript. States and the lines that lead from one to the next:

    prelude   everything before the last ``N|title`` line above the first ``Q.`` is furniture:
              introduction, table of contents (its titles stand again as sections), adverts
    section   ``N|title``; its own lead-in is furniture
    question  ``Q. …``; the lines that follow are its lead-in (context)
    answer    ``A. …`` is the headline; the lines that follow are the answer
    notes     ``▼ 補足:`` or ``▼ 解釈:``; the lines that follow are the author's notes
    closing   ``おわりに`` and all behind it is furniture

``※ …`` is a remark wherever it stands in an exchange; ``- …`` is a list item of the state's kind.
"""

import re

from ...model import Kind, Section, Transcript
from ...unit import Unit
from .tape import Tape, check_numbering, find_lines, read_number

SECTION = re.compile(r"\s*(?P<number>[0-9０-９]{1,3})\s*[|｜]\s*(?P<title>\S.*)")
QUESTION = re.compile(r"\s*[QＱ][.．:：]\s*")
ANSWER = re.compile(r"\s*[AＡ][.．:：]\s*")
MARK = re.compile(r"\s*[▼▽▲△■◆]\s*(?P<name>[^:：]*)[:：]?\s*")
REMARK = re.compile(r"\s*※\s*")
BULLET = re.compile(r"\s*(?:[-*•][ \t\u3000]+|・\s*)")
CLOSING = re.compile(r"\s*(?:おわりに|終わりに|さいごに|最後に)\s*$")
NOTES: dict[str, Kind] = {"補足": "supplement", "解釈": "interpretation"}


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

    def parse(self) -> Transcript:
        """Walk all lines."""
        tape, text = self.tape, self.tape.text
        spans = list(find_lines(text))
        heads = [s for s, e in spans if SECTION.match(text, s, e)]
        first_question = next((s for s, e in spans if QUESTION.match(text, s, e)), len(text))
        body = max((s for s in heads if s < first_question), default=0)
        contents: list[tuple[int, int]] = []
        found: list[tuple[int, int]] = []
        for start, end in spans:
            head = SECTION.match(text, start, end)
            if head and start < body:
                contents.append((read_number(head["number"]), start))
            elif head and not self.closing:
                found.append((read_number(head["number"]), start))
                self._open_section(head)
            elif start >= body:
                self._line(start, end)
            tape.skip(min(end + 1, len(text)))
        self._close_section()
        if not tape.exchanges:
            tape.report(0, "no question found", "an article has `N|title`, `Q. …`, `A. …` lines")
        check_numbering(tape, "section", found)
        numbers = {number for number, _ in found}
        for number, offset in contents:
            if number not in numbers:
                tape.report(offset, f"section {number} stands in the table of contents only")
        return tape.finish("article")

    def _open_section(self, head: re.Match[str]) -> None:
        self._close_section()
        number = read_number(head["number"])
        title = Unit(head["title"].strip())
        self.section = Section(f"{self.tape.event}-s{number}", number, title)
        self.tape.sections.append(self.section)
        self.number = 0

    def _close_section(self) -> None:
        self._close_exchange()
        if self.section and not self.number:
            self.tape.report(self.tape.at, f"section {self.section.number} has no question")
        self.section = None

    def _close_exchange(self) -> None:
        if self.kind is not None:
            if not any(block.kind in ("headline", "answer") for block in self.tape.blocks):
                self.tape.report(self.question_at, "question without answer", "add an `A. …` line")
            self.tape.close_exchange(self.number, self.section)
        self.kind, self.answered = None, False

    def _line(self, start: int, end: int) -> None:
        """Place one line that is not a section's title."""
        tape, text = self.tape, self.tape.text
        line = text[start:end]
        if not line.strip() or line.strip() in self.tape.stated.furniture:
            return
        if CLOSING.match(line):
            self._close_section()
            self.closing = True
        elif mark := QUESTION.match(line):
            self._question(start, start + mark.end(), end)
        elif mark := ANSWER.match(line):
            self._answer(start, start + mark.end(), end)
        elif self.kind is None:
            return
        elif mark := MARK.match(line):
            self._note(start, mark, end)
        elif mark := REMARK.match(line):
            tape.skip(start + mark.end())
            tape.cut_block("remark", end)
        else:
            bullet = BULLET.match(line)
            tape.skip(start + (bullet.end() if bullet else 0))
            tape.cut_block(self.kind, end, bullet=bool(bullet))

    def _question(self, start: int, body: int, end: int) -> None:
        if self.section is None:
            self.tape.report(start, "question outside any section", "put it under `N|title`")
            return
        self._close_exchange()
        self.number += 1
        self.question_at = start
        self.kind = "context"
        self.tape.current = f"{self.section.id}-q{self.number}"
        if not self.tape.text[body:end].strip():
            self.tape.report(start, "question has no text")
        self.tape.skip(body)
        self.tape.cut_block("question", end)

    def _answer(self, start: int, body: int, end: int) -> None:
        if self.kind is None:
            self.tape.report(start, "answer without a question", "put a `Q. …` line before it")
            return
        if self.answered:
            self.tape.report(start, "second answer to one question", "put a `Q. …` line before it")
        self.kind, self.answered = "answer", True
        self.tape.skip(body)
        self.tape.cut_block("headline", end)

    def _note(self, start: int, mark: re.Match[str], end: int) -> None:
        name = mark["name"].strip()
        if name not in NOTES:
            known = " or ".join(f"`▼ {known}:`" for known in NOTES)
            self.tape.report(start, f"unknown mark `{name[:20]}`", f"expected {known}")
            return
        self.kind = NOTES[name]
        self.tape.skip(start + mark.end())
        self.tape.cut_block(self.kind, end)


def parse_article(tape: Tape) -> Transcript:
    """Read an article."""
    return ArticleParser(tape).parse()


def is_article(rows: list[str]) -> bool:
    """Whether a text has sections and questions."""
    return any(map(QUESTION.match, rows)) and any(map(SECTION.match, rows))
