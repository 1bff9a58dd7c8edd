"""What somebody has probably typed where a file is no YAML.

In: the text, and where its parser gave up, which is often behind the mistake. Out: the place of the
mistake, what it is and how to mend it; nothing where no line there looks like one that people make.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .text import HINT_CONFLICT, TWO_VERSIONS

#: A field at the head of a line, before its colon.
FIELD = r"[ ]*(?:- +)?(?P<field>[A-Za-z][\w-]*)"
WIDE_COLON = re.compile(rf"{FIELD}\s*：")
TIGHT_COLON = re.compile(rf"{FIELD}:(?=[^\s/:])")
TWO_COLONS = re.compile(rf"{FIELD}: +[^\"'\[{{|>#\s][^\"]*?(?P<second>: )")
#: Spaces that YAML does not take for such, behind the colon or the mark of a list.
ODD_SPACE = re.compile(rf"(?:{FIELD}:|[ ]*-)[ ]*(?P<space>[\u3000\xa0])")
TIGHT_MARK = re.compile(r"[ ]*-(?=[^\s-])")
#: A line of words that belong to no field; a field's name without its colon.
WORDS = re.compile(r"[ ]*(?P<words>[^\s#\[{\"'&*!|>%@`-].*)")
NO_COLON = re.compile(r"[ ]*(?:- +)?(?P<field>[A-Za-z][\w-]*)[ \u3000]+\S")
INDENT = re.compile(r"[ ]*(?P<wide>\u3000)|[ ]*(?P<tab>\t)")
QUOTE = re.compile(r'(?<!\\)"')
#: A value that begins with a mark and goes on behind its line; the head of another value.
OPENED = re.compile(rf'{FIELD}: +(?P<quote>")(?:[^"\\]|\\.)*$')
NEXT = re.compile(rf"{FIELD}:(?: |$)|[ ]*- ")
UNCLOSED = ("a quotation mark that is not closed", "put a quotation mark where the value ends")
#: What is left of two versions, where not all of their marks were deleted.
CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?=\s|$)")
#: A value, on a line of its own or within `{…}`, that is over before its words are.
CLOSED = r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|\[[^\[\]]*\]|\{[^{}]*\}"
GOES_ON = re.compile(
    rf"[ ]*(?:- +)*(?:[A-Za-z][\w-]*: +)?(?P<value>(?:{CLOSED}) *(?P<rest>[^\s,:#\]}}].*))"
)
GOES_ON_WITHIN = re.compile(
    r"[{,] *[A-Za-z][\w-]*: +(?P<value>\"[^\"\\]*\" *(?P<rest>[^\s,:#\]}\"])[^,}]*)"
)
#: A mark that is YAML's own at the beginning of a value.
MARKED = re.compile(
    r"(?:^ *(?:- +)+|^ *(?:- +)*[A-Za-z][\w-]*: +|[{,] *[A-Za-z][\w-]*: +)"
    r"(?P<mark>[@%`*&!]|[|>](?![-+0-9]* *(?:#.*)?$))"
)
LISTED = re.compile(rf"{FIELD}: +(?P<mark>[-?]) ")
#: What the parser says of words that stand alone.
LOOSE = re.compile("expected ':'|'-' indicator|mapping values")
#: What the parser says of such.
ODD_START = re.compile("start any token|alphabetic|whitespace or line|comment or line")
COLON_WITHIN = re.compile(
    r"[{,] *(?P<field>[A-Za-z][\w-]*): +[^\"'\[{,}\s][^,{}\"]*?(?P<second>: )"
)
#: Characters of a value that a hint writes out.
MAX_SHOWN = 40
QUOTED = "put the whole value in quotation marks"
#: Lines that hold nothing.
EMPTY = re.compile(r"\s*(?:#.*)?")


@dataclass(frozen=True, slots=True)
class Slip:
    """A mistake: its line and column, from 1; what it is; how to mend it."""

    line: int
    column: int
    what: str
    hint: str


def guess_slip(text: str, line: int, said: str) -> Slip | None:
    """The mistake that made the parser stop in a ``line``, counted from 1, and say what it said."""
    lines = text.split("\n")
    here = min(line, len(lines)) - 1
    for number, one in enumerate(lines, 1):
        if CONFLICT.match(one):
            return Slip(number, 1, TWO_VERSIONS, HINT_CONFLICT)
    before = [number for number in range(here) if not EMPTY.fullmatch(lines[number])][-1:]
    for number in range(here - 1, -1, -1):
        if (found := OPENED.match(lines[number])) and NEXT.match(lines[number + 1]):
            return Slip(number + 1, found.start("quote") + 1, *UNCLOSED)
    for number in (here, *before):
        for slip in _read_line(lines[number], number + 1):
            return slip
    if LOOSE.search(said):
        for number in (*before, here):
            for slip in _find_loose_words(lines[number], number + 1):
                return slip
    for number in (here, *before):
        for slip in _find_odd_start(lines[number], number + 1, said):
            return slip
    if "',' or" in said or "node content" in said:
        for number in (here, *before):
            for slip in _find_open(lines[number], number + 1):
                return slip
    compared = _compare_fields(lines, before[0], here) if before else None
    if compared and "mapping values" in said:
        return compared
    if "mapping values" in said and ": " in lines[here]:
        return Slip(here + 1, lines[here].rindex(": ") + 1, "a colon within a value", QUOTED)
    if before and not EMPTY.fullmatch(lines[here]) and ("key" in said or "block" in said):
        return _compare_indents(lines, before[0], here)
    return None


def _read_line(line: str, number: int) -> Iterator[Slip]:
    """What is wrong with a line by itself, the surest first."""
    if found := INDENT.match(line):
        what = "a tab" if found["tab"] else "a full-width space"
        yield Slip(number, found.end(), f"{what} before the words", "indent with half-width spaces")
    if found := WIDE_COLON.match(line):
        what = f"a full-width colon behind `{found['field']}`"
        yield Slip(number, found.end(), what, f"write `{found['field']}: `")
    if found := ODD_SPACE.match(line):
        what = "a full-width space" if found["space"] == "\u3000" else "a no-break space"
        yield Slip(number, found.end(), f"{what} before the words", "write a half-width space")
    if found := TIGHT_COLON.match(line):
        what = f"no space behind `{found['field']}:`"
        yield Slip(number, found.end() + 1, what, f"write `{found['field']}: `")
    if found := GOES_ON.fullmatch(line) or GOES_ON_WITHIN.search(line):
        value = found["value"].rstrip()
        what = "words behind the bracket" if value[0] in "[{" else "words behind the quotation mark"
        written = "" if "'" in value or len(value) > MAX_SHOWN else f": `'{value}'`"
        what += " that the value begins with"
        yield Slip(number, found.start("rest") + 1, what, QUOTED + written)
    if len(quotes := [*QUOTE.finditer(line)]) % 2:
        yield Slip(number, quotes[-1].start() + 1, *UNCLOSED)
    if found := TWO_COLONS.match(line):
        what = f"a colon within the value of `{found['field']}`"
        yield Slip(number, found.start("second") + 1, what, "put the value in quotation marks")


def _find_odd_start(line: str, number: int, said: str) -> Iterator[Slip]:
    """A value that begins with what means something else to YAML; the parser ``said`` so."""
    found = ODD_START.search(said) and MARKED.search(line)
    if found := found or ("block" in said and LISTED.match(line)) or None:
        what = f"a value that begins with `{found['mark']}`"
        yield Slip(number, found.start("mark") + 1, what, QUOTED)
    if "',' or" in said and (found := COLON_WITHIN.search(line)):
        what = f"a colon within the value of `{found['field']}`"
        yield Slip(number, found.start("second") + 1, what, "put the value in quotation marks")


def _find_open(line: str, number: int) -> Iterator[Slip]:
    """A bracket that its line does not close, where a list or an object goes on."""
    for opening, closing in ("[]", "{}"):
        if line.count(opening) > line.count(closing):
            what = f"`{opening}` without `{closing}`"
            hint = f"put `{closing}` where it ends, and commas between what it holds"
            yield Slip(number, line.rindex(opening) + 1, what, hint)


def _find_loose_words(line: str, number: int) -> Iterator[Slip]:
    """Words without a colon or a list's mark, where a field or another entry is expected."""
    if found := TIGHT_MARK.match(line):
        yield Slip(number, found.end() + 1, "no space behind `-`", "write `- `")
    elif ":" in line:
        return
    elif found := NO_COLON.match(line):
        what = f"no colon behind `{found['field']}`"
        yield Slip(number, found.end("field") + 1, what, f"write `{found['field']}: `")
    elif found := WORDS.match(line):
        hint = "write them behind those of the line above, or indent them further than its field"
        yield Slip(number, found.start("words") + 1, "words that belong to no field", hint)


def _compare_fields(lines: list[str], before: int, here: int) -> Slip | None:
    """Two fields, one below the other, of which the second is indented further."""
    if lines[here].count(": ") == 1 and NEXT.match(lines[here]) and NEXT.match(lines[before]):
        return _compare_indents(lines, before, here)
    return None


def _compare_indents(lines: list[str], before: int, here: int) -> Slip | None:
    first, second = (len(lines[n]) - len(lines[n].lstrip(" ")) for n in (before, here))
    if first == second:
        return None
    what = f"{second} spaces before the words, {first} in line {before + 1}"
    return Slip(here + 1, second + 1, what, "indent what belongs together alike")
