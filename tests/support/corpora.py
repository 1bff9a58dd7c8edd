"""Corpora within the process: this checkout's, the small made-up one, and bound units alone."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dialogues.corpus.corpus import Corpus
from dialogues.corpus.join import join_corpus
from dialogues.corpus.sources import Folders, read_sources
from dialogues.corpus.units import Binder
from dialogues.problems import Problems
from dialogues.read.po import read_po
from dialogues.unit import Unit

from .trees import HOME


def load_corpus(folder: Path) -> Corpus:
    """What lies in ``raw``, ``editorial`` and ``locale`` of a folder, joined and not checked."""
    folders = Folders(folder / "raw", folder / "editorial", folder / "locale")
    sources = read_sources(folders, ("en",), Problems())
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
    entries = {p.stem: {e.msgctxt or "": e for e in read_po(p, problems)} for p in paths}
    binder = Binder(("ja", "en"), {"en": entries})
    for one in sources:
        binder.bind(Unit(one.text), one.domain, one.id)
    return binder.bound
