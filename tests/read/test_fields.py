"""What editors may write into fields of each kind, and what they are told."""

from __future__ import annotations

import re
from typing import Annotated, Any

import pytest
from pydantic import TypeAdapter, ValidationError

from dialogues.read.fields import (
    Approval,
    Date,
    Day,
    ExchangeName,
    Factor,
    FileName,
    FollowUpId,
    Https,
    Listed,
    Matching,
    Naming,
    NoteId,
    Slug,
    Text,
    Times,
    Years,
    listed,
    match_number,
    match_own_id,
)

SLUG = "must be lower-case letters, digits, single hyphens, not `index`"
FILE = "must be a bare file name of at most 60 characters"
DATE = "must be a date such as 2025-02-03"
DAY = "must be a date such as 2025-02-03, 2025-02 or 2025"
HTTPS = "must be an https address, without marks of the text around it; no `utm_…`, `%28` for `(`"
NOTE = "must be `note-` and lower-case letters, digits, single hyphens, such as `note-3`"
SINCE = NOTE.replace("note", "since")
APPROVAL = "must be by whom and when, such as `2025-02-03, editors`, or begin with TODO"
ABOVE_0 = "must be a number above 0, at most 1000000000000"
ABOVE_1 = "must be a number above 1, at most 1000000"
YEARS = "must be a number above 0, at most 1000"


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        *((Slug, value) for value in ("a", "a1", "agi", "two-words-3", "indexes", "index-of")),
        *((Https, value) for value in ("https://a.jp", "https://a-b.jp:80/x_(y)"[:-4])),
        (Https, "https://example.org/a/b?c=d&e=%20#f~!$*+,;:@"),
        *((Https, f"https://a.jp{value}") for value in ("?b=c", "#b", "/b_%28c%29")),
        (Https, "https://web.example.org/web/2025/https://a.jp/b?utm=1&url=https://b.jp"),
        *((Https, f"https://a.jp/{value}") for value in ("記（一）の", "a.", "x?y=、z")),
        *((FileName, value) for value in ("a.txt", "…", "a b", "x" * 60, ".a", "...")),
        *((Date, value) for value in ("2025-02-03", "2024-02-29")),
        *((Day, value) for value in ("2025-02-03", "2025-02", "2025", "0001")),
        *((NoteId, value) for value in ("note-1", "note-a-2", "note-basis-1", "note-one")),
        *((FollowUpId, value) for value in ("since-1", "since-on", "since-headline-2")),
        *((Approval, value) for value in ("2025-02-03, editors", "x", "TODO", "nobody", "true x")),
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
        *(
            (Https, value, HTTPS)
            for value in ("https://localhost/a", "https://127.0.0.1", "https://a")
        ),
        *((Https, f"https://a{value}", HTTPS) for value in ("..jp", ".jphttps://b.jp", ".jp.")),
        *((Https, f"https://a.jp/b{value}", HTTPS) for value in ("https://b.jp", "?utm_source=x")),
        (Https, "https://a.jp/?a=b&fbclid=x", HTTPS),
        *((Https, f"https://a.jp/x{mark}", HTTPS) for mark in "）」』】〉》、。，．；：”…"),
        *((Https, f"https://a.jp/{mark}", HTTPS) for mark in "<>\"'`\\^{|}()[]"),
        *((Https, value, HTTPS) for value in ("https://a.jp:x", "https://あ.jp", "xhttps://a.jp")),
        *((FileName, value, FILE) for value in (".", "..", "a/b", "a\\b", "a\0b", "x" * 61)),
        *((Date, value, DATE) for value in ("2025", "2025-2-3", "20250203", "2025-02-30", "x")),
        *((Date, value, DATE) for value in ("2100-02-29", "2025-04-31", "0000-01-01")),
        *((Day, value, DAY) for value in ("2025-13", "25", "2025-2", "2025-02-30", "2025-1-1")),
        *((Day, value, DAY) for value in ("0000", "0000-01")),
        *(
            (NoteId, value, NOTE)
            for value in ("1", "note", "note-", "note-A", "since-1", "note-a-")
        ),
        *(
            (NoteId, value, NOTE)
            for value in ("note-on", "note-basis", "note-1-on", "note-1-basis")
        ),
        *((FollowUpId, value, SINCE) for value in ("since-headline", "since-1-basis", "note-1")),
        *((Approval, value, APPROVAL) for value in ("true", "True", "yes", "no", "false")),
        *((Factor, value, ABOVE_0) for value in ("0", "0.0", "-1", "1e3", "1000000000000.1", "x")),
        *((Times, value, ABOVE_1) for value in ("1", "1.0", "0.9", "01", "1000001", "1,5")),
        *((Years, value, YEARS) for value in ("0", "1001", "1000.01", "00.0")),
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


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        *((Factor, value) for value in ("0.000000000001", "1", "999999999999", "1000000000000")),
        *((Times, value) for value in ("1.01", "2", "1000000", "1000000.0")),
        *((Years, value) for value in ("0.5", "1", "100", "1000")),
    ],
)
def test_good_numbers(kind: type[float], value: str) -> None:
    assert TypeAdapter(kind).validate_python(f" {value} ") == float(value)


