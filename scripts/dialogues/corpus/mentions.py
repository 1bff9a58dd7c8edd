"""Where names are mentioned: counted once, in the source language, spellings folded."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..letters import match_whole


@dataclass(frozen=True, slots=True)
class Mentions:
    """How often each exchange holds a name, none left at 0; the events that hold it elsewhere."""

    counts: Mapping[str, int]
    around: tuple[str, ...]


def count_mentions(
    names: Iterable[str], texts: Mapping[str, str], around: Mapping[str, tuple[str, ...]]
) -> Mentions:
    """Look for any of the names, as whole words.

    ``texts``: of exchanges, by id; ``around``: by event's id what its raw file says around them.
    """
    pattern = match_whole(names)
    counts = {key: len(pattern.findall(text)) for key, text in texts.items()}
    others = (key for key, pieces in around.items() if any(map(pattern.search, pieces)))
    return Mentions({key: count for key, count in counts.items() if count}, tuple(others))
