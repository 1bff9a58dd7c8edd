"""The JSON Schemas accept exactly what the loader accepts, and tell an editor what to write."""

from __future__ import annotations

import functools
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from pydantic import BaseModel, TypeAdapter, ValidationError

from dialogues.edit.schemas import find_names, make_schemas
from dialogues.problems import Problems
from dialogues.read.fields import DATE, Day, Slug
from dialogues.read.schema import EventFile
from dialogues.read.schema_shared import SHARED
from dialogues.read.yaml import load_yaml, read_yaml
from support.mutating import mutate, shorten, write_yaml
from support.trees import HOME

MODELS: dict[str, type[BaseModel]] = {"event": EventFile}
MODELS |= {name: file.model for name, file in SHARED.items()}
EDITORIAL = HOME / "editorial"
SCHEMAS = make_schemas(find_names(EDITORIAL))
VALIDATORS = {name: Draft202012Validator(schema) for name, schema in SCHEMAS.items()}
FILES = [("event", path) for path in sorted((EDITORIAL / "events").glob("*.yaml"))]
FILES += [(name, EDITORIAL / f"{name}.yaml") for name in SHARED]
#: Bare values of the core schema of YAML 1.2 that are no text.
CORE = {
    "null": re.compile(r"~|null|Null|NULL|"),
    "truth": re.compile(r"true|True|TRUE|false|False|FALSE"),
    "number": re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"),
}


def read_core(node: yaml.Node | None) -> Any:
    """What a program makes of YAML by the core schema."""
    if isinstance(node, yaml.SequenceNode):
        return [read_core(one) for one in node.value]
    if isinstance(node, yaml.MappingNode):
        return {key.value: read_core(one) for key, one in node.value}
    assert isinstance(node, yaml.ScalarNode)
    kind = next((name for name, fits in CORE.items() if fits.fullmatch(node.value)), "text")
    if node.style or kind == "text":
        return node.value
    return {"null": None, "truth": node.value == "true"}.get(kind, _number(kind, node.value))


def _number(kind: str, value: str) -> float | None:
    return (float(value) if "." in value else int(value)) if kind == "number" else None


def accepts(name: str, data: Any) -> bool:
    return bool(VALIDATORS[name].is_valid(data))


@functools.cache
def read_once(path: Path) -> Any:
    found = read_yaml(path, Problems())
    assert found
    return found[0]


def list_mutated(seed: int = 11) -> Iterator[tuple[str, str]]:
    """A thousand files, each with one or two changes."""
    rng = random.Random(seed)  # noqa: S311
    for number in range(1_000):
        name, path = FILES[number % len(FILES)]
        data = shorten(read_once(path), rng)
        for _ in range(rng.choice((1, 1, 2))):
            data = mutate(data, rng)
        yield name, write_yaml(data, rng)


@pytest.mark.parametrize(("name", "path"), FILES, ids=lambda one: getattr(one, "stem", ""))
def test_our_own_files(name: str, path: Path) -> None:
    problems = Problems()
    read = read_yaml(path, problems)
    assert read
    for data in (read[0], read_core(yaml.compose(path.read_text("utf-8"), yaml.CBaseLoader))):
        assert [one.message for one in VALIDATORS[name].iter_errors(data)] == []


@pytest.mark.untraced
def test_schemas_accept_what_the_loader_accepts(tmp_path: Path) -> None:
    """Both as our reader has the values, and as the core schema of YAML takes them."""
    outcomes: Counter[bool] = Counter()
    for name, text in list_mutated():
        path, problems = tmp_path / "file.yaml", Problems()
        path.write_text(text, "utf-8")
        good = load_yaml(path, MODELS[name], problems) is not None
        outcomes[good] += 1
        node = yaml.compose(text, yaml.CBaseLoader)
        as_read = read_yaml(path, Problems())
        plain = as_read[0] if as_read else read_core(node)
        told = (name, text[-2_000:], [str(one) for one in problems.items])
        assert accepts(name, plain) == good, told
        assert accepts(name, read_core(node)) == good, told
    # How many are good hangs on our own files, in which a field more must fail nothing.
    assert min(outcomes[True], outcomes[False]) > 100


def test_a_schema_that_leaves_something_out_is_found_out() -> None:
    wrong = 0
    lax = Draft202012Validator({"type": "object"})
    for name, text in islice(list_mutated(), 300):
        data = read_core(yaml.compose(text, yaml.CBaseLoader))
        wrong += lax.is_valid(data) != accepts(name, data)
    assert wrong > 60


def test_schemas_are_schemas_and_describe_every_field() -> None:
    for name, schema in SCHEMAS.items():
        Draft202012Validator.check_schema(schema)
        shapes = [schema, *schema.get("$defs", {}).values()]
        fields = [(key, one) for shape in shapes for key, one in shape["properties"].items()]
        assert all(shape["description"] for shape in shapes)
        assert [key for key, one in fields if not one.get("description")] == [], name
        assert "``" not in json.dumps(schema)


def test_known_names_are_offered_and_others_accepted() -> None:
    entry = SCHEMAS["event"]["$defs"]["Entry"]["properties"]
    topics = entry["topics"]["items"]["anyOf"][0]["enum"]
    assert {"agi", "skills"} <= set(topics)
    assert (
        "interview-q09"
        in SCHEMAS["event"]["$defs"]["Related"]["properties"]["to"]["anyOf"][0]["enum"]
    )
    assert "倍" in json.dumps(SCHEMAS["event"]["$defs"]["Figure"], ensure_ascii=False)
    assert SCHEMAS["event"]["properties"]["layout"]["enum"]
    bare = make_schemas({})["event"]["$defs"]["Entry"]["properties"]["topics"]["items"]
    assert bare == entry["topics"]["items"]["anyOf"][1]


def test_names_are_found_in_files_that_are_not_finished(tmp_path: Path) -> None:
    (tmp_path / "events").mkdir()
    (tmp_path / "events/a.yaml").write_text("exchanges:\n  a-q01:\n  a-q02: {gist: []}\n", "utf-8")
    (tmp_path / "events/b.yaml").write_text("exchanges: [", "utf-8")
    (tmp_path / "topics.yaml").write_text("topics:\n  - slug: sea\n  - title: 空\n  - x\n", "utf-8")
    found = find_names(tmp_path)
    assert found == {"topics": ["sea"], "units": [], "exchanges": ["a-q01", "a-q02"]}


def test_dates_are_those_of_the_calendar() -> None:
    day, found = date(1896, 1, 1), set()
    while day.year < 2105:
        found.add(day.isoformat())
        day += timedelta(days=1)
    tried = {
        f"{y:04}-{m:02}-{d:02}" for y in range(1896, 2105) for m in range(14) for d in range(33)
    }
    assert {one for one in tried if re.fullmatch(DATE, one)} == found


@pytest.mark.parametrize(("kind", "value"), [(Slug, None), (Day, ["2025"]), (Slug, {"a": "b"})])
def test_what_is_no_text_is_left_to_the_type(kind: type[str], value: object) -> None:
    with pytest.raises(ValidationError) as error:
        TypeAdapter(kind).validate_python(value)
    assert [one["type"] for one in error.value.errors()] == ["string_type"]
