"""The index of figures, and whether it is whole: every figure of a text is in the index, and every
indexed figure is in its text, in every language that can be read for numbers.

In: Content, or one language's catalogue. Out: Indexed figures, Problems.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..check.references import REFERENCE
from ..problems import Problems, quote
from ..read.po import Catalogue
from ..read.schema import Figure
from . import numbers_en as english
from .content import Content, Place
from .numbers_ja import Japanese, Quantity

#: Languages besides the source that are read for numbers.
READABLE = frozenset({"en"})
AROUND = "the raw file outside its exchanges"


@dataclass(frozen=True, slots=True)
class Indexed:
    """A figure in the index. ``unit``: its unit's id; ``place``: its exchange's or event's id.

    ``quantities``: what it reads as; two for a range.
    """

    unit: str
    place: str
    event: str
    figure: Figure
    quantities: tuple[Quantity, ...]

    @property
    def quantity(self) -> Quantity | None:
        """The last of them: what tables sort by and charts draw."""
        return self.quantities[-1] if self.quantities else None


@dataclass(frozen=True, slots=True)
class _Passage:
    """Units of text whose figures must be those of ``places``; ``extra`` belongs to no unit."""

    units: tuple[str, ...]
    places: tuple[Place, ...]
    locator: str
    keys: tuple[str | int, ...]
    extra: tuple[str, ...] = ()

    @property
    def but(self) -> list[str]:
        return [words for place in self.places for words in place.not_figures]


def index(content: Content) -> list[Indexed]:
    """Every indexed figure, in the order of the events."""
    japanese = Japanese(content.units)
    found = []
    for place in content.places():
        for number, figure in enumerate(place.figures, 1):
            read = tuple(japanese.read(figure.value + (figure.unit or "")))
            unit = f"{place.id}:figure-{number}"
            found.append(Indexed(unit, place.id, place.event, figure, read))
    return found


def check(content: Content, texts: Callable[[str], str], problems: Problems) -> None:
    """The Japanese side. ``texts``: a unit's text by its id."""
    japanese = Japanese(content.units)
    indexed = by_place(content)
    for passage in _passages(content):
        known = [q for place in passage.places for one in indexed[place.id] for q in one.quantities]
        locator = content.locators[passage.locator]
        said = [(quote(unit), texts(unit)) for unit in passage.units]
        for name, text in [*said, *((AROUND, text) for text in passage.extra)]:
            for quantity in japanese.read(REFERENCE.sub("", text), passage.but):
                chrome = name == AROUND and not quantity.measure  # numbers of sections, counts
                if not chrome and not any(quantity.fits(one) for one in known):
                    message = f"figure {quote(quantity.text)} of {name} is in no index"
                    where = " or ".join(place.id for place in passage.places)
                    hint = f"add it to `figures` of {where}, or its words to `not_figures`"
                    problems.add(locator.path, locator(*passage.keys), message, hint)
    for place in content.places():
        read = [q for text in place.texts for q in japanese.read(text, place.not_figures)]
        seen = set()
        for number, one in enumerate(indexed[place.id]):
            words = one.figure.value + (one.figure.unit or "")
            message = ""
            there = all(any(q.fits(other) for other in read) for q in one.quantities)
            if not (there if one.quantities else words in "\n".join(place.texts)):
                message = f"figure {quote(words)} is in no text of `{place.id}`"
            elif (words, one.figure.meaning) in seen:
                message = f"figure {quote(words)} stands twice"
            if message:
                locator = content.locators[place.event]
                problems.add(locator.path, locator(*place.keys, "figures", number), message)
            seen.add((words, one.figure.meaning))


