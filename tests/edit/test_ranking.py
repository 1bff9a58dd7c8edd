"""How topics and relations are ranked, and why."""

from __future__ import annotations

import math

import pytest

import quality
from dialogues.corpus.corpus import Corpus
from dialogues.edit.ranking import (
    ALIAS,
    KEYWORDS,
    SATURATION,
    Ranker,
    Sample,
)
from dialogues.edit.similarity import TfIdf, count_terms, find_centroid, measure_cosine, normalise
from dialogues.edit.suggest import fold_names, make_ranker
from dialogues.letters import match_whole
from dialogues.read.schema_shared import Topic


def make_topic(slug: str, title: str, scope: str, **words: list[str]) -> Topic:
    fields = {"slug": slug, "title": title, "scope": scope, "overview": ["未定"]}
    return Topic.model_validate({**fields, **words})


def test_what_an_exchange_is_on_does_not_move_its_own_ranks(corpus: Corpus) -> None:
    """Else the ranks beside chosen topics would flatter, and the measure would be cheated."""
    key = "interview-q09"
    bare = make_ranker(quality.draft_exchanges(corpus, {key}, texts=True))
    whole = make_ranker(corpus)
    assert bare.rank_topics(key) == whole.rank_topics(key)
    assert bare.rank_related(key) == whole.rank_related(key)


def test_the_reason_names_the_words() -> None:
    topic = make_topic("ships", "船", "海を渡る。", keywords=["帆船"], aliases=["舟"])
    samples = [
        Sample("a", "帆船と舟の話である。港に着いた。"),
        Sample("b", "大きな帆船が港に着いた。", ("ships",)),
        Sample("c", "山の天気は変わりやすい。"),
    ]
    spellings = {"です": ("である", "着いた", "やすい"), "港湾": ("港湾", "港")}
    ranks = Ranker([topic], spellings, samples)
    assert ranks.explain_topic("a", "ships") == "keyword 帆船; alias 舟; like b (帆船)"
    assert ranks.explain_relation("a", "b") == "names 港湾; shares 帆船"
    (own,) = ranks.rank_topics("a")
    (other,) = ranks.rank_topics("c")
    # Two of three hold the keyword, one the alias, which counts half.
    hits = (1 + math.log(4 / 3)) + ALIAS * (1 + math.log(4 / 2))
    assert own.rules == pytest.approx(KEYWORDS * hits / (hits + SATURATION))
    assert own.likeness > 0
    assert (other.rules, other.likeness) == (0, 0)
    assert [one.target for one in ranks.rank_related("a")] == ["b", "c"]


def test_a_reason_where_no_word_is_left() -> None:
    """What both share is part of a word or grammar: no word of it can be told."""
    topic = make_topic("post", "便り", "届きました。")
    samples = [
        Sample("a", "彼が書きました。"),
        Sample("b", "人は書きません。", ("post",)),
        Sample("c", "山の天気。"),
    ]
    ranks = Ranker([topic], {}, samples)
    assert ranks.rank_topics("a")[0].score > 0 < ranks.rank_related("a")[0].score
    assert ranks.explain_topic("a", "post") == "like b"
    assert ranks.explain_relation("a", "b") == "alike in wording"


def test_people_and_terms_that_share_a_spelling_are_one(corpus: Corpus) -> None:
    found = fold_names(corpus)
    assert {"IAEA", "国際原子力機関"} <= {*found["IAEA"]}
    assert len([name for name in found if "IAEA" in found[name]]) == 1
    assert {"BMI", "ブレイン・マシン・インターフェース"} <= {*found["BMI"]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("インフラ投資", ["@いんふら", "いん", "んふ", "ふら", "投資"]),
        ("ＡＩとGPT-5、ｱﾙﾏ", ["ai", "gpt", "@あるま", "ある", "るま"]),
        ("これはそうである", []),
        ("海", ["海|"]),
        ("2025年に10倍", ["年|", "年に", "倍|"]),
        ("naïve Straße", ["naiv", "strass"]),
    ],
)
def test_terms(text: str, expected: list[str]) -> None:
    assert list(count_terms(text)) == expected


def test_likeness() -> None:
    texts = ["海は青い。波が立つ。", "海の色は青い。", "山に雪が積もる。"]
    tfidf = TfIdf(texts)
    sea, colour, hill = map(tfidf.weigh_text, texts)
    assert measure_cosine(sea, sea) == pytest.approx(1)
    assert (
        measure_cosine(sea, colour) == measure_cosine(colour, sea) > 0 == measure_cosine(sea, hill)
    )
    assert measure_cosine(find_centroid([sea, hill]), hill) > 0
    assert find_centroid([]) == tfidf.weigh_text("") == {}
    assert TfIdf([]).weigh_text("海") == {}
    assert tfidf.weigh_rarity(3) == 0 < tfidf.weigh_rarity(1)
    often = tfidf.weigh_text("雪が、雪が、雪が、波が")
    assert often["雪が"] / often["波が"] == pytest.approx(1 + math.log(3))


def test_shared_words_do_not_cut_katakana() -> None:
    left, right = (
        "スタートアップのデータセンター、センター",
        "ナップスターとセンターはデータセンターを持つ",
    )
    assert TfIdf([left, right, ""]).find_shared(left, right) == ["データセンター"]


def test_names_are_whole_words() -> None:
    pattern = match_whole(map(normalise, ["AI", "サム", "Open AI", "サム氏"]))
    found = [
        match[0] for match in pattern.finditer(normalise("OPEN AIのサム氏はAIを語る。maid ＡＩ3"))
    ]
    assert found == ["open ai", "サム氏", "ai"]
