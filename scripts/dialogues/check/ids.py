"""Ids that are valid apart must not meet on a page or in a list of texts.

In: the Corpus. Out: Problems.
"""

from collections.abc import Iterator

from ..corpus.corpus import Corpus
from ..corpus.ids import explain_event, explain_part
from ..problems import Problem, quote

HINT = "choose another"


def check_event_ids(corpus: Corpus) -> Iterator[Problem]:
    """Events are called like no topic, no page, no part of another event."""
    slugs = [topic.slug for topic in corpus.topics]
    for event in corpus.events:
        others = [one.id for one in corpus.events if one is not event]
        if reason := explain_event(event.id, others, slugs):
            yield event.at("id").problem(f"event id {quote(event.id)} {reason}", HINT)


def check_shared_ids(corpus: Corpus) -> Iterator[Problem]:
    """Topics and charts stand on pages with parts of events."""
    events = [event.id for event in corpus.events]
    for name, key, ids in (
        ("topics", "slug", [topic.slug for topic in corpus.topics]),
        ("charts", "id", [chart.id for chart in corpus.charts]),
    ):
        for number, value in enumerate(ids):
            if reason := explain_part(value, events):
                where = corpus.locators[name].at(name, number, key)
                yield where.problem(f"{key} {quote(value)} {reason}", HINT)
