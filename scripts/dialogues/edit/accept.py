"""``build.py accept``: says of translations, by their units, that they are good as they stand.

In: the Corpus, patterns of unit ids. Out: what was accepted; the PO files, brought up to the
Japanese as `sync` does.
"""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase

import polib

from ..check import Check
from ..check.figures import check_english_figures
from ..check.notes import check_note_words
from ..check.relations import check_passages
from ..check.translations import check_marks
from ..corpus.corpus import Corpus
from ..problems import BuildError, Problem, Where, nearest, quote
from ..read.po import read_entry
from ..unit import Text, Unit, group_units
from .comments import describe_units
from .sync import merge_entries, write_po

#: What holds translations against their texts.
OF_TRANSLATIONS: tuple[Check, ...] = (
    check_english_figures,
    check_marks,
    check_note_words,
    check_passages,
)


def accept_units(corpus: Corpus, patterns: Sequence[str]) -> list[str]:
    """Take the marks off all translations that the patterns match, stale ones and drafts.

    A pattern is a unit's id, or has ``*`` and ``?`` for parts of one. Gives the ids of the units,
    with their languages. Raises BuildError, with nothing written, for a pattern that matches
    nothing of the kind, and for translations that say other figures than their texts, have lost
    marks, or no longer hold the words of notes. The corpus is read no more after it.
    """
    before = set(_list_contradictions(corpus))
    comments, written = describe_units(corpus), {}
    accepted: dict[str, list[str]] = {}
    domains = group_units(corpus.units.values())
    for language in corpus.translated:
        for domain, units in domains.items():
            old = corpus.entries[language].get(domain, polib.POFile(wrapwidth=0))
            new = merge_entries(old, units, language, comments)
            for entry in new:
                if _is_marked(entry) and _matches(entry.msgctxt, patterns):
                    entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
                    entry.previous_msgid = entry.previous_msgctxt = None
                    accepted.setdefault(entry.msgctxt, []).append(language)
                    _take_for_good(corpus.units[entry.msgctxt], entry, language)
                    written[corpus.find_po(language, domain)] = new
    _refuse_idle(corpus, patterns, accepted)
    if wrong := set(_list_contradictions(corpus)) - before:
        raise BuildError(wrong)
    for path, file in written.items():
        write_po(path, file)
    return [f"{key} ({', '.join(languages)})" for key, languages in accepted.items()]


def _list_contradictions(corpus: Corpus) -> Iterator[Problem]:
    """What contradicts a text among translations that count as good: the next `check` tells it."""
    return itertools.chain.from_iterable(check(corpus) for check in OF_TRANSLATIONS)


def _take_for_good(unit: Unit, entry: polib.POEntry, language: str) -> None:
    """Have a unit say what its entry does once it is written."""
    source, line = Text(unit.text, "", "source"), unit.read_in(language).line
    unit.texts[language] = replace(read_entry(entry, source, language), line=line)


def _is_marked(entry: polib.POEntry) -> bool:
    return bool(entry.fuzzy and entry.msgstr.strip() and not entry.obsolete)


def _matches(key: str, patterns: Sequence[str]) -> bool:
    return any(fnmatchcase(key, pattern) for pattern in patterns)


def _refuse_idle(
    corpus: Corpus, patterns: Sequence[str], accepted: Mapping[str, list[str]]
) -> None:
    problems = []
    for pattern in patterns:
        if not any(fnmatchcase(key, pattern) for key in accepted):
            where = Where(corpus.locale)
            if any(fnmatchcase(key, pattern) for key in corpus.units):
                message = f"nothing that {quote(pattern)} names is stale or a draft"
                problems.append(where.problem(message))
            else:
                hint = nearest(pattern, corpus.units)
                problems.append(where.problem(f"no unit is called {quote(pattern)}", hint))
    if problems:
        raise BuildError(problems)
