"""Where a question of a thread ends and its answer begins, both standing on one line.

In: a Tape and the range of an exchange. Out: an offset, and doubts wherever the form allows
another one. What can end a question, outside brackets and quotation marks:

    ask     ``？`` or ``?``, with the marks around it
    call    ``！``
    stop    ``。`` followed by a space
    quoted  a bracket that closes on a question mark, followed by a space
    gap     a space between Japanese letters, where the language has none
    point   ``. `` behind a Latin letter
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ...letters import JAPANESE
from .tape import CLOSING, OPENING, Tape

SPACE = " \t\u3000"
ASKS, CALLS = "？?⁇⁈⁉‽", "！!‼"
#: Full-width marks end a sentence by themselves; half-width ones with the space behind them.
WIDE = frozenset("？⁇⁈⁉‽！‼")
RUN = re.compile(f"[{ASKS}{CALLS}]++[。．]?[{re.escape(CLOSING)}]*+")
#: A remark in brackets that still belongs to the question, as a space shows that follows it.
ASIDE = re.compile(r"[（(\[［][^（()）\[\]［］]{1,40}+[)）\]］](?=[ \t\u3000])")
#: What a question mark within a sentence is followed by.
GOES_ON = re.compile("と|って|、|，|・|なの|など")
#: How sentences end or begin that ask without a question mark, or say why one asks.
ASKING = re.compile(
    "(?:か|ください|下さい|ほしい|欲しい|(?:知り|聞き|伺い|うかがい|尋ね|確認し)たい|願います"
    "|願いたい|教えて|聞かせて|お願い|は|から|ので|けど|けれど|だが|ですが)[。．]?$"
    r"|^\s*(?:Please|Tell|Explain|Could you|Would you)\b"
)
#: Plain questions without a question mark.
PLAIN = re.compile("か[。．]$")
LETTER = re.compile(f"[{JAPANESE}]")
LATIN_POINT = re.compile(r"(?<=[A-Za-z0-9)])\.$")
Sort = Literal["ask", "call", "stop", "quoted", "gap", "point"]
#: The beginning of what follows a question, at most as long as a question's sentence is.
SENTENCE = re.compile("[^。．]{1,200}+[。．]?")
#: Why something before the question mark may have ended the question.
REASONS: dict[Sort, str] = {
    "ask": "an earlier question mark is followed by no space",
    "call": "an exclamation mark stands before its question mark",
    "quoted": "a quoted question stands before its question mark",
    "gap": "a space stands within it",
    "point": "a sentence ends before its question mark",
}
HINT = "state the question's last words in its exchange"
#: How many other ends a doubt names.
MAX_NAMED = 2


@dataclass(frozen=True, slots=True)
class Break:
    """A place where a question may end. ``sure``: it ends a sentence whatever follows."""

    at: int
    sort: Sort
    spaced: bool
    sure: bool


def find_breaks(text: str, start: int, end: int) -> Iterator[Break]:
    """All places in a range where a question may end."""
    depth, at = 0, start
    while at < end:
        char, after = text[at], at + 1
        if char in OPENING:
            depth += 1
        elif char in CLOSING:
            depth = max(0, depth - 1)
            if not depth and text[at - 1] in ASKS and text[after:end][:1] in tuple(SPACE):
                yield Break(after, "quoted", True, False)
        elif depth:
            pass
        elif char in ASKS + CALLS and (run := RUN.match(text, at, end)):
            after = run.end()
            wide = bool(WIDE & set(run[0]))
            if not _is_spaced(text, after, end) and (aside := ASIDE.match(text, after, end)):
                after = aside.end()
            spaced = _is_spaced(text, after, end)
            sort: Sort = "ask" if set(ASKS) & set(run[0]) else "call"
            goes_on = not spaced and bool(GOES_ON.match(text, after, end))
            yield Break(after, sort, spaced, spaced or (wide and not goes_on))
        elif char in SPACE and at > start:
            before = text[at - 1]
            if before in "。．":
                yield Break(at, "stop", True, True)
            elif before == "." and LATIN_POINT.search(text, max(start, at - 2), at):
                yield Break(at, "point", True, True)
            elif LETTER.match(before) and LETTER.match(text, after, end):
                yield Break(at, "gap", True, False)
        at = after


def _is_spaced(text: str, at: int, end: int) -> bool:
    return at >= end or text[at] in SPACE or text[at] == "\n"


def is_spaced_asking(text: str, start: int, end: int) -> bool | None:
    """Whether a space parts the question of an exchange from its answer; None: no mark tells."""
    asked = None
    for one in find_breaks(text, start, end):
        if one.sort == "ask":
            asked = one.spaced and one.at < end
            if asked:
                return True
    return asked


def find_question_end(tape: Tape, start: int, end: int, *, spaced: bool | None) -> int | None:
    """Offset just behind the question, or None where neither rule nor editor tells.

    ``spaced``: whether a space parts questions of this file from answers; None: not known.
    """
    text = tape.text
    if stated := tape.stated.question_ends.get(tape.current):
        if (count := text.count(stated, start, end)) == 1:
            return text.index(stated, start, end) + len(stated)
        message = f"`question_ends_with` matches {count} times, expected once"
        tape.report(start, message, repr(stated))
        return None
    breaks = list(find_breaks(text, start, end))
    found: int | None
    if any(one.sort == "ask" and one.sure for one in breaks):
        found, reason = _choose_asking(text, start, end, breaks, spaced)
    else:
        found, reason = _choose_other(text, start, breaks, spaced)
    if found is not None and reason and text[found:end].strip():
        others = [one.at for one in breaks if one.at != found and (one.sure or one.sort != "ask")]
        if following := SENTENCE.match(text, found, end):
            others.append(following.end())
        hint = suggest_ends(text, start, end, sorted(set(others), key=lambda at: abs(at - found)))
        tape.doubt_near(found, f"the question's end is not certain: {reason}", hint)
    return found


def suggest_ends(text: str, start: int, end: int, others: list[int]) -> str:
    """What to state where the question ends elsewhere, in words that its exchange holds once."""
    stated = []
    for at in others[:MAX_NAMED]:
        for size in (6, 12, 24, 48):
            words = text[max(start, at - size) : at].strip()
            if words and text[at:end].strip() and text.count(words, start, end) == 1:
                stated.append(f"`question_ends_with: {json.dumps(words, ensure_ascii=False)}`")
                break
    if not stated:
        return f"{HINT} as `question_ends_with:`"
    return f"{HINT}, such as {' or '.join(stated)}"


def _choose_asking(
    text: str, start: int, end: int, breaks: list[Break], spaced: bool | None
) -> tuple[int, str]:
    """The end of a question that has a question mark, and why it may be elsewhere."""
    asks = [one for one in breaks if one.sort == "ask"]
    first = next(one for one in asks if one.sure)
    earlier = [one for one in breaks if one.at < first.at]
    if stop := next((one for one in earlier if one.sort == "stop"), None):
        asked = any(one.sort == "ask" and one.at < stop.at for one in earlier)
        if asked or ASKING.search(text, start, stop.at):
            return stop.at, "a question mark follows its sentence"
        return first.at, "an earlier sentence is followed by a space"
    last = _follow(text, start + len(text[start:end].rstrip()), first, asks)
    if last is not first:
        return last.at, "several questions follow each other"
    for one in earlier:
        if one.sort in REASONS and (one.sort != "call" or one.spaced or spaced is not True):
            return first.at, REASONS[one.sort]
    if any(one.at > first.at for one in asks):
        return first.at, "another question mark follows"
    following = SENTENCE.match(text, first.at, end)
    if following and ASKING.search(following[0]):
        return first.at, "the next sentence may belong to it"
    if not first.spaced:
        later = any(one.at > first.at and one.sort in ("stop", "gap") for one in breaks)
        if spaced or (later and spaced is None):
            return first.at, "no space parts it from what follows"
    return first.at, ""


def _follow(text: str, end: int, first: Break, asks: list[Break]) -> Break:
    """The last of the questions that begin where the one before has ended."""
    last = first
    for one in asks:
        if one.at > last.at and one.sure:
            if "。" in text[last.at : one.at] or one.at >= end:
                break
            last = one
    return last


def _choose_other(
    text: str, start: int, breaks: list[Break], spaced: bool | None
) -> tuple[int | None, str]:
    """The end of a question without a certain question mark, and why it may be elsewhere."""
    asks = [one for one in breaks if one.sort == "ask"]
    if asks and not spaced:
        several = len(asks) > 1 or spaced is None
        return asks[0].at, "no space follows its question mark" if several else ""
    for sorts in (("call", "stop", "point", "quoted"), ("ask",), ("gap",)):
        if found := next((one for one in breaks if one.sort in sorts), None):
            alone = found.sort == "stop" and breaks[0] is found
            if alone and PLAIN.search(text, max(start, found.at - 2), found.at):
                following = SENTENCE.match(text, found.at)
                if not following or not ASKING.search(following[0]):
                    return found.at, ""
            return found.at, "it has no question mark that a space follows"
    return None, ""
