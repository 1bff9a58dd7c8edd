"""PO files fit the units: no entry without one, and marks survive translation.

In: the Corpus. Out: Problems.
"""

import re
from collections.abc import Iterator

from ..corpus.corpus import Corpus
from ..letters import PLACEHOLDER, REFERENCE
from ..problems import Problem, Where, nearest, quote
from ..unit import SITE

#: What a translation must keep: ``{name}`` in strings, ``[exchange-id]`` in overviews.
MARK = re.compile(f"{PLACEHOLDER.pattern}|{REFERENCE.pattern}")


def check_entries(corpus: Corpus) -> Iterator[Problem]:
    """Every entry is the translation of a unit of its file."""
    domains = {SITE, *(event.id for event in corpus.events)}
    for language, files in corpus.entries.items():
        for domain, entries in files.items():
            path = corpus.find_po(language, domain)
            if domain not in domains:
                hint = nearest(domain, domains) or "remove the file"
                yield Where(path).problem(f"no event or domain {quote(domain)}", hint)
                continue
            for key, entry in entries.items():
                unit = corpus.units.get(key)
                if unit is None or unit.domain != domain:
                    message = f"translation of {quote(key)}, a unit that is gone"
                    where = Where(path, entry.linenum or 1)
                    yield where.problem(message, "run `build.py sync`")


def check_marks(corpus: Corpus) -> Iterator[Problem]:
    """``{names}`` and ``[ids]`` are in the translation what they are in the source."""
    for unit in corpus.units.values():
        for language in corpus.translated:
            text = unit.read_in(language)
            wanted, found = _find_marks(unit.text), _find_marks(text.value)
            if text.state == "reviewed" and wanted != found:
                old, new = (" ".join(marks) or "nothing" for marks in (wanted, found))
                message = f"marks {old} became {new}"
                hint = "keep `{names}` and `[ids]` as they are"
                yield corpus.at(unit, language).problem(message, hint)


def _find_marks(text: str) -> list[str]:
    return sorted({match[0] for match in MARK.finditer(text)})
