"""What pages show besides texts: the corpus seen from one language.

In: a Corpus and a language. Out: selections of the corpus in the order of pages.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from ..corpus.content import Event, Exchange, Figure
from ..corpus.corpus import Corpus
from ..model import KINDS, Block, Kind
from ..read.schema_shared import Term, Topic
from ..unit import SITE, STATES
from .words import MEASURES, Words

#: The share of its texts that a language needs, reviewed or not, before search engines are told of
#: its pages: until then these are the source language's once more.
ANNOUNCED_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Column:
    """The exchanges of one event among those of a page."""

    event: Event
    exchanges: list[Exchange]


class View:
    """The corpus in one language."""

    def __init__(self, corpus: Corpus, language: str) -> None:
        self.corpus, self.language = corpus, language
        self.words = Words(corpus, language)

    @cached_property
    def topics(self) -> Mapping[str, Topic]:
        """Topics by slug."""
        return {topic.slug: topic for topic in self.corpus.topics}

    @cached_property
    def events(self) -> Mapping[str, Event]:
        """Events by id."""
        return {event.id: event for event in self.corpus.events}

    def column_topic(self, topic: Topic) -> list[Column]:
        """A topic's exchanges by event; events that do not speak to it have none."""
        found = [self.corpus.exchanges[key] for key in self.corpus.on_topic[topic.slug]]
        return [
            Column(event, [x for x in found if x.event is event]) for event in self.corpus.events
        ]

    def reaches_out(self, exchange: Exchange) -> bool:
        """Whether an exchange is related to one of another event."""
        links = self.corpus.related[exchange.id]
        return any(link.to.event is not exchange.event for link in links)

    def list_kinds(self, exchanges: list[Exchange]) -> list[str]:
        """The kinds of text, questions aside, that these exchanges hold, in the order of pages."""
        found = {block.kind for x in exchanges for block in x.blocks[1:]}
        ours = ["note"] if any(x.notes for x in exchanges) else []
        ours += ["related"] if any(self.corpus.related[x.id] for x in exchanges) else []
        return ["gist", *(kind for kind in KINDS if kind in found), *ours]

    def group_blocks(self, exchange: Exchange) -> list[tuple[Kind, list[Block]]]:
        """Everything behind the question; blocks of one kind in a row share a label."""
        groups = groupby(exchange.blocks[1:], key=lambda block: block.kind)
        return [(kind, list(blocks)) for kind, blocks in groups]

    @cached_property
    def measured(self) -> dict[str, list[Figure]]:
        """The index of figures by what they measure; ``other`` holds those of unknown unit."""
        rows: dict[str, list[Figure]] = {name: [] for name in MEASURES}
        for subject in self.corpus.subjects:
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


def list_announced(corpus: Corpus) -> list[str]:
    """The languages whose pages search engines are told of: the source and what is translated."""
    found = [corpus.source]
    for language in corpus.translated:
        states = [unit.read_in(language).state for unit in corpus.units.values()]
        if len(states) - states.count("untranslated") >= ANNOUNCED_SHARE * len(states):
            found.append(language)
    return found
