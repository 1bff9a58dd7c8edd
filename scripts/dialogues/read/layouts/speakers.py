"""The speakers layout: a transcript or interview in which each turn names who speaks.

In: the text. Out: a Transcript. A turn begins with

    Host: words      山田：words      [00:01:02] Host: words      Host (00:01:02)      Host  1:02
    ――words          ――(聞き手):words                             the one who asks
    【記者】words      記者）words       記者「words」              where one of them asks by name
    学生             followed by 「words」: then only quoted rows are anybody's words

and goes on with the rows below (``turns``, ``names``). Turns of those who ask are questions, those
of all others answers; where several people answer, each answer begins with the name. Who asks is
told by the dash, by the name (聞き手, Host …) or by the editor (``speakers:``); else those whose
turns end in question marks are taken to, or the first who speaks, which is a doubt.
"""

import re
from collections import Counter
from collections.abc import Iterable

from ...model import Transcript
from ...problems import nearest
from .closings import CREDIT, doubt_leave
from .manner import is_dialogue
from .names import ASKER, ENDS_ASKING
from .rows import list_rows
from .tape import Tape
from .turns import Turn, list_turns

SENTENCE = re.compile(r"[。？！?!.]")
#: What parts names, and what may follow them, in a list of who takes part.
PARTS = re.compile(r"[、,，・/／&＆ 　()（）]|(?:氏|さん|記者)(?:$|[、,，・/／ ])")
#: How long what follows a name may be in a list of who takes part.
MAX_CREDIT = 20


def cut_turns(tape: Tape, turns: Iterable[Turn]) -> None:
    """Turns become exchanges: those of askers questions, those of others answers."""
    turns = drop_unheard(tape, [turn for turn in turns if turn.parts])
    credited, turns = read_credits(turns)
    turns = drop_credits(tape, turns)
    doubt_strangers(tape, turns)
    asks = _find_askers(tape, turns, credited)
    turns = drop_last(tape, turns, asks)
    first = next((nth for nth, turn in enumerate(turns) if turn.name in asks), 0)
    answering = {turn.name for turn in turns[first:] if turn.name not in asks}
    number, kind = 0, ""
    for turn in turns:
        if turn.name in asks:
            if kind != "question":
                _close(tape, number)
                number += 1
                tape.open_exchange(number)
            for part in turn.parts:
                asked = any(block.kind == "question" for block in tape.blocks)
                tape.cut_words("context" if asked else "question", part, part.text)
            kind = "question"
        elif not number:
            hint = "list it under `furniture:`, or say under `speakers:` who asks"
            words = turn.parts[0].text
            tape.doubt(turn.start, words, "words before the first question are left out", hint)
        else:
            before = f"{turn.name}：" if len(answering) > 1 and turn.name else ""
            for part in turn.parts:
                tape.cut_words("answer", part, part.text, before=before)
                before = ""
            kind = "answer"
    _close(tape, number)
    if not number:
        tape.report(0, "no question found", "say under `speakers:` who asks")


def doubt_strangers(tape: Tape, turns: list[Turn]) -> None:
    """Ask about each whom the editor does not name, where it is stated who asks and who answers.

    Names of those who ask (記者, Host) say so themselves.
    """
    stated, asked = tape.stated.speakers, set[str]()
    if not {"asks", "answers"} <= set(stated.values()):
        return
    for turn in turns:
        if turn.name and not turn.asks and turn.name not in (*stated, *asked):
            asked.add(turn.name)
            hint = f"state what `{turn.name}` does; {nearest(turn.name, stated)}".removesuffix("; ")
            tape.doubt(turn.start, turn.name, "`speakers` does not name this one", hint)


def drop_unheard(tape: Tape, turns: list[Turn]) -> list[Turn]:
    """Turns without those of whom neither asks nor answers; a question among them is a doubt."""
    kept: list[Turn] = []
    for turn, after in zip(turns, [*turns, None][1:], strict=True):
        if _find_part(tape, turn.name) != "neither":
            kept.append(turn)
        elif after and kept and ENDS_ASKING.search(turn.parts[-1].text):
            message = "what is asked here is left out, and what follows answers the question before"
            hint = f"state `{turn.name}: asks`"
            tape.doubt(turn.start, turn.parts[-1].text, message, hint)
    return kept


def read_credits(turns: list[Turn]) -> tuple[frozenset[str], list[Turn]]:
    """Who asks by the head of a file (``聞き手：大場``, if 大場 speaks), and the other turns."""
    times = Counter(turn.name for turn in turns)
    again = {name for name in times if times[name] > 1}
    asks: set[str] = set()
    kept: list[Turn] = []
    for nth, turn in enumerate(turns):
        if turn.name in again:
            return frozenset(asks), kept + turns[nth:]
        words = turn.parts[0].text if len(turn.parts) == 1 else ""
        named = again.intersection(PARTS.split(words))
        if turn.asks and named and named != again:
            asks |= named
        else:
            kept.append(turn)
    return frozenset(asks), kept


