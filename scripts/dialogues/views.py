"""What pages show: the corpus in one language, with labels and links worked out.

In: a Corpus and a language. Out: small frozen records that templates read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

from .corpus import Corpus, Event, Item, units
from .model import Block, Kind
from .translation import Text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block as it is shown."""

    id: str
    text: Text
    bullet: bool


@dataclass(frozen=True, slots=True)
class Part:
    """Paragraphs of one kind that follow each other: one label serves them."""

    kind: Kind
    label: Text
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Exchange:
    """``label`` is the short form of its number: ``Q9``, or ``Q2-1`` in section 2."""

    id: str
    event: Event
    item: Item
    label: str
    title: Text
    gist: Text
    section: Text | None
    span: tuple[int, int]

    @property
    def anchor(self) -> str:
        """The id of its question, which is its heading."""
        return self.item.exchange.blocks[0].id


class View:
    """The corpus in one language."""

    def __init__(self, corpus: Corpus, language: str) -> None:
        self.corpus, self.content, self.language = corpus, corpus.content, language
        self.catalogue = corpus.catalogues[language]

    def text(self, unit_id: str) -> Text:
        """A unit in this language, or in the source language where it is not translated."""
        return self.catalogue[unit_id]

    def words(self, name: str, **values: Any) -> Text:
        """Words of the page, with ``{name}`` places filled in."""
        found = self.text(f"ui:{name}")
        value = re.sub(r"\{(\w+)\}", lambda m: str(values.get(m[1], m[0])), found.value)
        return Text(value, found.lang, "source")

    def count(self, number: int) -> Text:
        """``3 exchanges``, in words of the language."""
        return self.words("exchanges-one" if number == 1 else "exchanges-other", n=number)

    @cached_property
    def exchanges(self) -> dict[str, Exchange]:
        """All exchanges by id."""
        return {
            item.id: self._exchange(event, item)
            for event in self.content.events
            for item in event.exchanges
        }

    def _exchange(self, event: Event, item: Item) -> Exchange:
        exchange = item.exchange
        section = exchange.section
        label = f"Q{section.number}-{exchange.number}" if section else f"Q{exchange.number}"
        return Exchange(
            item.id,
            event,
            item,
            label,
            self.text(f"{item.id}:title"),
            self.text(f"{item.id}:gist"),
            self.text(section.id) if section else None,
            (exchange.blocks[0].span[0], exchange.blocks[-1].span[1]),
        )

    def of_event(self, event: Event) -> list[Exchange]:
        """The exchanges of an event, in order."""
        return [self.exchanges[item.id] for item in event.exchanges]

    def on_topic(self, slug: str) -> list[tuple[Event, list[Exchange]]]:
        """A topic's exchanges by event; events that do not speak to it are left out."""
        found = [self.exchanges[item.id] for item in self.corpus.on_topic(slug)]
        columns = [(event, [x for x in found if x.event is event]) for event in self.content.events]
        return [(event, exchanges) for event, exchanges in columns if exchanges]

    def parts(self, exchange: Exchange) -> Iterator[Part]:
        """Everything behind the question, grouped by kind."""
        for kind, group in groupby(exchange.item.exchange.blocks[1:], key=lambda b: b.kind):
            yield Part(kind, self.words(f"kind-{kind}"), tuple(map(self._paragraph, group)))

    def _paragraph(self, block: Block) -> Paragraph:
        return Paragraph(block.id, self.text(block.id), block.bullet)

    def related(self, exchange: Exchange) -> list[tuple[str, Exchange, Text]]:
        """Relations of an exchange: its own, then those that name it (written once)."""
        own = [
            (f"relation-{r.relation}", self.exchanges[r.to], f"{exchange.id}:related-{n}")
            for n, r in enumerate(exchange.item.entry.related, 1)
        ]
        reverse = [
            (f"relation-{r.relation}-reverse", other, f"{other.id}:related-{n}")
            for other in self.exchanges.values()
            for n, r in enumerate(other.item.entry.related, 1)
            if r.to == exchange.id
        ]
        return [(name, other, self.text(unit)) for name, other, unit in own + reverse]

    def mentions(self, names: list[str]) -> list[Exchange]:
        """The exchanges whose Japanese text holds one of the names; Latin ones as whole words."""
        pattern = re.compile("|".join(map(_whole, sorted(names, key=len, reverse=True))))
        return [
            exchange
            for exchange in self.exchanges.values()
            if any(pattern.search(block.text) for block in exchange.item.exchange.blocks)
        ]

    def states(self, domain: str) -> dict[str, int]:
        """How many units of a domain (an event's id, or ``site``) are in which state."""
        counts = {"reviewed": 0, "draft": 0, "stale": 0, "untranslated": 0}
        for unit in units(self.content):
            if unit.domain == domain:
                counts[self.text(unit.id).state] += 1
        return counts


def translation_status(corpus: Corpus) -> dict[str, dict[str, dict[str, int]]]:
    """Per language and part (an event's id, or ``site``): how many units are in which state."""
    parts = [*(event.id for event in corpus.content.events), "site"]
    return {
        language: {part: View(corpus, language).states(part) for part in parts}
        for language in list(corpus.catalogues)[1:]
    }


def _whole(name: str) -> str:
    """A pattern for a name; its Latin ends must not touch other Latin letters or digits."""
    left = r"(?<![A-Za-z0-9])" if re.match(r"[A-Za-z0-9]", name) else ""
    right = r"(?![A-Za-z0-9])" if re.search(r"[A-Za-z0-9]$", name) else ""
    return f"{left}{re.escape(name)}{right}"
