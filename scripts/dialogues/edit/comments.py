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


@dataclass(frozen=True, slots=True)
class Comment:
    """What a unit is and whose, in ``words``, and the page that it stands on."""

    unit: Unit
    words: str
    page: str


def describe_units(corpus: Corpus) -> dict[str, str]:
    """A line on each unit, and a line with its page's address below a language's own."""
    return {one.unit.id: f"{one.words}\n{one.page}" for one in _list_comments(corpus)}


def _list_comments(corpus: Corpus) -> Iterator[Comment]:
    for event in corpus.events:
        yield from _list_event(event)
        for exchange in corpus.list_exchanges(event):
            yield from _list_exchange(exchange)
    for relation in corpus.relations:
        if relation.why:
            one = corpus.exchanges[relation.one]
            words = f"{one.label}: why it is related to {relation.other}; {EDITORS}"
            yield Comment(relation.why, words, _find_page(one))
            for unit, key in ((relation.here, relation.one), (relation.there, relation.other)):
                if unit:
                    words = f"{one.label}: words of {key} that are related, as they stand there"
                    yield Comment(unit, words, _find_page(one))
    for name, file in SHARED.items():
        if name == "strings":
            for key, unit in corpus.strings.items():
                yield Comment(unit, f"words of the pages: {key}", file.page)
            continue
        for entry in corpus.shared[name]:
            id_ = getattr(entry, file.key)
            yield from _list_fields(entry, f"{file.owner} {id_}", file.page.format(id=id_))


def _list_event(event: Event) -> Iterator[Comment]:
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
        yield Comment(unit, f"the event: {words}; {EDITORS}", page)
    for section in event.sections:
        yield Comment(section.title, f"title of section {section.number}; {AUTHOR}", page)
    for number, report in enumerate(event.reports, 1):
        yield from _list_fields(report, f"the event: report {number}", page)
    yield from _list_annotations(event, "the event", page)


def _list_exchange(exchange: Exchange) -> Iterator[Comment]:
    page, label = _find_page(exchange), exchange.label
    yield Comment(exchange.title, f"{label}: title; {EDITORS}", page)
    yield Comment(exchange.gist, f"{label}: in brief; {EDITORS}", page)
    for block in exchange.blocks:
        yield Comment(block.text, f"{label}: {block.kind}; {_name_speaker(exchange, block)}", page)
    for one in exchange.follow_ups:
        words, at = f"{label}: what became of it ({one.date})", f"since/#{one.id}"
        yield Comment(one.text, f"{words}; {EDITORS}", at)
        yield Comment(one.basis, f"{words}, its basis; {EDITORS}", at)
        if one.headline:
            yield Comment(one.headline, f"{words}, in a few words; {EDITORS}", at)
    for correction in exchange.corrections:
        yield from _list_fields(correction, f"{label}: correction of {correction.date}", page)
    yield from _list_annotations(exchange, label, page)


def _list_annotations(subject: Subject, label: str, page: str) -> Iterator[Comment]:
    for note in subject.notes:
        at = f"{page}-{note.part}" if "#" in page else f"{page}#{note.id}"
        words = f"{label}: note {note.number} ({note.kind}), {{}}; {EDITORS}"
        yield Comment(
            note.on, words.format("the words that it is on, as the translation has them"), at
        )
        yield Comment(note.text, words.format("its text"), at)
        yield Comment(note.basis, words.format("its basis"), at)
    for figure in subject.figures:
        words = f"{label}: figure {figure.value}{figure.unit or ''}"
        yield Comment(figure.text, words, "figures/")
        yield Comment(figure.meaning, f"{words}, its meaning; {EDITORS}", "figures/")
        if figure.whose:
            yield Comment(figure.whose, f"{words}, whose words; {EDITORS}", "figures/")
        if figure.certainty:
            yield Comment(figure.certainty, f"{words}, how sure it is; {EDITORS}", "figures/")


def _list_fields(entry: Shape, words: str, page: str) -> Iterator[Comment]:
    for parts, unit in entry.list_texts():
        yield Comment(unit, f"{words}: {' '.join(map(str, parts))}; {EDITORS}", page)


def _find_page(subject: Subject) -> str:
    if isinstance(subject, Exchange):
        return f"events/{subject.event.id}/#{subject.id}"
    return f"events/{subject.id}/"


def _name_speaker(exchange: Exchange, block: Block) -> str:
    if block.kind == "question":
        return ASKER
    return exchange.event.speaker.text if block.kind in ANSWERED else AUTHOR
