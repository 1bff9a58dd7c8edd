"""YAML with positions: the values, where they stand, and every mistake at its place."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

import pytest
from pydantic import Field

from dialogues.problems import Problems, Where
from dialogues.read.fields import Slug, Text
from dialogues.read.shape import Shape
from dialogues.read.yaml import MAX_DEPTH, Locator, is_deep, load_yaml
from dialogues.unit import Unit


class Part(Shape):
    name: Text
    kind: Literal["one", "other"] = "one"


class File(Shape):
    id: Slug
    note: Text | None = None
    number: float | None = None
    parts: Annotated[tuple[Part, ...], Field(min_length=1)] = (Part(name="x"),)
    words: Mapping[str, Text] = Field(default_factory=dict)
    unit: Unit | None = None


LIST = "write a list: `[one, another]`, in half-width brackets and commas"


def read(tmp_path: Path, text: str) -> tuple[tuple[File, Locator] | None, list[str]]:
    path, problems = tmp_path / "a.yaml", Problems()
    path.write_text(text, "utf-8")
    found = load_yaml(path, File, problems)
    return found, [str(one).partition("a.yaml:")[2] for one in problems.items]


def test_values_and_their_places(tmp_path: Path) -> None:
    text = (
        "# 注\nid: abc\nnote: no\nnumber: 1.5\nparts:\n  - name: 'x'\n  - {name: y, kind: other}\n"
        "words:\n  a: '~'\n  b: '1.0'\nunit: ' 文 '\n"
    )
    found, told = read(tmp_path, text)
    assert told == []
    assert found
    file, at = found
    assert (file.id, file.note, file.number) == ("abc", "no", 1.5)
    assert file.parts == (Part(name="x"), Part(name="y", kind="other"))
    assert file.words == {"a": "~", "b": "1.0"}
    assert file.unit and file.unit.text == "文"
    assert at.path == tmp_path / "a.yaml"
    assert at() == (2, 1)
    assert at("number") == (4, 1)
    assert at("parts", 0) == (6, 5)
    assert at("parts", 1, "kind") == (7, 15)
    assert at("words", "b") == (10, 3)
    # What is not there stands where what encloses it does.
    assert at("parts", 0, "kind") == (6, 5)
    assert at("parts", 7, "kind") == (5, 1)
    assert at("nothing", "at", "all") == (2, 1)
    assert at.at("words", "a") == Where(tmp_path / "a.yaml", 9, 3)
    assert Locator(Path("b"))("x") == (1, 1)


@pytest.mark.parametrize("nothing", ["", "~", "null"])
def test_nothing_in_three_ways(tmp_path: Path, nothing: str) -> None:
    found, told = read(tmp_path, f"id: a\nnote: {nothing}\n")
    assert found and found[0].note is None
    assert told == []
    found, told = read(tmp_path, f"id: a\nnote: '{nothing or ' '}'\n")
    assert (found is None) == (nothing == "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("note: x\n", ["1:1: required field `id` is missing"]),
        ("id: a\nnoet: x\n", ["2:1: unknown field `noet`; did you mean `note`?"]),
        ("id: a\nkind: one\n", ["2:1: unknown field `kind`; it belongs to `parts`"]),
        (
            "id: a\nparts: [{name: x, words: {}}]\n",
            ["2:19: unknown field `words`; it belongs to the file itself"],
        ),
        (
            "id: a\nparts: [{name: x, kind：one}]\n",
            ["2:19: unknown field `kind：one`; write `kind: `"],
        ),
        ("id: a\nzzzzz: x\n", ["2:1: unknown field `zzzzz`"]),
        ("id: a\nparts:\n  - nam: x\n", [
            "3:5: required field `name` is missing",
            "3:5: unknown field `nam`; did you mean `name`?",
        ]),
        ("id: [a]\n", ["1:1: `id` must be text, found a list"]),
        ("id: {a: b}\n", ["1:1: `id` must be text, found fields"]),
        ("id:\n", ["1:1: `id` must be text, found nothing"]),
        ("id: ''\n", ["1:1: `id` must be text, found nothing"]),
        ("id: a\nparts: x\n", [f"2:1: `parts` must be a list, found `x`; {LIST}"]),
        ("id: a\nparts: []\n", ["2:1: `parts` must not be empty"]),
        ("id: a\nparts: [x]\n", ["2:9: `parts` must have fields of its own, found `x`"]),
        ("id: a\nwords: x\n", ["2:1: `words` must have fields of its own, found `x`"]),
        ("id: a\nparts: [{name: x, kind: z}]\n", [
            "2:19: `kind` must be 'one' or 'other', found `z`"
        ]),
        ("id: A\n", [
            "1:1: `id` must be lower-case letters, digits, single hyphens, not `index`, found `A`"
        ]),
        ("id: a\nnumber: x\n", [
            "2:1: `number`: Input should be a valid number, unable to parse string as a number, "
            "found `x`"
        ]),
        ("- a\n", ["1:1: `file` must have fields of its own, found a list"]),
        ("id: a\nid: b\n", ["2:1: duplicate key `id`; the first is in line 1"]),
        ("id: a\nwords:\n  x: a\n  x: b\n", ["4:3: duplicate key `x`; the first is in line 3"]),
        ("id: &b a\n", [
            "1:5: alias (`&name`, `*name`) is not supported; write the value out, or in quotes"
        ]),
        ("id: !b a\nnote: *c\n", [
            "1:5: tag (`!name`) is not supported; write the value out, or in quotes",
            "2:7: alias (`&name`, `*name`) is not supported; write the value out, or in quotes",
        ]),
        ("id: a\nnote: [\n", [
            "2:7: not YAML: `[` without `]`; "
            "put `]` where it ends, and commas between what it holds",
        ]),
        ("id: a\nnote: \"\\x07\"\n", ["2:7: control character U+0007; remove it"]),
        ("id: a\n\"\\x07\": b\n", ["2:1: control character U+0007; remove it"]),
        ("id: a\n? [x]\n: b\n", ["2:3: unknown field `?`"]),
        ("id: a\nnote: " + "[" * (MAX_DEPTH + 3), [
            f"2:{7 + MAX_DEPTH - 1}: nesting deeper than {MAX_DEPTH} is not supported; "
            "write the value out, or in quotes"
        ]),
        ("# 注だけ\n", ["1:1: `file` must have fields of its own, found nothing"]),
        ("", ["1:1: empty file"]),
    ],
)  # fmt: skip
def test_mistakes(tmp_path: Path, text: str, expected: list[str]) -> None:
    found, told = read(tmp_path, text)
    assert found is None
    assert told == expected


def test_as_deep_as_may_be(tmp_path: Path) -> None:
    depth = MAX_DEPTH - 1  # the file itself is one
    _, told = read(tmp_path, "id: a\nnote: " + "[" * depth + "]" * depth)
    assert told == ["2:1: `note` must be text, found a list"]


def test_a_broken_entry_is_told_once_not_as_an_empty_list_too(tmp_path: Path) -> None:
    _, told = read(tmp_path, "id: a\nparts:\n  - kind: one\n")
    assert told == ["3:5: required field `name` is missing"]


@pytest.mark.parametrize("opening", ["[", "{a: "])
def test_what_is_nested_too_deep_is_told_before_it_is_read(opening: str) -> None:
    """The parser in C recurses, and may die of it."""
    closing = {"[": "]", "{a: ": "}"}[opening]
    for depth in (1, MAX_DEPTH, MAX_DEPTH + 1):
        assert is_deep(opening * depth + closing * depth) is (depth > MAX_DEPTH)
    # As many side by side are not deep.
    assert not is_deep("- " + "\n- ".join([f"{opening}{closing}"] * 2 * MAX_DEPTH))
