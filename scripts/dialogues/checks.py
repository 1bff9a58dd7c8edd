"""What one file says of another: topics, exchanges, quotations, references, names.

In: the Content. Out: nothing but Problems.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from .corpus import Content, Event
from .problems import Problems, nearest, quote
from .schema import KEYS

#: An exchange's id in brackets: what an overview rests its statements on.
REFERENCE = re.compile(r"\[([a-z][a-z0-9-]*)\]")
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
        for words, pieces, keys in _quotations(event):
            if (count := "\0".join(pieces).count(words)) != 1:
                message = f"{quote(words)} matches {count} times in the exchange, expected once"
                sentences = re.split(r"(?<=[。、？])|\0", "\0".join(pieces))
                problems.add(locator.path, locator(*keys), message, nearest(words, sentences))
    locator = content.locators["topics"]
    for number, topic in enumerate(content.topics):
        for index, paragraph in enumerate(topic.overview):
            at = locator("topics", number, "overview", index)
            found = REFERENCE.findall(paragraph)
            if not found:
                message = "overview paragraph without a reference"
                problems.add(locator.path, at, message, "end each statement with `[exchange-id]`")
            for value in sorted(set(found) - known["exchange"]):
                message = f"unknown exchange {quote(value)}"
                problems.add(locator.path, at, message, nearest(value, content.items))
    for name, key in KEYS.items():
        group = getattr(content, name)
        counts = Counter(getattr(entry, key) for entry in group)
        for number, entry in enumerate(group):
            if counts[value := getattr(entry, key)] > 1:
                locator = content.locators[name]
                message = f"{key} {quote(value)} stands {counts[value]} times"
                problems.add(locator.path, locator(name, number, key), message)
    locator = content.locators["strings"]
    for name in sorted(strings - set(content.strings)):
        problems.add(locator.path, locator("strings"), f"string `{name}` is missing")


def _references(event: Event) -> Iterator[Reference]:
    for key, entry in event.file.exchanges.items():
        at = ("exchanges", key)
        for number, slug in enumerate(entry.topics):
            yield "topic", slug, (*at, "topics", number)
        if entry.asked_after:
            yield "exchange", entry.asked_after, (*at, "asked_after")
        for number, related in enumerate(entry.related):
            yield "exchange", related.to, (*at, "related", number, "to")


def _quotations(event: Event) -> Iterator[tuple[str, list[str], tuple[str | int, ...]]]:
    for item in event.exchanges:
        pieces = [block.text for block in item.exchange.blocks]
        for number, note in enumerate(item.entry.notes):
            yield note.on, pieces, ("exchanges", item.id, "notes", number, "on")
