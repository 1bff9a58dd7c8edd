"""Binds units: ids are spelt here, and read in ``matching``; translations are looked up here."""

from collections.abc import Iterable
from dataclasses import dataclass

import polib

from ..read.po import Entries, read_entry
from ..read.shape import Shape
from ..unit import Text, Unit, group_units
from .matching import match_entries


@dataclass(frozen=True, slots=True)
class Unused:
    """A translation of a text that stands nowhere in its domain any more."""

    language: str
    domain: str
    entry: polib.POEntry


class Binder:
    """``languages``: the source first. ``bound``: units by id, as translators meet them.

    ``unused``: what ``translate`` had no unit for.
    """

    def __init__(self, languages: tuple[str, ...], entries: Entries) -> None:
        self.source, *self.others = languages
        self.entries = entries
        self.bound: dict[str, Unit] = {}
        self.units: list[Unit] = []
        self.unused: list[Unused] = []

    def bind(self, unit: Unit, domain: str, owner: str, *parts: str | int) -> None:
        """``interview-q09``, ``note-2``, ``basis`` make ``interview-q09:note-2-basis``.

        Blocks and sections are texts themselves: their ids are those of their units.
        """
        key = f"{owner}:{'-'.join(map(str, parts))}" if parts else owner
        unit.bind(key, domain)
        self.bound[key] = unit
        self.units.append(unit)

    def bind_fields(self, shape: Shape, domain: str, owner: str, *prefix: str | int) -> None:
        """All texts that are fields of a shape, under their fields' names."""
        for parts, unit in shape.list_texts():
            self.bind(unit, domain, owner, *prefix, *parts)

    def bind_own(self, units: Iterable[tuple[str, Unit]], domain: str) -> None:
        """Units that are what their ids name: blocks, sections."""
        for key, unit in units:
            self.bind(unit, domain, key)

    def translate(self) -> None:
        """Give all units their translations, once all are bound: an entry may be another's."""
        texts = {
            domain: {unit.id: unit.text for unit in units}
            for domain, units in group_units(self.units).items()
        }
        for language in self.others:
            files = self.entries[language]
            found = {
                domain: match_entries(wanted, files.get(domain, ()))
                for domain, wanted in texts.items()
            }
            for unit in self.units:
                # Of two units with one id, which is a mistake, only the last is translated.
                same = texts[unit.domain][unit.id] == unit.text
                entry = found[unit.domain].get(unit.id) if same else None
                source = Text(unit.text, self.source, "source")
                unit.texts[language] = read_entry(entry, source, language)
            for domain, matched in found.items():
                used = set(map(id, matched.values()))
                self.unused += [
                    Unused(language, domain, entry)
                    for entry in files.get(domain, ())
                    if entry.msgstr.strip() and not entry.obsolete and id(entry) not in used
                ]
        for unit in self.units:
            unit.texts[self.source] = Text(unit.text, self.source, "source")
