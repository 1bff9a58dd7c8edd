"""The sources that a basis names, cut apart in every language."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialogues.corpus.bases import count_sources, list_bases, split_sources
from support.corpora import load_checkout


@pytest.mark.parametrize(
    ("basis", "parts"),
    [
        ("甲紙の報道", ["甲紙の報道"]),
        ("甲紙の報道（同日、転載による）", ["甲紙の報道（同日、転載による）"]),
        ("甲「あ、い」（3日）、乙『う；え』", ["甲「あ、い」（3日）", "、", "乙『う；え』"]),
        ("甲；乙、丙", ["甲", "；", "乙", "、", "丙"]),
        ("A, “B; C” (D; E); F", ["A, “B; C” (D; E)", "; ", "F"]),
        ("（甲、乙", ["（甲", "、", "乙"]),
        ("、甲、、乙、", ["甲", "、、", "乙"]),
        (f"（{'あ' * 401}、い）", [f"（{'あ' * 401}", "、", "い）"]),
    ],
)
def test_sources_end_outside_brackets(basis: str, parts: list[str]) -> None:
    assert split_sources(basis) == parts
    assert count_sources(basis) == len(parts) // 2 + 1


def test_every_basis_has_its_place() -> None:
    found = [(one.url, where) for one, where in list_bases(load_checkout()) if one.url]
    assert len(found) > 100
    for url, where in found:
        lines = Path(where.path).read_text("utf-8").splitlines()
        assert url in " ".join(lines[where.line - 1 : where.line + 2])[where.column - 1 :]
