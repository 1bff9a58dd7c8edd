"""What coverage need not see: tests of whole sites, and of very many made-up texts.

Tracing doubles what a test costs, in every process that it starts. A test marked ``untraced``, and
every browser test, runs lines that others run too; those others are traced.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from contextlib import contextmanager

import coverage
import pytest

#: How coverage reaches the processes that tests start.
VARIABLE = "COVERAGE_PROCESS_CONFIG"
#: Where forks leave what they ran; otherwise it is the folder that they happen to work in.
DATA_FILE = "COVERAGE_FILE"
BROWSER = "tests/browser/"


@contextmanager
def leave_untraced() -> Iterator[None]:
    """No process that is started within is traced."""
    config = os.environ.pop(VARIABLE, None)
    try:
        yield
    finally:
        if config is not None:
            os.environ[VARIABLE] = config


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "untraced: coverage does not look; other tests run the same")
    os.environ.setdefault(DATA_FILE, str(config.rootpath / ".coverage"))
    # A worker is traced as a process that was started, and once more as its options say, before
    # pytest-cov traces it as a worker: where that pauses, those would go on.
    while hasattr(config, "workerinput") and (first := coverage.Coverage.current()):
        first.stop()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """``no_cover`` is pytest-cov's own mark; it minds the test's own process only."""
    for item in items:
        if item.nodeid.startswith(BROWSER) or item.get_closest_marker("untraced"):
            item.add_marker("untraced")
            item.add_marker("no_cover")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """The fixtures of such a test are not traced either."""
    if not item.get_closest_marker("untraced"):
        return (yield)
    with leave_untraced():
        return (yield)
