"""The labelled layout: labels at line heads say what each paragraph is. Editors' own is one.

In: the text. Out: a Transcript. One line is one paragraph; blank lines part nothing. Labels

    Q: Q1. 問１ 質問: 【質問】 ■質問1：      a question; more lines are its lead-in
    **Q:** ### Q. > …                    the same
    A: A1 答 回答: 【回答】 A（山田）:       the answer; more lines go on with it
    補足: 解釈: ※                          the author's notes, as in articles
    【title】 ## title                     a section, where questions follow
    おわりに …                             closing: furniture, with all behind it
    // …                                 furniture

Where no answer is labelled, what follows a question's line is its answer. What stands above the
first question is furniture. Markdown's marks are dropped: a block's text is what people read.
"""

import re
from collections.abc import Iterable

from ...model import Kind, Section, Transcript
from ...unit import Unit
from .article_lines import ANSWER, BULLET, QUESTION, read_leave, read_note
from .labels import drop_counter, read_label, split_row
from .rows import is_markdown, list_markdown_rows, list_rows
from .tape import Row, Tape, find_lines, read_number

COMMENT = re.compile(r"//\s*")
SECTION = re.compile(
    r"\s*(?:[【〔\[［](?P<bracketed>[^】〕\]］]{1,60})[】〕\]］]\s*$|■\s*(?P<square>\S.*))"
)
QUOTED = re.compile(r"\s*[「『“\"](?P<words>.*)[」』”\"]\s*$")
#: Who asked, behind a question: in a collection of them.
ASKED_BY = re.compile(r"\s+[—–―-]{1,2}\s*(?:/?u/|@)?[\w.\- ]{1,40}$")