def drop_credits(tape: Tape, turns: list[Turn]) -> list[Turn]:
    """Turns without a list of who takes part above them (``聞き手：編集部``), which is a doubt."""
    count = 0
    while count + 1 < len(turns) and _is_credit(*turns[count : count + 2]):
        count += 1
    for turn in turns[:count]:
        hint = "say what it is in other words in the raw file"
        words = turn.parts[0].text
        tape.doubt(turn.start, words, f"this is read as who {turn.name} is, not as words", hint)
    return turns[count:]


def drop_last(tape: Tape, turns: list[Turn], asks: frozenset[str]) -> list[Turn]:
    """Turns without what those who ask say last, where there are answers; this is a doubt."""
    answered = [nth for nth, turn in enumerate(turns, 1) if turn.name not in asks]
    count = answered[-1] if answered else len(turns)
    for turn in turns[count:]:
        hint = "say in the raw file what was answered"
        message = "words behind the last answer are left out"
        tape.doubt(turn.start, turn.parts[0].text, message, hint)
    return turns[:count]


def _is_credit(turn: Turn, after: Turn) -> bool:
    words = turn.parts[0].text
    short = len(turn.parts) == 1 and len(words) <= MAX_CREDIT and not SENTENCE.search(words)
    return short and turn.asks and after.asks and not ENDS_ASKING.search(words)


def _close(tape: Tape, number: int) -> None:
    if tape.blocks:
        if not any(block.kind == "answer" for block in tape.blocks):
            hint = "say under `speakers:` who asks and who answers"
            tape.report(tape.blocks[0].span[0], "question without answer", hint)
        tape.close_exchange(number)


def _find_part(tape: Tape, name: str) -> str:
    return tape.stated.speakers.get(name, "")


def _find_askers(tape: Tape, turns: list[Turn], credited: frozenset[str]) -> frozenset[str]:
    """Who asks: as stated or credited, by dash or name, else by question marks, as a doubt."""
    names = list(dict.fromkeys(turn.name for turn in turns))
    stated = credited.union(name for name in names if _find_part(tape, name) == "asks")
    known = [name for name in names if not _find_part(tape, name)]
    if ASKER in known:
        return stated | {ASKER} | _doubt_others(tape, turns, stated | {ASKER})
    named = frozenset(turn.name for turn in turns if turn.asks and turn.name in known)
    if stated or (named and named != frozenset(names)):
        return stated | named | _doubt_others(tape, turns, stated | named)
    if not known:
        return frozenset()
    questioners = _list_asking(turns)
    asking = [name for name in known if name in questioners]
    times = Counter(turn.name for turn in turns)
    if not asking or len(asking) == len(names):
        # Who speaks once, at the head of a file, may be no speaker: 収録日：2025年7月3日.
        asking = [name for name in known if times[name] > 1][:1] or known[:1]
    first = next((nth for nth, name in enumerate(names) if times[name] > 1), 0)
    head = frozenset(names[:first]) if max(times.values()) > 2 else frozenset()
    parts = ", ".join(f"{name}: {_guess_part(name, asking, head)}" for name in known)
    hint = f"state `speakers: {{{parts}}}` as it is"
    tape.doubt(turns[0].start, turns[0].name, "nothing says who asks", hint)
    return frozenset(asking)


def _doubt_others(tape: Tape, turns: list[Turn], asks: frozenset[str]) -> frozenset[str]:
    """Who asks besides those known to: most of whose turns do, where others answer; as doubts."""
    others = [turn for turn in turns if turn.name and turn.name not in asks]
    asking = _list_asking(others)
    found: dict[str, Turn] = {}
    for turn in others:
        if turn.name in asking and not _find_part(tape, turn.name):
            found.setdefault(turn.name, turn)
    if asking.issuperset(turn.name for turn in others):
        return frozenset()
    for name, turn in found.items():
        hint = f"state `speakers: {{{name}: asks}}` (or answers)"
        tape.doubt(turn.start, name, "nothing says that this one asks", hint)
    return frozenset(found)


def _guess_part(name: str, asking: list[str], head: frozenset[str]) -> str:
    """What somebody does, as it seems; who stands in the ``head`` of a file may be nobody."""
    if name in asking:
        return "asks"
    return "neither" if name in head else "answers"


def _list_asking(turns: list[Turn]) -> frozenset[str]:
    """Those of whose turns most end in question marks."""
    all_turns = Counter(one.name for one in turns)
    asked = Counter(one.name for one in turns if ENDS_ASKING.search(one.parts[-1].text))
    return frozenset(name for name, count in asked.items() if count * 2 > all_turns[name])


def parse_speakers(tape: Tape) -> Transcript:
    """Read a transcript."""
    turns = list_turns(tape, list(list_rows(tape.text)))
    cut_turns(tape, turns)
    for part in turns[-1].parts if turns else ():
        doubt_leave(tape, part.start, part.end, CREDIT)
    return tape.finish("speakers")


def is_transcript(lines: list[str]) -> bool:
    """Whether rows begin turns: with dashes, times, names above quotations, or labels."""
    return is_dialogue([line.strip() for line in lines if line.strip()])
