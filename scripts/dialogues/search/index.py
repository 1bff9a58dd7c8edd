"""The search index in small files, so that a query loads only those that it needs.

In: the documents of each language. Out: path under the site's root to JSON, per language:

    core.json       what every query needs: events, counts, how many files of each sort there are
    panel.json      what the panel shows besides results: its words, the topics
    terms/<n>.json  for each term the documents that hold it, by the hash of its key: the first
                    three letters of a Latin word or name, two of another name, else the term
    words/<n>.json  how words are spelt and read, for kana and misspelt words; by the first letter
    heads/<n>.json  titles and addresses of 40 documents
    texts/<n>.json  what excerpts are cut from, some kilobytes of it
    all.json        all of these in one, where that is small enough to fetch

All carry the same ``v``, so that a browser never joins files of two builds. Lists are shorter than
objects; their columns are named where they are made. Sizes in characters before compression.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from ..corpus.corpus import Corpus
from ..publish.words import FAMILIES, Words
from .documents import Document, list_documents
from .readings import readings
from .tokens import folded, terms, words

#: About how large files of terms and of words become, and how many there are at most.
TERMS, MOST_TERMS = 1_000, 2048
WORDS, MOST_WORDS = 16_000, 128
#: Documents in a file of heads; about how large a file of texts becomes.
HEADS, TEXTS = 40, 4_000
#: Up to so many bytes, gzipped, a browser fetches the whole index behind its first results.
WHOLE = 400_000
#: Languages whose readings a dictionary tells.
READ = ("ja",)
#: The field of names: a query that is one of them is for what mentions it.
NAMED = "m"

#: term -> document -> field -> how often
Index = dict[str, dict[int, dict[str, int]]]


def write_index(corpus: Corpus, docs: Path) -> dict[str, str]:
    """``<language>/search/**.json`` for every language. ``docs`` holds the hand-written pages."""
    found = {}
    for language in corpus.languages:
        words_of_page = Words(corpus, language)
        made = split(
            list_documents(corpus, language, docs / language),
            language,
            {event.id: event.short.read_in(language).value for event in corpus.events},
            {topic.slug: topic.title.read_in(language).value for topic in corpus.topics},
            {name: words_of_page(f"search-{name}").value for name in FAMILIES["search-"]},
        )
        version = hashlib.sha256(as_json(made).encode()).hexdigest()[:8]
        for name, data in made.items():
            found[f"{language}/search/{name}.json"] = as_json({"v": version, **data})
    return found


def split(
    found: list[Document],
    language: str,
    events: Mapping[str, str],
    topics: Mapping[str, str],
    panel: Mapping[str, str],
) -> dict[str, Any]:
    """The index of some documents, by file; with the names of events and topics by their ids, and
    the words of the panel.
    """
    texts, places = _texts(found)
    others = {**_terms(_index(found)), **_words(found, language), **texts, **_heads(found, places)}
    number = Counter(name.partition("/")[0] for name in others)
    exchanges = [document for document in found if document.kind == "exchange"]
    sizes = Counter(document.event for document in exchanges)
    order = list(topics)
    others["panel"] = {
        "words": dict(panel),
        # slug, title; then per exchange the numbers of its topics; then the kinds of all others
        "topics": list(topics.items()),
        "on": [[order.index(slug) for slug in document.topics] for document in exchanges],
        "kinds": [document.kind for document in found if document.kind != "exchange"],
    }
    packed = sum(len(gzip.compress(as_json(data).encode(), 6)) for data in others.values())
    core = {
        "language": language,
        "documents": len(found),
        # id, short name, number of exchanges, in the order of the documents
        "events": [[event, events[event], size] for event, size in sizes.items()],
        "files": {name: number[name] for name in ("terms", "words", "heads", "texts")},
        "whole": packed <= WHOLE,
    }
    return {"core": core, **others, **({"all": {"files": others}} if core["whole"] else {})}


def _index(found: list[Document]) -> Index:
    """The terms of all documents by field: t (title), those of parts, those of ``found_by``."""
    index: Index = defaultdict(lambda: defaultdict(Counter))
    for number, document in enumerate(found):
        fields = [
            ("t", document.title),
            ("t", document.label),
            *document.parts,
            *document.found_by.items(),
        ]
        for field, text in fields:
            for term in terms(text):
                index[term][number][field or "g"] += 1
        for word in words(document.title):
            if word.kind == "latin" and document.event:  # while its first letters are typed
                for size in range(1, min(3, len(word.text))):
                    index[word.text[:size]][number]["t"] += 1
        for name in document.names:
            index[f"={folded(name)}"][number][NAMED] = 1
    return index


def _terms(index: Index) -> dict[str, Any]:
    """``term``: its documents in order: the distance to the last one, fields and counts."""
    lines = {term: _postings(index[term]) for term in sorted(index) if term not in ("", "=")}
    number = _number(sum(map(len, lines.values())), TERMS, MOST_TERMS)
    made: dict[str, Any] = {f"terms/{n}": {"terms": {}} for n in range(number)}
    for term, line in lines.items():
        made[f"terms/{_hash(_key(term)) % number}"]["terms"][term] = line
    return made


def _key(term: str) -> str:
    """What decides on a term's file: a Latin word is found by its beginning, a name like words."""
    bare = term.lstrip("=")
    if bare.isascii():
        return bare[:3]
    return bare[:2] if bare != term else term


def _postings(held: dict[int, dict[str, int]]) -> str:
    parts, last = [], 0
    for number in sorted(held):
        fields = "".join(f"{name}{n if n > 1 else ''}" for name, n in sorted(held[number].items()))
        parts.append(f"{number - last or ''}{fields}")
        last = number
    return " ".join(parts)


def _words(found: list[Document], language: str) -> dict[str, Any]:
    """``words``: compared form, spelling, in how many documents it stands (0: a name of several
    words); ``readings``: kana, spellings.
    """
    spelt: dict[str, Counter[str]] = defaultdict(Counter)
    names: dict[str, str] = {}
    texts = []
    for document in found:
        own = [document.title, *(text for _, text in document.parts)]
        texts += own
        once = {
            (folded(word.raw), word.raw)
            for text in [*own, *document.names]
            for word in words(text)
            if word.kind in ("latin", "kata") and len(word.raw) > 2 and not word.raw.isdigit()
        }
        for key, raw in sorted(once):
            spelt[key][raw] += 1
        for name in document.names:
            if "・" in name:  # one word to those who leave the dots out
                names[folded(name)] = name
    read = readings(texts) if language in READ else {}
    for key, forms in spelt.items():
        if not key.isascii():
            read[key] = sorted({*read.get(key, ()), *forms})
    size = sum(map(len, spelt)) * 2 + sum(len(as_json(r)) for r in read.items())
    number = _number(size, WORDS, MOST_WORDS)
    made: dict[str, Any] = {f"words/{n}": {"words": [], "readings": []} for n in range(number)}
    for key in sorted(spelt):
        forms = spelt[key]
        usual = max(sorted(forms), key=lambda form: forms[form])
        place = made[f"words/{_hash(key[:1]) % number}"]
        place["words"].append(f"{key}\t{usual}\t{sum(forms.values())}")
    for key in sorted(names.keys() - spelt.keys()):
        made[f"words/{_hash(key[:1]) % number}"]["words"].append(f"{key}\t{names[key]}\t0")
    for reading in sorted(read):
        place = made[f"words/{_hash(folded(reading)[:1]) % number}"]
        place["readings"].append("\t".join((folded(reading), *read[reading])))
    return {name: {k: "\n".join(v) for k, v in data.items()} for name, data in made.items()}


def _texts(found: list[Document]) -> tuple[dict[str, Any], list[int]]:
    """Per document its parts: kind, text; and in which file each document's stand."""
    made: dict[str, Any] = {}
    places: list[int] = []
    size = TEXTS
    for number, document in enumerate(found):
        if size >= TEXTS:
            size = 0
            made[f"texts/{len(made)}"] = {"from": number, "texts": []}
        made[f"texts/{len(made) - 1}"]["texts"].append([list(part) for part in document.parts])
        size += sum(len(text) for _, text in document.parts)
        places.append(len(made) - 1)
    return made, places


def _heads(found: list[Document], places: list[int]) -> dict[str, Any]:
    """Per document: file of its texts, title, address, its kind or, of an exchange, its label.

    An exchange's address is the rest of its id behind its event's.
    """
    rows: list[list[object]] = [
        [place, d.title, d.at.split(f"#{d.event}")[1], d.label]
        if d.kind == "exchange"
        else [place, d.title, d.at, d.kind]
        for d, place in zip(found, places, strict=True)
    ]
    return {f"heads/{n}": {"heads": list(part)} for n, part in enumerate(_chunks(rows, HEADS))}


def _chunks(rows: list[list[object]], size: int) -> Iterator[Iterable[list[object]]]:
    return (rows[start : start + size] for start in range(0, len(rows), size))


def _number(size: int, wanted: int, most: int) -> int:
    return max(1, min(most, -(-size // wanted)))


def _hash(key: str) -> int:
    """FNV-1a, as in ``docs/assets/js/search/store.js``; not for secrets."""
    value = 2166136261
    for letter in key:
        value = (value ^ ord(letter)) * 16777619 & 0xFFFFFFFF
    return value


def as_json(value: Any) -> str:
    """Compact JSON, letters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
