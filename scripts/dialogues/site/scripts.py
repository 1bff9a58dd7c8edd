"""Our scripts without comments and long names, on their way into a built site.

In: a site's folders of languages, and the folder their scripts were copied from. Out: the same
scripts, joined (``bundles``) and made smaller; problems where one is not JavaScript. They are alike
in all languages, so it is done once.
"""

import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from ..jobs import is_job
from ..problems import Problems
from .bundles import SCRIPTS, join_scripts

SCRIPT = "application/javascript"


def put_scripts(site: Path, languages: Sequence[str], docs: Path, problems: Problems) -> None:
    """Make of all scripts of ours what is served."""
    first, *others = (site / language for language in languages)
    before = len(problems.items)
    for path in _list_scripts(first):
        _check_file(path, docs / path.relative_to(first), problems)
    join_scripts(first, docs, problems)
    if len(problems.items) > before:
        return
    for path in _list_scripts(first):
        path.write_text(make_smaller(path.read_text("utf-8")), "utf-8")
    for other in others:
        shutil.rmtree(other / SCRIPTS)
        shutil.copytree(first / SCRIPTS, other / SCRIPTS)


def make_smaller(text: str, kind: str = SCRIPT) -> str:
    """A script without comments and long names, or another ``kind`` of text (a MIME type) without
    what it does not need. Raises minify.MinifyError where it is none.

    Never in a job: the library is of Go, whose runtime waits for threads that a fork does not have,
    now and then for ever. Whoever forks must not have loaded it either, so it is loaded here.
    """
    if is_job():
        raise RuntimeError("scripts are made smaller by the process that starts the jobs")
    import minify

    return str(minify.string(kind, text))


def _list_scripts(home: Path) -> list[Path]:
    return sorted((home / SCRIPTS).rglob("*.js"))


def _check_file(path: Path, source: Path, problems: Problems) -> None:
    """Tell of a script that is none, while it stands as it was written."""
    import minify

    try:
        make_smaller(path.read_text("utf-8"))
    except minify.MinifyError as error:
        found = re.match(r"(.*) on line (\d+) and column (\d+)", str(error))
        place = (int(found[2]), int(found[3])) if found else (1, 1)
        problems.add(source, place, found[1] if found else str(error))