class LabelledParser:
    """Walks the rows; ``kind`` is the state: None outside exchanges."""

    def __init__(self, tape: Tape, rows: Iterable[Row]) -> None:
        self.tape = tape
        kept = (drop_counter(row) for row in rows if not COMMENT.match(row.text))
        self.rows = [part for row in kept if row.text for part in split_row(row)]
        self.labels = [self._label(row) for row in self.rows]
        self.kind: Kind | None = None
        self.section: Section | None = None
        self.order, self.number = 0, 0
        self.closing = False
        self.answers = any(label == "answer" for label, _ in self.labels)
        self.sections = self._find_sections()
        self.seen: set[int] = set()

    def _label(self, row: Row) -> tuple[str, re.Match[str] | None]:
        if found := read_label(QUESTION, row.text):
            return "question", found
        if found := read_label(ANSWER, row.text):
            return "answer", found
        return ("" if row.role == "heading" else row.role), None

    def _find_sections(self) -> frozenset[int]:
        """Rows that head a section: those right above a question, if there are several."""
        heads = []
        for number, (row, (label, _)) in enumerate(zip(self.rows, self.labels, strict=True)):
            following = self.labels[number + 1][0] if number + 1 < len(self.rows) else ""
            if not label and following == "question" and self._read_title(row):
                heads.append(number)
        return frozenset(heads if len(heads) > 1 else ())

    @staticmethod
    def _read_title(row: Row) -> str:
        if row.role == "heading":
            return row.text
        found = SECTION.match(row.text)
        return (found["bracketed"] or found["square"]).strip() if found else ""

    def parse(self) -> Transcript:
        """Walk all rows."""
        tape = self.tape
        for number, (row, (label, found)) in enumerate(zip(self.rows, self.labels, strict=True)):
            if tape.is_furniture(row.text):
                continue
            if number in self.sections:
                self._open_section(row)
            elif label == "question" and found is None and self._goes_on(number):
                self.kind = "context"
                self._cut(row, 0)
            elif label == "question":
                self._ask(row, found)
            elif label == "answer":
                self._answer(row, found)
            elif self.closing:
                continue
            elif (leave := read_leave(row.text)) and self.kind:
                self._close()
                self.closing = True
                if not leave.certain and number < len(self.rows) - 1:
                    tape.doubt(row.start, row.text, "this may be no closing", "label it `A:`")
            elif self.kind is not None:
                self._text(row)
        self._close()
        if not tape.exchanges:
            hint = "label each question `Q:` and each answer `A:`"
            tape.report(0, "no question found", hint)
        return tape.finish("labelled")

    def _goes_on(self, number: int) -> bool:
        """Whether a quoted row goes on with the question above it."""
        return (
            bool(number) and self.labels[number - 1] == ("question", None) and self.kind is not None
        )

    def _open_section(self, row: Row) -> None:
        self._close()
        number = len(self.tape.sections) + 1
        self.section = Section(f"{self.tape.event}-s{number}", number, Unit(self._read_title(row)))
        self.tape.sections.append(self.section)
        self.order = 0

    def _ask(self, row: Row, found: re.Match[str] | None) -> None:
        self._close()
        self.closing = False
        self.order += 1
        printed = found["number"] if found else None
        self.number = read_number(printed) if printed and not self.section else self.order
        if self.number in self.seen and not self.section:
            self.tape.report(row.start, f"question {self.number} stands twice", "number it anew")
        self.seen.add(self.number)
        owner = self.section.id if self.section else self.tape.event
        form = f"{owner}-q{self.number}" if self.section else f"{owner}-q{self.number:02d}"
        self.tape.current = form
        self.kind = "question"
        self._cut(row, found.end() if found else 0)

    def _answer(self, row: Row, found: re.Match[str] | None) -> None:
        if self.kind is None:
            hint = "label the question above it `Q:`"
            self.tape.report(row.start, "answer without a question", hint)
            return
        self.kind = "answer"
        who = (found["who"] or "").strip(" \u3000()（）") if found else ""
        self._cut(row, found.end() if found else 0, f"{who}：" if who else "")

    def _text(self, row: Row) -> None:
        """A row without a label: it goes on with what stands above it."""
        if note := read_note(row.text):
            if not note.certain:
                hint = "write `※` or `補足:` before it if it is the author's, `A:` if the speaker's"
                self.tape.doubt(row.start, row.text, "this may be a note", hint)
            self.kind = note.kind
            self._cut(row, note.body)
            return
        if self._read_title(row) and self.kind == "answer":
            hint = "put `A:` before it if it belongs to the answer, `//` if not"
            self.tape.doubt(row.start, row.text, "this may be a heading", hint)
        bare = not any(block.kind == "question" for block in self.tape.blocks)
        if self.kind == "question" and not bare:
            self.kind = "context"
        if self.kind == "context" and not self.answers:
            self.kind = "answer"
        bullet = BULLET.match(row.text)
        self._cut(row, bullet.end() if bullet else 0, bullet=bool(bullet))

    def _cut(self, row: Row, at: int, before: str = "", *, bullet: bool = False) -> None:
        """The row from ``at`` on is a block, without the marks of a quotation around all of it."""
        assert self.kind
        words = row.text[at:].strip()
        if quoted := QUOTED.match(words):
            inner = quoted["words"]
            words = inner if not re.search("[「『“”』」]", inner) else words
        if self.kind == "question":
            words = ASKED_BY.sub("", words) if row.role == "question" else words
        if words:
            self.tape.cut_words(self.kind, row, before + words, bullet=bullet)

    def _close(self) -> None:
        if self.kind is not None:
            answered = [block for block in self.tape.blocks if block.kind == "answer"]
            if not answered:
                at = self.tape.blocks[-1].span[0] if self.tape.blocks else self.tape.at
                self.tape.report(at, "question without answer", "label the answer `A:`")
            self.tape.close_exchange(self.number, self.section)
        self.kind = None


def read_rows(text: str) -> list[Row]:
    """Rows of a text, of Markdown where it is that."""
    lines = [text[start:end] for start, end in find_lines(text)]
    return list(list_markdown_rows(text) if is_markdown(lines) else list_rows(text))


def parse_labelled(tape: Tape) -> Transcript:
    """Read a labelled text."""
    return LabelledParser(tape, read_rows(tape.text)).parse()
