"""What all layouts share: a tape that can only be cut into spans that follow each other."""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Literal

from ...model import (
    LETTERS,
    MORE,
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
#: How much of the text before and behind a doubtful place identifies it.
NEAR = 12
#: What to do about a question whose number does not follow that of the one before.
RENUMBER = "look whether a question is missing before it"

#: What a format says that a row is, where it says so. ``asking`` (a heading) and ``quoted`` are
#: questions where none is labelled.
Role = Literal["question", "answer", "heading", "asking", "quoted", ""]


@dataclass(frozen=True, slots=True)
class Row:
    """``text`` is what people read of the raw text from ``start`` to ``end``."""

    start: int
    end: int
    text: str
    role: Role = ""


@dataclass
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
            self._add_block(kind, body, (self.at, self.at + len(body)), bullet)
        self.skip(end)

    def cut_words(
        self, kind: Kind, row: Row, words: str, *, before: str = "", bullet: bool = False
    ) -> None:
        """The row is a block that says ``words``: where they stand in it, else all of it.

        ``before``: whose words they are, put before them.
        """
        at = self.text.find(words, row.start, row.end)
        start, end = (at, at + len(words)) if at >= 0 else (row.start, row.end)
        self.skip(start)
        self._add_block(kind, before + words, (start, end), bullet)
        self.skip(row.end)

    def _add_block(self, kind: Kind, words: str, span: Span, bullet: bool) -> None:
        """A block that says ``words``, with the next id of its kind; the tape goes on behind it."""
        letter = LETTERS[kind]
        self.counts[letter] += 1
        block_id = f"{self.current}-{letter}{self.counts[letter]}"
        self.blocks.append(Block(block_id, kind, Unit(words), span, bullet))
        self.at = span[1]

    def open_section(self, number: int, title: str) -> Section:
        """A section begins."""
        section = Section(f"{self.event}-s{number}", number, Unit(title))
        self.sections.append(section)
        return section

    def open_exchange(self, number: int, section: Section | None = None) -> None:
        """An exchange begins: its id, from which those of its blocks are made."""
        self.current = f"{section.id}-q{number}" if section else f"{self.event}-q{number:02d}"

    def close_exchange(self, number: int, section: Section | None = None) -> None:
        """The blocks cut since the last call are one exchange; its question comes first."""
        self.blocks.sort(key=lambda block: block.kind != "question")
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
            tuple(self._list_doubts()),
        )

    def report(self, offset: int, message: str, hint: str = "") -> None:
        """Report a mistake at an offset of the text."""
        self.problems.add(self.path, position(self.text, offset), message, hint)

    def doubt(self, offset: int, words: str, message: str, hint: str) -> None:
        """Ask the editor about the ``words`` at an offset, unless `sure` lists them.

        ``hint``: what to state where they are not.
        """
        self.doubts.append(Doubt(offset, words, message, hint))

    def doubt_near(self, offset: int, message: str, hint: str) -> None:
        """Ask the editor about a place; the words around it identify it."""
        rest = self.text[offset:]
        words = self._read_near(offset, NEAR) or rest.strip().partition("\n")[0][:NEAR]
        self.doubt(offset, words, message, hint)

    def _read_near(self, offset: int, size: int) -> str:
        """The text around an offset, within its line."""
        before = self.text[max(0, offset - size) : offset].rpartition("\n")[2]
        return (before + self.text[offset : offset + size].partition("\n")[0]).strip().strip(BOM)

    def _list_doubts(self) -> Iterator[Doubt]:
        """In file order, without those that the editor is sure of; words that stand at several
        doubtful places reach farther, so that nobody is sure of a place unseen.
        """
        counts = Counter(words for _, words in {(one.offset, one.words) for one in self.doubts})
        for one in sorted(self.doubts, key=lambda doubt: doubt.offset):
            words = one.words
            if counts[words] > 1:
                words = self._read_near(one.offset, 5 * NEAR)
            if words not in self.stated.sure:
                yield replace(one, words=words)

    def is_furniture(self, line: str) -> bool:
        """Whether the editor says that a line is no content, in full or by how it begins."""
        bare = line.strip()
        return bare in self.stated.furniture or any(map(bare.startswith, self._beginnings))

    @cached_property
    def _beginnings(self) -> list[str]:
        stated = (one[: -len(MORE)] for one in self.stated.furniture if one.endswith(MORE))
        return [one for one in stated if one]


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


def need_counting(numbers: list[int | None]) -> bool:
    """Whether all questions are to be counted: some have no number of their own (更問, Q1-2), and
    their place would take one that is printed.
    """
    printed = [one for one in numbers if one is not None]
    counted = [nth if one is None else one for nth, one in enumerate(numbers, 1)]
    return len(set(counted)) < len(counted) and len(set(printed)) == len(printed) < len(counted)
