"""Files that editors mean to be read and that nothing reads, by where they lie or how they end.

In: the folders, and the languages besides the source. Out: Problems, so that no event and no
translation stays away without a word.
"""

import difflib
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..problems import Problem, Where, quote
from ..read.schema_shared import SHARED

#: How names of such files end, as programs write them: `paris.YAML`, `paris.yaml.txt`, `site.pot`.
LIKE_YAML = re.compile(r"\.ya?ml(?:\.txt)?\Z", re.IGNORECASE)
LIKE_PO = re.compile(r"\.pot?(?:\.txt)?\Z", re.IGNORECASE)
#: Folders within folders that are looked into.
MAX_DEPTH = 2
#: From how alike they are a name is one that was mistyped: `finding`, not `paris` for `topics`.
MIN_ALIKE = 0.75
NOT_READ = "nothing reads this file"
HINT_EVENT = "move it to `events`, if it is an event's"


def find_strays(editorial: Path, locale: Path, translated: Iterable[str]) -> Iterator[Problem]:
    """Files of editors and translators that are passed over. Hidden ones are nobody's."""
    events = editorial / "events"
    for path, stem in _list_like(editorial, LIKE_YAML):
        if path.parent == events:
            # As the reading of events has it: any `*.yaml` or `*.yml`.
            if path.suffix not in (".yaml", ".yml"):
                yield Where(path).problem(NOT_READ, f"rename it to {quote(f'{stem}.yaml')}")
        elif path.parent != editorial:
            yield Where(path).problem(NOT_READ, HINT_EVENT)
        elif path.name not in {f"{name}.yaml" for name in SHARED}:
            yield Where(path).problem(NOT_READ, _guess_shared(path, stem))
    for language in translated:
        for path, stem in _list_like(locale / language, LIKE_PO):
            if path.parent != locale / language:
                yield Where(path).problem(NOT_READ, f"move it to {quote(language)} itself")
            elif path.suffix != ".po":
                yield Where(path).problem(NOT_READ, f"rename it to {quote(f'{stem}.po')}")


def _list_like(folder: Path, ending: re.Pattern[str]) -> Iterator[tuple[Path, str]]:
    """Files below a folder whose names end so, in order, each with what stands before its end.

    No deeper than people put them: somebody may name a whole disk.
    """
    found = list[tuple[Path, str]]()
    for at, folders, names in os.walk(folder):
        here = Path(at)
        deep = len(here.relative_to(folder).parts) >= MAX_DEPTH
        folders[:] = [] if deep else [name for name in folders if not name.startswith(".")]
        ends = ((name, ending.search(name)) for name in names if not name.startswith("."))
        found += ((here / name, name[: end.start()]) for name, end in ends if end)
    return iter(sorted(found))


def _guess_shared(path: Path, stem: str) -> str:
    """What a file beside the shared ones was probably meant to be."""
    name = stem.casefold()
    if name in SHARED:
        wanted = quote(f"{name}.yaml")
        beside = (path.parent / f"{name}.yaml").exists()
        return f"delete it: {wanted} is read" if beside else f"rename it to {wanted}"
    near = difflib.get_close_matches(name, SHARED, n=1, cutoff=MIN_ALIKE)
    return f"rename it to {quote(f'{near[0]}.yaml')}" if near else HINT_EVENT
