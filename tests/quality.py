"""How good ``build.py suggest`` is on this repository's own corpus, by leave-one-out.

Each exchange in turn becomes a draft again: without topics, relations, title and gist, as
``build.py new`` leaves it. All others keep theirs, and the exchange is ranked as in the command.

Topics. *top-1*: the share of exchanges whose primary topic (the first that editors chose) comes
first. *top-3*: whose primary topic is among the first three. *found*: of all topics that editors
chose, the share among the first three. *right*: of all that is proposed, the share that editors
chose. Relations. *hit@5*: the share of exchanges, of those with a relation in either direction,
for which at least one related exchange is among the first five.

The baselines use one part of the score each, and propose down to a score of nothing.
"""

from __future__ import annotations

import dataclasses
import math
from collections import Counter
from collections.abc import Set
from dataclasses import dataclass

from dialogues.corpus.corpus import Corpus
from dialogues.corpus.relations import link_exchanges
from dialogues.edit.new_event import MAX_TOPICS
from dialogues.edit.ranking import RELATION_FLOOR, TOPIC_FLOOR, Candidate, choose_best
from dialogues.edit.similarity import normalise
from dialogues.edit.suggest import MAX_RELATIONS, make_ranker
from dialogues.letters import match_whole
from dialogues.unit import TODO, Unit
from support.corpora import load_checkout
from support.tables import put_table, table

Rankings = dict[str, list[Candidate]]


def draft_exchanges(corpus: Corpus, keys: Set[str], texts: bool = False) -> Corpus:
    """Some exchanges as ``build.py new`` leaves them; ``texts``: but for their title and gist."""
    bare: dict[str, object] = {"topics": (), "asked_after": None}
    bare |= {} if texts else {"title": Unit(TODO), "gist": Unit(TODO)}
    exchanges = {
        key: dataclasses.replace(x, **bare) if key in keys else x  # type: ignore[arg-type]
        for key, x in corpus.exchanges.items()
    }
    relations = tuple(one for one in corpus.relations if one.one not in keys)
    related = link_exchanges(relations, exchanges)
    return dataclasses.replace(corpus, exchanges=exchanges, relations=relations, related=related)


def find_holders(corpus: Corpus) -> dict[str, set[str]]:
    """Each keyword and alias of the topics: the exchanges whose text holds it."""
    texts = {
        key: normalise("\n".join(text.text for text in x.texts))
        for key, x in corpus.exchanges.items()
    }
    words = {w for topic in corpus.topics for w in (*topic.keywords, *topic.aliases)}
    return {
        w: {key for key, text in texts.items() if match_whole([normalise(w)]).search(text)}
        for w in words
    }


