"""Regular expressions mean the same to every Python that this is for."""

from __future__ import annotations

import re

import pytest

from support.trees import HOME

#: `(…)*+`: Python before 3.11.5 does not find all that a possessive group would find
#: (python/cpython#106052), and Debian 12 has 3.11.2. `(?>(…)*)` means the same to all.
POSSESSIVE_GROUP = re.compile(r"\)(?:[*+?]|\{+[0-9]*,?[0-9]*\}+)\+")


@pytest.mark.parametrize("fault", [r"(?:a|b)*+", r"(?:\.\d++)?+", r"(x){1,9}+", r"(x){{2,}}+"])
def test_a_possessive_group_is_found(fault: str) -> None:
    assert POSSESSIVE_GROUP.search(fault)


def test_there_are_no_possessive_groups() -> None:
    sources = sorted((HOME / "scripts").rglob("*.py"))
    assert len(sources) > 90
    found = {path.name for path in sources if POSSESSIVE_GROUP.search(path.read_text("utf-8"))}
    assert found == set()
