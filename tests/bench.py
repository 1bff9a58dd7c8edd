"""``make bench``: seconds that a build takes with 2, 20 and 50 events of 30 exchanges.

Prints the median and range of several builds of each size, and the ratio to the smallest. The
made-up events are copies of one thread; what is timed is the whole command, MkDocs included.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

from support.trees import Tree, copy_tree

SIZES = (0, 18, 48)
RUNS = 3


def add_events(tree: Tree, number: int) -> None:
    """Write ``number`` more events of 30 exchanges, each ready to publish."""
    for n in range(number):
        body = "".join(
            f" --- Q{q}. 架空の問い{q}はどうか？ {'架空の答えを述べる文である。' * 12}"
            for q in range(1, 31)
        )
        raw = tree.home / f"made-{n}.txt"
        raw.write_text(f"前置き{body}", "utf-8")
        done = tree.run("new", f"made{n}", "--raw", raw)
        assert done.returncode == 0, done.stderr
        path = tree.home / f"editorial/events/made{n}.yaml"
        text = path.read_text("utf-8").replace("topics: []", "topics: [startups]")
        path.write_text(text, "utf-8")


def main() -> int:
    """Measure and print a table."""
    base = 0.0
    print("| events | exchanges | seconds (median, range) | ratio |\n| ---: | ---: | --- | ---: |")
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            tree = copy_tree(Path(folder) / "tree")
            add_events(tree, size)
            seconds = []
            for _ in range(RUNS):
                start = time.perf_counter()
                done = tree.run()
                seconds.append(time.perf_counter() - start)
                assert done.returncode == 0, done.stderr
        median = statistics.median(seconds)
        base = base or median
        spread = f"{median:.1f} ({min(seconds):.1f}-{max(seconds):.1f})"
        print(f"| {size + 2} | {34 + 30 * size} | {spread} | {median / base:.1f} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
