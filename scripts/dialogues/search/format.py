"""The rules that Python and JavaScript share: ``format.json``, which goes into the site as it is.

Classes of letters are the insides of ``[…]`` in patterns that mean the same to both languages;
what is replaced stands in pairs, groups as ``$1``. By key:

    common      the letters of nearly all queries, in any language and in one: for others, the other
                rules of `split_rules` are needed
    plain       dropped: marks and format characters; letters: those that no accent makes
    katakana    how far below it each letter's hiragana stands
    voiced, compared    sounds and letters as the common ones that people type instead
    words       kinds of words besides those of letters between spaces, by their letters
    marks       signs of other scripts that belong to words, though they are no letters
    follows     kana after kanji that tell words apart
    stems       endings that words of more than so many letters lose; endings: what that may be
    amounts     units: letter of what they count, of how much of it, their names (``_``: a space);
                scales; English words for numbers
    terms       what begins or ends terms of a kind; keys: letters that decide on a term's file
    fields      what a document is found in, and its weight: t title, q question, g gist, a answer,
                s source's author, n note, w what became of it; never shown: k keywords, m names
                mentioned, o other languages; parts: those of texts, ours: those that are not the
                source's
    kinds       of documents that are no exchanges
"""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

#: What is replaced by what sounds the same.
SOUNDS = ("voiced", "compared")
#: What finds no first results.
LATER = ("amounts", "endings", "parts", "ours", "kinds")
FORMAT: dict[str, Any] = json.loads(Path(__file__).with_name("format.json").read_text("utf-8"))


def split_rules(language: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Of what a browser needs: the rules for the first results of nearly every query in a language,
    and what takes the place of some of them, or comes on top: for what is shown of results, for
    amounts, and for letters that are not common.
    """
    common = FORMAT["common"]
    others = {name: FORMAT[name] for name in ("plain", "words", "marks", *SOUNDS, *LATER)}
    first = {
        **{name: rule for name, rule in FORMAT.items() if name not in ("follows", *LATER)},
        "common": common[""] + common.get(language, ""),
        "plain": {"dropped": [], "letters": {}, "rewrites": FORMAT["plain"]["rewrites"]},
        "words": {kind: rule for kind, rule in FORMAT["words"].items() if kind != "paired"},
        "marks": [],
    }
    if language not in common:  # Latin letters need none of these
        first |= {name: {} for name in ("words", *SOUNDS)}
    return first, others


def compile_rules(pairs: list[list[str]]) -> Callable[[str], str]:
    """A function that makes some replacements in a text, one after another."""
    rules = [(re.compile(old), new.replace("$", "\\")) for old, new in pairs]

    def replace(text: str) -> str:
        for pattern, new in rules:
            text = pattern.sub(new, text)
        return text

    return replace


def as_json(value: Any) -> str:
    """Compact JSON, letters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
