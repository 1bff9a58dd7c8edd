"""Our style sheets as one file, on their way into a built site.

In: a language's folder of a built site, and the folder its style sheets were copied from. Out: each
sheet that imports others holds their text in place of the ``@import`` lines, and these are gone.
"""

import re
from pathlib import Path

from ..problems import Problems, position

#: Where our style sheets lie, under ``docs/`` as under a language's folder.
STYLES = "assets/css"
IMPORT = re.compile(r'^@import url\("([\w-]+\.css)"\);\n', re.MULTILINE)


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
