"""Scripts and styles on their way into a built site: smaller, and alike in all languages.

In: texts, or a site whose first language's folder is done. Out: the same without what browsers do
not need; the other languages' folders as the first one's.
"""

import shutil
from collections.abc import Sequence
from pathlib import Path

from ..jobs import is_job

#: Kinds of texts, as MIME types.
SCRIPT, STYLE = "application/javascript", "text/css"


def make_smaller(text: str, kind: str) -> str:
    """A text without comments and long names. Raises minify.MinifyError where it is none.

    Never in a job: the library is of Go, whose runtime waits for threads that a fork does not have,
    now and then for ever. Whoever forks must not have loaded it either, so it is loaded here.
    """
    if is_job():
        raise RuntimeError("texts are made smaller by the process that starts the jobs")
    import minify

    return str(minify.string(kind, text))


def copy_to_others(site: Path, languages: Sequence[str], folder: str) -> None:
    """Put the first language's ``folder`` in the place of the other languages' own."""
    first, *others = (site / language / folder for language in languages)
    for other in others:
        shutil.rmtree(other)
        shutil.copytree(first, other)
