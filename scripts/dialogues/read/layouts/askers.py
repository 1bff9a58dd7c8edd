"""Who asks in a transcript: as stated or credited, by a dash or a name, else by question marks.

In: a Tape and Turns. Out: names; turns without those who take no part; doubts.
"""

import re
from collections import Counter, defaultdict

from ...problems import nearest
from .names import ASKER, ENDS_ASKING, INTRODUCED
from .rows import ASKING
from .tape import Row, Tape
from .turns import SENTENCE, Turn

#: What parts names, and what may follow them, in a list of who takes part.
PARTS = re.compile(r"[、,，・/／&＆ 　()（）]|(?:氏|さん|記者)(?:$|[、,，・/／ ])")
#: How long what follows a name may be in a list of who takes part.
MAX_CREDIT = 20

#: Who asks by these names may as well be asked.
WEAK = re.compile(
    "(?:学生|高校生|大学生|生徒|編集長|委員|アナリスト"
    "|参加者|受講生|読者|視聴者|株主).{0,8}"
    r"|(?i:editor|student|participant|analyst|attendee)(?:\s*\w{1,2})?"
)
GREETING = re.compile("(?:どうぞ)?よろしくお願い(?:いた|致)?します。?$")
#: What somebody wishes to hear.
WISH = re.compile(
    "(?:伺|うかが|聞き|聴き|知り|尋ね|教えていただき)たい"
    "(?:です|と思います|のですが)?。?$"
    "|(?:伺|うかが)います。?$|お?聞きします。?$|ほしい(?:です)?。?$"
    "|聞かせください。?$|(?<=.)は。?$"
    r"|(?i:\bi(?:'d| would) (?:like|love) to (?:ask|hear|know)|\b(?:could|can|would) you\b"
    r"|\bplease\b)"
)
#: Who calls those who ask and answer, and how: 委員長「佐野君。」
CHAIR = re.compile("(?:.{0,8}(?:委員長|議長|座長)(?:代理)?|(?i:chair(?:man|woman|person)?))")
CALL = re.compile(r"[^。？?、]{1,14}[。.]?$")
#: Who says once more what others say.
INTERPRETER = re.compile("(?i)(?:.{0,6}通訳.{0,4}|(?:the )?interpreter|translator)")


def find_askers(tape: Tape, turns: list[Turn], credited: frozenset[str]) -> frozenset[str]:
    """Who asks: as stated or credited, by dash or name, else by question marks, as a doubt."""
    names = list(dict.fromkeys(turn.name for turn in turns))
    stated = credited.union(name for name in names if find_part(tape, name) == "asks")
    known = [name for name in names if not find_part(tape, name)]
    _doubt_weak(tape, turns)
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


def _doubt_weak(tape: Tape, turns: list[Turn]) -> None:
    """Ask about names that say too little: of people who never ask where others do, and of those
    who repeat in another language what is said.
    """
    ever = {turn.name for turn in turns if any(map(_asks, turn.parts))}
    times = Counter(turn.name for turn in turns)
    for turn in {one.name: one for one in reversed(turns)}.values():
        name = turn.name
        if not name or find_part(tape, name):
            continue
        if INTERPRETER.fullmatch(name) and len(times) > 2:
            hint = f"state `speakers: {{{name}: neither}}`, unless nobody else says it"
            tape.doubt(turn.start, name, "this one may repeat what others say", hint)
        weak = turn.asks and WEAK.fullmatch(name) and times[name] > 1 and name not in ever
        if weak and ever:
            hint = f"state `speakers: {{{name}: answers}}` (or asks)"
            tape.doubt(turn.start, name, "this one may answer, and is read as asking", hint)


def _asks(part: Row) -> bool:
    """Whether somebody asks, or requests something."""
    words = GREETING.sub("", part.text).rstrip()
    return any(form.search(words) for form in (ENDS_ASKING, ASKING, WISH))


def _doubt_others(tape: Tape, turns: list[Turn], asks: frozenset[str]) -> frozenset[str]:
    """Who asks besides those known to: most of whose turns do, where others answer; as doubts."""
    others = [turn for turn in turns if turn.name and turn.name not in asks]
    asking = _list_asking(others)
    found: dict[str, Turn] = {}
    for turn in others:
        if turn.name in asking and not find_part(tape, turn.name):
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
    calling = _list_calling(tape, turns)
    for turn, after in zip(turns, [*turns, None][1:], strict=True):
        if turn.name not in calling and find_part(tape, turn.name) != "neither":
            kept.append(turn)
        elif after and kept and ENDS_ASKING.search(turn.parts[-1].text):
            message = "what is asked here is left out, and what follows answers the question before"
            hint = f"state `{turn.name}: asks`"
            tape.doubt(turn.start, turn.parts[-1].text, message, hint)
    return kept


def _list_calling(tape: Tape, turns: list[Turn]) -> frozenset[str]:
    """Who takes the chair and does little but call others to speak, each as a doubt."""
    said: defaultdict[str, list[Turn]] = defaultdict(list)
    for turn in turns:
        said[turn.name].append(turn)
    found = set[str]()
    for name, own in said.items():
        if len(said) == 1 or not CHAIR.fullmatch(name) or find_part(tape, name):
            continue
        calls = [one for one in own if len(one.parts) == 1 and CALL.match(one.parts[0].text)]
        if 2 * len(calls) >= len(own):
            hint = f"state `speakers: {{{name}: neither}}` if so, or answers, or asks"
            tape.doubt(own[0].start, name, "this one seems to call others only: left out", hint)
            found.add(name)
    return frozenset(found)


def read_credits(turns: list[Turn]) -> tuple[frozenset[str], list[Turn]]:
    """Who asks by the head of a file (``聞き手：大場``, if 大場 speaks), and the other turns.

    What only gives somebody a name there is no turn.
    """
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
        elif SENTENCE.search(words) or not INTRODUCED.search(words):
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


def _is_credit(turn: Turn, after: Turn) -> bool:
    words = turn.parts[0].text
    short = len(turn.parts) == 1 and len(words) <= MAX_CREDIT and not SENTENCE.search(words)
    return short and turn.asks and after.asks and not ENDS_ASKING.search(words)


def find_part(tape: Tape, name: str) -> str:
    """What the editor says that somebody does; nothing where it is not said."""
    return tape.stated.speakers.get(name, "")
