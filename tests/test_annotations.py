"""What editors add: relations, notes, figures, terms, the timeline; shown, linked and counted."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from bs4 import Tag

from conftest import HOME, Tree
from dialogues.corpus.numbers_en import amounts, loosely
from dialogues.corpus.numbers_ja import Japanese
from dialogues.read.schema import UnitsFile
from dialogues.read.yaml import load
from test_contract import LANGUAGES, page, read

each_language = pytest.mark.parametrize("language", LANGUAGES)


def exchanges(site: Path) -> dict[str, dict[str, Any]]:
    return {x["id"]: x for event in read(site)["events"] for x in event["exchanges"]}


def event_of(exchange: str) -> str:
    return exchange.partition("-")[0]


# Relations --------------------------------------------------------------------------------------


@each_language
def test_relations_stand_on_both_sides_with_reason_and_gist(built: Path, language: str) -> None:
    data = exchanges(built)
    pages = {event: page(built, f"{language}/events/{event}") for event in ("interview", "utokyo")}
    relations = [(one, r) for one, x in data.items() for r in x["related"]]
    assert len(relations) > 35
    assert {r["relation"] for _, r in relations} == {
        *("same-subject", "extends", "differs", "follows-up"),
    }
    for one, relation in relations:
        for here, there in ((one, relation["to"]), (relation["to"], one)):
            part = pages[event_of(here)].select_one(f"#{here} > .dn-part--related")
            assert part, here
            rows = [li for li in part.select("li") if li.select_one(f'a[href$="#{there}"]')]
            assert len(rows) == 1, (here, there)
            text = rows[0].get_text()
            assert relation["why"][language] in text
            assert data[there]["gist"][language] in text


def test_every_exchange_says_what_the_other_event_says(built: Path) -> None:
    """A relation to another event, or the words that there is none."""
    data = exchanges(built)
    none = "ほかの対話に、関連づけた問答はない。"
    across = {
        place
        for one, x in data.items()
        for r in x["related"]
        if event_of(one) != event_of(r["to"])
        for place in (one, r["to"])
    }
    assert len(across) >= 12
    for one in data:
        part = page(built, f"ja/events/{event_of(one)}").select_one(f"#{one} > .dn-part--related")
        assert part
        assert (none in part.get_text()) == (one not in across), one


def test_follow_up_questions_name_what_they_follow(built: Path) -> None:
    data = exchanges(built)
    followers = {one: x["asked_after"] for one, x in data.items() if x["asked_after"]}
    assert len(followers) >= 8
    for one, before in followers.items():
        assert {"follows-up"} == {r["relation"] for r in data[one]["related"] if r["to"] == before}
        link = page(built, f"ja/events/{event_of(one)}").select_one(f"#{one} > .dn-after a")
        assert link
        assert str(link["href"]).endswith(f"#{before}")


# Overviews and the comparison -------------------------------------------------------------------


@each_language
def test_overviews_rest_on_exchanges_of_every_event_that_speaks(built: Path, language: str) -> None:
    data = read(built)
    for topic in data["topics"]:
        soup = page(built, f"{language}/topics/{topic['slug']}")
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
    data = read(built)
    soup = page(built, f"{language}/compare")
    table = soup.select_one("#topics ~ .md-typeset__scrollwrap table, #topics ~ table")
    assert table
    rows = table.select("tbody tr")
    assert len(rows) == len(data["topics"])
    for row in rows:
        cells = row.select("td")
        assert len(cells) == 1 + len(data["events"])
        for cell in cells:
            link = cell.select_one("a")
            assert link
            address, _, place = str(link["href"]).partition("#")
            target = page(built, f"{language}/compare/{address}".replace("compare/../", ""))
            assert not place or target.find(id=place), link
    dots = Counter("".join(table.get_text().split()))
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


# Notes ------------------------------------------------------------------------------------------


def all_notes(data: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    places = [place for event in data["events"] for place in (event, *event["exchanges"])]
    return {place["id"]: place["notes"] for place in places}


@each_language
def test_each_note_is_marked_at_its_words(built: Path, language: str) -> None:
    found = all_notes(read(built))
    assert sum(map(len, found.values())) > 60
    assert {note["kind"] for notes in found.values() for note in notes} == {
        *("context", "correction", "translation"),
    }
    for place, notes in found.items():
        soup = page(built, f"{language}/events/{event_of(place)}")
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
    for place, notes in all_notes(read(built)).items():
        soup = page(built, f"ja/events/{event_of(place)}")
        marks = [str(a["href"]) for a in soup.select(f'.dn-mark a[href^="#{place}-note-"]')]
        assert marks == [f"#{note['id']}" for note in notes], place


def test_notes_match_the_originals_too(tree: Tree, originals: Path) -> None:
    done = tree.run("--raw", originals, "--out", "there/site")
    assert done.returncode == 0, done.stderr
    found = all_notes(read(tree.home / "there/site"))
    for place, notes in found.items():
        soup = page(tree.home / "there/site", f"ja/events/{event_of(place)}")
        for note in notes:
            assert soup.select(f'.dn-mark a[href="#{note["id"]}"]'), note["id"]


# Where texts come from ----------------------------------------------------------------------------


@each_language
def test_every_block_says_where_it_comes_from(built: Path, language: str) -> None:
    for event in read(built)["events"]:
        soup = page(built, f"{language}/events/{event['id']}")
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


# Figures ------------------------------------------------------------------------------------------


def japanese() -> Japanese:
    from dialogues.problems import Problems

    loaded = load(HOME / "editorial/units.yaml", UnitsFile, Problems())
    assert loaded
    return Japanese(loaded[0].units)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("5,000億ドル規模、半兆ドル", [("money", 5e11), ("money", 5e11)]),
        ("100億ドル単位で、８億ポンド", [("money", 1e10), ("money", 1e9)]),
        ("1億2000万ドル、100万", [("money", 1.2e8), ("", 1e6)]),
        ("20〜30分ほど", [("time", 20 * 0.0006944), ("time", 30 * 0.0006944)]),
        ("5年や10年", [("time", 1826.25), ("time", 3652.5)]),
        ("3から100倍", [("multiple", 3.0), ("multiple", 100.0)]),
        ("数万字、数日", [("count", "数万"), ("time", "数")]),
        ("二世代、十年、二十三人", [("time", 21915.0), ("time", 3652.5), ("count", 23.0)]),
        ("集積度が倍増、1割の値段、3分の1", [("multiple", 2.0), ("share", 0.1), ("share", 1 / 3)]),
        ("3トークン、50歳、3GW、27の質問", [("", 3.0), ("", 50.0), ("", 3.0), ("", 27.0)]),
        ("GPT-4、GPT-5.5、o3-mini、Q9、Q2-2、（2）、第3節", []),
        ("数字、半分、十分、1つの機能、一人、二つ目、二度と", []),
        ("2025年2月3日、2月3日、1850年、令和7年、10時45分、大学3年生", []),
        ("1000年前と2024年", [("time", 365250.0)]),
    ],
)
def test_japanese_quantities(text: str, found: list[tuple[str, float | str]]) -> None:
    read = [(one.measure, one.amount) for one in japanese().read(text)]
    assert [measure for measure, _ in read] == [measure for measure, _ in found]
    for (_, one), (_, other) in zip(read, found, strict=True):
        assert one == (other if isinstance(other, str) else pytest.approx(other))


def test_words_that_are_no_figures() -> None:
    assert japanese().read("三日坊主の3日", ["三日坊主"]) == japanese().read("3日")
    assert japanese().others("GPT-4で3年、Windows 11") == {4.0}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("US$500 billion, £800 million", {(5e11, "dollar"), (8e8, "pound")}),
        ("half a trillion dollars, $13bn", {(5e11, "dollar"), (1.3e10, "dollar")}),
        ("five or 10 years; two generations", {(5, "year"), (10, "year"), (2, "generation")}),
        (
            "20 to 30 minutes, 4-5 people",
            {(20, "minute"), (30, "minute"), (4, "people"), (5, "people")},
        ),
        ("27 months, 5 per cent, 5%", {(27, "month"), (5, "share")}),
        ("(13 years), 13x, fifteen times", {(13, "year"), (13, "times"), (15, "times")}),
        (
            "forty per cent, twenty-five days, 27 questions",
            {(40, "share"), (25, "day"), (27, "question")},
        ),
        ("GPT-4, o3-mini, Q9, (2), 3 February 2025, the two events", set()),
    ],
)
def test_english_amounts(text: str, found: set[tuple[float, str]]) -> None:
    assert amounts(text) == found


def test_english_may_put_a_figure_into_words() -> None:
    assert loosely("a week ago it doubled, to a tenth") == {(1, "week"), (2, ""), (10, "")}


@each_language
def test_figures_page_holds_every_figure_and_sorts(built: Path, language: str) -> None:
    data = read(built)
    soup = page(built, f"{language}/figures")
    indexed = [
        (place["id"], figure)
        for event in data["events"]
        for place in (event, *event["exchanges"])
        for figure in place["figures"]
    ]
    cells = soup.select("td data")
    assert len(cells) == len(indexed) >= 30
    shown = {str(cell["id"]): cell for cell in cells}
    for place, figures in ((x, [f for p, f in indexed if p == x]) for x, _ in indexed):
        for number, figure in enumerate(figures, 1):
            cell = shown[f"{place}-figure-{number}"]
            assert cell.get_text() == figure["text"][language]
            assert str(cell["value"]) == ("" if figure["amount"] is None else str(figure["amount"]))
            row = cell.find_parent("tr")
            assert row
            assert figure["meaning"][language] in row.get_text()
            link = row.select_one("a")
            assert link
            assert place in str(link["href"])
    assert {f["direction"] for _, f in indexed} == {None, "up", "down"}


@each_language
def test_charts_are_accessible_and_true(built: Path, language: str) -> None:
    soup = page(built, f"{language}/figures")
    charts = soup.select("figure.dn-chart svg")
    assert len(charts) == 2
    for chart in charts:
        assert chart["role"] == "img"
        for attribute in ("aria-labelledby", "aria-describedby"):
            named = soup.find(id=str(chart[attribute]))
            assert named
            assert named.get_text(strip=True)
    growth, money = charts
    # Ten times a year is a straight line on a log scale: 1, 10 and 100 in equal steps.
    points = [(float(str(c["cx"])), float(str(c["cy"]))) for c in growth.select("circle")][:2]
    start = re.match(r"M([\d.]+) ([\d.]+)", str(growth.select_one(".dn-track")["d"]))  # type: ignore[index]
    assert start
    (x1, y1), (x2, y2) = points
    assert (x2 - x1, y1 - y2) == pytest.approx(
        (x1 - float(start[1]), float(start[2]) - y1), abs=0.2
    )
    amounts = sorted(
        figure["amount"]
        for event in read(built)["events"]
        for place in (event, *event["exchanges"])
        for figure in place["figures"]
        if figure["measure"] == "money"
    )
    places = sorted(float(str(circle["cx"])) for circle in money.select("circle"))
    assert len(places) == len(amounts) >= 8
    step = (places[-1] - places[0]) / math.log10(amounts[-1] / amounts[0])
    for place, amount in zip(places, amounts, strict=True):
        assert place - places[0] == pytest.approx(step * math.log10(amount / amounts[0]), abs=0.2)
    assert len(money.select("a")) == 0, "a picture; links are in its table"


# Terms, people, timeline --------------------------------------------------------------------------


@each_language
def test_terms_are_marked_once_a_page_and_defined(built: Path, language: str) -> None:
    data = read(built)
    definitions = {term["id"]: term["definition"][language] for term in data["glossary"]}
    seen: set[str] = set()
    paths = [f"topics/{topic['slug']}" for topic in data["topics"]]
    paths += [f"events/{event['id']}" for event in data["events"]]
    for path in paths:
        soup = page(built, f"{language}/{path}")
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
    people = {person["id"]: person for person in read(built)["people"]}
    assert {"interview-q09", "interview-q20", "utokyo-s6-q1"} <= set(
        people["deepseek"]["exchanges"]
    )
    son = page(built, "ja/people").find(id="masayoshi-son")
    assert son, "named in the article's closing alone"
    places = son.find_next("p", class_="dn-places")
    assert places
    assert "events/utokyo/" in str(places)


@each_language
def test_timeline_keeps_kinds_apart(built: Path, language: str) -> None:
    data = read(built)
    soup = page(built, f"{language}/timeline")
    dates = [str(time["datetime"]) for time in soup.select("time")]
    assert dates == sorted(dates)
    assert len(dates) >= 30
    context = [row for row in soup.select("tr") if row.select_one(".dn-key--note")]
    assert len(context) == len([m for m in data["timeline"] if m["kind"] == "context"])
    for moment in data["timeline"]:
        assert moment["basis"][language]
        assert moment["what"][language] in soup.get_text()
        assert moment["exchanges"]


def test_every_public_note_of_context_rests_on_the_timeline(built: Path) -> None:
    """A note that names a day in its basis has that exchange in the timeline."""
    data = read(built)
    told = {x for moment in data["timeline"] for x in moment["exchanges"]}
    dated = re.compile(r"20\d\d年\d+月\d+日")
    for place, notes in all_notes(data).items():
        if any(note["kind"] == "context" and dated.search(note["basis"]["ja"]) for note in notes):
            assert place in told, place


def test_json_holds_the_annotations(built: Path) -> None:
    data = json.loads((built / "data/dialogues.json").read_text("utf-8"))
    for x in exchanges(built).values():
        for note in x["notes"]:
            assert {"kind", "on", "text", "basis"} <= note.keys()
            assert sum(block["text"]["ja"].count(note["on"]) for block in x["blocks"]) == 1
        for related in x["related"]:
            assert {"to", "relation", "why"} <= related.keys()
    assert {"id", "kind", "date", "what", "exchanges", "basis"} <= data["timeline"][0].keys()
