"""What pages show: the corpus in one language, with labels and links worked out.

In: a Corpus and a language. Out: small frozen records that templates read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import Any

from babel.dates import format_date

from .corpus import Corpus, Event, Item, units
from .model import Block, Kind
from .schema import Topic
from .translation import STATES, Text


@dataclass(frozen=True, slots=True)
class Exchange:
    """``label`` is the short form of its number: ``Q9``, or ``Q2-1`` in section 2."""

    id: str
    event: Event
    item: Item
    label: str
    title: Text
    gist: Text

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Its blocks; the first is the question, whose id is that of the heading."""
        return self.item.exchange.blocks


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

    def date(self, iso: str | None) -> str | Text:
        """A date in the language's own way, or words that say there is none."""
        if not iso:
            return self.words("not-stated")
        pattern = self.words("date-pattern").value
        try:
            return str(format_date(date.fromisoformat(iso), pattern, locale=self.language))
        except (AttributeError, KeyError, ValueError):  # not a pattern for dates
            return iso

    @cached_property
    def exchanges(self) -> dict[str, Exchange]:
        """All exchanges by id."""
        found = {}
        for event in self.content.events:
            for item in event.exchanges:
                number, section = item.exchange.number, item.exchange.section
                label = f"Q{section.number}-{number}" if section else f"Q{number}"
                title, gist = self.text(f"{item.id}:title"), self.text(f"{item.id}:gist")
                found[item.id] = Exchange(item.id, event, item, label, title, gist)
        return found

    def of_event(self, event: Event) -> list[Exchange]:
        """The exchanges of an event, in order."""
        return [self.exchanges[item.id] for item in event.exchanges]

    def on_topic(self, slug: str) -> list[tuple[Event, list[Exchange]]]:
        """A topic's exchanges by event; events that do not speak to it are left out."""
        found = [self.exchanges[item.id] for item in self.corpus.on_topic(slug)]
        columns = [(event, [x for x in found if x.event is event]) for event in self.content.events]
        return [(event, exchanges) for event, exchanges in columns if exchanges]

    def parts(self, exchange: Exchange) -> list[tuple[Kind, list[Block]]]:
        """Everything behind the question; blocks of one kind in a row share a label."""
        groups = groupby(exchange.blocks[1:], key=lambda block: block.kind)
        return [(kind, list(blocks)) for kind, blocks in groups]

    @cached_property
    def related(self) -> dict[str, list[tuple[str, Exchange, Text]]]:
        """Relations by exchange: its own and those that name it, for they are written once."""
        found: dict[str, list[tuple[str, Exchange, Text]]] = {key: [] for key in self.exchanges}
        for x in self.exchanges.values():
            for number, relation in enumerate(x.item.entry.related, 1):
                why, name = self.text(f"{x.id}:related-{number}"), f"relation-{relation.relation}"
                found[x.id].append((name, self.exchanges[relation.to], why))
                found[relation.to].append((f"{name}-reverse", x, why))
        return found

    def overview(self, topic: Topic) -> list[str]:
        """The ids of a topic's overview, paragraph by paragraph."""
        return [f"topic:{topic.slug}:overview-{n + 1}" for n in range(len(topic.overview))]

    def mentions(self, names: list[str]) -> list[Exchange]:
        """The exchanges whose Japanese text holds one of the names; Latin ones as whole words."""
        pattern = re.compile("|".join(map(_whole, sorted(names, key=len, reverse=True))))
        return [
            exchange
            for exchange in self.exchanges.values()
            if any(pattern.search(block.text) for block in exchange.blocks)
        ]


def translation_status(corpus: Corpus) -> dict[str, dict[str, dict[str, int]]]:
    """Per language and part (an event's id, or ``site``): how many units are in which state."""
    result = {}
    parts = [*(event.id for event in corpus.content.events), "site"]
    for language, catalogue in list(corpus.catalogues.items())[1:]:
        result[language] = {part: dict.fromkeys(STATES, 0) for part in parts}
        for unit in units(corpus.content):
            result[language][unit.domain][catalogue[unit.id].state] += 1
    return result


def _whole(name: str) -> str:
    """A pattern for a name; its Latin ends must not touch other Latin letters or digits."""
    left = r"(?<![A-Za-z0-9])" if re.match(r"[A-Za-z0-9]", name) else ""
    right = r"(?![A-Za-z0-9])" if re.search(r"[A-Za-z0-9]$", name) else ""
    return f"{left}{re.escape(name)}{right}"
