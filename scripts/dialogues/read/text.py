"""Text files in: bytes to text that is safe to parse, or Problems with line and column.

Bounds (each far above any real transcript) keep hostile files from exhausting Markdown's parser.
"""

import hashlib
import re
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..model import RawFile
from ..problems import Problems, position

MAX_BYTES = 2_000_000
MAX_LINE = 200_000
#: Each may be a problem of its own.
MAX_LINES = 50_000
#: Of what editors write into one field.
MAX_VALUE = 20_000
#: A run of one punctuation mark longer than this makes Markdown parsers quadratic or worse.
MAX_RUN = 1_000
BOM = "\ufeff"
#: Categories of Unicode: format, marks on letters, separators, control.
_UNSEEN = {"Cf", "Mn", "Me", "Zs", "Zl", "Zp", "Cc"}
_BRAILLE_BLANK = "\u2800"
#: A letter and a mark on it, or parts of a Korean syllable.
_MAYBE_APART = re.compile("[^\\n][\u0300-\u036f\u3099\u309a\u1161-\u1175\u11a8-\u11c2]")
_PLANES = range(0, 0x110000, 0x10000)


@dataclass(frozen=True, slots=True)
class Fault:
    """Characters that cannot stand in our text: why, and how to mend it.

    ``letters``: to stand between brackets of a regular expression.
    """

    name: str
    letters: str
    hint: str = "remove it"

    def holds(self, char: str) -> bool:
        """Whether a character is one of them."""
        return bool(re.match(f"[{self.letters}]", char))


#: Joiners, soft hyphens and marks of direction are not among them: languages need them.
FAULTS = (
    Fault("bidirectional override", "\u202a-\u202e\u2066-\u2069"),
    Fault("line separator", "\u2028\u2029"),
    Fault(
        "noncharacter",
        "\ufdd0-\ufdef" + "".join(f"{chr(0xFFFE + n)}{chr(0xFFFF + n)}" for n in _PLANES),
    ),
    Fault("control character", "\0-\x08\x0b-\x1f\x7f-\x9f"),
    Fault("byte order mark inside the text", BOM),
    Fault(
        "mark of a failed conversion",
        "\ufffd",
        "convert the file anew, or write what stood there",
    ),
    Fault(
        "invisible character",
        "\u17b4\u17b5\u180e\u200b\u2060-\u2065\u206a-\u206f\u3164\uffa0\ufff0-\ufffb"
        "\U0001d173-\U0001d17a\U000e0080-\U000e00ff\U000e01f0-\U000e0fff",
    ),
    Fault("tag character", "\U000e0000-\U000e007f"),
    Fault(
        "private-use character",
        "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd",
        "write what it is to look like",
    ),
)
#: What version control leaves where two people changed the same lines. A row of `=` alone is a line
#: that somebody drew, `>>>>>>>` what somebody quoted: only together are they such.
_OPENS, _PARTS, _CLOSES = (re.compile(rf"^{mark}{{7}}(?: \S|\r?$)", re.MULTILINE) for mark in "<=>")
TWO_VERSIONS = "two versions that were not put together"
HINT_CONFLICT = (
    "keep one of the two versions, and delete the lines of `<<<<<<<`, `=======`, `>>>>>>>`"
)
#: All of these, to stand between brackets of a regular expression.
FAULTY = "".join(fault.letters for fault in FAULTS)
_FAULTY = re.compile(f"[{FAULTY}]")
#: A run of one mark; one so long that hardly any text has it, which is sought first.
_RUN = re.compile(r"([\W_])\1*+")
_LONG_RUN = re.compile(rf"([\W_])\1{{{MAX_RUN // 32}}}")


def find_faults(text: str) -> Iterator[tuple[str, Fault]]:
    """Each character of a text that cannot stand there, once, and why."""
    for char in sorted(set(_FAULTY.findall(text))):
        yield char, next(fault for fault in FAULTS if fault.holds(char))


