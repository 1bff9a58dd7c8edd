"""Our own scripts without comments and long names, on their way into a built site.

In: a language's folder of a built site, and the folder its scripts were copied from. Out: the same
scripts, made smaller in place; problems where one is not JavaScript.
"""

import re
from pathlib import Path

import minify

from ..problems import Problems
from .bundles import SCRIPTS


def minify_scripts(site: Path, docs: Path, problems: Problems) -> None:
    """Make all scripts of ours smaller."""
    for path in sorted((site / SCRIPTS).rglob("*.js")):
        try:
            text = minify.string("application/javascript", path.read_text("utf-8"))
        except minify.MinifyError as error:
            found = re.match(r"(.*) on line (\d+) and column (\d+)", str(error))
            place = (int(found[2]), int(found[3])) if found else (1, 1)
            problems.add(docs / path.relative_to(site), place, found[1] if found else str(error))
            continue
        path.write_text(text, "utf-8")
