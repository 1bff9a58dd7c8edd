"""What a relation is about, as the exchanges themselves say it: the sentences around its words.

In: a relation's words on one side, and the exchange that they stand in. Out: a Passage.
"""

import re
from dataclasses import dataclass

from ..corpus.content import Exchange
from ..unit import Text, Unit

#: Where a sentence ends: in Japanese at its mark, in other scripts where a space follows.
END = re.compile(r"[。！？]|[.!?][”’)]*(?=\s|$)")
BRACKETS = {**dict.fromkeys("「『（(", 1), **dict.fromkeys("」』）)", -1)}


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences of an exchange; ``kind``: what they are, as a block's kind or ``gist``."""

    exchange: Exchange
    block: str
    kind: str
    text: Text


def find_passage(exchange: Exchange, words: Unit | None, language: str) -> Passage:
    """The sentences around words; of an exchange without any, or that has lost them, the gist."""
    forms = (words.read_in(language).value, words.text) if words else ()
    for block in exchange.blocks:
        text = block.text.read_in(language)
        for form in forms:
            if (at := text.value.find(form)) >= 0:
                said = cut_sentences(text.value, at, at + len(form))
                found = Text(said, text.lang, text.state, text.line)
                return Passage(exchange, block.id, block.kind, found)
    return Passage(exchange, "", "gist", exchange.gist.read_in(language))


def cut_sentences(text: str, start: int, end: int) -> str:
    """The sentences that a stretch of a text touches."""
    ends = find_ends(text)
    first = max((at for at in ends if at <= start), default=0)
    last = min((at for at in ends if at >= end), default=len(text))
    return text[first:last].strip()


def find_ends(text: str) -> list[int]:
    """Where its sentences end; what stands in brackets is not cut."""
    found, depth, ends = [], 0, {match.end() for match in END.finditer(text)}
    for at, letter in enumerate(text, 1):
        depth += BRACKETS.get(letter, 0)
        if at in ends and depth <= 0:
            found.append(at)
    return found
