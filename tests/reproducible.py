#!/usr/bin/env python3
"""The site by several Pythons, each in surroundings of its own: are all bytes the same?

In: the interpreters' names. Out: how many files are alike; 1 where any is not, or none is there.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from support.reading import snapshot
from support.trees import HOME, copy_tree

#: What a build must not depend on, other for each interpreter; the last is for all that follow.
SURROUNDINGS: tuple[tuple[int, dict[str, str]], ...] = (
    (0o022, {"LC_ALL": "C", "TZ": "UTC", "PYTHONHASHSEED": "1"}),
    (0o077, {"LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Tokyo", "PYTHONHASHSEED": "2"}),
    (0o002, {"LC_ALL": "ja_JP.UTF-8", "TZ": "America/New_York", "PYTHONHASHSEED": "3"}),
)


def make_python(name: str, folder: Path) -> Path:
    """An interpreter with what a build needs, as the lock files name it."""
    subprocess.run([name, "-m", "venv", folder], check=True)
    python = folder / "bin/python"
    install = [str(python), "-m", "pip", "install", "-q", "--require-hashes", "--only-binary"]
    for lock in ("requirements-pip.txt", "requirements.txt"):
        subprocess.run([*install, ":all:", "-r", str(HOME / lock)], check=True)
    return python


def build(python: Path, folder: Path, nth: int) -> dict[str, bytes]:
    """The site and the generated pages that it is rendered from."""
    umask, env = SURROUNDINGS[min(nth, len(SURROUNDINGS) - 1)]
    tree = copy_tree(folder)
    subprocess.run(
        [python, "scripts/build.py"],
        cwd=tree.home,
        env={**os.environ, **env},
        umask=umask,
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return {
        f"{name}/{k}": v for name in ("site", "docs") for k, v in snapshot(folder / name).items()
    }


def compare(sites: dict[str, dict[str, bytes]]) -> tuple[int, list[str]]:
    """How many files there are, and those that are not alike in all sites."""
    (_, first), *others = sites.items()
    names = sorted({name for site in sites.values() for name in site})
    odd = [
        f"{key}: {name}"
        for key, site in others
        for name in names
        if site.get(name) != first.get(name)
    ]
    return len(names), odd


def main() -> int:
    """Build by all, compare, tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pythons", nargs="+", metavar="PYTHON", help="two at least")
    options = parser.parse_args()
    if len(options.pythons) < 2:
        parser.error("name two interpreters at least, such as: python3.11 python3.14")
    sites = {}
    with tempfile.TemporaryDirectory() as name:
        for nth, one in enumerate(options.pythons):
            python = make_python(one, Path(name) / f"python {nth}")
            version = subprocess.check_output([python, "-V"], encoding="utf-8").strip()
            sites[f"{one} ({version})"] = build(python, Path(name) / f"場所 {nth}", nth)
    count, odd = compare(sites)
    print(*odd, f"{count} files by {', '.join(sites)}: {len(odd)} differ", sep="\n")
    return 1 if odd or not count else 0


if __name__ == "__main__":
    sys.exit(main())
