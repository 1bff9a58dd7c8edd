"""Pages of Markdown that people have written into ``docs``: what no renderer complains about.

In: the folder of pages. Out: Problems of their files, and of what stands before their text.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..problems import Problem, Problems
from ..publish.render import is_generated
from ..read.text import BOM, read_text
from ..read.yaml_settings import parse_settings
from ..unit import TODO, UNWRITTEN

#: Between lines like this stands what is said of a page: its title, its description.
FENCE = "---"
HINT_FENCE = f"write `{FENCE}` on a line of its own before it and behind it"
#: How such begins where its first line is wrong or forgotten.
UNFENCED = re.compile(r"[-\u2013\u2014]+\s*\n|(?:title|description|hide) *[:\uff1a]")
#: A line that is still to be written, whatever marks stand before its words.
UNWRITTEN_LINE = re.compile(rf"([\s#>*+-]*)(?:{UNWRITTEN.pattern})")


def check_handwritten(docs: Path, languages: Iterable[str]) -> Iterator[Problem]:
    """All pages of the languages that no build has made."""
    for path in sorted(one for code in languages for one in (docs / code).rglob("[!.]*.md")):
        problems = Problems()
        # What is no file is told of all folders at once (assemble).
        read = read_text(path, problems) if path.is_file() else None
        if read is None or not is_generated(read[0]):
            yield from problems.items
            yield from _check_page(read[0].removeprefix(BOM), path) if read else ()


def _check_page(text: str, path: Path) -> Iterator[Problem]:
    problems = Problems()
    lines = text.splitlines()
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if lines[0].rstrip() != FENCE:
        if UNFENCED.match(text):
            problems.add(path, (1, 1), f"no `{FENCE}` before what is said of the page", HINT_FENCE)
    elif end is None:
        problems.add(path, (1, 1), f"no `{FENCE}` behind what is said of the page", HINT_FENCE)
    else:
        # As many lines as before, so that places are the same.
        front = "\n".join(["", *lines[1:end]])
        parsed = parse_settings(front, path, problems)
        if parsed and not isinstance(parsed[0] or {}, dict):
            problems.add(path, (2, 1), "what is said of a page has no fields", "write `title: `")
    for number, line in enumerate(lines, 1):
        if found := UNWRITTEN_LINE.match(line):
            problems.add(path, (number, found.end(1) + 1), f"`{TODO}` is still to be written")
    yield from problems.items
