"""``build.py new``: a first draft of an event's YAML from its raw file; ``build.py schema``.

In: an event id, a raw file, what is there already. Out: YAML text with every required field, ids
assigned, topics suggested, figures listed; what an editor must write is marked TODO.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import jinja2
from pydantic import BaseModel

from ..corpus.numbers_ja import Japanese
from ..model import Exchange, Raw
from ..problems import Problems
from ..read.layouts import detect, parse
from ..read.schema import SHARED, EventFile, Measure, Topic
from .ranking import TOPIC_FLOOR, Ranker, Sample, worth
from .suggest import sample

#: How many topics a draft names for an exchange at most.
TOPICS = 3


def draft(
    event: str,
    raw: Raw,
    topics: Iterable[Topic],
    measures: Iterable[Measure],
    problems: Problems,
    others: Iterable[Sample] = (),
) -> str:
    """The text of ``editorial/events/<event>.yaml``; parsing mistakes go to ``problems``.

    ``measures``: what figures are counted in, for those of the text are listed; ``others``: the
    exchanges of all other events, for topics are suggested by likeness to them.
    """
    layout = detect(raw.text)
    if layout is None:
        hint = "a thread has ` --- Q1. ` marks, an article `N|title`, `Q. ` and `A. ` lines"
        problems.add(raw.path, (1, 1), "neither a thread nor an article", hint)
        problems.check()
    assert layout
    document = parse(event, raw, layout, problems)
    problems.check()
    ranks = Ranker(topics, {}, [*others, *map(sample, document.exchanges)])
    japanese = Japanese(measures)
    rows = [
        (
            x.id,
            " ".join(x.blocks[0].text.split())[:60],
            [one.target for one in worth(ranks.topics(x.id), TOPIC_FLOOR, TOPICS)],
            figures(x, japanese),
        )
        for x in document.exchanges
    ]
    name = json.dumps(raw.name, ensure_ascii=False)
    loader = jinja2.FileSystemLoader(Path(__file__).parent)
    env = jinja2.Environment(loader=loader, trim_blocks=True)  # noqa: S701  (YAML)
    template = env.get_template("event.yaml.j2")
    return template.render(event=event, name=name, layout=layout, rows=rows) + "\n"


def figures(exchange: Exchange, japanese: Japanese) -> list[tuple[str, str, str]]:
    """(value, unit, by) of each figure of an exchange, once; ``by`` is a guess from the layout."""
    speakers = {"question": "asker", "context": "asker", "answer": "speaker"}
    found: dict[tuple[str, str], str] = {}
    for block in exchange.blocks:
        for quantity in japanese.read(block.text):
            by = speakers.get(block.kind, "author")
            found.setdefault((quantity.value, quantity.unit), by)
    return [(value, unit, by) for (value, unit), by in found.items()]


def schemas() -> dict[str, str]:
    """JSON Schemas for editors' completion: file name to text."""
    models: dict[str, type[BaseModel]] = {"event": EventFile, **SHARED}
    return {
        f"{name}.json": json.dumps(model.model_json_schema(), ensure_ascii=False, indent=1) + "\n"
        for name, model in models.items()
    }
