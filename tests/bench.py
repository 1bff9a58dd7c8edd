"""``make bench``: what a cold build costs with 2, 20 and 100 events of 30 exchanges.

Seconds of the clock and of the processors, beside the renderer by itself and Hugo on the same
Markdown; the same with one event more and a cache; the memory of the largest process; what is
written, also as bytes of Markdown to bytes of all texts but the interface's, in all languages; the
heaviest pages, gzipped. The made-up events are those of
support/made.py; nothing of them is translated. Numbers of events can be given:
``python tests/bench.py 2 50``.
"""

from __future__ import annotations

import gzip
import resource
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from dialogues.corpus.sources import Folders, read_sources
from dialogues.site.renderer import read_languages
from support import hugo
from support.corpora import load_corpus
from support.made import SIZE, write_events
from support.spending import render_plainly, spend
from support.tables import put_table, table
from support.trees import HOME, Tree, copy_tree

SIZES = (2, 20, 100)
#: Kinds of pages that are told of.
KINDS = 4


def build(tree: Tree) -> None:
    """A cold build that must be good."""
    shutil.rmtree(tree.home / ".cache", ignore_errors=True)
    run(tree)


def run(tree: Tree) -> None:
    """A build that must be good."""
    done = tree.run()
    if done.returncode:
        raise RuntimeError(done.stderr)


def weigh(folder: Path, pattern: str) -> float:
    """Megabytes of files."""
    return sum(path.stat().st_size for path in folder.rglob(pattern) if path.is_file()) / 1e6


def weigh_texts(home: Path, languages: Sequence[str]) -> float:
    """Megabytes of what editors and translators have written, as it is shown in each language."""
    units = load_corpus(home).units.items()
    texts = [unit for name, unit in units if not name.startswith("ui:")]
    return sum(len(one.read_in(code).value.encode()) for one in texts for code in languages) / 1e6


def list_heaviest(site: Path) -> str:
    """The kinds of pages that weigh most, with their heaviest page, gzipped, in KB."""
    sizes: Counter[str] = Counter()
    for path in site.rglob("index.html"):
        first, *more = [*path.parent.relative_to(site).parts[1:], "home"]
        kind = f"{first}/*" if more[1:] else first
        sizes[kind] = max(sizes[kind], len(gzip.compress(path.read_bytes(), 6)))
    return ", ".join(f"`{kind}` {size / 1000:.0f}" for kind, size in sizes.most_common(KINDS))


def measure(events: int, folder: Path) -> tuple[list[str], list[str]]:
    """One row of either table."""
    tree = copy_tree(folder / "tree")
    languages = list(read_languages(HOME))
    inputs = Folders(HOME / "raw", HOME / "editorial", HOME / "locale")
    sources = read_sources(inputs, languages[1:])
    topics = [topic.slug for topic in sources.shared["topics"]]
    made = events - len(sources.events)
    write_events(tree.home, range(made), topics)
    seconds, cpu = spend(lambda: build(tree))
    # Of the largest process so far: sizes are to go up.
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
    docs, site = tree.home / "docs", tree.home / "site"
    exchanges = sum(len(one.transcript.exchanges) for one in sources.events) + SIZE * made
    markdown = weigh(docs, "*.md")
    sizes = [f"{markdown:.1f}", f"{markdown / weigh_texts(tree.home, languages):.1f}"]
    sizes += [f"{weigh(site, '*'):.0f}", list_heaviest(site)]

    plain = spend(lambda: render_plainly(tree))[1]
    hugo.prepare(docs, languages, folder / "hugo")
    other = spend(lambda: hugo.render(folder / "hugo"))[1]
    write_events(tree.home, range(made, made + 1), topics)
    more = spend(lambda: run(tree))[1]
    costs = [f"{seconds:.0f}", f"{cpu:.0f}", f"{cpu / plain:.2f}", f"{cpu / other:.1f}"]
    costs += [f"{more:.0f}", f"{more / other:.1f}", f"{memory:.0f}"]
    return [f"{events}", f"{exchanges}", *costs], [f"{events}", *sizes]


COSTS = (
    *("events", "exchanges", "s", "CPU s", "to plain", "to Hugo"),
    *("CPU s for one event more", "to Hugo from nothing", "MB of memory"),
)
WEIGHTS = ("events", "MB of Markdown", "to texts", "MB of site", "heaviest pages, KB (gzip)")


def main() -> int:
    """Measure; print two tables, and write them into ``docs/scale.md`` if they have all sizes."""
    sizes, rows = tuple(map(int, sys.argv[1:])) or SIZES, []
    for events in sizes:
        with tempfile.TemporaryDirectory() as folder:
            rows.append(measure(events, Path(folder)))
    costs, weights = zip(*rows, strict=True)
    for name, head, cells in (("costs", COSTS, costs), ("weights", WEIGHTS, weights)):
        text = table(head, cells, 0)
        print(f"{text}\n")
        if sizes == SIZES:
            put_table("docs/scale.md", name, text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
