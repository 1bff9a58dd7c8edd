"""The disk side of a build: generated pages into ``docs/``, MkDocs once per language, one swap.

In: a Corpus and the folders of a checkout. Out: a finished site at ``out``; on failure ``out`` is
as it was.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import yaml

from ..corpus.content import Corpus
from ..problems import Problems
from ..publish import exports
from ..publish.pages import pages
from ..publish.render import MARK
from ..publish.view import translation_status
from ..search.index import write_index
from . import scripts as minified

ROOT_URL = "https://example.org/dialogue-notes/"


def languages(config: Path, problems: Problems) -> dict[str, str]:
    """Language codes with each language's own name, from ``mkdocs.yml``; the source first."""
    try:
        # BaseLoader reads `!ENV` and other tags as plain values: it runs nothing.
        data = yaml.load(config.read_text("utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506
        options = next(p["i18n"] for p in data["plugins"] if isinstance(p, dict) and "i18n" in p)
        found = sorted(options["languages"], key=lambda one: one.get("default") != "true")
        return {language["locale"]: language["name"] for language in found}
    except (OSError, yaml.YAMLError, LookupError, TypeError, StopIteration) as error:
        problems.add(config, (1, 1), f"no languages under plugins, i18n, languages ({error!r})")
        problems.check()
        raise


def write_pages(corpus: Corpus, names: Mapping[str, str], docs: Path) -> int:
    """Bring the generated pages in ``docs`` up to date, touching only what changed."""
    wanted = {
        docs / language / path: text
        for language in names
        for path, text in pages(corpus, language, names).items()
    }
    for path in generated(docs):
        if path not in wanted:
            path.unlink()
    for path, text in wanted.items():
        write(path, text)
    return len(wanted)


def generated(docs: Path) -> list[Path]:
    """The generated pages on disk."""
    return [path for path in docs.rglob("*.md") if MARK in path.read_text("utf-8", "replace")[:200]]


def write(path: Path, text: str) -> None:
    """Write UTF-8 with bare line feeds, if it differs from what is there."""
    data = text.encode("utf-8")
    if not path.is_file() or path.read_bytes() != data:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def build(corpus: Corpus, names: Mapping[str, str], home: Path, docs: Path, out: Path) -> int:
    """Render ``docs`` beside ``out``, swap it in, count its pages; raise on any warning."""
    problems = Problems()
    root = (os.environ.get("SITE_URL") or ROOT_URL).rstrip("/") + "/"
    out = out.resolve()  # a link to the site's folder stays a link
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{out.name}-", dir=out.parent) as folder:
        new = Path(folder) / "site"
        running = [mkdocs(language, home, docs, new / language, root) for language in names]
        for process in running:
            _report(process.communicate()[0], process.returncode, home, docs, problems)
        problems.check()
        urls = _urls(new, list(names), problems)
        problems.check()
        for leftover in new.rglob("sitemap.xml.gz"):
            leftover.unlink()
        for language in names:  # Material's index, which our search does without
            shutil.rmtree(new / language / "search", ignore_errors=True)
            minified.scripts(new / language, docs, problems)
        problems.check()
        exported = exports.files(corpus, names, urls, root) | write_index(corpus, docs)
        for path, text in exported.items():
            write(new / path, text)
        if out.exists():
            out.rename(Path(folder) / "old")
        new.rename(out)
    return len(urls) * len(names)


def check_out(out: Path, problems: Problems) -> None:
    """Refuse to replace anything but an empty folder or a site that a build has made."""
    ours = (out / "data" / "dialogues.json").is_file()
    empty = out.is_dir() and not any(out.iterdir())
    if (out.exists() or out.is_symlink()) and not (ours or empty):
        problems.add(out, (1, 1), "exists and is not a built site", "choose another --out")


def staged_docs(docs: Path, folder: Path) -> Path:
    """A copy of the hand-written part of ``docs``, for builds whose text must not land there."""
    left_out = set(generated(docs))

    def ignore(directory: str, entries: list[str]) -> set[str]:
        return {name for name in entries if Path(directory, name) in left_out}

    return Path(shutil.copytree(docs, folder / "docs", ignore=ignore))


def summary(corpus: Corpus) -> str:
    """What there is, and what is still missing."""
    content = corpus.content
    bare = [item.id for item in content.items.values() if not item.entry.topics]
    rows = [f"{len(content.items)} exchanges of {len(content.events)} events"]
    for language, parts in translation_status(corpus).items():
        states = next(iter(parts.values()))
        counts = (f"{sum(part[s] for part in parts.values())} {s}" for s in states)
        rows.append(f"{language}: {', '.join(counts)}")
    return "\n".join([*rows, f"without topic: {', '.join(bare) or 'none'}"])


def mkdocs(language: str, home: Path, docs: Path, target: Path, root: str) -> subprocess.Popen[str]:
    """MkDocs at work on one language of ``docs``, with the settings of ``home``."""
    settings = {
        "LOCALE": language,
        "SITE_ROOT": root,
        "SITE_URL": f"{root}{language}/",
        "DOCS_DIR": str(docs.resolve()),
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONUTF8": "1",
    }
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file"]
    return subprocess.Popen(
        [*command, str(home / "mkdocs.yml"), "--site-dir", str(target.resolve())],
        env={**os.environ, **settings},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )


def _report(output: str, status: int, home: Path, docs: Path, problems: Problems) -> None:
    """MkDocs' warnings as problems, at the page that they name."""
    before = len(problems.items)
    lines = [re.sub(r"\x1b\[[0-9;]*m", "", line).strip() for line in output.splitlines()]
    for line in lines:
        if found := re.match(r"(?:WARNING|ERROR|CRITICAL|Error)\s*[-:]\s*(.*)", line):
            page = re.search(r"[Dd]oc file '([^']+)'", line)
            problems.add(docs / page[1] if page else home / "mkdocs.yml", (1, 1), found[1])
    if status and len(problems.items) == before:
        last = next((line for line in reversed(lines) if line), "no output")
        problems.add(home / "mkdocs.yml", (1, 1), f"mkdocs ended with status {status}: {last}")


def _urls(site: Path, codes: list[str], problems: Problems) -> list[str]:
    """Addresses of all pages below a language's folder, which must be alike in all languages."""
    found = {
        code: {
            path.relative_to(site / code).as_posix().removesuffix("index.html")
            for path in (site / code).rglob("index.html")
        }
        for code in codes
    }
    first = found[codes[0]]
    for code in codes[1:]:
        for url in sorted(first ^ found[code]):
            missing = code if url in first else codes[0]
            message = f"page `{url}` is missing in `{missing}`"
            problems.add(f"docs/{missing}", (1, 1), message, "write it in every language")
    return sorted(first)
