"""What an editor may still add to an event: topics and relations, as text for a terminal.

In: the Corpus and an event of it. Out: text; nothing is written and nothing decided. In a draft,
what is still TODO plays no part; what an exchange's ``rejected`` names is not proposed again.
"""

from collections.abc import Iterable, Iterator, Mapping

from ..corpus.content import Event, Exchange
from ..corpus.corpus import Corpus
from ..problems import BuildError, Where
from ..unit import UNWRITTEN
from .ranking import RELATION_FLOOR, TOPIC_FLOOR, Candidate, Ranker, Sample, choose_best
from .similarity import normalise

#: What the command does, for its help.
SUGGESTED = """\
Propose topics and relations for each exchange of an event, best first, each with a score and the
reason. Topics that were chosen already are shown with the rank that they would have had, so that
you see where you and the rules differ. Nothing is written: list what you turn down as `rejected`
in the event's file, and it is not proposed again.
"""
#: How many relations are proposed for an exchange at most.
MAX_RELATIONS = 5
#: How much of a title is shown.
MAX_TITLE = 60


def suggest_for(corpus: Corpus, event: str, top: int) -> str:
    """For each exchange of an event: at most ``top`` topics and 5 relations, with reasons.

    Left out are topics that the exchange is on (shown with their rank), exchanges related to it
    already, and what was turned down. Raises BuildError if there is no such event.
    """
    suggester = _Suggester(corpus, top)
    exchanges = corpus.list_exchanges(find_event(corpus, event))
    return "\n".join(row for exchange in exchanges for row in suggester.suggest(exchange))


def find_event(corpus: Corpus, event: str) -> Event:
    """The event of an id; raises BuildError if there is none."""
    events = {one.id: one for one in corpus.events}
    if event not in events:
        folder = Where(corpus.locators["topics"].path.parent / "events")
        raise BuildError([folder.unknown("event", event, events)])
    return events[event]


def sample_texts(key: str, texts: Iterable[str], topics: tuple[str, ...] = ()) -> Sample:
    """An exchange with what is written of it so far."""
    return Sample(key, "\n".join(text for text in texts if not UNWRITTEN.match(text)), topics)


def sample_exchange(exchange: Exchange) -> Sample:
    """The same for an exchange of the corpus."""
    texts = [*exchange.texts, exchange.title, exchange.gist]
    return sample_texts(exchange.id, [unit.text for unit in texts], exchange.topics)


def fold_names(corpus: Corpus) -> dict[str, tuple[str, ...]]:
    """People and terms: the name to all its spellings; those that share a spelling are one."""
    found: dict[str, tuple[str, ...]] = {}
    holder: dict[str, str] = {}
    for one in corpus.named:
        forms = (one.name.text, *one.aliases)
        known = next((holder[f] for f in map(normalise, forms) if f in holder), one.name.text)
        found[known] = (*found.get(known, ()), *forms)
        holder.update((normalise(form), known) for form in forms)
    return found


def make_ranker(corpus: Corpus) -> Ranker:
    """For all exchanges of the corpus."""
    samples = map(sample_exchange, corpus.exchanges.values())
    return Ranker(corpus.topics, fold_names(corpus), samples)


class _Suggester:
    def __init__(self, corpus: Corpus, top: int) -> None:
        self.corpus, self.top, self.ranker = corpus, top, make_ranker(corpus)

    def suggest(self, x: Exchange) -> Iterator[str]:
        """Lines of text for one exchange."""
        ranker, settled = self.ranker, self.list_settled(x)
        topics = ranker.rank_topics(x.id)
        ranks = {one.target: number for number, one in enumerate(topics, 1)}
        chosen = [f"{slug} (rank {ranks.get(slug, '?')})" for slug in x.topics]
        title = x.question.text.text if UNWRITTEN.match(x.title.text) else x.title.text
        yield f"{x.id}: {' '.join(title.split())[:MAX_TITLE]}"
        yield f"  chosen: {', '.join(chosen) or 'no topic'}"
        best = choose_best(topics, TOPIC_FLOOR, self.top, settled)
        yield from _show("topics", {c: ranker.explain_topic(x.id, c.target) for c in best})
        related = ranker.rank_related(x.id)
        best = choose_best(related, RELATION_FLOOR, MAX_RELATIONS, settled)
        yield from _show("related", {c: ranker.explain_relation(x.id, c.target) for c in best})

    def list_settled(self, x: Exchange) -> set[str]:
        """What needs no proposal: chosen, related already, or turned down on either side."""
        related = {link.to.id for link in self.corpus.related[x.id]}
        refused = {key for key, one in self.corpus.exchanges.items() if x.id in one.rejected}
        return {*x.topics, *x.rejected, *related, *refused}


def _show(label: str, reasons: Mapping[Candidate, str]) -> Iterator[str]:
    yield f"  {label}:" + ("" if reasons else " nothing to suggest")
    for one, reason in reasons.items():
        yield f"    {one.score:.2f} {one.target}: {reason}"
