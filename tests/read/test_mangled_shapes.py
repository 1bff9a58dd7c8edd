"""Shapes that editors meet, cut and strewn with marks: no parser raises, none loses a character."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dialogues.model import Layout, RawFile
from dialogues.problems import Problems
from dialogues.read.layouts import detect_layout, parse_raw
from support.documents import assert_placed, begins_with_questions, unique_ids
from support.shapes import CLEANED, assert_nothing_lost
from support.trees import HOME

pytestmark = pytest.mark.untraced

CASES = yaml.safe_load((HOME / "tests/cases/shapes.yaml").read_text("utf-8"))
VARIANTS = yaml.safe_load((HOME / "tests/cases/variants.yaml").read_text("utf-8"))
TEXTS = [text for cases in VARIANTS.values() for text, _, _ in cases]
PIECES: list[str] = CASES["pieces"]


@st.composite
def mangled(draw: st.DrawFn) -> str:
    """A text, doubled with another one, cut, and with pieces in places of its own."""
    text: str = draw(st.sampled_from(TEXTS)) + draw(st.sampled_from(["", *TEXTS]))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(text)))
        gone = draw(st.integers(0, 20))
        text = text[:at] + draw(st.sampled_from(["", *PIECES])) + text[at + gone :]
    return text


def check(text: str, layout: Layout) -> None:
    problems = Problems()
    raw = RawFile("made", "made", text, "")
    document = parse_raw("made", raw, layout, problems)
    assert_nothing_lost(raw, document)
    assert_placed(text, document, problems)
    asked = begins_with_questions(document)
    answered = all(
        any(block.kind in ("headline", "answer") for block in exchange.blocks)
        for exchange in document.exchanges
    )
    told = asked and answered and unique_ids(document) and bool(document.exchanges)
    assert told or problems.items


@pytest.mark.parametrize("layout", CLEANED)
@settings(max_examples=1_000, deadline=None)
@given(mangled())
@example("<![a](b)--Q.何か\nA.海だ\nA.I.の話も出た。\nQ.なぜか\nA.青い")
@example("<p>Q.何か</p><![ ")
def test_mangled_shapes(layout: Layout, text: str) -> None:
    if text:
        check(text, layout)


@settings(max_examples=1_000, deadline=None)
@given(mangled())
def test_whatever_is_found_is_read(text: str) -> None:
    if layout := detect_layout(text):
        check(text, layout)


def many(row: str) -> str:
    """Rows of which no two are alike."""
    return "".join(row.format(n=n) for n in range(10_000))


@pytest.mark.usefixtures("guard")
@pytest.mark.parametrize(
    "row",
    [
        *("p{n}: x?\n", "p{n}: x\nq{n}: y\n", "Host: x\n{n}\n{n}\n", "――p{n}\nx\n"),
        *("Q{n}: x\n", "Q: x\n※ {n}\n", "## {n}?\nx\n", "{n}/{n} Q: x? y\n"),
        *("p{n}\n「x」\n", "p{n} 0:12\nx\n", "<tr><td>{n}</td><td>x</td></tr>"),
        "1\n00:00:01,000 --> 00:00:02,000\np{n}: x?\n\n",
        "00:00:01.000 --> 00:00:02.000\n" + "and so on we go " * 14 + "{n}\n\n",
    ],
)
def test_many_different_rows_end(row: str) -> None:
    """Nothing looks through all names, numbers or rows once more for each."""
    raw = RawFile("made", "made", many(row), "")
    detect_layout(raw.text)
    for layout in CLEANED:
        parse_raw("made", raw, layout, Problems())
