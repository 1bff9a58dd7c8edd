"""Everything that is named must be there: topics, exchanges, ids.

In: the Corpus. Out: Problems. Strings are checked where it is known which ones pages need
(``publish.words``).
"""

import difflib
import re
from collections import Counter
from collections.abc import Iterator

from ..corpus.corpus import Corpus
from ..letters import REFERENCE
from ..problems import Problem, quote
from ..read.schema_shared import SHARED

#: A paragraph whose last statement rests on an exchange.
SUPPORTED = re.compile(r"\][。．.！？!?」）)\s]*$")
#: How people write an exchange's id where they do not copy it: ［talk-q01］, [talk q01], (Talk-Q1).
NEARLY = (
    r"[\[(【〔「]? *(?<![A-Za-z0-9-])(?P<event>{events})[ _-]*"
    r"(?P<number>(?:s[0-9]+[ _-]*)?q[0-9]+) *[\])】〕」]?"
)
#: Full-width letters, marks and blanks, and what looks like a hyphen.
HALF_WIDTH = (
    {0xFF01 + n: 0x21 + n for n in range(94)}
    | dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u30fc"), "-")
    | {0x3000: " "}
)
#: Ids that the pages of these files have for themselves.
RESERVED = {
    "people": {"people", "group-person", "group-organisation", "group-product", "group-work"},
    "glossary": {"glossary"},
    "charts": {"figures", "money", "time", "multiple", "share", "count", "other"},
    "topics": {"overview", "topics"},
}
HINT_SUPPORT = "end each statement with `[exchange-id]`"


def check_topics_of_exchanges(corpus: Corpus) -> Iterator[Problem]:
    """Topics of exchanges are known, and named once."""
    slugs = {topic.slug for topic in corpus.topics}
    called = {
        name.casefold(): topic.slug
        for topic in corpus.topics
        for name in (*topic.aliases, topic.title.text)
    }
    for exchange in corpus.exchanges.values():
        for number, slug in enumerate(exchange.topics):
            where = exchange.at("topics", number)
            if slug not in slugs and (own := called.get(slug.casefold())):
                yield where.problem(f"unknown topic {quote(slug)}", f"its slug is {quote(own)}")
            elif slug not in slugs:
                yield where.unknown("topic", slug, slugs)
            if slug in exchange.topics[:number]:
                yield where.problem(f"topic {quote(slug)} again", "remove it")


def check_topics(corpus: Corpus) -> Iterator[Problem]:
    """A topic is of some exchange: its page, and what names who spoke of it, would have nothing."""
    if not corpus.left_out:
        hint = "name it in the `topics` of an exchange, or leave it out until then"
        yield from _list_unnamed(corpus, hint)


def advise_topics(corpus: Corpus) -> Iterator[Problem]:
    """The same while events are drafts: one of these may name it."""
    if corpus.left_out:
        drafts = ", ".join(map(quote, sorted(corpus.left_out)))
        yield from _list_unnamed(corpus, f"look whether a draft ({drafts}) names it")


def _list_unnamed(corpus: Corpus, hint: str) -> Iterator[Problem]:
    """Topics of no exchange. Where an exchange names a topic that is not there, that is told first:
    it may be what is meant.
    """
    named = {slug for exchange in corpus.exchanges.values() for slug in exchange.topics}
    if named <= corpus.on_topic.keys():
        for number, topic in enumerate(corpus.topics):
            if topic.slug not in named:
                where = corpus.locators["topics"].at("topics", number, "slug")
                yield where.problem(f"topic {quote(topic.slug)} is of no exchange", hint)


def check_rejected(corpus: Corpus) -> Iterator[Problem]:
    """What is turned down for an exchange is a topic or another exchange."""
    known = [*(topic.slug for topic in corpus.topics), *corpus.exchanges]
    for exchange in corpus.exchanges.values():
        for number, target in enumerate(exchange.rejected):
            where = exchange.at("rejected", number)
            if target not in known:
                yield where.unknown("topic or exchange", target, known)
            elif target == exchange.id:
                yield where.problem(f"{quote(target)} is turned down for itself", "remove it")


