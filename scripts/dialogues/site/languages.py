"""The languages that the renderer's settings name: a site is read in these and no others.

In: the settings' file. Out: codes with names, the source language first.
"""

import re
from pathlib import Path
from typing import Any

from ..problems import Problems, quote
from ..read.yaml_settings import read_settings

HINT_ROW = "write `- locale: en` and below it `name: English`"
#: What a language is called in addresses and folders.
LANGUAGE = "[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*"


def find_languages(config: Path) -> dict[str, str]:
    """Language codes with what each language calls itself; raises BuildError if there is none."""
    problems = Problems()
    read = read_settings(config, problems)
    problems.raise_any()
    assert read
    data, at = read
    plugins = _list_in(data, "plugins")
    number = next((n for n, one in enumerate(plugins) if "i18n" in _fields(one)), None)
    keys = ("plugins",) if number is None else ("plugins", number, "i18n", "languages")
    rows = [] if number is None else _list_in(_fields(plugins[number])["i18n"], "languages")
    languages, default = dict[str, str](), ""
    for nth, row in enumerate(rows):
        code, name = (_fields(row).get(key) for key in ("locale", "name"))
        if not (isinstance(code, str) and isinstance(name, str)):
            problems.add(config, at(*keys, nth), "a language needs `locale` and `name`", HINT_ROW)
            continue
        if not re.fullmatch(LANGUAGE, code):  # it becomes the name of folders
            problems.add(
                config, at(*keys, nth), f"{quote(code)} is no code of a language", HINT_ROW
            )
        languages[code] = name
        default = code if _fields(row).get("default") == "true" else default
    if not rows:
        problems.add(config, at(*keys), "no languages under plugins, i18n, languages", HINT_ROW)
    problems.raise_any()
    return dict(sorted(languages.items(), key=lambda one: one[0] != default))


def _fields(value: Any) -> dict[str, Any]:
    """A value's fields; none of what has none."""
    return value if isinstance(value, dict) else {}


def _list_in(value: Any, key: str) -> list[Any]:
    found = _fields(value).get(key)
    return found if isinstance(found, list) else []
