"""``build.py new``: a first draft of an event's YAML from its raw file.

In: an event id, a raw file, what is there already. Out: YAML text with every required field, ids
assigned, topics suggested, figures listed; what an editor must write is marked TODO.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import jinja2

from ..corpus.join import join_corpus
from ..corpus.numbers_ja import NumberReader
from ..corpus.sources import Folders, read_sources
from ..files import write_changed
from ..model import RawExchange, RawFile
from ..problems import BuildError, Problems
from ..read.fields import SLUG
from ..read.layouts import detect_layout, parse_raw
from ..read.schema_shared import TopicsFile, UnitsFile
from ..read.text import read_raw
from ..read.yaml import load_yaml
from .ranking import TOPIC_FLOOR, Ranker, Sample, TopicRules, choose_best
from .suggest import sample_exchange, sample_texts

#: How many topics a draft names for an exchange at most.
MAX_TOPICS = 3
#: How much of a question stands above an exchange's entry.
MAX_QUESTION = 60


@dataclass(frozen=True, slots=True)
class DraftFigure:
    """A figure found in a text; ``by`` is a guess from the layout."""

    value: str
    unit: str
    by: str


@dataclass(frozen=True, slots=True)
class DraftExchange:
    """What a draft says of an exchange."""

    id: str
    question: str
    topics: list[str]
    figures: list[DraftFigure]


def start_event(event: str, file: Path, folders: Folders, source: str) -> Path:
    """Write an event's draft and keep its raw file; give the draft's path.

    ``source``: the source language. Raises BuildError, with nothing written.
    """
    problems = Problems()
    target = folders.editorial / "events" / f"{event}.yaml"
    if not re.fullmatch(SLUG, event):
        problems.add(target, (1, 1), "event id must be lower-case letters, digits, single hyphens")
    elif target.exists():
        problems.add(target, (1, 1), "exists already", "choose another id, or edit it")
    raw = read_raw(file, problems)
    topics = load_yaml(folders.editorial / "topics.yaml", TopicsFile, problems)
    units = load_yaml(folders.editorial / "units.yaml", UnitsFile, problems)
    problems.raise_any()
    assert raw and topics and units
    copy = folders.raw / raw.name
    if copy.exists() and copy.read_bytes() != file.read_bytes():
        problems.add(copy, (1, 1), "is there already, with other text", "rename your file")
    problems.raise_any()
    rules = [
        TopicRules(one.slug, one.title.text, one.scope.text, one.keywords, one.aliases)
        for one in topics[0].topics
    ]
    others = sample_others(folders, source)
    text = draft_event(event, raw, Drafter(rules, NumberReader(units[0].units), others), problems)
    problems.raise_any()
    write_changed(target, text)
    if not copy.exists():
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes())
    return target


def sample_others(folders: Folders, source: str) -> list[Sample]:
    """The exchanges of all other events, by likeness to which topics are suggested."""
    try:
        corpus = join_corpus(read_sources(folders, (), Problems()), (source,), folders.locale)
    except BuildError:
        # The first event has no others; and their mistakes must not keep a new one from starting.
        print("no other events can be read: topics are suggested from topics.yaml alone")
        return []
    return [sample_exchange(exchange) for exchange in corpus.exchanges.values()]


@dataclass(frozen=True, slots=True)
class Drafter:
    """What suggestions of a draft rest on."""

    topics: list[TopicRules]
    numbers: NumberReader
    others: list[Sample]

    def draft_exchanges(self, exchanges: Iterable[RawExchange]) -> list[DraftExchange]:
        """A draft of each exchange, with topics and figures."""
        samples = {x.id: sample_texts(x.id, [b.text.text for b in x.blocks]) for x in exchanges}
        ranker = Ranker(self.topics, {}, [*self.others, *samples.values()])
        found = []
        for x in exchanges:
            best = choose_best(ranker.rank_topics(x.id), TOPIC_FLOOR, MAX_TOPICS)
            question = " ".join(x.blocks[0].text.text.split())[:MAX_QUESTION]
            slugs = [one.target for one in best]
            found.append(DraftExchange(x.id, question, slugs, list_figures(x, self.numbers)))
        return found


def draft_event(event: str, raw: RawFile, drafter: Drafter, problems: Problems) -> str:
    """The text of ``editorial/events/<event>.yaml``; parsing mistakes go to ``problems``."""
    layout = detect_layout(raw.text)
    if layout is None:
        hint = "a thread has ` --- Q1. ` marks, an article `N|title`, `Q. ` and `A. ` lines"
        problems.add(raw.path, (1, 1), "neither a thread nor an article", hint)
        problems.raise_any()
    assert layout
    transcript = parse_raw(event, raw, layout, problems)
    problems.raise_any()
    loader = jinja2.FileSystemLoader(Path(__file__).parent)
    env = jinja2.Environment(loader=loader, trim_blocks=True)  # noqa: S701  (YAML)
    return env.get_template("event.yaml.j2").render(
        event=event,
        name=json.dumps(raw.name, ensure_ascii=False),
        layout=layout,
        exchanges=drafter.draft_exchanges(transcript.exchanges),
    )


def list_figures(exchange: RawExchange, numbers: NumberReader) -> list[DraftFigure]:
    """Each figure of an exchange, once."""
    speakers = {"question": "asker", "context": "asker", "answer": "speaker"}
    found: dict[tuple[str, str], DraftFigure] = {}
    for block in exchange.blocks:
        for quantity in numbers.read_quantities(block.text.text):
            by = speakers.get(block.kind, "author")
            figure = DraftFigure(quantity.value, quantity.unit, by)
            found.setdefault((figure.value, figure.unit), figure)
    return list(found.values())
