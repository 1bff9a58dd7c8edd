"""Raw text to exchanges and spans. One module a layout; this one picks.

In: a Raw, its layout, what the editor states. Out: a Document; mistakes go to ``problems``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ...model import Document, Layout, Raw
from ...problems import Problems
from . import article, thread
from .tape import Tape, lines


def parse(
    event: str,
    raw: Raw,
    layout: Layout,
    problems: Problems,
    question_ends: Mapping[str, str] | None = None,
    furniture: Iterable[str] = (),
) -> Document:
    """Read a raw file. ``question_ends``: exchange id to the last words of its question."""
    tape = Tape(event, raw.text, raw.path, problems)
    known = frozenset(line.strip() for line in furniture)
    if layout == "thread":
        return thread.parse(tape, question_ends or {}, known)
    return article.parse(tape, known)


def detect(text: str) -> Layout | None:
    """The layout a text is in, or None."""
    rows = [text[start:end] for start, end in lines(text)]
    if any(article.QUESTION.match(row) for row in rows) and any(map(article.SECTION.match, rows)):
        return "article"
    return "thread" if any(map(thread.MARK.search, rows)) else None
