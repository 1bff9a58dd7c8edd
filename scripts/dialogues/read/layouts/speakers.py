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
from collections.abc import Iterable, Sequence
from itertools import pairwise

from ...model import Transcript
from .asides import doubt_repeated
from .askers import (
    GREETING,
    doubt_strangers,
    drop_credits,
    drop_unheard,
    find_askers,
    read_credits,
)
from .closings import CREDIT, doubt_leave
from .manner import is_dialogue
from .names import ENDS_ASKING
from .rows import list_rows
from .tape import Row, Tape
from .turns import LEFT_OUT, Turn, list_turns

#: What those say who asked and only respond, or hand over.
NO_QUESTION = re.compile(
    "(?:なるほど|そう(?:なん)?です|そうでした|はい(?:、はい)*"
    "|うん(?:うん)?|ほ[うおー]+|おお|ああ|確かに|たしかに|へ[えー]+(?:、すごい)?|すごい(?:です)?|面白い(?:です)?"
    "|ありがとうございま(?:す|した)|[わ分]かりました|同感です"
    "|よろしくお願いします)[。、！!ねか]{0,3}"
    # What follows asks nothing either.
    "(?:(?!.*(?:ください|下さい|(?<!よろしく)お願い(?:いた)?します"
    "|教えて|聞かせて|いたい|います|か)。?$)"
    "[^は。？?]{0,20}[。！!])?$"
    "|(?:(?:続いて|次[には]?|では|それでは)、?)?[^。？?]{1,12}"
    "(?:さん|様|氏)、?(?:から)?(?:どうぞ|お願いします)?[。！!]?$"
    "|.{0,12}質問(?:を|に)?(?:どうぞ|お受けします|移ります)[。！!]?$"
    r"|(?i:(?:right|i see|ok(?:ay)?|mm-?hm|uh-?huh|yeah|oh|really|ha|thank you|thanks|great|wow"
    r"|got it)\b"
    r"(?!.*\b(?:tell|describe|explain|walk|give|talk|show|say|share|name|and)\b)[^?]{0,30}$"
    r"|.{0,40}\b(?:after (?:this|the) break|take questions|next question)\b[^?]{0,20}$)"
)


def cut_turns(tape: Tape, turns: Iterable[Turn]) -> None:
    """Turns become exchanges: those of askers questions, those of others answers."""
    turns = drop_unheard(tape, [turn for turn in turns if turn.parts])
    credited, turns = read_credits(turns)
    turns = drop_credits(tape, turns)
    doubt_strangers(tape, turns)
    asks = find_askers(tape, turns, credited)
    turns = drop_last(tape, turns, asks)
    first = next((nth for nth, turn in enumerate(turns) if turn.name in asks), 0)
    answering = {turn.name for turn in turns[first:] if turn.name not in asks}
    number, wanted = 0, None
    for nth, turn in enumerate(turns):
        if turn.name in asks:
            if not nth or turns[nth - 1].name not in asks:
                _close(tape, number)
                number += 1
                tape.open_exchange(number)
                end = next(
                    (at for at in range(nth, len(turns)) if turns[at].name not in asks), None
                )
                run = turns[nth:end]
                wanted = find_question(run)
                doubt_run(tape, run)
            for part in turn.parts:
                tape.cut_words("question" if part is wanted else "context", part, part.text)
        elif not number:
            hint = "list it under `furniture:`, or say under `speakers:` who asks"
            words = turn.parts[0].text
            tape.doubt(turn.start, words, LEFT_OUT, hint)
        else:
            before = f"{turn.name}：" if len(answering) > 1 and turn.name else ""
            for part in turn.parts:
                tape.cut_words("answer", part, part.text, before=before)
                before = ""
    _close(tape, number)
    doubt_repeated(tape)
    if not number:
        tape.report(0, "no question found", "say under `speakers:` who asks")


def find_question(run: list[Turn]) -> Row:
    """Of what is asked in a row the first words; by several people, those of the first who asks."""
    if len({turn.name for turn in run}) == 1:
        return run[0].parts[0]
    for turn in run:
        texts = [GREETING.sub("", part.text).rstrip() for part in turn.parts]
        if any(map(ENDS_ASKING.search, texts)):
            return turn.parts[0]
    return run[0].parts[0]


def doubt_run(tape: Tape, run: list[Turn]) -> None:
    """Ask about turns of askers that ask nothing (``なるほど。``), and about words between two
    questions of one asker, which somebody else may answer.
    """
    texts = [part for turn in run for part in turn.parts]
    if len(texts) == 1 and NO_QUESTION.match(texts[0].text):
        hint = "list it under `furniture:` if nothing is asked: what follows then goes on"
        tape.doubt(texts[0].start, texts[0].text, "this may be no question", hint)
    for turn, after in pairwise(run):
        asked = [nth for nth, part in enumerate(turn.parts) if ENDS_ASKING.search(part.text)]
        said = turn.parts[asked[0] + 1 :] if asked and turn.name == after.name else []
        if said and not any(end.search(said[-1].text) for end in (ENDS_ASKING, GREETING)):
            hint = "put before it who says it"
            tape.doubt(said[0].start, said[0].text, "this may answer the question above", hint)


def drop_last(tape: Tape, turns: list[Turn], asks: frozenset[str]) -> list[Turn]:
    """Turns without what those who ask say last, where there are answers; this is a doubt."""
    answered = [nth for nth, turn in enumerate(turns, 1) if turn.name not in asks]
    count = answered[-1] if answered else len(turns)
    for turn in turns[count:]:
        hint = "say in the raw file what was answered"
        message = "words behind the last answer are left out"
        tape.doubt(turn.start, turn.parts[0].text, message, hint)
    return turns[:count]


def _close(tape: Tape, number: int) -> None:
    if tape.blocks:
        if not any(block.kind == "answer" for block in tape.blocks):
            hint = "say under `speakers:` who asks and who answers"
            tape.report(tape.blocks[0].span[0], "question without answer", hint)
        tape.close_exchange(number)


def cut_rows(tape: Tape, rows: Sequence[Row]) -> None:
    """Rows of a transcript become exchanges; the last may hold what its makers add."""
    turns = list_turns(tape, rows)
    cut_turns(tape, turns)
    for part in turns[-1].parts if turns else ():
        doubt_leave(tape, part.start, part.end, CREDIT)


def parse_speakers(tape: Tape) -> Transcript:
    """Read a transcript."""
    cut_rows(tape, list(list_rows(tape.text)))
    return tape.finish("speakers")


def is_transcript(lines: list[str]) -> bool:
    """Whether rows begin turns: with dashes, times, names above quotations, or labels."""
    return is_dialogue([line.strip() for line in lines if line.strip()])
