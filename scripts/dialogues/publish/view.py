"""What pages show: the corpus in one language, with labels and links worked out.

In: a Corpus and a language. Out: small frozen records that templates read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import Any, Literal, get_args

from babel.dates import format_date
from babel.numbers import format_compact_decimal

from ..corpus.content import Corpus, Event, Item, Place, units
from ..corpus.figures import Indexed, index
from ..model import KINDS, Block, Kind
from ..read.po import STATES, Text
from ..read.schema import Measure, Topic

MEASURES = get_args(Measure.model_fields["measure"].annotation)


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

    def dollars(self, amount: float, form: Literal["long", "short"] = "long") -> Text:
        """An amount of US dollars in round words: two digits, the rest as a word."""
        rounded = float(f"{amount:.1e}")
        for one in (form, "short"):  # Japanese has no long form, its short one is as good
            try:
                words = format_compact_decimal(
                    rounded, format_type=one, locale=self.language, fraction_digits=1
                )
                grouped = re.sub(r"\d{4,}", lambda m: f"{int(m[0]):,}", words)
                return self.words("dollars", amount=grouped)
            except KeyError:
                continue
        return self.words("dollars", amount=f"{rounded:,.0f}")

    def date(self, iso: str | None) -> str | Text:
        """A date in the language's own way, or words that say there is none."""
        if not iso:
            return self.words("not-stated")
        name = {4: "year-pattern", 7: "month-pattern"}.get(len(iso), "date-pattern")
        pattern = self.words(name).value
        try:
            day = date.fromisoformat(iso + "-01-01"[len(iso) - 4 :] if len(iso) < 10 else iso)
            return str(format_date(day, pattern, locale=self.language))
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

    def reaches_out(self, exchange: Exchange) -> bool:
        """Whether an exchange is related to one of another event."""
        return any(x.event is not exchange.event for _, x, _ in self.related[exchange.id])

    def kinds(self, exchanges: list[Exchange]) -> list[str]:
        """The kinds of text, questions aside, that these exchanges hold, in the order of pages."""
        found = {kind for x in exchanges for kind, _ in self.parts(x)}
        noted = any(x.item.entry.notes for x in exchanges)
        related = any(self.related[x.id] for x in exchanges)
        ours = ["note"] * noted + ["related"] * related
        return ["gist", *(kind for kind in KINDS if kind in found), *ours]

    @cached_property
    def places(self) -> dict[str, Place]:
        """Events and exchanges by id: what has notes."""
        return {place.id: place for place in self.content.places()}

    def notes(self, place: str, unit: str) -> list[tuple[int, int]]:
        """The notes on a unit: (number, where in its text the note's words end).

        Notes are on what the source says: titles and gists, which are ours, have none.
        """
        found: list[tuple[int, int]] = []
        if unit not in self.places[place].units:
            return found
        value = self.text(unit).value
        for number, note in enumerate(self.places[place].notes, 1):
            translated = self.text(f"{place}:note-{number}-on").value
            for words in (translated, self.places[place].quoted(note)):
                if words in value:
                    found.append((number, value.index(words) + len(words)))
                    break
        return found

    def parts(self, exchange: Exchange) -> list[tuple[Kind, list[Block]]]:
        """Everything behind the question; blocks of one kind in a row share a label."""
        groups = groupby(exchange.blocks[1:], key=lambda block: block.kind)
        return [(kind, list(blocks)) for kind, blocks in groups]

    @cached_property
    def related(self) -> dict[str, list[tuple[str, Exchange, Text | None]]]:
        """Relations by exchange: its own and those that name it, for they are written once.

        Those with other events come first. ``asked_after`` is one too, with or without a reason.
        """
        found: dict[str, list[tuple[str, Exchange, Text | None]]]
        found = {key: [] for key in self.exchanges}
        for x in self.exchanges.values():
            entry = x.item.entry
            rows: list[tuple[str, str, Text | None]] = [
                (r.to, r.relation, self.text(f"{x.id}:related-{number}"))
                for number, r in enumerate(entry.related, 1)
            ]
            if entry.asked_after and entry.asked_after not in (to for to, _, _ in rows):
                rows.append((entry.asked_after, "follows-up", None))
            for to, relation, why in rows:
                found[x.id].append((f"relation-{relation}", self.exchanges[to], why))
                found[to].append((f"relation-{relation}-reverse", x, why))
        for key, relations in found.items():
            relations.sort(key=lambda row: row[1].event is self.exchanges[key].event)
        return found

    def overview(self, topic: Topic) -> list[str]:
        """The ids of a topic's overview, paragraph by paragraph."""
        return [f"topic:{topic.slug}:overview-{n + 1}" for n in range(len(topic.overview))]

    @cached_property
    def measured(self) -> list[tuple[str, list[Indexed]]]:
        """The index of figures by what they measure; ``other`` holds those of unknown unit."""
        names = [*MEASURES, "other"]
        rows: dict[str, list[Indexed]] = {name: [] for name in names}
        for one in index(self.content):
            rows[(one.quantity and one.quantity.measure) or "other"].append(one)
        return [(name, found) for name, found in rows.items() if found]

    def mentions(self, names: list[str]) -> list[tuple[Exchange, int]]:
        """The exchanges whose Japanese text holds one of the names, and how often."""
        pattern = whole_words(names)
        counts = (
            (x, sum(len(pattern.findall(block.text)) for block in x.blocks))
            for x in self.exchanges.values()
        )
        return [(x, count) for x, count in counts if count]

    def mentioned_around(self, names: list[str]) -> list[Event]:
        """The events whose raw file holds one of the names outside its exchanges."""
        pattern = whole_words(names)
        return [
            event
            for event in self.content.events
            if any(pattern.search(event.raw.text[slice(*s)]) for s in event.document.furniture)
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


def whole_words(names: Iterable[str], flags: int = 0, plural: str = "") -> re.Pattern[str]:
    """A pattern for any of the names, the longest first, as whole words."""
    longest = sorted(set(names), key=lambda name: (-len(name), name))
    return re.compile("|".join(_whole(name, plural) for name in longest), flags)


def _whole(name: str, plural: str) -> str:
    """A pattern for a name; its ends must not touch more letters of their own script.

    Japanese parts words by script alone: what goes on in katakana is another word.
    """
    left = right = ""
    for letters, more in (("A-Za-z0-9", plural), ("ァ-ヺー", "")):
        left += f"(?<![{letters}])" if re.match(f"[{letters}]", name) else ""
        right += f"{more}(?![{letters}])" if re.search(f"[{letters}]$", name) else ""
    return f"{left}{re.escape(name)}{right}"
