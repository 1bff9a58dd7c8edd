"""The book on paper: one PDF a language, of the very files of the EPUB.

In: a Corpus, the site's address. Out: the name of a file to its bytes: A4, tagged (PDF/UA-1), with
an outline, fonts embedded; one byte sequence for one corpus and one set of libraries and fonts.
Needs WeasyPrint, which is no dependency of the site: importing this fails where it, or Pango, is
not installed.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from xml.etree import ElementTree

import weasyprint

from ..corpus.corpus import Corpus
from ..corpus.looks import find_version
from ..files import Content
from ..problems import Problems
from .epub import write_book
from .view import View
from .words import TEMPLATES

#: A comment behind the end: by it a book of ours is known from other files.
MARK = b"% Dialogue Notes\n"


def make_papers(corpus: Corpus, root: str) -> dict[str, Content]:
    """A PDF in every language. ``root``: the site's address, with its last slash."""
    views = [View(corpus, language) for language in corpus.languages]
    return {name_paper(view.language): print_book(view, root) for view in views}


def print_book(view: View, root: str) -> bytes:
    """The PDF of one language."""
    return print_html(join_book(view, write_book(view, root, None)))


def print_html(book: str) -> bytes:
    """The PDF of a book that is one HTML document."""
    styles = [TEMPLATES / "epub" / name for name in ("style.css", "paper.css")]
    printed: bytes = weasyprint.HTML(string=book).write_pdf(
        stylesheets=styles, pdf_variant="pdf/ua-1"
    )
    return printed + MARK


def name_paper(language: str) -> str:
    """The name of a language's file."""
    return f"dialogue-notes-{language}.pdf"


def refuse_others(out: Path, languages: Iterable[str]) -> None:
    """Raise BuildError where something in the way of a book is none of ours."""
    problems = Problems()
    if out.exists() and not out.is_dir():
        problems.add(out, (1, 1), "is no folder", "choose another --out")
    for path in (out / name_paper(language) for language in languages):
        if path.is_dir() or (path.is_file() and not path.read_bytes().endswith(MARK)):
            problems.add(path, (1, 1), "is in the way, and no book of ours", "move it elsewhere")
    problems.raise_any()


def join_book(view: View, files: Mapping[str, Content]) -> str:
    """A book's chapters as one HTML document, whose links lead to places in it."""
    book = ElementTree.Element("html", lang=view.language)
    head, body = ElementTree.SubElement(book, "head"), ElementTree.SubElement(book, "body")
    ElementTree.SubElement(head, "title").text = view.words("home-title").value
    for name, content in {
        "author": view.words("cite-author").value,
        "description": view.words("home-description").value,
        "dcterms.modified": find_version(view.corpus),
    }.items():
        ElementTree.SubElement(head, "meta", name=name, content=content)
    for path, text in files.items():
        if path.endswith(".xhtml"):
            body.append(join_chapter(path.removeprefix("EPUB/"), text))
    return ElementTree.tostring(book, encoding="unicode", method="html")


def join_chapter(file: str, text: Content) -> ElementTree.Element:
    """A file's body, as HTML; ids are told apart by their files: `file.xhtml#id` is `#file.id`."""
    chapter = ElementTree.fromstring(text)[1]  # noqa: S314  (a file of our own making)
    for one in chapter.iter():
        one.tag = one.tag.partition("}")[2]
        for name in [name for name in one.attrib if "}" in name]:
            del one.attrib[name]
        if "id" in one.attrib:
            one.attrib["id"] = join_address(file, one.attrib["id"])
        href = one.get("href", "https://")
        if not href.startswith("https://"):
            target, _, place = href.partition("#")
            one.attrib["href"] = "#" + join_address(target or file, place)
            # WeasyPrint (70.0) does not follow a target that its style names by `attr()`: where
            # a number of a page has pushed its target on, the number would stay what it was.
            one.attrib["style"] = f'--dn-target: "{one.attrib["href"]}"'
    chapter.tag, chapter.attrib["id"] = "div", join_address(file)
    return chapter


def join_address(file: str, place: str = "") -> str:
    """The id of a place in a file of the book, or of the file."""
    return ".".join(filter(None, (file.removesuffix(".xhtml"), place)))
