"""Editors' notes at their words, where texts come from, and both in the data."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import Tag

from dialogues.corpus.bases import split_sources
from dialogues.publish.marks import finish_phrase
from support.browsing import each_language
from support.reading import list_shown, read_data, read_page

pytestmark = pytest.mark.untraced
#: Holds a note's number to the word before it.
JOINER = "\u2060"


def exchanges(site: Path) -> dict[str, dict[str, Any]]:
    return {x["id"]: x for event in read_data(site)["events"] for x in event["exchanges"]}


def event_of(exchange: str) -> str:
    return exchange.partition("-")[0]


def all_notes(data: dict[str, Any], language: str = "ja") -> dict[str, list[dict[str, Any]]]:
    """The notes that readers of a language are shown, by where they stand."""
    places = [place for event in data["events"] for place in (event, *event["exchanges"])]
    return {place["id"]: list_shown(place["notes"], language) for place in places}


@each_language
def test_each_note_is_marked_at_its_words(built: Path, language: str) -> None:
    found = all_notes(read_data(built), language)
    assert sum(map(len, found.values())) > 50
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
            # Behind the phrase that its words end in: nothing but letters lies between.
            rest = before.replace("\n", "").replace(JOINER, "").rpartition(words.get_text())
            assert rest[1], (note["id"], before)
            assert re.fullmatch(r"\w{0,25}", rest[2]), (note["id"], rest[2])


@each_language
def test_notes_are_numbered_in_the_order_of_their_words(built: Path, language: str) -> None:
    """From 1, whatever the readers of another language are shown besides."""
    for place, notes in all_notes(read_data(built), language).items():
        soup = read_page(built, f"{language}/events/{event_of(place)}")
        marks = soup.select(f'.dn-mark a[href^="#{place}-note-"]')
        # In English, where words may stand in another order, they are numbered as in Japanese.
        assert {(str(a["href"]), a.get_text()) for a in marks} == {
            (f"#{note['id']}", str(number)) for number, note in enumerate(notes, 1)
        }, place
        if language == "ja":
            assert [str(a["href"]) for a in marks] == [f"#{note['id']}" for note in notes]


def test_a_note_on_wording_is_shown_to_those_whom_it_helps(built: Path) -> None:
    notes = [note for notes in all_notes(read_data(built)).values() for note in notes]
    alone = [note for note in notes if note["only"] == "original"]
    assert alone
    for note in alone:
        page = f"events/{event_of(note['id'])}"
        assert read_page(built, f"ja/{page}").find(id=note["id"])
        # A link to it leads to its exchange.
        place = read_page(built, f"en/{page}").find(id=note["id"])
        assert place
        assert place.get_text() == ""
        assert place.find_parent(id=note["id"].partition("-note")[0])


@each_language
def test_what_rests_on_a_page_leads_there_and_says_when_it_was_looked_at(
    built: Path, language: str
) -> None:
    for place, notes in all_notes(read_data(built), language).items():
        soup = read_page(built, f"{language}/events/{event_of(place)}")
        for note in notes:
            assert bool(note["url"]) == bool(note["checked"]) != (note["rests_on"] == "source")
            shown = soup.find(id=note["id"])
            assert isinstance(shown, Tag)
            urls = note["urls"] or [None]
            assert note["url"] == next(filter(None, urls), None)
            # Each source by itself, those without an address as plain words.
            named = zip(split_sources(note["basis"][language])[::2], urls, strict=True)
            links = [(a.get_text(), a["href"]) for a in shown.select(".dn-basis a")]
            assert links == [pair for pair in named if pair[1]], note["id"]
            basis = shown.select_one(".dn-basis")
            assert basis
            year = "2026年" if language == "ja" else " 2026"
            assert (note["checked"] is None) or year in basis.get_text()


@each_language
def test_sources_are_named_and_linked_on_every_page_that_rests_on_them(
    built: Path, language: str
) -> None:
    data = read_data(built)
    urls = {event["id"]: event["source"]["url"] for event in data["events"]}
    assert all(urls.values())
    topics = {
        f"topics/{topic['slug']}": {key.partition("-")[0] for key in topic["exchanges"]}
        for topic in data["topics"]
    }
    pages = {f"events/{key}": {key} for key in urls} | topics
    for path in ("people", "figures", "glossary", "timeline", "compare", "since"):
        pages[path] = set(urls)
    for path, events in pages.items():
        links = {str(a["href"]) for a in read_page(built, f"{language}/{path}").select("a[href]")}
        assert {urls[event] for event in events} <= links, path


def test_notes_match_the_originals_too(built_from_originals: Path) -> None:
    found = all_notes(read_data(built_from_originals))
    assert sum(map(len, found.values())) > 50
    for place, notes in found.items():
        soup = read_page(built_from_originals, f"ja/events/{event_of(place)}")
        for note in notes:
            assert soup.select(f'.dn-mark a[href="#{note["id"]}"]'), note["id"]


@each_language
def test_every_exchange_says_where_it_comes_from(built: Path, language: str) -> None:
    for event in read_data(built)["events"]:
        soup = read_page(built, f"{language}/events/{event['id']}")
        for x in event["exchanges"]:
            panel = soup.select_one(f"#{x['id']} .dn-source")
            assert panel
            said = panel.get_text()
            start = min(b["span"][0] for b in x["blocks"]) + 1
            end = max(b["span"][1] for b in x["blocks"])
            assert event["source"]["title"][language] in said
            assert event["title"][language] in said
            assert re.search(rf"(?<!\d){start}\D+{end}(?!\d)", said), (x["id"], said)
            assert event["raw"]["file"] in said


@each_language
def test_what_is_not_the_answer_says_what_it_is(built: Path, language: str) -> None:
    """In words, where it begins; the page says once what text without a label is."""
    kinds = set()
    for event in read_data(built)["events"]:
        soup = read_page(built, f"{language}/events/{event['id']}")
        assert soup.select_one(".dn-reading")
        for part in soup.select(".dn-exchange [class*=dn-part--]"):
            (kind,) = (name for name in part["class"] if name.startswith("dn-part--"))
            kinds.add(kind.removeprefix("dn-part--"))
            label = part.select_one(":scope > .dn-label, :scope > summary")
            assert bool(label and label.get_text(strip=True)) == (kind != "dn-part--answer"), part
    assert {"answer", "gist", "headline", "context", "supplement", "note", "related"} <= kinds


def test_whom_labels_call_the_author_is_said_where_they_do(built: Path) -> None:
    told = set()
    for path in sorted((built / "ja").glob("[eqt]*/*/index.html")):
        soup = read_page(built, path.parent.relative_to(built).as_posix())
        reading = soup.find(string=re.compile("^見出しは質問"))
        assert reading, path
        labels = {label.get_text() for label in soup.select(".dn-label")}
        author = any(label.startswith("筆者の") for label in labels)
        assert author == ("「筆者」" in str(reading)), path
        told.add(author)
    assert told == {True, False}


@each_language
def test_notes_are_closed_to_the_beginning_of_what_they_say(built: Path, language: str) -> None:
    for place, notes in all_notes(read_data(built), language).items():
        soup = read_page(built, f"{language}/events/{event_of(place)}")
        for note in notes:
            shown = soup.find(id=note["id"])
            assert isinstance(shown, Tag)
            closed = shown.find_parent("details")
            assert closed
            assert not closed.has_attr("open")
            start = closed.select_one(".dn-note__start")
            assert start
            text = start.get_text().removesuffix("…")
            assert note["text"][language].startswith(text), note["id"]
            assert 5 < len(text) < 30


def test_marks_stand_behind_phrases() -> None:
    for text, words, expected in (
        ("DeepSeekが安価に出した", "DeepSeek", "DeepSeekが"),
        ("数日、あるいは", "数日", "数日"),
        ("大規模コンピューティングは要る", "大規模", "大規模コンピューティングは"),
        ("「その日」に出た", "「その日", "「その日"),
        ("20分で片づける", "20分で", "20分で"),
        ("reasoning models matter", "reason", "reasoning"),
        ("that day, he", "that day", "that day"),
        ("終わり", "終わり", "終わり"),
    ):
        assert text[: finish_phrase(text, text.index(words) + len(words))] == expected


def test_json_holds_the_annotations(built: Path) -> None:
    data = json.loads((built / "data/dialogues.json").read_text("utf-8"))
    for x in exchanges(built).values():
        for note in x["notes"]:
            assert {"kind", "on", "text", "basis"} <= note.keys()
            assert sum(block["text"]["ja"].count(note["on"]) for block in x["blocks"]) == 1
        for related in x["related"]:
            assert {"to", "relation", "why"} <= related.keys()
    assert {"id", "kind", "date", "what", "exchanges", "basis"} <= data["timeline"][0].keys()
