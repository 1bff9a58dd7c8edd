"""The rows of a saved page: the words of each block element, with what HTML says of them.

In: the text. Out: Rows; offsets count code points of the whole text, tags and entities included.
"""

import re
from dataclasses import dataclass, replace
from html.parser import HTMLParser

from ...letters import JAPANESE
from .rows import ASKING, INSTEAD
from .tables import read_table
from .tape import Role, Row, find_lines

BLOCKS = frozenset(
    """address article aside blockquote body br caption dd details div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary
    table tbody td tfoot th thead title tr ul""".split()  # noqa: SIM905
)
SILENT = frozenset(
    """head script style nav template noscript button footer aside figcaption select svg iframe rt
    rp""".split()  # noqa: SIM905
)
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "summary"])
#: Classes of elements that ask and answer.
CLASS = re.compile(
    r"(?i)(?:^|[\s_-])(?P<role>question|answer)(?:[_-]?(?:text|title|body|content))?(?:\s|$)"
    r"|(?:^|\s)(?P<short>[qa])(?:\s|$)"
)
#: What begins no whole tag; where there are many, the parser would read on to the end for each.
STRAY = re.compile(r"<(?![a-zA-Z/](?>(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*)>)")
MAX_STRAY = 100
BOLD = frozenset(("b", "strong"))
#: A heading's line ends, without a space where the script has none.
BROKEN = "\u2028"
JOINED = re.compile(rf"(?<=[{JAPANESE}、])\s*{BROKEN}\s*(?=[{JAPANESE}])")
#: A label without its words.
BARE = re.compile(r"\s*[QＱAＡ][0-9０-９]{0,3}[.．:：]?")
CELLS = frozenset(("td", "th"))
ROLES: dict[str, Role] = {"dt": "question", "dd": "answer"}


@dataclass
class Classed:
    """An element with a telling class; ``open``: how many of its tag are."""

    tag: str
    open: int
    role: Role


