"""Nothing unfinished is published: what begins with TODO stands in drafts alone.

In: the Corpus. Out: Problems.
"""

from collections.abc import Iterator

from ..corpus.corpus import Corpus
from ..problems import Problem
from ..unit import TODO


def check_unfinished(corpus: Corpus) -> Iterator[Problem]:
    """In files that all events share, and in events that are no drafts."""
    drafts = {event.id for event in corpus.events if event.draft}
    for name, locator in corpus.locators.items():
        if name not in drafts:
            hint = f"write it, or make the event a draft with `approved: {TODO}`"
            for keys in locator.unfinished:
                yield locator.at(*keys).problem(f"`{TODO}` is still to be written", hint)
