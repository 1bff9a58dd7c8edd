"""What a file that is no YAML is told to hold: the mistake, not where the parser gave up."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialogues.problems import Problems
from dialogues.read.slips import guess_slip
from dialogues.read.yaml import read_yaml

FILE = """\
id: talk
dates:
  held: null
  published: "2024-03-03"
about:
  - 灯台守が答えた。
exchanges:
  talk-q01:
    title: 光の届く距離
    gist: 遠くまで届く。
    topics: [light, sea]
    figures:
      - {value: "30", unit: キロ, by: asker}
      - {value: "2", unit: 回, by: asker}
"""
HALF = "indent with half-width spaces"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("title: 光", "title：光", "9:10: a full-width colon behind `title`; write `title: `"),
        ("title: 光", "title:光", "9:11: no space behind `title:`; write `title: `"),
        ("    title", "\u3000　title", f"9:1: a full-width space before the words; {HALF}"),
        ("    title", "\ttitle", f"9:1: a tab before the words; {HALF}"),
        (
            'published: "2024-03-03"',
            'published: "2024-03-03',
            "4:14: a quotation mark that is not closed; put a quotation mark where the value ends",
        ),
        (
            '"30", unit',
            '"30, unit',
            "13:17: a quotation mark that is not closed; put a quotation mark where the value ends",
        ),
        (
            "title: 光の届く距離",
            "title: 光: 届く距離",
            "9:13: a colon within the value of `title`; put the value in quotation marks",
        ),
        (
            "[light, sea]",
            "[light, sea",
            "11:13: `[` without `]`; put `]` where it ends, and commas between what it holds",
        ),
        (
            'by: asker}\n      - {value: "2"',
            'by: asker\n      - {value: "2"',
            "13:9: `{` without `}`; put `}` where it ends, and commas between what it holds",
        ),
        (
            "    title: 光の届く距離",
            "     title: 光の届く距離",
            "10:5: 4 spaces before the words, 5 in line 9; indent what belongs together alike",
        ),
    ],
)
def test_slips_are_told_where_they_are(tmp_path: Path, old: str, new: str, told: str) -> None:
    path = tmp_path / "a.yaml"
    assert FILE.count(old) == 1
    path.write_text(FILE.replace(old, new), "utf-8")
    problems = Problems()
    assert read_yaml(path, problems) is None
    (problem,) = problems.items
    assert str(problem) == f"{path}:{told.replace(': ', ': not YAML: ', 1)}"


def test_what_is_like_no_slip_keeps_the_parsers_words(tmp_path: Path) -> None:
    path, problems = tmp_path / "a.yaml", Problems()
    path.write_text(FILE + "---\nb: c\n", "utf-8")
    assert read_yaml(path, problems) is None
    (problem,) = problems.items
    hint = "look at this line and at the one above it"
    assert str(problem) == f"{path}:15:1: not YAML: but found another document; {hint}"


@pytest.mark.parametrize("line", range(1, FILE.count("\n") + 5))
def test_nothing_is_wrong_with_a_good_file(line: int) -> None:
    """Lines that are good are not taken for slips, wherever a parser may stop."""
    assert guess_slip(FILE, line, "odd") is None


@pytest.mark.parametrize(
    ("value", "cut"),
    [
        ("光の #1 距離", True),
        ("光の # 距離", False),
        ("光の #距離", False),
        ("|-\n          光の #1 距離", False),
        ("光の#1距離", False),
        ('"光の #1 距離"', False),
        ("https://example.org/a#b", False),
    ],
)
def test_a_value_is_not_cut_short_by_a_mark(tmp_path: Path, value: str, cut: bool) -> None:
    path, problems = tmp_path / "a.yaml", Problems()
    path.write_text(FILE.replace("title: 光の届く距離", f"title: {value}"), "utf-8")
    assert (read_yaml(path, problems) is None) == cut
    hint = "put the value in quotation marks, or a space behind the `#` of a comment"
    told = [f"{path}:9:15: what follows `#` is left out; {hint}"] if cut else []
    assert list(map(str, problems.items)) == told
