"""``make bench-speed``: what a build costs, beside the renderer by itself on the same Markdown, and
what an edit of each kind costs until it is on the page that is open under ``serve``.

Each round does all of them in turn, so that a busy machine slows all; medians of the rounds, as
seconds of the clock and of the processors, and as ratios, with the machine's load. Prints the table
and writes it into ``docs/scale.md``. Needs Linux's ``/proc``.
"""

from __future__ import annotations

import math
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from support.spending import render_plainly, spend
from support.tables import put_table, table
from support.trees import Tree, copy_tree

ROUNDS = 5
#: What is put into a text, another each round: no number, which an index would lack.
LETTERS = "甲乙丙丁戊"
PORT, OPEN = 8765, "ja/events/interview/"
#: Seconds of the processors that a server which does nothing may use in three.
IDLE = 0.05
TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")

Spent = tuple[float, float]


@dataclass(frozen=True)
class Edit:
    """A change of one file: a letter more behind what a pattern finds first. ``page``: who has
    which page open.
    """

    file: str
    before: str
    page: str = OPEN

    @contextmanager
    def make(self, tree: Tree, letter: str) -> Iterator[None]:
        """The change, for a while."""
        path = tree.home / self.file
        text = path.read_text("utf-8")
        found = re.search(self.before, text, re.DOTALL)
        if not found:
            raise LookupError(f"{self.file} has no {self.before}")
        path.write_text(f"{text[: found.end()]}{letter}{text[found.end() :]}", "utf-8")
        try:
            yield
        finally:
            path.write_text(text, "utf-8")


GIST = Edit("editorial/events/interview.yaml", r"gist: [^\n。]+")
EDITS = {
    "an answer": Edit("raw/2025-02-12-interview.txt", r" --- Q1\. .*?[^。]+(?=。 ?--- Q2\. )"),
    "a gist": GIST,
    "a translation": Edit(
        *("locale/en/interview.po", r'"interview-q01-a1"\n.*?\nmsgstr "[^"\n]+?(?=[.])'),
        page="en/events/interview/",
    ),
    "a word of the interface": Edit("editorial/strings.yaml", r"\n  reading: [^\n]+?(?=。)"),
    "a template": Edit("scripts/dialogues/publish/templates/event.md.j2", r"\{: \.dn-meta \}\n\n"),
}


def run(tree: Tree) -> None:
    """A build that must be good."""
    done = tree.run()
    if done.returncode:
        raise RuntimeError(done.stderr)


def measure(tree: Tree, letter: str) -> dict[str, Spent]:
    """One round; each begins with an empty cache."""
    shutil.rmtree(tree.home / ".cache", ignore_errors=True)
    found = {
        "cold": spend(lambda: run(tree)),
        "plain renderer": spend(lambda: render_plainly(tree)),
    }
    found["unchanged"] = spend(lambda: run(tree))
    with GIST.make(tree, letter):
        found["a gist changed"] = spend(lambda: run(tree))
    return found


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


def fetch(path: str) -> str:
    """What the server answers, or nothing."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/{path}") as answer:
            return str(answer.read().decode())
    except OSError:
        return ""


def wait_until_idle(group: int) -> None:
    """Until what went before is done: hardly any time of the processors in three seconds."""
    before = -math.inf
    while (now := used_by(group)) - before > IDLE:
        before = now
        time.sleep(3)


def measure_edit(edit: Edit, tree: Tree, letter: str, server: int) -> Spent:
    """What an edit costs until it is on the open page; a browser asks for it when it is told to."""
    wait_until_idle(server)
    epoch = fetch(edit.page).rpartition("livereload(")[2].partition(",")[0]
    wait_until_idle(server)
    start, before = time.perf_counter(), used_by(server)
    with edit.make(tree, letter):
        fetch(f"livereload/{epoch}/1")
        if letter not in fetch(edit.page):
            raise RuntimeError(f"the open page is not what was edited: {edit.file}")
        return time.perf_counter() - start, used_by(server) - before


def measure_serving(tree: Tree) -> list[dict[str, Spent]]:
    """Each round all kinds of edits."""
    command = [sys.executable, "scripts/build.py", "serve", "--port", str(PORT)]
    with subprocess.Popen(
        command, cwd=tree.home, stdout=subprocess.DEVNULL, start_new_session=True
    ) as server:
        try:
            while "livereload" not in fetch(OPEN):
                time.sleep(0.2)
            return [
                {
                    f"{name}, on its open page": measure_edit(edit, tree, letter, server.pid)
                    for name, edit in EDITS.items()
                }
                for letter in LETTERS[:ROUNDS]
            ]
        finally:
            server.terminate()


def list_rows(rounds: Sequence[Mapping[str, Spent]]) -> Iterator[list[str]]:
    """Medians: seconds, and CPU seconds as they are and beside two others."""
    middle = {
        name: [statistics.median(one[name][n] for one in rounds) for n in (0, 1)]
        for name in rounds[0]
    }
    cold, plain = middle["cold"][1], middle["plain renderer"][1]
    for name, (seconds, cpu) in middle.items():
        yield [name, f"{seconds:.1f}", f"{cpu:.1f}", f"{cpu / cold:.2f}", f"{cpu / plain:.2f}"]


def main() -> int:
    """Measure, print and write a table."""
    before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        tree = copy_tree(Path(folder) / "tree")
        run(tree)
        rounds = [measure(tree, LETTERS[n]) for n in range(ROUNDS)]
        serving = measure_serving(tree)
    load = f"Load of the machine before {before:.2f}, behind {os.getloadavg()[0]:.2f}."
    both = [{**one, **other} for one, other in zip(rounds, serving, strict=True)]
    head = ["build", "seconds", "CPU seconds", "CPU to cold", "CPU to plain"]
    text = f"{table(head, [*list_rows(both)])}\n\n{load}"
    print(text)
    put_table("docs/scale.md", "speed", text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
