"""What work costs, and what the renderer by itself costs for the same pages."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from dialogues.site.renderer import Frame, read_languages

from .plain import run_plain
from .trees import HOME, Tree


def spend(action: Callable[[], object]) -> tuple[float, float]:
    """Seconds of the clock, and of the processors by all processes that the action starts."""

    def used() -> float:
        found = resource.getrusage(resource.RUSAGE_CHILDREN)
        return found.ru_utime + found.ru_stime

    start, before = time.perf_counter(), used()
    action()
    return time.perf_counter() - start, used() - before


def render_plainly(tree: Tree) -> None:
    """All languages of a built checkout at once, as the renderer's own command does it."""

    def one(language: str) -> None:
        out = tree.home / "plain" / language
        run_plain(Frame(language), tree.home, tree.home / "docs", out, "https://example.org/")

    with ThreadPoolExecutor() as pool:
        list(pool.map(one, read_languages(HOME)))
