"""How far a build's pages are, told to whoever waits for it.

In: what the processes report that make the pages. Out: pages that are done, and about how many
seconds are left; on a terminal in one line that changes, elsewhere in a line now and then.
"""

import sys
import time
from collections.abc import Callable
from typing import Self, TextIO

from .jobs import report

#: What is done with each page, and how much of a build lies before it, within it and behind it: by
#: the processor's time of a cold build with two events.
WRITTEN, CONVERTED = "written", "converted"
BEFORE = {WRITTEN: 0.0, CONVERTED: 0.15}
SHARE = {WRITTEN: 0.15, CONVERTED: 0.35}
#: Seconds between two lines: on a terminal, elsewhere.
TERMINAL, ELSEWHERE = 0.2, 10.0


def tell(stage: str, done: int, total: int) -> None:
    """Report from a job how many of its pages have been through a stage."""
    report((stage, done, total))


class Progress:
    """Puts together what some jobs report. ``clock`` gives seconds."""

    def __init__(
        self, jobs: int, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.stream, self.clock = stream or sys.stdout, clock
        self.parts = [0.0] * jobs
        self.pages = [(0, 0)] * jobs
        self.is_terminal = self.stream.isatty()
        self.every = TERMINAL if self.is_terminal else ELSEWHERE
        self.start = self.last = clock()

    def hear(self, job: int, said: tuple[str, int, int]) -> None:
        """Take what ``tell`` was given by a job, and show it if it is time to."""
        stage, done, total = said
        self.parts[job] = BEFORE[stage] + SHARE[stage] * done / total
        self.pages[job] = (done if stage == CONVERTED else 0, total)
        now = self.clock()
        if now - self.last >= self.every:
            self.last = now
            self._show(now - self.start)

    def _show(self, passed: float) -> None:
        done, total = (sum(column) for column in zip(*self.pages, strict=True))
        part = sum(self.parts) / len(self.parts)
        left = max(1, round(passed * (1 - part) / part)) if part else 0
        line = f"{done} of {total} pages" + (f", about {left} s left" if left else "")
        self.stream.write(f"\r{line}\x1b[K" if self.is_terminal else f"{line}\n")
        self.stream.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Take the line off the terminal."""
        if self.is_terminal:
            self.stream.write("\r\x1b[K")
            self.stream.flush()