class PageRows(HTMLParser):
    """Collects ``rows``; ``levels``: the tag of each heading by where it starts."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = text
        self.lines = [start for start, _ in find_lines(text)]
        self.lines[0] = 0
        self.rows: list[Row] = []
        self.levels: dict[int, str] = {}
        self.words: list[str] = []
        self.start = 0
        self.role: Role = ""
        self.heading = ""
        #: Elements with a telling class: the tag, how many of it are open, what its rows are.
        self.classed: list[Classed] = []
        self.silent = self.bold = 0
        self.plain = False
        #: Of the table's row: each cell's tag, and the number of its first row.
        self.cells: list[tuple[str, int]] = []
        #: Of the table: each row's cells, whether all are heads, how many rows stand above it.
        self.table: list[list[list[Row]]] = []
        self.heads: list[bool] = []
        self.before = 0
        self.stray = text.count("<") - text.count(">") > MAX_STRAY
        self.feed(STRAY.sub(INSTEAD, text) if self.stray else text)
        self.close()
        self._flush(len(text))
        self._close_table()
        self._drop_title()

    def _drop_title(self) -> None:
        """The only heading of the first level is the page's title, whatever it asks."""
        asking = [nth for nth, row in enumerate(self.rows) if row.role == "asking"]
        levels = [self.levels.get(self.rows[nth].start) for nth in asking]
        if len(asking) > 2 and levels.count("h1") == 1 and levels[0] == "h1":
            self.rows[asking[0]] = replace(self.rows[asking[0]], role="heading")

    def _at(self) -> int:
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Where what begins with ``<![`` ends: to HTML a comment, to the library often an error."""
        return self.parse_bogus_comment(i, report)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block begins; what stood before is a row."""
        self.silent += self._is_silent(tag)
        self.bold += tag in BOLD
        if tag not in BLOCKS:
            return
        asks = self.heading or self.role == "question"
        if tag == "br" and asks and self.words and not ASKING.search(self.words[-1].strip()):
            self.words.append(BROKEN)
            return
        self._flush(self._at())
        self._enter(tag, dict(attrs).get("class") or "")
        if tag == "table":
            self._close_table()
        elif tag == "tr":
            self._close_cells()
        elif tag in CELLS:
            self.cells.append((tag, len(self.rows)))
        elif tag in ROLES:
            self.role = ROLES[tag]
        elif tag in HEADINGS:
            self.heading = tag

    def handle_endtag(self, tag: str) -> None:
        """A block ends, and so does its row."""
        if self._is_silent(tag) and self.silent:
            self.silent -= 1
        if tag in BOLD and self.bold:
            self.bold -= 1
        if tag not in BLOCKS:
            if self.words and BARE.fullmatch("".join(self.words)):
                self.words.append(" ")  # the label has an element of its own
            return
        self._flush(self._at())
        if self.classed and self.classed[-1].tag == tag:
            self.classed[-1].open -= 1
            if not self.classed[-1].open:
                self.classed.pop()
        if tag in ROLES:
            self.role = ""
        elif tag in HEADINGS:
            self.heading = ""
        elif tag == "tr":
            self._close_cells()
        elif tag == "table":
            self._close_table()

    def _is_silent(self, tag: str) -> bool:
        """Whether an element's words are nobody's; a heading's button opens what is below it."""
        return tag in SILENT and not (tag == "button" and bool(self.heading))

    def _enter(self, tag: str, names: str) -> None:
        """Note an element whose class tells what its rows are, and those of its name within."""
        if found := CLASS.search(names):
            named = (found["role"] or found["short"]).lower()
            role: Role = "question" if named.startswith("q") else "answer"
            self.classed.append(Classed(tag, 1, role))
        elif self.classed and self.classed[-1].tag == tag and tag != "br":
            self.classed[-1].open += 1

    def handle_data(self, data: str) -> None:
        """Words of a row, unless nobody sees them."""
        if not self.silent and (data.strip() or self.words):
            if not self.words:
                self.start = self._at()
            self.words.append(data)
            self.plain = self.plain or (not self.bold and bool(data.strip()))

    def _flush(self, end: int) -> None:
        words = JOINED.sub("", "".join(self.words)).replace(BROKEN, " ")
        words = " ".join(words.split())
        words = words.replace(INSTEAD, "<") if self.stray else words
        if words:
            piece = self.text[self.start : end]
            start = self.start + len(piece) - len(piece.lstrip())
            self.rows.append(Row(start, self.start + len(piece.rstrip()), words, self._tell(words)))
            if self.heading:
                self.levels[start] = self.heading
        self.words, self.plain = [], False

    def _tell(self, words: str) -> Role:
        """What a row is by its element."""
        if self.role or self.classed:
            return self.role or self.classed[-1].role
        asks = bool(ASKING.search(words))
        if self.heading:
            return "asking" if asks else "heading"
        return "asking" if asks and not self.plain and not self.cells else ""

    def _close_cells(self) -> None:
        """A table's row ends: its rows go to the table, unless it is there for the layout."""
        ends = [*(first for _, first in self.cells[1:]), len(self.rows)]
        cells = [self.rows[first:end] for (_, first), end in zip(self.cells, ends, strict=False)]
        told = [cell for cell in cells if cell]
        if len(told) > 1:
            del self.rows[self.cells[0][1] :]
            if not self.table:
                self.before = len(self.rows)
            self.heads.append({tag for tag, _ in self.cells} == {"th"})
            self.table.append(told)
        self.cells = []

    def _close_table(self) -> None:
        self._close_cells()
        if self.table:
            headed = self.heads[0] and not all(self.heads)
            told = [*self.rows[self.before :], *read_table(self.table, headed=headed)]
            self.rows[self.before :] = sorted(told, key=lambda row: row.start)
        self.table, self.heads = [], []
