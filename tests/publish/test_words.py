"""Strings of the pages: all are there, and those around the pages are plain."""

from __future__ import annotations

import pytest

from dialogues.publish.words import check_strings
from support.corpora import Small

STRINGS = "editorial/strings.yaml"


def test_a_missing_string_is_told(small: Small) -> None:
    assert small.tell(check_strings) == []
    small.edit(STRINGS, "  held: ", "  hold: ")
    (told,) = small.tell(check_strings)
    assert told.endswith("string `held` is missing")


@pytest.mark.parametrize("mark", ["<b>", "&", "it's"])
def test_words_around_pages_are_plain_in_each_language(small: Small, mark: str) -> None:
    small.translate({"ui:site-name": f"Notes {mark} and more"})
    (told,) = small.tell(check_strings)
    assert told.startswith("locale/en/site.po:")
    assert "`site-name` holds a mark of HTML; write it without" in told
    text = (small.folder / STRINGS).read_text("utf-8")
    line = next(line for line in text.splitlines() if line.startswith("  site-name: "))
    small.edit(STRINGS, line, f'  site-name: "題{mark}"')
    told = next(line for line in small.tell(check_strings) if line.startswith(STRINGS))
    assert "`site-name` holds a mark of HTML" in told
