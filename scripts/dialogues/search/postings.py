"""Which documents hold a term, in files of which a query loads those of its terms alone.

In: documents. Out: file to its terms, each with a line: its documents in order, each as the
distance to the last one, then the letters of its fields with how often they hold it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ..cache import Table, make_key
from .documents import Document
from .format import FORMAT
from .readings import MADE_BY, READ, find_usual_forms
from .tokens import MARK, find_key, hash_key, name_key, terms, words

#: About how large a file becomes, in characters, and how many there are at most.
FILE_SIZE, MAX_FILES = 500, 2048
#: The field of names: a query that is one of them is for what mentions it.
MENTIONS = "m"
#: The field of keywords, and of a topic's other names: unlike those of a person or a term, they are
#: what its exchanges are about, which answer them better.
KEYWORDS = "k"
#: The field of figures.
FIGURES = "f"
#: What a document was found by before, it is found by again.
_MADE_BY = make_key(MADE_BY, Path(__file__).read_bytes())


def count_files(size: int, file_size: int, max_files: int) -> int:
    """Into how many files so much goes."""
    return max(1, min(max_files, -(-size // file_size)))


def collect_postings(found: list[Document], language: str) -> dict[str, str]:
    """The lines of all terms of all documents, those of ``found_by`` too."""
    lines: dict[str, list[str]] = defaultdict(list)
    last: dict[str, int] = defaultdict(int)
    parts: dict[str, str] = {}  # few are different: each is kept once
    for number, document in enumerate(found):
        for term, fields in _list_terms(document, language):
            part = f"{number - last[term] or ''}{fields}"
            lines[term].append(parts.setdefault(part, part))
            last[term] = number
    empty = ("", MARK["name"])
    return {term: " ".join(lines[term]) for term in sorted(lines) if term not in empty}


@cache
def _open_table(language: str) -> Table:
    return Table("terms", _MADE_BY, language)


def keep_terms(language: str) -> None:
    """Let the next build know what documents are found by."""
    _open_table(language).keep()


def _list_terms(document: Document, language: str) -> Iterator[list[str]]:
    """The terms of a document and of each the letters of its fields."""
    # As one text they take little memory.
    lines = _open_table(language).find(
        make_key(repr(document)),
        lambda _: "\n".join(map(" ".join, _count_terms(document, language).items())),
    )
    return (line.rsplit(" ", 1) for line in lines.split("\n") if line)


def _count_terms(document: Document, language: str) -> dict[str, str]:
    """The terms of a document with the letters of their fields and how often they hold it."""
    held: dict[str, list[str]] = defaultdict(list)  # terms by field
    titles = [("t", document.title), ("t", document.label)]
    parts = [(part.letter, part.text) for part in document.parts]
    for field, text in [*titles, *parts, *document.found_by.items()]:
        usual = find_usual_forms(text) if language in READ else ""
        held[field or "g"] += (*terms(text), *terms(usual))
    for word in words(document.title):
        if word.kind == "spaced" and document.event:  # while its first letters are typed
            sizes = range(1, min(FORMAT["keys"]["spaced"], len(word.text)))
            held["t"] += (word.text[:size] for size in sizes)
    names = KEYWORDS if document.kind == "topic" else MENTIONS
    held[names] += {name_key(name) for name in document.names}
    held[FIGURES] += document.amounts
    held["t"] += {
        name_key(name)
        for title in document.titles
        for name in (title, re.split("[（(]", title)[0])  # 脳と機械（BMI）
    }
    found: dict[str, str] = defaultdict(str)
    for field in sorted(held):
        for term, times in Counter(held[field]).items():
            found[term] += f"{field}{times if times > 1 else ''}"
    return found


def write_postings(lines: Mapping[str, str]) -> dict[str, Any]:
    """The files of all lines."""
    count = count_files(sum(map(len, lines.values())), FILE_SIZE, MAX_FILES)
    files: dict[str, Any] = {f"terms/{n}": {"terms": {}} for n in range(count)}
    for term, line in lines.items():
        files[f"terms/{hash_key(find_key(term)) % count}"]["terms"][term] = line
    return files
