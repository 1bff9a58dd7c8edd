"""What pages show besides texts: the corpus seen from one language.

In: a Corpus and a language. Out: selections of the corpus in the order of pages.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

from ..corpus.content import Event, Exchange, Figure, FollowUp, Note
from ..corpus.corpus import Corpus
from ..corpus.mentions import Mentions
from ..letters import REFERENCE
from ..model import ANSWERED, Block, Kind, Section
from ..read.schema_shared import Term, Topic
from ..unit import SITE, STATES, Text, Unit
from .latest import Latest
from .notes import Notes
from .passages import cut_sentences
from .words import MEASURES, Words

#: The share of its texts that a language needs, reviewed or not, before search engines are told of
#: its pages: until then these are the source language's once more.
ANNOUNCED_SHARE = 0.5
#: The answer of an exchange is long, and has its gist above it, from so many characters on.
LONG = 250
#: Months that a title names.
MAX_MONTHS = 3
#: What is hidden together as notes of a source's author.
AUTHORS_NOTES = ("supplement", "interpretation", "remark")


@dataclass(frozen=True, slots=True)
class Row:
    """A block, or bullets in a row, and our notes on its words."""

    blocks: list[Block]
    notes: list[Note]


class View(Notes):
    """The corpus in one language."""

    def __init__(self, corpus: Corpus, language: str) -> None:
        super().__init__(corpus, language)
        self.words, self.latest = Words(corpus, language), Latest(corpus)

    @cached_property
    def topics(self) -> Mapping[str, Topic]:
        """Topics by slug."""
        return {topic.slug: topic for topic in self.corpus.topics}

    @cached_property
    def events(self) -> Mapping[str, Event]:
        """Events by id."""
        return {event.id: event for event in self.corpus.events}

    def name_beside(self, exchange: Exchange, other: Exchange) -> str:
        """An exchange's number beside another one: with its event's name where that differs."""
        short = exchange.event.short.read_in(self.language).value
        return exchange.label if exchange.event is other.event else f"{short} {exchange.label}"

    def has_about(self, event: Event) -> bool:
        """Whether more is told of an event and its source, in a part of its own on its page."""
        return bool(event.texts[1:] or event.notes or event.reports)

    def is_long(self, exchange: Exchange) -> bool:
        """Whether an answer is too long to be read at a glance; in every language the same."""
        said = [b.text.text for b in exchange.blocks if b.kind in ANSWERED]
        return sum(map(len, said)) > LONG

    def list_kinds(self, exchanges: list[Exchange]) -> list[str]:
        """What these exchanges hold that readers can hide."""
        found = {block.kind for x in exchanges for block in x.blocks}
        kinds = ["note"] if any(map(self.notes_of, exchanges)) else []
        return kinds + (["source"] if found.intersection(AUTHORS_NOTES) else [])

    def has_author(self, exchanges: Iterable[Exchange]) -> bool:
        """Whether labels name the author of a source: of what is neither question nor answer."""
        return any(b.kind not in ("question", "answer") for x in exchanges for b in x.blocks)

    def list_rows(self, exchange: Exchange, blocks: list[Block]) -> list[Row]:
        """Blocks with the notes on them; bullets in a row are one list."""
        rows: list[Row] = []
        for bullet, found in groupby(blocks, key=lambda block: block.bullet):
            whole = list(found)
            for piece in [whole] if bullet else [[block] for block in whole]:
                notes = self.list_notes(exchange, [block.text for block in piece])
                rows.append(Row(piece, notes))
        return rows

    def group_blocks(self, exchange: Exchange) -> list[tuple[Kind, list[Block]]]:
        """Everything behind the question; blocks of one kind in a row share a label."""
        groups = groupby(exchange.blocks[1:], key=lambda block: block.kind)
        return [(kind, list(blocks)) for kind, blocks in groups]

    def group_exchanges(self, event: Event) -> list[tuple[Section | None, list[Exchange]]]:
        """An event's exchanges by their sections; all in one group where it has none."""
        groups = groupby(self.corpus.list_exchanges(event), key=lambda x: x.section)
        return [(section, list(exchanges)) for section, exchanges in groups]

    def weigh_topics(self) -> list[Topic]:
        """All topics, those with most exchanges first."""
        sizes = {topic.slug: len(self.corpus.on_topic[topic.slug]) for topic in self.corpus.topics}
        return sorted(self.corpus.topics, key=lambda topic: -sizes[topic.slug])

    def name_speakers(self, events: Iterable[Event]) -> str:
        """Who answers at these events, in full, each once."""
        return self._join(event.speaker_in_full or event.speaker for event in events)

    def name_months(self, events: Iterable[Event]) -> str:
        """The months in which they were held, or came out, each once; of many, first and last."""
        found = sorted({event.dates.latest[:7] for event in events} - {""})
        months = [self.words.date(month) for month in found]
        if len(months) <= MAX_MONTHS:
            return self._join(months)
        return self.words("months-range", first=months[0], last=months[-1]).value

    def name_day(self, event: Event) -> Text:
        """When and where it was held, else when its source came out, as citations say it."""
        held, published = event.dates.held, event.dates.published
        if held and event.place:
            return self.words("when-held-at", date=self.words.date(held), place=event.place)
        kind = "held" if held else "published" if published else "unknown"
        return self.words(f"when-{kind}", date=self.words.date(held or published))

    def list_cited(self, x: Exchange) -> dict[str, Any]:
        """What a citation of an answer names, by the places of the string ``citation``."""
        return {
            "site": self.words("site-name"),
            "event": x.event.title,
            "label": x.label,
            "title": x.title,
            "when": self.name_day(x.event),
            "date": self.words.date(x.event.source.checked),
        }

    def _join(self, words: Iterable[Unit | Text | str]) -> str:
        """Words in a row."""
        return self.words("list-mark").value.join(dict.fromkeys(map(self.words.plain, words)))

    def describe_topic(self, topic: Topic) -> Text:
        """What search engines and previews tell of a topic: its overview's first sentence."""
        first = topic.overview[0].read_in(self.language)
        said = REFERENCE.sub("", first.value)
        return Text(cut_sentences(said, 0, 1), first.lang, "source")

    def list_first(self) -> list[Figure]:
        """The figures that the index begins with."""
        figures = (figure for subject in self.corpus.subjects for figure in subject.figures)
        return [figure for figure in figures if figure.shown == "first"]

    def list_headlines(self) -> list[FollowUp]:
        """What became of things, where it has a headline and its page shows it; newest first."""
        shown = (x for column in self.latest.recent.shown for x in column.exchanges)
        found = (one for x in shown for one in x.follow_ups if one.headline)
        return sorted(found, key=lambda one: one.date, reverse=True)

    def list_places(self, found: Mentions) -> list[str]:
        """Exchanges that hold a name, of events where not all answers are of whom it names."""
        exchanges = self.corpus.exchanges
        return [key for key in found.exchanges if exchanges[key].event.id not in found.spoken]

    def group_recent(self) -> list[tuple[Topic | None, list[Exchange]]]:
        """The latest exchanges of which something is known to have become, by their first topic;
        last those that are on none.
        """
        recent = [x for column in self.latest.recent.shown for x in column.exchanges]
        groups = [
            (topic, [x for x in recent if x.topics[:1] == (topic.slug,)])
            for topic in self.weigh_topics()
        ]
        rest = (None, [x for x in recent if not x.topics])
        return [(topic, found) for topic, found in [*groups, rest] if found]

    def measure_figures(self, events: Iterable[Event]) -> dict[str, list[Figure]]:
        """The figures of some events by what they measure; ``other``: those of unknown unit."""
        rows: dict[str, list[Figure]] = {name: [] for name in MEASURES}
        for event in events:
            for subject in (event, *self.corpus.list_exchanges(event)):
                for figure in subject.figures:
                    rows[figure.measure or "other"].append(figure)
        return {name: found for name, found in rows.items() if found}

    def sort_terms(self) -> list[Term]:
        """The glossary in dictionary order: by reading in Japanese, else by the translated word."""
        return sorted(self.corpus.glossary, key=self._place_term)

    def _place_term(self, term: Term) -> tuple[str, str]:
        """Voicing marks and small kana count only between words that are otherwise alike."""
        if self.language != self.corpus.source:
            return term.name.read_in(self.language).value.casefold(), term.id
        letters = unicodedata.normalize("NFD", term.reading)
        bare = "".join(letter for letter in letters if letter not in "\u3099\u309aー")
        table = str.maketrans("ぁぃぅぇぉっゃゅょ", "あいうえおつやゆよ")
        return bare.translate(table), term.reading


