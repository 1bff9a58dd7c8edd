"""Our style sheets, and the theme's, as one small file on their way into a built site.

In: the languages' folders of a built site, and the folder its style sheets were copied from. Out:
each sheet that imports others holds their text in place of the ``@import`` lines, and these are
gone; what pages load holds the theme's sheets as well, without what no page uses (``unused``).
"""

import re
from collections.abc import Sequence
from pathlib import Path

from ..cache import CACHE, make_key
from ..problems import Problems, position
from . import unused
from .smaller import STYLE, copy_to_others, make_smaller

#: Where our style sheets lie, under ``docs/`` as under a language's folder; what pages load of it.
STYLES, SHEET = "assets/css", "assets/css/site.css"
IMPORT = re.compile(r'^@import url\("([\w-]+\.css)"\);\n', re.MULTILINE)


def put_styles(
    site: Path, languages: Sequence[str], theirs: str, docs: Path, problems: Problems
) -> None:
    """Make of all sheets what is served. ``theirs``: what stands before ours, for all languages.

    They are alike in all languages, so it is done once.
    """
    first = site / languages[0]
    before = len(problems.items)
    join_styles(first, docs, problems)
    if len(problems.items) > before:
        return
    pages = sorted(page for language in languages for page in (site / language).rglob("*.html"))
    words = unused.list_words(pages, sorted(docs.glob("assets/js/**/*.js")))
    for path in sorted((first / STYLES).glob("*.css")):
        text = path.read_text("utf-8")
        if path == first / SHEET:
            text = _cut(theirs + text, words)
        path.write_text(make_smaller(text, STYLE), "utf-8")
    copy_to_others(site, languages, STYLES)


def _cut(sheet: str, words: set[str]) -> str:
    """The sheet without what pages do not use, unless that is known from before."""
    named = sorted(words.intersection(re.findall(r"[\w-]+", sheet)))
    key = make_key("sheet", sheet, *named, Path(unused.__file__).read_bytes())
    known = CACHE.read(key)
    if known is None:
        known = unused.drop_unused(sheet, words).encode()
        CACHE.write(key, known)
    return known.decode()


def join_styles(site: Path, docs: Path, problems: Problems) -> None:
    """Put the text of imported sheets in their place; a sheet that is not there is a Problem."""
    folder = site / STYLES
    joined = set()
    for path in sorted(folder.glob("*.css")):
        text = path.read_text("utf-8")
        parts, last = [], 0
        for found in IMPORT.finditer(text):
            imported = folder / found[1]
            parts.append(text[last : found.start()])
            last = found.end()
            if imported.is_file():
                parts.append(imported.read_text("utf-8"))
                joined.add(imported)
            else:
                place = position(text, found.start())
                problems.add(docs / STYLES / path.name, place, f"no style sheet `{found[1]}`")
        path.write_text("".join([*parts, text[last:]]), "utf-8")
    for path in joined:
        path.unlink()
