"""The speakers layout: a transcript or interview in which each turn names who speaks.

In: the text. Out: a Transcript. A turn begins with

    Host: words      山田：words      [00:01:02] Host: words      Host (00:01:02)      Host  1:02
    ――words          ――(聞き手):words                             the one who asks
    学生             followed by 「words」: then only quoted rows are anybody's words

and goes on with the rows below. Turns of those who ask are questions, those of all others answers;
where several people answer, each answer begins with the name. Who asks is told by the dash, by the
name (聞き手, Host …) or by the editor (``speakers:``); else the first who speaks is taken to ask,
which is a doubt.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from ...model import Transcript
from .rows import list_rows, strip_marks
from .tape import Row, Tape

TIME = r"(?:[0-9]{1,2}:)?[0-9]{1,2}:[0-9]{2}(?:[.,][0-9]{1,3})?"
STAMP = rf"(?:[\[(（]{TIME}[\])）]|{TIME})"
#: What no name holds.
MARKS = r":：、。？！?!「」『』\[\]()（）<>*_#"
NAME = rf"(?P<name>[^\s{MARKS}-][^{MARKS}]{{0,29}}?)"
BOLD = r"(?:\*\*|__)?"
LABEL = re.compile(
    rf"(?:>>\s*)?(?:{STAMP}\s*)?{BOLD}{NAME}\s*(?:[(（][^()（）]{{1,30}}[)）])?"
    rf"{BOLD}\s*[:：]{BOLD}\s*(?!//)"
)
TIMED = re.compile(
    rf"{BOLD}{NAME}{BOLD}\s*{STAMP}\s*$|{STAMP}\s+(?P<later>[^\s{MARKS}-][^{MARKS}]{{0,29}})$"
)
DASH = re.compile(r"[-－—―─–‐]{1,3}\s*(?:[(（](?P<who>[^()（）]{1,20})[)）]\s*[:：]?)?\s*(?=\S)")
RULE = re.compile(r"[-－—―─–‐=*_]{2,}+\s*$")
QUOTED = re.compile(r"[「『](?P<words>.*)[」』]$")
ASKS = re.compile(
    "(?:(?:聞き手|聴き手|インタビュア|インタビュー|質問者|質問|記者|司会|学生|編集部|進行|会場|参加者|聴衆"
    "|株主|アナリスト|問い手|問|生徒|委員|モデレータ)ー?.{0,8}"
    r"|(?i:q|host|interviewer|moderator|mc|audience|question(?:er)?|reporter|journalist|student"
    r"|editor|analyst|operator|participant)(?:\s*\w{1,2})?)"
)
ASKER = "――"
MIN_TURNS = 2


@dataclass(frozen=True, slots=True)
class Turn:
    """What one person says: ``parts`` are rows, the first beginning behind its label."""

    name: str
    start: int
    parts: tuple[Row, ...]


def cut_turns(tape: Tape, turns: Iterable[Turn]) -> None:
    """Turns become exchanges: those of askers questions, those of others answers."""
    turns = [turn for turn in turns if turn.parts and _find_part(tape, turn.name) != "neither"]
    asks = _find_askers(tape, turns)
    answering = {turn.name for turn in turns if turn.name not in asks}
    number, kind = 0, ""
    for turn in turns:
        if turn.name in asks:
            if kind != "question":
                _close(tape, number)
                number += 1
                tape.current = f"{tape.event}-q{number:02d}"
            for part in turn.parts:
                asked = any(block.kind == "question" for block in tape.blocks)
                tape.cut_words("context" if asked else "question", part, part.text)
            kind = "question"
        elif not number:
            hint = "list it under `furniture:`, or say under `speakers:` who asks"
            words = turn.parts[0].text
            tape.doubt(turn.start, words, "words before the first question are left out", hint)
        else:
            before = f"{turn.name}：" if len(answering) > 1 and kind else ""
            for part in turn.parts:
                tape.cut_words("answer", part, before + part.text)
                before = ""
            kind = "answer"
    _close(tape, number)
    if not number:
        tape.report(0, "no question found", "say under `speakers:` who asks")


def _close(tape: Tape, number: int) -> None:
    if tape.blocks:
        if not any(block.kind == "answer" for block in tape.blocks):
            hint = "say under `speakers:` who asks and who answers"
            tape.report(tape.blocks[0].span[0], "question without answer", hint)
        tape.close_exchange(number)


def _find_part(tape: Tape, name: str) -> str:
    return tape.stated.speakers.get(name, "")


def _find_askers(tape: Tape, turns: list[Turn]) -> frozenset[str]:
    """Who asks: as stated, else by the dash or the name, else the first, which is doubtful."""
    names = list(dict.fromkeys(turn.name for turn in turns))
    stated = frozenset(name for name in names if _find_part(tape, name) == "asks")
    known = [name for name in names if not _find_part(tape, name)]
    if ASKER in known:
        return stated | {ASKER}
    named = frozenset(name for name in known if ASKS.fullmatch(name))
    if stated or (named and named != frozenset(names)):
        return stated | named
    if not known:
        return frozenset()
    parts = ", ".join(f"{name}: {'asks' if name == known[0] else 'answers'}" for name in known)
    hint = f"state `speakers: {{{parts}}}` as it is"
    tape.doubt(turns[0].start, turns[0].name, "nothing says who asks", hint)
    return frozenset(known[:1])


def list_turns(tape: Tape, rows: list[Row]) -> list[Turn]:
    """The turns of a transcript; what stands before the first is furniture."""
    dashed = [number for number, row in enumerate(rows) if is_dashed(row.text)]
    names = _list_names(rows)
    quoted = _is_quoted(rows)
    nameless = bool(dashed) and not any(map(LABEL.match, (row.text for row in rows)))
    turns: list[Turn] = []
    for number, row in enumerate(rows):
        if tape.is_furniture(row.text) or RULE.fullmatch(row.text):
            continue
        begun = _begin(row, names, number, quoted)
        if dashed and number < dashed[0]:
            continue
        if begun:
            turns.append(begun)
        elif turns and quoted and not QUOTED.match(row.text):
            hint = "list it under `furniture:`, or put 「」 around what somebody says"
            tape.doubt(row.start, row.text, "nobody's words are left out", hint)
        elif turns and turns[-1].name == ASKER and nameless:
            part = Row(row.start, row.end, _unquote(strip_marks(row.text)))
            turns.append(Turn("", row.start, (part,)))
        elif turns:
            last = turns[-1]
            part = Row(row.start, row.end, _unquote(strip_marks(row.text)))
            turns[-1] = Turn(last.name, last.start, (*last.parts, part))
    return turns


def _begin(row: Row, names: frozenset[str], number: int, quoted: bool) -> Turn | None:
    """The turn that a row begins, if it does."""
    text = row.text
    if is_dashed(text) and (dash := DASH.match(text)):
        return Turn(ASKER, row.start, _rest(row, dash.end()))
    if timed := TIMED.match(text):
        return Turn((timed["name"] or timed["later"]).strip(), row.start, ())
    if quoted and text in names:
        return Turn(text, row.start, ())
    if (label := LABEL.match(text)) and label["name"].strip() in names:
        return Turn(label["name"].strip(), row.start, _rest(row, label.end()))
    return None


def _rest(row: Row, at: int) -> tuple[Row, ...]:
    words = strip_marks(row.text[at:])
    return (Row(row.start + at, row.end, _unquote(words)),) if words else ()


def _unquote(text: str) -> str:
    found = QUOTED.match(text)
    return found["words"] if found and not re.search("[「」『』]", found["words"]) else text


def is_dashed(text: str) -> bool:
    """Whether a row begins with the dash of one who asks; a list's mark is none."""
    return bool(re.match(r"[―─—]|[-－–‐]{2,}+(?!\s*$)", text)) and not RULE.fullmatch(text)


