"""Tables: which of their columns ask and answer, or name who speaks and what they say.

In: the cells of a table's rows, each cell its Rows. Out: Rows, with what their column says of them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .label_spellings import ANSWER, QUESTION
from .names import ENDS_ASKING
from .tape import Role, Row

#: What stands at the heads of columns.
QUESTIONS, ANSWERS = "[ご御]?質問(?!者).{0,3}|[q問]|questions?", "[ご御]?回答.{0,3}|[a答]|answers?"
ASKING, ANSWERING = re.compile(f"(?i){QUESTIONS}"), re.compile(f"(?i){ANSWERS}")
NAMING = re.compile("(?i)(?:発言|話|登壇|回答)者|氏名|名前|speakers?|names?|who")
SAYING = re.compile("(?i)(?:発言|話|コメント)(?:内容)?|内容|what|words?|text|comments?|remarks?")
HEADS = re.compile(rf"(?i)no\.?|#|番号|項番|{QUESTIONS}|{ANSWERS}")
Cells = Sequence[Sequence[Row]]


def read_table(rows: Sequence[Cells], *, headed: bool) -> Iterator[Row]:
    """The rows of a table: those of a head that says what columns are go by it, else the first cell
    asks and the others answer, if most first cells are questions or labels; else all is text.
    """
    head = [" ".join(row.text for row in cell) for cell in rows[0]] if rows else []
    for first, second in ((ASKING, ANSWERING), (NAMING, SAYING)):
        left, right = _find_column(head, first), _find_column(head, second)
        if left is not None and right is not None:
            for cells in rows[1:]:
                short = len(head) - len(cells)  # its first cells reach down from a row above
                if min(left, right) >= short and max(left, right) - short < len(cells):
                    one, other = cells[left - short], cells[right - short]
                    yield from _pair(one, other, naming=first is NAMING)
                else:
                    yield from (replace(row, role="") for cell in cells for row in cell)
            return
    body = rows[1:] if headed or (head and all(map(HEADS.fullmatch, head))) else rows
    told = [_drop_label(cells) for cells in body if len(cells) > 1]
    asks = 2 * sum(_asks(cells[0]) for cells in told) >= len(told)
    for cells in body if asks else rows:
        kept = _drop_label(cells)
        if len(kept) > 1 and asks:
            yield from _pair(kept[0], [row for cell in kept[1:] for row in cell], naming=False)
        else:
            yield from (replace(row, role="") for cell in cells for row in cell)


def _find_column(head: list[str], pattern: re.Pattern[str]) -> int | None:
    """The one column whose head says so."""
    found = [nth for nth, words in enumerate(head) if pattern.fullmatch(words)]
    return found[0] if len(found) == 1 else None


def _pair(first: Sequence[Row], second: Sequence[Row], *, naming: bool) -> Iterator[Row]:
    """Who or what asks, and the words of the other cell."""
    roles: tuple[Role, Role] = ("", "") if naming else ("question", "answer")
    for row in first:
        yield replace(row, text=f"{row.text}：" if naming else row.text, role=roles[0])
    for row in second:
        yield replace(row, role=roles[1])


def _asks(cell: Sequence[Row]) -> bool:
    text = cell[-1].text if cell else ""
    return bool(ENDS_ASKING.search(text) or QUESTION.match(text + "\n"))


def _drop_label(cells: Cells) -> Cells:
    """The cells of a row without a first one that holds a number or a label and nothing else."""
    if len(cells) < 3 or not cells[0]:
        return cells
    text = cells[0][0].text
    found = QUESTION.match(text + "\n") or ANSWER.match(text + "\n")
    bare = text.strip(".．").isdecimal() or (found and not text[found.end() :].strip())
    return cells[1:] if bare else cells
