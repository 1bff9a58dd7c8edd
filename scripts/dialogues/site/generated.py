"""Generated pages in ``docs``, beside those that people have written there.

In: a Corpus. Out: pages of Markdown, one folder a language.
"""

from collections.abc import Container, Mapping
from pathlib import Path

from ..corpus.corpus import Corpus
from ..files import write_changed
from ..problems import Problems
from ..publish.pages import render_pages
from ..publish.render import is_generated


def write_pages(
    corpus: Corpus,
    language: str,
    names: Mapping[str, str],
    docs: Path,
    only: Container[str] | None = None,
) -> None:
    """Bring a language's generated pages in ``docs`` up to date, touching only what changed.

    ``only``: paths of pages, where the others are to stay as they are. Raises BuildError where
    somebody's own page has the name of one.
    """
    folder = docs / language
    made = render_pages(corpus, language, names, only)
    wanted = {folder / path: text for path, text in made.items()}
    if only is None:
        drop_generated(folder, wanted)
    problems = Problems()
    for path, text in wanted.items():
        if path.exists() and not is_generated(path.read_text("utf-8", "replace")):
            problems.add(
                path, (1, 1), "is in the place of a generated page", "give it another name"
            )
        else:
            write_changed(path, text)
    problems.raise_any()


def list_generated(docs: Path) -> list[Path]:
    """The generated pages on disk."""
    files = (path for path in docs.rglob("*.md") if path.is_file())
    return [path for path in files if is_generated(path.read_text("utf-8", "replace"))]


def drop_generated(folder: Path, wanted: Container[Path]) -> None:
    """Take away generated pages that are wanted no more."""
    for path in list_generated(folder):
        if path not in wanted:
            path.unlink()
