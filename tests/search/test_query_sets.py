"""The queries that measure search: fit for their purpose, whatever engine they meet."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from dialogues.search.documents import Document, list_documents
from search.engines import exchange
from search.generate import Maker, every_string, fold, generate, narrow, slips, wide
from search.growth import SIZE, added
from search.score import Outcome, figures
from search.sets import HALVES, LANGUAGES, Query, halves, natural
from support.corpora import load_checkout
from support.tables import table
from support.trees import HOME

each_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def data(built: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((built / "data/dialogues.json").read_text("utf-8"))
    return found


@pytest.fixture(scope="module")
def ids(data: dict[str, Any]) -> set[str]:
    return {exchange["id"] for event in data["events"] for exchange in event["exchanges"]}


@each_language
def test_natural_queries_are_graded(ids: set[str], language: str) -> None:
    queries = natural(language)
    assert len(queries) >= 110
    assert not [q for q, n in Counter(fold(query.q) for query in queries).items() if n > 1]
    for query in queries:
        assert query.q == query.q.strip()
        assert query.answers.keys() <= ids, query
        assert set(query.answers.values()) <= {1, 2, 3}, query
        assert 3 in query.answers.values(), query


@each_language
def test_every_exchange_is_the_best_answer_of_several(ids: set[str], language: str) -> None:
    best = Counter(
        name for query in natural(language) for name, grade in query.answers.items() if grade == 3
    )
    assert best.keys() == ids
    assert min(best.values()) >= 2
    for half in HALVES:
        assert len({name for query in natural(language, half) for name in query.good}) > 30


@each_language
def test_halves_follow_their_rule(language: str) -> None:
    queries = natural(language)
    assert {query.q: query.half for query in queries} == halves(query.q for query in queries)
    for half in HALVES:
        assert len(natural(language, half)) >= 50


@each_language
def test_generated_sets_have_answers(data: dict[str, Any], ids: set[str], language: str) -> None:
    sets = generate(data, language)
    japanese = {"katakana", "reading"} if language == "ja" else set()
    assert sets.keys() == {"substring", "width", "alias", "typo", "cross", "nonsense"} | japanese
    for name, queries in sets.items():
        assert len(queries) >= 50, name
        assert len({query.q for query in queries}) == len(queries), name
        for query in queries:
            assert query.answers.keys() <= ids, query
            assert bool(query.good) == (name != "nonsense"), query


@each_language
def test_generated_sets_are_the_same_every_time(data: dict[str, Any], language: str) -> None:
    turned = json.loads(json.dumps(data))
    turned["events"].reverse()
    assert generate(turned, language) == generate(data, language)


@each_language
def test_handmade_forms_stand_for_words_of_the_texts(data: dict[str, Any], language: str) -> None:
    maker = Maker(data, language)
    words = set(maker.hand["spelling"][language])
    if language == "ja":
        words |= {word for words in maker.hand["readings"].values() for word in words}
        words |= set(maker.hand["katakana"])
    assert not [word for word in sorted(words) if not maker.holders(word)]
    assert len(maker.hand["readings"]) >= 40
    assert len(maker.hand["cross"][language]) >= 40


@each_language
def test_nonsense_stands_in_no_text(data: dict[str, Any], language: str) -> None:
    texts = fold("\n".join(every_string(data)))
    queries = generate(data, language)["nonsense"]
    assert len(queries) == 60
    for query in queries:
        assert not [word for word in query.q.split() if fold(word) in texts], query


def test_forms() -> None:
    assert wide("GPT-5") == "ＧＰＴ－５"
    assert narrow("データ・ブック") == "ﾃﾞｰﾀ･ﾌﾞｯｸ"
    assert fold(narrow("グラフ")) == "グラフ"
    assert slips("openai") == ["opeai", "opneai", "opeoai"]


@pytest.mark.parametrize(
    ("address", "found"),
    (
        ("/repo/ja/events/talk/?h=x#talk-q09", "talk-q09"),
        ("/repo/ja/events/talk/#talk-q09-q1", "talk-q09"),
        ("/repo/ja/topics/x/#paper-s2-q1-a2", "paper-s2-q1"),
        ("/repo/ja/topics/x/#paper-s2-q1-note-3", "paper-s2-q1"),
        ("/repo/ja/topics/x/#paper-s2-q1", "paper-s2-q1"),
        ("/repo/ja/topics/x/#paper-s2", None),
        ("/repo/ja/compare/#paper-s2-q1-and-talk-q09", None),
        ("/repo/ja/compare/#paper-s2-q1-and-talk-q09-1", None),
        ("/repo/ja/events/talk/", None),
    ),
)
def test_addresses_lead_to_exchanges(address: str, found: str | None) -> None:
    assert exchange(address, {"talk-q09", "paper-s2-q1"}) == found


def test_figures() -> None:
    query = Query("q", {"a": 3, "b": 2, "c": 1})
    got = figures([Outcome(query, ["c", None, "a", "a", "x", "b"], 1), Outcome(query, [], 0)])
    assert got["queries"] == 2
    assert got["nothing"] == 0.5
    assert got["first"] == 0
    assert got["MRR@10"] == pytest.approx(1 / 6)
    assert got["recall@5"] == pytest.approx(1 / 4)
    assert got["MRR@10 exchanges"] == pytest.approx(1 / 4)
    assert got["recall@5 exchanges"] == pytest.approx(1 / 2)
    assert got["found"] == pytest.approx(1 / 2)
    assert got["wrong language"] == pytest.approx(1 / 6)
    perfect = figures([Outcome(query, ["a", "b", "c"], 0)])
    assert perfect["nDCG@10 exchanges"] == perfect["MRR@10"] == perfect["recall@5"] == 1


def test_nonsense_is_measured_by_what_it_returns() -> None:
    got = figures([Outcome(Query("x", {}), ["a"], 0), Outcome(Query("y", {}), [], 0)])
    assert got == {"queries": 2, "nothing": 0.5, "wrong language": 0.0}


def test_tables_are_markdown() -> None:
    assert table(["a", "b"], [["x", 0.5]]) == "| a | b |\n| --- | ---: |\n| x | 0.50 |"


def test_exchanges_of_the_bench_for_growth_hold_all_kinds_of_text() -> None:
    real = list_documents(load_checkout(), "ja", HOME / "docs/ja")
    made = list(added(real, "ja", 2))
    assert len({one.at for one in made}) == 2 * SIZE

    def list_kinds(documents: Iterable[Document]) -> set[str]:
        return {part.letter for one in documents if one.kind == "exchange" for part in one.parts}

    assert list_kinds(made) == list_kinds(real)
