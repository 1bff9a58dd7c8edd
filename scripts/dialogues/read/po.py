"""Translations: units of Japanese text, PO files keyed by ``msgctxt``, and each unit's state.

A unit is (id, Japanese text); its id is the PO entry's ``msgctxt``, the text its ``msgid``.

    reviewed      translated, and from the Japanese that stands there now
    draft         marked ``fuzzy``, without an older ``msgid``: not reviewed yet
    stale         the Japanese has changed since (older ``msgid``, or one that differs): still
                  published, with a badge
    untranslated  empty or absent: the Japanese is shown, with a badge
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import polib

from ..problems import Problems, quote
from .text import BOM, check_value, read_text

State = Literal["source", "reviewed", "draft", "stale", "untranslated"]
#: States of a translation, best first.
STATES = ("reviewed", "draft", "stale", "untranslated")
#: Marks that must survive translation: ``{name}`` in strings, ``[exchange-id]`` in overviews.
MARKS = re.compile(r"\{\w+\}|\[[a-z][a-z0-9-]*\]")
PO_LINE = re.compile(r'\s*(?:#.*|(?:(?:msgctxt|msgid|msgstr) +)?"(?:[^"\\]|\\.)*"\s*)?')
HEADER = {"MIME-Version": "1.0", "Content-Type": "text/plain; charset=UTF-8"}


@dataclass(frozen=True, slots=True)
class Unit:
    """Something to translate. ``domain`` is the PO file: an event's id, or ``site``."""

    id: str
    domain: str
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """A unit in one language; ``lang`` is the language that ``value`` is really in.

    ``line`` is where its PO entry stands, 1 where there is none.
    """

    value: str
    lang: str
    state: State
    line: int = 1


#: All units of one language by id.
Catalogue = Mapping[str, Text]


def source_catalogue(units: Iterable[Unit], language: str) -> Catalogue:
    """The source language: every unit as it is."""
    return {unit.id: Text(unit.text, language, "source") for unit in units}


def load(
    folder: Path, language: str, source: str, units: Sequence[Unit], problems: Problems
) -> Catalogue:
    """Read ``folder/<language>/*.po``; a domain without a file is untranslated, not an error."""
    known = {unit.id: unit for unit in units}
    texts = {unit.id: Text(unit.text, source, "untranslated") for unit in units}
    domains = {unit.domain for unit in units}
    for path in sorted((folder / language).glob("[!.]*.po")):
        if path.stem not in domains:
            hint = "remove the file"
            problems.add(path, (1, 1), f"no event or domain {quote(path.stem)}", hint)
            continue
        for entry in _read(path, problems):
            at = (entry.linenum or 1, 1)
            unit = known.get(entry.msgctxt or "")
            if unit is None or unit.domain != path.stem:
                message = f"translation of {quote(entry.msgctxt or '')}, a unit that is gone"
                problems.add(path, at, message, "run `build.py sync`")
                continue
            if value := entry.msgstr.strip():
                texts[unit.id] = Text(value, language, state_of(entry, unit), at[0])
                wanted, found = _marks(unit.text), _marks(value)
                if texts[unit.id].state == "reviewed" and wanted != found:
                    old, new = (" ".join(marks) or "nothing" for marks in (wanted, found))
                    message = f"marks {old} became {new}"
                    problems.add(path, at, message, "keep `{names}` and `[ids]` as they are")
    return texts


def state_of(entry: polib.POEntry, unit: Unit) -> State:
    """The state of a translation that is there."""
    if entry.msgid != unit.text or (entry.fuzzy and entry.previous_msgid):
        return "stale"
    return "draft" if entry.fuzzy else "reviewed"


def sync(folder: Path, language: str, units: Sequence[Unit], problems: Problems) -> list[Path]:
    """Bring the PO files of a language up to the units; give the files that changed.

    Matches on ``msgctxt`` alone. Entries of units that are gone are kept as obsolete, and come
    back when the unit does.
    """
    changed: list[Path] = []
    paths = {unit.domain: folder / language / f"{unit.domain}.po" for unit in units}
    files = {domain: _read(path, problems, obsolete=True) for domain, path in paths.items()}
    problems.check()
    for domain, path in paths.items():
        # Where a unit has both, the obsolete entry must not win.
        entries = sorted(files[domain], key=lambda entry: not entry.obsolete)
        old = {entry.msgctxt: entry for entry in entries}
        new = polib.POFile(wrapwidth=0)
        new.metadata = {**HEADER, "Language": language}
        wanted = [unit for unit in units if unit.domain == domain]
        for unit in wanted:
            new.append(_merge(old.pop(unit.id, None), unit))
        for entry in old.values():
            entry.obsolete = True
            if entry.msgstr:
                new.append(entry)
        text = str(new).rstrip("\n") + "\n"
        if not path.exists() or path.read_bytes() != text.encode():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
            changed.append(path)
    return changed


def _merge(entry: polib.POEntry | None, unit: Unit) -> polib.POEntry:
    if entry is None:
        return polib.POEntry(msgctxt=unit.id, msgid=unit.text, msgstr="")
    entry.obsolete = False
    draft = entry.fuzzy and not entry.previous_msgid
    if entry.msgid != unit.text and entry.msgstr and not draft:
        translated_from = entry.previous_msgid or entry.msgid
        flags = [flag for flag in entry.flags if flag != "fuzzy"]
        if translated_from == unit.text:
            entry.flags, entry.previous_msgid = flags, None
        else:
            entry.flags, entry.previous_msgid = [*flags, "fuzzy"], translated_from
    entry.msgid = unit.text
    return entry


def _marks(text: str) -> list[str]:
    return sorted(set(MARKS.findall(text)))


def _read(path: Path, problems: Problems, *, obsolete: bool = False) -> list[polib.POEntry]:
    """The entries of a PO file; none if it is not there or not to be read."""
    if not path.exists():
        return []
    read = read_text(path, problems)
    if read is None:
        return []
    # polib passes over what it cannot read; a translator's work must not vanish like that.
    for number, line in enumerate(read[0].removeprefix(BOM).split("\n"), 1):
        if not PO_LINE.fullmatch(line.rstrip("\r")):
            problems.add(path, (number, 1), f"not a line of a PO file: {quote(line)}")
            return []
    try:
        # The newline keeps polib from taking the text for a path.
        entries = polib.pofile(read[0] + "\n", wrapwidth=0)
    except (OSError, ValueError) as error:
        found = re.search(r"line (\d+)", str(error))
        problems.add(path, (int(found[1]) if found else 1, 1), "not a PO file: syntax error")
        return []
    written = len(re.findall(r"^(?:#~ )?msgid ", read[0], re.MULTILINE))
    if written not in (len(entries), len(entries) + 1):
        message = f"{written} entries, of which {len(entries)} can be read"
        problems.add(path, (1, 1), message, "each has msgctxt, msgid and msgstr")
        return []
    seen: set[str | None] = set()
    for entry in entries:
        at = (entry.linenum or 1, 1)
        check_value(entry.msgstr, path, at, problems)
        if not entry.obsolete and entry.msgctxt in seen:
            message = f"second translation of {quote(entry.msgctxt or '')}"
            problems.add(path, at, message, "remove one")
        seen.update([] if entry.obsolete else [entry.msgctxt])
    return [entry for entry in entries if obsolete or not entry.obsolete]
