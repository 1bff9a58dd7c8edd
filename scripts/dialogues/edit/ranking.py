"""Topics and relations for an exchange, ranked, with the reason for each.

In: topics, names and their spellings, exchanges as Samples. Out: Candidates, best first. A score is
the sum of two parts: ``likeness`` (the cosine of texts, from 0 to 1) and ``rules`` (what editors'
lists of words say, at most ``KEYWORDS`` or ``NAMES``). ``tests/quality.py`` measures them; the
figures, and what they are worth, stand in ``docs/architecture.md``.
"""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from ..letters import match_whole
from ..read.schema_shared import Topic
from .similarity import TfIdf, find_centroid, measure_cosine, normalise

#: What keywords can add to the likeness of a topic, which is seldom above 0.4: one alone is worth a
#: look, and between several likeness decides.
KEYWORDS = 0.2
#: The sum of rarities (natural logarithms) at which keywords reach half of that.
SATURATION = 4.0
#: An alias is written for search; a keyword, for this.
ALIAS = 0.5
#: What sharing all names adds to the likeness of two exchanges, which is seldom above 0.2.
NAMES = 0.1
#: Scores below say nothing. The floor of topics is higher: they are compared with the texts of many
#: exchanges, so that chance likeness is larger, and ``build.py new`` writes them down at once.
TOPIC_FLOOR = 0.06
RELATION_FLOOR = 0.03
#: How many names or shared words a reason tells.
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Sample:
    """An exchange's Japanese text, and the topics it is known to be on."""

    id: str
    text: str
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A topic's slug or an exchange's id with the two parts of its score."""

    target: str
    rules: float
    likeness: float

    @property
    def score(self) -> float:
        """Rounded, so that no platform's arithmetic changes an order."""
        return round(self.rules + self.likeness, 4)


class Ranker:
    """Ranks topics and other exchanges for each of the samples."""

    def __init__(
        self,
        topics: Iterable[Topic],
        spellings: Mapping[str, tuple[str, ...]],
        samples: Iterable[Sample],
    ) -> None:
        self.samples = {one.id: one for one in samples}
        self.texts = {key: normalise(one.text) for key, one in self.samples.items()}
        self.tfidf = TfIdf(one.text for one in self.samples.values())
        self.vectors = {k: self.tfidf.weigh_text(one.text) for k, one in self.samples.items()}
        self.topics = {topic.slug: topic for topic in topics}
        self.about = {slug: describe_topic(topic) for slug, topic in self.topics.items()}
        self.described = {slug: self.tfidf.weigh_text(text) for slug, text in self.about.items()}
        self.held = {
            word: self._holding([word])
            for topic in self.topics.values()
            for word in (*topic.keywords, *topic.aliases)
        }
        self.named = self._weigh_names(spellings)

    def rank_topics(self, key: str) -> list[Candidate]:
        """All topics for an exchange, best first; what it is on already plays no part."""
        found = []
        for slug in self.topics:
            hits = sum(self._weigh_words(slug, key))
            others = [self.vectors[k] for k in self._on(slug, key)]
            likeness = measure_cosine(
                self.vectors[key], find_centroid([*others, self.described[slug]])
            )
            found.append(Candidate(slug, KEYWORDS * hits / (hits + SATURATION), likeness))
        return sorted(found, key=_sort_best_first)

    def rank_related(self, key: str) -> list[Candidate]:
        """All other exchanges, best first."""
        found = []
        for other in self.samples:
            both = {**self.named[key], **self.named[other]}
            shared = sum(both[name] for name in self.named[key] if name in self.named[other])
            rules = NAMES * shared / (sum(both.values()) or 1)
            found.append(
                Candidate(other, rules, measure_cosine(self.vectors[key], self.vectors[other]))
            )
        return sorted((one for one in found if one.target != key), key=_sort_best_first)

    def explain_topic(self, key: str, slug: str) -> str:
        """One line: the keywords, the most alike exchange on the topic, what it shares."""
        reasons = []
        topic = self.topics[slug]
        for what, words in (("keyword", topic.keywords), ("alias", topic.aliases)):
            hits = [word for word in words if key in self.held[word]]
            reasons += [f"{what} {', '.join(hits)}"] if hits else []
        likes = [("its description", self.about[slug], self.described[slug])]
        for other in self._on(slug, key):
            likes.append((other, self.samples[other].text, self.vectors[other]))
        name, text, vector = max(likes, key=lambda like: measure_cosine(self.vectors[key], like[2]))
        if measure_cosine(self.vectors[key], vector) > 0:
            shared = self._shared(key, text)
            reasons.append(f"like {name}" + (f" ({', '.join(shared)})" if shared else ""))
        return "; ".join(reasons)

    def explain_relation(self, key: str, other: str) -> str:
        """One line: the names that both hold, the rarest first, and what else they share."""
        rarest = sorted(self.named[key].items(), key=lambda pair: (-round(pair[1], 4), pair[0]))
        common = [name for name, weight in rarest if weight > 0 and name in self.named[other]]
        shared = self._shared(key, self.samples[other].text, common)
        reasons = [f"names {', '.join(common[:SHOWN])}"] if common else []
        reasons += [f"shares {', '.join(shared)}"] if shared else []
        return "; ".join(reasons or ["alike in wording"])

    def _shared(self, key: str, text: str, names: Iterable[str] = ()) -> list[str]:
        """The most telling that an exchange shares with a text, but for parts of the names."""
        told = [normalise(name) for name in names]
        found = self.tfidf.find_shared(self.samples[key].text, text)
        return [piece for piece in found if not any(piece in name for name in told)][:SHOWN]

    def _on(self, slug: str, but: str) -> list[str]:
        return [k for k, one in self.samples.items() if slug in one.topics and k != but]

    def _weigh_words(self, slug: str, key: str) -> Iterator[float]:
        """The weights of a topic's keywords and aliases that an exchange holds."""
        topic = self.topics[slug]
        for word in dict.fromkeys((*topic.keywords, *topic.aliases)):
            if key in self.held[word]:
                # An editor's word counts even where every exchange holds it.
                weight = 1 + self.tfidf.weigh_rarity(len(self.held[word]))
                yield weight * (1 if word in topic.keywords else ALIAS)

    def _weigh_names(self, spellings: Mapping[str, tuple[str, ...]]) -> dict[str, dict[str, float]]:
        """Each exchange: the names that it holds with their rarity."""
        found: dict[str, dict[str, float]] = {key: {} for key in self.samples}
        for name, forms in spellings.items():
            held = self._holding(forms)
            for key in held:
                found[key][name] = self.tfidf.weigh_rarity(len(held))
        return found

    def _holding(self, words: Iterable[str]) -> frozenset[str]:
        forms = [normalise(word) for word in words]
        pattern = match_whole(forms)
        # Most texts hold none of the words, and `in` is many times as fast as a pattern.
        maybe = (k for k, text in self.texts.items() if any(form in text for form in forms))
        return frozenset(key for key in maybe if pattern.search(self.texts[key]))


def describe_topic(topic: Topic) -> str:
    """A topic in its editors' words; not its overview, which is written from its exchanges."""
    words = (*topic.keywords, *topic.aliases)
    return "\n".join((topic.title.text, topic.scope.text, *words))


def choose_best(
    candidates: Iterable[Candidate], floor: float, count: int, but: Set[str] = frozenset()
) -> list[Candidate]:
    """The first ``count`` of those that reach the floor and so are worth an editor's time."""
    return [one for one in candidates if one.score >= floor and one.target not in but][:count]


def _sort_best_first(one: Candidate) -> tuple[float, str]:
    return (-one.score, one.target)
