"""Every mistake a user can make, as data: collected, sorted, printed, never raised one by one.

Takes positions (lines and columns count from 1; columns count code points) and words; gives
``path:line:column: message`` lines.
"""

import difflib
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One mistake: where it is, what was expected and found, and how to mend it (``hint``)."""

    path: str
    line: int
    column: int
    message: str
    hint: str = ""

    def __str__(self) -> str:
        tail = f"; {self.hint}" if self.hint else ""
        line = f"{self.path}:{self.line}:{self.column}: {self.message}{tail}"
        # Foreign text must not break the line, nor move, colour or turn what a terminal shows.
        return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in line)


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a file; lines and columns count from 1."""

    path: Path | str
    line: int = 1
    column: int = 1

    def problem(self, message: str, hint: str = "") -> Problem:
        """A problem at this place."""
        return Problem(display(self.path), self.line, self.column, message, hint)

    def unknown(self, what: str, name: str, known: Iterable[str]) -> Problem:
        """A problem at this place: something is named that is not there."""
        return self.problem(f"unknown {what} {quote(name)}", nearest(name, known))


class BuildError(Exception):
    """Raised once, at the end of a stage, with every problem found so far."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__(f"{len(self.problems)} problems")

    def report(self) -> str:
        """All problems, one a line, then the count."""
        return "\n".join([*map(str, self.problems), f"{len(self.problems)} problems"])


@dataclass(slots=True)
class Problems:
    """A collector that the stages share."""

    items: list[Problem] = field(default_factory=list)

    def add(
        self, path: Path | str, position: tuple[int, int], message: str, hint: str = ""
    ) -> None:
        """Collect one problem."""
        self.items.append(Problem(display(path), *position, message, hint))

    def raise_any(self) -> None:
        """Raise ``BuildError`` if anything was collected."""
        if self.items:
            raise BuildError(self.items)


def display(path: Path | str) -> str:
    """The path as an editor would type it: relative to the working directory where possible."""
    try:
        return Path(path).resolve().relative_to(Path.cwd()).as_posix()
    except (OSError, ValueError):  # the working directory itself may be gone
        return str(path)


def quote(text: str, limit: int = 40) -> str:
    """Foreign text, not too long."""
    return f"`{text}`" if len(text) <= limit else f"`{text[: limit - 1]}…`"


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint that names the closest known word, or the empty string."""
    close = difflib.get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f"did you mean {quote(close[0])}?" if close else ""


def position(text: str, offset: int) -> tuple[int, int]:
    """Line and column (from 1) of a code-point offset."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


class Places:
    """Lines and columns of many offsets of one text: its lines are found once."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(at for at, char in enumerate(text, 1) if char == "\n")]

    def find(self, offset: int) -> tuple[int, int]:
        """Line and column (from 1) of a code-point offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
