"""Settings of other programs: tags and aliases are passed over, places are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialogues.problems import Problems
from dialogues.read.yaml import MAX_DEPTH
from dialogues.read.yaml_settings import parse_settings, read_settings

TEXT = """\
name: !ENV [NAME, x]
base: &base {a: "1"}
rows:
  - <<: *base
  - {b: !!python/object:os.system 2}
"""


def test_values_and_places() -> None:
    problems = Problems()
    parsed = parse_settings(TEXT, Path("x.yml"), problems)
    assert parsed and not problems.items
    data, at = parsed
    assert data["name"] == ["NAME", "x"]
    assert data["rows"][1] == {"b": "2"}
    assert [at(), at("rows"), at("rows", 1), at("rows", 1, "b")] == [(1, 1), (3, 1), (5, 5), (5, 6)]
    # Of what is not there, the nearest around it.
    assert [at("rows", 9), at("rows", 1, "c"), at("none", "at", 3)] == [(3, 1), (5, 5), (1, 1)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: [\n", "x.yml:1:4: not YAML: `[` without `]`"),
        ("a: b: c\n", "x.yml:1:5: not YAML: a colon within the value of `a`"),
        ("[" * 9_000, f"x.yml:1:1: nesting deeper than {MAX_DEPTH}"),
    ],
)
def test_what_cannot_be_read(text: str, told: str) -> None:
    problems = Problems()
    assert parse_settings(text, Path("x.yml"), problems) is None
    assert [str(one).split(";")[0] for one in problems.items] == [told]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    problems = Problems()
    assert read_settings(tmp_path / "x.yml", problems) is None
    assert [one.message.split(" (")[0] for one in problems.items] == ["cannot be read"]


def test_nothing_at_all() -> None:
    parsed = parse_settings("# nothing\n", Path("x.yml"), Problems())
    assert parsed
    assert (parsed[0], parsed[1]("a", 1)) == (None, (1, 1))
