"""PO files: the entries that translators wrote, read so that none is lost without a word.

In: a file. Out: polib's file, or an empty one and the reasons in ``problems``.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import polib

from ..letters import JAPANESE
from ..problems import Problems, quote
from ..unit import UNWRITTEN, Text
from .po_slips import FUZZY, HINT_FUZZY, find_lacking, guess_po_slip
from .text import BOM, check_value, read_text

#: Files by language and domain; each is a list of its entries, the obsolete ones among them.
Entries = Mapping[str, Mapping[str, polib.POFile]]
WORD = re.compile(r"\w")
LETTER = re.compile(f"[{JAPANESE}]")
#: A translation has at least one letter for so many of the source's.
MIN_SHARE = 3
PO_LINE = re.compile(r'\s*(?:#.*|(?:(?:msgctxt|msgid|msgstr) +)?"(?:[^"\\]|\\.)*"\s*)?')


def read_po(path: Path, problems: Problems) -> polib.POFile:
    """A PO file; without entries if it is not there or not to be read."""
    nothing = polib.POFile(wrapwidth=0)
    # A link to nowhere is no file either, but somebody takes it for one.
    read = read_text(path, problems) if path.exists() or path.is_symlink() else None
    if read is None:
        return nothing
    # polib passes over what it cannot read; a translator's work must not vanish like that.
    lines = read[0].removeprefix(BOM).splitlines()
    for number, line in enumerate(lines, 1):
        if FUZZY.fullmatch(line):
            problems.add(path, (number, 1), f"{quote(line.strip())} marks no draft", HINT_FUZZY)
            return nothing
        if not PO_LINE.fullmatch(line):
            column, what, hint = guess_po_slip(line)
            problems.add(path, (number, column), f"not a line of a PO file: {what}", hint)
            return nothing
    if lacking := find_lacking(lines):
        hint = "each has msgctxt, msgid and msgstr"
        problems.add(path, (lacking[0], 1), f"entry without `{lacking[1]}`", hint)
        return nothing
    # polib drops what an obsolete entry was translated from, where it is marked as obsolete too.
    text = re.sub(r"^#~\|", "#|", read[0], flags=re.MULTILINE)
    try:
        # The newline keeps polib from taking the text for a path.
        file = polib.pofile(text + "\n", wrapwidth=0)
    except (OSError, ValueError) as error:
        found = re.search(r"line (\d+)", str(error))
        problems.add(path, (int(found[1]) if found else 1, 1), "not a PO file: syntax error")
        return nothing
    written = len(re.findall(r"^(?:#~ )?msgid ", read[0], re.MULTILINE))
    if written not in (len(file), len(file) + 1):
        message = f"{written} entries, of which {len(file)} can be read"
        problems.add(path, (1, 1), message, "each has msgctxt, msgid and msgstr")
        return nothing
    _check_entries(file, path, problems)
    return file


def _check_entries(entries: Iterable[polib.POEntry], path: Path, problems: Problems) -> None:
    seen: set[str | None] = set()
    for entry in entries:
        at = (entry.linenum or 1, 1)
        check_value(entry.msgstr, path, at, problems)
        if not entry.obsolete and entry.msgctxt in seen:
            message = f"second translation of {quote(entry.msgctxt or '')}"
            problems.add(path, at, message, "keep one, and put `#~` before the lines of the other")
        seen.update([] if entry.obsolete else [entry.msgctxt])


def find_origin(entry: polib.POEntry) -> str:
    """The text that an entry was translated from."""
    previous = entry.previous_msgid if entry.fuzzy else None
    return str(previous or entry.msgid)


def is_draft(entry: polib.POEntry) -> bool:
    """Whether a translator calls it unfinished, its text being the one it was made for."""
    return bool(entry.fuzzy and not entry.previous_msgid)


def read_entry(entry: polib.POEntry | None, source: Text, language: str) -> Text:
    """What an entry says in its language, or the source language's text where it says nothing."""
    value = entry.msgstr.strip() if entry else ""
    if entry and value and not WORD.search(source.value):
        value = entry.msgstr  # what stands between words: ``, ``
    if entry is None or not value:
        return Text(source.value, source.lang, "untranslated")
    line = entry.linenum or 1
    if value == source.value and LETTER.search(value):
        return Text(source.value, source.lang, "untranslated", line)
    if find_origin(entry) != source.value:
        return Text(value, language, "stale", line)
    draft = is_draft(entry) or is_too_short(source.value, value)
    return Text(value, language, "draft" if draft else "reviewed", line)


def is_too_short(source: str, value: str) -> bool:
    """Whether a translation cannot be all of it: a mark of work to do, a letter for a word."""
    short = len(value) * MIN_SHARE < len(source) or len(value) == 1 < len(source) - 1
    return bool(UNWRITTEN.match(value)) or short
