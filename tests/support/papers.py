"""Books on paper, as poppler's programs read them (`make tools`), and what is wrong with them."""

from __future__ import annotations

import re
import subprocess
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from dialogues.corpus.bases import split_sources
from dialogues.letters import REFERENCE
from dialogues.publish.charts import draw_charts
from dialogues.publish.view import View

#: What stands between the running heads and the page numbers of an A4 page, in points.
BODY = (0, 74, 595, 692)
A4 = "595.276 x 841.89 pts (A4)"
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


@dataclass(frozen=True)
class Paper:
    """A PDF. ``about``: what it says of itself; ``fonts``: those that are not embedded, or do not
    tell their letters; ``outline``: depth, words and page, in order; ``pages``: their texts.
    """

    path: Path
    about: dict[str, str]
    fonts: list[str]
    outline: list[tuple[int, str, int]]
    pages: list[str]
    links: list[str]

    @property
    def language(self) -> str:
        """The language that its catalogue names."""
        data = self.path.read_bytes()
        parts = [data, *map(inflate, STREAM.findall(data))]
        found = [re.search(rb"/Lang ?\((\w+)\)", part) for part in parts]
        return next((one[1].decode() for one in found if one), "")


def read_paper(path: Path) -> Paper:
    """A PDF as it is."""
    about = dict(re.findall(r"^([\w ]+):\s+(.*)$", run("pdfinfo", path), re.MULTILINE))
    # The type of a font may hold spaces; behind it stand: encoding, emb, sub, uni, object, ID.
    rows = [row.split() for row in run("pdffonts", path).splitlines()[2:]]
    assert rows
    fonts = [row[0] for row in rows if (row[-5], row[-3]) != ("yes", "yes")]
    tree = ElementTree.fromstring(run("pdftohtml", "-xml", "-i", "-stdout", path))  # noqa: S314
    pages = read_pages(path, "-raw", *within(*BODY))
    links = [row.split()[-1] for row in run("pdfinfo", "-url", path).splitlines()[1:]]
    return Paper(path, about, fonts, list(list_outline(tree.find("outline"))), pages, links)


def within(left: int, top: int, width: int, height: int) -> tuple[str, ...]:
    """What makes poppler read a part of each page alone, in points."""
    numbers = map(str, (left, top, width, height))
    return tuple(
        one for pair in zip(("-x", "-y", "-W", "-H"), numbers, strict=True) for one in pair
    )


def read_pages(path: Path, *options: str) -> list[str]:
    """The text of each page; with ``-raw`` as it was drawn, else as it stands."""
    return run("pdftotext", *options, path, "-").split("\f")[:-1]


def run(*command: str | Path) -> str:
    """What a program of poppler's says."""
    return subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")


def inflate(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""


def list_outline(found: Any, depth: int = 1) -> Iterator[tuple[int, str, int]]:
    for one in found if found is not None else ():
        if one.tag == "item":
            yield depth, one.text or "", int(one.attrib["page"])
        else:
            yield from list_outline(one, depth + 1)


def squeeze(text: str) -> str:
    """A text without white space, numbers of notes, and bullets, which stand at a page's end."""
    return re.sub(r"\[(注|Note)\d+\]|•", "", "".join(text.split()))


def find_faults(paper: Paper, view: View) -> set[str]:
    """What is wrong with a book on paper, by its sort: the name of the rule that it breaks."""
    corpus, text = view.corpus, squeeze("".join(paper.pages))

    def tell(unit: Any) -> str:
        return squeeze(view.words.plain(unit))

    exchanges = list(corpus.exchanges.values())
    named = {squeeze(words): page for _, words, page in reversed(paper.outline)}
    first = min((named.get(tell(event.title), 2) for event in corpus.events), default=2)
    contents = squeeze("".join(paper.pages[: first - 1]))
    wanted: set[str] = {
        *(f"{x.label}{tell(x.title)}" for x in exchanges),
        *(tell(one.title) for one in corpus.events),
        *(tell(one.title) for one in corpus.topics),
    }
    heads = {f"{x.label}{tell(x.question.text)}" for x in exchanges} | named.keys()
    said = [tell(block.text) for x in exchanges for block in x.blocks]
    notes = [note for subject in (*corpus.events, *exchanges) for note in view.notes_of(subject)]
    said += [tell(one) for note in notes for one in (note.on, note.text)]
    said += [tell(one.text) for x in exchanges for one in corpus.since[x.id]]
    # Behind each source that has an address that is printed.
    later = {one for x in exchanges for one in corpus.since[x.id]}
    bases = [view.words.plain(one.basis) for some in (notes, later) for one in some]
    said += [squeeze(part) for basis in bases for part in split_sources(basis)[::2]]
    said += [
        tell(link.relation.why)
        for x in exchanges
        for link in corpus.related[x.id]
        if link.relation.why
    ]
    for topic in corpus.topics:
        said += [one for p in topic.overview for one in REFERENCE.split(tell(p))[::2]]
    said += [tell(term.definition) for term in corpus.glossary]
    said += [tell(drawing.chart.text) for drawing in draw_charts(view)]
    sources = {event.source.url for event in corpus.events if event.source.url}
    lasts = [squeeze(page.strip().rpartition("\n")[2]) for page in paper.pages]
    rules = {
        "size": paper.about["Page size"] == A4,
        "tags": paper.about["Tagged"] == "yes",
        "fonts": not paper.fonts,
        "language": paper.language == view.language,
        "title": squeeze(paper.about.get("Title", "")) == tell(view.words("home-title")),
        "outline": wanted <= named.keys(),
        "contents": all(
            re.search(rf"{re.escape(name)}\.*{named.get(name)}(?!\d)", contents) for name in wanted
        ),
        "text": all(one in text for one in said),
        "links": sources <= set(paper.links),
        "addresses": all(squeeze(url) in text for url in sources),
        "blank": all(page.strip() for page in paper.pages),
        "foot": not heads & set(lasts),
    }
    return {name for name, kept in rules.items() if not kept}
