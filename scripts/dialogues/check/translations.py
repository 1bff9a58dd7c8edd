"""PO files fit the events, and marks survive translation.

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


def check_files(corpus: Corpus) -> Iterator[Problem]:
    """Every PO file is an event's, which may be a draft, or that of what all events share."""
    domains = {SITE, *(event.id for event in corpus.events), *corpus.left_out}
    for language, files in corpus.entries.items():
        for domain in files:
            path = corpus.find_po(language, domain)
            if domain not in domains:
                hint = nearest(domain, domains) or "rename it after its event, or keep it elsewhere"
                yield Where(path).problem(f"no event or domain {quote(domain)}", hint)


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
