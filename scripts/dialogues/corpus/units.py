"""Binds units: the only place where ids are spelt and translations are looked up."""

from collections.abc import Iterable

from ..read.po import Entries, read_entry
from ..read.schema import Shape
from ..unit import Text, Unit


class Binder:
    """``languages``: the source first. ``bound``: units by id, as translators meet them."""

    def __init__(self, languages: tuple[str, ...], entries: Entries) -> None:
        self.source, *self.others = languages
        self.entries = entries
        self.bound: dict[str, Unit] = {}

    def bind(self, unit: Unit, domain: str, owner: str, *parts: str | int) -> None:
        """``interview-q09``, ``note``, 2, ``basis`` make ``interview-q09:note-2-basis``.

        Blocks and sections are texts themselves: their ids are those of their units.
        """
        key = f"{owner}:{'-'.join(map(str, parts))}" if parts else owner
        texts = {self.source: Text(unit.text, self.source, "source")}
        for language in self.others:
            entry = self.entries[language].get(domain, {}).get(key)
            texts[language] = read_entry(entry, texts[self.source], language)
        unit.bind(key, domain, texts)
        self.bound[key] = unit

    def bind_fields(self, shape: Shape, domain: str, owner: str, *prefix: str | int) -> None:
        """All texts that are fields of a shape, under their fields' names."""
        for parts, unit in shape.list_texts():
            self.bind(unit, domain, owner, *prefix, *parts)

    def bind_own(self, units: Iterable[tuple[str, Unit]], domain: str) -> None:
        """Units that are what their ids name: blocks, sections."""
        for key, unit in units:
            self.bind(unit, domain, key)
