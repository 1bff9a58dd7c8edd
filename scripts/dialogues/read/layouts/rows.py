"""The rows of a raw file as people read them: without what a format puts around their words.

In: the text. Out: Rows: plain lines, lines of Markdown, or the blocks of a saved page (``page``).
"""

import re
from collections.abc import Iterator

from .tape import Role, Row, find_lines

#: A row that parts others.
RULE = re.compile(r"(?>(?:[-－—―─–‐=＝_~〜][ \u3000]?){2,})|(?>(?:[*＊#＃・…][ \u3000]?){3,})")
QUOTE = re.compile(r"\s*>+\s?")
#: A heading that asks, or a row in bold that does.
ASKING = re.compile(r"(?:[?？]\W{0,20}|か。?)$")
BOLD = re.compile(r"(\*\*|__)(?P<title>[^*]{1,2000})\1")
HEADING = re.compile(r"\s{0,3}#{1,6}\s+(?P<title>\S.*?)[\s#]*$")
LINK = re.compile(r"!?\[([^\[\]\n]{1,300})\]\([^()\s]{1,500}\)")
STRONG = re.compile(r"(\*\*)(?=\S)([^*\n]{1,2000})(?<=\S)\1")
STRONGER = re.compile(r"(?<!\w)(__)(?=\S)([^_\n]{1,2000})(?<=\S)\1(?!\w)")
EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=\S)([^*_\n]{1,2000}?)(?<=\S)\1(?![\w*])")
UNDERLINED = ((STRONGER, r"\2"), (EMPHASIS, r"\2"))
CODE = re.compile(r"`([^`\n]{1,500})`")
#: A row of a table, and the one below its head.
CELLS = re.compile(r"\|.*\|$")
BELOW_HEAD = re.compile(r"\|[\s|:-]+\|$")
#: Of a table's cells: the first, the others.
ROLES: tuple[Role, Role] = ("question", "answer")
PAIRS = {"「": "」", "『": "』", "“": "”", '"': '"'}
BREAK = re.compile(r"(?i)(?:<br\s?/?>\s*|\\)$")
#: What only Markdown has at the head of a row: a bold label, a row all in italics.
MARKED = re.compile(r"\s*(?:[-*]\s+)?(?:\*\*|__)\S|\s*([*_])[^\s*_][^*_]{0,2000}\1\s*$")


def list_rows(text: str) -> Iterator[Row]:
    """Lines that are not blank, without white space at their ends."""
    for start, end in find_lines(text):
        line = text[start:end]
        if bare := line.strip():
            first = start + line.index(bare)
            yield Row(first, first + len(bare), bare)


def list_markdown_rows(text: str) -> Iterator[Row]:
    """The same for Markdown: quotations ask, headings are headings, or ask; marks are dropped."""
    rows = list(list_rows(text))
    for row, after in zip(rows, [*rows, None][1:], strict=True):
        bold = BOLD.fullmatch(row.text)
        if CELLS.match(row.text):
            if not BELOW_HEAD.match(row.text) and not (after and BELOW_HEAD.match(after.text)):
                yield from list_cells(row)
        elif (heading := HEADING.match(row.text)) or (bold and ASKING.search(bold["title"])):
            title = strip_marks(heading["title"] if heading else row.text)
            yield Row(row.start, row.end, title, "asking" if ASKING.search(title) else "heading")
        elif quote := QUOTE.match(row.text):
            if rest := row.text[quote.end() :].strip():
                yield Row(row.start, row.end, strip_marks(rest), "quoted")
        else:
            yield Row(row.start, row.end, strip_marks(row.text))


def list_cells(row: Row) -> Iterator[Row]:
    """The cells of a table's row: the first asks, the others answer."""
    at, role = row.start, ROLES[0]
    for cell in row.text.strip("|").split("|"):
        at = row.start + row.text.index(cell, at - row.start)
        if words := strip_marks(cell):
            yield Row(at, at + len(cell), words, role)
            role = ROLES[1]
        at += len(cell)


def strip_marks(text: str) -> str:
    """Text without the marks of links, emphasis and code; each is replaced by its words."""
    text = BREAK.sub("", text)
    for pattern, words in ((LINK, r"\1"), (STRONG, r"\2"), *UNDERLINED, (CODE, r"\1")):
        text = pattern.sub(words, text)
    return text.strip()


def is_markdown(texts: list[str]) -> bool:
    """Whether rows hold bold labels, quotations with answers, or headings that are Markdown's."""
    forms = (QUOTE, HEADING, MARKED, BELOW_HEAD)
    return any(form.match(text) for form in forms for text in texts)


def unquote(text: str) -> str:
    """Words without the quotation marks around all of them."""
    inner, close = text[1:-1].strip(), PAIRS.get(text[:1], "")
    whole = bool(close and inner) and text.endswith(close)
    return inner if whole and not {text[0], close} & set(inner) else text


def read_rows(text: str) -> list[Row]:
    """Rows of a text, of Markdown where it is that, without rules."""
    lines = [text[start:end].strip() for start, end in find_lines(text)]
    rows = list_markdown_rows(text) if is_markdown(lines) else list_rows(text)
    return [row for row in rows if not RULE.fullmatch(row.text)]
