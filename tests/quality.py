"""How good ``build.py suggest`` is on this repository's own content, by leave-one-out.

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

from dialogues.corpus import content as corpus
from dialogues.corpus.content import Content
from dialogues.edit.new_event import TOPICS
from dialogues.edit.ranking import RELATION_FLOOR, TOPIC_FLOOR, Candidate, worth
from dialogues.edit.similarity import normal, whole
from dialogues.edit.suggest import RELATIONS, TODO, linked, ranker
from dialogues.problems import Problems
from support.trees import HOME

Rankings = dict[str, list[Candidate]]


def load() -> Content:
    """This checkout's content."""
    return corpus.read(HOME / "raw", HOME / "editorial", Problems())


def drafted(content: Content, keys: Set[str], texts: bool = False) -> Content:
    """Some exchanges as ``build.py new`` leaves them; ``texts``: but for their title and gist."""
    bare: dict[str, object] = {"topics": (), "related": (), "asked_after": None}
    bare |= {} if texts else {"title": TODO, "gist": TODO}
    items = {
        key: dataclasses.replace(item, entry=item.entry.model_copy(update=bare))
        if key in keys
        else item
        for key, item in content.items.items()
    }
    return dataclasses.replace(content, items=items)


def holders(content: Content) -> dict[str, set[str]]:
    """Each keyword and alias of the topics: the exchanges whose text holds it."""
    texts = {
        key: normal("\n".join(block.text for block in item.exchange.blocks))
        for key, item in content.items.items()
    }
    words = {w for topic in content.topics for w in (*topic.keywords, *topic.aliases)}
    return {w: {key for key, text in texts.items() if whole([w]).search(text)} for w in words}


