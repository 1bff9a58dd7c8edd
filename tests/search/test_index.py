"""The search data: what it holds, that it is as small as it must be, who may be asked."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from dialogues.cache import CACHE
from dialogues.search import postings
from dialogues.search.documents import Document, Part
from dialogues.search.tokens import name_key, stem, terms
from support.reading import list_shown
from support.trees import HOME, Tree

SCRIPTS = HOME / "docs/assets/js"
each_language = pytest.mark.parametrize("language", ["ja", "en"])


class Index:
    """A language's search data, put together from its files."""

    def __init__(self, site: Path, language: str) -> None:
        self.folder = site / language / "search"
        self.core = self.read("core")
        rest = (row for part in self.part("heads", 1) for row in part["heads"])
        self.heads = [*self.core["heads"], *rest]
        self.texts = [row for part in self.part("texts") for row in part["texts"]]
        self.terms: dict[str, str] = {}
        for part in self.part("terms"):
            assert not self.terms.keys() & part["terms"].keys()
            self.terms |= part["terms"]

    def read(self, name: str) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self.folder / f"{name}.json").read_text("utf-8"))
        return found

    def part(self, sort: str, start: int = 0) -> Iterator[dict[str, Any]]:
        """``start``: those before it come with the core."""
        numbers = range(start, self.core["files"][sort])
        assert len(list(self.folder.glob(f"{sort}/*.json"))) == len(numbers)
        return (self.read(f"{sort}/{n}") for n in numbers)

    def held(self, term: str) -> dict[int, str]:
        """Documents that hold a term, with the fields."""
        found, last = {}, 0
        for part in self.terms[term].split(" "):
            posting = re.fullmatch(r"(\d*)((?:[a-z]\d*)+)", part)
            assert posting
            last += int(posting[1] or 0)
            found[last] = re.sub(r"\d", "", posting[2])
        return found

    def ids(self) -> list[str]:
        """Of the exchanges, in the order of the documents."""
        events = [event for event, _, size in self.core["events"] for _ in range(size)]
        return [event + row[2] for event, row in zip(events, self.heads, strict=False)]


def data(site: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site / "data/dialogues.json").read_text("utf-8"))
    return found


