"""Raw text to exchanges and spans. One module a layout; this one picks.

In: a RawFile, its layout, what the editor states. Out: a Transcript; mistakes go to ``problems``.
"""

from collections.abc import Iterable, Mapping
from typing import assert_never

from ...model import Layout, RawFile, Transcript
from ...problems import Problems
from . import article, thread
from .tape import Tape, find_lines


def parse_raw(
    event: str,
    raw: RawFile,
    layout: Layout,
    problems: Problems,
    question_ends: Mapping[str, str] | None = None,
    furniture: Iterable[str] = (),
) -> Transcript:
    """Read a raw file. ``question_ends``: exchange id to the last words of its question."""
    tape = Tape(event, raw.text, raw.path, problems)
    known = frozenset(line.strip() for line in furniture)
    match layout:
        case "thread":
            return thread.parse_thread(tape, question_ends or {}, known)
        case "article":
            return article.parse_article(tape, known)
        case _:
            assert_never(layout)


def detect_layout(text: str) -> Layout | None:
    """The layout a text is in, or None."""
    rows = [text[start:end] for start, end in find_lines(text)]
    if any(article.QUESTION.match(row) for row in rows) and any(map(article.SECTION.match, rows)):
        return "article"
    return "thread" if any(map(thread.MARK.search, rows)) else None
