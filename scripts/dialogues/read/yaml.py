"""YAML with positions: what pydantic finds wrong is reported at the line where it stands.

In: a file and the pydantic model that it must fit. Out: the validated model and a ``Locator``
that tells where each value stands; or None, with every mistake in ``problems``. All scalars are
text (a bare ``no`` or ``1.0`` stays what the editor typed); ``null``, ``~`` and nothing are None.
"""

import functools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from ..problems import Problems, Where, nearest, quote
from ..unit import UNWRITTEN
from .text import MAX_VALUE, check_value, read_text
from .yaml_slips import guess_slip

#: What cuts a value short that goes on with a number.
NUMBERED = re.compile(r" +#(?=\d)")
#: The keys and numbers that lead to a value.
Keys = tuple[str | int, ...]
Position = tuple[int, int]
Model = TypeVar("Model", bound=BaseModel)
MAX_DEPTH = 12
#: Characters of a wrong value that are shown: an address to its end, mostly.
MAX_FOUND = 100
# The parser in C is ten times as fast; PyYAML's wheels all carry it.
LOADER = yaml.CBaseLoader


class Locator:
    """Where each key and value of a YAML file stands; ``unfinished``: what begins with TODO."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.places: dict[Keys, Position] = {}
        self.unfinished: list[Keys] = []

    def __call__(self, *keys: str | int) -> Position:
        """Line and column of the value at ``keys``, or of the nearest thing that encloses it."""
        while keys and keys not in self.places:
            keys = keys[:-1]
        return self.places.get(keys, (1, 1))

    def at(self, *keys: str | int) -> Where:
        """The same, with the file."""
        return Where(self.path, *self(*keys))


def load_yaml(path: Path, model: type[Model], problems: Problems) -> tuple[Model, Locator] | None:
    """Read and validate one file."""
    read = read_yaml(path, problems)
    if read is None:
        return None
    data, locator = read
    try:
        return model.model_validate(data), locator
    except ValidationError as error:
        for item in error.errors(include_url=False):
            # A list whose every entry is wrong counts as empty; the entries say it better.
            if not (item["type"] == "too_short" and item["input"]):
                _explain(item, model, locator, problems)
        return None


def read_yaml(path: Path, problems: Problems) -> tuple[Any, Locator] | None:
    """What a file holds, whatever that is: dicts, lists, text and None."""
    read = read_text(path, problems)
    if read is None:
        return None
    locator = Locator(path)
    before = len(problems.items)
    try:
        _refuse(read[0], path, problems)
        node = yaml.compose(read[0], Loader=LOADER) if len(problems.items) == before else None
    except yaml.YAMLError as error:
        explain_syntax(error, read[0], path, problems)
        return None
    data = _plain(node, (), locator, problems) if node else None
    return None if len(problems.items) > before else (data, locator)


def explain_syntax(error: yaml.YAMLError, text: str, path: Path, problems: Problems) -> None:
    """Report what is no YAML: the slip that it looks like, or what the parser says."""
    mark, said = getattr(error, "problem_mark", None), str(getattr(error, "problem", None) or "")
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    if slip := guess_slip(text, line, said):
        problems.add(path, (slip.line, slip.column), f"not YAML: {slip.what}", slip.hint)
        return
    hint = "look at this line and at the one above it"
    problems.add(path, (line, column), f"not YAML: {said or 'cannot be read'}", hint)


def _list_events(text: str) -> Iterator[tuple[yaml.Event, int]]:
    """What the parser meets, without recursion, each with how deep it is nested."""
    depth = 0
    for event in yaml.parse(text, Loader=LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        yield event, depth


def is_deep(text: str) -> bool:
    """Whether a YAML file is nested so deep that composing it, in C and recursing, may crash."""
    return any(depth > MAX_DEPTH for _, depth in _list_events(text))


def _refuse(text: str, path: Path, problems: Problems) -> None:
    """Report what composing would lose (names, tags, numbers) or may crash on (depth)."""
    for event, depth in _list_events(text):
        # `title: 最後の #1` ends before its number: to YAML the rest is a comment.
        end = event.end_mark if isinstance(event, yaml.ScalarEvent) and event.implicit[0] else None
        if end and (cut := NUMBERED.match(text, end.index)):
            hint = "put the value in quotation marks, or a space behind the `#` of a comment"
            place = (end.line + 1, end.column + len(cut[0]))
            problems.add(path, place, "what follows `#` is left out", hint)
        what = "tag (`!name`)" if getattr(event, "tag", None) else ""
        what = "alias (`&name`, `*name`)" if getattr(event, "anchor", None) else what
        what = f"nesting deeper than {MAX_DEPTH}" if depth > MAX_DEPTH else what
        if what and (mark := event.start_mark):
            hint = "write the value out, or in quotes"
            problems.add(path, (mark.line + 1, mark.column + 1), f"{what} is not supported", hint)
        if depth > MAX_DEPTH:
            return


def _plain(node: yaml.Node, keys: Keys, locator: Locator, problems: Problems) -> Any:
    """The node as dicts, lists, text and None; its places go to the locator."""
    at = (node.start_mark.line + 1, node.start_mark.column + 1)
    locator.places.setdefault(keys, at)
    if isinstance(node, yaml.SequenceNode):
        return [
            _plain(child, (*keys, number), locator, problems)
            for number, child in enumerate(node.value)
        ]
    if isinstance(node, yaml.MappingNode):
        result: dict[str, Any] = {}
        for key_node, child in node.value:
            name = key_node.value if isinstance(key_node, yaml.ScalarNode) else "?"
            place = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            check_value(name, locator.path, place, problems, MAX_VALUE)
            if name in result:
                first = locator(*keys, name)
                hint = f"the first is in line {first[0]}"
                problems.add(locator.path, place, f"duplicate key {quote(name)}", hint)
                continue
            locator.places[(*keys, name)] = place
            result[name] = _plain(child, (*keys, name), locator, problems)
        return result
    check_value(node.value, locator.path, at, problems, MAX_VALUE)
    if UNWRITTEN.match(node.value):
        locator.unfinished.append(keys)
    return (
        None if not getattr(node, "style", None) and node.value in ("", "~", "null") else node.value
    )


#: What pydantic found wrong, in our words; anything else keeps its own.
MESSAGES = {
    "missing": "required field {name} is missing",
    "extra_forbidden": "unknown field {name}",
    "string_type": "{name} must be text, found {found}",
    "string_too_short": "{name} must be text, found nothing",
    "tuple_type": "{name} must be a list, found {found}",
    "too_short": "{name} must not be empty",
    "model_type": "{name} must have fields of its own, found {found}",
    "dict_type": "{name} must have fields of its own, found {found}",
    "literal_error": "{name} must be {expected}, found {found}",
    "value_error": "{name} {error}, found {found}",
}
KINDS = {dict: "fields", list: "a list", type(None): "nothing"}


def _explain(item: Any, model: type[BaseModel], locator: Locator, problems: Problems) -> None:
    """One pydantic error in our words: what was expected, what was found."""
    keys, kind, found = item["loc"], item["type"], item["input"]
    name = next((key for key in reversed(keys) if isinstance(key, str)), "file")
    shown = KINDS.get(type(found), "something else")
    shown = quote(found, MAX_FOUND) if isinstance(found, str) else shown
    places = {"name": quote(name), "found": shown, "msg": item["msg"], **item.get("ctx", {})}
    message = MESSAGES.get(kind, "{name}: {msg}, found {found}").format(**places)
    hint = _guess_field(name, found, model) if kind == "extra_forbidden" else ""
    if kind == "tuple_type" and isinstance(found, str):
        hint = "write a list: `[one, another]`, in half-width brackets and commas"
    problems.add(locator.path, locator(*keys), message, hint)


def _guess_field(name: str, found: Any, model: type[BaseModel]) -> str:
    """What a field that is unknown where it stands was meant to be."""
    if "：" in name:  # `{why：a}`
        return f"write `{name.partition('：')[0]}: `"
    owners = _find_owners(model)
    if name in owners:
        return f"it belongs to {' or '.join(dict.fromkeys(owners[name]))}"
    if not (hint := nearest(name, owners)) and found is None:
        # `{why: a, b}`: what was meant as words is a field that says nothing.
        return "if it is part of the value before a comma, put that in quotation marks"
    return hint


@functools.cache
def _find_owners(model: type[BaseModel]) -> dict[str, list[str]]:
    """Every field name of a model and of those inside it, each with the fields that have it."""
    schema = model.model_json_schema()
    groups = {"": schema, **schema.get("$defs", {})}
    named: dict[str, list[str]] = {"": ["the file itself"]}
    for group in groups.values():
        for name, field in group.get("properties", {}).items():
            for inner in re.findall(r"'#/\$defs/(\w+)'", str(field)):
                named.setdefault(inner, []).append(quote(name))
    owners: dict[str, list[str]] = {}
    for key, group in groups.items():
        for name in group.get("properties", {}):
            owners.setdefault(name, []).extend(named.get(key, ()))
    return owners
