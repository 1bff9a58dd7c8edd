"""The book of each language: valid, complete, whole in itself, the same at any time and place."""

from __future__ import annotations

import dataclasses
import io
import os
import time
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser

from dialogues.corpus.corpus import Corpus
from dialogues.letters import REFERENCE
from dialogues.publish.epub import NAME, make_book, pack_book, write_book
from dialogues.publish.render import XhtmlRenderer
from dialogues.publish.view import View
from dialogues.site.assemble import ROOT_URL
from dialogues.unit import Text
from support.books import EPUB, OPF, XHTML, check_book, fold, parse, parse_book, read_book, tell
from support.browsing import LANGUAGES, each_language
from support.corpora import Small, load_checkout
from support.markup import MARKUP
from support.reading import list_shown, read_data
from support.trees import HOME

pytestmark = pytest.mark.untraced

DC = "{http://purl.org/dc/elements/1.1/}"
#: Markup that no word of the book is part of.
HOSTILE = " " + fold(MARKUP)


def read_built(site: Path, language: str) -> dict[str, bytes]:
    return read_book((site / language / "dialogue-notes.epub").read_bytes())


def write_small(corpus: Corpus, language: str) -> dict[str, str | bytes]:
    return write_book(View(corpus, language), "https://notes.example/site/", None)


@each_language
def test_it_is_valid(built: Path, language: str) -> None:
    assert check_book(built / language / "dialogue-notes.epub") == set()


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        ("title.xhtml", "</h1>", "", "RSC-016"),  # an element without its end
        ("package.opf", '<item id="style" href="style.css" media-type="text/css"/>', "", "RSC-008"),
        ("topics.xhtml", "#talk-q01", "#talk-q99", "RSC-012"),  # a link to nowhere
    ],
)
def test_a_fault_is_found(
    small: Small, tmp_path: Path, name: str, old: str, new: str, fault: str
) -> None:
    files = write_small(small.load(), "ja")
    text = files[f"EPUB/{name}"]
    assert isinstance(text, str)
    files[f"EPUB/{name}"] = text.replace(old, new, 1)
    assert files[f"EPUB/{name}"] != text
    path = tmp_path / "book.epub"
    path.write_bytes(pack_book(files))
    found = check_book(path)
    assert [one for one in found if one.startswith(fault)], found


@each_language
def test_it_holds_all_texts(built: Path, language: str) -> None:
    """What the data has in this language, in the chapter of its event or sort."""
    data, files = read_data(built), parse_book(read_built(built, language))
    for mark in [mark for root in files.values() for mark in root.iter(f"{XHTML}sup")]:
        after = mark.tail
        mark.clear()
        mark.tail = after
    told = {name: tell(root) for name, root in files.items()}
    wanted = [("title.xhtml", [one["source"]["url"] for one in data["events"]])]
    for event in data["events"]:
        name = f"event-{event['id']}.xhtml"
        wanted.append((name, [event["title"][language], event["source"]["title"][language]]))
        for x in event["exchanges"]:
            said = [block["text"][language] for block in x["blocks"]]
            notes = list_shown(x["notes"], language)
            said += [one[key][language] for one in notes for key in ("text", "basis")]
            said += [one[key][language] for one in x["follow_ups"] for key in ("text", "basis")]
            wanted.append((name, said))
            wanted.append(("nav.xhtml", [x["title"][language]]))
            for figure in x["figures"]:
                wanted.append(("figures.xhtml", [figure[k][language] for k in ("text", "meaning")]))
        reports = [one[key][language] for one in event["reports"] for key in ("title", "text")]
        wanted.append(("sources.xhtml", reports))
    for topic in data["topics"]:
        stated = [topic[key][language] for key in ("title", "reason") if topic[key]]
        overview = REFERENCE.split(topic["overview"][language].replace("\n\n", "[x]"))[::2]
        wanted.append(("topics.xhtml", stated + overview))
    for term in data["glossary"]:
        found = [term["term"][language], term["definition"][language], term["reading"]]
        wanted.append(("glossary.xhtml", found))
    for name, texts in wanted:
        for text in texts:
            assert fold(text) in told[name], (name, text)
    assert len(wanted) > 100
    assert "CC BY 4.0" in told["title.xhtml"]


