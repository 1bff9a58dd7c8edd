"""Books on paper: what poppler finds in them, on this checkout and with faults planted."""

from __future__ import annotations

import itertools
import re
import shutil
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
import weasyprint

from dialogues.publish import paper
from dialogues.publish.epub import write_book
from dialogues.publish.view import View
from dialogues.publish.words import TEMPLATES
from support.browsing import LANGUAGES, each_language
from support.corpora import Small, load_checkout
from support.papers import find_faults, read_pages, read_paper
from support.small import run, run_here
from support.trees import MakeOnce, copy_tree

#: What no line begins with, and what none ends with.
CLOSING, OPENING = set("、。，．）」』】？！ーっゃゅょァィゥェォッャュョ々％"), set("（「『【〔“")
ROOT = "https://notes.example/site/"


@pytest.fixture(scope="module")
def papers(make_once: MakeOnce) -> Path:
    """The books of this checkout, printed once for all."""

    def fill(folder: Path) -> None:
        done = copy_tree(folder / "tree").run("pdf", "--out", folder / "pdf")
        assert (done.returncode, done.stderr) == (0, "")

    return make_once("papers", fill) / "pdf"


@pytest.mark.untraced
@each_language
def test_it_is_whole(papers: Path, language: str) -> None:
    found = read_paper(papers / f"dialogue-notes-{language}.pdf")
    assert find_faults(found, View(load_checkout(), language)) == set()
    assert len(found.pages) > 60
    assert len(set(found.links)) > 100
    assert [path.name for path in sorted(papers.iterdir())] == [
        f"dialogue-notes-{one}.pdf" for one in sorted(LANGUAGES)
    ]


@pytest.mark.untraced
@each_language
def test_no_line_begins_or_ends_where_none_may(papers: Path, language: str) -> None:
    """Kinsoku shori (JIS X 4051): marks that close stay behind a letter, those that open before."""
    pages = read_paper(papers / f"dialogue-notes-{language}.pdf").pages
    lines = [line for page in pages for line in page.splitlines() if line.strip("•")]
    # poppler begins a line where a raised number has ended.
    after = [b for a, b in itertools.pairwise(lines) if not a.endswith("]")]
    assert len(after) > 2000
    assert [
        line for line in after if line[0] in "、。，．）」』】？！ーっゃゅょァィゥェォッャュョ々％"
    ] == []
    assert [line for line in lines if line[-1] in OPENING] == []


def print_small(small: Small, tmp_path: Path) -> set[str]:
    """The faults of the small corpus' book."""
    view = View(small.load(), "ja")
    path = tmp_path / "book.pdf"
    path.write_bytes(paper.print_book(view, ROOT))
    return find_faults(read_paper(path), view)


def test_a_small_one_is_whole_too(small: Small, tmp_path: Path) -> None:
    assert print_small(small, tmp_path) == set()


#: Faults with styles that make each of them; none of a group makes another of it.
STYLES = (
    {
        "size": "@page { size: A5; }",
        "outline": "article { bookmark-level: none; }",
        "contents": 'nav a::after { content: leader(dotted) "1" !important; }',
        "addresses": 'a[href^="https://"]::after { content: none !important; }',
        "text": ".dn-part--answer { display: none; }",
    },
    {
        "text": ".dn-note { display: none; }",
        "foot": "h3 { break-after: page; }",
        "blank": "article { break-before: page; } article::before {"
        " content: ' '; display: block; break-after: page; }",
    },
    {"links": "a { display: none; }"},
)


@pytest.mark.untraced
@pytest.mark.parametrize("styles", STYLES)
def test_faults_of_its_style_are_found(
    small: Small, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, styles: dict[str, str]
) -> None:
    shutil.copytree(TEMPLATES / "epub", tmp_path / "epub")
    with (tmp_path / "epub/paper.css").open("a", encoding="utf-8") as file:
        file.write("".join(styles.values()))
    monkeypatch.setattr(paper, "TEMPLATES", tmp_path)
    assert print_small(small, tmp_path) >= styles.keys()


