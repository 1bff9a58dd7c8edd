"""What one file says of another: one list of functions from the corpus to problems."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from ..corpus.corpus import Corpus
from ..problems import Problem, Problems
from . import (
    advice,
    charts,
    figures,
    ids,
    looks,
    notes,
    references,
    relations,
    translated_numbers,
    translations,
    unfinished,
    unread,
    wording,
)

Check = Callable[[Corpus], Iterator[Problem]]

#: Those of them that hold the index of figures against the texts.
FIGURE_CHECKS: tuple[Check, ...] = (
    figures.check_stated_figures,
    figures.check_indexed_figures,
    figures.check_english_figures,
)
CHECKS: tuple[Check, ...] = (
    references.check_topics_of_exchanges,
    references.check_topics,
    references.check_rejected,
    references.check_follow_ups,
    references.check_moments,
    references.check_exchanges,
    references.check_overviews,
    references.check_names,
    references.check_ids,
    ids.check_event_ids,
    ids.check_shared_ids,
    relations.check_relations,
    relations.check_passages,
    relations.check_follows_up,
    relations.check_asked_after,
    notes.check_note_words,
    notes.check_note_ids,
    notes.check_follow_up_ids,
    looks.check_sources,
    looks.check_dates,
    looks.check_later_days,
    looks.check_bases,
    looks.check_addresses,
    *FIGURE_CHECKS,
    charts.check_charts,
    translations.check_files,
    translations.check_marks,
    unfinished.check_unfinished,
)
#: What stops nothing.
ADVICE: tuple[Check, ...] = (
    advice.advise_overviews,
    advice.advise_cited,
    advice.advise_verdicts,
    advice.advise_counts,
    advice.advise_speakers,
    advice.advise_gists,
    advice.advise_note_ends,
    advice.advise_note_ids,
    advice.advise_stated,
    advice.advise_not_figures,
    advice.advise_language,
    notes.advise_note_order,
    references.advise_topics,
    relations.advise_relations,
    advice.advise_letters,
    looks.advise_approvals,
    looks.advise_follow_ups,
    looks.advise_addresses,
    looks.advise_reports,
    translations.advise_entries,
    translated_numbers.advise_numbers,
    unread.advise_raw_files,
    unread.advise_languages,
    wording.advise_markup,
    wording.advise_own_language,
    wording.advise_leftovers,
    wording.advise_lists,
    wording.advise_readings,
    wording.advise_units,
)
#: The same, of what depends on the day.
DATED = (looks.advise_looks, looks.advise_days)


def run_checks(corpus: Corpus, more: Iterable[Check] = ()) -> None:
    """Run all checks, and ``more`` of later stages; raise BuildError with all they find."""
    problems = Problems()
    for check in (*CHECKS, *more):
        problems.items += check(corpus)
    problems.raise_any()


def list_advice(corpus: Corpus, today: date) -> list[Problem]:
    """What is not wrong, in order of place; ``today``: what is old, or yet to come, is so by it."""
    found = {problem for check in ADVICE for problem in check(corpus)}
    return sorted(found.union(*(check(corpus, today) for check in DATED)))
