"""What an editor should look at, though nothing is wrong: told by `check`, stopping nothing.

In: the Corpus. Out: Problems, to be shown as advice.
"""

import itertools
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping

from ..corpus.content import Event
from ..corpus.corpus import Corpus
from ..letters import JAPANESE_RUN, REFERENCE, fold_case
from ..model import MORE
from ..problems import Problem, display, nearest, position, quote
from ..read.schema_shared import Topic
from ..read.text import HINT_APART, find_apart
from .figure_texts import list_figure_texts

#: What a further event would make untrue.
COUNTED = re.compile(
    "(?:2|２|二|両|ふた)(?:つの|方の)?(?:イベント|対話|質疑応答)|どちらの(?:イベント|対話)"
    "|(?<!一)(?:イベント|対話|インタビュー)で?(?:だけ|のみ)"
)
#: What stands behind the name of a speaker.
HEAD = re.compile("[:：]")
#: How many strings a line names.
MAX_NAMED = 5
#: Characters of a gist, and its words in English.
MAX_GIST, MAX_GIST_WORDS = 80, 25


def advise_overviews(corpus: Corpus) -> Iterator[Problem]:
    """An overview names each of its topic's exchanges."""
    for number, topic in enumerate(corpus.topics):
        for key in find_unnamed(corpus, topic):
            where = corpus.locators["topics"].at("topics", number, "overview")
            message = f"the overview of {quote(topic.slug)} does not name {quote(key)}"
            yield where.problem(message, f"say what it adds, with `[{key}]`")


def advise_cited(corpus: Corpus) -> Iterator[Problem]:
    """What an overview cites has to do with its topic: it may be another exchange that is meant.

    An exchange that is not on the topic may be related to one that is, or speak of it in passing.
    """
    for number, topic in enumerate(corpus.topics):
        on = {*corpus.on_topic[topic.slug]}
        names = [fold_case(name) for name in (topic.title.text, *topic.aliases, *topic.keywords)]
        for nth, paragraph in enumerate(topic.overview):
            for key in dict.fromkeys(REFERENCE.findall(paragraph.text)):
                if key not in corpus.exchanges or key in on:
                    continue
                x = corpus.exchanges[key]
                said = fold_case("\n".join(unit.text for unit in (*x.texts, x.title, x.gist)))
                related = on & {link.to.id for link in corpus.related[key]}
                if not related and not any(name in said for name in names):
                    where = corpus.locators["topics"].at("topics", number, "overview", nth)
                    message = f"`[{key}]` is not on {quote(topic.slug)}, nor says a word of it"
                    yield where.problem(message, "is another one meant? else add it to the topic")


def find_unnamed(corpus: Corpus, topic: Topic) -> list[str]:
    """The exchanges on a topic that its overview does not name."""
    return sorted(set(corpus.on_topic[topic.slug]) - _list_named(topic))


def _list_named(topic: Topic) -> set[str]:
    """What an overview names as its exchanges."""
    return set(REFERENCE.findall("".join(one.text for one in topic.overview)))


def advise_verdicts(corpus: Corpus) -> Iterator[Problem]:
    """A topic has the verdict that fits the number of events that speak to it."""
    for number, topic in enumerate(corpus.topics):
        keys = corpus.exchanges.keys() & {*_list_named(topic), *corpus.on_topic[topic.slug]}
        events = {corpus.exchanges[key].event.id for key in keys}
        if topic.verdict and (topic.verdict == "one-event") != (len(events) == 1):
            where = corpus.locators["topics"].at("topics", number, "verdict")
            message = f"{quote(topic.slug)} is of {', '.join(map(quote, sorted(events)))}"
            yield where.problem(
                message, "choose the `verdict` that this asks for, and its `reason`"
            )


def advise_counts(corpus: Corpus) -> Iterator[Problem]:
    """How many events there are is said by data."""
    texts: list[tuple[tuple[str | int, ...], str]] = [
        (("topics", number, "overview", nth), paragraph.text)
        for number, topic in enumerate(corpus.topics)
        for nth, paragraph in enumerate(topic.overview)
    ]
    texts += [(("strings", key), unit.text) for key, unit in corpus.strings.items()]
    for number, one in enumerate(corpus.people):
        texts.append((("people", number, "description"), one.description.text))
    for keys, text in texts:
        if found := COUNTED.search(text):
            where = corpus.locators[str(keys[0])].at(*keys)
            message = f"{quote(found[0])} will not be true of another event"
            yield where.problem(message, "say it without a number")


def advise_speakers(corpus: Corpus) -> Iterator[Problem]:
    """Words of the pages that name who answers name all who do, or nobody. Told once for all."""
    names = {
        event.id: {one.text for one in (event.speaker, event.speaker_in_full) if one}
        for event in corpus.events
    }
    partly, missing = list[str](), set[str]()
    for key, unit in corpus.strings.items():
        rest = {event for event, own in names.items() if not any(one in unit.text for one in own)}
        if rest and len(rest) < len(names):
            partly.append(key)
            missing |= rest
    if partly:
        more = f" and {len(partly) - MAX_NAMED} more" if len(partly) > MAX_NAMED else ""
        named = ", ".join(map(quote, partly[:MAX_NAMED])) + more
        message = f"{named}: not true of {', '.join(map(quote, sorted(missing)))}, by who is named"
        hint = "say what holds of all events, here, in people.yaml and in docs/*/about.md"
        yield corpus.locators["strings"].at("strings", partly[0]).problem(message, hint)


