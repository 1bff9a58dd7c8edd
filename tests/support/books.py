"""Books: their files as XML, and what epubcheck says of them. It needs Java."""

from __future__ import annotations

import io
import json
import subprocess
import zipfile
from collections.abc import Mapping
from importlib.metadata import distribution
from pathlib import Path
from xml.etree import ElementTree

XHTML, EPUB = "{http://www.w3.org/1999/xhtml}", "{http://www.idpf.org/2007/ops}"
OPF = "{http://www.idpf.org/2007/opf}"
#: What makes a book invalid, or worse than it could be.
FAULTS = {"FATAL", "ERROR", "WARNING"}


def check_book(path: Path) -> set[str]:
    """The faults that epubcheck finds, each as ``ID: message``."""
    jar = Path(str(distribution("epubcheck").locate_file("epubcheck/epubcheck.jar")))
    # Half the time: it runs too briefly for the second compiler.
    command: list[str | Path] = [
        "java",
        "-XX:TieredStopAtLevel=1",
        "-jar",
        jar,
        path,
        "--json",
        "-",
    ]
    done = subprocess.run(command, capture_output=True, check=False)
    said = json.loads(done.stdout)
    assert said["checker"]["path"] == str(path)
    assert said["publication"]["title"], "it was read"
    found = {
        f"{one['ID']}: {one['message']}" for one in said["messages"] if one["severity"] in FAULTS
    }
    assert bool(found) == bool(done.returncode or said["checker"]["nWarning"]), done.stderr
    return found


def read_book(book: bytes) -> dict[str, bytes]:
    """What a book holds, by name, in its order."""
    with zipfile.ZipFile(io.BytesIO(book)) as file:
        return {name: file.read(name) for name in file.namelist()}


def parse(content: str | bytes) -> ElementTree.Element:
    """A file of ours as XML; raises where it is not well-formed."""
    return ElementTree.fromstring(content)  # noqa: S314


def parse_book(files: Mapping[str, str | bytes]) -> dict[str, ElementTree.Element]:
    """Its XHTML files, by their names beside each other; raises where one is not well-formed."""
    return {
        name.removeprefix("EPUB/"): parse(content)
        for name, content in files.items()
        if name.endswith(".xhtml")
    }


def fold(text: str) -> str:
    """A text without differences of white space."""
    return " ".join(text.split())


def tell(element: ElementTree.Element) -> str:
    """The text that readers see."""
    return fold("".join(element.itertext()))
