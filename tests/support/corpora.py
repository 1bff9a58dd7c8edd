"""Corpora within the process: this checkout's, the small made-up one, and bound units alone."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import polib
import pytest

from dialogues.check import Check
from dialogues.corpus.binding import Binder
from dialogues.corpus.corpus import Corpus
from dialogues.corpus.join import join_corpus
from dialogues.corpus.sources import Folders, read_sources
from dialogues.problems import Problems
from dialogues.read.po import read_po
from dialogues.unit import Unit

from .small import base
from .trees import HOME, Tree


def load_corpus(folder: Path) -> Corpus:
    """What lies in ``raw``, ``editorial`` and ``locale`` of a folder, joined and not checked."""
    folders = Folders(folder / "raw", folder / "editorial", folder / "locale")
    sources = read_sources(folders, ("en",))
    return join_corpus(sources, ("ja", "en"), folders.locale)


@functools.cache
def load_checkout() -> Corpus:
    """This checkout's corpus; nothing in it can be changed."""
    return load_corpus(HOME)


@dataclass(frozen=True)
class Source:
    """A text to translate."""

    id: str
    domain: str
    text: str


def bind_units(locale: Path, sources: Iterable[Source], problems: Problems) -> dict[str, Unit]:
    """Units of the texts, with what the English PO files say of them."""
    paths = sorted(locale.glob("en/*.po"))
    entries = {path.stem: read_po(path, problems) for path in paths}
    binder = Binder(("ja", "en"), {"en": entries})
    for one in sources:
        binder.bind(Unit(one.text), one.domain, one.id)
    binder.translate()
    return binder.bound


@dataclass(frozen=True)
class Small:
    """The small corpus in a folder, where a test may change files."""

    folder: Path

    def edit(self, path: str, old: str, new: str) -> Small:
        """Replace text that must stand exactly once in a file."""
        Tree(self.folder).edit(path, old, new)
        return self

    def append(self, path: str, text: str) -> Small:
        """Add text at the end of a file."""
        file = self.folder / path
        file.write_text(file.read_text("utf-8") + text, "utf-8")
        return self

    def translate(self, texts: Mapping[str, str]) -> Small:
        """Give units reviewed English texts, by their ids."""
        units = load_corpus(self.folder).units
        for domain in {units[key].domain for key in texts}:
            path = self.folder / f"locale/en/{domain}.po"
            file = polib.pofile(str(path)) if path.exists() else polib.POFile()
            known = {entry.msgctxt: entry for entry in file}
            for key, text in texts.items():
                if units[key].domain == domain:
                    entry = known.get(key) or polib.POEntry(msgctxt=key)
                    entry.msgid, entry.msgstr = units[key].text, text
                    if key not in known:
                        file.append(entry)
            path.write_text(str(file), "utf-8")
        return self

    def load(self) -> Corpus:
        return load_corpus(self.folder)

    def tell(self, check: Check) -> list[str]:
        """What a check finds, with paths from the folder."""
        prefix = f"{self.folder}/"
        return [str(problem).removeprefix(prefix) for problem in check(self.load())]


@pytest.fixture
def small(tmp_path: Path) -> Small:
    """A copy of the small corpus, with nothing translated."""
    folder = base(tmp_path / "small")
    for path in folder.glob("locale/en/*.po"):
        path.unlink()
    return Small(folder)
