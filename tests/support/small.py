"""A small made-up corpus of two events, and the command line on it."""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import yaml

import build
from dialogues.cache import CACHE

from .trees import HOME

BASE = HOME / "tests/cases/base"
#: Given without its last slash, as people do.
SITE_URL = "https://notes.example/site"
ENVIRONMENT = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "SITE_URL": SITE_URL}
INPUTS = ("--raw", "raw", "--editorial", "editorial", "--locale", "locale")


def base(folder: Path) -> Path:
    """A copy of the corpus with this checkout's words of the pages, one a line."""
    shutil.copytree(BASE, folder)
    words = yaml.safe_load((HOME / "editorial/strings.yaml").read_text("utf-8"))["strings"]
    words["exchanges-other"] = "{n}件"  # a case translates it
    lines = [f"  {name}: {json.dumps(text, ensure_ascii=False)}" for name, text in words.items()]
    text = "\n".join(["strings:", *lines, ""])
    (folder / "editorial/strings.yaml").write_text(text, "utf-8")
    return folder


def make_command(folder: Path, home: Path = HOME) -> list[str]:
    """``build.py`` with a cache of this test's own, beside the folder."""
    cache = f"--cache={folder.parent / 'cache'}"
    return [sys.executable, str(home / "scripts/build.py"), cache]


def run(
    folder: Path, *arguments: str, home: Path = HOME, inputs: tuple[str, ...] = INPUTS
) -> subprocess.CompletedProcess[str]:
    """``build.py`` on the three folders in this one, which is the working directory as well."""
    return subprocess.run(
        [*make_command(folder, home), *arguments, *inputs],
        cwd=folder,
        env=ENVIRONMENT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    returncode: int
    stdout: str
    stderr: str


def run_here(folder: Path, *arguments: str, inputs: tuple[str, ...] = INPUTS) -> Done:
    """The same within this process: quicker, where nothing of the process is tested itself."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.chdir(folder), redirect_stdout(out), redirect_stderr(err):
        status = build.main([*make_command(folder)[2:], *arguments, *inputs])
    CACHE.folder = None  # it is the process's
    return Done(status, out.getvalue(), err.getvalue())
