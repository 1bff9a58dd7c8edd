"""All files of the three folders, read: what a corpus is joined from.

In: the folders raw, editorial and locale. Out: Sources; a BuildError with the mistakes of all files
that are broken by themselves, so that these do not drown in those of what refers to them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..model import RawFile, Transcript
from ..problems import Problems, nearest, position, quote
from ..read.layouts import detect_layout, parse_raw
from ..read.po import Entries, read_po
from ..read.schema import EventFile
from ..read.schema_shared import SHARED
from ..read.text import read_raw
from ..read.yaml import Locator, load_yaml
from ..unit import SITE
from .strays import find_strays

#: Behind the hint to add an entry, where the layout may print no numbers.
HINT_COUNTED = "; ids count from the top: if a question was put in, the entries behind it move too"


@dataclass(frozen=True, slots=True)
class Folders:
    """Where the input lies."""

    raw: Path
    editorial: Path
    locale: Path


@dataclass(frozen=True, slots=True)
class EventSource:
    """An event's file with its raw file, read."""

    file: EventFile
    locator: Locator
    raw: RawFile
    transcript: Transcript


@dataclass(frozen=True, slots=True)
class Sources:
    """``shared``: entries of each shared file by its stem; ``left_out``: ids of drafts."""

    events: tuple[EventSource, ...]
    shared: Mapping[str, Any]
    locators: Mapping[str, Locator]
    entries: Entries
    left_out: frozenset[str]


def read_sources(folders: Folders, translated: Iterable[str], *, drafts: bool = True) -> Sources:
    """Read everything, ``drafts`` or not; ``translated``: the languages besides the source.

    Raises BuildError.
    """
    problems, translated = Problems(), tuple(translated)
    files = _read_event_files(folders.editorial / "events", problems)
    problems.items += find_strays(folders.editorial, folders.locale, translated)
    left_out = frozenset(() if drafts else (key for key, (file, _) in files.items() if file.draft))
    if left_out and left_out == files.keys():
        hint = "approve one: say who and when under `approved:`"
        problems.add(folders.editorial / "events", (1, 1), "every event is a draft", hint)
    files = {key: found for key, found in files.items() if key not in left_out}
    locators = {event: locator for event, (_, locator) in files.items()}
    shared = {}
    for name, file in SHARED.items():
        if file.optional and not (folders.editorial / f"{name}.yaml").exists():
            shared[name] = ()
        elif found := load_yaml(folders.editorial / f"{name}.yaml", file.model, problems):
            shared[name], locators[name] = getattr(found[0], name), found[1]
    taken = {name for file, _ in files.values() for name in file.raw}
    read = (_read_event(*one, folders.raw, taken, problems) for one in files.values())
    events = [event for event in read if event]
    entries = {
        language: {
            path.stem: read_po(path, problems)
            for path in sorted((folders.locale / language).glob("[!.]*.po"))
        }
        for language in translated
    }
    problems.raise_any()
    # The latest event first: readers come for what is new.
    dates = {one.file.id: one.file.dates for one in events}
    events.sort(key=lambda one: (dates[one.file.id].latest, one.file.id), reverse=True)
    return Sources(tuple(events), shared, locators, entries, left_out)


def _read_event_files(folder: Path, problems: Problems) -> dict[str, tuple[EventFile, Locator]]:
    files: dict[str, tuple[EventFile, Locator]] = {}
    for path in sorted(folder.glob("[!.]*.y*ml")):
        if loaded := load_yaml(path, EventFile, problems):
            name, at = loaded[0].id, loaded[1]("id")
            if name in (*SHARED, SITE):
                message = f"event id `{name}` is taken by the site itself"
                problems.add(path, at, message, "choose another id")
                continue
            if path.stem != name:  # All else in it is said of another event.
                message = f"event id `{name}` must be the file's name, `{path.stem}`"
                problems.add(path, at, message, "rename one of them, or delete a copy")
                continue
            if name in files:
                message = f"event id `{name}` is taken by {files[name][1].path.name}"
                problems.add(path, at, message, "choose another id")
            files.setdefault(name, loaded)
    if not files and not problems.items:
        problems.add(folder, (1, 1), "no event", "run `build.py new`")
    return files


def _read_event(
    file: EventFile, locator: Locator, folder: Path, taken: set[str], problems: Problems
) -> EventSource | None:
    """``taken``: the raw files that events name."""
    found = [folder / name for name in file.raw if (folder / name).exists()]
    if not found:
        wanted = " or ".join(quote(name, 80) for name in file.raw)
        message = f"raw file {wanted} is not in {folder}"
        there = {path.name for path in folder.glob("[!.]*")} - taken
        hint = nearest(file.raw[0], sorted(there)) or "put it there, or write the name that it has"
        problems.add(locator.path, locator("raw"), message, hint)
        return None
    if (raw := read_raw(found[0], problems)) is None:
        return None
    entries, own = file.exchanges, Problems()
    transcript = parse_raw(file.id, raw, file.layout, own, file.stated)
    known = {exchange.id for exchange in transcript.exchanges}
    lost = bool(entries) and not known & entries.keys()
    looks_like = detect_layout(raw.text) if lost else None
    if looks_like not in (None, file.layout):  # which says more than what follows from it
        message = f"{raw.name} has none of these exchanges in the layout `{file.layout}`"
        problems.add(locator.path, locator("layout"), message, f"did you mean `{looks_like}`?")
        return None
    problems.items += own.items
    for doubt in transcript.doubts:
        problems.add(raw.path, position(raw.text, doubt.offset), doubt.message, doubt.advice)
    for key in sorted(entries.keys() - known):
        message = f"exchange {quote(key)} is not in {raw.name}"
        # Rather one that is still without an entry.
        free = nearest(key, known - entries.keys()) or nearest(key, known)
        problems.add(locator.path, locator("exchanges", key), message, free)
    for key in sorted(known - entries.keys()):
        message = f"exchange `{key}` of {raw.name} has no entry"
        hint = "add it under `exchanges:`" + ("" if file.layout == "thread" else HINT_COUNTED)
        problems.add(locator.path, locator("exchanges"), message, hint)
    return EventSource(file, locator, raw, transcript)
