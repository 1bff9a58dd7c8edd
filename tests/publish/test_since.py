"""What became of it: at the exchange, on its page, on the home page, in the data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from support.browsing import each_language
from support.reading import read_data, read_page

pytestmark = pytest.mark.untraced


def follow_ups(data: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for event in data["events"] for x in event["exchanges"] for one in x["follow_ups"]]


def test_each_is_dated_sourced_and_looked_at(built: Path) -> None:
    found = follow_ups(read_data(built))
    assert len(found) >= 35
    for one in found:
        fields = {"id", "date", "text", "headline", "basis", "url", "urls", "checked", "exchanges"}
        assert fields == one.keys()
        assert one["url"].startswith("https://")
        # What had happened when he spoke is background.
        assert one["date"] >= "2025-02", one["id"]
        assert one["checked"] >= one["date"][:10] or len(one["date"]) < 10, one["id"]
        assert one["exchanges"][0] == one["id"].partition("-since")[0]


@each_language
def test_the_page_tells_all_by_topic_with_what_was_said(built: Path, language: str) -> None:
    data = read_data(built)
    soup = read_page(built, f"{language}/since")
    gists = {x["id"]: x["gist"][language] for e in data["events"] for x in e["exchanges"]}
    for one in follow_ups(data):
        shown = soup.find(id=one["id"])
        assert shown, one["id"]
        said = shown.get_text()
        assert one["text"][language] in said
        assert one["basis"][language] in said
        assert shown.find("time", datetime=one["date"])
        assert shown.find("a", href=one["url"])
        section = shown.find_parent(class_="dn-recent")
        assert section
        assert gists[one["exchanges"][0]] in section.get_text()
        links = [str(a["href"]) for a in section.select("a[href]")]
        for key in one["exchanges"]:
            assert any(link.endswith(f"#{key}") for link in links), (one["id"], key)


@each_language
def test_an_exchange_counts_what_became_of_it_and_tells_it_by_date(
    built: Path, language: str
) -> None:
    data = read_data(built)
    found = follow_ups(data)
    for event in data["events"]:
        soup = read_page(built, f"{language}/events/{event['id']}")
        for x in event["exchanges"]:
            here = [one for one in found if x["id"] in one["exchanges"]]
            closed = soup.select_one(f"#{x['id']} details.dn-since")
            assert bool(closed) == bool(here), x["id"]
            if closed:
                assert not closed.has_attr("open")
                summary = closed.summary
                assert summary
                assert str(len(here)) in summary.get_text()
                dates = [str(time["datetime"]) for time in closed.select("time")]
                assert dates == sorted(one["date"] for one in here)
                (link,) = closed.select(".dn-links a")
                if own := [one["id"] for one in here if one["exchanges"][0] == x["id"]]:
                    assert str(link["href"]).partition("#")[2] in own


@each_language
def test_home_tells_the_most_telling(built: Path, language: str) -> None:
    found = follow_ups(read_data(built))
    days = {one["id"]: one["date"] for one in found if one["headline"]}
    links = read_page(built, language).select('a[href*="since/#"]')
    told = [str(link["href"]).partition("#")[2] for link in links]
    assert 3 <= len(told) <= 5
    assert [days[one] for one in told] == sorted(days.values(), reverse=True)[: len(told)]
