"""What a translator is told of each text: where it stands, what it is, who speaks, which page.

In: the Corpus. Out: by unit's id, a comment for its PO entry.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ..corpus.content import Event, Exchange, Subject
from ..corpus.corpus import Corpus
from ..model import ANSWERED, Block
from ..read.schema_shared import SHARED
from ..read.shape import Shape
from ..unit import Unit

ASKER, AUTHOR, EDITORS = "the asker", "the source's author", "editors"
#: The page on which entries of a shared file stand.
PAGES = {
    "topics": "topics/{id}/",
    "people": "people/#{id}",
    "glossary": "glossary/#{id}",
    "units": "figures/",
    "timeline": "timeline/",
    "charts": "figures/",
    "findings": "",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a unit stands: what it is and whose, in words, and its page."""

    unit: Unit
    words: str
    page: str


def describe_units(corpus: Corpus) -> dict[str, str]:
    """A line on each unit, and a line with its page's address below a language's own."""
    return {one.unit.id: f"{one.words}\n{one.page}" for one in _list_places(corpus)}


def _list_places(corpus: Corpus) -> Iterator[Place]:
    for event in corpus.events:
        yield from _list_event(event)
        for exchange in corpus.list_exchanges(event):
            yield from _list_exchange(exchange)
    for relation in corpus.relations:
        if relation.why:
            one = corpus.exchanges[relation.one]
            words = f"{one.label}: why it is related to {relation.other}; {EDITORS}"
            yield Place(relation.why, words, _find_page(one))
            for unit, key in ((relation.here, relation.one), (relation.there, relation.other)):
                if unit:
                    words = f"{one.label}: words of {key} that are related, as they stand there"
                    yield Place(unit, words, _find_page(one))
    for name, page in PAGES.items():
        for entry in corpus.shared[name]:
            id_ = getattr(entry, SHARED[name].key)
            words = f"{SHARED[name].owner} {id_}"
            yield from _list_fields(entry, words, page.format(id=id_))
    for key, unit in corpus.strings.items():
        yield Place(unit, f"words of the pages: {key}", "all pages")


def _list_event(event: Event) -> Iterator[Place]:
    page = _find_page(event)
    fields = {"title": event.title, "short name": event.short, "who answers": event.speaker}
    if event.speaker_in_full:
        fields["who answers, in full"] = event.speaker_in_full
    source = {"source": event.source.title, "source's author": event.source.author}
    if event.source.not_found:
        source["where the source was looked for"] = event.source.not_found
    if event.place:
        source["where it was held"] = event.place
    if event.told:
        source["how what was said came to the words here"] = event.told
    about = {f"about, paragraph {n}": unit for n, unit in enumerate(event.texts, 1)}
    for words, unit in {**fields, **source, **about}.items():
        yield Place(unit, f"the event: {words}; {EDITORS}", page)
    for section in event.sections:
        yield Place(section.title, f"title of section {section.number}; {AUTHOR}", page)
    for number, report in enumerate(event.reports, 1):
        yield from _list_fields(report, f"the event: report {number}", page)
    yield from _list_annotations(event, "the event", page)


def _list_exchange(exchange: Exchange) -> Iterator[Place]:
    page, label = _find_page(exchange), exchange.label
    yield Place(exchange.title, f"{label}: title; {EDITORS}", page)
    yield Place(exchange.gist, f"{label}: in brief; {EDITORS}", page)
    for block in exchange.blocks:
        yield Place(block.text, f"{label}: {block.kind}; {_name_speaker(exchange, block)}", page)
    for one in exchange.follow_ups:
        words, place = f"{label}: what became of it ({one.date})", f"since/#{one.id}"
        yield Place(one.text, f"{words}; {EDITORS}", place)
        yield Place(one.basis, f"{words}, its basis; {EDITORS}", place)
        if one.headline:
            yield Place(one.headline, f"{words}, in a few words; {EDITORS}", place)
    for correction in exchange.corrections:
        yield from _list_fields(correction, f"{label}: correction of {correction.date}", page)
    yield from _list_annotations(exchange, label, page)


def _list_annotations(subject: Subject, label: str, page: str) -> Iterator[Place]:
    for note in subject.notes:
        place = f"{page}-{note.part}" if "#" in page else f"{page}#{note.id}"
        words = f"{label}: note {note.number} ({note.kind}), {{}}; {EDITORS}"
        yield Place(
            note.on, words.format("the words that it is on, as the translation has them"), place
        )
        yield Place(note.text, words.format("its text"), place)
        yield Place(note.basis, words.format("its basis"), place)
    for figure in subject.figures:
        words = f"{label}: figure {figure.value}{figure.unit or ''}"
        yield Place(figure.text, words, "figures/")
        yield Place(figure.meaning, f"{words}, its meaning; {EDITORS}", "figures/")
        if figure.whose:
            yield Place(figure.whose, f"{words}, whose words; {EDITORS}", "figures/")
        if figure.certainty:
            yield Place(figure.certainty, f"{words}, how sure it is; {EDITORS}", "figures/")


def _list_fields(entry: Shape, words: str, page: str) -> Iterator[Place]:
    for parts, unit in entry.list_texts():
        yield Place(unit, f"{words}: {' '.join(map(str, parts))}; {EDITORS}", page)


def _find_page(subject: Subject) -> str:
    if isinstance(subject, Exchange):
        return f"events/{subject.event.id}/#{subject.id}"
    return f"events/{subject.id}/"


def _name_speaker(exchange: Exchange, block: Block) -> str:
    if block.kind == "question":
        return ASKER
    return exchange.event.speaker.text if block.kind in ANSWERED else AUTHOR