def advise_gists(corpus: Corpus) -> Iterator[Problem]:
    """A gist is read in lists and search results: it ends after a line or two."""
    for exchange in corpus.exchanges.values():
        if len(exchange.gist.text) > MAX_GIST:
            message = f"a gist of {len(exchange.gist.text)} characters"
            yield exchange.at("gist").problem(message, f"say it in {MAX_GIST}")
        for language in corpus.translated:
            text = exchange.gist.read_in(language)
            if text.lang == "en" and (words := len(text.value.split())) > MAX_GIST_WORDS:
                where = corpus.at(exchange.gist, language)
                yield where.problem(f"a gist of {words} words", f"say it in {MAX_GIST_WORDS}")


def advise_note_ends(corpus: Corpus) -> Iterator[Problem]:
    """No number of a note stands before a figure, in any language: the two would read as one."""
    for subject, language in itertools.product(corpus.subjects, corpus.languages):
        # Between texts no figure goes on.
        text = "\n".join(unit.read_in(language).value for unit in subject.texts)
        for number, note in enumerate(subject.notes):
            words = note.on.read_in(language)
            after = text.partition(words.value)[2][:1]
            if after.isdecimal() and words.lang == language:
                own = words.state == "source"
                where = subject.at("notes", number, "on") if own else corpus.at(note.on, language)
                message = f"the number of the note would stand before the figure {quote(after)}"
                yield where.problem(message, "end its words behind the figure")


def advise_note_ids(corpus: Corpus) -> Iterator[Problem]:
    """A note has an id, so that its link stays when its words are edited."""
    for subject in corpus.subjects:
        parts = {note.part for note in subject.notes}
        free = next(n for n in range(1, len(parts) + 2) if f"note-{n}" not in parts)
        for number, _ in enumerate(subject.notes):
            if (*subject.keys, "notes", number, "id") not in subject.locator.places:
                where = subject.at("notes", number)
                yield where.problem("note without an id of its own", f"add `id: note-{free}`")


def advise_stated(corpus: Corpus) -> Iterator[Problem]:
    """What an editor states of words of a raw file is of words that stand there."""
    for event in corpus.events:
        # Of several files each may call for statements of its own.
        if ("raw", 1) not in event.locator.places:
            stated = event.stated
            yield from _find_idle(event, "speakers", {name: name for name in stated.speakers})
            yield from _find_idle(event, "furniture", dict(enumerate(stated.furniture)))
            yield from _find_idle(event, "sure", dict(enumerate(stated.sure)))


def advise_not_figures(corpus: Corpus) -> Iterator[Problem]:
    """Words that are said to hold no figure stand in a text whose figures are looked for."""
    said: dict[str, list[str]] = defaultdict(list)
    for group in list_figure_texts(corpus):
        for subject in group.subjects:
            said[subject.id] += [*(unit.text for unit in group.units), *group.extra]
    for subject in corpus.subjects:
        # Of several raw files another may say it.
        several = ("raw", 1) in subject.locator.places
        for number, words in enumerate(() if several else subject.not_figures):
            if not any(words in text for text in said[subject.id]):
                message = f"{quote(words)} is in no text of {quote(subject.id)}: it does nothing"
                hint = nearest(words, said[subject.id]) or "say it as the text does"
                yield subject.at("not_figures", number).problem(message, hint)


def advise_letters(corpus: Corpus) -> Iterator[Problem]:
    """Letters of raw files are whole: what is typed is found in them."""
    for event in corpus.events:
        raw = event.raw
        if apart := find_apart(raw.text):
            letter = unicodedata.normalize("NFC", raw.text[apart[0] : apart[0] + 2])
            message = (
                f"{quote(letter)} in two parts, a letter and a mark ({len(apart)} in the file)"
            )
            where = position(raw.text, apart[0])
            yield Problem(display(raw.path), *where, message, HINT_APART)


def advise_language(corpus: Corpus) -> Iterator[Problem]:
    """What pages show as Japanese is Japanese."""
    foreign: dict[Event, list[str]] = defaultdict(list)
    for exchange in corpus.exchanges.values():
        if corpus.source == "ja" and not any(
            JAPANESE_RUN.search(block.text.text) for block in exchange.blocks
        ):
            foreign[exchange.event].append(exchange.id)
    for event, keys in foreign.items():
        message = f"{', '.join(map(quote, keys))}: nothing there is Japanese"
        yield event.at("raw").problem(message, "retell it in Japanese; English goes into locale/en")


def _find_idle(event: Event, field: str, stated: Mapping[str | int, str]) -> Iterator[Problem]:
    """Words of a field, by their keys there, that the raw file does not hold."""
    text = event.raw.text
    for key, words in stated.items():
        if words.removesuffix(MORE) not in text:
            lines = {line.strip() for line in text.splitlines()}
            heads = {HEAD.split(line, maxsplit=1)[0].strip() for line in lines}
            message = f"{quote(words)} is not in {event.raw.name}: it does nothing"
            near = nearest(words, heads if field == "speakers" else lines)
            yield event.at(field, key).problem(message, near or "say it as the raw file does")
