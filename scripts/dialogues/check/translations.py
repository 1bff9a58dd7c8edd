"""PO files fit the events, and marks survive translation.

In: the Corpus. Out: Problems; and advice on entries of no text, or of no whole one.
"""

import difflib
import re
from collections.abc import Iterator

from ..corpus.corpus import Corpus
from ..letters import PLACEHOLDER, REFERENCE
from ..problems import Problem, Where, nearest, quote
from ..read.po import is_too_short
from ..unit import SITE

#: Of ids of which one is the other, mistyped.
MIN_ALIKE = 0.8
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


def advise_entries(corpus: Corpus) -> Iterator[Problem]:
    """Every translation is that of a text that stands there, and is all of it."""
    missing = {
        (language, unit.domain, unit.text): unit.id
        for unit in corpus.units.values()
        for language in corpus.translated
        if unit.read_in(language).state == "untranslated"
    }
    for one in corpus.unused:
        where = Where(corpus.find_po(one.language, one.domain), one.entry.linenum or 1)
        message = f"translation of {quote(one.entry.msgctxt or '')}, a text that is gone"
        meant = missing.get((one.language, one.domain, one.entry.msgid), "")
        meant = meant if _is_alike(meant, one.entry.msgctxt or "") else ""
        hint = f"did you mean {quote(meant)}?" if meant else "`build.py sync` keeps it as obsolete"
        yield where.problem(message, hint)
    for unit in corpus.units.values():
        for language in corpus.translated:
            text = unit.read_in(language)
            if text.state == "untranslated" and text.line > 1:
                message = f"the translation of {quote(unit.id)} is the Japanese itself"
                yield corpus.at(unit, language).problem(message, "it counts as untranslated")
            elif text.state == "draft" and is_too_short(unit.text, text.value):
                message = f"the translation of {quote(unit.id)} cannot be all of it"
                yield corpus.at(unit, language).problem(message, "it counts as a draft")


def _is_alike(one: str, other: str) -> bool:
    """Whether one id is the other, mistyped: texts may say the same by chance."""
    return difflib.SequenceMatcher(None, one, other).ratio() >= MIN_ALIKE


def _find_marks(text: str) -> list[str]:
    return sorted({match[0] for match in MARK.finditer(text)})
