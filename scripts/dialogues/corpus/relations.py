"""Relations between exchanges: written once, seen from both sides.

In: relations as editors wrote them. Out: for each exchange its Links.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..read.schema import RelationKind, Verdict
from ..unit import Unit
from .content import Exchange


@dataclass(frozen=True, slots=True, eq=False)
class Relation:
    """Between two exchanges, as written at ``one``; ``why`` is missing for a bare ``asked_after``.

    ``number``: its place among those written at ``one``, from 0; ``other`` may name nothing.
    ``here``, ``there``: words of ``one`` and of ``other`` that it is about.
    """

    kind: RelationKind
    one: str
    other: str
    why: Unit | None
    number: int
    verdict: Verdict | None = None
    here: Unit | None = None
    there: Unit | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Link:
    """A relation seen from one of its exchanges: ``to`` is the other one."""

    relation: Relation
    to: Exchange
    reverse: bool

    @property
    def name(self) -> str:
        """What it is called from here."""
        return f"relation-{self.relation.kind}" + ("-reverse" if self.reverse else "")


def link_exchanges(
    relations: Iterable[Relation], exchanges: Mapping[str, Exchange]
) -> dict[str, tuple[Link, ...]]:
    """Every exchange's relations, from its side; those with other events come first."""
    found: dict[str, list[Link]] = {key: [] for key in exchanges}
    for relation in relations:
        if relation.other in exchanges:
            found[relation.one].append(Link(relation, exchanges[relation.other], reverse=False))
            found[relation.other].append(Link(relation, exchanges[relation.one], reverse=True))
    for key, links in found.items():
        links.sort(key=lambda link: link.to.event is exchanges[key].event)
    return {key: tuple(links) for key, links in found.items()}