def check_follow_ups(corpus: Corpus) -> Iterator[Problem]:
    """What came after bears on other exchanges, each named once."""
    for x in corpus.exchanges.values():
        for number, one in enumerate(x.follow_ups):
            for nth, key in enumerate(one.exchanges[1:]):
                where = x.at("follow_ups", number, "also", nth)
                if key not in corpus.exchanges:
                    yield corpus.unknown_exchange(where, key)
                elif key in one.exchanges[: nth + 1]:
                    yield where.problem(f"exchange {quote(key)} again", "remove it")


def check_moments(corpus: Corpus) -> Iterator[Problem]:
    """A moment is dated one way."""
    for number, moment in enumerate(corpus.timeline):
        if (moment.date is None) == (moment.when is None):
            where = corpus.locators["timeline"].at("timeline", number)
            yield where.problem("a moment has either `date` or `when`")


def check_exchanges(corpus: Corpus) -> Iterator[Problem]:
    """What entries of shared files name as their ``exchanges`` is there: exchanges or events."""
    known = {*corpus.exchanges, *(event.id for event in corpus.events)}
    for name, entries in corpus.shared.items():
        for number, entry in enumerate(entries):
            for nth, key in enumerate(getattr(entry, "exchanges", ())):
                if key not in known:
                    where = corpus.locators[name].at(name, number, "exchanges", nth)
                    yield corpus.unknown_exchange(where, key)


def check_overviews(corpus: Corpus) -> Iterator[Problem]:
    """An overview's statements rest on exchanges that are there."""
    for number, topic in enumerate(corpus.topics):
        for nth, paragraph in enumerate(topic.overview):
            where = corpus.locators["topics"].at("topics", number, "overview", nth)
            found = REFERENCE.findall(paragraph.text)
            misspelt = list(_list_misspelt(corpus, paragraph.text))
            for words, key in misspelt:
                hint = f"did you mean `[{key}]`?" if key else "write it as `[exchange-id]`"
                yield where.problem(f"{quote(words)} is no reference", hint)
            if misspelt:
                pass  # what else is wrong may be due to that
            elif not found:
                yield where.problem("overview paragraph without a reference", HINT_SUPPORT)
            elif not SUPPORTED.search(paragraph.text):
                message = "an overview's last statement rests on no exchange"
                yield where.problem(message, HINT_SUPPORT)
            for key in sorted(set(found) - set(corpus.exchanges)):
                yield corpus.unknown_exchange(where, key)


def _list_misspelt(corpus: Corpus, text: str) -> Iterator[tuple[str, str]]:
    """What is nearly a reference and would be shown as it is; with the id that it may mean."""
    events = "|".join(re.escape(event.id) for event in corpus.events)
    # As long as the text, so that places are the same.
    rest = REFERENCE.sub(lambda found: "\n" * len(found[0]), text).translate(HALF_WIDTH)
    for found in re.finditer(NEARLY.format(events=events), rest, re.IGNORECASE | re.ASCII):
        key = re.sub(r"[ _-]+", "-", f"{found['event']}-{found['number']}".lower())
        close = difflib.get_close_matches(key, corpus.exchanges, n=1)
        yield text[slice(*found.span())].strip(), close[0] if close else ""


def check_names(corpus: Corpus) -> Iterator[Problem]:
    """A word leads to one term, a name to one person: of two, the second would never be shown."""
    for name in ("people", "glossary"):
        owners: dict[str, str] = {}
        for number, entry in enumerate(corpus.shared[name]):
            words = [
                (entry.name.text, ()),
                *((a, ("aliases", n)) for n, a in enumerate(entry.aliases)),
            ]
            for word, place in words:
                # Terms are found in capitals and small letters alike.
                owner = owners.setdefault(word.lower() if name == "glossary" else word, entry.id)
                if owner != entry.id:
                    where = corpus.locators[name].at(name, number, *place)
                    message = f"{quote(word)} names {quote(owner)} already"
                    yield where.problem(message, "keep it at one of them")


def check_ids(corpus: Corpus) -> Iterator[Problem]:
    """Ids of shared files are unique, and not those of the pages themselves."""
    for name, entries in corpus.shared.items():
        key = SHARED[name].key
        ids = [getattr(entry, key) for entry in entries if name != "strings"]
        counts = Counter(ids)
        for number, value in enumerate(ids):
            where = corpus.locators[name].at(name, number, key)
            if counts[value] > 1:
                yield where.problem(f"{key} {quote(value)} stands {counts[value]} times")
            if value in RESERVED.get(name, ()):
                message = f"{key} {quote(value)} is taken by the page itself"
                yield where.problem(message, "choose another")
