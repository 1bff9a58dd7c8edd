"""Repairs to pages that somebody else's templates have written, none of which can miss unseen.

In: a folder of HTML and a list of repairs. Out: the pages, mended in place; a Problem for each
repair that did not find what it mends, so that a new release of those templates is noticed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..problems import Problem, Problems


@dataclass(frozen=True)
class Repair:
    """What is replaced (a regular expression; `.` is any character) by what, and why.

    ``times``: how often on every page; ``None``: at most once on a page (with ``many``, however
    often), and at all in the folder.
    """

    why: str
    pattern: str
    replacement: str
    times: int | None = 1
    many: bool = False


def repair_pages(
    folder: Path,
    repairs: Sequence[Repair],
    source: Path,
    *,
    written: Sequence[str] = (),
    taken_off: Sequence[str] = (),
) -> list[Problem]:
    """Apply all ``repairs`` to every page of ``folder``, and check what our own templates did.

    What they have ``written`` must be there, what they have ``taken_off`` must not. ``source`` is
    the file that problems name: where the version of the templates is chosen.
    """
    problems = Problems()
    met = dict.fromkeys(repairs, 0)
    pages = sorted(folder.rglob("*.html"))
    for page in pages:
        name = page.relative_to(folder).as_posix()
        text = page.read_text("utf-8")
        lacking = [f"{name} lacks `{words}`" for words in written if words not in text]
        odd = [f"{name} still holds `{words}`" for words in taken_off if words in text]
        for message in lacking + odd:
            problems.add(source, (1, 1), message, "see overrides/")
        for repair in repairs:
            text, count = re.subn(repair.pattern, repair.replacement, text, flags=re.DOTALL)
            met[repair] += count
            odd_count = count != repair.times if repair.times else count > 1
            if odd_count and not repair.many:
                message = f"{name}: met {count} times, not {repair.times or 1}: {repair.why}"
                problems.add(source, (1, 1), message, "see REPAIRS in site/renderer.py")
        page.write_text(text, "utf-8")
    for repair, count in met.items():
        if not count:
            message = f"met on none of {len(pages)} pages: {repair.why}"
            problems.add(source, (1, 1), message, "see REPAIRS in site/renderer.py")
    return problems.items
