"""PO files brought up to the Japanese: what is new is added, what changed turns stale.

In: units and the folder of translations. Out: the files that changed.
"""

from collections.abc import Iterable
from pathlib import Path

import polib

from ..files import write_changed
from ..problems import Problems
from ..read.po import read_po
from ..unit import Unit

HEADER = {"MIME-Version": "1.0", "Content-Type": "text/plain; charset=UTF-8"}


def sync_language(folder: Path, language: str, units: Iterable[Unit]) -> list[Path]:
    """Bring the PO files of a language up to the units; give the files that changed.

    Matches on ``msgctxt`` alone. Entries of units that are gone are kept as obsolete, and come
    back when the unit does. Raises BuildError where a file cannot be read.
    """
    problems = Problems()
    domains: dict[str, list[Unit]] = {}
    for unit in units:
        domains.setdefault(unit.domain, []).append(unit)
    paths = {domain: folder / language / f"{domain}.po" for domain in domains}
    files = {domain: read_po(path, problems, obsolete=True) for domain, path in paths.items()}
    problems.raise_any()
    return [
        paths[domain]
        for domain, wanted in domains.items()
        if write_changed(
            paths[domain], merge_entries(files[domain], wanted, language), durable=True
        )
    ]


def merge_entries(entries: list[polib.POEntry], units: Iterable[Unit], language: str) -> str:
    """A PO file's text with an entry for each unit, in their order, then the obsolete ones."""
    new = polib.POFile(wrapwidth=0)
    new.metadata = {**HEADER, "Language": language}
    # Where a unit has both, the obsolete entry must not win.
    left = {entry.msgctxt: entry for entry in sorted(entries, key=lambda one: not one.obsolete)}
    for unit in units:
        new.append(_merge_entry(left.pop(unit.id, None), unit))
    for entry in left.values():
        entry.obsolete = True
        if entry.msgstr:
            new.append(entry)
    return str(new).rstrip("\n") + "\n"


def _merge_entry(entry: polib.POEntry | None, unit: Unit) -> polib.POEntry:
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