def _list_names(rows: list[Row]) -> frozenset[str]:
    """Names that label rows: those that come again, or are askers', or all where dashes ask."""
    texts = [row.text for row in rows]
    found = [label["name"].strip() for text in texts if (label := LABEL.match(text))]
    alone = [text for text, after in pairwise(texts) if QUOTED.match(after)]
    alone = [text for text in alone if len(text) <= 20 and not QUOTED.match(text)]
    return frozenset((*found, *alone))


def _is_quoted(rows: list[Row]) -> bool:
    """Whether names stand alone above quoted words."""
    texts = [row.text for row in rows]
    pairs = pairwise(texts)
    found = [one for one, after in pairs if QUOTED.match(after) and len(one) <= 20]
    return len([one for one in found if not QUOTED.match(one)]) >= MIN_TURNS


def parse_speakers(tape: Tape) -> Transcript:
    """Read a transcript."""
    rows = list(list_rows(tape.text))
    cut_turns(tape, list_turns(tape, rows))
    return tape.finish("speakers")


def is_transcript(lines: list[str]) -> bool:
    """Whether several rows begin turns: with dashes, times, names above quotations, or labels."""
    rows = [Row(0, 0, line.strip()) for line in lines if line.strip()]
    texts = [row.text for row in rows]
    dashes = sum(map(is_dashed, texts))
    if dashes and (any(map(LABEL.match, texts)) or dashes >= MIN_TURNS):
        return True
    if sum(bool(TIMED.match(text)) for text in texts) >= MIN_TURNS or _is_quoted(rows):
        return True
    names = [label["name"].strip() for text in texts if (label := LABEL.match(text))]
    known = len(set(names)) < len(names) or any(map(ASKS.fullmatch, names))
    return len(names) >= MIN_TURNS and known
