"""What editors may write into fields of each kind, and what they are told."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from dialogues.read.fields import Date, Day, FileName, Https, Slug, Text, listed

SLUG = "must be lower-case letters, digits, single hyphens, not `index`"
FILE = "must be a bare file name of at most 60 characters"
DATE = "must be a date such as 2025-02-03"
DAY = "must be a date such as 2025-02-03, 2025-02 or 2025"
HTTPS = "must be an https address"


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        *((Slug, value) for value in ("a", "a1", "agi", "two-words-3", "indexes", "index-of")),
        *((Https, value) for value in ("https://a.jp", "https://a-b.jp:80/x_(y)"[:-4])),
        (Https, "https://example.org/a/b?c=d&e=%20#f~!$*+,;:@"),
        *((FileName, value) for value in ("a.txt", "…", "a b", "x" * 60, ".a", "...")),
        *((Date, value) for value in ("2025-02-03", "2024-02-29")),
        *((Day, value) for value in ("2025-02-03", "2025-02", "2025", "0001")),
    ],
)
def test_good_values(kind: type[str], value: str) -> None:
    assert TypeAdapter(kind).validate_python(value) == value
    assert TypeAdapter(kind).validate_python(f" {value}\n") == value


@pytest.mark.parametrize(
    ("kind", "value", "rule"),
    [
        *((Slug, value, SLUG) for value in ("A", "1a", "a--b", "-a", "a-", "a_b", "あ", "index")),
        *((Https, value, HTTPS) for value in ("http://a.jp", "https://", "https://a.jp/ b")),
        *((Https, f"https://a.jp/{mark}", HTTPS) for mark in "<>\"'`\\^{|}()[]"),
        *((Https, value, HTTPS) for value in ("https://a.jp:x", "https://あ.jp", "xhttps://a.jp")),
        *((FileName, value, FILE) for value in (".", "..", "a/b", "a\\b", "a\0b", "x" * 61)),
        *((Date, value, DATE) for value in ("2025", "2025-2-3", "20250203", "2025-02-30", "x")),
        *((Day, value, DAY) for value in ("2025-13", "25", "2025-2", "2025-02-30", "2025-1-1")),
    ],
)
def test_bad_values(kind: type[str], value: str, rule: str) -> None:
    with pytest.raises(ValidationError) as error:
        TypeAdapter(kind).validate_python(value)
    assert [str(one["ctx"]["error"]) for one in error.value.errors()] == [rule]


@pytest.mark.parametrize("kind", [Text, Slug, Https, FileName, Date, Day])
def test_nothing_is_no_value(kind: type[str]) -> None:
    with pytest.raises(ValidationError) as error:
        TypeAdapter(kind).validate_python("  ")
    assert "string_too_short" in [one["type"] for one in error.value.errors()]


@pytest.mark.parametrize(
    ("value", "expected"), [("a", ["a"]), (["a", "b"], ["a", "b"]), (None, None), ("", [""])]
)
def test_one_value_may_stand_for_a_list(value: object, expected: object) -> None:
    assert listed(value) == expected
