"""The kinds of value that editors' fields hold: text, ids, addresses, dates, file names, numbers.

Each is text in the files; its checks say what an editor must write, and its JSON Schema says the
same to the editor's program. That may take a bare ``27`` or ``true`` for a number or a truth value
where our reader has text (``read.yaml``), so schemas take those where their text would do.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import AfterValidator, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic import StringConstraints as Constraints
from pydantic_core import CoreSchema, core_schema

from .text import FAULTY

#: What programs may take a bare word for, if not for text.
SCALARS = ["string", "number", "boolean"]
#: In a JSON Schema: what a text names, so that known names can be offered.
NAMES = "x-names"


@dataclass(frozen=True, slots=True)
class Matching:
    """Text that the whole of ``pattern`` matches and no ``refused`` does; ``rule`` tells editors.

    Both patterns begin and end with what is no white space, which may stand around the text, and
    keep to what regular expressions of Python and JavaScript have alike. ``bare``: what its JSON
    Schema says besides.
    """

    pattern: str
    rule: str
    refused: str = "(?!)"
    bare: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def check(self, value: Any) -> Any:
        """The value; raises ValueError for text that does not match, unless it is nothing."""
        text = value.strip() if isinstance(value, str) else ""
        if text and (not re.fullmatch(self.pattern, text) or re.fullmatch(self.refused, text)):
            raise ValueError(self.rule)
        return value

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Checked before it is anything but text."""
        return core_schema.no_info_before_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """The same rule, with white space around."""
        pattern = rf"^(?!\s*(?:{self.refused})\s*$)\s*(?:{self.pattern})\s*$"
        rule = {"type": "string", "pattern": pattern, "patternErrorMessage": self.rule}
        return {**handler(schema), **rule, **self.bare}


@dataclass(frozen=True, slots=True)
class Naming:
    """Text that names one of ``what`` (``topics``, …); whether that is there, checks say."""

    what: tuple[str, ...]

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Whoever writes the schema knows the names."""
        return {**handler(schema), NAMES: list(self.what)}


class Listed:
    """A list of which a single value may stand without list marks."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Text alone is made a list."""
        return core_schema.no_info_before_validator_function(listed, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """One of the list's entries, or the list."""
        many = handler(schema)
        return {"anyOf": [many["items"], many]}


def listed(value: Any) -> Any:
    """A single value may stand without list marks."""
    return [value] if isinstance(value, str) else value


def hold_address(urls: tuple[str | None, ...]) -> tuple[str | None, ...]:
    """The same; raises ValueError where none is an address."""
    if not any(urls):
        raise ValueError("must hold an address")
    return urls


def match_number(above: int, digits: int, rule: str) -> Matching:
    """A decimal number above 0 or 1, at most 10 to the power of ``digits``."""
    low = r"0+(?:\.[0-9]+)?|0*1(?:\.0+)?" if above else r"0+(?:\.0+)?"
    pattern = rf"[0-9]{{1,{digits}}}(?:\.[0-9]{{1,12}})?|10{{{digits}}}(?:\.0{{1,12}})?"
    bounds = {"type": ["string", "number"], "exclusiveMinimum": above, "maximum": 10**digits}
    return Matching(pattern, rule, low, bounds)


_LONG = "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
_SHORT = "(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
_FOURTHS = "0[48]|[2468][048]|[13579][26]"
_LEAP = f"(?:[0-9]{{2}}(?:{_FOURTHS})|(?:{_FOURTHS})00)-02-29"
#: A day of the Gregorian calendar, years 0001 to 9999.
DATE = f"[0-9]{{4}}-(?:{_LONG}|{_SHORT}|02-(?:0[1-9]|1[0-9]|2[0-8]))|{_LEAP}"
SLUG = r"(?!index\s*$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
#: No address ends in one of these as it is: they belong to the sentence around it.
AROUND = "[」』】〉》）］｝〕。、．，！？：；“”‘’…・]"
#: A host that anybody can reach has a name of several parts.
HTTPS = (
    r"https://(?:[A-Za-z0-9-]+\.)+[A-Za-z][A-Za-z0-9-]+(?::[0-9]+)?"
    r"(?:[/?#][^\s<>\"'`\\^{|}()\[\]]*)?"
)
#: Two addresses that ran together, and what says by which way a reader came: one part of a query
#: behind another.
NO_ADDRESS = r".*[^/=?&:]https?://.*|.*[?&](?:utm_[a-z]+|fbclid|gclid|mc_cid|mc_eid)=.*"

#: What no file's name holds, to stand between brackets.
_NO_NAME = rf"/\\\t\n{FAULTY}"

Text = Annotated[str, Constraints(strip_whitespace=True, min_length=1)]
Slug = Annotated[
    Text,
    Matching(
        SLUG,
        "must be lower-case letters, digits, single hyphens, not `index`",
        bare={"type": ["string", "boolean"]},
    ),
]
Https = Annotated[
    Text,
    Matching(
        HTTPS,
        "must be an https address, without marks of the text around it; no `utm_…`, `%28` for `(`",
        rf".*{AROUND}|{NO_ADDRESS}",
    ),
]
Addresses = Annotated[tuple[Https | None, ...], AfterValidator(hold_address), Listed()]
FileName = Annotated[
    Text,
    Matching(
        rf"[^{_NO_NAME}\s](?:[^{_NO_NAME}]{{0,58}}[^{_NO_NAME}\s])?",
        "must be a bare file name of at most 60 characters",
        r"\.{1,2}",
        {"type": SCALARS},
    ),
]


def match_own_id(kind: str, fields: str) -> Matching:
    """An id of a kind; no ending may make its texts' ids those of another one's ``fields``."""
    return Matching(
        rf"{kind}-(?!(?:.*-)?(?:{fields})\s*$)[a-z0-9]+(?:-[a-z0-9]+)*",
        f"must be `{kind}-` and lower-case letters, digits, single hyphens, such as `{kind}-3`",
    )


NoteId = Annotated[Text, match_own_id("note", "on|basis")]
FollowUpId = Annotated[Text, match_own_id("since", "headline|basis")]
Date = Annotated[Text, Matching(DATE, "must be a date such as 2025-02-03", "0000-.*")]
#: A day, or a month or year where no more is known.
Day = Annotated[
    Text,
    Matching(
        f"[0-9]{{4}}(?:-(?:0[1-9]|1[0-2]))?|{DATE}",
        "must be a date such as 2025-02-03, 2025-02 or 2025",
        "0000(?:-.*)?",
        {"type": ["string", "integer"], "minimum": 1000, "maximum": 9999},
    ),
]
#: Who found an event fit to publish, and when; or that nobody has yet.
Approval = Annotated[
    Text,
    Matching(
        r"\S(?:.*\S)?",
        "must be by whom and when, such as `2025-02-03, editors`, or begin with TODO",
        "[Tt]rue|[Ff]alse|[Yy]es|[Nn]o|[Oo][Kk]|はい|いいえ|承認済み?|済み?",
    ),
]
Factor = Annotated[float, match_number(0, 12, "must be a number above 0, at most 1000000000000")]
Times = Annotated[float, match_number(1, 6, "must be a number above 1, at most 1000000")]
Years = Annotated[float, match_number(0, 3, "must be a number above 0, at most 1000")]
TopicName = Annotated[Text, Naming(("topics",))]
ExchangeName = Annotated[Text, Naming(("exchanges",))]
UnitName = Annotated[Text, Naming(("units",))]
TargetName = Annotated[Text, Naming(("topics", "exchanges"))]