@pytest.mark.untraced
def test_faults_of_its_parts_are_found(
    small: Small, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(weasyprint.DEFAULT_OPTIONS, "uncompressed_pdf", True)
    view, path = View(small.load(), "ja"), tmp_path / "book.pdf"
    printed = paper.print_book(view, ROOT)
    for fault, old, new in (
        ("fonts", b"/FontFile3", b"/Nowhere00"),
        ("tags", b"/MarkInfo", b"/Unmarked"),
        ("language", b"/Lang (ja)", b"/Lang (de)"),
        ("title", b"/Title", b"/Other"),
    ):
        assert old in printed
        path.write_bytes(printed.replace(old, new))
        assert fault in find_faults(read_paper(path), view)


def test_links_within_lead_somewhere(small: Small, caplog: pytest.LogCaptureFixture) -> None:
    """WeasyPrint tells of those that do not."""
    view = View(small.load(), "ja")
    paper.print_book(view, ROOT)
    assert [one for one in caplog.records if one.levelname == "ERROR"] == []
    files = write_book(view, ROOT, None)
    broken = paper.join_book(view, files).replace("#event-talk.talk-q01", "#event-talk.talk-q99")
    weasyprint.HTML(string=broken).write_pdf()
    assert "No anchor #event-talk.talk-q99" in caplog.text


def test_numbers_of_pages_follow_what_they_push_over(tmp_path: Path) -> None:
    """Where a number of two digits needs one more line, what it leads to stands a page later."""
    parts = [
        f"<h1>-</h1>{'<p>あ</p>' * 21}"
        f"<ul><li>{'あ' * 33}{'i' * n}<a href='#t{n}'>T{n}</a></li></ul>"
        f"<h2 id='t{n}'>H{n}.</h2>{'<p>い</p>' * 9}"
        for n in range(20)
    ]
    name = "http://www.w3.org/1999/xhtml"
    text = f"<html xmlns='{name}'><head/><body lang='ja'>{''.join(parts)}</body></html>"
    chapter = ElementTree.tostring(paper.join_chapter("a.xhtml", text), "unicode", method="html")
    path = tmp_path / "book.pdf"
    path.write_bytes(paper.print_html(chapter))
    pages = read_pages(path, "-raw")
    told = dict(re.findall(r"T(\d+) p\. (\d+)", " ".join(" ".join(pages).split())))
    stand = {n: page for page, text in enumerate(pages, 1) for n in re.findall(r"H(\d+)\.", text)}
    assert told == {n: str(page) for n, page in stand.items()}
    assert len(told) == len(parts)
    # The first of two pages, or the second: some are pushed over, and some are not.
    assert {page % 2 for page in stand.values()} == {0, 1}


@pytest.mark.untraced
def test_it_is_the_same_whenever_it_is_made(small: Small) -> None:
    """Two processes, with other seeds for what has no order; the second prints over the first."""
    made = []
    for _ in range(2):
        assert run(small.folder, "pdf", "--out", "pdf").returncode == 0
        paths = [small.folder / f"pdf/dialogue-notes-{language}.pdf" for language in LANGUAGES]
        made.append([path.read_bytes() for path in paths])
    assert made[0] == made[1]


@pytest.mark.parametrize("data", [b"mine", b"%PDF-1.7\n%%EOF\n", b""])
def test_a_file_of_others_is_not_replaced(small: Small, data: bytes) -> None:
    path = small.folder / "pdf/dialogue-notes-en.pdf"
    path.parent.mkdir()
    path.write_bytes(data)
    done = run_here(small.folder, "pdf", "--out", "pdf")
    told = "pdf/dialogue-notes-en.pdf:1:1: is in the way, and no book of ours; move it elsewhere"
    assert (done.returncode, done.stderr) == (1, f"{told}\n1 problems\n")
    assert path.read_bytes() == data
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_without_weasyprint_it_says_what_to_do(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "dialogues.publish.paper")
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    done = run_here(small.folder, "pdf", "--out", "pdf")
    assert done.returncode == 1
    assert "requirements-dev.txt:1:1: WeasyPrint: " in done.stderr
    assert "make pdf" in done.stderr
    assert not (small.folder / "pdf").exists()
