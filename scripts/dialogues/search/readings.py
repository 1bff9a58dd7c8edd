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

from sudachipy import Dictionary, Morpheme, SplitMode, Tokenizer

from ..cache import Table, make_key
from .format import FORMAT, as_json
from .tokens import KATAKANA

#: Languages that the dictionary reads.
READ = ("ja",)
KANJI = re.compile(f"[{''.join(FORMAT['words']['kanji']['first'])}]")
KANA = re.compile("[ぁ-ゖー]{2,}")
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


def _cut(text: str, mode: SplitMode) -> Iterator[Morpheme]:
    for start in range(0, len(text), MAX_TEXT):
        yield from _load_dictionary().tokenize(text[start : start + MAX_TEXT], mode)


def _is_wanted(word: Morpheme) -> bool:
    part = word.part_of_speech()
    helping = part[1] == HELPING and len(word.surface()) < MIN_WORD
    return part[0] in WANTED and not (helping and not KANJI.search(word.surface()))


def find_usual_forms(text: str) -> str:
    """The usual forms of words that are written otherwise here: 諦める where あきらめた stands."""
    usual: str = _USUAL.find(text, _look_up_forms)
    return usual


def _look_up_forms(text: str) -> str:
    return "\n".join(
        word.normalized_form()
        for word in _cut(text, SplitMode.C)
        if _is_wanted(word) and not _holds(word.surface(), word.normalized_form())
    )


def _holds(surface: str, usual: str) -> bool:
    return set(KANJI.findall(usual)) <= set(surface)


def _list_read(word: Morpheme) -> Iterator[tuple[str, str]]:
    """A word's readings and what they stand for: also the stem of what is inflected."""
    surface, reading = word.surface(), to_hiragana(word.reading_form())
    written = surface if KANJI.search(surface) else word.normalized_form()
    if KANJI.search(written):
        yield written, reading
        kind = word.part_of_speech()[4]
        if kind.startswith(("五段", "形容詞")) and len(reading) > MIN_STEM:
            yield written, reading[:-1]


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
    found: set[tuple[str, str]] = set()
    for mode in (SplitMode.A, SplitMode.C):
        row: list[tuple[str, str]] = []
        for word in _cut(text, mode):
            if _is_wanted(word):
                found |= {(read, written) for written, read in _list_read(word)}
            surface, reading = word.surface(), to_hiragana(word.reading_form())
            noun = word.part_of_speech()[0] in JOINED and KANJI.search(surface)
            row = [*row[1 - MAX_WORDS :], (surface, reading)] if noun else []
            for first in range(len(row) - 1):
                written, read = map("".join, zip(*row[first:], strict=True))
                found.add((read, written))
    return "\n".join(
        f"{read}\t{written}" for read, written in sorted(found) if KANA.fullmatch(read)
    )


def find_words(text: str) -> list[list[str]]:
    """The words that people look for, in their usual forms; behind a compound, its parts."""
    found: str = _WORDS.find(text, _look_up_words)
    return [line.split("\t") for line in found.split("\n") if line]


def _look_up_words(text: str) -> str:
    rows = []
    for word in filter(_is_wanted, _cut(text, SplitMode.C)):
        parts = word.split(SplitMode.A)
        forms = [part.normalized_form() for part in parts] if len(parts) > 1 else []
        rows.append("\t".join([word.normalized_form(), *forms]))
    return "\n".join(rows)


def keep_readings(language: str) -> None:
    """Let the next build know what was looked up in this one."""
    if language in READ:
        _USUAL.keep()
        _READ.keep()
        _WORDS.keep()
