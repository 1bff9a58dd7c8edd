"""How words are spelt and read, in files by the first letter, for kana and misspelt words.

In: documents. Out: file to its lines. ``words``: compared form, spelling, in how many documents it
stands (0: a name of several words); ``readings``: kana, spellings.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from .documents import Document
from .format import as_json
from .postings import count_files
from .readings import KANA, READ, find_readings
from .tokens import folded, hash_key, words

#: About how large a file becomes, in characters, and how many there are at most.
FILE_SIZE, MAX_FILES = 16_000, 128
#: Kinds of words that are put right, from so many letters on.
CORRECTED, MIN_LENGTH = ("spaced", "katakana"), 3


def write_spellings(found: list[Document], language: str) -> dict[str, Any]:
    """The files of all spellings and readings of a language."""
    spelt: dict[str, Counter[str]] = defaultdict(Counter)
    for document in found:
        for key, raw in _spell_words(document):
            spelt[key][raw] += 1
    texts = [text for document in found for text in _own_texts(document)]
    read = find_readings(texts) if language in READ else {}
    for key, forms in spelt.items():
        if not key.isascii():
            read[key] = sorted({*read.get(key, ()), *forms})
    # Editors' keywords are heard, but never proposed: no text shows them.
    for word in words("\n".join(one.found_by.get("k", "") for one in found)):
        if word.kind == "katakana" and len(word.raw) >= MIN_LENGTH:
            read[word.text] = sorted({*read.get(word.text, ()), word.raw})
    for one in found:
        # Readings that editors give: えーじーあい.
        for name in filter(KANA.fullmatch, one.names if one.kind == "term" else ()):
            read[name] = sorted({*read.get(name, ()), one.title})
    size = sum(map(len, spelt)) * 2 + sum(len(as_json(r)) for r in read.items())
    count = count_files(size, FILE_SIZE, MAX_FILES)
    files: dict[str, dict[str, list[str]]] = {
        f"words/{n}": {"words": [], "readings": []} for n in range(count)
    }

    def add(sort: str, key: str, *values: object) -> None:
        line = "\t".join(map(str, (key, *values)))
        files[f"words/{hash_key(key[:1]) % count}"][sort].append(line)

    for key, forms in sorted(spelt.items()):
        add("words", key, max(sorted(forms), key=lambda form: forms[form]), forms.total())
    # One word to those who leave the dots out.
    names = {folded(name): name for one in found for name in one.names if "・" in name}
    for key in sorted(names.keys() - spelt.keys()):
        add("words", key, names[key], 0)
    for reading in sorted(read):
        add("readings", folded(reading), *read[reading])
    return {name: {k: "\n".join(v) for k, v in data.items()} for name, data in files.items()}


def _own_texts(document: Document) -> Iterator[str]:
    yield document.title
    yield from (part.text for part in document.parts)


def _spell_words(document: Document) -> list[tuple[str, str]]:
    """Each word of a document once: compared form and spelling."""
    once = {
        (folded(word.raw), word.raw)
        for text in [*_own_texts(document), *document.names]
        for word in words(text)
        if word.kind in CORRECTED and len(word.raw) >= MIN_LENGTH and not word.raw.isdigit()
    }
    return sorted(once)
