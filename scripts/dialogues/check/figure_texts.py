"""The texts that state figures, each with the subjects whose index must hold these.

In: the Corpus. Out: each text with the exchanges and events whose figures it may state.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..corpus.content import Event, Subject
from ..corpus.corpus import Corpus
from ..letters import REFERENCE
from ..problems import Where
from ..unit import Unit

#: The line of a subtitle's times and settings, and a time within a recording, which state nothing.
TIMES = re.compile(
    r"^.*-->.*$|(?<![\d:：])\d{1,3}(?:[:：]\d\d){1,2}(?:[.,]\d{1,3})?(?![\d:：])", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class FigureTexts:
    """Units whose figures are those of ``subjects``; ``where``: what a problem of them is told at.

    ``extra``: text of a raw file outside its exchanges, which belongs to no unit.
    """

    units: tuple[Unit, ...]
    subjects: tuple[Subject, ...]
    where: Where
    extra: tuple[str, ...] = ()

    @property
    def not_figures(self) -> list[str]:
        """Words whose numbers are no figures."""
        return [words for subject in self.subjects for words in subject.not_figures]


def list_around(event: Event) -> tuple[str, ...]:
    """What an event's raw file says outside its exchanges, line by line, without times.

    No number goes on in the next line there: what follows may be of another kind.
    """
    return tuple(line for text in event.around for line in TIMES.sub(" ", text).splitlines())


def list_figure_texts(corpus: Corpus) -> Iterator[FigureTexts]:
    """All texts that state figures: what sources say, and what we say of it.

    What rests on nothing, or on what is not there, is a mistake of its own, and told once.
    """
    subjects = {subject.id: subject for subject in corpus.subjects}
    reasons: dict[str, list[FigureTexts]] = {key: [] for key in corpus.exchanges}
    for relation in corpus.relations:
        if relation.why:
            one = subjects[relation.one]
            if relation.other not in subjects:  # which is a problem of its own
                continue
            both = (one, subjects[relation.other])
            where = one.at("related", relation.number, "why")
            reasons[relation.one].append(FigureTexts((relation.why,), both, where))
    for subject in subjects.values():
        if isinstance(subject, Event):
            where, around = subject.at("about"), list_around(subject)
            yield FigureTexts(subject.texts, (subject,), where, around)
            continue
        exchange = corpus.exchanges[subject.id]
        yield FigureTexts(
            (*exchange.texts, exchange.title, exchange.gist), (exchange,), exchange.at()
        )
        yield from reasons[exchange.id]
    for number, topic in enumerate(corpus.topics):
        for nth, paragraph in enumerate(topic.overview):
            found = dict.fromkeys(REFERENCE.findall(paragraph.text))
            if not found or not subjects.keys() >= found.keys():
                continue
            about = tuple(subjects[key] for key in found)
            where = corpus.locators["topics"].at("topics", number, "overview", nth)
            yield FigureTexts((paragraph,), about, where)
    for number, finding in enumerate(corpus.findings):
        if subjects.keys() >= {*finding.exchanges}:
            about = tuple(subjects[key] for key in finding.exchanges)
            where = corpus.locators["findings"].at("findings", number, "text")
            yield FigureTexts((finding.text,), about, where)
