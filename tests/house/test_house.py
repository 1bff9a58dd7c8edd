"""The house's own rules: sizes, pins, words, and what must not be in the repo."""

from __future__ import annotations

import importlib.metadata
import re
import shutil
import subprocess
import tomllib
import unicodedata
from pathlib import Path

import pytest
import yaml
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from dialogues.publish.words import list_used_strings
from dialogues.site.renderer import read_languages
from support.trees import HOME


@pytest.mark.parametrize(("folder", "most"), [("scripts", 250), ("tests", 300)])
def test_modules_are_short(folder: str, most: int) -> None:
    paths = sorted((HOME / folder).rglob("*.py"))
    assert len(paths) > 30
    sizes = {path.name: len(path.read_text("utf-8").splitlines()) for path in paths}
    assert {name: size for name, size in sizes.items() if size > most} == {}


def requirements(name: str) -> dict[str, tuple[str, str, bool]]:
    """Package to (version, marker, hashed) from a lock file."""
    text = (HOME / name).read_text("utf-8").replace("\\\n", " ")
    found: dict[str, tuple[str, str, bool]] = {}
    for line in text.splitlines():
        if match := re.match(r"([\w.-]+)==([^\s;]+)\s*(?:;\s*([^#]*?))?\s*(--hash.*)?$", line):
            marker = match[3] or ""
            if not marker or Marker(marker).evaluate():
                found[canonicalize_name(match[1])] = (match[2], marker, bool(match[4]))
    return found


def closure(roots: list[str]) -> set[str]:
    """Everything that the named requirements need, as installed."""
    todo = [Requirement(root) for root in roots]
    seen: set[str] = set()
    while todo:
        wanted = todo.pop()
        name = canonicalize_name(wanted.name)
        for text in importlib.metadata.requires(name) or []:
            need = Requirement(text)
            extras = [*wanted.extras, ""]
            applies = not need.marker or any(need.marker.evaluate({"extra": e}) for e in extras)
            if applies and canonicalize_name(need.name) not in seen:
                todo.append(need)
        seen.add(name)
    return seen


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_lock_matches_its_sources(lock: str) -> None:
    project = tomllib.loads((HOME / "pyproject.toml").read_text("utf-8"))
    roots = project["project"]["dependencies"]
    if "dev" in lock:
        roots = [*roots, *project["dependency-groups"]["dev"]]
    pins = requirements(lock)
    assert set(pins) - {"colorama", "tzdata"} == closure(roots) - {"colorama", "tzdata"}
    for root in map(Requirement, roots):
        assert pins[canonicalize_name(root.name)][0] in root.specifier
    for name, (version, _, hashed) in pins.items():
        assert hashed, f"{name} has no hash"
        if name not in ("colorama", "tzdata"):
            assert importlib.metadata.version(name) == version


def test_strings_are_complete_and_used() -> None:
    strings = yaml.safe_load((HOME / "editorial/strings.yaml").read_text("utf-8"))["strings"]
    assert set(strings) == set(list_used_strings())


def tracked() -> list[Path]:
    git = shutil.which("git")
    assert git
    listed = subprocess.run(
        [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=HOME,
        capture_output=True,
        check=True,
    ).stdout.decode("utf-8")
    paths = [HOME / name for name in listed.split("\0") if name]
    assert len(paths) > 50
    return [path for path in paths if path.is_file()]


def test_lines_of_code_are_short() -> None:
    kinds = {".py", ".j2", ".js", ".css", ".html"}
    paths = [path for path in tracked() if path.suffix in kinds]
    assert {path.suffix for path in paths} == kinds
    long = [
        f"{path.relative_to(HOME)}:{number}"
        for path in paths
        for number, line in enumerate(path.read_text("utf-8").split("\n"), 1)
        if len(line) > 100
    ]
    assert long == []


def plain(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def test_no_sentence_of_the_originals(originals: Path) -> None:
    """No run of 24 characters is shared with the originals, page furniture and names aside."""
    size = 24
    runs = set()
    for path in originals.glob("*.txt"):
        text = plain(path.read_text("utf-8"))
        runs |= {text[i : i + size] for i in range(len(text) - size + 1)}
    # Page furniture and Latin names stand in both by necessity.
    runs = {run for run in runs if re.search(r"[\u3041-\u9fff]{4}", run)}
    assert len(runs) > 5_000
    for path in tracked():
        try:
            text = plain(path.read_bytes().decode("utf-8"))
        except UnicodeDecodeError:
            continue
        shared = {text[i : i + size] for i in range(len(text) - size + 1)} & runs
        assert not shared, (path, shared)


def test_generated_pages_are_not_tracked() -> None:
    names = {path.relative_to(HOME).as_posix() for path in tracked()}
    written = {name for name in names if re.match(r"docs/\w\w/", name)}
    assert written == {f"docs/{language}/about.md" for language in read_languages(HOME)}


def test_editors_files_are_in_the_order_of_their_sources() -> None:
    topics = yaml.safe_load((HOME / "editorial/topics.yaml").read_text("utf-8"))["topics"]
    assert len(topics) >= 12
    assert all(len(topic["overview"]) >= 1 for topic in topics)