def check_text(text: str, path: Path | str, problems: Problems) -> None:
    """Report characters and sizes that no file of ours may hold (CR LF line ends are fine)."""
    # What is fine is blanked, not cut, so that offsets stay.
    rest = re.sub("^\ufeff|\r(?=\n)", " ", text)
    for char, fault in find_faults(rest):
        message = f"{fault.name} U+{ord(char):04X} ({rest.count(char)} in the file)"
        problems.add(path, position(rest, rest.index(char)), message, fault.hint)
    for run in find_runs(text):
        at = position(text, run.start() + MAX_RUN - 1)
        problems.add(path, at, f"{MAX_RUN} times {run[1]!r} in a row")
    if (conflict := _find_conflict(text)) is not None:
        problems.add(path, position(text, conflict), TWO_VERSIONS, HINT_CONFLICT)
    lines = text.split("\n")
    if len(lines) > MAX_LINES:
        message = f"{len(lines)} lines, at most {MAX_LINES} expected"
        problems.add(path, (MAX_LINES, 1), message, "split the file")
    for number, line in enumerate(lines, 1):
        if len(line) > MAX_LINE:
            message = f"line of {len(line)} characters, at most {MAX_LINE} expected"
            problems.add(path, (number, MAX_LINE), message, "split the file")


def _find_conflict(text: str) -> int | None:
    """Where two versions of some lines stand."""
    found = _OPENS.search(text)
    if not found and (parts := _PARTS.search(text)):
        found = _CLOSES.search(text, parts.end()) and parts
    return found.start() if found else None


def find_runs(text: str) -> Iterator[re.Match[str]]:
    """Marks that stand too often in a row."""
    if not _LONG_RUN.search(text):
        return iter(())
    return (run for run in _RUN.finditer(text) if run.end() - run.start() >= MAX_RUN)


def check_value(
    text: str, path: Path, at: tuple[int, int], problems: Problems, most: int = MAX_LINE
) -> None:
    """Report what escape sequences, and lines put together, have brought into a value.

    ``most``: how many characters it may have.
    """
    if len(text) > most:
        problems.add(path, at, f"{len(text)} characters, at most {most} expected", "split the text")
    for run in find_runs(text):
        problems.add(path, at, f"{MAX_RUN} times {run[1]!r} in a row")
    faults = list(find_faults(text))
    for char, fault in faults:
        problems.add(path, at, f"{fault.name} U+{ord(char):04X}", fault.hint)
    if not faults and text.strip() and not any(map(_is_seen, text)):
        problems.add(path, at, "nothing in it can be seen", "write what it is to say")


def _is_seen(char: str) -> bool:
    """Joiners, marks of direction, accents and blanks are nothing where they stand alone."""
    return unicodedata.category(char) not in _UNSEEN and char != _BRAILLE_BLANK


def read_text(path: Path, problems: Problems) -> tuple[str, bytes] | None:
    """The decoded text and its bytes, or None with the reasons in ``problems``."""
    before = len(problems.items)
    if (data := read_bytes(path, problems)) is None:
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


def read_bytes(path: Path, problems: Problems) -> bytes | None:
    """A file's bytes. Whatever is no file (a pipe, a device, a folder) is never opened."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            problems.add(path, (1, 1), "is no file that can be read", "put a text file there")
            return None
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a name that holds NUL
        problems.add(path, (1, 1), f"cannot be read ({getattr(error, 'strerror', error)})")
        return None
    if len(data) > MAX_BYTES:
        problems.add(path, (1, 1), f"more than {MAX_BYTES} bytes", "split the file")
        return None
    return data


#: What to do about them.
HINT_APART = "save the raw file in NFC: its words differ from those that you type"


def find_apart(text: str) -> list[int]:
    """Where letters are taken apart (か and a mark for が), as macOS and PDF files have them.

    They look alike and are other words than those that editors type. Compatibility ideographs (old
    forms of characters), which NFC would change as well, are nobody's mistake.
    """
    return [one.start() for one in _MAYBE_APART.finditer(text) if len(_compose(one[0])) == 1]


def _compose(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def read_raw(path: Path, problems: Problems) -> RawFile | None:
    """A raw file; its text is kept as it is, byte order mark and line ends included."""
    read = read_text(path, problems)
    if read is None:
        return None
    return RawFile(path.name, str(path), read[0], hashlib.sha256(read[1]).hexdigest())
