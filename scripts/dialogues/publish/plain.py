"""The corpus as plain data: what ``data/dialogues.json`` holds, and how JSON is written.

In: a Corpus. Out: dicts, lists, strings and numbers, alike for one corpus.
"""

import json
from collections.abc import Iterable
from typing import Any

from ..corpus.content import Event, Exchange, Subject
from ..corpus.corpus import Corpus
from ..corpus.looks import find_version
from ..corpus.relations import Relation
from ..model import Block
from ..read.schema_shared import Person, Term
from ..read.shape import Shape
from ..unit import Unit
from .passages import find_passage
from .tables import LICENCE


class Exporter:
    """The corpus as plain data; texts are objects of language to text, ``""`` if untranslated."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus

    def join(self, units: Iterable[Unit]) -> dict[str, str]:
        """Units in every language, joined as paragraphs."""
        return {
            language: "\n\n".join(
                text.value if text.lang == language else ""
                for text in (unit.read_in(language) for unit in units)
            )
            for language in self.corpus.languages
        }

    def plain(self, value: Any) -> Any:
        """A value as JSON has it: a unit in every language, a shape or list with all it holds."""
        if isinstance(value, Unit):
            return self.join([value])
        if isinstance(value, Shape):
            return self.pick(value, *type(value).model_fields)
        return [self.plain(one) for one in value] if isinstance(value, tuple) else value

    def pick(self, record: object, *names: str) -> dict[str, Any]:
        """Fields of a record, by their names."""
        return {name: self.plain(getattr(record, name)) for name in names}

    def export(self) -> dict[str, Any]:
        """What the site says, in schema 1 of ``data/dialogues.json``."""
        corpus = self.corpus
        moment = ("date", "when", "what", "exchanges", "basis", "url", "urls", "checked")
        return {
            "schema": 1,
            "version": find_version(corpus),
            "licence": LICENCE["path"],
            "sources": [
                {"title": event.source.title.text, "path": event.source.url}
                for event in corpus.events
                if event.source.url
            ],
            "languages": list(corpus.languages),
            "events": [self.export_event(event) for event in corpus.events],
            "topics": [
                {
                    **self.pick(topic, "slug", "title", "scope", "verdict", "reason"),
                    "overview": self.join(topic.overview),
                    "exchanges": corpus.on_topic[topic.slug],
                }
                for topic in corpus.topics
            ],
            "people": [
                self.pick(one, "id", "kind", "name", "description") | self.export_names(one)
                for one in corpus.people
            ],
            "glossary": [
                {"id": one.id, "term": self.plain(one.name)}
                | self.pick(one, "reading", "definition")
                | self.export_names(one)
                for one in corpus.glossary
            ],
            "timeline": [self.pick(one, "id", "kind", *moment) for one in corpus.timeline],
            "findings": [self.pick(one, "id", "text", "exchanges") for one in corpus.findings],
        }

    def export_names(self, named: Person | Term) -> dict[str, Any]:
        """Other names, and the exchanges that hold any of them, or whose answers are theirs."""
        listed = self.corpus.list_mentioning(named.name)
        return {"aliases": named.aliases, "exchanges": listed}

    def export_event(self, event: Event) -> dict[str, Any]:
        """One event with its exchanges."""
        return {
            **self.pick(event, "id", "layout", "title", "dates"),
            "source": self.plain(event.source) | {"date": event.dates.published},
            **self.pick(event, "added", "place", "told", "reports"),
            "raw": {
                "file": event.raw.name,
                "sha256": event.raw.sha256,
                "characters": len(event.raw.text),
                "furniture": event.furniture,
            },
            "sections": [self.pick(one, "id", "number", "title") for one in event.sections],
            **self.export_annotations(event),
            "exchanges": [self.export_exchange(x) for x in self.corpus.list_exchanges(event)],
        }

    def export_annotations(self, subject: Subject) -> dict[str, Any]:
        """Notes, ``on`` as it stands in this raw file; figures, in the measure's base unit."""
        said = ("value", "unit", "meaning", "direction", "by", "whose", "certainty")
        return {
            "notes": [
                {**self.pick(note, "id", "kind"), "on": note.on.text}
                | self.pick(note, "text", "basis", "url", "urls", "checked", "rests_on", "only")
                for note in subject.notes
            ],
            "figures": [self.pick(f, *said, "text", "measure", "amount") for f in subject.figures],
        }

    def export_exchange(self, x: Exchange) -> dict[str, Any]:
        """One exchange: its blocks and what editors wrote about it."""
        return {
            **self.pick(x, "id", "number"),
            "section": x.section.number if x.section else None,
            **self.pick(x, "title", "topics", "asked_after"),
            "blocks": [self.export_block(block) for block in x.blocks],
            "gist": self.plain(x.gist),
            **self.export_annotations(x),
            "follow_ups": [
                self.pick(one, "id", "date", "text", "headline", "basis", "url", "urls", "checked")
                | {"exchanges": one.exchanges}
                for one in x.follow_ups
            ],
            "corrections": [self.pick(one, "date", "text") for one in x.corrections],
            "related": [
                {"to": one.other, **self.export_relation(one)}
                for one in self.corpus.relations
                if one.one == x.id and one.why
            ],
        }

    def export_relation(self, relation: Relation) -> dict[str, Any]:
        """``here``, ``there``: the sentences that it is about, each with its block."""
        found: dict[str, Any] = {"relation": relation.kind}
        found |= self.pick(relation, "verdict", "why")
        for side, key in (("here", relation.one), ("there", relation.other)):
            words: Unit | None = getattr(relation, side)
            exchange = self.corpus.exchanges[key]
            texts = {code: find_passage(exchange, words, code) for code in self.corpus.languages}
            block = texts[self.corpus.source].block
            text = {code: passage.text.value for code, passage in texts.items()}
            found[side] = [{"block": block, "text": text}] if words and block else []
        return found

    def export_block(self, block: Block) -> dict[str, Any]:
        """``span``: half-open, in code points of the raw file."""
        translated = self.corpus.translated
        states = {language: block.text.read_in(language).state for language in translated}
        return {**self.pick(block, "id", "kind", "span", "text"), "state": states}


def dump_json(value: Any) -> str:
    """Readable JSON, letters as they are."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
