"""Our scripts without comments and long names, on their way into a built site.

In: a site's folders of languages, and the folder their scripts were copied from. Out: the same
scripts, joined (``bundles``) and made smaller; problems where one is not JavaScript. They are alike
in all languages, so it is done once.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from ..problems import Problems
from .bundles import SCRIPTS, join_scripts
from .smaller import SCRIPT, copy_to_others, make_smaller


def put_scripts(site: Path, languages: Sequence[str], docs: Path, problems: Problems) -> None:
    """Make of all scripts of ours what is served."""
    first = site / languages[0]
    before = len(problems.items)
    for path in _list_scripts(first):
        _check_file(path, docs / path.relative_to(first), problems)
    join_scripts(first, docs, problems)
    if len(problems.items) > before:
        return
    for path in _list_scripts(first):
        path.write_text(make_smaller(path.read_text("utf-8"), SCRIPT), "utf-8")
    copy_to_others(site, languages, SCRIPTS)


def _list_scripts(home: Path) -> list[Path]:
    return sorted((home / SCRIPTS).rglob("*.js"))


def _check_file(path: Path, source: Path, problems: Problems) -> None:
    """Tell of a script that is none, while it stands as it was written."""
    import minify

    try:
        make_smaller(path.read_text("utf-8"), SCRIPT)
    except minify.MinifyError as error:
        found = re.match(r"(.*) on line (\d+) and column (\d+)", str(error))
        place = (int(found[2]), int(found[3])) if found else (1, 1)
        problems.add(source, place, found[1] if found else str(error))
