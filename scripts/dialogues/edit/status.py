"""``build.py status``: what is done of an event, and what is left, in the order of the work.

In: the Corpus in all languages, unchecked, and an event's id. Out: lines for a terminal.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..check import CHECKS, list_advice
from ..corpus.content import Event, Exchange
from ..corpus.corpus import Corpus
from ..problems import Problem, display
from ..unit import STATES, TODO
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
    yield Step("split: no doubt is open", (), "")
    todo = [
        ".".join(map(str, k))
        for k in event.locator.unfinished
        if k[0] not in ("exchanges", "approved")
    ]
    yield Step("the event: title, speaker, dates, source, about", tuple(todo), f"write {file}")
    for field in ("title", "gist"):
        left = _name(x for x in exchanges if getattr(x, field).text.startswith(TODO))
        yield Step(f"{field} of each exchange", left, f"write {file}")
    bare = _name(x for x in exchanges if not x.topics)
    yield Step("topics of each exchange", bare, f"`build.py suggest {event.id}` proposes some")
    alone = _name(x for x in exchanges if not (corpus.related[x.id] or x.rejected))
    way = f"`build.py suggest {event.id}` proposes some; list what you turn down as `rejected`"
    yield Step("relations of each exchange", alone, way)
    found = [problem for check in CHECKS for problem in check(corpus)]
    figures, others = _part_problems(found, event)
    yield Step("figures and their words", figures, "see `build.py check`")
    yield Step("nothing contradicts the texts", others, "see `build.py check`")
    ids = {exchange.id for exchange in exchanges}
    advice = [one for one in list_advice(corpus) if any(f"`{key}`" in one.message for key in ids)]
    overviews = [one for one in advice if one.message.startswith("the overview")]
    said = tuple(one.message.removeprefix("the overview of ") for one in overviews)
    yield Step("overviews of its topics", said, "write editorial/topics.yaml")
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


def _part_problems(
    problems: Iterable[Problem], event: Event
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Problems in the event's file, as places: those of figures, all others."""
    own = [one for one in problems if one.path == display(event.locator.path)]
    parts: dict[bool, list[str]] = {True: [], False: []}
    for one in own:
        if not one.message.startswith(f"`{TODO}`"):
            parts["figure" in one.message].append(f"{one.line}:{one.column}")
    return tuple(parts[True]), tuple(parts[False])
