"""The rows of a raw file as people read them: without what a format puts around their words.

In: the text. Out: Rows: plain lines, lines of Markdown, or the blocks of a saved page (``page``).
"""

import re
from collections.abc import Iterator
from itertools import groupby

from .tables import read_table
from .tape import Role, Row, find_lines

#: A row that parts others, or a page from the next: ``- 3 -``.
RULE = re.compile(
    r"[-－–—―─]\s?[0-9０-９]{1,4}\s?[-－–—―─]|[Pp]\.?\s?[0-9]{1,4}|`{3,}\w*"
    r"|(?>(?:[-－—―─–‐=＝_~〜][ \u3000]?){2,})|(?>(?:[*＊#＃・…][ \u3000]?){3,})"
)
QUOTE = re.compile(r"\s*>(?!>)(?:\s?>)*\s?")
#: A heading that asks, or a row in bold that does.
ASKING = re.compile(
    r"(?:[?？]\W{0,20}|か。?|(?:ください|下さい|願います|お願い(?:いた)?します|教えて)。?)$"
    r"|^(?:Tell|Describe|Explain|Walk|Give|Please|Talk)\b.{0,200}[.:]$"
)
BOLD = re.compile(r"(\*\*|__)(?P<title>[^*]{1,2000})\1")
HEADING = re.compile(r"\s{0,3}#{1,6}\s+(?P<title>\S.*?)[\s#]*$")
#: What a row in bold may begin with and is no heading: a label, or a name.
LABEL = re.compile(r"[^:：]{0,20}[:：]|[QＱAＡ][0-9０-９]{0,3}[.．)）\s]")
#: A heading of the first level.
TITLE = re.compile(r"\s{0,3}#\s")
IMAGE = re.compile(r"!\[[^\[\]\n]{0,300}\]\([^()\s]{1,500}(?:\s[^()\n]{0,300})?\)")
LINK = re.compile(r"!?\[([^\[\]\n]{1,300})\]\([^()\s]{1,500}\)")
STRONG = re.compile(r"(\*\*)(?=\S)([^*\n]{1,2000})(?<=\S)\1")
STRONGER = re.compile(r"(?<!\w)(__)(?=\S)([^_\n]{1,2000})(?<=\S)\1(?!\w)")
EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=\S)([^*_\n]{1,2000}?)(?<=\S)\1(?![\w*])")
UNDERLINED = ((STRONGER, r"\2"), (EMPHASIS, r"\2"))
CODE = re.compile(r"`([^`\n]{1,500})`")
#: What stands for code meanwhile, and in no text of ours.
INSTEAD = "\ufdd0"
#: A row of a table, and the one below its head.
CELLS = re.compile(r"\|.*\|$")
BELOW_HEAD = re.compile(r"\|[\s|:-]+\|$")
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
    role: Role = ""
    table: list[list[list[Row]]] = []
    headed = False
    titles = [row for row in rows if HEADING.match(row.text)]
    # The only heading of the first level is the text's title, whatever it asks.
    first = len(titles) > 2 and sum(bool(TITLE.match(row.text)) for row in titles) == 1
    asking = find_announced(rows)
    for before, row, after in zip([None, *rows], rows, [*rows[1:], None], strict=False):
        bold = BOLD.fullmatch(row.text)
        if CELLS.match(row.text):
            table += [] if BELOW_HEAD.match(row.text) else [list_cells(row)]
            headed = headed or bool(BELOW_HEAD.match(row.text))
            if not (after and CELLS.match(after.text)):
                yield from read_table(table, headed=headed)
                table, headed = [], False
        elif (heading := HEADING.match(row.text)) or (bold and not LABEL.match(bold["title"])):
            title = strip_marks(heading["title"] if heading else row.text)
            asks = bool(ASKING.search(title)) and not (first and TITLE.match(row.text))
            first = first and not heading
            yield Row(row.start, row.end, title, "asking" if asks else "heading")
        elif quote := QUOTE.match(row.text):
            if not (before and QUOTE.match(before.text)):  # else it goes on
                # What is announced is quoted by those who answer, where others ask unannounced.
                announced = before and before.text.endswith((":", "：")) and row not in asking
                role = "" if announced else "quoted"
            if rest := row.text[quote.end() :].strip():
                yield Row(row.start, row.end, strip_marks(rest), role)
        else:
            yield Row(row.start, row.end, strip_marks(row.text))


def find_announced(rows: list[Row]) -> frozenset[Row]:
    """The first rows of quotations that are announced and ask, where that is how a file asks: most
    do so, or the first and nothing asks above it (a mail's ``… wrote:``).
    """
    told: list[Row] = []
    first, count = False, 0
    above = ""
    for is_quoted, group in groupby(rows, lambda row: bool(QUOTE.match(row.text))):
        block = list(group)
        asks = [row for row in block if ASKING.search(strip_marks(row.text))]
        if not is_quoted:
            count += sum(bool(HEADING.match(one.text) or BOLD.fullmatch(one.text)) for one in asks)
        elif asks:
            announced = above.endswith((":", "："))
            first = first or (announced and not count)
            told += block[:1] if announced else []
            count += 1
        above = block[-1].text
    most = 2 * len(told) > count
    return frozenset(told if most else told[:first])


def list_cells(row: Row) -> list[list[Row]]:
    """The cells of a table's row that hold words."""
    at, found = row.start, []
    for cell in row.text.strip("|").split("|"):
        at = row.start + row.text.index(cell, at - row.start)
        if words := strip_marks(cell):
            found.append([Row(at, at + len(cell), words)])
        at += len(cell)
    return found


def strip_marks(text: str) -> str:
    """Text without the marks of links, emphasis and code; each is replaced by its words."""
    text = BREAK.sub("", text)
    codes = CODE.findall(text)
    text = CODE.sub(INSTEAD, text)
    for pattern, words in ((IMAGE, ""), (LINK, r"\1"), (STRONG, r"\2"), *UNDERLINED):
        text = pattern.sub(words, text)
    for code in codes:  # in code, marks are letters
        text = text.replace(INSTEAD, code, 1)
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
    return [row for row in rows if row.text and not RULE.fullmatch(row.text)]
