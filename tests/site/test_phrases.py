"""Headings in Japanese break between phrases, and say what they said."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogues.site.phrases import part_headings, part_headings_in

LETTERS = st.text(st.sampled_from("今後の開発はどの方向へ進むか。AI20,5%&<> \n'\""), max_size=40)


@pytest.mark.parametrize(
    ("heading", "parted"),
    (
        ("今後の開発はどの方向へ進むのか？", "今後の|開発は|どの|方向へ|進むのか？"),
        # Numbers and names of products are whole, though the model parts some.
        ("10年後に見える未来", "10年後に|見える|未来"),
        ("サム・アルトマンが2025年2月に語った", "サム・アルトマンが|2025年2月に|語った"),
        # Tags lie where they lay, within phrases too.
        ('<a href="#a">今後の</a>開発は', '<a href="#a">今後の</a>|開発は'),
        ("今後<b>の開</b>発は", "今後<b>の|開</b>発は"),
        # A note's mark stays at its word.
        ("今後の<sup>&#8288;<a>1</a></sup>開発は", "今後の<sup>&#8288;<a>1</a></sup>|開発は"),
        ("R&amp;Dは今後どうなる", "R&amp;Dは|今後どうなる"),
        ("R&#1;今後の&lt;開発は", "R&#1;|今後の|&lt;開発は"),
        ("DeepSeek", "DeepSeek"),
        ("", ""),
    ),
)
def test_phrases_of_a_heading(heading: str, parted: str) -> None:
    page = '<p>今後の開発は</p>\n<h2 class="a" id="b">{}</h2><h4>今後の開発は</h4>'
    wanted = page.format(parted.replace("|", "<wbr>"))
    assert part_headings(page.format(heading), "ja") == wanted


def test_other_languages_are_as_they_were(tmp_path: Path) -> None:
    page = "<h1>今後の開発は</h1>"
    assert part_headings(page, "en") == page
    path = tmp_path / "index.html"
    path.write_text(page, "utf-8")
    part_headings_in([path], "en")
    assert path.read_text("utf-8") == page
    part_headings_in([path], "ja")
    assert path.read_text("utf-8") == "<h1>今後の<wbr>開発は</h1>"


@given(LETTERS, LETTERS)
def test_nothing_else_changes(one: str, other: str) -> None:
    page = f"<h1>{one}</h1><h3>{other}</h3>"
    assert part_headings(page, "ja").replace("<wbr>", "") == page


def test_every_kind_of_page_has_them(built: Path) -> None:
    """Those of the renderer, and those that are ours alone."""
    for name in ("index.html", "topics/deepseek/index.html", "q/interview-q09/index.html"):
        assert "<wbr>" in (built / "ja" / name).read_text("utf-8")
        assert "<wbr>" not in (built / "en" / name).read_text("utf-8")
