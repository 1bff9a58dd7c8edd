"""How Japanese words are read and otherwise written, so that a query in kana finds what is written
in kanji, and one in kanji what is written in kana.

In: texts. Out: reading (hiragana) to the words that are read so; the usual forms of words. From a
dictionary (SudachiPy) at build time; nothing of it reaches the browser but the words that stand in
these very texts.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from sudachipy import Dictionary, Morpheme, SplitMode, Tokenizer

from ..cache import Table, make_key
from .format import FORMAT, as_json
from .tokens import KATAKANA

#: Languages that the dictionary reads.
READ = ("ja",)
KANJI = re.compile(f"[{''.join(FORMAT['words']['kanji']['first'])}]")
KANA = re.compile("[ぁ-ゖー]{2,}")
#: What ends a sentence.
END = re.compile(r"[。？！\n]|[.?!](?:\s|$)")
#: Parts of speech whose words people look for, and of what makes compounds.
WANTED = ("名詞", "形状詞", "接尾辞", "動詞", "形容詞", "副詞")
JOINED = ("名詞", "形状詞", "接尾辞", "接頭辞")
#: What helps other words and says little itself, from so many letters on is a word of its own.
HELPING, MIN_WORD = "非自立可能", 3
#: The shortest reading of a stem: あつま of 集まる.
MIN_STEM = 3
#: Characters; the dictionary takes no more than 49,149 bytes at once.
MAX_TEXT = 10_000
#: Words of a compound.
MAX_WORDS = 3
#: What was looked up is looked up no more, as long as the dictionary and the rules are the same.
_RULES = [Path(__file__).with_name(name).read_bytes() for name in ("readings.py", "tokens.py")]
MADE_BY = make_key(version("sudachipy"), version("sudachidict_small"), as_json(FORMAT), *_RULES)
_USUAL, _READ = Table("usual forms", MADE_BY), Table("readings", MADE_BY)
_WORDS = Table("words", MADE_BY)


@cache
def _load_dictionary() -> Tokenizer:
    return Dictionary(dict="small").tokenizer()


def to_hiragana(text: str) -> str:
    """Katakana as hiragana."""
    return text.translate(KATAKANA)


class _Form(NamedTuple):
    """What is asked of a word as it stands in a text; ``forms``: its usual form and those of its
    parts; ``joined``: whether compounds are made of it; ``read``: lines of how it is read, and
    what is read so.
    """

    surface: str
    reading: str
    wanted: bool
    joined: bool
    forms: tuple[str, ...]
    read: tuple[str, ...]


#: Words come again and again: by the dictionary's number and what stands in the text.
_forms: dict[tuple[int, str], _Form] = {}


def _cut(text: str, mode: SplitMode) -> Iterator[_Form]:
    for start in range(0, len(text), MAX_TEXT):
        piece = text[start : start + MAX_TEXT]
        yield from map(_describe, _load_dictionary().tokenize(piece, mode))


@cache  # for usual forms, readings and meanings
def _cut_sentence(sentence: str) -> tuple[_Form, ...]:
    return tuple(_cut(sentence, SplitMode.C))


def _describe(word: Morpheme) -> _Form:
    if word.is_oov():  # numbers, too, which are read by what stands around
        return _describe_new(word)
    key = (word.word_id(), word.surface())
    found = _forms.get(key)
    if found is None:
        found = _forms[key] = _describe_new(word)
    return found


def _describe_new(word: Morpheme) -> _Form:
    surface, usual, part = word.surface(), word.normalized_form(), word.part_of_speech()
    parts = word.split(SplitMode.A)
    forms = (usual, *(one.normalized_form() for one in parts)) if len(parts) > 1 else (usual,)
    reading, kanji = to_hiragana(word.reading_form()), bool(KANJI.search(surface))
    helping = part[1] == HELPING and len(surface) < MIN_WORD and not kanji
    wanted = part[0] in WANTED and not helping
    written = surface if kanji else usual
    read: list[str] = []
    if wanted and KANJI.search(written):
        read.append(reading)
        # Also the stem of what is inflected.
        if part[4].startswith(("五段", "形容詞")) and len(reading) > MIN_STEM:
            read.append(reading[:-1])
    lines = tuple(f"{one}\t{written}" for one in read if KANA.fullmatch(one))
    return _Form(surface, reading, wanted, part[0] in JOINED and kanji, forms, lines)


def find_usual_forms(text: str) -> str:
    """The usual forms of words that are written otherwise here: 諦める where あきらめた stands."""
    usual: str = _USUAL.find(text, _look_up_forms)
    return usual


def _look_up_forms(text: str) -> str:
    return "\n".join(
        one.forms[0]
        for sentence in END.split(text)
        for one in _cut_sentence(sentence)
        if one.wanted and not _holds(one.surface, one.forms[0])
    )


def _holds(surface: str, usual: str) -> bool:
    return set(KANJI.findall(usual)) <= set(surface)


def find_readings(texts: Iterable[str]) -> dict[str, list[str]]:
    """The readings of all words in some texts that have kanji, and of short compounds."""
    found: dict[str, set[str]] = {}
    for text in texts:
        pairs: str = _READ.find(text, _look_up_readings)
        for pair in pairs.splitlines():
            reading, _, written = pair.partition("\t")
            found.setdefault(reading, set()).add(written)
    return {reading: sorted(found[reading]) for reading in sorted(found)}


def _look_up_readings(text: str) -> str:
    """Lines of a reading and what is read so: as one text they take little memory."""
    found: set[str] = set()
    long = map(_cut_sentence, END.split(text))
    for words in (_cut(text, SplitMode.A), *long):
        row: list[_Form] = []
        for one in words:
            found.update(one.read)
            row = [*row[1 - MAX_WORDS :], one] if one.joined else []
            for first in range(len(row) - 1):
                reading = "".join(each.reading for each in row[first:])
                if KANA.fullmatch(reading):
                    written = "".join(each.surface for each in row[first:])
                    found.add(f"{reading}\t{written}")
    return "\n".join(sorted(found))


def find_words(sentence: str) -> list[list[str]]:
    """The words that people look for, in their usual forms; behind a compound, its parts."""
    found: str = _WORDS.find(sentence, _look_up_words)
    return [line.split("\t") for line in found.split("\n") if line]


def _look_up_words(sentence: str) -> str:
    return "\n".join("\t".join(one.forms) for one in _cut_sentence(sentence) if one.wanted)


def keep_readings(language: str) -> None:
    """Let the next build know what was looked up in this one, which is done with it."""
    _cut_sentence.cache_clear()
    _forms.clear()
    if language in READ:
        _USUAL.keep()
        _READ.keep()
        _WORDS.keep()