@each_language
def test_every_link_within_leads_somewhere(built: Path, language: str) -> None:
    files = parse_book(read_built(built, language))
    ids = {
        name: [e.attrib["id"] for e in root.iter() if "id" in e.attrib]
        for name, root in files.items()
    }
    count = 0
    for name, root in files.items():
        assert len(ids[name]) == len(set(ids[name])), name
        for link in root.iter(f"{XHTML}a"):
            href = link.attrib["href"]
            if not href.startswith("https://"):
                file, _, place = href.partition("#")
                assert not place or place in ids[file or name], (name, href)
                assert (file or name) in files
                count += 1
    assert count > 300


@each_language
def test_contents_and_notes_can_be_reached(built: Path, language: str) -> None:
    files = parse_book(read_built(built, language))
    toc, landmarks = files["nav.xhtml"].iter(f"{XHTML}nav")
    assert (toc.get(f"{EPUB}type"), landmarks.get(f"{EPUB}type")) == ("toc", "landmarks")
    listed = {link.attrib["href"] for link in toc.iter(f"{XHTML}a")}
    data = read_data(built)
    for event in data["events"]:
        page = f"event-{event['id']}.xhtml"
        assert {f"{page}#{x['id']}" for x in event["exchanges"]} | {page} <= listed
    assert {f"topics.xhtml#{topic['slug']}" for topic in data["topics"]} <= listed
    kinds = {link.get(f"{EPUB}type") for link in landmarks.iter(f"{XHTML}a")}
    assert kinds == {"toc", "titlepage", "bodymatter", "glossary", "bibliography"}
    for root in files.values():
        asides = [one.attrib["id"] for one in root.iter(f"{XHTML}aside")]
        refs = [one for one in root.iter(f"{XHTML}a") if one.get(f"{EPUB}type") == "noteref"]
        assert sorted(asides) == sorted(one.attrib["href"][1:] for one in refs)


@each_language
def test_it_says_what_it_is(built: Path, language: str) -> None:
    files = read_built(built, language)
    package = parse(files["EPUB/package.opf"])
    assert [one.text for one in package.iter(f"{DC}language")] == [language]
    said = {(one.get("property"), one.text) for one in package.iter(f"{OPF}meta")}
    assert ("dcterms:modified", f"{read_data(built)['version']}T00:00:00Z") in said
    assert ("schema:accessMode", "textual") in said
    listed = {f"EPUB/{one.get('href')}" for one in package.iter(f"{OPF}item")}
    others = {"mimetype", "META-INF/container.xml", "EPUB/package.opf"}
    assert listed | others == files.keys()
    assert (
        files["EPUB/cover.png"] == (HOME / f"docs/assets/images/card-{language}.png").read_bytes()
    )


def test_books_are_told_apart_by_their_addresses(built: Path) -> None:
    def identify(root: str) -> list[str | None]:
        books = (make_book(load_checkout(), one, root, None) for one in LANGUAGES)
        packages = [read_book(book)["EPUB/package.opf"] for book in books]
        return [parse(one).findtext(f".//{DC}identifier") for one in packages]

    here, there = identify(ROOT_URL), identify("https://elsewhere.example/")
    assert len({*here, *there}) == 4
    for language, own in zip(LANGUAGES, here, strict=True):
        package = parse(read_built(built, language)["EPUB/package.opf"])
        assert package.findtext(f".//{DC}identifier") == own


