"""A text that can be translated, and what it is in each language.

A Unit is part of the object that it is a text of (``exchange.gist``, ``note.basis``) from its
reading on. When all is joined it is bound, once, to its id and PO file, and translated.
Whoever shows it asks for one language at the very end. Its id is the ``msgctxt`` of its PO entries,
its domain the PO file: an event's id, or ``site``. States of a translation:

    reviewed      translated, and from the Japanese that stands there now
    draft         marked ``fuzzy``, without an older ``msgid``; or too short to be all of it
    stale         the Japanese has been edited since, and says much the same: still published, with
                  a badge
    untranslated  empty, absent or the Japanese itself: that is shown, with a badge
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from pydantic_core import CoreSchema, core_schema

State = Literal["source", "reviewed", "draft", "stale", "untranslated"]
#: States of a translation, best first.
STATES: tuple[State, ...] = ("reviewed", "draft", "stale", "untranslated")
#: The domain of what all events share.
SITE = "site"
#: How a text begins that is still to be written; Todoroki is a name, ToDo管理 a matter to speak of.
TODO = "TODO"
UNWRITTEN = re.compile(f"{TODO}|[Tt]odo(?=[\\s:：、。]|$)")


@dataclass(frozen=True, slots=True)
class Text:
    """A unit in one language; ``lang`` is the language that ``value`` is really in.

    ``line`` is where its PO entry stands, 1 where there is none.
    """

    value: str
    lang: str
    state: State
    line: int = 1


class Unit:
    """``text``: its words in the source language. The rest comes with ``bind``."""

    __slots__ = ("domain", "id", "text", "texts")

    def __init__(self, text: str) -> None:
        self.text, self.id, self.domain = text, "", ""
        self.texts: dict[str, Text] = {}

    def bind(self, id_: str, domain: str) -> None:
        """Give the unit its id and its PO file; only once."""
        assert not self.id, f"{self.id} is {id_} too"
        self.id, self.domain = id_, domain

    def read_in(self, language: str) -> Text:
        """The unit in a language, or in the source language where it is not translated."""
        return self.texts[language]

    @classmethod
    def __get_pydantic_core_schema__(cls, *_: Any) -> CoreSchema:
        """Pydantic reads a unit from text that is not empty."""
        text = core_schema.str_schema(strip_whitespace=True, min_length=1)
        return core_schema.no_info_after_validator_function(cls, text)


def group_units(units: Iterable[Unit]) -> dict[str, list[Unit]]:
    """Bound units by their PO files, each in the order given."""
    domains: dict[str, list[Unit]] = {}
    for unit in units:
        domains.setdefault(unit.domain, []).append(unit)
    return domains
