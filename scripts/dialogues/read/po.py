"""PO files: the entries that translators wrote, read so that none is lost without a word.

In: a file. Out: polib's entries, or none and the reasons in ``problems``.
"""

import re
from collections.abc import Mapping
from pathlib import Path

import polib

from ..problems import Problems, quote
from ..unit import Text
from .text import BOM, check_escapes, read_text

#: Entries by language, domain (the PO file) and unit's id.
Entries = Mapping[str, Mapping[str, Mapping[str, polib.POEntry]]]
PO_LINE = re.compile(r'\s*(?:#.*|(?:(?:msgctxt|msgid|msgstr) +)?"(?:[^"\\]|\\.)*"\s*)?')


def read_po(path: Path, problems: Problems, *, obsolete: bool = False) -> list[polib.POEntry]:
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
    _check_entries(entries, path, problems)
    return [entry for entry in entries if obsolete or not entry.obsolete]


def _check_entries(entries: list[polib.POEntry], path: Path, problems: Problems) -> None:
    seen: set[str | None] = set()
    for entry in entries:
        at = (entry.linenum or 1, 1)
        check_escapes(entry.msgstr, path, at, problems)
        if not entry.obsolete and entry.msgctxt in seen:
            message = f"second translation of {quote(entry.msgctxt or '')}"
            problems.add(path, at, message, "remove one")
        seen.update([] if entry.obsolete else [entry.msgctxt])


def read_entry(entry: polib.POEntry | None, source: Text, language: str) -> Text:
    """What an entry says in its language, or the source language's text where it says nothing."""
    value = entry.msgstr.strip() if entry else ""
    if entry is None or not value:
        return Text(source.value, source.lang, "untranslated")
    line = entry.linenum or 1
    if entry.msgid != source.value or (entry.fuzzy and entry.previous_msgid):
        return Text(value, language, "stale", line)
    return Text(value, language, "draft" if entry.fuzzy else "reviewed", line)
