"""Raw text to exchanges and spans. One module a layout; this one picks.

In: a RawFile, its layout, what the editor states. Out: a Transcript; mistakes go to ``problems``,
what form alone does not settle to the Transcript's doubts.
"""

from collections.abc import Callable, Mapping

from ...model import Layout, RawFile, Stated, Transcript
from ...problems import Problems
from . import article, labelled, labels, manner, page, speakers, subtitles, thread
from .rows import read_rows
from .tape import Tape, find_lines

PARSERS: Mapping[Layout, Callable[[Tape], Transcript]] = {
    "thread": thread.parse_thread,
    "article": article.parse_article,
    "labelled": labelled.parse_labelled,
    "speakers": speakers.parse_speakers,
    "subtitles": subtitles.parse_subtitles,
    "page": page.parse_page,
}
#: In the order in which they are tried: the most particular form first.
DETECTORS: Mapping[Layout, Callable[[list[str]], bool]] = {
    "page": page.is_page,
    "subtitles": subtitles.is_subtitles,
    "article": lambda rows: article.is_article(rows) and not is_freer(rows),
    "thread": lambda rows: thread.is_thread(rows) and not stands_apart(rows),
    "labelled": lambda rows: labels.is_labelled(rows) and not is_spoken(rows),
    "speakers": speakers.is_transcript,
}


def parse_raw(
    event: str, raw: RawFile, layout: Layout, problems: Problems, stated: Stated | None = None
) -> Transcript:
    """Read a raw file."""
    return PARSERS[layout](Tape(event, raw.text, raw.path, problems, stated or Stated()))


def stands_apart(rows: list[str]) -> bool:
    """Whether what looks like a thread has each question and each answer on a row of its own."""
    return labels.is_apart(rows) and all(len(one) < 2 for one in thread.list_marks(rows))


def is_freer(rows: list[str]) -> bool:
    """Whether what looks like an article has what only labelled texts have."""
    return labels.is_own(rows) or labelled.is_free(rows)


def is_spoken(rows: list[str]) -> bool:
    """Whether what has no labels, but rows that ask by their form, has more turns of askers:
    the titles of a discussion's parts may ask.
    """
    found = labels.label_rows(read_rows("\n".join(rows)))
    if labelled := sum(one.label == "question" and bool(one.body) for one in found):
        # Names that labels are like (質問) count among them.
        return manner.count_asking([*map(str.strip, rows)]) > 2 * labelled
    texts = [one.row.text for one in found]
    asked = [nth for nth, one in enumerate(found, 1) if one.label == "question"]
    below = [texts[nth] for nth in asked if nth < len(texts)]
    if manner.count_asking([*map(str.strip, rows)]) > len(asked):
        return True
    return bool(below) and all(map(manner.is_asking, below)) and manner.is_dialogue(texts)


def detect_layout(text: str) -> Layout | None:
    """The layout a text is in, or None."""
    rows = [text[start:end] for start, end in find_lines(text)]
    return next((layout for layout, fits in DETECTORS.items() if fits(rows)), None)
