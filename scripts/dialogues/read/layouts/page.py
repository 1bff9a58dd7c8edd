"""The page layout: a saved web page of questions and answers, in HTML.

In: the text. Out: a Transcript. The words of each block element are a row: ``dt`` asks and ``dd``
answers, a heading that is a question asks, the first cell of a table's row asks and the others
answer; all else is read as in the labelled layout, or, where nothing is labelled, as in that of
speakers. Tags, scripts, menus and what stands above the first question are furniture.
"""

import re
from html.parser import HTMLParser

from ...model import Transcript
from .labelled import LabelledParser
from .speakers import cut_turns, list_turns
from .tape import Role, Row, Tape, find_lines

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
    ]
)
SILENT = frozenset(("head", "script", "style", "nav", "template", "noscript", "button", "form"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "summary"))
ASKING = re.compile(r"[?？]\s*$")
PAGE = re.compile(
    r"(?i)\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)*<(?:!doctype\s+html|html|body|head)\b"
)
FRAGMENT = re.compile(r"(?i)<(?:dl|dt|h[1-6]|p|table|tr|td|details|summary)\b[^>]{0,200}>")


class _Reader(HTMLParser):
    """Collects rows; offsets count code points of the whole text."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = text
        self.lines = [start for start, _ in find_lines(text)]
        self.lines[0] = 0
        self.rows: list[Row] = []
        self.words: list[str] = []
        self.start = self.end = 0
        self.role: Role = ""
        self.silent = 0
        self.cell = 0
        self.feed(text)
        self.close()
        self._flush(len(text))

    def _at(self) -> int:
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def handle_starttag(self, tag: str, _attributes: object) -> None:
        self.silent += tag in SILENT
        if tag not in BLOCKS:
            return
        self._flush(self._at())
        if tag == "tr":
            self.cell = 0
        if tag in ("td", "th"):
            self.cell += 1
        roles: dict[str, Role] = {
            "dt": "question",
            "dd": "answer",
            **dict.fromkeys(HEADINGS, "heading"),
        }
        if tag in roles:
            self.role = roles[tag]
        elif tag == "td":
            self.role = "question" if self.cell == 1 else "answer"

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT and self.silent:
            self.silent -= 1
        if tag in BLOCKS:
            self._flush(self._at())
            if tag in ("dt", "dd", "td", *HEADINGS):
                self.role = ""

    def handle_data(self, data: str) -> None:
        if not self.silent and (data.strip() or self.words):
            if not self.words:
                self.start = self._at()
            self.words.append(data)

    def _flush(self, end: int) -> None:
        words = " ".join("".join(self.words).split())
        if words:
            piece = self.text[self.start : end]
            start = self.start + len(piece) - len(piece.lstrip())
            role = "question" if self.role == "heading" and ASKING.search(words) else self.role
            self.rows.append(Row(start, self.start + len(piece.rstrip()), words, role))
        self.words = []


def parse_page(tape: Tape) -> Transcript:
    """Read a saved page."""
    rows = _Reader(tape.text).rows
    parser = LabelledParser(tape, rows)
    if any(label for label, _ in parser.labels):
        parser.parse()
    else:
        cut_turns(tape, list_turns(tape, rows))
    return tape.finish("page")


def is_page(lines: list[str]) -> bool:
    """Whether a text is HTML."""
    text = "\n".join(lines)
    return bool(PAGE.match(text.lstrip("\ufeff"))) or len(FRAGMENT.findall(text)) > 1
