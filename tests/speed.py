"""``make bench-speed``: what a build costs, beside the renderer by itself on the same Markdown, and
what an edit costs until it is on the page that is open under ``serve``. Needs Linux's ``/proc``.

Each round does all of them in turn, so that a busy machine slows all; medians of the rounds, as
seconds of the clock and of the processors, and as ratios. The machine's load stands above.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from support.spending import render_plainly, spend
from support.trees import Tree, copy_tree

ROUNDS = 5
#: What is put into a gist, another each round: no number, which an index would lack.
LETTERS = "甲乙丙丁戊"
GIST = "editorial/events/interview.yaml"
PORT, OPEN = 8765, "ja/events/interview/"
TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")


def run(tree: Tree) -> None:
    """A build that must be good."""
    done = tree.run()
    if done.returncode:
        raise RuntimeError(done.stderr)


def measure(tree: Tree, number: int) -> dict[str, tuple[float, float]]:
    """One round; each begins with an empty cache."""
    shutil.rmtree(tree.home / ".cache", ignore_errors=True)
    found = {
        "cold": spend(lambda: run(tree)),
        "plain renderer": spend(lambda: render_plainly(tree)),
    }
    found["unchanged"] = spend(lambda: run(tree))
    with change_gist(tree, number):
        found["a gist changed"] = spend(lambda: run(tree))
    return found


@contextmanager
def change_gist(tree: Tree, number: int) -> Iterator[None]:
    """Another word at the end of one gist, for a while."""
    path = tree.home / GIST
    text = path.read_text("utf-8")
    old = text[text.index("gist: ") :].splitlines()[0]
    path.write_text(text.replace(old, f"{old[:-1]}{LETTERS[number]}{old[-1]}", 1), "utf-8")
    try:
        yield
    finally:
        path.write_text(text, "utf-8")


def used_by(group: int) -> float:
    """Seconds of the processors that a group of processes has used so far."""
    ticks = 0
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text("utf-8", "replace").rpartition(")")[2].split()
        except OSError:
            continue  # it has just ended
        if int(fields[2]) == group:
            ticks += sum(map(int, fields[11:15]))  # its own, and of children that have ended
    return ticks / TICKS_A_SECOND


def measure_serving(tree: Tree) -> list[tuple[float, float]]:
    """What an edit costs until it is on the open page, each round another one. As a browser does,
    we ask for the page when we are told to.
    """

    def fetch(path: str = OPEN) -> str:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/{path}") as answer:
                return str(answer.read().decode())
        except OSError:
            return ""

    command = [sys.executable, "scripts/build.py", "serve", "--port", str(PORT)]
    found = []
    with subprocess.Popen(
        command, cwd=tree.home, stdout=subprocess.DEVNULL, start_new_session=True
    ) as server:
        try:
            while "livereload" not in fetch():
                time.sleep(0.2)
            for number in range(ROUNDS):
                time.sleep(10)  # whatever went before is done
                epoch = fetch().rpartition("livereload(")[2].partition(",")[0]
                start, before = time.perf_counter(), used_by(server.pid)
                with change_gist(tree, number):
                    fetch(f"livereload/{epoch}/1")
                    if LETTERS[number] not in fetch():
                        raise RuntimeError("the open page is not what was edited")
                    found.append((time.perf_counter() - start, used_by(server.pid) - before))
        finally:
            server.terminate()
    return found


def main() -> int:
    """Measure and print a table."""
    before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        tree = copy_tree(Path(folder) / "tree")
        run(tree)
        rounds = [measure(tree, number) for number in range(ROUNDS)]
        for one, serving in zip(rounds, measure_serving(tree), strict=True):
            one["a gist changed, on its open page"] = serving
    print(f"{ROUNDS} rounds; load before {before:.2f}, after {os.getloadavg()[0]:.2f}\n")
    print(
        "| build | seconds | CPU seconds | CPU to cold | CPU to plain |\n"
        + "| --- "
        + "| ---: " * 4
        + "|"
    )
    middle = {
        name: [statistics.median(one[name][n] for one in rounds) for n in (0, 1)]
        for name in rounds[0]
    }
    cold, plain = middle["cold"][1], middle["plain renderer"][1]
    for name, (seconds, cpu) in middle.items():
        print(f"| {name} | {seconds:.1f} | {cpu:.1f} | {cpu / cold:.2f} | {cpu / plain:.2f} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
