"""PO files brought up to the Japanese: what is new is added, what changed turns stale.

In: units and the folder of translations. Out: the files that changed. Entries follow their texts
(``corpus.matching``). What translators and their tools wrote stays: header fields, comments, flags,
and what belongs to no unit any more, as obsolete entries, which come back with their texts. A file
in which nothing changes is not touched, however it is wrapped.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

import polib

from ..corpus.matching import match_entries
from ..files import write_changed
from ..problems import Problems
from ..read.po import find_origin, is_draft, read_po
from ..unit import UNWRITTEN, Unit, group_units

#: What tools ask for in a header; a translator's own values stay.
HEADER = {
    "Project-Id-Version": "Dialogue Notes",
    "PO-Revision-Date": "",
    "Last-Translator": "",
    "Language-Team": "",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}


def sync_language(
    folder: Path, language: str, units: Iterable[Unit], comments: Mapping[str, str]
) -> list[Path]:
    """Bring the PO files of a language up to the units; give the files that changed.

    ``comments``: by unit's id, what translators are told. Raises BuildError where a file cannot be
    read; then none is written.
    """
    problems = Problems()
    domains = group_units(units)
    paths = {domain: folder / language / f"{domain}.po" for domain in domains}
    files = {domain: read_po(path, problems) for domain, path in paths.items()}
    problems.raise_any()
    changed = []
    for domain, wanted in domains.items():
        old = files[domain]
        new = merge_entries(old, wanted, language, comments)
        if str(new) != str(old) and write_po(paths[domain], new):
            changed.append(paths[domain])
    return changed


def write_po(path: Path, file: polib.POFile) -> bool:
    """Write a PO file; tell whether it differs from what is there."""
    return write_changed(path, str(file).rstrip("\n") + "\n", durable=True)


def merge_entries(
    old: polib.POFile, units: Iterable[Unit], language: str, comments: Mapping[str, str]
) -> polib.POFile:
    """A PO file with an entry for each unit, in their order, then the obsolete ones.

    What is still to be written is no work for translators yet.
    """
    new = polib.POFile(wrapwidth=0)
    new.header, new.metadata_is_fuzzy = old.header, old.metadata_is_fuzzy
    new.metadata = {**HEADER, "Language": language, **old.metadata}
    texts = {unit.id: unit.text for unit in units if not UNWRITTEN.match(unit.text)}
    found = match_entries(texts, old)
    empty = {entry.msgctxt: entry for entry in old if not (entry.msgstr or entry.obsolete)}
    used = set()
    for key, text in texts.items():
        entry = found.get(key) or empty.get(key)
        used.add(id(entry))
        new.append(_make_entry(key, text, entry, comments.get(key, "")))
    for entry in old:
        if id(entry) not in used and (entry.msgstr or entry.tcomment):
            new.append(_retire_entry(entry))
    return new


def _make_entry(key: str, text: str, entry: polib.POEntry | None, comment: str) -> polib.POEntry:
    """The entry of a unit, from the one that belongs to it."""
    made = polib.POEntry(msgctxt=key, msgid=text, msgstr="", comment=comment)
    if entry is None:
        return made
    made.msgstr, made.tcomment, made.flags = entry.msgstr, entry.tcomment, list(entry.flags)
    origin = find_origin(entry)
    if entry.msgstr and origin != text:
        made.flags = ["fuzzy", *(flag for flag in entry.flags if flag != "fuzzy")]
        made.previous_msgid = origin
    elif entry.fuzzy and not is_draft(entry):
        made.flags.remove("fuzzy")
    return made


def _retire_entry(entry: polib.POEntry) -> polib.POEntry:
    """An entry that belongs to no unit, kept for when its text comes back."""
    draft = is_draft(entry)
    return polib.POEntry(
        msgctxt=entry.msgctxt,
        msgid=find_origin(entry),
        msgstr=entry.msgstr,
        tcomment=entry.tcomment,
        flags=[flag for flag in entry.flags if flag != "fuzzy" or draft],
        obsolete=True,
    )
