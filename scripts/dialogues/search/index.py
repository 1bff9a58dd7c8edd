"""The search index in small files, so that a query loads only those that it needs.

In: the documents of each language. Out: path under the site's root to JSON, per language:

    core.json       what every query needs: events, counts, how many files of each sort there are,
                    the rules that texts were cut by (format.json), the first titles
    panel.json      what the panel shows besides results: its words, the topics; the rules for
                    amounts and for letters that queries seldom hold
    terms/<n>.json  for each term the documents that hold it (postings.py)
    words/<n>.json  how words are spelt and read (spellings.py)
    heads/<n>.json  titles and addresses of some documents, from 1 on
    texts/<n>.json  what excerpts are cut from, some kilobytes of it
    all.json        all of these in one, where that is small enough to fetch
    meanings/<n>.json  for each common word the exchanges that are about what it means (meanings.py)

All carry the same ``v``, so that a browser never joins files of two builds. Lists are shorter than
objects; their columns are named where they are made. Sizes in characters before compression.
"""

import gzip
from collections import Counter
from collections.abc import Mapping
from itertools import accumulate
from pathlib import Path
from typing import Any

from ..cache import make_key
from ..corpus.corpus import Corpus
from ..publish.words import FAMILIES, Words
from .documents import Document, list_documents
from .format import FORMAT, as_json, split_rules
from .meanings import write_meanings
from .postings import collect_postings, keep_terms, write_postings
from .readings import keep_readings
from .spellings import write_spellings

#: About how many characters of texts go into a file.
TEXTS_SIZE = 4_000
#: Up to so many bytes, gzipped, a browser fetches the whole index behind its first results.
MAX_WHOLE = 400_000


def write_index(corpus: Corpus, language: str, docs: Path) -> dict[str, str]:
    """``<language>/search/**.json``. ``docs`` holds the hand-written pages."""
    words_of_page = Words(corpus, language)
    made = split_index(
        list_documents(corpus, language, docs / language),
        language,
        {event.id: event.short.read_in(language).value for event in corpus.events},
        {topic.slug: topic.title.read_in(language).value for topic in corpus.topics},
        {name: words_of_page(f"search-{name}").value for name in FAMILIES["search-"]},
    )
    keep_readings(language)
    keep_terms(language)
    # One after the other: written, a large index takes less memory.
    files = {name: as_json(made.pop(name)) for name in [*made]}
    version = make_key(*(part for one in files.items() for part in one))[:8]
    return {
        f"{language}/search/{name}.json": f'{{"v":"{version}",{data[1:]}'
        for name, data in files.items()
    }


def split_index(
    found: list[Document],
    language: str,
    events: Mapping[str, str],
    topics: Mapping[str, str],
    panel: Mapping[str, str],
) -> dict[str, Any]:
    """The index of some documents, by file; with the names of events and topics by their ids, and
    the words of the panel.
    """
    texts = _write_texts(found)
    others = {
        **write_postings(collect_postings(found, language)),
        **write_spellings(found, language),
        **texts,
        **_write_heads(found, texts),
    }
    meanings = write_meanings(found, language)
    counts = Counter(name.partition("/")[0] for name in (*others, *meanings))
    exchanges = [document for document in found if document.kind == "exchange"]
    sizes = Counter(document.event for document in exchanges)
    order = list(topics)
    rules, other_rules = split_rules(language)
    others["panel"] = {
        "words": dict(panel),
        # slug, title; then per exchange the numbers of its topics; then the kinds of all others
        "topics": list(topics.items()),
        "on": [[order.index(slug) for slug in document.topics] for document in exchanges],
        "kinds": [document.kind for document in found if document.kind != "exchange"],
        "format": other_rules,
    }
    first = others.pop("heads/0", {"heads": []})
    packed = accumulate(len(gzip.compress(as_json(one).encode(), 6)) for one in others.values())
    core = {
        "language": language,
        "documents": len(found),
        # id, short name, number of exchanges, in the order of the documents
        "events": [[event, events[event], size] for event, size in sizes.items()],
        "files": {name: counts[name] for name in ("terms", "words", "heads", "texts", "meanings")},
        "whole": all(size <= MAX_WHOLE for size in packed),
        "format": rules,
        **first,
    }
    whole = {"all": {"files": others}} if core["whole"] else {}
    return {"core": core, **others, **whole, **meanings}


def _write_texts(found: list[Document]) -> dict[str, Any]:
    """Per document its parts: kind, text, place if it has its own; ``from`` is the first document
    of a file.
    """
    files: dict[str, Any] = {}
    texts: list[object] = []
    size = TEXTS_SIZE
    for number, document in enumerate(found):
        if size >= TEXTS_SIZE:
            size, texts = 0, []
            files[f"texts/{len(files)}"] = {"from": number, "texts": texts}
        texts.append([list(part if part.at else part[:2]) for part in document.parts])
        size += sum(len(part.text) for part in document.parts)
    return files


def _write_heads(found: list[Document], texts: dict[str, Any]) -> dict[str, Any]:
    """Per document: file of its texts, title, address, its kind or, of an exchange, its label.

    An exchange's address is the rest of its id behind its event's.
    """
    places = [place for place, file in enumerate(texts.values()) for _ in file["texts"]]
    rows = [
        [place, d.title, d.at.split(f"#{d.event}")[1], d.label]
        if d.kind == "exchange"
        else [place, d.title, d.at, d.kind]
        for d, place in zip(found, places, strict=True)
    ]
    size = FORMAT["heads_per_file"]
    starts = enumerate(range(0, len(rows), size))
    return {f"heads/{n}": {"heads": rows[start : start + size]} for n, start in starts}
