"""The book: one EPUB 3 a language, with everything that people read without a network.

In: a Corpus, the site's address, pictures for covers. Out: path under the site's root to the bytes
of a book: one byte sequence for one corpus, whatever the clock, the folder or the locale.

Made with ``zipfile`` and templates like those of all other pages. ebooklib, the usual library,
would spare us the package file and the zip alone: chapters and contents would be as long; it stamps
the clock on every entry, and its licence (AGPL) is not ours.
"""

import io
import uuid
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from ..corpus.content import Event, Exchange, Note, Subject
from ..corpus.corpus import Corpus
from ..corpus.looks import find_version
from ..files import Content
from ..read.schema_shared import Term
from ..unit import Text, Unit
from .charts import draw_charts
from .marks import Lexicon, Marker, Spot
from .render import XhtmlRenderer
from .tables import LICENCE
from .view import View
from .words import TEMPLATES

#: A book's place below the folder of its language.
NAME = "dialogue-notes.epub"
#: What every entry of a zip says of its time and rights: the first that it can tell, `rw-r--r--`.
TIME, RIGHTS = (1980, 1, 1, 0, 0, 0), 0o100644 << 16


@dataclass(frozen=True, slots=True)
class Chapter:
    """A file of the book. ``about``: the event that it tells of; ``landmark``: what it is, in the
    words of https://www.w3.org/TR/epub-ssv-11/, if readers' programs offer a way to it.
    """

    name: str
    title: Unit | Text
    template: str
    about: Event | None = None
    landmark: str = ""

    @property
    def file(self) -> str:
        """Its name in the book."""
        return f"{self.name}.xhtml"


class BookMarker(Marker):
    """The same marks as on pages, as XHTML; links lead to other files of the book."""

    def _mark_notes(self, unit: Unit, subject: Subject, terms: list[Spot]) -> list[Spot]:
        """Programs may show a note at its number alone: one without a place is at the end."""
        found = super()._mark_notes(unit, subject, terms)
        end = len(unit.read_in(self.view.language).value)
        notes = self.view.list_notes(subject, [unit])
        lost = [note for note in notes if not self.view.stands(note)]
        return found + [Spot(end, end, self.show_note(note, subject)) for note in lost]

    def show_link(self, x: Exchange, name: Markup, local: bool) -> Markup:
        """An exchange's name as a link to it."""
        return Markup('<a href="event-{}.xhtml#{}">[{}]</a>').format(x.event.id, x.id, name)

    def show_term(self, term: Term, word: Markup) -> Markup:
        """A word as a link to what it means."""
        link = '<a href="glossary.xhtml#{}" epub:type="glossref" role="doc-glossref">{}</a>'
        return Markup(link).format(term.id, word)  # noqa: S704

    def show_note(self, note: Note, subject: Subject) -> Markup:
        """A note's number, in words, as a link to it."""
        name = self.renderer.show_words("note-mark", n=self.view.numbers[note])
        return Markup(
            '<sup class="dn-mark"><a id="{0}-mark" href="#{0}" epub:type="noteref"'
            ' role="doc-noteref">[{1}]</a></sup>'
        ).format(note.id, name)


def make_book(corpus: Corpus, language: str, root: str, cover: bytes | None) -> bytes:
    """The book in one language. ``root``: the site's address, with its last slash; ``cover``: a
    picture (PNG), if there is one.
    """
    return pack_book(write_book(View(corpus, language), root, cover))


def list_chapters(view: View) -> list[Chapter]:
    """The files that hold text, in order; of what there is nothing there is no chapter."""
    corpus, words = view.corpus, view.words
    events = [
        Chapter(f"event-{event.id}", event.title, "event", event, "" if number else "bodymatter")
        for number, event in enumerate(corpus.events)
    ]
    lists = [
        (corpus.topics, Chapter("topics", words("topics"), "topics")),
        (corpus.glossary, Chapter("glossary", words("glossary"), "glossary", None, "glossary")),
        (view.measure_figures(corpus.events), Chapter("figures", words("figures"), "figures")),
    ]
    return [
        Chapter("title", words("home-title"), "title", None, "titlepage"),
        *events,
        *(chapter for found, chapter in lists if found),
        Chapter("sources", words("book-sources"), "sources", None, "bibliography"),
    ]


def write_book(view: View, root: str, cover: bytes | None) -> dict[str, Content]:
    """The files of a book by their names in it, in the order of the zip."""
    renderer, lexicon = XhtmlRenderer(view.words), Lexicon(view)
    chapters, language = list_chapters(view), view.language
    shared: dict[str, Any] = {
        "v": view,
        "corpus": view.corpus,
        "root": root,
        "chapters": chapters,
        "charts": draw_charts(view),
        "cover": cover is not None,
        "version": find_version(view.corpus),
        "licence": LICENCE,
        "identifier": str(uuid.uuid5(uuid.NAMESPACE_URL, f"{root}{language}/")),
    }

    def render(template: str, chapter: Chapter | None = None) -> str:
        own = {"chapter": chapter, "marks": BookMarker(view, renderer, lexicon)}
        return renderer.render_page(f"epub/{template}.j2", {**shared, **own})

    contents = Chapter("nav", view.words("book-contents"), "nav")
    files: dict[str, Content] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": render("container.xml"),
        "EPUB/package.opf": render("package.opf"),
        "EPUB/style.css": (TEMPLATES / "epub/style.css").read_text("utf-8"),
    }
    if cover is not None:
        front = Chapter("cover", view.words("home-title"), "cover")
        files |= {"EPUB/cover.png": cover, f"EPUB/{front.file}": render("cover.xhtml", front)}
    for one in (chapters[0], contents, *chapters[1:]):
        files[f"EPUB/{one.file}"] = render(f"{one.template}.xhtml", one)
    return files


def pack_book(files: Mapping[str, Content]) -> bytes:
    """A zip of the files in their order; the first, which says what it is, is not compressed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as book:
        for number, (name, content) in enumerate(files.items()):
            entry = zipfile.ZipInfo(name, TIME)
            entry.create_system, entry.external_attr = 3, RIGHTS  # Unix, wherever it is made
            entry.compress_type = zipfile.ZIP_DEFLATED if number else zipfile.ZIP_STORED
            data = content.encode("utf-8") if isinstance(content, str) else content
            book.writestr(entry, data, compresslevel=9 if number else None)
    return packed.getvalue()
