"""What somebody has probably typed where a line is none of a PO file.

In: the line. Out: the column of the mistake, from 1; what it is; how to mend it.
"""

import re
from collections.abc import Iterable

from ..problems import nearest, quote
from .text import HINT_CONFLICT, TWO_VERSIONS
from .yaml_slips import CONFLICT

#: What an entry has; its context alone may be missing.
TEXTS = ("msgid", "msgstr")
KEYWORDS = ("msgctxt", *TEXTS)
KEYWORD = re.compile(r"\s*(?P<word>[A-Za-z_]\w*(?:\[\d*\])?)(?P<gap>\s*)")
CURLY = "“”„«»＂「"
INNER = re.compile(r'(?<!\\)(?:\\\\)*(?P<quote>")')
HINT_FUZZY = "write `#, fuzzy`"
#: A mark of a draft, as programs do not read it.
FUZZY = re.compile(r"#(?!, fuzzy\s*$)[\s,]*fuzzy\s*", re.IGNORECASE)
HEAD = re.compile(r"(?:#~ )?(?P<word>msgctxt|msgid|msgstr)\b")
HINT_KEYWORDS = "an entry has `msgctxt`, `msgid` and `msgstr`, each with a text in quotation marks"


def find_lacking(lines: Iterable[str]) -> tuple[int, str] | None:
    """The line, from 1, of the first entry that lacks one of its texts, and which; else None."""
    entries = list[tuple[int, list[str]]]()
    for number, line in enumerate(lines, 1):
        if not (found := HEAD.match(line)):
            continue
        words = entries[-1][1] if entries else ["msgstr"]
        if found["word"] == "msgctxt" or (found["word"] == "msgid" and words != ["msgctxt"]):
            entries.append((number, words := []))
        words.append(found["word"])
    begun = [(number, words) for number, words in entries if words != ["msgctxt"]]
    return next(((at, one) for at, words in begun for one in TEXTS if one not in words), None)


def guess_po_slip(line: str) -> tuple[int, str, str]:
    """The mistake of a line; where it looks like none that people make, the line itself."""
    if CONFLICT.match(line):
        return 1, TWO_VERSIONS, HINT_CONFLICT
    start = 0
    if found := KEYWORD.match(line):
        word, start = found["word"], found.end()
        column = found.start("word") + 1
        if word not in KEYWORDS:
            hint = "" if "[" in word or "plural" in word else nearest(word, KEYWORDS)
            quoted = line[start : start + 1] in ('"', *CURLY)
            return column, quote(line), (quoted and hint) or HINT_KEYWORDS
        if line[start : start + 1] in ('"', *CURLY) and not found["gap"]:
            return start + 1, f"no space behind `{word}`", f"write `{word} `"
    start += len(line[start:]) - len(line[start:].lstrip())
    value = line[start:].rstrip()
    if value[:1] in tuple(CURLY) or (value[:1] == '"' and len(value) > 1 and value[-1] in CURLY):
        column = start + 1 if value[0] in CURLY else start + len(value)
        return column, f"`{line[column - 1]}` for a quotation mark", 'write `"` at both ends'
    if value[:1] != '"':
        return start + 1, quote(line), HINT_KEYWORDS
    if not (inner := INNER.search(value, 1)):
        what = "a quotation mark that is not closed"
        return start + 1, what, 'write `"` where the text ends in this line'
    return (
        start + inner.start("quote") + 1,
        "a quotation mark within the text, or words behind it",
        'write `\\"` for it, or “ and ”',
    )
