"""How Japanese words are read, so that a query in kana finds what is written in kanji.

In: texts. Out: reading (hiragana) to the words that are read so. From a dictionary (SudachiPy) at
build time; nothing of it reaches the browser but the words that stand in these very texts.
"""

import re
from collections.abc import Iterable
from functools import cache

from sudachipy import Dictionary, SplitMode, Tokenizer

from .format import FORMAT
from .tokens import KATAKANA

KANJI = re.compile(f"[{''.join(FORMAT['words']['kanji']['first'])}]")
#: Parts of speech whose words people look for: nouns and the stems of adjectives.
WANTED = ("名詞", "形状詞", "接尾辞")
#: Characters; the dictionary takes no more than 49,149 bytes at once.
MAX_TEXT = 10_000
#: Words of a compound.
MAX_WORDS = 3


@cache
def _load_dictionary() -> Tokenizer:
    return Dictionary(dict="small").tokenizer()


def to_hiragana(text: str) -> str:
    """Katakana as hiragana."""
    return text.translate(KATAKANA)


def find_readings(texts: Iterable[str]) -> dict[str, list[str]]:
    """The readings of all words with kanji in some texts, and of short compounds."""
    found: dict[str, set[str]] = {}
    for text in texts:
        for start in range(0, len(text), MAX_TEXT):
            for mode in (SplitMode.A, SplitMode.C):
                row: list[tuple[str, str]] = []
                for word in _load_dictionary().tokenize(text[start : start + MAX_TEXT], mode):
                    surface, reading = word.surface(), to_hiragana(word.reading_form())
                    wanted = word.part_of_speech()[0] in WANTED and KANJI.search(surface)
                    row = [*row[1 - MAX_WORDS :], (surface, reading)] if wanted else []
                    for first in range(len(row)):
                        written, read = map("".join, zip(*row[first:], strict=True))
                        if re.fullmatch("[ぁ-ゖー]{2,}", read):
                            found.setdefault(read, set()).add(written)
    return {reading: sorted(found[reading]) for reading in sorted(found)}
