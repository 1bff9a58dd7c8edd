"""How texts are cut into what a search looks up, by the rules of ``format.json``.

In: text. Out: terms: stems of words, katakana words (``@…``), pairs of letters where words have no
spaces between them, single kanji. ``docs/assets/js/search/tokenizer.js`` does the same for queries;
tests hold the two against each other.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from .format import FORMAT, compile_rules

_KINDS = {kind: ("".join(one["first"]), one["more"]) for kind, one in FORMAT["words"].items()}
_CUT = "".join(first + more for first, more in _KINDS.values())
_MARKS = "".join(FORMAT["marks"])
#: A letter or digit of a script that puts spaces between words; what else such a word may hold.
_FIRST = rf"(?:[A-Za-z0-9]|(?![{_CUT}])[^\W_])"
#: Possessive: a letter fits both halves, and a word that does not end here is not tried in parts.
_MORE = rf"(?>(?:[A-Za-z0-9]++|(?![{_CUT}])(?:[^\W_]|[{_MARKS}]))*)"
SPACED = re.compile(_FIRST + _MORE)
WORD = re.compile(
    rf"(?P<spaced>{SPACED.pattern}(?:['’][A-Za-z]+)?)|"
    + "|".join(f"(?P<{kind}>[{one}][{one}{more}]*)" for kind, (one, more) in _KINDS.items())
)
DROPPED = re.compile(f"[{''.join(FORMAT['plain']['dropped'])}]")
NOT_COMPARED = re.compile(rf"(?![{_MARKS}])[\W_]")
LETTERS = str.maketrans(FORMAT["plain"]["letters"])
COMPARED = str.maketrans(FORMAT["compared"])
KATAKANA = {
    code: code - FORMAT["katakana"]["distance"]
    for code in range(ord(FORMAT["katakana"]["first"]), ord(FORMAT["katakana"]["last"]) + 1)
}
MARK = FORMAT["terms"]
_rewrite = compile_rules(FORMAT["plain"]["rewrites"])
_voice = compile_rules(list(FORMAT["voiced"].items()))
_stems = [(group["longer"], compile_rules(group["rules"])) for group in FORMAT["stems"]]


class Word(NamedTuple):
    """``text``: its compared form; ``after``: the letter that follows it."""

    kind: str
    raw: str
    text: str
    after: str


def plain(text: str) -> str:
    """Full-width and other forms as the usual ones, no accents, no commas within numbers."""
    apart = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text))
    even = unicodedata.normalize("NFC", DROPPED.sub("", apart))
    return _rewrite(even.translate(LETTERS))


@cache  # words come again and again
def folded(text: str) -> str:
    """A word in its compared form: small letters, hiragana, no small kana, no long marks."""
    found = _voice(plain(text).lower().translate(KATAKANA))
    return NOT_COMPARED.sub("", found.translate(COMPARED))


@cache
def stem(word: str) -> str:
    """English endings off, roughly: that texts and queries lose the same is all that counts."""
    base = word.lower().translate(COMPARED)
    for longer, rules in _stems:
        if len(base) > longer:
            base = rules(base)
    return base


def words(text: str) -> Iterator[Word]:
    """The words of a text, by script."""
    even = plain(text)
    for found in WORD.finditer(even):
        kind, raw, end = str(found.lastgroup), found[0], found.end()
        compared = stem(raw) if kind == "spaced" else folded(raw)
        yield Word(kind, raw, compared, even[end : end + 1])


def name_key(text: str) -> str:
    """The term of a name: its words in their compared forms, whatever stands between them."""
    return f"{MARK['name']}{''.join(word.text for word in words(text))}"


def pairs(word: str) -> list[str]:
    """Every two letters in a row."""
    return [word[n : n + 2] for n in range(len(word) - 1)]


@lru_cache(maxsize=1_000)
def terms(text: str) -> tuple[str, ...]:
    """What a text is found by, each as often as it stands there. ``会|`` is a kanji by itself, as
    in 会う. Remembered: names come again and again.
    """
    found: list[str] = []
    for kind, _, text_, after in words(text):
        if kind == "spaced":
            found.append(text_)
        elif kind == "katakana":
            whole = [MARK["katakana"] + text_] * (len(text_) > 2)
            found += whole + pairs(text_) + [text_] * (len(text_) == 1)
        elif kind == "kanji":
            # With the kana that follows: 安い and 安全 are different words.
            follows = folded(after) if re.match(f"[{FORMAT['follows']}]", after) else ""
            alone = [text_ + MARK["alone"]] if len(text_) == 1 else []
            found += [*text_, *alone, *pairs(text_ + follows)]
        elif kind == "paired":
            found += [*text_, *pairs(text_)]
    return tuple(found)


def find_word_key(word: str) -> str:
    """The compared form by which a query finds a word: of one with kana behind it, its kanji."""
    cut = [*words(word)]
    if len(cut) == 2 and (cut[0].kind, cut[1].kind) == ("kanji", "hiragana"):
        cut = cut[:1]
    return cut[0].text if len(cut) == 1 and cut[0].kind != "hiragana" else ""


def find_key(term: str) -> str:
    """What decides on a term's file: a word is found by its beginning, a name like words."""
    bare = term.removeprefix(MARK["name"])
    if SPACED.fullmatch(bare):
        return bare[: FORMAT["keys"]["spaced"]]
    return bare[: FORMAT["keys"]["name"]] if bare != term else term


def hash_key(key: str) -> int:
    """FNV-1a over code points; not for secrets."""
    value: int = FORMAT["hash"]["start"]
    for letter in key:
        value = (value ^ ord(letter)) * FORMAT["hash"]["prime"] & 0xFFFFFFFF
    return value
