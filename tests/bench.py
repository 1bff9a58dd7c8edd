"""``make bench``: what a cold build costs with 2, 20 and 100 events of 30 exchanges.

Seconds of the clock and of the processors, beside the renderer by itself on the same Markdown; the
memory of the largest process; what is written, and which pages weigh more than `HEAVY` (gzip). The
made-up events are copies of one thread, their exchanges spread over all topics; nothing of them is
translated. Numbers of events can be given: ``python tests/bench.py 2 50``.
"""

from __future__ import annotations

import gzip
import resource
import shutil
import sys
import tempfile
from pathlib import Path

from dialogues.corpus.sources import Folders, read_sources
from dialogues.site.renderer import read_languages
from support.spending import render_plainly, spend
from support.trees import HOME, Tree, copy_tree

SIZES = (2, 20, 100)
#: Exchanges of a made-up event.
SIZE = 30
#: Bytes, compressed: what a page should stay below.
HEAVY = 60_000


def add_events(tree: Tree, number: int, topics: list[str]) -> None:
    """Write ``number`` more events, all of them drafts."""
    if not number:
        return
    body = "".join(
        f" --- Q{q}. 架空の問い{q}はどうか？ {'架空の答えを述べる文である。' * 12}"
        for q in range(1, SIZE + 1)
    )
    raw = tree.home / "made-0.txt"
    raw.write_text(f"前置き{body}", "utf-8")
    done = tree.run("new", "made0", "--raw", raw)
    if done.returncode:
        raise RuntimeError(done.stderr)
    first = tree.home / "editorial/events/made0.yaml"
    head, *exchanges = first.read_text("utf-8").split("topics: []")
    text = head
    for place, rest in enumerate(exchanges):
        text += f"topics: [{topics[place % len(topics)]}]{rest}"
    first.write_text(text, "utf-8")
    for n in range(1, number):
        copy = text.replace("made0", f"made{n}").replace("made-0", f"made-{n}")
        (first.parent / f"made{n}.yaml").write_text(copy, "utf-8")
        shutil.copy(tree.home / "raw/made-0.txt", tree.home / f"raw/made-{n}.txt")


def build(tree: Tree) -> None:
    """A cold build, drafts included, that must be good."""
    shutil.rmtree(tree.home / ".cache", ignore_errors=True)
    done = tree.run("--drafts")
    if done.returncode:
        raise RuntimeError(done.stderr)


def weigh(folder: Path, pattern: str) -> float:
    """Megabytes of files."""
    return sum(path.stat().st_size for path in folder.rglob(pattern) if path.is_file()) / 1e6


def list_heavy(site: Path) -> list[str]:
    """Kinds of pages that weigh more than they should, the heaviest of each first."""
    found: dict[str, float] = {}
    for path in site.rglob("index.html"):
        size = len(gzip.compress(path.read_bytes(), 6))
        name = path.parent.relative_to(site).as_posix().partition("/")[2]
        kind = name.split("/")[0] + ("/*" if "/" in name else "")
        if size > HEAVY:
            found[kind or "home"] = max(size / 1000, found.get(kind or "home", 0))
    return [f"{kind} {size:.0f}" for kind, size in sorted(found.items(), key=lambda one: -one[1])]


def measure(events: int, folder: Path) -> list[str]:
    """One row of the table."""
    tree = copy_tree(folder / "tree")
    languages = list(read_languages(HOME))
    inputs = Folders(HOME / "raw", HOME / "editorial", HOME / "locale")
    sources = read_sources(inputs, languages[1:])
    topics = [topic.slug for topic in sources.shared["topics"]]
    add_events(tree, events - len(sources.events), topics)
    seconds, cpu = spend(lambda: build(tree))
    # Of the largest process so far: sizes are to go up.
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000

    plain = spend(lambda: render_plainly(tree))[1]
    site = tree.home / "site"
    exchanges = sum(len(one.transcript.exchanges) for one in sources.events)
    exchanges += SIZE * (events - len(sources.events))
    return [
        *(f"{events}", f"{exchanges}", f"{seconds:.0f}", f"{cpu:.0f}", f"{cpu / plain:.2f}"),
        *(f"{memory:.0f}", f"{weigh(tree.home / 'docs', '*.md'):.1f}", f"{weigh(site, '*'):.0f}"),
        ", ".join(list_heavy(site)) or "none",
    ]


def main() -> int:
    """Measure and print a table."""
    names = ["events", "exchanges", "s", "CPU s", "CPU to plain", "MB of memory", "MB of Markdown"]
    print("| " + " | ".join([*names, "MB of site", "pages above 60 KB (gzip)"]) + " |")
    print("| ---: " * 8 + "| --- |")
    for events in map(int, sys.argv[1:]) if sys.argv[1:] else SIZES:
        with tempfile.TemporaryDirectory() as folder:
            print("| " + " | ".join(measure(events, Path(folder))) + " |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
