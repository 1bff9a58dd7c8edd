"""Figures and charts, as pages show them."""

from __future__ import annotations

import math
import re
from pathlib import Path

import pytest

from support.browsing import each_language
from support.reading import read_data, read_page


@each_language
def test_figures_page_holds_every_figure_and_sorts(built: Path, language: str) -> None:
    data = read_data(built)
    soup = read_page(built, f"{language}/figures")
    indexed = [
        (place["id"], figure)
        for event in data["events"]
        for place in (event, *event["exchanges"])
        for figure in place["figures"]
    ]
    cells = soup.select("th data")
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
    soup = read_page(built, f"{language}/figures")
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
    track = growth.select_one(".dn-track")
    start = track and re.match(r"M([\d.]+) ([\d.]+)", str(track["d"]))
    assert start
    (x1, y1), (x2, y2) = points
    assert (x2 - x1, y1 - y2) == pytest.approx(
        (x1 - float(start[1]), float(start[2]) - y1), abs=0.2
    )
    amounts = sorted(
        figure["amount"]
        for event in read_data(built)["events"]
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
