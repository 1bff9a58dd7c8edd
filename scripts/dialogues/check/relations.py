"""Relations are written once, between two exchanges that are there; follow-ups look back.

In: the Corpus. Out: Problems; and advice on what one between events lacks.
"""

import itertools
from collections.abc import Iterator

from ..corpus.corpus import Corpus
from ..problems import Problem, quote
from ..unit import Unit
from .quotations import find_misquotes

#: What a relation between events has besides its reason.
COMPARED = ("verdict", "here", "there")


def check_relations(corpus: Corpus) -> Iterator[Problem]:
    """Each leads somewhere else, and no pair is related twice."""
    seen: set[frozenset[str]] = set()
    for relation in corpus.relations:
        if relation.why is None:  # `asked_after` alone, which `check_asked_after` looks at
            continue
        where = corpus.exchanges[relation.one].at("related", relation.number, "to")
        if relation.other not in corpus.exchanges:
            yield corpus.unknown_exchange(where, relation.other)
        pair = frozenset({relation.one, relation.other})
        if len(pair) == 1:
            message = f"{quote(relation.one)} is related to itself"
            yield where.problem(message, "name another exchange")
        elif pair in seen:
            message = f"relation between {' and '.join(map(quote, sorted(pair)))} again"
            yield where.problem(message, "write it once, on one side")
        seen.add(pair)


def check_passages(corpus: Corpus) -> Iterator[Problem]:
    """What a relation quotes stands exactly once in its exchange, in every reviewed language."""
    for language, relation in itertools.product(corpus.languages, corpus.relations):
        for side, key in (("here", relation.one), ("there", relation.other)):
            words: Unit | None = getattr(relation, side)
            if words and key in corpus.exchanges:
                own = corpus.exchanges[relation.one].at("related", relation.number, side)
                yield from find_misquotes(corpus, language, words, corpus.exchanges[key], own)


def check_follows_up(corpus: Corpus) -> Iterator[Problem]:
    """Within an event, what follows up on another exchange comes behind it.

    What is ``asked_after`` another one is looked at below.
    """
    places = {key: number for number, key in enumerate(corpus.exchanges)}
    for relation in corpus.relations:
        if relation.kind != "follows-up" or relation.other not in places:
            continue
        one, other = (corpus.exchanges[key] for key in (relation.one, relation.other))
        elsewhere = one.event is not other.event or one.asked_after == other.id
        if not elsewhere and places[one.id] < places[other.id]:
            where = one.at("related", relation.number, "to")
            message = f"{quote(one.id)} follows up on {quote(other.id)}, which comes later"
            yield where.problem(message, f"write it at {quote(other.id)}, or say `same-subject`")


def advise_relations(corpus: Corpus) -> Iterator[Problem]:
    """Between events it is told how the two compare, and in which words."""
    for relation in corpus.relations:
        one, other = corpus.exchanges[relation.one], corpus.exchanges.get(relation.other)
        if other and one.event is not other.event:
            missing = [name for name in COMPARED if not getattr(relation, name)]
            if missing:
                names = ", ".join(f"`{name}`" for name in missing)
                message = f"relation between events without {names}"
                where = one.at("related", relation.number)
                yield where.problem(message, "say how the two compare, and quote words of each")


def check_asked_after(corpus: Corpus) -> Iterator[Problem]:
    """A question follows one before it in its event."""
    for event in corpus.events:
        before: set[str] = set()
        for exchange in corpus.list_exchanges(event):
            after = exchange.asked_after
            where = exchange.at("asked_after")
            if after and after not in corpus.exchanges:
                yield corpus.unknown_exchange(where, after)
            elif after and after not in before:
                message = f"{quote(after)} does not come before `{exchange.id}` in its event"
                yield where.problem(message, "name an earlier question")
            before.add(exchange.id)
