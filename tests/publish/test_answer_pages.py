"""A page for each answer: light, complete, telling previews and machines what it is; citations."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import bibtexparser.entrypoint
import citeproc
import pytest
from bs4 import BeautifulSoup
from citeproc.source.json import CiteProcJSON

from dialogues.publish.answer_pages import render_answer_pages
from dialogues.publish.citations import cite
from dialogues.publish.linked_data import describe_answer, write_script
from dialogues.publish.view import View
from support.browsing import LANGUAGES, each_language
from support.corpora import Small, load_checkout
from support.reading import list_shown, read_data, read_page

#: What a page may weigh, in bytes, compressed.
MAX_WEIGHT = 12_000
ROOT = "https://notes.example/site/"


@pytest.mark.untraced
@each_language
def test_every_answer_has_a_page_with_all_that_belongs_to_it(built: Path, language: str) -> None:
    data = read_data(built)
    for event in data["events"]:
        for x in event["exchanges"]:
            page = read_page(built, f"{language}/q/{x['id']}")
            text = page.get_text()
            for block in x["blocks"]:
                assert block["text"][language] in text, block["id"]
            shown = list_shown(x["notes"], language)
            for one in (*shown, *x["follow_ups"]):
                assert one["text"][language] in text, one["id"]
                assert one["basis"][language] in text, one["id"]
            assert event["source"]["title"][language] in text
            links = {str(a["href"]) for a in page.select("a[href]")}
            assert event["source"]["url"] in links
            assert f"../../events/{event['id']}/#{x['id']}" in links
            assert {f"../../topics/{slug}/#{x['id']}" for slug in x["topics"]} <= links
            assert {f"../{one['to']}/" for one in x["related"]} <= links
            assert f"../../events/{event['id']}/#{event['id']}-about" in links
            for code in set(LANGUAGES) - {language}:
                assert f"../../../{code}/q/{x['id']}/" in links


@pytest.mark.untraced
@each_language
def test_it_leads_to_the_answers_around_it(built: Path, language: str) -> None:
    for event in read_data(built)["events"]:
        ids = [x["id"] for x in event["exchanges"]]
        for before, id_, after in zip([None, *ids], ids, [*ids[1:], None], strict=False):
            page = read_page(built, f"{language}/q/{id_}")
            found = [str(a["href"]) for a in page.select("nav li a")]
            assert found[1:3][: bool(before) + bool(after)] == [
                f"../{one}/" for one in (before, after) if one
            ]
            (path,) = page.select(".dn-path")
            assert (event["dates"]["held"] or event["dates"]["published"])[:4] in path.get_text()


@pytest.mark.untraced
@each_language
def test_it_is_light_and_has_an_address_of_its_own(built: Path, language: str) -> None:
    pages = sorted((built / language / "q").glob("*/index.html"))
    assert len(pages) == 34
    for path in pages:
        text = path.read_text("utf-8")
        assert len(gzip.compress(text.encode(), mtime=0)) <= MAX_WEIGHT, path
        soup = BeautifulSoup(text, "html.parser")
        address = f"{language}/q/{path.parent.name}/"
        (canonical,) = soup.select('link[rel="canonical"]')
        assert str(canonical["href"]).endswith(f"/{address}")
        alternates = {str(link["hreflang"]) for link in soup.select("link[hreflang]")}
        assert alternates == {*LANGUAGES, "x-default"}
        for name in ("title", "description", "url", "locale", "site_name", "image"):
            (meta,) = soup.select(f'meta[property="og:{name}"]')
            assert len(str(meta["content"])) > 3, name
        # Nothing runs on it but what knows the reader's colours and what keeps the site, and
        # nothing is fetched from elsewhere.
        data, colours, module = soup.select("script")
        assert data["type"] == "application/ld+json"
        assert colours["src"] == "../../assets/js/early.js"
        assert not colours.string
        assert (module["type"], module["src"]) == ("module", "../../assets/js/offline.js")
        assert not module.string
        assert "style=" not in text
        for link in soup.select("link[rel=stylesheet], link[rel=icon]"):
            assert (path.parent / str(link["href"])).resolve().is_file()
    assert f"{language}/q/interview-q09/</loc>" in (built / "sitemap.xml").read_text("utf-8")


@pytest.mark.untraced
@each_language
def test_titles_and_previews_are_each_exchanges_own(built: Path, language: str) -> None:
    pages = [read_page(built, f"{language}/q/{path.name}") for path in (built / "ja/q").iterdir()]
    assert len({page.title.get_text() for page in pages if page.title}) == len(pages) == 34
    said = {str(page.select('meta[name="description"]')[0]["content"]) for page in pages}
    assert len(said) == 34
    who = "サム・アルトマン" if language == "ja" else "Sam Altman"
    assert all(page.title and who in page.title.get_text() for page in pages)


def test_the_title_of_what_is_not_translated_holds_no_marks(small: Small) -> None:
    pages = dict(
        render_answer_pages(small.load(), "en", {"ja": "日本語", "en": "English"}, ROOT, "")
    )
    for html in pages.values():
        head = html.partition("</title>")[0]
        assert "<title>" in head
        assert "<span" not in head
    assert "霧の夜" in pages["en/q/talk-q02/index.html"].partition("</title>")[0]


@pytest.mark.untraced
@each_language
def test_machines_are_told_that_an_answer_is_retold(built: Path, language: str) -> None:
    for event in read_data(built)["events"]:
        for x in event["exchanges"]:
            (script,) = read_page(built, f"{language}/q/{x['id']}").select("script[type*=json]")
            said = json.loads(str(script.string))
            assert said["@context"] == "https://schema.org"
            assert said["isBasedOn"]["url"] == event["source"]["url"]
            assert said["inLanguage"] == language
            question = said["mainEntity"]
            assert question["@type"] == "Question"
            assert question["name"] == x["blocks"][0]["text"][language]
            assert question["acceptedAnswer"]["abstract"] == x["gist"][language]
            assert "Quotation" not in str(script.string)


@pytest.mark.untraced
@each_language
@pytest.mark.parametrize(
    ("path", "kind", "fields"),
    [
        ("events/utokyo", "Event", ("name", "startDate", "performer", "subjectOf")),
        ("events/interview", "Event", ("name", "performer", "subjectOf")),
        ("glossary", "DefinedTermSet", ("name", "hasDefinedTerm")),
        ("data", "Dataset", ("name", "description", "license", "distribution")),
    ],
)
def test_machines_are_told_what_pages_are_about(
    built: Path, language: str, path: str, kind: str, fields: tuple[str, ...]
) -> None:
    page = read_page(built, f"{language}/{path}")
    (script,) = page.select('script[type="application/ld+json"]')
    said = json.loads(str(script.string))
    assert said["@context"] == "https://schema.org"
    assert said["@type"] == kind
    assert all(said[field] for field in fields)
    for term in said.get("hasDefinedTerm", ()):
        assert page.find(id=term["@id"].removeprefix("#"))
    for file in said.get("distribution", ()):
        assert (built / language / path / file["contentUrl"]).resolve().is_file()
    if kind == "Dataset":
        assert len(said["distribution"]) == 2 + 3 + 2 * len(LANGUAGES) + 1
        assert said["version"] == said["dateModified"] == read_data(built)["version"]


def test_marks_in_texts_end_no_element(small: Small) -> None:
    small.edit("editorial/events/talk.yaml", "title: 霧の夜", "title: </script><b>霧")
    view = View(small.load(), "ja")
    said = write_script(describe_answer(view, view.corpus.exchanges["talk-q02"], ROOT))
    assert "</" not in said
    assert json.loads(str(said))["name"] == "</script><b>霧"


@each_language
@pytest.mark.parametrize("key", list(load_checkout().exchanges))
def test_citations_say_what_they_cite(language: str, key: str) -> None:
    view = View(load_checkout(), language)
    x = view.corpus.exchanges[key]
    url = f"{ROOT}{language}/q/{x.id}/"
    found = cite(view, x, url)
    title = x.title.read_in(language).value
    (data,) = json.loads(found["csl"])
    assert data["id"] == x.id
    assert data["URL"] == url
    assert data["issued"] == {"date-parts": [[2026, 11, 28]]}
    assert (data["type"], data["language"]) == ("webpage", language)
    day = view.words.plain(view.words.date(x.event.dates.held or x.event.dates.published))
    event = view.words.plain(x.event.title)
    for text in found.values():
        assert url in text
        assert title in text.replace("\\", "")
        assert event in text
        assert day in text
        assert re.search("要約|summary", text)
    if place := x.event.place:
        where = view.words.plain(place)
        assert data["event-place"] == where
        assert all(where in text for text in found.values())
    assert ("translated from Japanese" in found["text"]) == (language == "en")
    bibtex = found["bibtex"]
    (entry,) = bibtexparser.entrypoint.parse_string(bibtex).entries
    assert (entry.entry_type, entry.key) == ("misc", key)
    fields = {field.key: field.value for field in entry.fields}
    assert (fields["year"], fields["month"], fields["date"]) == ("2026", "nov", "2026-11-28")
    assert (fields["language"], fields["url"]) == (language, url)
    assert set(fields) == {
        *("author", "title", "howpublished", "year", "month"),
        *("date", "language", "url", "note"),
    }


# The processor knows CSL 1.0.1, which calls it `event`.
@pytest.mark.filterwarnings("ignore:.*unsupported. event_title$")
@each_language
@pytest.mark.parametrize("key", ["interview-q09", "utokyo-s1-q1"])
def test_a_processor_of_citations_reads_them(language: str, key: str) -> None:
    """Fields that it does not know are warnings, and so faults."""
    view = View(load_checkout(), language)
    x, url = view.corpus.exchanges[key], f"{ROOT}{language}/q/{key}/"
    assert process(cite(view, x, url)["csl"], key) == (
        f"{view.words.plain(view.words('cite-author'))} (2026) {view.words.plain(x.title)} "
        f"({view.words.plain(x.event.title)}, {x.label}), "
        f"{view.words.plain(view.words('site-name'))}. Available at: {url}."
    )


def test_a_processor_of_citations_finds_faults() -> None:
    view = View(load_checkout(), "en")
    data = cite(view, view.corpus.exchanges["interview-q09"], ROOT)["csl"]
    for name in ("note", "literal"):
        with pytest.raises(UserWarning, match="unsupported"):
            process(data.replace(f'"{name}"', f'"{name}s"'), "interview-q09")


def process(csl: str, key: str) -> str:
    """What a processor of CSL makes of it, in the style that comes with it."""
    style = citeproc.CitationStylesStyle("harvard-cite-them-right", validate=False)
    source = CiteProcJSON(json.loads(csl))
    book = citeproc.CitationStylesBibliography(style, source, citeproc.formatter.plain)
    book.register(citeproc.Citation([citeproc.CitationItem(key)]))
    (found,) = book.bibliography()
    return str(found)


@pytest.mark.untraced
@each_language
def test_the_example_of_a_citation_is_one(built: Path, language: str) -> None:
    """What the page about this site shows, and what stands below the answer."""
    view = View(load_checkout(), language)
    address = f"{language}/q/interview-q09/"
    cited = cite(view, view.corpus.exchanges["interview-q09"], f"…/{address}")["text"]
    for path, selector in (
        ("about", "blockquote"),
        ("events/interview", "#interview-q09-citation"),
        ("topics/deepseek", "#interview-q09-citation"),
    ):
        (found,) = read_page(built, f"{language}/{path}").select(selector)
        assert " ".join(found.get_text().split()) == cited, path
        (link,) = found.select("a[href]")
        assert str(link["href"]).endswith(address.removeprefix(language)), path


def test_marks_of_bibtex_and_markdown_are_letters_of_a_citation(small: Small) -> None:
    small.edit("editorial/events/talk.yaml", "title: 霧の夜", "title: 'A_1 & {B} 50% [c] <d> #'")
    view = View(small.load(), "ja")
    found = cite(view, view.corpus.exchanges["talk-q02"], ROOT)
    assert r"A\_1 \& \{B\} 50\% [c] <d> \#" in found["bibtex"]
    assert r"A\_1 & {B} 50% \[c\] \<d\> #" in found["markdown"]
    assert "A_1 & {B} 50% [c] <d> #" in found["text"]


def test_the_day_of_an_event_is_in_its_citations() -> None:
    view = View(load_checkout(), "en")
    (data,) = json.loads(cite(view, view.corpus.exchanges["utokyo-s1-q1"], ROOT)["csl"])
    assert data["event-date"] == {"date-parts": [[2025, 2, 3]]}
