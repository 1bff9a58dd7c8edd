"""The comparison of builds sees what differs."""

from __future__ import annotations

import sys

import pytest

import reproducible

SITE = {"site/a.html": b"a", "site/b.html": b"b"}


def test_the_same_bytes() -> None:
    assert reproducible.compare({"one": SITE, "other": dict(SITE)}) == (2, [])


@pytest.mark.parametrize(
    "other", [SITE | {"site/b.html": b"B"}, {"site/a.html": b"a"}, SITE | {"site/c.html": b""}]
)
def test_a_difference(other: dict[str, bytes]) -> None:
    _, odd = reproducible.compare({"one": SITE, "same": SITE, "other": other})
    assert len(odd) == 1
    assert odd[0].startswith("other: site/")


def test_one_interpreter_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["reproducible.py", "python3"])
    with pytest.raises(SystemExit):
        reproducible.main()
