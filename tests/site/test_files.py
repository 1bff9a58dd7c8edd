"""Files are old or new, whoever else writes them at the same time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dialogues.files import write_changed
from support.reading import snapshot
from support.trees import Built, Tree

WRITERS, TIMES = 6, 200


def write_often(path: Path, writer: int) -> None:
    for number in range(TIMES):
        word = f"{writer}-{number}."
        write_changed(path, word * 2000)
        found = path.read_text("utf-8")
        assert found == found[: found.index(".") + 1] * 2000, "of one writer"


def test_writers_of_one_file_wait_for_each_other(tmp_path: Path) -> None:
    path, writers = tmp_path / "x.txt", []
    for writer in range(WRITERS):
        child = os.fork()
        if not child:
            status = 1
            try:
                write_often(path, writer)
                status = 0
            finally:
                os._exit(status)
        writers.append(child)
    assert [os.waitpid(child, 0)[1] for child in writers] == [0] * WRITERS
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_take_its_place_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.mkdir()
    with pytest.raises(OSError, match="directory") as told:
        write_changed(path, "x")
    assert told.value.filename == path
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.untraced
def test_two_builds_at_once(build: Built, cold: Tree) -> None:
    """Of one checkout, into one folder."""
    command = [sys.executable, "scripts/build.py"]
    pipe = subprocess.PIPE
    both = [
        subprocess.Popen(command, cwd=cold.home, stdout=pipe, stderr=pipe, encoding="utf-8")
        for _ in range(2)
    ]
    assert [(one.communicate()[1], one.returncode) for one in both] == [("", 0)] * 2
    assert snapshot(cold.home / "site") == snapshot(build.site)
    assert snapshot(cold.home / "docs") == snapshot(build.tree.home / "docs")
    assert [path for path in cold.home.iterdir() if path.name.startswith(".site")] == []
