"""``build.py accept``: says of translations, by their units, that they are good as they stand.

In: the Corpus, patterns of unit ids. Out: what was accepted; the PO files, brought up to the
Japanese as `sync` does.
"""

from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase

import polib

from ..corpus.corpus import Corpus
from ..problems import BuildError, Where, nearest, quote
from ..unit import group_units
from .comments import describe_units
from .sync import merge_entries, write_po


def accept_units(corpus: Corpus, patterns: Sequence[str]) -> list[str]:
    """Take the marks off all translations that the patterns match, stale ones and drafts.

    A pattern is a unit's id, or has ``*`` and ``?`` for parts of one. Gives the ids of the units,
    with their languages. Raises BuildError, with nothing written, for a pattern that matches
    nothing of the kind.
    """
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
                    written[corpus.find_po(language, domain)] = new
    _refuse_idle(corpus, patterns, accepted)
    for path, file in written.items():
        write_po(path, file)
    return [f"{key} ({', '.join(languages)})" for key, languages in accepted.items()]


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
