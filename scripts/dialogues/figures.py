"""The index of figures, and whether it is whole: every figure of a text is in the index, and every
indexed figure is in its text, in every language that can be read for numbers.

In: Content, or one language's catalogue. Out: Indexed figures, Problems.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from .checks import REFERENCE
from .corpus import Content
from .problems import Problems, quote
from .quantities import Japanese, Quantity, english, english_loosely, numbers
from .schema import Figure
from .translation import Catalogue

#: Languages besides the source that ``quantities`` reads.
READABLE = frozenset({"en"})


@dataclass(frozen=True, slots=True)
class Indexed:
    """A figure in the index. ``unit``: its unit's id; ``place``: its exchange's or event's id.

    ``quantity`` is None where no unit of ``units.yaml`` fits.
    """

    unit: str
    place: str
    event: str
    figure: Figure
    quantity: Quantity | None


@dataclass(frozen=True, slots=True)
class _Passage:
    """Units of text whose figures must be those of ``places``."""

    units: tuple[str, ...]
    places: tuple[str, ...]
    locator: str
    keys: tuple[str | int, ...]


def index(content: Content) -> list[Indexed]:
    """Every indexed figure, in the order of the events."""
    japanese = Japanese(content.units)
    found = []
    for place in content.places():
        for number, figure in enumerate(place.figures, 1):
            read = japanese.read(figure.value + (figure.unit or ""))
            unit = f"{place.id}:figure-{number}"
            found.append(Indexed(unit, place.id, place.event, figure, read[-1] if read else None))
    return found


def check(content: Content, texts: Callable[[str], str], problems: Problems) -> None:
    """The Japanese side. ``texts``: a unit's text by its id."""
    japanese = Japanese(content.units)
    indexed = _by_place(content)
    for passage in _passages(content):
        known = {q.amount for place in passage.places for q in _read(indexed[place], japanese)}
        locator = content.locators[passage.locator]
        for unit in passage.units:
            for quantity in japanese.read(REFERENCE.sub("", texts(unit))):
                if quantity.amount not in known:
                    message = f"figure {quote(quantity.text)} of {quote(unit)} is in no index"
                    hint = f"add it to `figures` of {' or '.join(passage.places)}"
                    problems.add(locator.path, locator(*passage.keys), message, hint)
    for place in content.places():
        amounts = {q.amount for text in place.texts for q in japanese.read(text)}
        for number, figure in enumerate(place.figures):
            words = figure.value + (figure.unit or "")
            wanted = {q.amount for q in japanese.read(words)}
            if not (wanted <= amounts if wanted else words in "\n".join(place.texts)):
                locator = content.locators[place.event]
                at = locator(*place.keys, "figures", number)
                message = f"figure {quote(words)} is in no text of `{place.id}`"
                problems.add(locator.path, at, message)


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
    indexed = _by_place(content)

    def reviewed(units: Iterable[str]) -> list[str]:
        return [unit for unit in units if catalogue[unit].state == "reviewed"]

    def report(unit: str, domain: str, message: str, hint: str = "") -> None:
        path = folder / language / f"{domain}.po"
        problems.add(path, (catalogue[unit].line, 1), message, hint)

    for passage in _passages(content):
        units = [one.unit for place in passage.places for one in indexed[place]]
        if len(reviewed(units)) < len(units):
            continue  # what is not translated yet cannot be missed
        known = {n for unit in units for n in english_loosely(catalogue[unit].value)}
        domain = passage.locator if passage.locator != "topics" else "site"
        for unit in reviewed(passage.units):
            # A number that is no figure in the source is none here (`Windows 11`).
            allowed = known | numbers(source[unit].value)
            for amount in sorted(english(REFERENCE.sub("", catalogue[unit].value)) - allowed):
                message = f"figure {amount:,g} of {quote(unit)} is in no index"
                report(unit, domain, message, "the figures' translations must hold it")
    for place in content.places():
        texts = [catalogue[unit].value for unit in place.units]
        if len(reviewed(place.units)) < len(texts):
            continue
        amounts = {n for text in texts for n in english_loosely(text)}
        plain = "\n".join(texts).casefold()
        for one in indexed[place.id]:
            words = catalogue[one.unit].value
            wanted = english(words)
            if reviewed([one.unit]) and not (
                wanted <= amounts if wanted else words.casefold() in plain
            ):
                report(one.unit, one.event, f"figure {quote(words)} is in no text of `{place.id}`")


def _by_place(content: Content) -> dict[str, list[Indexed]]:
    found: dict[str, list[Indexed]] = {place.id: [] for place in content.places()}
    for one in index(content):
        found[one.place].append(one)
    return found


def _read(figures: Iterable[Indexed], japanese: Japanese) -> Iterator[Quantity]:
    for one in figures:
        yield from japanese.read(one.figure.value + (one.figure.unit or ""))


def _passages(content: Content) -> Iterator[_Passage]:
    for place in content.places():
        units = place.units
        if place.id in content.items:
            units = (*units, f"{place.id}:title", f"{place.id}:gist")
        yield _Passage(units, (place.id,), place.event, place.keys or ("about",))
    for number, topic in enumerate(content.topics):
        for n, paragraph in enumerate(topic.overview):
            found = dict.fromkeys(x for x in REFERENCE.findall(paragraph) if x in content.items)
            unit = f"topic:{topic.slug}:overview-{n + 1}"
            yield _Passage((unit,), tuple(found), "topics", ("topics", number, "overview", n))
