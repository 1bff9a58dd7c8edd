"""What all layouts share: a tape that can only be cut into spans that follow each other."""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ...model import (
    LETTERS,
    Block,
    Doubt,
    Kind,
    Layout,
    RawExchange,
    Section,
    Span,
    Stated,
    Transcript,
)
from ...problems import Problems, position
from ...unit import Unit
from ..text import BOM

OPENING, CLOSING = "「『（([【〈《“", "」』）)]】〉》”"


@dataclass(slots=True)
class Tape:
    """The raw text with a cutting position. Every cut starts where the last one ended."""

    event: str
    text: str
    path: Path | str
    problems: Problems
    stated: Stated = field(default_factory=Stated)
    at: int = 0
    furniture: list[Span] = field(default_factory=list)
    exchanges: list[RawExchange] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    current: str = ""
    doubts: list[Doubt] = field(default_factory=list)

    def skip(self, end: int) -> None:
        """Everything up to ``end`` is furniture."""
        if end > self.at:
            if self.furniture and self.furniture[-1][1] == self.at:
                self.furniture[-1] = (self.furniture[-1][0], end)
            else:
                self.furniture.append((self.at, end))
            self.at = end

    def cut_block(self, kind: Kind, end: int, *, bullet: bool = False) -> None:
        """The text up to ``end`` is a block; white space around it is furniture."""
        piece = self.text[self.at : end]
        self.skip(self.at + len(piece) - len(piece.lstrip()))
        if body := piece.strip():
            letter = LETTERS[kind]
            self.counts[letter] += 1
            block_id = f"{self.current}-{letter}{self.counts[letter]}"
            span = (self.at, self.at + len(body))
            self.blocks.append(Block(block_id, kind, Unit(body), span, bullet))
            self.at = span[1]
        self.skip(end)

    def close_exchange(self, number: int, section: Section | None = None) -> None:
        """The blocks cut since the last call are one exchange."""
        self.exchanges.append(RawExchange(self.current, number, section, tuple(self.blocks)))
        self.blocks, self.counts = [], Counter()

    def finish(self, layout: Layout) -> Transcript:
        """Everything cut, the rest being furniture."""
        self.skip(len(self.text))
        return Transcript(
            layout,
            tuple(self.sections),
            tuple(self.exchanges),
            tuple(self.furniture),
            tuple(self.doubts),
        )

    def report(self, offset: int, message: str, hint: str = "") -> None:
        """Report a mistake at an offset of the text."""
        self.problems.add(self.path, position(self.text, offset), message, hint)

    def doubt(self, offset: int, words: str, message: str, hint: str) -> None:
        """Ask the editor about the ``words`` at an offset, unless `sure` lists them.

        ``hint``: what to state where they are not.
        """
        if words not in self.stated.sure:
            self.doubts.append(Doubt(offset, words, message, hint))


def find_lines(text: str) -> Iterator[tuple[int, int]]:
    """Start and end (without the line feed) of every line; only a line feed ends one."""
    start = int(text.startswith(BOM))
    while (end := text.find("\n", start)) >= 0:
        yield start, end
        start = end + 1
    yield start, len(text)


def outside_brackets(text: str, start: int, end: int) -> Iterator[int]:
    """Offsets in the range that no bracket or quotation mark encloses."""
    depth = 0
    for offset in range(start, end):
        if text[offset] in OPENING:
            depth += 1
        elif text[offset] in CLOSING:
            depth = max(0, depth - 1)
        elif not depth:
            yield offset


def read_number(digits: str) -> int:
    """``12`` or ``１２`` as 12."""
    return int(unicodedata.normalize("NFKC", digits))


def check_numbering(tape: Tape, what: str, found: list[tuple[int, int]]) -> None:
    """Report repeated and missing numbers; ``found`` holds (number, offset) in file order."""
    first: dict[int, int] = {}
    expected = 1
    for number, offset in found:
        if number in first:
            line, column = position(tape.text, first[number])
            tape.report(offset, f"{what} {number} stands twice", f"the first is at {line}:{column}")
        else:
            first[number] = offset
            if number > expected:
                gap = f"{expected}" if number == expected + 1 else f"{expected}-{number - 1}"
                tape.report(offset, f"{what} {gap} is missing before {what} {number}")
            elif number < expected:
                found_at = f"{what} {number} stands after {what} {expected - 1}"
                tape.report(offset, found_at if number else f"{what}s are numbered from 1")
        expected = max(expected, number + 1)
