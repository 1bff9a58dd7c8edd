"""Where the sections of an article begin.

In: a Tape and its lines. Out: the titles by offset, and where the body begins, before which titles
are a table of contents. A title without its bar counts where the contents have it, or where those
before and behind it have bars and it has the number between theirs.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise

from .label_spellings import (
    BULLET,
    HEADLINE,
    SECTION,
    bare_title,
    read_answer,
    read_leave,
    read_note,
)
from .tape import Tape, check_numbering, read_number

MAX_TITLE = 60
#: How a sentence ends, and what a title does not end in.
SENTENCE_END = re.compile("[。．.！!？?」、,…]$")
#: What begins an item of a list.
LISTED = re.compile(BULLET.pattern + r"|\s*(?:[①-⑳]|[-－–]\s)")


class Contents:
    """``heads``: number and title of each section by the offset of its line."""

    def __init__(self, tape: Tape, spans: list[tuple[int, int]], asked: list[int]) -> None:
        self.tape = tape
        self.spans = spans
        text = tape.text
        first_question, last_question = (asked[0], asked[-1]) if asked else (len(text), 0)
        strict: dict[int, tuple[int, str]] = {}
        for start, end in spans:
            found = SECTION.match(text, start, end)
            if found and not (start > last_question and read_leave(found["title"])):
                strict[start] = read_number(found["number"]), found["title"].strip()
        before = [at for at in strict if at < first_question]
        self.listed = {strict[at][1]: strict[at][0] for at in before}
        self.heads = dict(strict)
        self._add_listed(strict, max(before, default=0), first_question)
        if self.heads:
            self._add_between(first_question)
        opening = [at for at in self.heads if at < first_question]
        self.body = max(opening, default=0)
        self.before = sorted(at for at in opening if at < self.body)
        self.suspects = frozenset(self._find_suspects(set(asked)))

    def _add_listed(
        self, strict: dict[int, tuple[int, str]], last: int, first_question: int
    ) -> None:
        """Titles that stand in the table of contents with a bar, and in the text without."""
        text, taken = self.tape.text, {number for at, (number, _) in strict.items() if at >= last}
        if len(self.listed) < 2:
            return
        for start, end in self.spans:
            if start <= last or start in strict or end - start > 2 * MAX_TITLE:
                continue
            number, title = bare_title(text[start:end])
            listed = self.listed.get(title)
            if listed is not None and number in (None, listed):
                again = listed in taken and start > first_question
                if not again:
                    self.heads[start] = listed, title
                    taken.add(listed)

    def _add_between(self, first_question: int) -> None:
        """Titles whose number lies between those of their neighbours."""
        order = sorted(self.heads)
        order = order[bisect_right(order, first_question) - 1 if order[0] < first_question else 0 :]
        lines = [(start, *bare_title(self.tape.text[start:end])) for start, end in self._short()]
        starts = [start for start, _, _ in lines]
        for at, after in pairwise(order):
            number = self.heads[at][0] + 1
            if self.heads[after][0] == number + 1:
                between = lines[bisect_right(starts, at) : bisect_left(starts, after)]
                found = [(s, title) for s, n, title in between if n == number and title]
                if len(found) == 1 and not SENTENCE_END.search(found[0][1]):
                    self.heads[found[0][0]] = number, found[0][1]

    def _short(self) -> list[tuple[int, int]]:
        """Lines that are short enough for a title."""
        return [(start, end) for start, end in self.spans if end - start <= MAX_TITLE]

    def _find_suspects(self, asked: set[int]) -> Iterator[int]:
        """Lines that look like a title: short ones just before a question, or with a number."""
        text, before, rows = self.tape.text, None, set(self._short())
        last, counted = 0, 0
        for start, end in self.spans:
            line = text[start:end]
            if start in self.heads:
                before, last, counted = None, self.heads[start][0], 0
            elif start in asked:
                if before is not None:
                    yield before
                before = None
            elif line.strip():
                short = (start, end) in rows and not SENTENCE_END.search(line.rstrip())
                plain = short and not any(read(line) for read in (read_answer, read_note))
                before = start if plain and not LISTED.match(line) else None
                number = bare_title(line)[0] if short and HEADLINE.match(line) else None
                heading = short and line.lstrip()[0] in "#＃"
                if heading or (number and number == last + 1 != counted + 1):
                    yield start
                counted = number or 0

    def check(self) -> None:
        """Report numbers that are missing or repeated, in the body and beside the contents."""
        found = [(number, at) for at, (number, _) in sorted(self.heads.items()) if at >= self.body]
        if self.heads:
            check_numbering(self.tape, "section", found)
        numbers = {number for number, _ in found}
        for at in self.before:
            if self.heads[at][0] not in numbers and not read_leave(self.heads[at][1]):
                message = f"section {self.heads[at][0]} stands in the table of contents only"
                self.tape.report(at, message)
