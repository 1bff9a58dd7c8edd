"""The page that somebody has open, before the rest of a build is made.

In: a checked Corpus and a site of an earlier build. Out: one page of that site, as it will be; what
is wrong with it, or with what it links to, the rest of the build tells.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from ..corpus.corpus import Corpus
from ..files import write_changed
from . import renderer
from .assemble import choose_cards, make_frame, read_root, refuse_odd_files
from .generated import write_pages
from .phrases import part_headings
from .place import read_made

#: An address below the site's: the language, and the page's path.
ADDRESS = re.compile(r"([\w-]+)/((?:[\w-]+/)*)")


def show_first(
    corpus: Corpus, names: Mapping[str, str], home: Path, out: Path, address: str
) -> bool:
    """Bring the page at ``address`` (``ja/topics/agi/``) up to date in ``out``, in one step.

    False where there is none that the renderer makes, or none yet: new ones come with the rest.
    Raises BuildError for what must not be written over.
    """
    found = ADDRESS.fullmatch(address)
    if not found or found[1] not in names or f"{address}index.html" not in (read_made(out) or ()):
        return False
    language, path = found.groups()
    docs = home / "docs"
    sources = [f"{path}index.md"] + ([f"{path[:-1]}.md"] if path else [])
    refuse_odd_files(home)
    write_pages(corpus, language, names, docs, only=sources)
    frame = make_frame(corpus, language, choose_cards(list(names), docs)[language])
    there = next((name for name in sources if (docs / language / name).is_file()), None)
    with TemporaryDirectory() as folder:
        new = Path(folder)
        if not there or not renderer.render_one(
            frame, home, docs, new, read_root(), f"{language}/{there}"
        ):
            return False
        page = (new / path / "index.html").read_text("utf-8")
        write_changed(out / address / "index.html", part_headings(page, language))
    return True
