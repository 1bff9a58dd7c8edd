"""Where names are mentioned, worked out once in each language from its own texts."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..letters import fold_case, match_whole
from ..read.schema_shared import Person, Term
from ..unit import Unit
from .content import Event, Exchange


@dataclass(frozen=True, slots=True)
class Mentions:
    """Where a name stands: ``spoken``, events all of whose answers are of whom it names;
    ``exchanges`` whose texts hold it; ``around``, events that hold it elsewhere.
    """

    spoken: tuple[str, ...]
    exchanges: tuple[str, ...]
    around: tuple[str, ...]


def find_mentions(
    named: Iterable[Person | Term],
    events: Iterable[Event],
    exchanges: Mapping[str, Exchange],
    language: str,
) -> dict[Unit, Mentions]:
    """Look for the names of each, as whole words, by its first name.

    Names of the source language count in the others too: what is not translated shows in it.
    """
    events, found = list(events), {}
    texts = {
        x.id: "\n".join(unit.read_in(language).value for unit in x.texts)
        for x in exchanges.values()
    }
    around = {event.id: "\n".join(event.around) for event in events}
    folded = {text: fold_case(text) for text in (*texts.values(), *around.values())}
    for one in named:
        known = {one.name.text, *one.aliases}
        names = {one.name.read_in(language).value, *known}
        pieces = [fold_case(name) for name in names]
        # Most names stand in few texts: no pattern is needed to see that.
        close = {text for text, even in folded.items() if any(name in even for name in pieces)}
        # A term may begin a sentence; people and products are told from words by their capitals.
        flags = re.IGNORECASE if isinstance(one, Term) else 0
        pattern = match_whole(names, flags, plural="(?:e?s)?") if close else None
        holding = {text for text in close if pattern and pattern.search(text)}
        spoken = [
            event.id
            for event in events
            if {unit.text for unit in (event.speaker, event.speaker_in_full) if unit} & known
        ]
        found[one.name] = Mentions(
            tuple(spoken),
            tuple(key for key, text in texts.items() if text in holding),
            tuple(key for key, text in around.items() if text in holding),
        )
    return found