def without_own_words(content: Content, keys: Set[str], holding: dict[str, set[str]]) -> Content:
    """Without the keywords and aliases that only these exchanges hold: they may stem from them."""

    def kept(words: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(word for word in words if not holding[word] or holding[word] - keys)

    topics = tuple(
        topic.model_copy(update={"keywords": kept(topic.keywords), "aliases": kept(topic.aliases)})
        for topic in content.topics
    )
    return dataclasses.replace(content, topics=topics)


@dataclass(frozen=True)
class Ranked:
    """All candidates for each exchange while it was a draft, best first."""

    topics: Rankings
    related: Rankings


def ranked(
    content: Content, texts: bool = False, whole_event: bool = False, strict: bool = False
) -> Ranked:
    """``whole_event``: all of its event are drafts; ``strict``: see ``without_own_words``."""
    found, holding = Ranked({}, {}), holders(content) if strict else {}
    for item in content.items.values():
        same = {k for k, other in content.items.items() if other.event == item.event}
        keys = same if whole_event else {item.id}
        seen = without_own_words(content, keys, holding) if strict else content
        ranks = ranker(drafted(seen, keys, texts))
        found.topics[item.id] = ranks.topics(item.id)
        found.related[item.id] = ranks.related(item.id)
    return found


def proposed(rankings: Rankings, floor: float, count: int) -> dict[str, list[str]]:
    """Just what the command shows."""
    return {
        key: [one.target for one in worth(found, floor, count)] for key, found in rankings.items()
    }


def by_part(rankings: Rankings, part: str, count: int) -> dict[str, list[str]]:
    """A baseline: the first by one part of the score, ``rules`` or ``likeness``."""
    result = {}
    for key, found in rankings.items():
        values = {one.target: round(getattr(one, part), 4) for one in found}
        order = sorted(values, key=lambda target: (-values[target], target))
        result[key] = [target for target in order if values[target] > 0][:count]
    return result


def frequent(content: Content) -> dict[str, list[str]]:
    """The baseline: for every exchange the topics that most of the others are on."""
    result = {}
    for item in content.items.values():
        others = (other for other in content.items.values() if other is not item)
        counts = Counter(slug for other in others for slug in other.entry.topics)
        result[item.id] = sorted(counts, key=lambda slug: (-counts[slug], slug))[:TOPICS]
    return result


@dataclass(frozen=True)
class Topics:
    """Shares from 0 to 1; the module says of what."""

    top1: float
    top3: float
    found: float
    right: float


def topics(content: Content, shown: dict[str, list[str]]) -> Topics:
    """What was shown, against what editors chose."""
    chosen = {k: item.entry.topics for k, item in content.items.items() if item.entry.topics}
    good = sum(slug in shown[key] for key, slugs in chosen.items() for slug in slugs)
    return Topics(
        top1=sum(slugs[0] in shown[key][:1] for key, slugs in chosen.items()) / len(chosen),
        top3=sum(slugs[0] in shown[key][:3] for key, slugs in chosen.items()) / len(chosen),
        found=good / sum(map(len, chosen.values())),
        right=good / max(1, sum(len(shown[key]) for key in chosen)),
    )


def pairs(content: Content) -> dict[str, set[tuple[str, str]]]:
    """The relations that editors wrote, both ways, by what they are."""
    items = content.items
    written = {(key, one.to) for key, item in items.items() for one in item.entry.related}
    after = {(k, item.entry.asked_after) for k, item in items.items() if item.entry.asked_after}
    every = linked(items.values())
    return {
        "all": every,
        "`related`": written | {(b, a) for a, b in written},
        "`asked_after`": every & (after | {(b, a) for a, b in after}),
        "across events": {(a, b) for a, b in every if items[a].event != items[b].event},
    }


def hits(wanted: set[tuple[str, str]], shown: dict[str, list[str]]) -> tuple[int, int]:
    """How many exchanges have a wanted one among what is shown, of how many that want one."""
    keys = {a for a, _ in wanted}
    return sum(any((key, one) in wanted for one in shown[key]) for key in keys), len(keys)


def chance(content: Content, wanted: set[tuple[str, str]]) -> float:
    """hit@5 of five other exchanges drawn by lot, for each exchange that wants one."""
    others, counts = len(content.items) - 1, Counter(a for a, _ in wanted).values()
    misses = [math.comb(others - n, RELATIONS) / math.comb(others, RELATIONS) for n in counts]
    return 1 - sum(misses) / len(misses) if misses else 0.0


def report(content: Content) -> str:
    """Both tables, in Markdown."""
    draft, texts = ranked(content), ranked(content, texts=True)
    rows = {
        "the most frequent topics": frequent(content),
        "keywords alone": by_part(draft.topics, "rules", TOPICS),
        "likeness alone": by_part(draft.topics, "likeness", TOPICS),
        "**both: `suggest` on a draft**": proposed(draft.topics, TOPIC_FLOOR, TOPICS),
    }
    for name, rankings in {
        "… once title and gist are written": texts,
        "… with the whole event a draft": ranked(content, whole_event=True),
        "… without words held by it alone": ranked(content, strict=True),
        "… with both handicaps": ranked(content, whole_event=True, strict=True),
    }.items():
        rows[name] = proposed(rankings.topics, TOPIC_FLOOR, TOPICS)
    lines = ["| topics | top-1 | top-3 | found | right |", "| --- | ---: | ---: | ---: | ---: |"]
    for name, found in rows.items():
        cells = [f"{share:.2f}" for share in dataclasses.astuple(topics(content, found))]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    groups = pairs(content)
    heads = [f"{name} ({len(wanted) // 2})" for name, wanted in groups.items()]
    lines += ["", f"| relations, hit@5 | {' | '.join(heads)} |", "| --- |" + " ---: |" * len(heads)]
    cells = [f"{chance(content, wanted):.2f}" if wanted else "–" for wanted in groups.values()]
    lines.append(f"| five by lot | {' | '.join(cells)} |")
    for name, found in {
        "shared names alone": by_part(draft.related, "rules", RELATIONS),
        "likeness alone": by_part(draft.related, "likeness", RELATIONS),
        "**both: `suggest` on a draft**": proposed(draft.related, RELATION_FLOOR, RELATIONS),
        "… once title and gist are written": proposed(texts.related, RELATION_FLOOR, RELATIONS),
    }.items():
        counts = (hits(wanted, found) for wanted in groups.values())
        cells = [f"{n / of:.2f} ({n} of {of})" if of else "–" for n, of in counts]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(report(load()))
