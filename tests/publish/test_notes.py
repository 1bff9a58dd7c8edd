"""Editors' notes at their words, where texts come from, and both in the data."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import Tag

from support.browsing import each_language
from support.reading import read_data, read_page

pytestmark = pytest.mark.untraced


def exchanges(site: Path) -> dict[str, dict[str, Any]]:
    return {x["id"]: x for event in read_data(site)["events"] for x in event["exchanges"]}


def event_of(exchange: str) -> str:
    return exchange.partition("-")[0]


def all_notes(data: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    places = [place for event in data["events"] for place in (event, *event["exchanges"])]
    return {place["id"]: place["notes"] for place in places}


@each_language
def test_each_note_is_marked_at_its_words(built: Path, language: str) -> None:
    found = all_notes(read_data(built))
    assert sum(map(len, found.values())) > 60
    assert {note["kind"] for notes in found.values() for note in notes} == {
        *("context", "correction", "translation"),
    }
    for place, notes in found.items():
        soup = read_page(built, f"{language}/events/{event_of(place)}")
        for note in notes:
            assert note["text"][language], note["id"]
            assert note["basis"][language], note["id"]
            shown = soup.find(id=note["id"])
            assert isinstance(shown, Tag)
            assert note["text"][language] in shown.get_text()
            assert note["basis"][language] in shown.get_text()
            marks = soup.select(f'.dn-mark a[href="#{note["id"]}"]')
            assert len(marks) == 1, note["id"]
            before = "".join(
                str(s) for s in marks[0].find_all_previous(string=True, limit=12)[::-1]
            )
            words = shown.select_one(".dn-on")
            assert words
            assert before.replace("\n", "").endswith(words.get_text()), (note["id"], before)


def test_notes_are_numbered_in_the_order_of_their_words(built: Path) -> None:
    for place, notes in all_notes(read_data(built)).items():
        soup = read_page(built, f"ja/events/{event_of(place)}")
        marks = [str(a["href"]) for a in soup.select(f'.dn-mark a[href^="#{place}-note-"]')]
        assert marks == [f"#{note['id']}" for note in notes], place


def test_notes_match_the_originals_too(built_from_originals: Path) -> None:
    found = all_notes(read_data(built_from_originals))
    assert sum(map(len, found.values())) > 60
    for place, notes in found.items():
        soup = read_page(built_from_originals, f"ja/events/{event_of(place)}")
        for note in notes:
            assert soup.select(f'.dn-mark a[href="#{note["id"]}"]'), note["id"]


@each_language
def test_every_block_says_where_it_comes_from(built: Path, language: str) -> None:
    for event in read_data(built)["events"]:
        soup = read_page(built, f"{language}/events/{event['id']}")
        for x in event["exchanges"]:
            article = soup.find(id=x["id"])
            assert isinstance(article, Tag)
            said = [p.get_text() for p in article.select("details.dn-origin > p")]
            spans = [(b["span"][0] + 1, b["span"][1]) for b in x["blocks"]]
            for start, end in spans:
                pattern = rf"{re.escape(event['raw']['file'])}\D*{start:d}\D+{end:d}(?!\d)"
                assert [text for text in said if re.search(pattern, text)], (x["id"], start)
            labels = [
                label.get_text(strip=True)
                for part in article.select(".dn-part")
                for label in part.select(":scope > .dn-label, :scope > details > .dn-label")
            ]
            assert len(labels) == len(article.select(".dn-part"))
            assert all(labels)


def test_json_holds_the_annotations(built: Path) -> None:
    data = json.loads((built / "data/dialogues.json").read_text("utf-8"))
    for x in exchanges(built).values():
        for note in x["notes"]:
            assert {"kind", "on", "text", "basis"} <= note.keys()
            assert sum(block["text"]["ja"].count(note["on"]) for block in x["blocks"]) == 1
        for related in x["related"]:
            assert {"to", "relation", "why"} <= related.keys()
    assert {"id", "kind", "date", "what", "exchanges", "basis"} <= data["timeline"][0].keys()
