"""Suggestions that editors have turned down: ``editorial/rejected/EVENT.txt``.

One a line: ``exchange = topic`` or ``exchange = other exchange``; what follows ``#`` is a remark.
A relation that is turned down is so for both of its exchanges, whichever file says it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from ..corpus.content import Content, Event
from ..problems import Problems, nearest, quote
from ..read.text import BOM, read_text

Pair = tuple[str, str]
LINE = re.compile(r"\s*([^\s=#]+)\s*=\s*([^\s=#]+)\s*(?:#.*)?")
HEADER = """\
# Suggestions turned down for `{event}`: `build.py suggest` does not make them again.
# One a line: exchange = topic, or exchange = other exchange (either way round).
# Delete a line to have the suggestion back; say why behind a number sign.
"""


def read(folder: Path, content: Content, problems: Problems) -> set[Pair]:
    """All pairs turned down, those of two exchanges in both orders; there need be no folder."""
    events = {event.id: event for event in content.events}
    pairs: set[Pair] = set()
    for path in sorted(folder.glob("[!.]*.txt")):
        if path.stem not in events:
            message = f"no event {quote(path.stem)} to turn suggestions down for"
            problems.add(path, (1, 1), message, nearest(path.stem, events) or "delete the file")
        elif text := read_text(path, problems):
            for number, line in enumerate(text[0].removeprefix(BOM).split("\n"), 1):
                if line.partition("#")[0].strip():
                    pairs |= _pair(line, path, number, events[path.stem], content, problems)
    return pairs | {(other, key) for key, other in pairs if other in content.items}


def parse(
    arguments: Iterable[str], event: Event, content: Content, problems: Problems
) -> set[Pair]:
    """The pairs of ``--reject EXCHANGE=TARGET``; the nth option's mistakes are in line n."""
    pairs: set[Pair] = set()
    for number, argument in enumerate(arguments, 1):
        pairs |= _pair(argument, "--reject", number, event, content, problems)
    return pairs


def add(folder: Path, event: Event, pairs: Iterable[Pair]) -> Path:
    """Write pairs into the event's file, each at its place in the order; the rest stays as it is.

    The file is replaced in one step: it is never there by half. Raises OSError.
    """
    path = folder / f"{event.id}.txt"
    # Whoever calls has read the file: it is UTF-8. New lines end as Python reads them: in "\n".
    text = path.read_text("utf-8-sig") if path.exists() else HEADER.format(event=event.id)
    lines = text.splitlines()
    for line in (f"{key} = {target}" for key, target in sorted(pairs)):
        later = (n for n, other in enumerate(lines) if LINE.fullmatch(other) and other > line)
        lines.insert(next(later, len(lines)), line)
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / f".{path.name}.new"
    try:
        draft.write_bytes("\n".join([*lines, ""]).encode("utf-8"))
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return path


def _pair(
    line: str, path: Path | str, number: int, event: Event, content: Content, problems: Problems
) -> set[Pair]:
    """The pair that a line states, or none and the reason in ``problems``."""
    found = LINE.fullmatch(line)
    if not found:
        at = (number, len(line) - len(line.lstrip()) + 1)
        hint = "write `exchange = topic` or `exchange = other exchange`"
        problems.add(path, at, f"no pair: {quote(line.strip())}", hint)
        return set()
    key, target = found.groups()
    own = [item.id for item in event.exchanges]
    targets = [*(topic.slug for topic in content.topics), *content.items]
    if key not in own:
        message = f"no exchange {quote(key)} in event `{event.id}`"
        problems.add(path, (number, found.start(1) + 1), message, nearest(key, own))
    if target not in targets:
        message = f"unknown topic or exchange {quote(target)}"
        problems.add(path, (number, found.start(2) + 1), message, nearest(target, targets))
    elif target == key:
        problems.add(path, (number, found.start(2) + 1), f"{quote(key)} is related to itself")
    return {(key, target)} if key in own and target in targets and key != target else set()
