"""Tests that share what takes longer to make than most of them take: on one worker, and first.

pytest-xdist's own mark for groups says nothing to it under pytest 9.2, which keeps ids elsewhere.
"""

from __future__ import annotations

from typing import Any

import pytest
from xdist.scheduler.loadscope import LoadScopeScheduling

TOGETHER = (
    "tests/browser/test_webkit.py",
    "tests/hostile/test_strikes.py",
    "tests/publish/test_latest.py",
    "tests/publish/test_paper.py",
    "tests/search/test_kinds.py",
    "tests/site/test_valid.py",
)


def find_scope(nodeid: str) -> str:
    """What a test is handed out with: its file, if that is named, or nothing else."""
    file = nodeid.partition("::")[0]
    return file if file in TOGETHER else nodeid


class Scheduling(LoadScopeScheduling):  # type: ignore[misc]
    """Files that are named go as one, largest first; all other tests one by one."""

    def _split_scope(self, nodeid: str) -> str:
        return find_scope(nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Scheduling:
    return Scheduling(config, log)
