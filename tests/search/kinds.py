"""``make bench-kinds``: how well search finds each kind of query, with and without keywords.

Builds the index twice, as it is and without editors' keywords, which is what a new event gets, and
asks the engine itself through Node.js. Prints Markdown tables; ``--missed`` names what the half
``tune`` misses. The half ``test`` is for the last look only.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import mean
from typing import Any

import build
from dialogues.corpus.corpus import Corpus
from dialogues.search.documents import Document, list_documents
from dialogues.search.format import as_json
from dialogues.search.index import split_index
from search.score import DEPTH, NEAR
from search.sets import FRESH, HALVES, KINDS, LANGUAGES, Query, asked, fresh, natural
from support.tables import table
from support.trees import HOME

OLDER = "natural, older"
#: Whether editors' keywords are in the index.
KEYWORDS = {"with": True, "without": False}


@dataclass(frozen=True)
class Answer:
    """What came for one query: results, best first; ``missing``: words that nothing holds."""

    query: Query
    found: list[str]
    missing: list[str]

    def recall(self, depth: int | None) -> float:
        """Good answers among the first so many results, of those that fit there."""
        good = self.query.good
        fitting = min(depth or len(good), len(good))
        return len(good & set(self.found[:depth])) / fitting

    @property
    def reciprocal(self) -> float:
        """One over the place of the first good answer, 0 if it is not among the first ten."""
        places = (n for n, one in enumerate(self.found[:DEPTH], 1) if one in self.query.good)
        return next((1 / n for n in places), 0.0)

    @property
    def honest(self) -> bool:
        """Nothing, or a list that says which words are nowhere."""
        said = "\n".join(self.missing).lower()
        return not self.found or any(word.lower() in said for word in self.query.absent)


def strip_keywords(documents: list[Document]) -> list[Document]:
    """What a site without editors' keywords finds."""
    names = ["" if one.kind == "exchange" else "\n".join(one.names) for one in documents]
    return [
        replace(one, found_by={**one.found_by, "k": known})
        for one, known in zip(documents, names, strict=True)
    ]


def write_indexes(corpus: Corpus, home: Path) -> dict[tuple[str, str], Path]:
    """Folders of indexes, by language and whether keywords are in them."""
    folders = {}
    events = {event.id: event.id for event in corpus.events}
    topics = {topic.slug: topic.slug for topic in corpus.topics}
    for language in LANGUAGES:
        found = list_documents(corpus, language, HOME / "docs" / language)
        for name, kept in KEYWORDS.items():
            folder = home / language / name
            some = found if kept else strip_keywords(found)
            made = split_index(some, language, events, topics, {})
            for file, data in made.items():
                path = folder / f"{file}.json"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(as_json({"v": "1", **data}), "utf-8")
            folders[language, name] = folder
    return folders


def older(language: str) -> list[Query]:
    """The natural queries that served to tune earlier."""
    return [replace(query, kind=OLDER) for query in natural(language)]


def ask(folder: Path, queries: list[Query]) -> list[Answer]:
    """The engine's answers to some queries, from one index."""
    node = shutil.which("node")
    assert node, "this needs Node.js"
    done = subprocess.run(
        [node, "tests/search/answer.js"],
        cwd=HOME,
        input=json.dumps({"folder": str(folder), "queries": [query.q for query in queries]}),
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    return [Answer(q, **got) for q, got in zip(queries, json.loads(done.stdout), strict=True)]


def measure(answers: Iterable[Answer]) -> Mapping[str, float]:
    """A kind's figures; of what no page answers, how often that is said."""
    answers = list(answers)
    if all(one.query.absent for one in answers):
        return {"honest": mean(float(one.honest) for one in answers)}
    return {
        "recall@5": mean(one.recall(NEAR) for one in answers),
        "MRR@10": mean(one.reciprocal for one in answers),
        "first": mean(float(one.reciprocal == 1) for one in answers),
        "found": mean(one.recall(None) for one in answers),
        "nothing": mean(float(not one.found) for one in answers),
    }


def list_rows(answers: Mapping[str, list[Answer]]) -> Iterator[list[object]]:
    """A row for each kind of one language: figures with keywords / without."""
    for kind in (*KINDS, OLDER, FRESH):
        some = [[one for one in got if one.query.kind == kind] for got in answers.values()]
        if all(some):
            ways = [measure(one) for one in some]
            cells = (
                " / ".join(f"{way[name]:.2f}" for way in ways) if name in ways[0] else "–"
                for name in COLUMNS
            )
            yield [kind, len(some[0]), *cells]


COLUMNS = ("recall@5", "MRR@10", "first", "found", "nothing", "honest")


def list_missed(answers: Iterable[Answer]) -> Iterator[str]:
    """What a half misses, with what came instead."""
    for one in answers:
        query = one.query
        if query.absent:
            if not one.honest:
                yield f"{query.kind}: {query.q} -> {one.found[:3]} missing {one.missing}"
        elif one.recall(NEAR) < 1 or one.reciprocal < (1 if query.kind == "exact" else 0.5):
            yield f"{query.kind}: {query.q} {sorted(query.good)} -> {one.found[:6]}"


def main() -> int:
    parser = argparse.ArgumentParser(prog="make bench-kinds ARGS=…", description=__doc__)
    parser.add_argument("--half", choices=HALVES, default="tune")
    parser.add_argument("--missed", action="store_true", help="what the half `tune` misses")
    parser.add_argument("--json", type=Path, help="where to write the figures")
    options = parser.parse_args()
    corpus = build.load_corpus(build.make_parser().parse_args(["check"]))
    figures: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as place:
        folders = write_indexes(corpus, Path(place))
        for language in LANGUAGES:
            every = (*asked(language), *older(language), *fresh(language))
            queries = [query for query in every if query.half == options.half]
            answers = {name: ask(folders[language, name], queries) for name in KEYWORDS}
            figures[language] = list(list_rows(answers))
            print(f"### {language}\n\n{table(['kind', 'queries', *COLUMNS], figures[language])}\n")
            if options.missed:
                for way, got in answers.items():
                    for line in list_missed(got):
                        print(f"{way:8}{line}")
    if options.json:
        options.json.write_text(json.dumps(figures, ensure_ascii=False, indent=1), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
