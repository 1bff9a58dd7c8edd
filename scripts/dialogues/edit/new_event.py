"""``build.py new``: a first draft of an event's YAML from its raw file.

In: an event id, a raw file, what is there already. Out: YAML text with every required field, ids
assigned, topics suggested, figures listed; what an editor must write is marked TODO, and what form
does not settle stands in comments.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import jinja2
from pydantic import TypeAdapter, ValidationError

from ..corpus.ids import explain_event, explain_part
from ..corpus.join import join_corpus
from ..corpus.numbers_ja import NumberReader, Quantity
from ..corpus.sources import Folders, read_sources
from ..files import write_changed
from ..model import Layout, RawExchange, RawFile, Transcript
from ..problems import BuildError, Problems, Where, quote
from ..read.fields import SLUG, FileName
from ..read.layouts import detect_layout, parse_raw
from ..read.schema_figures import UnitsFile
from ..read.schema_shared import Topic, TopicsFile
from ..read.text import find_faults, read_bytes, read_raw
from ..read.yaml import load_yaml
from .ranking import TOPIC_FLOOR, Ranker, Sample, choose_best
from .split_report import MAX_QUESTION, list_doubts
from .suggest import sample_exchange, sample_texts

#: How many topics a draft names for an exchange at most.
MAX_TOPICS = 3


@dataclass(frozen=True, slots=True)
class Draft:
    """What ``start_event`` has written, and what it was made from."""

    path: Path
    raw: RawFile
    transcript: Transcript


def start_event(
    event: str, file: Path, folders: Folders, source: str, layout: Layout | None
) -> Draft:
    """Write an event's draft and keep its raw file.

    ``source``: the source language; ``layout``: the raw file's, None to detect it. Raises
    BuildError and OSError, with nothing written.
    """
    problems = Problems()
    target = folders.editorial / "events" / f"{event}.yaml"
    raw = read_raw(file, problems)
    topics = load_yaml(folders.editorial / "topics.yaml", TopicsFile, problems)
    units = load_yaml(folders.editorial / "units.yaml", UnitsFile, problems)
    check_name(event, target, topics[0].topics if topics else (), problems)
    check_file_name(file, problems)
    problems.raise_any()
    assert raw and topics and units
    copy = folders.raw / raw.name
    # A link to nowhere is there too: what is written to it would lie elsewhere.
    there = read_bytes(copy, problems) if copy.exists() or copy.is_symlink() else None
    if there is not None and there != raw.text.encode("utf-8"):
        problems.add(copy, (1, 1), "is there already, with other text", "rename your file")
    problems.raise_any()
    transcript = parse_draft(event, raw, layout)
    samples = [
        sample_texts(x.id, [block.text.text for block in x.blocks]) for x in transcript.exchanges
    ]
    ranker = Ranker(topics[0].topics, {}, [*sample_others(folders, source), *samples])
    text = draft_event(event, raw, transcript, ranker, NumberReader(units[0].units))
    # The event is there when its file is: ended before that, the same command does all of it.
    made = there is None and write_changed(copy, raw.text, durable=True)
    try:
        write_changed(target, text, durable=True)
    except OSError:
        if made:
            copy.unlink()
        raise
    return Draft(target, raw, transcript)


def check_name(event: str, target: Path, topics: Iterable[Topic], problems: Problems) -> None:
    """Report an id that ``check`` would refuse, and one that is there already."""
    others = {path.stem for path in target.parent.glob("[!.]*.y*ml")}
    if not re.fullmatch(SLUG, event):
        rule = "event id must be lower-case letters, digits, single hyphens, not `index`"
        problems.add(target, (1, 1), rule)
    elif event in others:
        problems.add(target, (1, 1), "exists already", "choose another id, or edit it")
    elif reason := explain_event(event, others, [topic.slug for topic in topics]):
        problems.add(target, (1, 1), f"event id {quote(event)} {reason}", "choose another")
    else:
        for other in sorted(others):
            if reason := explain_part(other, [event]):
                message = f"event id {quote(other)} {reason}"
                problems.add(target, (1, 1), message, "choose another")


def check_file_name(file: Path, problems: Problems) -> None:
    """Report a raw file's name that the event's file could not name."""
    try:
        TypeAdapter(FileName).validate_python(file.name)
    except ValidationError:
        problems.add(file, (1, 1), "must have a name of at most 60 characters", "rename it")
    if any(find_faults(file.name)) or file.name != file.name.strip():
        problems.add(file, (1, 1), "has a character in its name that no file of ours may hold")


def sample_others(folders: Folders, source: str) -> list[Sample]:
    """The exchanges of all other events, by likeness to which topics are suggested."""
    try:
        corpus = join_corpus(read_sources(folders, ()), (source,), folders.locale)
    except BuildError as error:
        # The first event has no others; and their mistakes must not keep a new one from starting.
        why = error.problems[0]
        print(f"no other events can be read: topics are suggested from topics.yaml alone ({why})")
        return []
    return [sample_exchange(exchange) for exchange in corpus.exchanges.values()]


def parse_draft(event: str, raw: RawFile, layout: Layout | None) -> Transcript:
    """A raw file read in a layout, or in the one that it is found to be in; raises BuildError."""
    layout = layout or detect_layout(raw.text)
    if layout is None:
        hint = (
            "label each question `Q:` and each answer `A:`, on lines of their own"
            " (CONTRIBUTING.md, Editors' layout), or say `--layout NAME`"
        )
        raise BuildError([Where(raw.path).problem("nothing says what is asked", hint)])
    problems = Problems()
    transcript = parse_raw(event, raw, layout, problems)
    problems.raise_any()
    return transcript


def draft_event(
    event: str, raw: RawFile, transcript: Transcript, ranker: Ranker, numbers: NumberReader
) -> str:
    """The text of ``editorial/events/<event>.yaml``."""
    topics = {
        x.id: [one.target for one in choose_best(ranker.rank_topics(x.id), TOPIC_FLOOR, MAX_TOPICS)]
        for x in transcript.exchanges
    }
    loader = jinja2.FileSystemLoader(Path(__file__).parent)
    env = jinja2.Environment(loader=loader, trim_blocks=True)  # noqa: S701  (YAML)
    return env.get_template("event.yaml.j2").render(
        event=event,
        name=json.dumps(raw.name, ensure_ascii=False),
        transcript=transcript,
        topics=topics,
        figures={x.id: find_figures(x, numbers) for x in transcript.exchanges},
        max_question=MAX_QUESTION,
        doubts=list(list_doubts(raw, transcript)),
        today=date.today(),
    )


def find_figures(exchange: RawExchange, numbers: NumberReader) -> list[tuple[Quantity, str]]:
    """Each figure of an exchange, once, with who may have said it: a guess from the layout."""
    speakers = {"question": "asker", "headline": "speaker", "answer": "speaker"}
    found: dict[str, tuple[Quantity, str]] = {}
    for block in exchange.blocks:
        for quantity in numbers.read_quantities(block.text.text):
            found.setdefault(quantity.text, (quantity, speakers.get(block.kind, "author")))
    return list(found.values())
