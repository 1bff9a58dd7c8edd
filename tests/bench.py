"""``make bench``: what a cold build costs with 2, 20 and 100 events of 30 exchanges.

Seconds of the clock and of the processors, beside the renderer by itself on the same Markdown; the
memory of the largest process; what is written, also as bytes of Markdown to bytes of all texts but
the interface's, in all languages; the heaviest pages, gzipped. The made-up events are those of
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
from support.corpora import load_corpus
from support.made import SIZE, write_events
from support.spending import render_plainly, spend
from support.tables import make_table, put_table
from support.trees import HOME, Tree, copy_tree

SIZES = (2, 20, 100)
#: Kinds of pages that are told of.
KINDS = 4


def build(tree: Tree) -> None:
    """A cold build that must be good."""
    shutil.rmtree(tree.home / ".cache", ignore_errors=True)
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
    return ", ".join(f"{kind} {size / 1000:.0f}" for kind, size in sizes.most_common(KINDS))


def measure(events: int, folder: Path) -> list[str]:
    """One row of the table."""
    tree = copy_tree(folder / "tree")
    languages = list(read_languages(HOME))
    inputs = Folders(HOME / "raw", HOME / "editorial", HOME / "locale")
    sources = read_sources(inputs, languages[1:])
    topics = [topic.slug for topic in sources.shared["topics"]]
    write_events(tree.home, range(events - len(sources.events)), topics)
    seconds, cpu = spend(lambda: build(tree))
    # Of the largest process so far: sizes are to go up.
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000

    plain = spend(lambda: render_plainly(tree))[1]
    site = tree.home / "site"
    exchanges = sum(len(one.transcript.exchanges) for one in sources.events)
    exchanges += SIZE * (events - len(sources.events))
    markdown = weigh(tree.home / "docs", "*.md")
    to_texts = markdown / weigh_texts(tree.home, languages)
    return [
        *(f"{events}", f"{exchanges}", f"{seconds:.0f}", f"{cpu:.0f}", f"{cpu / plain:.2f}"),
        *(f"{memory:.0f}", f"{markdown:.1f}", f"{to_texts:.1f}", f"{weigh(site, '*'):.0f}"),
        list_heaviest(site),
    ]


def main() -> int:
    """Measure; print a table, and write it into ``docs/scale.md`` if it has all sizes."""
    head = ["events", "exchanges", "s", "CPU s", "CPU to plain", "MB of memory", "MB of Markdown"]
    head += ["to texts", "MB of site", "heaviest pages, KB (gzip)"]
    sizes, rows = tuple(map(int, sys.argv[1:])) or SIZES, []
    for events in sizes:
        with tempfile.TemporaryDirectory() as folder:
            rows.append(measure(events, Path(folder)))
        print(*rows[-1], sep=" | ", flush=True)
    if sizes == SIZES:
        put_table("docs/scale.md", "growth", make_table(head, rows, words=0))
    return 0


if __name__ == "__main__":
    sys.exit(main())
