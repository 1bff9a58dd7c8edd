"""How Japanese words are read: in texts, of editors' keywords, whatever was looked up before."""

from __future__ import annotations

import re

import pytest

from dialogues.search import readings
from dialogues.search.documents import Document
from dialogues.search.readings import find_readings, to_hiragana
from dialogues.search.spellings import write_spellings


def test_readings_are_those_of_the_words_in_the_texts() -> None:
    texts = ["推論コストと強化学習、孫正義氏。", "27か月 AGI カタカナ ひらがな 知識労働"]
    found = find_readings(texts)
    assert found["すいろん"] == ["推論"]
    assert found["きょうか"] == ["強化"]
    assert found["ちしきろうどう"] == ["知識労働"]
    assert not [r for r in found if not re.fullmatch("[ぁ-ゖー]{2,}", r)]
    assert list(found) == sorted(found)
    assert to_hiragana("スターゲート・ヴ") == "すたーげーと・ゔ"


def test_keywords_in_katakana_are_heard_and_never_proposed() -> None:
    found_by = {"k": "シンギュラリティ\n失業, singularity"}
    document = Document("exchange", "e/#e-1", "推論", event="e", found_by=found_by)
    files = write_spellings([document], "ja").values()
    lines = [line for file in files for line in file["readings"].splitlines()]
    assert "しんぎゆらりてい\tシンギュラリティ" in lines
    assert not any(file["words"] for file in files)


def test_a_text_longer_than_the_dictionary_takes() -> None:
    assert "推論" in find_readings(["推論" * 30_000])["すいろん"]


def test_what_is_read_of_a_text_does_not_depend_on_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words are remembered; one letter for a number is read in several ways."""
    texts = ["一つの機能", "一社ずつ認める", "一人一台", "推論の一部"]
    for look_up in (readings._look_up_readings, readings._look_up_forms, readings._look_up_words):
        alone = []
        for text in texts:
            monkeypatch.setattr(readings, "_forms", {})
            readings._cut_sentence.cache_clear()
            alone.append(look_up(text))
        for order in (texts, texts[::-1]):
            monkeypatch.setattr(readings, "_forms", {})
            readings._cut_sentence.cache_clear()
            found = {text: look_up(text) for text in order}
            assert [found[text] for text in texts] == alone
