"""What a reader's browser keeps: all that is read, nothing that is not, and how much that is."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import zlib
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from dialogues.site.offline import (
    MODULES,
    REGISTERS,
    SOURCES,
    SWITCH,
    WORKER,
    join_modules,
    list_kept,
    write_worker,
)
from support.trees import HOME

LANGUAGES = ("ja", "en")
DOCS = HOME / "docs"
#: What a browser asks for by itself, to show a page.
ASKED = "script[src], img[src], link:is([rel=stylesheet], [rel$=icon], [rel=modulepreload])"
#: Bytes that a browser fetches once and keeps.
MAX_KEPT = 3_000_000
#: Kinds of files that the worker can name (``TYPES`` in ``addresses.js``).
KINDS = {".css", ".html", ".js", ".json", ".png", ".svg"}


def read_list(site: Path) -> dict[str, Any]:
    """The list as the published worker holds it."""
    found = re.search(r";startWorker\((.*)\);\n$", (site / WORKER).read_text("utf-8"))
    assert found
    parsed: dict[str, Any] = json.loads(found[1])
    return parsed


def test_every_file_of_the_list_is_in_the_pack_as_it_is(built: Path) -> None:
    listed = read_list(built)
    pack = (built / listed["pack"]).read_bytes()
    assert [path.name for path in built.glob("kept.*")] == [listed["pack"]]
    assert listed["size"] == len(pack)
    assert list(listed["files"]) == list_kept(built, LANGUAGES)
    for path, (start, end) in listed["files"].items():
        assert zlib.decompress(pack[start:end]) == (built / path).read_bytes(), path
    assert {Path(path).suffix for path in listed["files"]} == KINDS


def test_what_is_read_is_kept_and_nothing_else(built: Path) -> None:
    kept = set(list_kept(built, LANGUAGES))
    pages = {path.relative_to(built).as_posix() for path in built.rglob("*.html")}
    assert pages <= kept
    assert {"404.html", "ja/404.html", "en/q/interview-q09/index.html"} <= pages
    for language in LANGUAGES:
        own = {f"{language}/search/{name}.json" for name in ("core", "all", "terms/0")}
        own |= {f"{language}/assets/js/search/worker.js", f"{language}/{REGISTERS}"}
        assert own <= kept
    for path in kept - pages:
        assert re.match(r"(ja|en)/(assets|search)/", path), path
        assert not re.search(r"\.map$|lunr|/workers/|/card-|/offline/", path), path


def test_everything_that_a_page_is_shown_with_is_kept(built: Path) -> None:
    kept, count = set(list_kept(built, LANGUAGES)), 0
    for page in sorted(built.rglob("*.html")):
        if page.name == "404.html":
            continue  # its addresses begin at the host's root
        for part in LexborHTMLParser(page.read_text("utf-8")).css(ASKED):
            address = part.attributes.get("src") or part.attributes["href"]
            target = (page.parent / str(address)).resolve().relative_to(built.resolve())
            assert target.as_posix() in kept, (page, address)
            count += 1
    assert count > 500


def test_it_is_not_much(built: Path) -> None:
    assert read_list(built)["size"] <= MAX_KEPT
    assert len(gzip.compress((built / WORKER).read_bytes())) <= 10_000, "asked for on every visit"


def test_one_byte_makes_another_worker(built: Path, tmp_path: Path) -> None:
    site = Path(shutil.copytree(built, tmp_path / "site"))
    before = (site / WORKER).read_bytes()
    (site / "data/dialogues.json").write_text("{}", "utf-8")
    write_worker(site, LANGUAGES, DOCS)
    assert (site / WORKER).read_bytes() == before, "data are not kept"
    old = read_list(site)["pack"]
    page = site / "en/about/index.html"
    page.write_text(page.read_text("utf-8").replace("Privacy", "privacy"), "utf-8")
    write_worker(site, LANGUAGES, DOCS)
    assert read_list(site)["pack"] != old


def test_switched_off_no_page_asks_for_it(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = Path(shutil.copytree(built, tmp_path / "site"))
    for word in ("false", "0", "Off"):
        monkeypatch.setenv(SWITCH, word)
        write_worker(site, LANGUAGES, DOCS)
        worker = (site / WORKER).read_text("utf-8")
        assert worker.endswith(";leave();\n")
        assert "kept." not in worker
        assert (site / "ja" / REGISTERS).read_text("utf-8") == ""


def test_modules_become_one_script(built: Path) -> None:
    joined = join_modules(DOCS)
    assert not re.search(r"^(import|export)\b", joined, re.MULTILINE)
    named = re.findall(r"^(?:const|let|(?:async )?function|class) (\w+)", joined, re.MULTILINE)
    assert len(named) == len(set(named)) > 10, "a name of two modules"
    assert [path for path in (built / one / SOURCES for one in LANGUAGES) if path.exists()] == []
    assert sorted(path.stem for path in (DOCS / SOURCES).iterdir()) == sorted(MODULES)
