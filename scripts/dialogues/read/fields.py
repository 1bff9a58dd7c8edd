"""The kinds of value that editors' fields hold: text, ids, addresses, dates, file names.

Each is a ``str`` for programs; its checks say what an editor must write.
"""

import datetime
import re
from typing import Annotated, Any

from pydantic import AfterValidator
from pydantic import StringConstraints as Constraints


def _matching(pattern: str, rule: str) -> AfterValidator:
    """Text that the whole of a pattern matches; ``rule`` says so to editors."""

    def check(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise ValueError(rule)
        return value

    return AfterValidator(check)


def _date(value: str) -> str:
    try:
        if datetime.date.fromisoformat(value).isoformat() == value:
            return value
    except ValueError:
        pass
    raise ValueError("must be a date such as 2025-02-03")


def complete_date(value: str) -> str:
    """A year or month as its first day."""
    return value + "-01-01"[len(value) - 4 :] if len(value) in (4, 7) else value


def _day(value: str) -> str:
    try:
        _date(complete_date(value))
    except ValueError:
        raise ValueError("must be a date such as 2025-02-03, 2025-02 or 2025") from None
    return value


def listed(value: Any) -> Any:
    """A single value may stand without list marks."""
    return [value] if isinstance(value, str) else value


SLUG = r"(?!index$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
HTTPS = r"https://[A-Za-z0-9.-]+(?::\d+)?(?:/[^\s<>\"'`\\^{|}()\[\]]*)?"
Text = Annotated[str, Constraints(strip_whitespace=True, min_length=1)]
Slug = Annotated[
    Text, _matching(SLUG, "must be lower-case letters, digits, single hyphens, not `index`")
]
Https = Annotated[Text, _matching(HTTPS, "must be an https address")]
FileName = Annotated[
    Text,
    _matching(r"(?!\.{1,2}$)[^/\\\0]{1,60}", "must be a bare file name of at most 60 characters"),
]
#: The endings would make its texts' ids those of another note's.
NoteId = Annotated[
    Text,
    _matching(
        r"note-(?!(?:.*-)?(?:on|basis)$)[a-z0-9]+(?:-[a-z0-9]+)*",
        "must be `note-` and lower-case letters, digits, single hyphens, such as `note-3`",
    ),
]
Date = Annotated[Text, AfterValidator(_date)]
#: A day, or a month or year where no more is known.
Day = Annotated[Text, AfterValidator(_day)]
