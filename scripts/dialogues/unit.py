"""A text that can be translated, and what it is in each language.

A Unit belongs to the object that it is a text of (``exchange.gist``, ``note.basis``); whoever shows
it asks for one language at the very end. Its id is the ``msgctxt`` of its PO entries, its domain
the PO file: an event's id, or ``site``. States of a translation:

    reviewed      translated, and from the Japanese that stands there now
    draft         marked ``fuzzy``, without an older ``msgid``: not reviewed yet
    stale         the Japanese has changed since (older ``msgid``, or one that differs): still
                  published, with a badge
    untranslated  empty or absent: the Japanese is shown, with a badge
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

State = Literal["source", "reviewed", "draft", "stale", "untranslated"]
#: States of a translation, best first.
STATES: tuple[State, ...] = ("reviewed", "draft", "stale", "untranslated")
#: The domain of what all events share.
SITE = "site"


@dataclass(frozen=True, slots=True)
class Text:
    """A unit in one language; ``lang`` is the language that ``value`` is really in.

    ``line`` is where its PO entry stands, 1 where there is none.
    """

    value: str
    lang: str
    state: State
    line: int = 1


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """``text``: its words in the source language; ``texts``: by language, the source first."""

    id: str
    domain: str
    text: str
    texts: Mapping[str, Text]

    def read_in(self, language: str) -> Text:
        """The unit in a language, or in the source language where it is not translated."""
        return self.texts[language]


def spell_id(owner: str, *parts: str | int) -> str:
    """A unit's id: ``interview-q09``, ``note``, 2, ``basis`` make ``interview-q09:note-2-basis``.

    Blocks and sections are texts themselves: their own ids are those of their units.
    """
    return f"{owner}:{'-'.join(map(str, parts))}" if parts else owner
