"""What the page about the files of data shows of each: its columns, and a piece that stands in it.

In: the View of a language. Out: what the page's template needs. Nothing here is made up: all is
taken from the very texts that the files are made of.
"""

from dataclasses import dataclass
from typing import Any

from markupsafe import escape

from ..corpus.corpus import Corpus
from .epub import list_chapters
from .notes import shorten
from .plain import Exporter, dump_json
from .tables import TABLES, as_cell, describe_package, list_rows, spread
from .view import View, count_states
from .words import FAMILIES

#: How much of a cell is shown, in widths of a Latin letter.
CELL_WIDTH = 60


@dataclass(frozen=True, slots=True)
class Cell:
    """A column of a table: its name, the string that says what it holds, what a row has there, and
    in which language, if in one.
    """

    name: str
    about: str
    example: str
    language: str | None


def choose_guide(corpus: Corpus) -> View:
    """The language of what stands once for all: English, where there is any."""
    return View(corpus, "en" if "en" in corpus.languages else corpus.source)


def tell_columns(view: View) -> dict[str, str]:
    """What each column holds, by its name."""
    return {name: view.words(f"column-{name}").value for name in FAMILIES["column-"]}


def show_files(view: View) -> dict[str, Any]:
    """``columns``: by table the columns of its first full row; ``samples``: by file, text."""
    data = Exporter(view.corpus).export()
    rows, languages = list_rows(data, "…/"), data["languages"]
    columns = {}
    for name, table in TABLES.items():
        # The row that leaves the fewest cells empty; a corpus may state no number at all.
        full = sorted(rows[name], key=lambda row: -sum(row[c.name] is not None for c in table))
        row = next(iter(full), {})
        columns[name] = [
            Cell(field, f"column-{column.name}", _show(row.get(column.name), code), code)
            for field, column, code in spread(table, languages)
        ]
    first = view.corpus.events[0]
    x = view.corpus.list_exchanges(first)[0]
    package = describe_package(data, tell_columns(choose_guide(view.corpus)))
    states = [
        (code, dict([*parts.items()][:1])) for code, parts in count_states(view.corpus).items()
    ]
    words = choose_guide(view.corpus).words
    samples = {
        "json": dump_json(data["events"][0]["exchanges"][0]["blocks"][0]),
        "package": dump_json(package["resources"][0]["schema"]["fields"][0]),
        "translation": dump_json(dict(states[:1])),
        "feed": f"<summary>{escape(view.words.plain(x.gist))}</summary>",
        "epub": "\n".join(chapter.file for chapter in list_chapters(view)),
        "llms": f"# {words('site-name').value}\n\n> {words('home-description').value}",
    }
    # In an element of HTML, where Markdown reads nothing.
    return {"columns": columns, "samples": {name: escape(text) for name, text in samples.items()}}


def _show(value: Any, language: str | None) -> str:
    if language and value:
        value = value[language]
    return shorten(" ".join(str(as_cell(value)).split()), CELL_WIDTH)
