"""Editors' files with something changed at random: fields, values, and how they are spelt."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from typing import Any

import yaml

TAGS: dict[type, str] = {str: "str", list: "seq", dict: "map"}
#: Values that some field takes and others do not; `{}` and `[]` stand for themselves.
VALUES: tuple[Any, ...] = (
    *("", "  ", "~", "null", "no", "true", "false", "1.5", "27", "-1", "0", "1", "1000", "1001"),
    *(
        "0.5",
        "1000000",
        "1000001",
        "1000000000000",
        "0.0000001",
        "2025",
        "99",
        "2025-02",
        "2025-13",
    ),
    *("2025-02-03", "2025-02-29", "2024-02-29", "1900-02-29", "2000-02-29", "0000-01-01"),
    *("2025-2-3", "index", " slug ", "two-words", "a--b", "A", "あ", "i", " index ", "agi"),
    *("https://a.jp", " https://a.jp/x?y=z#w ", "https://a.jp/ b", "https://あ.jp", "http://a.jp"),
    *("https://a.jp:80/", "https://a.jp:x", "javascript:alert(1)", "https://a.jp/)"),
    *("a.txt", "..", ".", " .. ", "a/b", "a\\b", "x" * 60, "x" * 61, f" {'x' * 60} ", "三 四.txt"),
    *(
        "一行\n二行",
        "あ" * 20_000,
        "あ" * 20_001,
        "あ\u200bい",
        "\ufffd",
        "\ue000",
        "a\u202eb",
        "\x07",
        "葛\U000e0100",
    ),
    *("thread", "up", "person", "money", "context", "same-subject", "speaker", "asks", "growth"),
    *([], {}, ["a"], [["a"]], {"a": "b"}, {"to": "a", "relation": "extends", "why": "b"}),
    *({"  ": "asks"}, {"甲": "asks"}, {"": "asks"}, {"\ufffd": "asks"}, {"": "b"}, {"27": "b"}),
)
NAMES = (
    "title",
    "url",
    "term",
    "name",
    "names",
    "units",
    "id",
    "kind",
    "date",
    "x",
    "",
    "speakers",
)


def shorten(data: Any, rng: random.Random) -> Any:
    """The same file with fewer entries, so that a thousand of them are read in no time."""
    if isinstance(data, list):
        return [shorten(one, rng) for one in rng.sample(data, min(2, len(data)))]
    if isinstance(data, dict):
        keys = list(data)
        if len(keys) > 20 or all(isinstance(one, dict) for one in data.values()):
            keys = rng.sample(keys, min(1, len(keys)))
        return {key: shorten(data[key], rng) for key in keys}
    return data


def mutate(data: Any, rng: random.Random) -> Any:
    """The same with one thing changed somewhere."""
    places = list(_list_places(data))
    if not places:
        return data
    holder, key = rng.choice(places)
    change = rng.choice(
        ("drop", "value", "value", "value", "value", "rename", "add", "wrap", "swap")
    )
    if change == "drop":
        del holder[key]
    elif change == "rename" and isinstance(holder, dict):
        holder[rng.choice(NAMES)] = holder.pop(key)
    elif change == "add" and isinstance(holder, dict):
        holder[rng.choice(NAMES)] = copy.deepcopy(rng.choice(VALUES))
    elif change == "wrap":
        inner = holder[key]
        unwraps = isinstance(inner, list) and inner
        holder[key] = inner[0] if unwraps else [inner]
    elif change == "swap":
        other, place = rng.choice(places)
        holder[key] = copy.deepcopy(other.get(place) if isinstance(other, dict) else other[place])
    else:
        holder[key] = copy.deepcopy(rng.choice(VALUES))
    return data


def _list_places(data: Any) -> Iterator[tuple[Any, Any]]:
    """Every value, as what holds it and its key there."""
    entries = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in entries if isinstance(data, dict | list) else ():
        yield data, key
        if isinstance(value, dict | list):
            yield from _list_places(value)


def write_yaml(data: Any, rng: random.Random) -> str:
    """As an editor may have typed it: bare wherever that can be, or in quotation marks."""
    return str(yaml.serialize(_write_node(data, rng), Dumper=yaml.CBaseDumper, allow_unicode=True))


def _write_node(data: Any, rng: random.Random) -> yaml.Node:
    if data is None:
        return yaml.ScalarNode("tag:yaml.org,2002:str", "")
    tag = f"tag:yaml.org,2002:{TAGS[type(data)]}"
    if isinstance(data, list):
        return yaml.SequenceNode(tag, [_write_node(one, rng) for one in data])
    if isinstance(data, dict):
        pairs = [(_write_node(key, rng), _write_node(one, rng)) for key, one in data.items()]
        return yaml.MappingNode(tag, pairs)
    return yaml.ScalarNode(tag, data, style=rng.choice((None, None, '"')))
