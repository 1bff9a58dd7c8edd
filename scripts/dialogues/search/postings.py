"""Which documents hold a term, in files of which a query loads those of its terms alone.

In: documents. Out: file to its terms, each with a line: its documents in order, each as the
distance to the last one, then the letters of its fields with how often they hold it.
"""

import re
from collections import Counter, defaultdict
from typing import Any

from .documents import Document
from .format import FORMAT
from .readings import READ, find_usual_forms
from .tokens import MARK, find_key, hash_key, name_key, terms, words

#: About how large a file becomes, in characters, and how many there are at most.
FILE_SIZE, MAX_FILES = 1_000, 2048
#: The field of names: a query that is one of them is for what mentions it.
MENTIONS = "m"
#: The field of figures.
FIGURES = "f"

#: term -> document -> field -> how often
Postings = dict[str, dict[int, Counter[str]]]


def count_files(size: int, file_size: int, max_files: int) -> int:
    """Into how many files so much goes."""
    return max(1, min(max_files, -(-size // file_size)))


def collect_postings(found: list[Document], language: str) -> Postings:
    """The terms of all documents by field, those of ``found_by`` too."""
    held: Postings = defaultdict(lambda: defaultdict(Counter))
    for number, document in enumerate(found):
        titles = [("t", document.title), ("t", document.label)]
        for field, text in [*titles, *document.parts, *document.found_by.items()]:
            usual = find_usual_forms(text) if language in READ else ""
            for term in (*terms(text), *terms(usual)):
                held[term][number][field or "g"] += 1
        for word in words(document.title):
            if word.kind == "spaced" and document.event:  # while its first letters are typed
                for size in range(1, min(FORMAT["keys"]["spaced"], len(word.text))):
                    held[word.text[:size]][number]["t"] += 1
        for name in document.names:
            held[name_key(name)][number][MENTIONS] = 1
        for term in document.amounts:
            held[term][number][FIGURES] += 1
        for title in document.titles:
            for name in (title, re.split("[（(]", title)[0]):  # 脳と機械（BMI）
                held[name_key(name)][number]["t"] = 1
    return held


def write_postings(held: Postings) -> dict[str, Any]:
    """The files of all terms."""
    empty = ("", MARK["name"])
    lines = {term: _write_line(held[term]) for term in sorted(held) if term not in empty}
    count = count_files(sum(map(len, lines.values())), FILE_SIZE, MAX_FILES)
    files: dict[str, Any] = {f"terms/{n}": {"terms": {}} for n in range(count)}
    for term, line in lines.items():
        files[f"terms/{hash_key(find_key(term)) % count}"]["terms"][term] = line
    return files


def _write_line(held: dict[int, Counter[str]]) -> str:
    parts, last = [], 0
    for number in sorted(held):
        fields = "".join(f"{name}{n if n > 1 else ''}" for name, n in sorted(held[number].items()))
        parts.append(f"{number - last or ''}{fields}")
        last = number
    return " ".join(parts)
