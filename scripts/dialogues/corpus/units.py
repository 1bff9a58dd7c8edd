"""Makes units: the only place where ids of units are given and translations are looked up."""

from __future__ import annotations

from collections.abc import Iterable

from ..read.po import Entries, read_entry
from ..unit import Text, Unit, spell_id


class UnitMaker:
    """``languages``: the source first. ``made``: all units by id, in the order of their making."""

    def __init__(
        self,
        languages: tuple[str, ...],
        entries: Entries,
    ) -> None:
        self.source, *self.others = languages
        self.entries = entries
        self.made: dict[str, Unit] = {}

    def __call__(self, domain: str, text: str, owner: str, *parts: str | int) -> Unit:
        """A unit of a domain; its owner and the parts of its name make its id."""
        key = spell_id(owner, *parts)
        texts = {self.source: Text(text, self.source, "source")}
        for language in self.others:
            entry = self.entries[language].get(domain, {}).get(key)
            texts[language] = read_entry(entry, texts[self.source], language)
        self.made[key] = Unit(key, domain, text, texts)
        return self.made[key]

    def optional(self, domain: str, text: str | None, owner: str, *parts: str | int) -> Unit | None:
        """The same for a text that may be missing."""
        return self(domain, text, owner, *parts) if text else None

    def numbered(
        self, domain: str, texts: Iterable[str], owner: str, part: str
    ) -> tuple[Unit, ...]:
        """Paragraphs of one text, numbered from 1."""
        return tuple(self(domain, text, owner, part, n) for n, text in enumerate(texts, 1))
