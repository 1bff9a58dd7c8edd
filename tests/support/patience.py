"""A guard against what never ends: processor's time is counted, whatever else runs."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest

#: A guard against hanging, in seconds of this process's own work, whatever else the machine does.
#: Each of these files took minutes, or would not end, with patterns or counts that go over the text
#: once more for every character.
PATIENCE = 60


@pytest.fixture
def guard() -> Iterator[None]:
    def give_up(*_: object) -> None:
        raise AssertionError("does not end")

    before = signal.signal(signal.SIGVTALRM, give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
    yield
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    signal.signal(signal.SIGVTALRM, before)