def without_own_words(corpus: Corpus, keys: Set[str], holding: dict[str, set[str]]) -> Corpus:
    """Without the keywords and aliases that only these exchanges hold: they may stem from them."""

    def kept(words: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(word for word in words if not holding[word] or holding[word] - keys)

    topics = tuple(
        topic.model_copy(update={"keywords": kept(topic.keywords), "aliases": kept(topic.aliases)})
        for topic in corpus.topics
    )
    return dataclasses.replace(corpus, topics=topics)


@dataclass(frozen=True)
class Ranked:
    """All candidates for each exchange while it was a draft, best first."""

    topics: Rankings
    related: Rankings


def rank_drafts(
    corpus: Corpus, texts: bool = False, whole_event: bool = False, strict: bool = False
) -> Ranked:
    """``whole_event``: all of its event are drafts; ``strict``: see ``without_own_words``."""
    found, holding = Ranked({}, {}), find_holders(corpus) if strict else {}
    for x in corpus.exchanges.values():
        same = {k for k, other in corpus.exchanges.items() if other.event is x.event}
        keys = same if whole_event else {x.id}
        seen = without_own_words(corpus, keys, holding) if strict else corpus
        ranker = make_ranker(draft_exchanges(seen, keys, texts))
        found.topics[x.id] = ranker.rank_topics(x.id)
        found.related[x.id] = ranker.rank_related(x.id)
    return found


def proposed(rankings: Rankings, floor: float, count: int) -> dict[str, list[str]]:
    """Just what the command shows."""
    return {
        key: [one.target for one in choose_best(found, floor, count)]
        for key, found in rankings.items()
    }


def by_part(rankings: Rankings, part: str, count: int) -> dict[str, list[str]]:
    """A baseline: the first by one part of the score, ``rules`` or ``likeness``."""
    result = {}
    for key, found in rankings.items():
        values = {one.target: round(getattr(one, part), 4) for one in found}
        order = sorted(values, key=lambda target: (-values[target], target))
        result[key] = [target for target in order if values[target] > 0][:count]
    return result


def frequent(corpus: Corpus) -> dict[str, list[str]]:
    """The baseline: for every exchange the topics that most of the others are on."""
    result = {}
    for x in corpus.exchanges.values():
        others = (other for other in corpus.exchanges.values() if other is not x)
        counts = Counter(slug for other in others for slug in other.topics)
        result[x.id] = sorted(counts, key=lambda slug: (-counts[slug], slug))[:MAX_TOPICS]
    return result


@dataclass(frozen=True)
class Topics:
    """Shares from 0 to 1; the module says of what."""

    top1: float
    top3: float
    found: float
    right: float


def topics(corpus: Corpus, shown: dict[str, list[str]]) -> Topics:
    """What was shown, against what editors chose."""
    chosen = {k: x.topics for k, x in corpus.exchanges.items() if x.topics}
    good = sum(slug in shown[key] for key, slugs in chosen.items() for slug in slugs)
    return Topics(
        top1=sum(slugs[0] in shown[key][:1] for key, slugs in chosen.items()) / len(chosen),
        top3=sum(slugs[0] in shown[key][:3] for key, slugs in chosen.items()) / len(chosen),
        found=good / sum(map(len, chosen.values())),
        right=good / max(1, sum(len(shown[key]) for key in chosen)),
    )


def pairs(corpus: Corpus) -> dict[str, set[tuple[str, str]]]:
    """The relations that editors wrote, both ways, by what they are."""
    exchanges = corpus.exchanges
    after = {(key, x.asked_after) for key, x in exchanges.items() if x.asked_after}
    every = {(key, link.to.id) for key, links in corpus.related.items() for link in links}
    return {
        "all": every,
        "`asked_after`": every & (after | {(b, a) for a, b in after}),
        "across events": {(a, b) for a, b in every if exchanges[a].event is not exchanges[b].event},
    }


def hits(wanted: set[tuple[str, str]], shown: dict[str, list[str]]) -> tuple[int, int]:
    """How many exchanges have a wanted one among what is shown, of how many that want one."""
    keys = {a for a, _ in wanted}
    return sum(any((key, one) in wanted for one in shown[key]) for key in keys), len(keys)


def chance(corpus: Corpus, wanted: set[tuple[str, str]]) -> float:
    """hit@5 of five other exchanges drawn by lot, for each exchange that wants one."""
    others, counts = len(corpus.exchanges) - 1, Counter(a for a, _ in wanted).values()
    misses = [
        math.comb(others - n, MAX_RELATIONS) / math.comb(others, MAX_RELATIONS) for n in counts
    ]
    return 1 - sum(misses) / len(misses) if misses else 0.0


def report_topics(corpus: Corpus, draft: Ranked, texts: Ranked) -> str:
    """The table of topics, in Markdown; ``texts``: drafts that have their title and gist."""
    rows = {
        "the most frequent topics": frequent(corpus),
        "keywords alone": by_part(draft.topics, "rules", MAX_TOPICS),
        "likeness alone": by_part(draft.topics, "likeness", MAX_TOPICS),
        "**both: `suggest` on a draft**": proposed(draft.topics, TOPIC_FLOOR, MAX_TOPICS),
    }
    for name, rankings in {
        "… once title and gist are written": texts,
        "… with the whole event a draft": rank_drafts(corpus, whole_event=True),
        "… without words held by it alone": rank_drafts(corpus, strict=True),
        "… with both handicaps": rank_drafts(corpus, whole_event=True, strict=True),
    }.items():
        rows[name] = proposed(rankings.topics, TOPIC_FLOOR, MAX_TOPICS)
    cells = [[name, *dataclasses.astuple(topics(corpus, found))] for name, found in rows.items()]
    return table(("topics", "top-1", "top-3", "found", "right"), cells)


def report_relations(corpus: Corpus, draft: Ranked, texts: Ranked) -> str:
    """The table of relations, in Markdown."""
    groups = pairs(corpus)
    heads = [f"{name} ({len(wanted) // 2})" for name, wanted in groups.items()]
    chances = [chance(corpus, wanted) if wanted else "–" for wanted in groups.values()]
    rows: list[list[object]] = [["five by lot", *chances]]
    for name, found in {
        "shared names alone": by_part(draft.related, "rules", MAX_RELATIONS),
        "likeness alone": by_part(draft.related, "likeness", MAX_RELATIONS),
        "**both: `suggest` on a draft**": proposed(draft.related, RELATION_FLOOR, MAX_RELATIONS),
        "… once title and gist are written": proposed(texts.related, RELATION_FLOOR, MAX_RELATIONS),
    }.items():
        counts = (hits(wanted, found) for wanted in groups.values())
        rows.append([name, *(f"{n / of:.2f} ({n} of {of})" if of else "–" for n, of in counts)])
    return table(("relations, hit@5", *heads), rows)


def main() -> None:
    """Measure; print both tables, and write them into ``docs/architecture.md``."""
    corpus = load_checkout()
    draft, texts = rank_drafts(corpus), rank_drafts(corpus, texts=True)
    for name, report in (("topics", report_topics), ("relations", report_relations)):
        text = report(corpus, draft, texts)
        print(f"{text}\n")
        put_table("docs/architecture.md", name, text)


if __name__ == "__main__":
    main()