def told(kind: Any, value: object) -> list[str]:
    """What is said of a value: nothing where it is good."""
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError as error:
        return [one["msg"] for one in error.errors()]
    return []


def schema(kind: Any) -> dict[str, Any]:
    """What editors' programs are told of a kind."""
    return TypeAdapter(kind).json_schema()


def test_text_that_matches_and_text_that_is_refused() -> None:
    kind = Annotated[Text, Matching("a|bc?", "must be a, b or bc", "b", {"type": "boolean"})]
    assert [told(kind, value) for value in ("a", "bc", " a ")] == [[]] * 3
    for bad in ("b", "ab", "abc", "c", " b "):
        assert told(kind, bad) == ["Value error, must be a, b or bc"], bad
    assert told(kind, 3) == ["Input should be a valid string"]
    shape = schema(kind)
    assert shape["patternErrorMessage"] == "must be a, b or bc"
    assert shape["type"] == "boolean" and shape["minLength"] == 1
    taken = [value for value in ("a", "bc", " bc\n", "b", " b ", "ab", "") if
             re.search(shape["pattern"], value)]  # fmt: skip
    assert taken == ["a", "bc", " bc\n"]


@pytest.mark.parametrize(
    ("above", "digits", "good", "bad"),
    [
        (0, 3, ["0.1", "1", "999", "1000", "1000.000", "999.999999999999"], ["0", "00", "0.00"]),
        (1, 2, ["1.1", "01.5", "2", "99", "100", "100.0"], ["0", "0.5", "1", "01", "1.0", "101"]),
        (0, 1, ["9.9", "10", "10.0"], ["10.01", "11", "1.", ".5", "0.0", "9.1234567890123"]),
    ],
)
def test_numbers_above_and_up_to(above: int, digits: int, good: list[str], bad: list[str]) -> None:
    kind = Annotated[float, match_number(above, digits, "must be so")]
    pattern = schema(kind)["pattern"]
    for value in good:
        assert told(kind, value) == [], value
        assert re.search(pattern, value), value
    for value in bad:
        assert told(kind, value) == ["Value error, must be so"], value
        assert not re.search(pattern, value), value
    assert schema(kind)["type"] == ["string", "number"]
    assert schema(kind)["exclusiveMinimum"] == above
    assert schema(kind)["maximum"] == 10**digits


def test_ids_of_their_own() -> None:
    kind = Annotated[Text, match_own_id("look", "on|by")]
    rule = "must be `look-` and lower-case letters, digits, single hyphens, such as `look-3`"
    for value in ("look-3", "look-one-two", "look-by-2", "look-only"):
        assert told(kind, value) == [], value
    for value in ("look-on", "look-by", "look-2-on", "look", "look--2", "lock-2", "look-B"):
        assert told(kind, value) == [f"Value error, {rule}"], value


def test_names_are_told_to_editors_programs() -> None:
    assert schema(Annotated[Text, Naming(("one", "two"))])["x-names"] == ["one", "two"]
    assert schema(Annotated[Text, Naming(("one",))])["minLength"] == 1
    assert schema(ExchangeName)["x-names"] == ["exchanges"]


def test_one_of_a_list_without_marks() -> None:
    kind = Annotated[list[Text], Listed()]
    assert TypeAdapter(kind).validate_python("a") == ["a"]
    assert TypeAdapter(kind).validate_python(["a", "b"]) == ["a", "b"]
    many = {"type": "array", "items": {"type": "string", "minLength": 1}}
    assert schema(kind) == {"anyOf": [many["items"], many]}
