"""The shape of everything under ``editorial/``: what editors write, field by field.

Frozen pydantic models; their JSON Schemas serve editors' completion (``build.py schema``). All
text here is Japanese, the source language; the other languages come from ``locale/``.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic import StringConstraints as Constraints

from .model import Layout


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


def _listed(value: Any) -> Any:
    """One file name may stand without list marks."""
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
Date = Annotated[Text, AfterValidator(_date)]


class Shape(BaseModel):
    """Nothing but the named fields, and none may change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Dates(Shape):
    """Of the event and of the source's publication: never the one for the other."""

    held: Date | None
    published: Date | None


class Source(Shape):
    """What an event's raw file was taken from, in words."""

    title: Text
    author: Text
    url: Https | None = None


class Related(Shape):
    """``to``: another exchange's id. Written once; pages show it on both sides."""

    to: Text
    relation: Literal["same-subject", "extends", "differs", "follows-up"]
    why: Text


class Note(Shape):
    """Our own note on the words ``on`` (exactly once in the exchange); ``basis``: how we know."""

    kind: Literal["context", "correction", "translation"]
    on: Text
    text: Text
    basis: Text


class Figure(Shape):
    """A number as said: who said it, of what, how sure."""

    value: Text
    unit: Text | None = None
    meaning: Text
    by: Literal["speaker", "asker", "author"]
    certainty: Text | None = None


class Entry(Shape):
    """What editors add to an exchange: a short label, one or two sentences, topics and more."""

    title: Text
    gist: Text
    topics: tuple[Text, ...]
    asked_after: Text | None = None
    question_ends_with: Text | None = None
    related: tuple[Related, ...] = ()
    notes: tuple[Note, ...] = ()
    figures: tuple[Figure, ...] = ()


class EventFile(Shape):
    """``editorial/events/<id>.yaml``; of the names in ``raw`` the first found is read."""

    id: Slug
    raw: Annotated[tuple[FileName, ...], BeforeValidator(_listed), Field(min_length=1)]
    layout: Layout
    title: Text
    short: Text
    speaker: Text
    dates: Dates
    source: Source
    about: tuple[Text, ...] = Field(min_length=1)
    furniture: tuple[Text, ...] = ()
    exchanges: Mapping[str, Entry]


class Topic(Shape):
    """``overview``: paragraphs whose statements end in ``[exchange-id]``."""

    slug: Slug
    title: Text
    scope: Text
    overview: tuple[Text, ...]
    aliases: tuple[Text, ...] = ()
    keywords: tuple[Text, ...] = ()


class TopicsFile(Shape):
    """``editorial/topics.yaml``, in the order of the site."""

    topics: tuple[Topic, ...] = Field(min_length=1)


class Person(Shape):
    """Someone or something named; ``aliases`` are matched in the Japanese text."""

    id: Slug
    kind: Literal["person", "organisation", "product", "work"]
    name: Text
    aliases: tuple[Text, ...] = ()
    description: Text


class PeopleFile(Shape):
    """``editorial/people.yaml``."""

    people: tuple[Person, ...]


class Term(Shape):
    """A glossary entry; ``reading`` in hiragana."""

    id: Slug
    term: Text
    reading: Text
    aliases: tuple[Text, ...] = ()
    definition: Text


class GlossaryFile(Shape):
    """``editorial/glossary.yaml``."""

    glossary: tuple[Term, ...]


class StringsFile(Shape):
    """Words of the pages themselves, by the name that templates use."""

    strings: Mapping[str, Text]


#: Files that all events share. The one field of each is named like the file.
SHARED: dict[str, type[Shape]] = {
    "topics": TopicsFile,
    "people": PeopleFile,
    "glossary": GlossaryFile,
    "strings": StringsFile,
}
#: The field that must be unique among the entries of a shared file.
KEYS = {"topics": "slug", "people": "id", "glossary": "id"}
