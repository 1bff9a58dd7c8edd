"""Text files in: bytes to text that is safe to parse, or Problems with line and column.

Bounds (each far above any real transcript) keep hostile files from exhausting Markdown's parser.
"""

import hashlib
import re
import unicodedata
from pathlib import Path

from ..model import RawFile
from ..problems import Problems, position

MAX_BYTES = 2_000_000
MAX_LINE = 200_000
#: A run of one punctuation mark longer than this makes Markdown parsers quadratic or worse.
MAX_RUN = 1_000
BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
BOM = "\ufeff"


def name_fault(char: str) -> str:
    """Why a character cannot stand in our text; the empty string for good ones."""
    code = ord(char)
    if char in BIDI:
        return "bidirectional override"
    if char in "\u2028\u2029":
        return "line separator"
    if 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE:
        return "noncharacter"
    category = unicodedata.category(char)
    if category == "Cs":
        return "lone surrogate"
    if category == "Cc" and char not in "\t\n":
        return "control character"
    return "byte order mark inside the text" if char == BOM else ""


def check_text(text: str, path: Path | str, problems: Problems) -> None:
    """Report characters and sizes that no file of ours may hold (CR LF line ends are fine)."""
    # What is fine is blanked, not cut, so that offsets stay.
    rest = re.sub("^\ufeff|\r(?=\n)", " ", text)
    for char in sorted(set(rest)):
        if reason := name_fault(char):
            message = f"{reason} U+{ord(char):04X} ({rest.count(char)} in the file)"
            problems.add(path, position(rest, rest.index(char)), message, "remove it")
    run = 0
    for offset, char in enumerate(text):
        run = run + 1 if offset and char == text[offset - 1] and not char.isalnum() else 1
        if run == MAX_RUN:
            problems.add(path, position(text, offset), f"{MAX_RUN} times {char!r} in a row")
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > MAX_LINE:
            message = f"line of {len(line)} characters, at most {MAX_LINE} expected"
            problems.add(path, (number, MAX_LINE), message, "split the file")


def check_escapes(text: str, path: Path, at: tuple[int, int], problems: Problems) -> None:
    """Report characters that an escape sequence has brought into a value."""
    for char in sorted(set(text)):
        if reason := name_fault(char):
            problems.add(path, at, f"{reason} U+{ord(char):04X}", "remove it")


def read_text(path: Path, problems: Problems) -> tuple[str, bytes] | None:
    """The decoded text and its bytes, or None with the reasons in ``problems``."""
    before = len(problems.items)
    try:
        # What is no file, such as a pipe, might keep us waiting, or never end.
        if path.exists() and not path.is_file():
            problems.add(path, (1, 1), "is no regular file")
            return None
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        problems.add(path, (1, 1), f"cannot be read ({error.strerror})")
        return None
    if len(data) > MAX_BYTES:
        problems.add(path, (1, 1), f"more than {MAX_BYTES} bytes", "split the file")
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        good = data[: error.start].decode("utf-8")
        message = f"not UTF-8: byte 0x{data[error.start]:02x} at offset {error.start}"
        problems.add(path, position(good, len(good)), message, "save the file as UTF-8")
        return None
    if not text.removeprefix(BOM).strip():
        problems.add(path, (1, 1), "empty file")
    check_text(text, path, problems)
    return (text, data) if len(problems.items) == before else None


def read_raw(path: Path, problems: Problems) -> RawFile | None:
    """A raw file; its text is kept as it is, byte order mark and line ends included."""
    read = read_text(path, problems)
    if read is None:
        return None
    return RawFile(path.name, str(path), read[0], hashlib.sha256(read[1]).hexdigest())
