"""What a file that is no YAML is told to hold: the mistake, not where the parser gave up."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict

from dialogues.problems import Problems
from dialogues.read.yaml import load_yaml, read_yaml
from dialogues.read.yaml_slips import guess_slip

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
QUOTED = "put the whole value in quotation marks"
BEHIND = "words behind the {} that the value begins with"
TWO = (
    "two versions that were not put together; keep one of the two versions, "
    "and delete the lines of `<<<<<<<`, `=======`, `>>>>>>>`"
)
SPACE = "write a half-width space"
LOOSE = "write them behind those of the line above, or indent them further than its field"
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
            "title: 光の届く距離",
            'title: "3億"の額',
            f"9:16: {BEHIND.format('quotation mark')}; {QUOTED}: `'\"3億\"の額'`",
        ),
        (
            "title: 光の届く距離",
            "title: [3億] 集めた",
            f"9:17: {BEHIND.format('bracket')}; {QUOTED}: `'[3億] 集めた'`",
        ),
        (
            "title: 光の届く距離",
            "title: '光'の",
            f"9:15: {BEHIND.format('quotation mark')}; {QUOTED}",
        ),
        ("  - 灯台守", "  - 「光」: 灯台: 守", f"6:12: a colon within a value; {QUOTED}"),
        (
            "unit: キロ",
            'unit: "キロ"の',
            f"13:33: {BEHIND.format('quotation mark')}; {QUOTED}: `'\"キロ\"の'`",
        ),
        *(
            (
                "title: 光の",
                f"title: {mark}光の",
                f"9:12: a value that begins with `{mark.strip()}`; {QUOTED}",
            )
            for mark in ("@", "%", "*", "& ", "!", "| ", "> ", "- ")
        ),
        ("unit: キロ", "unit: @キロ", f"13:29: a value that begins with `@`; {QUOTED}"),
        ("  - 灯台守", "  - @灯台守", f"6:5: a value that begins with `@`; {QUOTED}"),
        (
            "unit: キロ",
            "unit: キロ: か",
            "13:31: a colon within the value of `unit`; put the value in quotation marks",
        ),
        ("title: 光", "title:　光", f"9:11: a full-width space before the words; {SPACE}"),
        ("title: 光", "title:\u00a0光", f"9:11: a no-break space before the words; {SPACE}"),
        ("title: 光", "title: 光\n届くもの", f"10:1: words that belong to no field; {LOOSE}"),
        ("title: 光", "title 光", "9:10: no colon behind `title`; write `title: `"),
        ("  - 灯台守", "  - 昼の話。\n  -灯台守", "7:4: no space behind `-`; write `- `"),
        (
            "    gist: 遠",
            "      gist: 遠",
            "10:7: 6 spaces before the words, 4 in line 9; indent what belongs together alike",
        ),
        *(
            (f"    {key}: ", f"{mark}\n    {key}: ", f"{line}:1: {TWO}")
            for key, mark, line in (
                ("gist", "=======", 10),
                ("gist", ">>>>>>> main", 10),
            )
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


class Reason(BaseModel):
    model_config = ConfigDict(extra="forbid")
    to: str
    why: str = ""


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("{to: a, why: 光, 音}", "unknown field `音`; if it is part of the value before a comma, "
         "put that in quotation marks"),
        ("{to: a, why：光の道を語る}", "unknown field `why：光の道を語る`; write `why: `"),
        ("{to: a, wyh: 光}", "unknown field `wyh`; did you mean `why`?"),
    ],
)  # fmt: skip
def test_words_that_have_become_a_field(tmp_path: Path, row: str, told: str) -> None:
    path, problems = tmp_path / "a.yaml", Problems()
    path.write_text(row, "utf-8")
    assert load_yaml(path, Reason, problems) is None
    assert [str(one).partition(": ")[2] for one in problems.items] == [told]
