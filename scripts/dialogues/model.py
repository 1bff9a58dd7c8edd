"""What a raw file is made of. ``corpus.content`` joins it with what editors wrote.

    Transcript ─┬─ Section (articles and labelled texts: number and title)
                └─ RawExchange ── one question with its answer
                     └─ Block ── one paragraph of one kind, with its place in the raw file

Block kinds and how each layout shows them:

    question        thread: from ``Qn.`` to the question's end; article: the ``Q.`` line
    context         article: lines between ``Q.`` and ``A.`` (the lead-in)
    headline        article: the ``A.`` line, the answer in one line
    answer          a paragraph of the answer
    supplement      article: under ``▼ 補足:``     ┐
    interpretation  article: under ``▼ 解釈:``     ├ the source author's own words
    remark          article: a line with ``※``     ┘

The other layouts label questions, answers and the author's words in their own ways, or name who
speaks; their blocks say what people read, without the marks, tags and times within their spans.

Spans are half-open ranges of code points. The spans of all blocks and of the furniture (marks,
white space, page chrome, tables of contents) together tile the raw text: nothing is lost.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from .unit import Unit

Kind = Literal[
    "question", "context", "headline", "answer", "supplement", "interpretation", "remark"
]
KINDS: tuple[Kind, ...] = get_args(Kind)
#: Those that tell what was answered.
ANSWERED: tuple[Kind, ...] = ("headline", "answer")
#: The letter that a block's id carries: notes of the source's author share one count.
LETTERS: dict[Kind, str] = {
    "question": "q",
    "context": "c",
    "headline": "h",
    "answer": "a",
    "supplement": "n",
    "interpretation": "n",
    "remark": "n",
}

Layout = Literal["thread", "article", "labelled", "speakers", "subtitles", "page"]
Span = tuple[int, int]
#: What a person named in a raw file does there; ``neither``: the words are no part of an exchange.
Part = Literal["asks", "answers", "neither"]

#: What a line of furniture ends in that gives only the beginning of the line in the file.
MORE = "…"


@dataclass(frozen=True, slots=True)
class Stated:
    """What an editor states of a raw file where its form does not tell.

    ``question_ends``: by exchange's id the last words of its question; ``furniture``: lines that
    are no content; ``speakers``: what each does; ``sure``: doubtful words that are read rightly.
    """

    question_ends: Mapping[str, str] = field(default_factory=dict)
    furniture: tuple[str, ...] = ()
    speakers: Mapping[str, Part] = field(default_factory=dict)
    sure: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place that the form of a raw file does not settle. ``words``: there, for ``sure``.

    ``offset`` counts code points of the raw text, from 0.
    """

    offset: int
    words: str
    message: str
    hint: str

    @property
    def advice(self) -> str:
        """How an editor settles it: first of all with the very text that leaves all as it is."""
        words = json.dumps(self.words, ensure_ascii=False)
        way = f"add {words} to `sure:` in the event's YAML"
        return f"if it is read rightly, {way}; else {self.hint}"


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A paragraph; ``text``: exactly the raw text at ``span``; ``bullet``: it was a list item."""

    id: str
    kind: Kind
    text: Unit
    span: Span
    bullet: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Section:
    """A section of an article or a labelled text; ``number`` counts from 1, or is printed there."""

    id: str
    number: int
    title: Unit


@dataclass(frozen=True, slots=True)
class RawExchange:
    """A question with its answer. ``number`` counts within the event or its section, from 1."""

    id: str
    number: int
    section: Section | None
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Transcript:
    """A raw file, read. ``doubts``: what an editor has to settle."""

    layout: Layout
    sections: tuple[Section, ...]
    exchanges: tuple[RawExchange, ...]
    furniture: tuple[Span, ...]
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class RawFile:
    """The bytes of a raw file, decoded and found fit to parse. ``sha256`` is of the bytes."""

    name: str
    path: str
    text: str
    sha256: str
