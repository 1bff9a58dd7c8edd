"""How far a build is, as it is told to who waits."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys

import pytest

from dialogues.jobs import report, run_jobs
from dialogues.progress import CONVERTED, WRITTEN, Progress, tell
from support.trees import Tree


class Clock:
    """Seconds as a test wants them."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def play(stream: io.StringIO, *events: tuple[float, int, tuple[str, int, int]]) -> str:
    """What is shown of some reports of two jobs, each after so many seconds in all."""
    clock = Clock()
    with Progress(2, stream, clock) as progress:
        for at, job, said in events:
            clock.now = 100 + at
            progress.hear(job, said)
    return stream.getvalue()


def test_elsewhere_than_on_a_terminal_a_line_comes_now_and_then() -> None:
    shown = play(
        io.StringIO(),
        (1, 0, (WRITTEN, 5, 10)),
        (2, 1, (WRITTEN, 5, 10)),
        (10, 0, (CONVERTED, 6, 12)),
        (11, 1, (CONVERTED, 1, 12)),
        (30, 1, (CONVERTED, 12, 12)),
    )
    # Done is .325 of the first job's work, .075 of the other's, and later .5 of it.
    assert shown == "6 of 22 pages, about 40 s left\n18 of 24 pages, about 43 s left\n"


def test_on_a_terminal_one_line_changes_and_goes() -> None:
    shown = play(Terminal(), (1, 0, (CONVERTED, 10, 10)), (1.1, 1, (WRITTEN, 1, 10)))
    assert shown == "\r10 of 10 pages, about 3 s left\x1b[K\r\x1b[K"


def test_nothing_is_foretold_of_nothing() -> None:
    assert play(Terminal(), (1, 0, (WRITTEN, 0, 10))).startswith("\r0 of 10 pages\x1b[K")


def test_jobs_are_heard_in_their_order_with_their_numbers() -> None:
    heard: list[tuple[int, tuple[str, int, int]]] = []

    def job(thing: str) -> str:
        for done in range(3):
            tell(thing, done, 3)
        return thing

    assert run_jobs(job, ["a", "b"], lambda *said: heard.append(said)) == ["a", "b"]
    for number, thing in enumerate("ab"):
        own = [said for other, said in heard if other == number]
        assert own == [(thing, done, 3) for done in range(3)]


def test_outside_a_job_nobody_listens() -> None:
    report("anything")


@pytest.mark.untraced
def test_who_builds_on_a_terminal_sees_pages_and_seconds(cold: Tree) -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "scripts/build.py"], cwd=cold.home, stdout=theirs, stderr=theirs
    ) as process:
        os.close(theirs)
        shown = b""
        try:
            while more := os.read(ours, 4096):
                shown += more
        except OSError:  # Linux: the other end is closed
            pass
    os.close(ours)
    assert process.returncode == 0
    text = shown.decode()
    assert " pages, about " in text
    assert "\x1b[K\r\x1b[K" in text
