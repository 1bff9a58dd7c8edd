"""Where headings may break that are written without spaces: between phrases, in every browser.

In: pages as HTML, all in one language. Out: the same pages, with `<wbr>` between the phrases of
their headings; style sheets let headings that have any break nowhere else. Of the browsers only
Chromium finds phrases by itself (`word-break: auto-phrase`).
"""

import html
import re
from collections.abc import Iterable
from functools import cache
from itertools import accumulate
from pathlib import Path

import budoux

#: What finds phrases, by language.
PARSERS = {"ja": cache(budoux.load_default_japanese_parser)}
HEADING = re.compile(r"(<h([1-3])\b[^>]*>)(.*?)(?=</h\2>)", re.DOTALL)
#: A mark of a note is no part of what it stands at; all other tags may lie within phrases.
TAG = re.compile(r"(<sup\b.*?</sup>|<[^>]+>)", re.DOTALL)
LETTER = re.compile(r"&\w+;|&#\w+;|.", re.DOTALL)
#: The model parts numbers and names of products, now and then.
WHOLE = re.compile(r"[0-9A-Za-z.,%$-]{2}")


def _find_breaks(text: str, language: str) -> set[int]:
    """Before which letters of a text a phrase begins."""
    phrases = PARSERS[language]().parse(text)
    ends = accumulate(map(len, phrases[:-1]))
    return {end for end in ends if not WHOLE.fullmatch(text[end - 1 : end + 1])}


@cache
def _part(heading: str, language: str) -> str:
    """The inside of a heading: many stand on several pages."""
    pieces = TAG.split(heading)
    letters = [LETTER.findall(piece) for piece in pieces[::2]]
    text = "".join((html.unescape(one) or one)[0] for piece in letters for one in piece)
    breaks, at = _find_breaks(text, language), 0
    for number, piece in enumerate(letters):
        parted = (f"<wbr>{one}" if n in breaks else one for n, one in enumerate(piece, at))
        pieces[2 * number] = "".join(parted)
        at += len(piece)
    return "".join(pieces)


def part_headings(page: str, language: str) -> str:
    """A page whose headings may break between phrases, if these can be found in its language."""
    if language not in PARSERS:
        return page
    return HEADING.sub(lambda found: found[1] + _part(found[3], language), page)


def part_headings_in(pages: Iterable[Path], language: str) -> None:
    """The same for pages on disk."""
    for path in pages if language in PARSERS else ():
        path.write_text(part_headings(path.read_text("utf-8"), language), "utf-8")
