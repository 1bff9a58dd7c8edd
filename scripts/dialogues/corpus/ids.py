"""Which ids stand on one page or in one list of texts, and so must differ.

In: an id and what is there already. Out: why it cannot be taken, or the empty string.

A topic's page holds the ids of its topic, its events, their exchanges and parts of these; the
pages of lists hold those of their entries; texts of an event are listed as ``<event>:title``,
those of shared files as ``topic:<slug>:title``.
"""

import re
from collections.abc import Iterable

from ..read.schema_shared import SHARED
from ..unit import SITE

#: What pages and lists that hold events' ids have for themselves.
PAGES = ("events", "exchanges", "overview")
OWN = frozenset({SITE, *PAGES, *SHARED, *(file.owner for file in SHARED.values())})
#: Parts of an event: sections, exchanges, notes, figures, and what belongs to these.
PART = re.compile(r"(?:[sq]\d+|note-[a-z0-9]+|figure-\d+)(?:-.*)?")
#: How ids begin that templates make up.
MADE = "dn-"


def explain_event(event: str, events: Iterable[str], slugs: Iterable[str]) -> str:
    """Why an event cannot have this id. ``events``: ids of the others; ``slugs``: of topics."""
    if event in OWN:
        return "is taken by the site itself"
    if event in set(slugs):
        return "is taken by a topic, whose page holds both"
    return explain_part(event, events)


def explain_part(name: str, events: Iterable[str]) -> str:
    """Why an id cannot stand beside those of events and of their parts."""
    if name.startswith(MADE):
        return f"begins with `{MADE}`, as ids do that pages make up"
    for event in sorted(events):
        if name.startswith(f"{event}-") and PART.fullmatch(name, len(event) + 1):
            return f"reads as a part of event `{event}`"
    return ""
