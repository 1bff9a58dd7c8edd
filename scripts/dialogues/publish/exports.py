"""Files for machines: ``data/*.json``, the pages at the site's root, site maps, ``robots.txt``.

In: a Corpus and the site's address (``https://…/``, with the final slash). Out: path under the
site's root to text: one byte sequence for one corpus.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import jinja2

from ..corpus.content import Corpus, Event, Item
from ..corpus.figures import index
from .render import TEMPLATES
from .view import View, translation_status


class Exporter:
    """The corpus as plain data; texts are objects of language to text, ``""`` if untranslated."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus, self.content = corpus, corpus.content
        self.languages = list(corpus.catalogues)
        self.view = View(corpus, corpus.source)
        self.indexed = index(self.content)

    def text(self, *unit_ids: str) -> dict[str, str]:
        """Units in every language, joined as paragraphs."""
        result = {}
        for language, catalogue in self.corpus.catalogues.items():
            texts = [catalogue[unit_id] for unit_id in unit_ids]
            result[language] = "\n\n".join(t.value if t.lang == language else "" for t in texts)
        return result

    def data(self) -> dict[str, Any]:
        """Everything on the site: schema 1 of ``docs/architecture.md``."""
        return {
            "schema": 1,
            "languages": self.languages,
            "events": [self.event(event) for event in self.content.events],
            "topics": [
                {
                    "slug": topic.slug,
                    "title": self.text(f"topic:{topic.slug}:title"),
                    "scope": self.text(f"topic:{topic.slug}:scope"),
                    "overview": self.text(*self.view.overview(topic)),
                    "exchanges": [item.id for item in self.corpus.on_topic(topic.slug)],
                }
                for topic in self.content.topics
            ],
            "people": [
                {
                    "id": person.id,
                    "kind": person.kind,
                    "name": self.text(f"person:{person.id}:name"),
                    "description": self.text(f"person:{person.id}:description"),
                    **self.named(person.name, person.aliases),
                }
                for person in self.content.people
            ],
            "glossary": [
                {
                    "id": term.id,
                    "term": self.text(f"term:{term.id}:term"),
                    "reading": term.reading,
                    "definition": self.text(f"term:{term.id}:definition"),
                    **self.named(term.term, term.aliases),
                }
                for term in self.content.glossary
            ],
            "timeline": [
                {
                    "id": moment.id,
                    "kind": moment.kind,
                    "date": moment.date,
                    "when": self.text(f"moment:{moment.id}:when") if moment.when else None,
                    "what": self.text(f"moment:{moment.id}:what"),
                    "exchanges": moment.exchanges,
                    "basis": self.text(f"moment:{moment.id}:basis"),
                    "url": moment.url,
                }
                for moment in self.content.timeline
            ],
        }

    def named(self, name: str, aliases: tuple[str, ...]) -> dict[str, Any]:
        """Other names, and the exchanges that hold any of them."""
        found = self.view.mentions([name, *aliases])
        return {"aliases": list(aliases), "exchanges": [exchange.id for exchange, _ in found]}

    def event(self, event: Event) -> dict[str, Any]:
        """One event with its exchanges."""
        return {
            "id": event.id,
            "layout": event.document.layout,
            "title": self.text(f"{event.id}:title"),
            "dates": event.file.dates.model_dump(),
            "source": {
                "title": self.text(f"{event.id}:source-title"),
                "author": self.text(f"{event.id}:source-author"),
                "url": event.file.source.url,
            },
            "raw": {
                "file": event.raw.name,
                "sha256": event.raw.sha256,
                "characters": len(event.raw.text),
                "furniture": event.document.furniture,
            },
            "sections": [
                {"id": section.id, "number": section.number, "title": self.text(section.id)}
                for section in event.document.sections
            ],
            "notes": self.notes(event.id),
            "figures": self.figures(event.id),
            "exchanges": [self.exchange(item) for item in event.exchanges],
        }

    def notes(self, place: str) -> list[dict[str, Any]]:
        """Our notes on an exchange or event; ``on`` as it stands in this raw file."""
        return [
            {
                "id": f"{place}-note-{n}",
                "kind": note.kind,
                "on": self.view.places[place].quoted(note),
                "text": self.text(f"{place}:note-{n}"),
                "basis": self.text(f"{place}:note-{n}-basis"),
                "url": note.url,
            }
            for n, note in enumerate(self.view.places[place].notes, 1)
        ]

    def figures(self, place: str) -> list[dict[str, Any]]:
        """The indexed figures of an exchange or event; ``amount`` in the measure's base unit."""
        return [
            {
                **one.figure.model_dump(),
                "text": self.text(one.unit),
                "meaning": self.text(f"{one.unit}-meaning"),
                "certainty": self.text(f"{one.unit}-certainty") if one.figure.certainty else None,
                "measure": one.quantity.measure if one.quantity else None,
                "amount": one.quantity.number if one.quantity else None,
            }
            for one in self.indexed
            if one.place == place
        ]

    def exchange(self, item: Item) -> dict[str, Any]:
        """One exchange: its blocks and what editors wrote about it."""
        exchange, entry = item.exchange, item.entry
        translations = list(self.corpus.catalogues.items())[1:]
        return {
            "id": item.id,
            "number": exchange.number,
            "section": exchange.section.number if exchange.section else None,
            "title": self.text(f"{item.id}:title"),
            "topics": entry.topics,
            "asked_after": entry.asked_after,
            "blocks": [
                {
                    "id": block.id,
                    "kind": block.kind,
                    "span": block.span,
                    "text": self.text(block.id),
                    "state": {code: catalogue[block.id].state for code, catalogue in translations},
                }
                for block in exchange.blocks
            ],
            "gist": self.text(f"{item.id}:gist"),
            "notes": self.notes(item.id),
            "figures": self.figures(item.id),
            "related": [
                {**related.model_dump(), "why": self.text(f"{item.id}:related-{n}")}
                for n, related in enumerate(entry.related, 1)
            ],
        }


def files(corpus: Corpus, names: Mapping[str, str], urls: list[str], root: str) -> dict[str, str]:
    """All of them. ``names``: what each language calls itself; ``urls``: pages of a language."""
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES / "root"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    views = {language: View(corpus, language) for language in names}

    def page(name: str, listed: list[str]) -> str:
        template = env.get_template(f"{name}.j2")
        return template.render(names=names, views=views, urls=urls, root=root, listed=listed)

    # Material asks for a language's own site map to find its way between pages.
    maps = {f"{language}/sitemap.xml": page("sitemap.xml", [language]) for language in names}
    return {
        "data/dialogues.json": _json(Exporter(corpus).data()),
        "data/translation-status.json": _json(translation_status(corpus)),
        "robots.txt": f"User-agent: *\nAllow: /\nSitemap: {root}sitemap.xml\n",
        **{name: page(name, list(names)) for name in ("index.html", "404.html", "sitemap.xml")},
        **maps,
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
