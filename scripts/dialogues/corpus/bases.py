"""The sources that a basis names, each with its address: how we know what we say.

In: what rests on a basis. Out: the basis cut at its sources, as they stand in each language.
"""

import re
from collections.abc import Iterator

from ..problems import Where
from ..read.schema_shared import Moment
from .content import FollowUp, Note
from .corpus import Corpus

#: What has a basis.
Resting = Note | FollowUp | Moment
#: Brackets and quotation marks are looked into no further than a title is long.
_LONG = 400
#: A source within a basis: what ends it stands outside of these.
SOURCE = re.compile(
    r"(?=\S)(?:"
    + "|".join(f"{a}[^{b}]{{0,{_LONG}}}{b}" for a, b in ("（）", "「」", "『』", "“”"))
    + rf"|\([^)]{{0,{_LONG}}}\)|[^、；;])+"
)


def split_sources(basis: str) -> list[str]:
    """The sources that a basis names, and at every second place what stands between them."""
    parts, end = list[str](), 0
    for found in SOURCE.finditer(basis):
        parts += [basis[end : found.start()], found[0]]
        end = found.end()
    return parts[1:]


def count_sources(basis: str) -> int:
    """How many sources it names."""
    return (len(split_sources(basis)) + 1) // 2


def list_bases(corpus: Corpus, field: str = "url") -> Iterator[tuple[Resting, Where]]:
    """All that has a basis, and where a field of it stands: its addresses, if not another."""
    for subject in corpus.subjects:
        for number, note in enumerate(subject.notes):
            yield note, subject.at("notes", number, field)
    for x in corpus.exchanges.values():
        for number, one in enumerate(x.follow_ups):
            yield one, x.at("follow_ups", number, field)
    for number, moment in enumerate(corpus.timeline):
        yield moment, corpus.locators["timeline"].at("timeline", number, field)
