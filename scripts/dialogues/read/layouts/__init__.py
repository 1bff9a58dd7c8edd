"""Raw text to exchanges and spans. One module a layout; this one picks.

In: a RawFile, its layout, what the editor states. Out: a Transcript; mistakes go to ``problems``,
what form alone does not settle to the Transcript's doubts.
"""

from collections.abc import Callable, Mapping

from ...model import Layout, RawFile, Stated, Transcript
from ...problems import Problems
from . import article, thread
from .tape import Tape, find_lines

#: In the order in which they are tried: the most particular form first.
PARSERS: Mapping[Layout, Callable[[Tape], Transcript]] = {
    "article": article.parse_article,
    "thread": thread.parse_thread,
}
DETECTORS: Mapping[Layout, Callable[[list[str]], bool]] = {
    "article": article.is_article,
    "thread": thread.is_thread,
}


def parse_raw(
    event: str, raw: RawFile, layout: Layout, problems: Problems, stated: Stated | None = None
) -> Transcript:
    """Read a raw file."""
    return PARSERS[layout](Tape(event, raw.text, raw.path, problems, stated or Stated()))


def detect_layout(text: str) -> Layout | None:
    """The layout a text is in, or None."""
    rows = [text[start:end] for start, end in find_lines(text)]
    return next((layout for layout, fits in DETECTORS.items() if fits(rows)), None)
