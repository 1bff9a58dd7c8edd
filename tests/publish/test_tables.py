"""The data as tables, feed and guide: they agree with the JSON, and say what they are."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from dialogues.publish.samples import show_files
from dialogues.publish.tables import UNITS, Column, as_cell, write_csv
from dialogues.publish.view import View
from dialogues.site.assemble import ROOT_URL
from support.browsing import LANGUAGES, each_language
from support.corpora import Small
from support.reading import read_data, read_page

ATOM = "{http://www.w3.org/2005/Atom}"


def read_table(site: Path, name: str) -> list[dict[str, str]]:
    text = (site / f"data/{name}.csv").read_bytes().decode("utf-8")
    assert text.startswith("\ufeff"), "spreadsheets tell UTF-8 by its mark"
    rows = list(csv.DictReader(io.StringIO(text[1:], newline="")))
    # Rows end as RFC 4180 has it; within a cell a line ends without the carriage return.
    assert text.count("\r\n") == len(rows) + 1
    return rows


def tell_origin(event: dict[str, Any], version: str, path: str) -> dict[str, str]:
    """What rows say of themselves, by column."""
    return {
        "event": event["id"],
        "source": event["source"]["url"],
        "checked": event["source"]["checked"],
        **{f"url_{code}": f"{ROOT_URL}{code}/{path}/" for code in LANGUAGES},
        "version": version,
        "licence": "CC-BY-4.0",
        "schema": f"{ROOT_URL}data/datapackage.json",
    }


def spell(name: str, texts: dict[str, str] | None) -> dict[str, str]:
    return {f"{name}_{code}": texts[code] if texts else "" for code in LANGUAGES}


def expect_exchanges(data: dict[str, Any]) -> list[dict[str, str]]:
    """What the rows of the first table are, by the JSON: all columns, each text as it is."""
    return [
        {
            **tell_origin(event, data["version"], f"q/{x['id']}"),
            "id": x["id"],
            **spell("event_title", event["title"]),
            "held": event["dates"]["held"] or "",
            **spell("place", event["place"]),
            "published": event["dates"]["published"] or "",
            "section": str(x["section"] or ""),
            "number": str(x["number"]),
            **spell("title", x["title"]),
            **spell("question", x["blocks"][0]["text"]),
            **{
                f"answer_{code}": "\n\n".join(
                    block["text"][code]
                    for block in x["blocks"]
                    if block["kind"] in ("headline", "answer")
                )
                for code in LANGUAGES
            },
            **spell("gist", x["gist"]),
            "topics": " ".join(x["topics"]),
        }
        for event in data["events"]
        for x in event["exchanges"]
    ]


def expect_figures(data: dict[str, Any]) -> list[dict[str, str]]:
    found = []
    for event in data["events"]:
        for one in (event, *event["exchanges"]):
            path = f"events/{event['id']}" if one is event else f"q/{one['id']}"
            found += [
                {
                    **tell_origin(event, data["version"], path),
                    "exchange": "" if one is event else one["id"],
                    **spell("figure", figure["text"]),
                    "measure": figure["measure"],
                    "direction": figure["direction"] or "",
                    "by": figure["by"],
                    **spell("meaning", figure["meaning"]),
                    **spell("whose", figure["whose"]),
                    **spell("certainty", figure["certainty"]),
                    "amount": figure["amount"],
                    "amount_unit": UNITS[figure["measure"]] if figure["amount"] else "",
                }
                for figure in one["figures"]
            ]
    return found


def list_differences(rows: list[dict[str, str]], expected: list[dict[str, Any]]) -> list[str]:
    """The columns in which a table and the JSON disagree."""
    found = set()
    for row, wanted in zip(rows, expected, strict=True):
        found |= set(row) ^ set(wanted)
        for name in set(row) & set(wanted):
            value = wanted[name]
            if isinstance(value, float):  # days, times and dollars: to a millionth
                alike = row[name] != "" and float(row[name]) == pytest.approx(value, abs=1e-6)
            else:
                alike = row[name] == ("" if value is None else value)
            found |= set() if alike else {name}
    return sorted(found)


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("name", "expected", "least"),
    [("exchanges", expect_exchanges, 34), ("figures", expect_figures, 30)],
)
def test_a_table_is_the_json_in_all_its_columns(
    built: Path, name: str, expected: Callable[[dict[str, Any]], list[dict[str, str]]], least: int
) -> None:
    rows, wanted = read_table(built, name), expected(read_data(built))
    assert len(rows) >= least
    assert list_differences(rows, wanted) == []
    for column in rows[0]:
        planted = [{**row, column: row[column] + "0"} for row in rows]
        assert list_differences(planted, wanted) == [column]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(start: str) -> None:
    assert as_cell(f"{start}1+1") == f"'{start}1+1"
    assert as_cell(f"1{start}") == f"1{start}"
    rows = [{"name": {"ja": f"{start}A1", "en": None}, "n": None}]
    table = write_csv([Column("name", text=True), Column("n")], rows, ["ja", "en"])
    (row,) = csv.DictReader(io.StringIO(table[1:], newline=""))
    assert row == {"name_ja": f"'{start}A1", "name_en": "", "n": ""}


@pytest.mark.untraced
def test_the_package_describes_each_column(built: Path) -> None:
    package = json.loads((built / "data/datapackage.json").read_text("utf-8"))
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert package["created"].startswith(package["version"])
    assert {resource["path"] for resource in package["resources"]} == {
        path.name for path in (built / "data").iterdir() if path.name != "datapackage.json"
    } - {"index.html"}
    assert package["version"] == read_data(built)["version"] == "2026-12-01"
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
    gists = {x["id"]: x["gist"][language] for x in exchanges}
    for entry in entries:
        key = (entry.findtext(f"{ATOM}id") or "").split("/")[-2]
        assert entry.findtext(f"{ATOM}summary") == gists.pop(key)
        updated = entry.findtext(f"{ATOM}updated") or ""
        assert updated.endswith("T00:00:00Z")
        assert updated[:10] <= data["version"]
    assert gists == {}
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
def test_the_page_of_data_leads_to_all_files_and_shows_what_is_in_them(
    built: Path, language: str
) -> None:
    """Every example stands in its file; every column is explained in the page's language."""
    page = read_page(built, f"{language}/data")
    links = [str(a["href"]) for a in page.select("article h2 a[href]")]
    assert len(links) == 8
    for link in links:
        path = (built / language / "data" / link).resolve()
        assert path.is_file(), link
        heading = page.select_one(f'article h2 a[href="{link}"]')
        assert heading
        if path.suffix == ".csv":
            shown = heading.find_next("table")
            assert shown
            cells = [
                [td.get_text() for td in tr.select("th, td")] for tr in shown.select("tbody tr")
            ]
            rows = read_table(built, path.stem)
            assert [name for name, *_ in cells] == list(rows[0])
            about = {code for _, code, _ in cells}
            assert all(about)
            assert language == "en" or not any(text.isascii() for text in about)
            starts = {name: example.strip("…–") for name, _, example in cells}
            (row,) = [
                row
                for row in rows
                if all(start in " ".join(row[name].split()) for name, start in starts.items())
                and all(bool(row[name]) == bool(start) for name, start in starts.items())
            ][:1]
            assert row
            continue
        sample = heading.find_next("pre")
        assert sample
        text = sample.get_text()
        if path.suffix == ".epub":
            names = [name.removeprefix("EPUB/") for name in zipfile.ZipFile(path).namelist()]
            assert set(text.split()) <= set(names)
        else:
            assert squeeze(text.strip("{}\n ")) in squeeze(path.read_text("utf-8"))


