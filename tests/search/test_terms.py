"""Texts and queries are cut alike: what builds the index (Python) and what asks it (JavaScript)."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogues.search import tokens
from dialogues.search.format import FORMAT, split_rules
from search.sets import LANGUAGES
from support.trees import HOME

pytestmark = pytest.mark.untraced

CASES = json.loads((HOME / "tests/cases/terms.json").read_text("utf-8"))
#: What meets where rules do: marks, voicing, small kana, halves of letters, apostrophes, planes.
ODD = [
    *"\u0301\u0307\u0308\u3099\u309a\u30fc\u30fb\uff9e\uff9f\uff70\u00ad\u200d\ufe0f'’,|=@_・ 　",
    *"ｶﾊﾞヴゔぁぅっャヵゞ々〆〇ßẞıİøŁæΣςКйǄﬁⅣ㍿½ﾡￂ각",
    *("\u1112", "\u1161", "\u11ab", "\uac00", "\u05c1", "\u064b", "\u0640", "\u0e33", "\u0e31"),
    *("𠮷", "𩸽", "𝔘", "𐐔", "\U000e0100", "😀", "\u094d", "\u093f", "क", "1", "a", "ed", "ies"),
    *FORMAT["plain"]["letters"],
    *FORMAT["voiced"],
    *FORMAT["compared"],
]
LETTERS = st.characters(exclude_categories=("Cs", "Cn"))
TEXTS = st.lists(st.one_of(st.sampled_from(ODD), LETTERS), max_size=12).map("".join)

#: Names of letters that differ in nothing that matters here.
ALIKE = re.compile("CJK UNIFIED IDEOGRAPH|HANGUL SYLLABLE|EGYPTIAN HIEROGLYPH|TANGUT IDEOGRAPH")

Ask = Callable[[list[str]], list[dict[str, Any]]]


@contextmanager
def start(*rules: str) -> Iterator[Ask]:
    """What JavaScript makes of some texts, by all rules or by some, as JSON."""
    node = shutil.which("node")
    assert node, "this needs Node.js, as make js does"
    command = [node, "tests/js/answer.js", *rules]
    with subprocess.Popen(
        command, cwd=HOME, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stdin
        assert process.stdout

        def answer(texts: list[str]) -> list[dict[str, Any]]:
            assert process.stdin
            assert process.stdout
            process.stdin.write(json.dumps(texts) + "\n")
            process.stdin.flush()
            found: list[dict[str, Any]] = json.loads(process.stdout.readline())
            return found

        yield answer
        process.stdin.close()


@pytest.fixture(scope="module")
def ask() -> Iterator[Ask]:
    with start() as answer:
        yield answer


@pytest.fixture(scope="module", params=LANGUAGES)
def ask_first(request: pytest.FixtureRequest) -> Iterator[tuple[Ask, list[str]]]:
    """By the rules that a browser has before its first results, with the letters they are for."""
    rules = split_rules(request.param)[0]
    with start(json.dumps(rules)) as answer:
        yield answer, list_letters(rules["common"])


def compare(text: str, other: dict[str, Any]) -> None:
    """Words, compared forms, files and hashes are the same; what is asked for is in the index."""
    assert [[w.kind, w.raw, w.text] for w in tokens.words(text)] == other["words"], ascii(text)
    assert tokens.folded.__wrapped__(text) == other["folded"], ascii(text)
    assert set(other["asked"]) <= set(tokens.terms.__wrapped__(text)), ascii(text)
    keys = dict.fromkeys(map(tokens.find_key, other["asked"]))
    assert [[key, tokens.hash_key(key)] for key in keys] == other["keys"], ascii(text)


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case["text"]))
def test_examples(case: dict[str, Any]) -> None:
    """The same file is read by tests/js/tokenizer.test.js."""
    text = case["text"]
    assert [[w.kind, w.raw, w.text] for w in tokens.words(text)] == case["words"]
    assert list(tokens.terms(text)) == case["terms"]
    assert tokens.folded(text) == case["folded"]
    keys = sorted({tokens.find_key(term) for term in case["terms"]})
    assert [[key, tokens.hash_key(key)] for key in keys] == case["keys"]


@settings(deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=50))
def test_any_text_is_cut_alike(ask: Ask, texts: list[str]) -> None:
    for text, other in zip(texts, ask(texts), strict=True):
        compare(text, other)


def test_every_letter_that_python_knows_is_cut_alike(ask: Ask) -> None:
    """Node.js may know a newer Unicode; what Python knows means the same to both. Of the hundred
    thousand kanji and Hangul syllables, which are alike, one of eleven.
    """
    known = [
        chr(code)
        for code in range(sys.maxunicode + 1)
        if unicodedata.category(chr(code)) not in ("Cs", "Cn", "Co")
        and (code % 11 == 0 or not ALIKE.match(unicodedata.name(chr(code), "")))
    ]
    assert len(known) > 45_000
    for start in range(0, len(known), 10_000):
        texts = [f"a{letter}b か{letter}" for letter in known[start : start + 10_000]]
        for text, other in zip(texts, ask(texts), strict=True):
            compare(text, other)


def list_letters(common: str) -> list[str]:
    """Those of a class, as far as Python knows them."""
    pattern = re.compile(f"[{common}]")
    letters = filter(pattern.match, map(chr, range(0x10000)))
    return [one for one in letters if unicodedata.category(one) != "Cn"]


def test_common_letters_are_cut_alike_by_the_first_rules(
    ask_first: tuple[Ask, list[str]],
) -> None:
    """In pairs, so that marks meet letters before and behind them."""
    ask, common = ask_first
    kana = "か" * ("か" in common)
    texts = [f"a{one}b {kana}{one}{other}" for one, other in pairwise(common)]
    for text, other in zip(texts, ask(texts), strict=True):
        compare(text, other)


def test_letters_of_a_language_are_common_there() -> None:
    rules = {language: split_rules(language)[0]["common"] for language in LANGUAGES}
    assert len(list_letters(rules["ja"])) > 27_000
    assert 95 < len(list_letters(rules["en"])) < 120


@settings(deadline=None)
@given(st.data())
def test_common_texts_are_cut_alike_by_the_first_rules(
    ask_first: tuple[Ask, list[str]], data: st.DataObject
) -> None:
    ask, common = ask_first
    texts = data.draw(st.lists(st.text(st.sampled_from(common), max_size=12), min_size=1))
    for text, other in zip(texts, ask(texts), strict=True):
        compare(text, other)


def test_a_long_name_in_two_scripts_is_read_once() -> None:
    """A name that begins like a word and goes on in kana: each letter is looked at once."""
    name = tokens.MARK["name"] + "a" * 50_000 + "あ"
    assert tokens.find_key(name) == "aa"
    assert tokens.find_key("a" * 50_000) == "aaa"


def test_letters_of_every_script_are_found() -> None:
    """By themselves, where they are no marks."""
    lost = [
        letter
        for code in range(sys.maxunicode + 1)
        if unicodedata.category(letter := chr(code)) in ("Lu", "Ll", "Lt", "Lo", "Nd")
        if any(c.isalnum() for c in tokens.plain(letter))
        if not tokens.terms.__wrapped__(letter)
        and not any(word.kind == "hiragana" for word in tokens.words(letter))
    ]
    assert not lost, ascii(lost[:20])