def check_translation(
    content: Content,
    language: str,
    catalogues: Mapping[str, Catalogue],
    folder: Path,
    problems: Problems,
) -> None:
    """The translated side, as far as it is reviewed. ``catalogues`` holds the source first."""
    source, catalogue = next(iter(catalogues.values())), catalogues[language]
    if language not in READABLE:
        return
    japanese = Japanese(content.units)
    indexed = by_place(content)
    reading = {one.unit: _reading(one, catalogue) for ones in indexed.values() for one in ones}

    def report(unit: str, domain: str, message: str, hint: str = "") -> None:
        path = folder / language / f"{domain}.po"
        problems.add(path, (catalogue[unit].line, 1), message, hint)

    for passage in _passages(content):
        ones = [one for place in passage.places for one in indexed[place.id]]
        known = {amount for one in ones for amount in reading[one.unit]}
        domain = passage.locator if passage.locator != "topics" else "site"
        for unit in passage.units:
            if catalogue[unit].state != "reviewed":
                continue
            text, original = (REFERENCE.sub("", c[unit].value) for c in (catalogue, source))
            # A number that is no figure in the source is none here (`Windows 11`).
            others = japanese.others(original, passage.but)
            for amount in sorted(english.amounts(text)):
                if amount[0] not in others and not _among(amount, known):
                    message = f"figure {amount[0]:,g} {amount[1]}".rstrip()
                    hint = "the figures' translations must hold it"
                    report(unit, domain, f"{message} of {quote(unit)} is in no index", hint)
            said = english.loosely(text)
            for quantity in japanese.read(original, passage.but):
                fitting = [one for one in ones if any(map(quantity.fits, one.quantities))]
                # Vague ones may be put in many ways; one that is not translated yet, in any.
                if quantity.number is None or any(
                    catalogue[one.unit].state == "untranslated" for one in fitting
                ):
                    continue
                if fitting and not any(_said(one, catalogue, said, text) for one in fitting):
                    message = f"figure {quote(quantity.text)} of {quote(unit)} was lost"
                    report(unit, domain, message, "the translation must hold it")
    for place in content.places():
        if any(catalogue[unit].state != "reviewed" for unit in place.units):
            continue
        text = "\n".join(catalogue[unit].value for unit in place.units)
        said = english.loosely(text)
        for one in indexed[place.id]:
            words = catalogue[one.unit]
            if words.state == "reviewed" and not _said(one, catalogue, said, text, every=True):
                message = f"figure {quote(words.value)} is in no text of `{place.id}`"
                report(one.unit, one.event, message)


def _reading(one: Indexed, catalogue: Catalogue) -> set[english.Amount]:
    """What a figure reads as in English; its Japanese numbers where it is not translated."""
    text = catalogue[one.unit]
    if text.state != "untranslated":
        return english.loosely(text.value)
    return {(q.bare, "") for q in one.quantities if isinstance(q.bare, float)}


def _said(
    one: Indexed, catalogue: Catalogue, said: set[english.Amount], text: str, *, every: bool = False
) -> bool:
    """Whether a text says a figure: ``every`` amount of it or any; a vague one in its words."""
    words = catalogue[one.unit].value
    wanted = english.amounts(words)
    if not wanted:
        return words.casefold() in text.casefold()
    return (all if every else any)(_among(amount, said) for amount in wanted)


def _among(amount: english.Amount, others: Iterable[english.Amount]) -> bool:
    return any(english.fits(amount, other) for other in others)


def by_place(content: Content) -> dict[str, list[Indexed]]:
    """The index by exchange and event."""
    found: dict[str, list[Indexed]] = {place.id: [] for place in content.places()}
    for one in index(content):
        found[one.place].append(one)
    return found


def _passages(content: Content) -> Iterator[_Passage]:
    places = {place.id: place for place in content.places()}
    around = {
        event.id: tuple(event.raw.text[slice(*span)] for span in event.document.furniture)
        for event in content.events
    }
    for place in places.values():
        item = content.items.get(place.id)
        if item is None:
            yield _Passage(place.units, (place,), place.event, ("about",), around[place.event])
            continue
        units = (*place.units, f"{place.id}:title", f"{place.id}:gist")
        yield _Passage(units, (place,), place.event, place.keys)
        for number, related in enumerate(item.entry.related):
            both = (place, places[related.to]) if related.to in places else (place,)
            unit = f"{place.id}:related-{number + 1}"
            yield _Passage((unit,), both, place.event, (*place.keys, "related", number, "why"))
    for number, topic in enumerate(content.topics):
        for n, paragraph in enumerate(topic.overview):
            found = dict.fromkeys(x for x in REFERENCE.findall(paragraph) if x in places)
            unit = f"topic:{topic.slug}:overview-{n + 1}"
            keys = ("topics", number, "overview", n)
            yield _Passage((unit,), tuple(places[x] for x in found), "topics", keys)
