"""What one file says of another: topics, exchanges, quotations, references, names.

In: the Content. Out: nothing but Problems.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ..corpus.content import Content, Event
from ..problems import Problems, nearest, quote
from ..read.po import Catalogue
from ..read.schema import KEYS

#: An exchange's id in brackets: what an overview rests its statements on.
REFERENCE = re.compile(r"\[([a-z][a-z0-9-]*)\]")
#: A paragraph whose last statement rests on one.
SUPPORTED = re.compile(r"\][。．.！？!?」）)\s]*$")
#: Ids that the pages of these files have for themselves.
RESERVED = {
    "people": {"people", "group-person", "group-organisation", "group-product", "group-work"},
    "glossary": {"glossary"},
    "charts": {"figures", "money", "time", "multiple", "share", "count", "other"},
    "topics": {"overview"},
}
Reference = tuple[str, str, tuple[str | int, ...]]


def check(content: Content, strings: frozenset[str], problems: Problems) -> None:
    """Report every reference that leads nowhere; ``strings``: names that templates use."""
    known = {"topic": {topic.slug for topic in content.topics}, "exchange": set(content.items)}
    for event in content.events:
        locator = content.locators[event.id]
        for what, value, keys in _references(event):
            if value not in known[what]:
                message = f"unknown {what} {quote(value)}"
                problems.add(locator.path, locator(*keys), message, nearest(value, known[what]))
    for place in content.places():
        for number, note in enumerate(place.notes):
            if report := _mismatch(place.quoted(note), place.id, place.texts):
                locator = content.locators[place.event]
                problems.add(locator.path, locator(*place.keys, "notes", number, "on"), *report)
    _check_pairs(content, problems)
    _check_followers(content, problems)
    for number, moment in enumerate(content.timeline):
        locator = content.locators["timeline"]
        if (moment.date is None) == (moment.when is None):
            message = "a moment has either `date` or `when`"
            problems.add(locator.path, locator("timeline", number), message)
        for index, value in enumerate(moment.exchanges):
            if value not in (known["exchange"] | {event.id for event in content.events}):
                at = locator("timeline", number, "exchanges", index)
                message = f"unknown exchange {quote(value)}"
                problems.add(locator.path, at, message, nearest(value, content.items))
    locator = content.locators["topics"]
    for number, topic in enumerate(content.topics):
        for index, paragraph in enumerate(topic.overview):
            at = locator("topics", number, "overview", index)
            found = REFERENCE.findall(paragraph)
            if not found:
                message = "overview paragraph without a reference"
                problems.add(locator.path, at, message, "end each statement with `[exchange-id]`")
            elif not SUPPORTED.search(paragraph):
                message = "an overview's last statement rests on no exchange"
                problems.add(locator.path, at, message, "end each statement with `[exchange-id]`")
            for value in sorted(set(found) - known["exchange"]):
                message = f"unknown exchange {quote(value)}"
                problems.add(locator.path, at, message, nearest(value, content.items))
    for name, key in KEYS.items():
        group = getattr(content, name)
        counts = Counter(getattr(entry, key) for entry in group)
        for number, entry in enumerate(group):
            locator, value = content.locators[name], getattr(entry, key)
            if counts[value] > 1:
                message = f"{key} {quote(value)} stands {counts[value]} times"
                problems.add(locator.path, locator(name, number, key), message)
            if value in RESERVED.get(name, ()):
                message = f"{key} {quote(value)} is taken by the page itself"
                problems.add(locator.path, locator(name, number, key), message, "choose another")
    locator = content.locators["strings"]
    for name in sorted(strings - set(content.strings)):
        problems.add(locator.path, locator("strings"), f"string `{name}` is missing")


def _check_followers(content: Content, problems: Problems) -> None:
    """A question follows one before it in its event; a topic is named once."""
    for event in content.events:
        locator, before = content.locators[event.id], set[str]()
        for item in event.exchanges:
            after = item.entry.asked_after or ""
            if after in content.items and after not in before:
                message = f"{quote(after)} does not come before `{item.id}` in its event"
                at = locator("exchanges", item.id, "asked_after")
                problems.add(locator.path, at, message, "name an earlier question")
            for number, slug in enumerate(item.entry.topics):
                if slug in item.entry.topics[:number]:
                    at = locator("exchanges", item.id, "topics", number)
                    problems.add(locator.path, at, f"topic {quote(slug)} again", "remove it")
            before.add(item.id)


def _references(event: Event) -> Iterator[Reference]:
    for key, entry in event.file.exchanges.items():
        at = ("exchanges", key)
        for number, slug in enumerate(entry.topics):
            yield "topic", slug, (*at, "topics", number)
        if entry.asked_after:
            yield "exchange", entry.asked_after, (*at, "asked_after")
        for number, related in enumerate(entry.related):
            yield "exchange", related.to, (*at, "related", number, "to")


def _mismatch(words: str, place: str, texts: Sequence[str]) -> tuple[str, str] | None:
    """What is wrong with a quotation that does not stand exactly once in the texts; and a hint."""
    count = "\0".join(texts).count(words)
    message = f"{quote(words)} matches {count} times in `{place}`, expected once"
    if count:
        return None if count == 1 else (message, "quote more words")
    runs = (run for text in texts for run in _runs(text, words))
    return message, nearest(words, runs)


def _runs(text: str, words: str) -> Iterator[str]:
    """Runs of a text that are as long as some words: in words, or characters where it has none."""
    # Bounded, for comparing takes its time.
    parts: Sequence[str] = text.split() if text.count(" ") > len(text) / 15 else text
    size = len(words.split()) if parts is not text else len(words)
    for start in range(min(20_000, max(1, len(parts) - size + 1))):
        run = parts[start : start + size]
        yield run if isinstance(run, str) else " ".join(run)


def _check_pairs(content: Content, problems: Problems) -> None:
    """A relation is written once, on one side, between two exchanges."""
    seen: set[frozenset[str]] = set()
    for event in content.events:
        for key, entry in event.file.exchanges.items():
            for number, related in enumerate(entry.related):
                pair = frozenset({key, related.to})
                if pair in seen or len(pair) == 1:
                    locator = content.locators[event.id]
                    at = locator("exchanges", key, "related", number, "to")
                    message = f"relation between {' and '.join(map(quote, sorted(pair)))} again"
                    if len(pair) == 1:
                        message = f"{quote(key)} is related to itself"
                    problems.add(locator.path, at, message, "write it once, on one side")
                seen.add(pair)


def check_translation(
    content: Content,
    language: str,
    catalogues: Mapping[str, Catalogue],
    folder: Path,
    problems: Problems,
) -> None:
    """A note's words, translated, must stand exactly once in the translated exchange."""
    catalogue = catalogues[language]
    for place in content.places():
        texts = [catalogue[unit] for unit in place.units]
        if any(text.state != "reviewed" for text in texts):
            continue
        for number in range(1, len(place.notes) + 1):
            words = catalogue[f"{place.id}:note-{number}-on"]
            report = _mismatch(words.value, place.id, [text.value for text in texts])
            if report and words.state == "reviewed":
                path = folder / language / f"{place.event}.po"
                problems.add(path, (words.line, 1), *report)
