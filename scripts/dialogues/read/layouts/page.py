"""The page layout: a saved web page of questions and answers, in HTML.

In: the text. Out: a Transcript. The words of each block element are a row (``page_rows``): ``dt``
asks and ``dd`` answers, a heading or a row in bold that is a question asks, tables go by their
heads or by questions in their first column (``tables``); all else is read as in the labelled
layout, or, where nothing is labelled, as in that of speakers. Where headings do not ask by their
form, those of the level that has most texts below are taken to, which is a doubt. Tags, scripts,
menus and what stands above the first question are furniture.
"""

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from ...model import Transcript
from .labelled import LabelledParser
from .labels import is_asked
from .manner import is_dialogue
from .page_rows import PageRows
from .speakers import cut_rows
from .tape import Row, Tape

PAGE = re.compile(
    r"(?i)\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)*<(?:!doctype\s+html|html|body|head)\b"
)
FRAGMENT = re.compile(r"(?i)<(?:dl|dt|h[1-6]|p|table|tr|td|details|summary)\b[^>]{0,200}>")
CLOSED = re.compile(r"(?i)</(?:dl|dt|h[1-6]|p|table|tr|td|summary)>")


def parse_page(tape: Tape) -> Transcript:
    """Read a saved page."""
    page = PageRows(tape.text)
    parser = LabelledParser(tape, page.rows)
    if is_asked(parser.rows):
        parser.parse()
    elif is_dialogue([row.text for row in page.rows]) or not (rows := ask_by_headings(tape, page)):
        cut_rows(tape, page.rows)
    else:
        LabelledParser(tape, rows).parse()
    return tape.finish("page")


def ask_by_headings(tape: Tape, page: PageRows) -> list[Row]:
    """Rows in which the headings of one level ask; none where no level has several with texts."""
    levels = [page.levels.get(row.start, "") for row in page.rows]
    answered = Counter(one for one, after in pairwise(levels) if one and not after)
    level, count = answered.most_common(1)[0] if answered else ("", 0)
    if count < 2:
        return []
    rows = [
        replace(row, role="question") if one == level else row
        for row, one in zip(page.rows, levels, strict=True)
    ]
    first = next(row for row in rows if row.role == "question")
    hint = "put `Q. ` and `A. ` before questions and answers in the raw file"
    tape.doubt(first.start, first.text, f"nothing says that the headings ({level}) ask", hint)
    return rows


def is_page(lines: list[str]) -> bool:
    """Whether a text is HTML."""
    text = "\n".join(lines)
    tags = len(FRAGMENT.findall(text))
    return bool(PAGE.match(text.lstrip("\ufeff"))) or (tags > 1 and bool(CLOSED.search(text)))
