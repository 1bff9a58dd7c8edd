"""What a build has written: its pages as HTML, its data, and all of it byte by byte."""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup
from selectolax.lexbor import LexborHTMLParser


def read_data(site: Path) -> dict[str, Any]:
    """``data/dialogues.json``."""
    found: dict[str, Any] = json.loads((site / "data/dialogues.json").read_bytes().decode("utf-8"))
    return found


def list_shown(notes: list[dict[str, Any]], language: str) -> list[dict[str, Any]]:
    """Those notes of the data that readers of a language are shown."""
    left_out = "translations" if language == "ja" else "original"
    return [note for note in notes if note["only"] != left_out]


def read_page(site: Path, path: str) -> BeautifulSoup:
    """The page at an address below the site's, such as ``ja/topics/agi``."""
    file = site / path / "index.html"
    return parse_page(file, file.stat().st_mtime_ns)


@functools.lru_cache(maxsize=8)
def parse_page(file: Path, _changed: int) -> BeautifulSoup:
    """A page, parsed once for tests that follow each other; none of them may change it."""
    return BeautifulSoup(file.read_text("utf-8"), "html5lib")


def list_ids(file: Path, within: str = "body") -> list[str]:
    """The ids in elements that a selector names, in order; quicker than ``read_page``."""
    found = LexborHTMLParser(file.read_text("utf-8")).css(f"{within} [id]")
    return [str(one.attributes["id"]) for one in found]


def snapshot(folder: Path) -> dict[str, bytes]:
    """All files below the folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def snapshot_with_folders(folder: Path) -> dict[str, bytes | None]:
    """Everything below the folder; None stands for a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }
