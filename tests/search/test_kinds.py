"""How well search finds each kind of query: what was reached must stay so.

Bounds lie a little below what ``make bench-kinds`` measured on both halves; nothing here depends on
how long something takes.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

import build
from dialogues.corpus.corpus import Corpus
from search.generate import generate
from search.kinds import KEYWORDS, Answer, ask, measure, write_indexes
from search.sets import FRESH, HALVES, KINDS, LANGUAGES, Query, asked, fresh

pytestmark = pytest.mark.untraced

#: Per language and kind: recall@5 and MRR@10 with keywords, the same without. Of ``number`` all
#: good answers are found, of ``exact`` the first is one; of ``unanswerable``, how often
#: it is said.
BOUNDS: Mapping[str, Mapping[str, tuple[float, ...]]] = {
    "ja": {
        "natural": (0.95, 0.93, 0.88, 0.75),
        "number": (0.99, 0.97, 0.99, 0.97),
        "kana": (0.94, 0.89, 0.93, 0.88),
        "romaji": (0.98, 0.85, 0.97, 0.85),
        "inflected": (0.94, 0.84, 0.87, 0.75),
        "exact": (0.94, 0.99, 0.95, 0.99),
        "source": (0.96, 0.93, 0.96, 0.88),
        "unanswerable": (0.89, 0.89),
        FRESH: (0.93, 0.89, 0.78, 0.58),
    },
    "en": {
        "natural": (0.94, 0.90, 0.82, 0.72),
        "number": (0.99, 0.98, 0.99, 0.98),
        "inflected": (0.99, 0.97, 0.90, 0.84),
        "exact": (0.96, 0.99, 0.96, 0.99),
        "source": (0.93, 0.91, 0.91, 0.89),
        "unanswerable": (0.89, 0.92),
        FRESH: (0.93, 0.86, 0.73, 0.60),
    },
}

Answers = dict[tuple[str, str], list[Answer]]


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return build.load_corpus(build.make_parser().parse_args(["check"]))


@pytest.fixture(scope="module")
def folders(
    corpus: Corpus, tmp_path_factory: pytest.TempPathFactory
) -> dict[tuple[str, str], Path]:
    return write_indexes(corpus, tmp_path_factory.mktemp("indexes"))


@pytest.fixture(scope="module")
def answers(folders: dict[tuple[str, str], Path]) -> Answers:
    return {key: ask(folder, [*asked(key[0]), *fresh(key[0])]) for key, folder in folders.items()}


@pytest.mark.parametrize(("language", "kind"), [(x, kind) for x in BOUNDS for kind in BOUNDS[x]])
def test_what_was_reached_stays(answers: Answers, language: str, kind: str) -> None:
    got = []
    for way in KEYWORDS:
        some = [one for one in answers[language, way] if one.query.kind == kind]
        assert len(some) >= 20
        figures = measure(some)
        names = ("honest",) if kind == "unanswerable" else ("recall@5", "MRR@10")
        got += [figures[name] for name in names]
        if kind == "number":
            assert figures["found"] == 1
        if kind == "exact":
            assert figures["first"] == 1
    bounds = BOUNDS[language][kind]
    assert all(one >= bound for one, bound in zip(got, bounds, strict=True)), got


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_is_found_as_it_is_written(
    corpus: Corpus, folders: dict[tuple[str, str], Path], language: str
) -> None:
    """In either language: the browser reads numbers as the index of figures does."""
    figures = [
        (figure.text.read_in(code).value, x.id)
        for x in corpus.exchanges.values()
        for figure in x.figures
        if figure.quantity and figure.quantity.number is not None
        for code in LANGUAGES
    ]
    assert len(figures) > 50
    queries = [Query(text, {key: 3}) for text, key in figures]
    missed = [
        one.query.q for one in ask(folders[language, "without"], queries) if not one.recall(10)
    ]
    assert not missed


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_no_text_is_about_finds_nothing(
    built: Path, folders: dict[tuple[str, str], Path], language: str
) -> None:
    """Every common word is nearer to some exchange than to others, `violin` too."""
    data = json.loads((built / "data/dialogues.json").read_text("utf-8"))
    for way in KEYWORDS:
        got = ask(folders[language, way], generate(data, language)["nonsense"])
        found = [one.query.q for one in got if one.found]
        assert len(found) <= len(got) * 0.05, found


@pytest.mark.parametrize("language", LANGUAGES)
def test_queries_are_fit_for_their_purpose(corpus: Corpus, language: str) -> None:
    queries = asked(language)
    sizes = Counter((query.kind, query.half) for query in queries)
    japanese = {"kana", "romaji"}
    kinds = [kind for kind in KINDS if language == "ja" or kind not in japanese]
    assert {kind for kind, _ in sizes} == set(kinds)
    for kind in kinds:
        assert all(sizes[kind, half] >= 10 for half in HALVES), kind
    assert len({(query.kind, query.q) for query in queries}) == len(queries)
    best = Counter(key for query in fresh(language) for key, n in query.answers.items() if n == 3)
    assert best.keys() == corpus.exchanges.keys()
    assert min(best.values()) >= 2
    for query in (*queries, *fresh(language)):
        assert bool(query.good) != bool(query.absent), query
        exchanges = {key for key in query.answers if not key.endswith("/") and "/" not in key}
        assert exchanges <= corpus.exchanges.keys(), query


def test_answers_that_are_wrong_are_seen() -> None:
    """The bench's own figures can fail."""
    right = Query("q", {"a": 3, "b": 2}, kind="natural")
    assert measure([Answer(right, ["x", "a"], [])])["recall@5"] == 0.5
    assert measure([Answer(right, ["x", "a"], [])])["MRR@10"] == 0.5
    assert measure([Answer(right, [], [])])["nothing"] == 1
    absent = Query("salary", {}, kind="unanswerable", absent=("salary",))
    assert measure([Answer(absent, ["a"], [])]) == {"honest": 0}
    assert measure([Answer(absent, ["a"], ["Salary"])]) == {"honest": 1}
    assert measure([Answer(absent, [], [])]) == {"honest": 1}
