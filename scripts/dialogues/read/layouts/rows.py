"""The rows of a raw file as people read them: without what a format puts around their words.

In: the text. Out: Rows: plain lines, lines of Markdown, or the blocks of a saved page (``page``).
"""

import re
from collections.abc import Iterator

from .tape import Row, find_lines

QUOTE = re.compile(r"\s*>+\s?")
#: A heading that asks, or a row in bold that does.
ASKING = re.compile(r"[?？]\W*$")
BOLD = re.compile(r"(?:\*\*|__)(?P<title>[^*_]{1,2000})(?:\*\*|__)")
HEADING = re.compile(r"\s{0,3}#{1,6}\s+(?P<title>\S.*?)[\s#]*$")
LINK = re.compile(r"!?\[([^\[\]\n]{1,300})\]\([^()\s]{1,500}\)")
STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,2000}?)(?<=\S)\1")
EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=\S)([^*_\n]{1,2000}?)(?<=\S)\1(?![\w*])")
CODE = re.compile(r"`([^`\n]{1,500})`")


def list_rows(text: str) -> Iterator[Row]:
    """Lines that are not blank, without white space at their ends."""
    for start, end in find_lines(text):
        line = text[start:end]
        if bare := line.strip():
            first = start + line.index(bare)
            yield Row(first, first + len(bare), bare)


def list_markdown_rows(text: str) -> Iterator[Row]:
    """The same for Markdown: quotations are questions, headings are headings, marks are dropped."""
    for row in list_rows(text):
        bold = BOLD.fullmatch(row.text)
        if (heading := HEADING.match(row.text)) or (bold and ASKING.search(bold["title"])):
            title = strip_marks(heading["title"] if heading else row.text)
            yield Row(row.start, row.end, title, "question" if ASKING.search(title) else "heading")
        elif quote := QUOTE.match(row.text):
            if rest := row.text[quote.end() :].strip():
                yield Row(row.start, row.end, strip_marks(rest), "question")
        else:
            yield Row(row.start, row.end, strip_marks(row.text))


def strip_marks(text: str) -> str:
    """Text without the marks of links, emphasis and code; each is replaced by its words."""
    for pattern, words in ((LINK, r"\1"), (STRONG, r"\2"), (EMPHASIS, r"\2"), (CODE, r"\1")):
        text = pattern.sub(words, text)
    return text.strip()


def is_markdown(texts: list[str]) -> bool:
    """Whether rows hold bold labels, quotations with answers, or headings that are Markdown's."""
    return any(
        QUOTE.match(text) or HEADING.match(text) or re.match(r"\s*(?:[-*]\s+)?(?:\*\*|__)\S", text)
        for text in texts
    )
