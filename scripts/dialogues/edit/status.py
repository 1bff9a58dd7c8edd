"""``build.py status``: what is done of an event, and what is left, in the order of the work.

In: the Corpus in all languages, unchecked, and an event's id. Out: lines for a terminal.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..check import CHECKS, FIGURE_CHECKS, Check
from ..check.advice import find_unnamed
from ..check.unfinished import check_unfinished
from ..corpus.content import Event, Exchange
from ..corpus.corpus import Corpus
from ..problems import display, quote
from ..unit import STATES, UNWRITTEN
from .suggest import find_event

#: How many exchanges or problems a line names.
MAX_NAMED = 5


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the work: done where nothing is ``left``; ``way``: how to go on."""

    name: str
    left: tuple[str, ...]
    way: str

    def __str__(self) -> str:
        if not self.left:
            return f"[x] {self.name}"
        named = ", ".join(self.left[:MAX_NAMED])
        more = f" and {len(self.left) - MAX_NAMED} more" if len(self.left) > MAX_NAMED else ""
        return f"[ ] {self.name}: {named}{more}; {self.way}"


def report_status(corpus: Corpus, event: str) -> list[str]:
    """A line for each step. Raises BuildError if there is no such event."""
    found = find_event(corpus, event)
    steps = list(_list_steps(corpus, found))
    left = sum(bool(step.left) for step in steps)
    end = "nothing is left" if not left else f"{left} of {len(steps)} steps are left"
    return [f"{event}: {len(corpus.list_exchanges(found))} exchanges", *map(str, steps), end]


def _list_steps(corpus: Corpus, event: Event) -> Iterator[Step]:
    exchanges, path = corpus.list_exchanges(event), event.locator.path
    file = display(path)
    # A doubt that is open is a problem of reading: then there is no corpus to report on.
    yield Step("split: no doubt is open", (), "")
    todo = [
        ".".join(map(str, k))
        for k in event.locator.unfinished
        if k[0] not in ("exchanges", "approved")
    ]
    yield Step("the event: title, speaker, dates, source, about", tuple(todo), f"write {file}")
    for field in ("title", "gist"):
        left = _name(x for x in exchanges if UNWRITTEN.match(getattr(x, field).text))
        yield Step(f"{field} of each exchange", left, f"write {file}")
    bare = _name(x for x in exchanges if not x.topics)
    yield Step("topics of each exchange", bare, f"`build.py suggest {event.id}` proposes some")
    alone = _name(x for x in exchanges if not (corpus.related[x.id] or x.rejected))
    way = f"`build.py suggest {event.id}` proposes some; list what you turn down as `rejected`"
    yield Step("relations of each exchange", alone, way)
    figures = _find_places(FIGURE_CHECKS, corpus, event)
    yield Step("figures and their words", figures, "see `build.py check`")
    others = [check for check in CHECKS if check not in (*FIGURE_CHECKS, check_unfinished)]
    wrong = _find_places(others, corpus, event)
    yield Step("nothing contradicts the texts", wrong, "see `build.py check`")
    ids = {exchange.id for exchange in exchanges}
    unnamed = tuple(
        f"{quote(topic.slug)} does not name {quote(key)}"
        for topic in corpus.topics
        for key in find_unnamed(corpus, topic)
        if key in ids
    )
    yield Step("overviews of its topics", unnamed, "write editorial/topics.yaml")
    for language in corpus.translated:
        units = [unit for unit in corpus.units.values() if unit.domain == event.id]
        states = Counter(unit.read_in(language).state for unit in units)
        rest = tuple(f"{states[state]} {state}" for state in STATES[1:] if states[state])
        name = f"{language}: {states[STATES[0]]} of {len(units)} texts reviewed"
        way = f"`build.py sync`, then {display(corpus.find_po(language, event.id))}"
        yield Step(name, rest, way)
    draft = ("it is a draft",) if event.draft else ()
    yield Step("published", draft, f"say who approved it and when, as `approved:` in {file}")


def _name(exchanges: Iterable[Exchange]) -> tuple[str, ...]:
    return tuple(exchange.id for exchange in exchanges)


def _find_places(checks: Iterable[Check], corpus: Corpus, event: Event) -> tuple[str, ...]:
    """Where in the event's file the checks find something."""
    file = display(event.locator.path)
    found = (problem for check in checks for problem in check(corpus))
    return tuple(f"{one.line}:{one.column}" for one in found if one.path == file)