def count_states(corpus: Corpus) -> dict[str, dict[str, dict[str, int]]]:
    """Per language and part (an event's id, or ``site``): how many units are in which state."""
    result = {}
    parts = [*(event.id for event in corpus.events), SITE]
    for language in corpus.translated:
        result[language] = {part: dict.fromkeys(map(str, STATES), 0) for part in parts}
        for unit in corpus.units.values():
            result[language][unit.domain][unit.read_in(language).state] += 1
    return result


def summarise(corpus: Corpus) -> str:
    """What there is, and what is still missing."""
    bare = [exchange.id for exchange in corpus.exchanges.values() if not exchange.topics]
    rows = [f"{len(corpus.exchanges)} exchanges of {len(corpus.events)} events"]
    for language, parts in count_states(corpus).items():
        states = next(iter(parts.values()))
        counts = (f"{sum(part[s] for part in parts.values())} {s}" for s in states)
        rows.append(f"{language}: {', '.join(counts)}")
    return "\n".join([*rows, f"without topic: {', '.join(bare) or 'none'}"])


def list_announced(corpus: Corpus) -> list[str]:
    """The languages whose pages search engines are told of: the source and what is translated."""
    found = [corpus.source]
    for language in corpus.translated:
        states = [unit.read_in(language).state for unit in corpus.units.values()]
        if len(states) - states.count("untranslated") >= ANNOUNCED_SHARE * len(states):
            found.append(language)
    return found
