"""Files for machines: ``data/*.json``, the pages at the site's root, site maps, ``robots.txt``.

In: a Corpus and the site's address (``https://…/``, with the final slash). Out: path under the
site's root to text: one byte sequence for one corpus.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from ..corpus.content import Event, Exchange, Subject
from ..corpus.corpus import Corpus
from ..corpus.looks import find_updated, find_version
from ..corpus.relations import Relation
from ..model import Block
from ..read.schema_shared import Person, Term
from ..read.shape import Shape
from ..unit import Unit
from .pages import PAGES
from .passages import find_passage
from .render import make_environment
from .share import share_pages
from .tables import LICENCE, describe_package, export_tables
from .view import View, count_states, list_announced

#: What stands at the site's root, each from the template of its name.
AT_ROOT = ("index.html", "404.html", "sitemap.xml", "llms.txt")


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
        moment = ("date", "when", "what", "exchanges", "basis", "url", "checked")
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
            **self.pick(event, "told", "reports"),
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
                | self.pick(note, "text", "basis", "url", "checked", "rests_on", "only")
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
                self.pick(one, "id", "date", "text", "headline", "basis", "url", "checked")
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


def export_files(
    corpus: Corpus,
    names: Mapping[str, str],
    urls: list[str],
    root: str,
    cards: Mapping[str, str],
) -> dict[str, str]:
    """All of them. ``names``: what each language calls itself; ``urls``: pages of a language;
    ``cards``: by language the picture for previews, below the language's folder, or nothing.
    """
    env = make_environment()
    urls = sorted([*urls, *(f"q/{key}/" for key in corpus.exchanges)])
    views = {language: View(corpus, language) for language in names}
    announced = list_announced(corpus)
    shared = {
        "corpus": corpus,
        "names": names,
        "views": views,
        "urls": urls,
        "root": root,
        "announced": announced,
        "pages": PAGES[1:],
    }

    def render_root(name: str) -> str:
        return env.get_template(f"root/{name}.j2").render(**shared)

    def render_feed(code: str) -> str:
        version = find_version(corpus)
        own = {"v": views[code], "version": version, "find_updated": find_updated}
        return env.get_template("root/feed.xml.j2").render(**shared, **own)

    data = Exporter(corpus).export()
    return {
        "data/dialogues.json": dump_json(data),
        **export_tables(data, root),
        "data/datapackage.json": dump_json(describe_package(data)),
        **{f"{code}/feed.xml": render_feed(code) for code in names},
        "data/translation-status.json": dump_json(count_states(corpus)),
        "robots.txt": f"User-agent: *\nAllow: /\nSitemap: {root}sitemap.xml\n",
        **share_pages(corpus, names, root, cards),
        **{name: render_root(name) for name in AT_ROOT},
    }


def dump_json(value: Any) -> str:
    """Readable JSON, letters as they are."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
