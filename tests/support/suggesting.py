"""``build.py suggest``: what it printed, and the content that it ranks."""

from __future__ import annotations

import re

import pytest

from dialogues.corpus.corpus import Corpus
from support.corpora import load_checkout
from support.trees import Tree

ROW = re.compile(r"    (\d\.\d\d) ([a-z0-9-]+): .+")


def proposals(text: str) -> dict[str, dict[str, list[str]]]:
    """What the command printed: exchange to ``topics`` and ``related`` to what is proposed."""
    found: dict[str, dict[str, list[str]]] = {}
    part: list[str] = []
    for line in text.splitlines():
        if row := ROW.fullmatch(line):
            part.append(row[2])
        elif label := re.fullmatch(r"  (topics|related):( nothing to suggest)?", line):
            part = found[list(found)[-1]].setdefault(label[1], [])
        elif not line.startswith("  chosen: "):
            found[line.split(": ")[0]] = {}
    return found


def suggest(tree: Tree, *arguments: str) -> dict[str, dict[str, list[str]]]:
    done = tree.run("suggest", *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    return proposals(done.stdout)


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    """This checkout's."""
    return load_checkout()
