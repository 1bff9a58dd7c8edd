"""What an editor may still add to an event: topics and relations, as text for a terminal.

In: the Content, an event of it, the suggestions turned down. Out: text; nothing is written and
nothing decided. In a draft, what is still TODO plays no part.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from ..corpus.content import Content, Event, Item
from ..model import Exchange
from ..read.schema import Entry
from .ranking import RELATION_FLOOR, TOPIC_FLOOR, Ranker, Sample, worth
from .similarity import normal

#: How a field begins that ``build.py new`` has left to the editor.
TODO = "TODO"
#: How many relations are proposed for an exchange at most.
RELATIONS = 5


def sample(exchange: Exchange, entry: Entry | None = None) -> Sample:
    """An exchange with what editors wrote of it so far."""
    texts = [block.text for block in exchange.blocks]
    if entry:
        texts += [text for text in (entry.title, entry.gist) if not text.startswith(TODO)]
    return Sample(exchange.id, "\n".join(texts), entry.topics if entry else ())


def names(content: Content) -> dict[str, tuple[str, ...]]:
    """People and terms: the name to all its spellings; those that share a spelling are one."""
    found: dict[str, tuple[str, ...]] = {}
    holder: dict[str, str] = {}
    people = [(person.name, person.aliases) for person in content.people]
    terms = [(term.term, term.aliases) for term in content.glossary]
    for name, aliases in [*people, *terms]:
        forms = (name, *aliases)
        known = next((holder[f] for f in map(normal, forms) if f in holder), name)
        found[known] = (*found.get(known, ()), *forms)
        holder.update((normal(form), known) for form in forms)
    return found


def ranker(content: Content) -> Ranker:
    """For all exchanges of the content."""
    samples = (sample(item.exchange, item.entry) for item in content.items.values())
    return Ranker(content.topics, names(content), samples)


def linked(items: Iterable[Item]) -> set[tuple[str, str]]:
    """The pairs of exchanges that editors have related, in both directions."""
    pairs = set()
    for item in items:
        after = [item.entry.asked_after] if item.entry.asked_after else []
        for other in [*after, *(related.to for related in item.entry.related)]:
            pairs |= {(item.id, other), (other, item.id)}
    return pairs


def report(content: Content, event: Event, rejected: Set[tuple[str, str]], top: int) -> str:
    """For each exchange of the event: at most ``top`` topics and 5 relations, with reasons.

    ``rejected`` holds pairs of an exchange and what was turned down for it. Left out are also
    topics that the exchange is on (shown with their rank) and exchanges related to it already.
    """
    ranks = ranker(content)
    settled = linked(content.items.values()) | rejected
    rows = [row for item in event.exchanges for row in _exchange(item, ranks, settled, top)]
    return "\n".join(rows)


def _exchange(item: Item, ranks: Ranker, settled: Set[tuple[str, str]], top: int) -> Iterator[str]:
    taken = {target for key, target in settled if key == item.id} | {*item.entry.topics}
    topics, related = ranks.topics(item.id), ranks.related(item.id)
    places = {one.target: number for number, one in enumerate(topics, 1)}
    chosen = [f"{slug} (rank {places.get(slug, '?')})" for slug in item.entry.topics]
    drafted = item.entry.title.startswith(TODO)
    title = item.exchange.blocks[0].text if drafted else item.entry.title
    yield f"{item.id}: {' '.join(title.split())[:60]}"
    yield f"  chosen: {', '.join(chosen) or 'no topic'}"
    for label, found, floor, count, why in (
        ("topics", topics, TOPIC_FLOOR, top, ranks.why_topic),
        ("related", related, RELATION_FLOOR, RELATIONS, ranks.why_related),
    ):
        best = worth((one for one in found if one.target not in taken), floor, count)
        yield f"  {label}:" + ("" if best else " nothing to suggest")
        for one in best:
            yield f"    {one.score:.2f} {one.target}: {why(item.id, one.target)}"