@pytest.mark.parametrize(
    "words",
    (
        *("cost costs costing costed", "company companies", "training trained trains"),
        *("centre center centres", "organisation organization", "defence defense", "labour labor"),
        *("box boxes", "stop stopped stopping", "analyse analyze analysed", "Altman Altman's"),
    ),
)
def test_forms_of_a_word_have_one_stem(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 1


@each_language
def test_titles_of_sections_are_parted_where_an_event_is_found(built: Path, language: str) -> None:
    index = Index(built, language)
    (event,) = (one for one in data(built)["events"] if one["id"] == "utokyo")
    titles = [one["title"][language] for one in event["sections"]]
    (number,) = (n for n, row in enumerate(index.heads) if row[2] == "events/utokyo/")
    (found,) = (text for _, text, *_ in index.texts[number] if titles[0] in text)
    assert re.split(r" \W ", found) == titles


@each_language
def test_every_text_of_an_exchange_can_be_found_and_stands_once(built: Path, language: str) -> None:
    index = Index(built, language)
    exchanges = [x for event in data(built)["events"] for x in event["exchanges"]]
    assert index.ids()[: len(exchanges)] == [x["id"] for x in exchanges]
    assert len(index.heads) == len(index.texts) == index.core["documents"]
    on = index.read("panel")["on"]
    slugs = [slug for slug, _ in index.read("panel")["topics"]]
    (other,) = {"ja", "en"} - {language}
    for number, x in enumerate(exchanges):
        _, title, _, label = index.heads[number]
        assert title == x["title"][language]
        assert label == "Q" + "-".join(re.findall(r"\d+", x["id"].removeprefix("interview-q0")))
        assert [slugs[n] for n in on[number]] == x["topics"]
        ours = list_shown(x["notes"], language) + x["follow_ups"]
        also = [
            one for y in exchanges for one in y["follow_ups"] if x["id"] in one["exchanges"][1:]
        ]
        wanted = [x["gist"], *(b["text"] for b in x["blocks"]), *(n["text"] for n in ours)]
        also.sort(key=lambda one: str(one["date"]))
        wanted += [one["basis"] for one in (*ours, *also)]
        found = zip(index.texts[number], wanted, strict=True)
        for (kind, text, *place), said in found:  # what became of something stands behind its day
            # What is closed on the page has its own place there.
            assert len(place) == (kind in "nwb")
            assert text[-len(said[language]) if kind == "w" else 0 :] == said[language]
        assert {kind for kind, *_ in index.texts[number]} <= set("gqasnwb")
        for kind, text, *place in index.texts[number]:
            ids = [f"{x['id']}-since", *(note["id"] for note in x["notes"])]
            assert set(place) <= set(ids)
            assert all(kind in index.held(term)[number] for term in terms(text))
        for term in terms(x["blocks"][-1]["text"][other]):
            assert set(index.held(term)[number]) & set("oqasgtnwkmb")


@each_language
def test_everything_else_can_be_found_too(built: Path, language: str) -> None:
    index, known = Index(built, language), data(built)
    places = {head[2] for head in index.heads}
    assert {f"topics/{topic['slug']}/" for topic in known["topics"]} <= places
    assert {f"people/#{one['id']}" for one in known["people"]} <= places
    assert {f"glossary/#{one['id']}" for one in known["glossary"]} <= places
    rest = [head for head in index.heads if head[3] == "page"]
    for _, title, address, _ in rest:
        assert title
        assert (built / language / address / "index.html").is_file()
    numbers = [index.heads.index(head) for head in rest if head[2] == "about/"]
    ((_, about),) = index.texts[numbers[0]]
    assert len(about) > 400
    assert not re.search(r"\]\(|\{:|\*\*|^#|\[\w+-[qs]\d", about, re.MULTILINE)


@each_language
def test_names_lead_to_what_speaks_of_them_in_every_language(built: Path, language: str) -> None:
    index, known = Index(built, language), data(built)
    for thing in (*known["people"], *known["glossary"], *known["topics"]):
        forms = thing.get("name") or thing.get("term") or thing["title"]
        for name in (*forms.values(), *thing.get("aliases", ())):
            found = index.held(name_key(name))
            assert {index.ids().index(x) for x in thing["exchanges"]} <= set(found), name


@each_language
def test_keywords_of_editors_find_and_are_not_shown(built: Path, language: str) -> None:
    index = Index(built, language)
    number = index.ids().index("interview-q08")
    word = {"ja": "ブルーカラー", "en": "plumbers"}[language]
    for term in terms(word):
        assert "k" in index.held(term)[number]
    assert word not in json.dumps(index.texts, ensure_ascii=False)
    for page in (built / language).rglob("*.html"):
        assert word not in page.read_text("utf-8"), page


@each_language
def test_what_comes_first_is_small(built: Path, language: str) -> None:
    """The browser test counts what is really loaded; this one says which part grew."""
    home = built / language
    sizes = {
        name: len(gzip.compress((home / name).read_bytes(), 6))
        for name in ("assets/js/search/worker.js", "assets/js/box/box.js", "search/core.json")
    }
    most = dict(zip(sizes, (7_520, 5_200, 3_400), strict=True))
    assert {name: size for name, size in sizes.items() if size > most[name]} == {}
    terms = (home / "search").glob("terms/*")
    assert max(len(gzip.compress(path.read_bytes(), 6)) for path in terms) < 3_000


def test_scripts_ask_nobody_else() -> None:
    paths = [*SCRIPTS.rglob("*.js")]
    assert len(paths) > 20
    for path in paths:
        text = path.read_text("utf-8")
        assert not re.search(r"https?://|sendBeacon|XMLHttpRequest|WebSocket|eval\(", text), path


@each_language
def test_scripts_are_served_small(built: Path, language: str) -> None:
    paths = list((built / language / "assets/js").rglob("*.js"))
    assert 8 < len(paths) < 15
    for path in paths:
        assert "//" not in re.sub(r'"[^"]*"|`[^`]*`|/[^/ ]+/', "", path.read_text("utf-8"))
    served = sum(path.stat().st_size for path in paths)
    assert served < 0.4 * sum(path.stat().st_size for path in SCRIPTS.rglob("*.js"))


@pytest.mark.untraced
def test_a_script_that_is_none_is_a_problem(tree: Tree) -> None:
    path = tree.home / "docs/assets/js/header.js"
    path.write_text(path.read_text("utf-8") + "\nconst = 1;\n", "utf-8")
    done = tree.run()
    assert done.returncode == 1
    assert re.search(r"docs/assets/js/header\.js:\d+:\d+: ", done.stderr), done.stderr
    assert not (tree.home / "site").exists()


@pytest.mark.untraced
def test_a_page_written_by_hand_is_found(tree: Tree) -> None:
    for code, text in (
        ("ja", "# 手で書いたページ {: #x }\n\n**本文**は[ここ](about.md)。\n"),
        ("en", "# Hand\n\nText.\n"),
    ):
        (tree.home / f"docs/{code}/notes.md").write_text(text, "utf-8")
    done = tree.run()
    assert done.returncode == 0, done.stderr
    index = Index(tree.home / "site", "ja")
    (number,) = [n for n, head in enumerate(index.heads) if head[2] == "notes/"]
    assert index.heads[number][1] == "手で書いたページ"
    assert index.texts[number] == [["", "本文はここ。"]]


@each_language
def test_documents_are_known_by_all_that_finds_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    """From a cache comes what is found without one, and whatever changes is found anew."""
    counted: list[str] = []
    count = postings._count_terms

    def look(document: Document, language: str) -> dict[str, str]:
        counted.append(document.at)
        return count(document, language)

    monkeypatch.setattr(postings, "_count_terms", look)
    one = Document(
        *("exchange", "events/e/#e-q01", "海は 100 m", "Q1", "e", ("sea",)),
        parts=(Part("a", "A sea, a sea\u2028x y"),),
        found_by={"k": "波\n浪", "m": "", "o": "waves"},
        names=("John Smith",),
        titles=("海",),
        amounts=("m:1e2",),
    )
    other = Document("page", "about/", "?")
    changes: list[dict[str, Any]] = [
        {field.name: "z" if isinstance(old, str) else type(old)()}
        for field in fields(Document)
        for old in [getattr(one, field.name)]
    ]
    changed = [replace(one, **change) for change in changes]

    def collect(*some: Document) -> list[dict[str, str]]:
        """As each build does."""
        postings._open_table.cache_clear()
        found = [postings.collect_postings([document], language) for document in some]
        postings.keep_terms(language)
        return found

    monkeypatch.setattr(CACHE, "folder", None)
    wanted = collect(one, other, *changed)
    monkeypatch.setattr(CACHE, "folder", tmp_path)
    assert collect(one, other) == wanted[:2]
    counted.clear()
    assert collect(one, other, *changed) == wanted
    assert len(counted) == len(changed) == len(fields(Document))
    counted.clear()
    assert collect(one, other, *changed) == wanted
    assert counted == []