def test_it_is_the_same_whenever_and_wherever_it_is_made(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The build's clock, zone and locale were others."""
    monkeypatch.setattr(time, "time", lambda: 4_000_000_000.0)
    monkeypatch.setenv("TZ", "America/New_York")
    mask = os.umask(0o077)
    try:
        for language in LANGUAGES:
            cover = (HOME / f"docs/assets/images/card-{language}.png").read_bytes()
            book = make_book(load_checkout(), language, ROOT_URL, cover)
            assert book == (built / language / NAME).read_bytes()
    finally:
        os.umask(mask)
        with zipfile.ZipFile(io.BytesIO(book)) as file:
            first, *rest = file.infolist()
            assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
            assert file.read(first) == b"application/epub+zip"
            assert {one.date_time for one in (first, *rest)} == {(1980, 1, 1, 0, 0, 0)}
            assert {one.external_attr for one in (first, *rest)} == {0o100644 << 16}
            assert not any(one.extra for one in (first, *rest))


def list_elements(files: Mapping[str, str | bytes]) -> Iterator[tuple[str, str, dict[str, str]]]:
    for name, root in parse_book(files).items():
        for one in root.iter():
            # Runs of English are told apart from Japanese, those of the markup as well.
            if one.tag != f"{XHTML}span" or one.get("lang") != "en":
                yield name, one.tag, {key: drop(text) for key, text in one.attrib.items()}


def drop(text: str) -> str:
    return fold(text.replace(HOSTILE, ""))


@each_language
def test_texts_stay_texts(small: Small, language: str) -> None:
    """With markup at the end of every text: the same elements, and the markup as text."""
    small.append("editorial/topics.yaml", "    reason: 理由である。\n    verdict: agree\n")
    plain = write_small(small.load(), language)
    corpus = small.load()
    # These are looked up in texts; patterns are for dates.
    names = {term.name for term in corpus.glossary}
    for unit in corpus.units.values():
        if unit not in names and not unit.id.endswith("-pattern"):
            for code, text in unit.texts.items():
                unit.texts[code] = dataclasses.replace(text, value=text.value + HOSTILE)
    hostile = write_small(corpus, language)
    assert list(list_elements(hostile)) == list(list_elements(plain))
    bare = {name: tell(root) for name, root in parse_book(plain).items()}
    for name, root in parse_book(hostile).items():
        assert HOSTILE in tell(root), name
        assert fold(tell(root).replace(HOSTILE, "")) == bare[name], name
    for name in ("EPUB/package.opf", "META-INF/container.xml"):
        parse(str(hostile[name]).encode())


def test_addresses_stay_addresses(small: Small) -> None:
    address = "https://example.org/paper"
    small.edit("editorial/events/paper.yaml", address, f"{address}?a=1&copy=霧")
    files = parse_book(write_small(small.load(), "en"))
    for name in ("title.xhtml", "sources.xhtml", "event-paper.xhtml"):
        links = {link.attrib["href"] for link in files[name].iter(f"{XHTML}a")}
        assert f"{address}?a=1&copy=霧" in links, name


def test_japanese_is_told_apart_in_texts_alone(small: Small) -> None:
    """Within an attribute an element would end it."""
    renderer = XhtmlRenderer(View(small.load(), "en").words)
    link = Markup('see <a href="https://example.org/霧">霧 here</a>')
    shown = renderer.show_text(Text("see 霧 here", "en", "source"), link)
    root = parse(f"<p>{shown}</p>")
    assert [one.get("href") for one in root.iter("a")] == ["https://example.org/霧"]
    assert [(one.get("lang"), one.text) for one in root.iter("span")] == [("ja", "霧")]


def test_a_note_whose_words_are_lost_can_be_reached(small: Small) -> None:
    small.translate({"talk-q02-a1": "A horn sounds. “On such nights sound has its part,” he said."})
    root = parse_book(write_small(small.load(), "en"))["event-talk.xhtml"]
    (link,) = (one for one in root.iter(f"{XHTML}a") if one.get(f"{EPUB}type") == "noteref")
    assert link.get("id") == "talk-q02-note-1-mark"
    (text,) = (one for one in root.iter(f"{XHTML}p") if one.get("id") == "talk-q02-a1")
    assert link in list(text.iter())


def test_what_there_is_nothing_of_has_no_chapter(small: Small) -> None:
    path = small.folder / "editorial/glossary.yaml"
    path.write_text("glossary: []\n", "utf-8")
    files = write_small(small.load(), "ja")
    assert "EPUB/glossary.xhtml" not in files
    assert "glossary.xhtml" not in str(files["EPUB/nav.xhtml"]) + str(files["EPUB/package.opf"])
    assert "cover" not in str(files["EPUB/package.opf"])


@each_language
def test_the_page_of_data_leads_to_it(built: Path, language: str) -> None:
    page = LexborHTMLParser((built / language / "data/index.html").read_text("utf-8"))
    links = [str(one.attributes["href"]) for one in page.css("a[href$='.epub']")]
    assert links
    for link in links:
        assert (built / language / "data" / link).resolve().is_file()
