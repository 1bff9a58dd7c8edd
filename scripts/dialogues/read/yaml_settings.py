"""YAML of other programs: settings, with tags and aliases, which ours are not to have.

In: a file. Out: what it holds, as dicts, lists and text, and a function from the keys that lead to
a value to its place; or None, with the reasons in ``problems``. Tags are passed over, never obeyed.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from ..problems import Problems
from .text import read_text
from .yaml import LOADER, MAX_DEPTH, Position, explain_syntax, is_deep

Places = Callable[..., Position]


def read_settings(path: Path, problems: Problems) -> tuple[Any, Places] | None:
    """The settings of another program."""
    read = read_text(path, problems)
    return parse_settings(read[0], path, problems) if read else None


def parse_settings(text: str, path: Path, problems: Problems) -> tuple[Any, Places] | None:
    """The same of text from a file."""
    try:
        if is_deep(text):  # composing it may crash
            problems.add(path, (1, 1), f"nesting deeper than {MAX_DEPTH}", "write it flatter")
            return None
        node = yaml.compose(text, Loader=LOADER)
        data = yaml.load(text, Loader=LOADER)  # noqa: S506  (it makes nothing but text)
    except yaml.YAMLError as error:
        explain_syntax(error, text, path, problems)
        return None

    def find(*keys: str | int) -> Position:
        """Line and column, from 1, of the value at ``keys``, or of what encloses it."""
        return _find(node, keys)

    return data, find


def _find(node: yaml.Node | None, keys: tuple[str | int, ...]) -> Position:
    mark = node.start_mark if node else None
    for key in keys:
        if isinstance(node, yaml.MappingNode):
            pairs = {name.value: (name, value) for name, value in node.value}
            name, node = pairs.get(str(key), (None, None))
            mark = name.start_mark if name else mark
        elif isinstance(node, yaml.SequenceNode) and isinstance(key, int):
            node = node.value[key] if key < len(node.value) else None
            mark = node.start_mark if node else mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