def test_a_corpus_that_states_no_number_has_the_page_all_the_same(small: Small) -> None:
    figures = """    figures:
      - {value: "30", unit: キロ, meaning: 光の届く距離, by: asker, certainty: およそ}
"""
    small.edit("editorial/events/talk.yaml", figures, "")
    cells = show_files(View(small.load(), "ja"))["columns"]["figures"]
    assert len(cells) > 15
    assert {cell.example for cell in cells} == {""}


def squeeze(text: str) -> str:
    return "".join(text.split())


@pytest.mark.untraced
@each_language
def test_files_of_data_say_their_version_licence_and_sources(built: Path, language: str) -> None:
    data = read_data(built)
    sources = [event["source"]["url"] for event in data["events"]]
    feed = (built / language / "feed.xml").read_text("utf-8")
    guide = (built / "llms.txt").read_text("utf-8")
    package = (built / "data/datapackage.json").read_text("utf-8")
    for text in (feed, guide, package, (built / "data/dialogues.json").read_text("utf-8")):
        for part in (data["version"], "https://creativecommons.org/licenses/by/4.0/", *sources):
            assert part in text


@pytest.mark.untraced
@each_language
def test_the_feed_begins_with_what_is_newest(built: Path, language: str) -> None:
    feed = ElementTree.parse(built / language / "feed.xml").getroot()  # noqa: S314  (our own file)
    days = [entry.findtext(f"{ATOM}updated") or "" for entry in feed.findall(f"{ATOM}entry")]
    assert days == sorted(days, reverse=True)
