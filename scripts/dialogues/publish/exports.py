"""Files for machines: ``data/*.json``, the pages at the site's root, site maps, ``robots.txt``.

In: a Corpus and the site's address (``https://…/``, with the final slash). Out: path under the
site's root to text: one byte sequence for one corpus.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from ..corpus.content import Event, Exchange, Figure, Note, Subject
from ..corpus.corpus import Corpus
from ..corpus.mentions import Mentions
from ..model import Block
from ..unit import Unit
from .render import make_environment
from .view import View, count_states


class Exporter:
    """The corpus as plain data; texts are objects of language to text, ``""`` if untranslated."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus

    def text(self, *units: Unit) -> dict[str, str]:
        """Units in every language, joined as paragraphs."""
        result = {}
        for language in self.corpus.languages:
            texts = [unit.read_in(language) for unit in units]
            result[language] = "\n\n".join(t.value if t.lang == language else "" for t in texts)
        return result

    def optional(self, unit: Unit | None) -> dict[str, str] | None:
        """The same for a text that may be missing."""
        return self.text(unit) if unit else None

    def export(self) -> dict[str, Any]:
        """Everything on the site: schema 1 of ``docs/architecture.md``."""
        corpus = self.corpus
        return {
            "schema": 1,
            "languages": list(corpus.languages),
            "events": [self.export_event(event) for event in corpus.events],
            "topics": [
                {
                    "slug": topic.slug,
                    "title": self.text(topic.title),
                    "scope": self.text(topic.scope),
                    "overview": self.text(*topic.overview),
                    "exchanges": corpus.on_topic[topic.slug],
                }
                for topic in corpus.topics
            ],
            "people": [
                {
                    "id": person.id,
                    "kind": person.kind,
                    "name": self.text(person.name),
                    "description": self.text(person.description),
                    **export_names(person.aliases, corpus.mentions[person.name]),
                }
                for person in corpus.people
            ],
            "glossary": [
                {
                    "id": term.id,
                    "term": self.text(term.name),
                    "reading": term.reading,
                    "definition": self.text(term.definition),
                    **export_names(term.aliases, corpus.mentions[term.name]),
                }
                for term in corpus.glossary
            ],
            "timeline": [
                {
                    "id": moment.id,
                    "kind": moment.kind,
                    "date": moment.date,
                    "when": self.optional(moment.when),
                    "what": self.text(moment.what),
                    "exchanges": moment.exchanges,
                    "basis": self.text(moment.basis),
                    "url": moment.url,
                }
                for moment in corpus.timeline
            ],
        }

    def export_event(self, event: Event) -> dict[str, Any]:
        """One event with its exchanges."""
        exchanges = self.corpus.list_exchanges(event)
        return {
            "id": event.id,
            "layout": event.layout,
            "title": self.text(event.title),
            "dates": event.dates.model_dump(),
            "source": {
                "title": self.text(event.source.title),
                "author": self.text(event.source.author),
                "url": event.source.url,
            },
            "raw": {
                "file": event.raw.name,
                "sha256": event.raw.sha256,
                "characters": len(event.raw.text),
                "furniture": event.furniture,
            },
            "sections": [
                {"id": section.id, "number": section.number, "title": self.text(section.title)}
                for section in event.sections
            ],
            **self.export_annotations(event),
            "exchanges": [self.export_exchange(exchange) for exchange in exchanges],
        }

    def export_annotations(self, subject: Subject) -> dict[str, Any]:
        """Notes and figures of an exchange or event."""
        return {
            "notes": [self.export_note(note) for note in subject.notes],
            "figures": [self.export_figure(figure) for figure in subject.figures],
        }

    def export_note(self, note: Note) -> dict[str, Any]:
        """``on``: as it stands in this raw file."""
        return {
            "id": note.id,
            "kind": note.kind,
            "on": note.on.text,
            "text": self.text(note.text),
            "basis": self.text(note.basis),
            "url": note.url,
        }

    def export_figure(self, figure: Figure) -> dict[str, Any]:
        """``amount`` in the measure's base unit."""
        return {
            "value": figure.value,
            "unit": figure.unit,
            "meaning": self.text(figure.meaning),
            "direction": figure.direction,
            "by": figure.by,
            "certainty": self.optional(figure.certainty),
            "text": self.text(figure.text),
            "measure": figure.measure,
            "amount": figure.amount,
        }

    def export_exchange(self, exchange: Exchange) -> dict[str, Any]:
        """One exchange: its blocks and what editors wrote about it."""
        relations = self.corpus.relations
        return {
            "id": exchange.id,
            "number": exchange.number,
            "section": exchange.section.number if exchange.section else None,
            "title": self.text(exchange.title),
            "topics": exchange.topics,
            "asked_after": exchange.asked_after,
            "blocks": [self.export_block(block) for block in exchange.blocks],
            "gist": self.text(exchange.gist),
            **self.export_annotations(exchange),
            "related": [
                {"to": one.other, "relation": one.kind, "why": self.text(one.why)}
                for one in relations
                if one.one == exchange.id and one.why
            ],
        }

    def export_block(self, block: Block) -> dict[str, Any]:
        """``span``: half-open, in code points of the raw file."""
        translated = self.corpus.translated
        return {
            "id": block.id,
            "kind": block.kind,
            "span": block.span,
            "text": self.text(block.text),
            "state": {language: block.text.read_in(language).state for language in translated},
        }


def export_names(aliases: Iterable[str], mentions: Mentions) -> dict[str, Any]:
    """Other names, and the exchanges that hold any of them."""
    return {"aliases": list(aliases), "exchanges": list(mentions.counts)}


def export_files(
    corpus: Corpus, names: Mapping[str, str], urls: list[str], root: str
) -> dict[str, str]:
    """All of them. ``names``: what each language calls itself; ``urls``: pages of a language."""
    env = make_environment()
    views = {language: View(corpus, language) for language in names}

    def render_root(name: str, listed: list[str]) -> str:
        template = env.get_template(f"root/{name}.j2")
        return template.render(names=names, views=views, urls=urls, root=root, listed=listed)

    # Material asks for a language's own site map to find its way between pages.
    maps = {f"{code}/sitemap.xml": render_root("sitemap.xml", [code]) for code in names}
    pages = ("index.html", "404.html", "sitemap.xml")
    return {
        "data/dialogues.json": dump_json(Exporter(corpus).export()),
        "data/translation-status.json": dump_json(count_states(corpus)),
        "robots.txt": f"User-agent: *\nAllow: /\nSitemap: {root}sitemap.xml\n",
        **{name: render_root(name, list(names)) for name in pages},
        **maps,
    }


def dump_json(value: Any) -> str:
    """Readable JSON, letters as they are."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
