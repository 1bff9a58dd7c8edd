"""Tables of figures in the project's documents, written by what measures them.

In: a document's path below the checkout, a table's name, its rows. Out: the document with the table
between ``<!-- table NAME -->`` and ``<!-- end of table -->``, and all else as it was.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .trees import HOME

END = "<!-- end of table -->"


def table(head: Sequence[str], rows: Sequence[Sequence[object]], left: int = 1) -> str:
    """A Markdown table; the first ``left`` columns hold words."""
    marks = ["---"] * left + ["---:"] * (len(head) - left)
    cells = [[f"{c:.2f}" if isinstance(c, float) else str(c) for c in row] for row in rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in [list(head), marks, *cells])


def put_table(path: str, name: str, text: str) -> None:
    """Put a table, with a line on how it was measured, in its place. Raises LookupError."""
    document = HOME / path
    start = f"<!-- table {name} -->"
    before = document.read_text("utf-8")
    pattern = re.compile(f"{re.escape(start)}\n.*?{re.escape(END)}", re.DOTALL)
    after, times = pattern.subn(lambda _: f"{start}\n{text}\n{END}", before)
    if times != 1:
        raise LookupError(f"{path} has {times} places for the table {name}")
    document.write_text(after, "utf-8")
