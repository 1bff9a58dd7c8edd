"""Words lead to the exchanges that are about what they mean, in whole numbers."""

from __future__ import annotations

import re

import numpy as np
import pytest

from dialogues.search import meanings
from dialogues.search.documents import Document, Part
from dialogues.search.meanings import list_words, load_vectors, write_meanings
from dialogues.search.tokens import find_word_key
from support.trees import HOME

#: Exchanges about arms, money and schools, and words that none of them holds.
TEXTS = {
    "en": {
        "arms": "Nuclear weapons are a threat. The military buys missiles. War may come.",
        "money": "Investors pay for it. The bank lends capital. Prices and costs fall.",
        "school": "Students learn. Teachers teach at a university. Children go to school.",
    },
    "ja": {
        "arms": "核兵器は脅威だ。軍隊がミサイルを買う。戦争が起きるかもしれない。",
        "money": "投資家が金を出す。銀行が資本を貸す。価格と費用が下がる。",
        "school": "学生が学ぶ。教師が大学で教える。子どもは学校に行く。",
    },
}
MEANT = {
    "en": {"army": "arms", "finance": "money", "pupils": "school"},
    "ja": {"軍事": "arms", "融資": "money", "生徒": "school"},
}
each_language = pytest.mark.parametrize("language", ["ja", "en"])


def make_documents(language: str) -> list[Document]:
    return [
        Document("exchange", f"e/#e-{name}", "", event="e", parts=(Part("a", text),))
        for name, text in TEXTS[language].items()
    ]


def read_lines(found: dict[str, object]) -> dict[str, dict[int, int]]:
    """Each key's exchanges with their steps."""
    lines: dict[str, dict[int, int]] = {}
    for file in found.values():
        assert isinstance(file, dict)
        for key, line in file["meanings"].items():
            number, steps = 0, {}
            for part in line.split(" "):
                number += int(part[:-1] or 0)
                steps[number] = meanings.STEPS.index(part[-1])
            lines[key] = steps
    return lines


@each_language
def test_a_word_leads_to_what_is_about_its_meaning(language: str) -> None:
    lines = read_lines(write_meanings(make_documents(language), language))
    names = list(TEXTS[language])
    for word, wanted in MEANT[language].items():
        assert not any(word in text.lower() for text in TEXTS[language].values())
        steps = lines[find_word_key(word)]
        assert names[max(steps, key=lambda number: steps[number])] == wanted, word


@each_language
def test_what_counts_is_bounded(language: str) -> None:
    """Of many exchanges a word leads to few, by how near they are."""
    many = [one for _ in range(4) for one in make_documents(language)]
    lines = read_lines(write_meanings(many, language))
    assert len(lines) > 1_000
    assert max(map(len, lines.values())) == meanings.WIDEST
    steps = {step for line in lines.values() for step in line.values()}
    assert (min(steps), max(steps)) == (meanings.LEAST, meanings.MOST)


def test_all_numbers_are_exact() -> None:
    """As whole numbers of any size reckon, so do the small ones that processors are quick with."""
    known = load_vectors("en")
    assert known
    some = [*make_documents("en"), Document("exchange", "e/#e-x", "War", event="e")]
    sentences = [meanings._read_sentences(known, one, "en") for one in some]
    rows = np.arange(0, len(known.rows), 350)
    nearness = meanings._measure_nearness(known.vectors[rows], meanings._group_alike(sentences))
    found = meanings._count_steps(nearness, known.weights[rows])
    for row, line in zip(rows, found, strict=True):
        vector = [int(one) for one in known.vectors[row]]
        near = [
            sum(
                sorted(
                    sum(a * int(b) for a, b in zip(vector, sentence, strict=True))
                    for sentence in some
                )[-meanings.NEAREST :]
            )
            for some in sentences
        ]
        steps = []
        for one in near:
            above = (one * len(near) - sum(near)) * int(known.weights[row])
            unit = meanings.STEP * meanings.WHOLE * meanings.NEAREST * len(near)
            steps.append(min(above // unit, meanings.MOST))
        nearest = sorted(range(len(near)), key=lambda number: -steps[number])[: meanings.WIDEST]
        assert line == [(n, steps[n]) for n in sorted(nearest) if steps[n] >= meanings.LEAST]


def test_browsers_know_as_many_steps() -> None:
    text = (HOME / "docs/assets/js/search/meanings.js").read_text("utf-8")
    (steps,) = re.findall(r"^const STEPS = (\d+);$", text, re.MULTILINE)
    assert int(steps) == meanings.MOST == len(meanings.STEPS) - 1


def test_there_are_none_where_there_is_nothing_to_tell_apart() -> None:
    some = make_documents("en")
    assert write_meanings(some, "ko") == {}
    assert write_meanings(some[:1], "en") == {}
    assert write_meanings([], "en") == {}
    empty = [Document("exchange", f"e/#e-{n}", "", event="e") for n in range(3)]
    assert read_lines(write_meanings(empty, "en")) == {}


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("military", "military"),
        ("schools", "school"),
        ("サミット", "さみつと"),
        ("軍事", "軍事"),
        ("働く", "働"),
        ("話し合う", ""),
        ("ひらがな", ""),
    ],
)
def test_a_key_is_what_a_query_has_of_a_word(word: str, key: str) -> None:
    assert find_word_key(word) == key


def test_a_compound_without_a_vector_is_its_parts() -> None:
    known = load_vectors("ja")
    assert known
    assert list(list_words("働いた。", known, "ja")) == ["働く"]
    rows = {**known.rows}
    rows.pop("国際会議", None)
    assert list(list_words("国際会議", known._replace(rows=rows), "ja")) == ["国際", "会議"]


@each_language
def test_tables_are_whole(language: str) -> None:
    """They come with the repository: see `make meanings`."""
    known = load_vectors(language)
    assert known
    count, width = known.vectors.shape
    assert len(known.rows) == len(known.weights) == count > 10_000
    assert np.abs(known.vectors).max() <= meanings.LENGTH
    assert (known.weights >= 1).all() and (known.weights <= meanings.WHOLE).all()
    # Where the rules have changed: `make meanings`.
    assert known.keys == [find_word_key(word) for word in known.rows]
    # So large may a product be that single precision holds exactly.
    assert meanings.NEAREST * width * meanings.LENGTH**2 < 2**24
    assert known.weights[:50].mean() < known.weights[-50:].mean()
