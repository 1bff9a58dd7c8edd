"""Terms, people and the timeline, as pages show them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from support.browsing import each_language
from support.reading import read_data, read_page


def all_notes(data: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    places = [place for event in data["events"] for place in (event, *event["exchanges"])]
    return {place["id"]: place["notes"] for place in places}


@each_language
def test_terms_are_marked_once_a_page_and_defined(built: Path, language: str) -> None:
    data = read_data(built)
    definitions = {term["id"]: term["definition"][language] for term in data["glossary"]}
    seen: set[str] = set()
    paths = [f"topics/{topic['slug']}" for topic in data["topics"]]
    paths += [f"events/{event['id']}" for event in data["events"]]
    for path in paths:
        soup = read_page(built, f"{language}/{path}")
        links = soup.select("a.dn-term")
        ids = [str(link["href"]).partition("#")[2] for link in links]
        assert len(ids) == len(set(ids)), path
        for link, term in zip(links, ids, strict=True):
            told = soup.find(id=str(link["aria-describedby"]))
            assert told
            assert definitions[term] in told.get_text()
        seen |= set(ids)
    assert len(seen) >= 30
    if language == "ja":
        # What no page marks stands in headings or longer terms alone.
        assert len(seen) >= 0.9 * len(definitions), set(definitions) - seen


def test_names_fold_their_spellings(built: Path) -> None:
    people = {person["id"]: person for person in read_data(built)["people"]}
    assert {"interview-q09", "interview-q20", "utokyo-s6-q1"} <= set(
        people["deepseek"]["exchanges"]
    )
    son = read_page(built, "ja/people").find(id="masayoshi-son")
    assert son, "named in the article's closing alone"
    places = son.find_next("p", class_="dn-places")
    assert places
    assert "events/utokyo/" in str(places)


@each_language
def test_timeline_keeps_kinds_apart(built: Path, language: str) -> None:
    data = read_data(built)
    soup = read_page(built, f"{language}/timeline")
    dates = [str(time["datetime"]) for time in soup.select("time")]
    assert dates == sorted(dates)
    assert len(dates) >= 30
    # Each year has a heading, and a link to it on top.
    years = sorted({date[:4] for date in dates})
    assert [str(one["id"]) for one in soup.select("h3")] == [*map("year-{}".format, years)] + (
        ["year-none"] if soup.select_one("#year-none") else []
    )
    for one in soup.select("h3"):
        assert soup.select_one(f'a[href="#{one["id"]}"]:not(.headerlink)')
    for one in soup.select("h3:not(#year-none)"):
        day = one.find_next("time")
        assert day
        assert one["id"] == f"year-{str(day['datetime'])[:4]}"
    context = [row for row in soup.select("tr") if row.select_one(".dn-key--note")]
    after = [one for e in data["events"] for x in e["exchanges"] for one in x["follow_ups"]]
    moments = [m for m in data["timeline"] if m["kind"] == "context"]
    assert len(context) == len(moments) + len(after)
    for one in after:
        assert one["text"][language] in soup.get_text()
    for moment in data["timeline"]:
        assert moment["basis"][language]
        assert moment["what"][language] in soup.get_text()
        assert moment["exchanges"]


def test_every_public_note_of_context_rests_on_the_timeline(built: Path) -> None:
    """A note that names a day in its basis has that exchange in the timeline."""
    data = read_data(built)
    after = [one for e in data["events"] for x in e["exchanges"] for one in x["follow_ups"]]
    told = {x for moment in (*data["timeline"], *after) for x in moment["exchanges"]}
    dated = re.compile(r"20\d\d年\d+月\d+日")
    for place, notes in all_notes(data).items():
        if any(note["kind"] == "context" and dated.search(note["basis"]["ja"]) for note in notes):
            assert place in told, place
