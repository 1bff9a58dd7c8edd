"""Every mistake a user can make, as data: collected, sorted, printed, never raised one by one.

Takes positions (lines and columns count from 1; columns count code points) and words; gives
``path:line:column: message`` lines.
"""

import bisect
import difflib
import functools
import operator
import os
import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

#: How many problems are printed; all are counted.
MAX_SHOWN = 100
#: Longer words are typing mistakes of nothing.
MAX_WORD = 200


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
        place = operator.attrgetter("path", "line", "column", "message", "hint")
        self.problems = sorted(set(problems), key=place)
        super().__init__(f"{len(self.problems)} problems")

    def __reduce__(self) -> tuple[type["BuildError"], tuple[list[Problem]]]:
        """So that it can be raised in another process than its own."""
        return BuildError, (self.problems,)

    def report(self) -> str:
        """The first hundred problems, one a line, then the count of all."""
        shown = map(str, self.problems[:MAX_SHOWN])
        return "\n".join([*shown, f"{len(self.problems)} problems"])


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


def explain(error: OSError, path: Path | str) -> Problem:
    """What the system would not do, at the file that it names, else at ``path``."""
    if isinstance(error, shutil.Error) and error.args and isinstance(error.args[0], list):
        _, path, reason = error.args[0][0]  # the first of those that were not copied
        found = re.fullmatch(r"\[Errno \d+\] (.*?)(?:: '.*)?", str(reason))
        return Where(path).problem(found[1] if found else str(reason))
    return Where(error.filename or path).problem(error.strerror or str(error))


def display(path: Path | str) -> str:
    """The path as an editor would type it: relative to the working directory where possible."""
    try:
        return _shorten(str(path), os.getcwd())  # noqa: PTH109  (there may be many problems)
    except OSError:  # the working directory itself may be gone
        return str(path)


@functools.lru_cache
def _shorten(path: str, base: str) -> str:
    """Asked once a file: there may be a problem in each of its lines."""
    try:
        return Path(path).resolve().relative_to(base).as_posix()
    except (OSError, ValueError, RuntimeError):  # a loop of links
        return path


def quote(text: str, limit: int = 40) -> str:
    """Foreign text, not too long."""
    return f"`{text}`" if len(text) <= limit else f"`{text[: limit - 1]}…`"


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint that names the closest known word, or the empty string. Of several words in one, each
    known by itself, that they are parted otherwise.
    """
    near = [one for one in known if len(one) <= MAX_WORD] if len(word) <= MAX_WORD else []
    parts = re.split(r"[\s、，;]+", word)
    if len(parts) > 1 and set(near).issuperset(parts):
        return f"write {quote(', '.join(parts), MAX_WORD)}"
    # `q9` is `q09`, though `q19` is as near.
    plain = _write_plainly(word)
    same = (one for one in near if _write_plainly(one) == plain)
    close = difflib.get_close_matches(word, near, n=1, cutoff=0.5)
    best = next(same, close[0] if close else "")
    return f"did you mean {quote(best)}?" if best else ""


def _write_plainly(word: str) -> str:
    """Without what differs where people write numbers and names by heart."""
    return re.sub(r"(?<!\d)0+(?=\d)", "", word.lower().replace("_", "-"))


def position(text: str, offset: int) -> tuple[int, int]:
    """Line and column (from 1) of a code-point offset."""
    line = bisect.bisect_right(_find_starts(text), offset)
    return line, offset - _find_starts(text)[line - 1] + 1


@functools.lru_cache(maxsize=4)
def _find_starts(text: str) -> list[int]:
    """Where the lines of a text start; found once, however many problems there are."""
    starts, at = [0], text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts
