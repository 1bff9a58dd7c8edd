"""The data as tables, feed and guide: they agree with the JSON, and say what they are."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from dialogues.publish.tables import Column, as_cell, write_csv
from support.browsing import LANGUAGES, each_language
from support.reading import read_data, read_page

ATOM = "{http://www.w3.org/2005/Atom}"


def read_table(site: Path, name: str) -> list[dict[str, str]]:
    text = (site / f"data/{name}.csv").read_bytes().decode("utf-8")
    assert text.startswith("\ufeff"), "spreadsheets tell UTF-8 by its mark"
    rows = list(csv.DictReader(io.StringIO(text[1:], newline="")))
    # Rows end as RFC 4180 has it; within a cell a line ends without the carriage return.
    assert text.count("\r\n") == len(rows) + 1
    return rows


@pytest.mark.untraced
def test_the_table_of_exchanges_is_the_json(built: Path) -> None:
    data, rows = read_data(built), read_table(built, "exchanges")
    exchanges = [(event, x) for event in data["events"] for x in event["exchanges"]]
    assert len(rows) == len(exchanges) == 34
    for row, (event, x) in zip(rows, exchanges, strict=True):
        assert (row["id"], row["event"]) == (x["id"], event["id"])
        assert row["topics"].split() == x["topics"]
        assert row["source"] == event["source"]["url"]
        assert row["held"] == (event["dates"]["held"] or "")
        for language in LANGUAGES:
            assert row[f"question_{language}"] == x["blocks"][0]["text"][language]
            assert row[f"gist_{language}"] == x["gist"][language]
            said = [
                block["text"][language]
                for block in x["blocks"]
                if block["kind"] in ("headline", "answer")
            ]
            assert row[f"answer_{language}"].split("\n\n") == said
            assert row[f"url_{language}"].endswith(f"/{language}/q/{x['id']}/")


@pytest.mark.untraced
def test_the_table_of_figures_is_the_json(built: Path) -> None:
    data, rows = read_data(built), read_table(built, "figures")
    figures = [
        (subject["id"], figure)
        for event in data["events"]
        for subject in (event, *event["exchanges"])
        for figure in subject["figures"]
    ]
    assert len(rows) == len(figures) > 30
    for row, (key, figure) in zip(rows, figures, strict=True):
        assert row["exchange"] == key
        assert row["amount"] == ("" if figure["amount"] is None else str(figure["amount"]))
        for language in LANGUAGES:
            assert row[f"figure_{language}"] == figure["text"][language]
            whose = figure["whose"][language] if figure["whose"] else ""
            assert row[f"whose_{language}"] == whose


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(start: str) -> None:
    assert as_cell(f"{start}1+1") == f"'{start}1+1"
    assert as_cell(f"1{start}") == f"1{start}"
    rows = [{"name": {"ja": f"{start}A1", "en": None}, "n": None}]
    table = write_csv([Column("name", "", text=True), Column("n", "")], rows, ["ja", "en"])
    (row,) = csv.DictReader(io.StringIO(table[1:], newline=""))
    assert row == {"name_ja": f"'{start}A1", "name_en": "", "n": ""}


@pytest.mark.untraced
def test_the_package_describes_each_column(built: Path) -> None:
    package = json.loads((built / "data/datapackage.json").read_text("utf-8"))
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert package["version"] == read_data(built)["version"] == "2026-11-28"
    assert {source["path"] for source in package["sources"]} == {
        event["source"]["url"] for event in read_data(built)["events"]
    }
    for resource in package["resources"]:
        assert (built / "data" / resource["path"]).is_file()
        if resource["mediatype"] == "text/csv":
            fields = resource["schema"]["fields"]
            columns = read_table(built, resource["name"])[0]
            assert [field["name"] for field in fields] == list(columns)
            assert all(field["description"] for field in fields)


@pytest.mark.untraced
@each_language
def test_the_feed_holds_each_answer(built: Path, language: str) -> None:
    data = read_data(built)
    feed = ElementTree.parse(built / language / "feed.xml").getroot()  # noqa: S314  (our own file)
    assert feed.tag == f"{ATOM}feed"
    required = {f"{ATOM}{name}" for name in ("id", "title", "updated", "author", "link")}
    assert required <= {one.tag for one in feed}
    entries = feed.findall(f"{ATOM}entry")
    exchanges: list[dict[str, Any]] = [x for e in data["events"] for x in e["exchanges"]]
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(exchanges)
    for entry, x in zip(entries, exchanges, strict=True):
        assert entry.findtext(f"{ATOM}summary") == x["gist"][language]
        updated = entry.findtext(f"{ATOM}updated") or ""
        assert updated.endswith("T00:00:00Z")
        assert updated[:10] <= data["version"]
    # Readers of feeds find it from every page.
    for path in ("", "topics/agi", "events/interview"):
        (link,) = read_page(built, f"{language}/{path}").select('link[type="application/atom+xml"]')
        assert str(link["href"]).endswith("feed.xml")


@pytest.mark.untraced
def test_the_guide_for_language_models_leads_to_pages_that_are_there(built: Path) -> None:
    text = (built / "llms.txt").read_text("utf-8")
    assert text.startswith("# Dialogue Notes\n\n> ")
    links = [part.split(")")[0] for part in text.split("](")[1:]]
    assert len(links) > 20
    root = "/dialogue-notes/" if "/dialogue-notes/" in links[0] else "/"
    for link in links:
        path = built / link.partition(root)[2]
        assert path.is_file() or (path / "index.html").is_file(), link


@pytest.mark.untraced
@each_language
def test_the_page_of_data_leads_to_all_files(built: Path, language: str) -> None:
    page = read_page(built, f"{language}/data")
    links = [str(a["href"]) for a in page.select("article h2 a[href]")]
    assert len(links) == 8
    for link in links:
        assert (built / language / "data" / link).resolve().is_file(), link
