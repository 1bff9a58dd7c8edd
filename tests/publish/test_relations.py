"""Relations, overviews and the comparison, as pages show them."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from support.browsing import each_language
from support.reading import read_data, read_page

pytestmark = pytest.mark.untraced


def exchanges(site: Path) -> dict[str, dict[str, Any]]:
    return {x["id"]: x for event in read_data(site)["events"] for x in event["exchanges"]}


def event_of(exchange: str) -> str:
    return exchange.partition("-")[0]


@each_language
def test_relations_stand_on_both_sides_with_title_and_reason(built: Path, language: str) -> None:
    data = exchanges(built)
    pages = {
        event: read_page(built, f"{language}/events/{event}") for event in ("interview", "utokyo")
    }
    relations = [(one, r) for one, x in data.items() for r in x["related"]]
    assert len(relations) > 35
    assert {r["relation"] for _, r in relations} == {
        *("same-subject", "extends", "differs", "follows-up"),
    }
    for one, relation in relations:
        for here, there in ((one, relation["to"]), (relation["to"], one)):
            part = pages[event_of(here)].select_one(f"#{here} .dn-part--related")
            assert part, here
            rows = [li for li in part.select("li") if li.select_one(f'a[href$="#{there}"]')]
            assert len(rows) == 1, (here, there)
            text = rows[0].get_text()
            assert relation["why"][language] in text
            assert data[there]["title"][language] in text
            assert data[there]["gist"][language] not in text


def test_what_is_related_is_counted(built: Path) -> None:
    data = exchanges(built)
    counts = Counter(
        place for one, x in data.items() for r in x["related"] for place in (one, r["to"])
    )
    counts |= Counter(dict.fromkeys(data, 0))
    for one in data:
        part = read_page(built, f"ja/events/{event_of(one)}").select_one(f"#{one} .dn-related")
        assert part
        assert len(part.select("li")) == counts[one]
        summary = part.select_one("summary")
        assert summary
        topics = len(data[one]["topics"])
        number = counts[one] or topics
        assert re.findall(r"\d+", summary.get_text()) == [str(number)], one
        assert len(part.select(".dn-topic")) == topics


def test_follow_up_questions_name_what_they_follow(built: Path) -> None:
    data = exchanges(built)
    followers = {one: x["asked_after"] for one, x in data.items() if x["asked_after"]}
    assert len(followers) >= 8
    for one, before in followers.items():
        assert {"follows-up"} == {r["relation"] for r in data[one]["related"] if r["to"] == before}
        link = read_page(built, f"ja/events/{event_of(one)}").select_one(f"#{one} > .dn-after a")
        assert link
        assert str(link["href"]).endswith(f"#{before}")


@each_language
def test_overviews_rest_on_exchanges_of_every_event_that_speaks(built: Path, language: str) -> None:
    data = read_data(built)
    for topic in data["topics"]:
        soup = read_page(built, f"{language}/topics/{topic['slug']}")
        paragraphs = soup.select(".dn-part--overview > p")
        assert paragraphs
        linked = set()
        for paragraph in paragraphs:
            links = [str(a["href"]) for a in paragraph.select("a.dn-ref")]
            assert links, paragraph
            linked |= {link.partition("#")[2] for link in links}
        assert {event_of(x) for x in topic["exchanges"]} <= {event_of(x) for x in linked}


@each_language
def test_comparison_is_a_table_of_links(built: Path, language: str) -> None:
    data = read_data(built)
    soup = read_page(built, f"{language}/compare")
    table = soup.select_one("#topics ~ .dn-table > table")
    assert table
    name = soup.find(id=str(table["aria-labelledby"]))
    assert name
    assert name.get_text(strip=True)
    rows = table.select("tbody tr")
    assert len(rows) == len(data["topics"])
    for row in rows:
        cells = row.select("th[scope=row], td")
        assert len(cells) == 1 + len(data["events"])
        assert cells[0].name == "th"
        for cell in cells:
            link = cell.select_one("a")
            assert link
            address, _, place = str(link["href"]).partition("#")
            target = read_page(built, f"{language}/compare/{address}".replace("compare/../", ""))
            assert not place or target.find(id=place), link
    dots = Counter("".join("".join(row.get_text() for row in rows).split()))
    primary = len({x["topics"][0] + x["id"] for x in exchanges(built).values()})
    assert dots["●"] == primary == 34
    assert dots["○"] == sum(len(x["topics"]) - 1 for x in exchanges(built).values())
    across = [
        (one, r)
        for one, x in exchanges(built).items()
        for r in x["related"]
        if event_of(one) != event_of(r["to"])
    ]
    assert len(soup.select(".dn-pair")) == len(across) > 8
    verdicts = Counter(one.get_text() for one in soup.select(".dn-pair .dn-verdict strong"))
    said = soup.select_one("#pairs + .dn-reading")
    assert said
    assert str(len(across)) in said.get_text()
    for verdict, count in verdicts.items():
        assert f"{verdict} {count}" in said.get_text()


@each_language
def test_an_event_keeps_to_its_side(built: Path, language: str) -> None:
    soup = read_page(built, f"{language}/compare")
    order = [event["id"] for event in read_data(built)["events"]]
    for pair in soup.select(".dn-pair"):
        links = [str(link["href"]) for link in pair.select(".dn-passage .dn-label a")]
        sides = [order.index(event_of(link.partition("#")[2])) for link in links]
        assert sides == sorted(sides), links
        assert len(sides) == 2
