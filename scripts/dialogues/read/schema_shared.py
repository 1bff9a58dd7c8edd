"""The shapes of the files under ``editorial/`` that all events share, and a table of all of these.

``schema_figures`` has those that figures are read and drawn by.
The string below a field says what an editor writes there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from ..unit import Unit
from .fields import Day, ExchangeName, Slug, Text
from .schema import Verdict
from .schema_figures import ChartsFile, UnitsFile
from .schema_public import Basis
from .shape import Shape

PersonKind = Literal["person", "organisation", "product", "work"]
MomentKind = Literal["source", "context"]


class Topic(Shape):
    """What several exchanges speak to."""

    slug: Slug
    """Its id, which is part of its page's address."""
    title: Unit
    """What it is called."""
    scope: Unit
    """What its page covers, in one sentence."""
    overview: tuple[Unit, ...] = Field(min_length=1)
    """Paragraphs whose statements end in `[exchange-id]`."""
    verdict: Verdict | Literal["one-event"] | None = None
    """How what was said at the events compares; `one-event` where only one speaks to it."""
    reason: Unit | None = None
    """Why, in one sentence."""
    aliases: tuple[Text, ...] = ()
    """What else readers call it, in any language."""
    keywords: tuple[Text, ...] = ()
    """Words by which it is suggested for an exchange."""


class TopicsFile(Shape):
    """``editorial/topics.yaml``, in the order of the site."""

    topics: tuple[Topic, ...] = Field(min_length=1)
    """All topics."""


class Person(Shape):
    """Someone or something named."""

    id: Slug
    """Its id."""
    kind: PersonKind
    """What it is."""
    name: Unit
    """The spelling that the site uses."""
    aliases: tuple[Text, ...] = ()
    """Other spellings, in every language, by which texts are searched for it: 佐伯, Saeki."""
    description: Unit
    """Who or what it is, in one line."""


class PeopleFile(Shape):
    """``editorial/people.yaml``."""

    people: tuple[Person, ...]
    """People, organisations, products and works."""


class Term(Shape):
    """A glossary entry."""

    id: Slug
    """Its id."""
    name: Unit = Field(alias="term")
    """The word that is explained."""
    reading: Text
    """How it is read, in hiragana."""
    aliases: tuple[Text, ...] = ()
    """Other spellings, in every language, by which texts are searched for it: 佐伯, Saeki."""
    definition: Unit
    """What it means."""


class GlossaryFile(Shape):
    """``editorial/glossary.yaml``."""

    glossary: tuple[Term, ...]
    """The words that are explained."""


class Moment(Basis):
    """Something dated."""

    id: Slug
    """Its id."""
    kind: MomentKind
    """Who says so: a `source`; or we, who say how we know (`context`)."""
    date: Day | None = None
    """The day, month or year."""
    what: Unit
    """What happened."""
    when: Unit | None = None
    """The source's own words where it gives no date."""
    exchanges: tuple[ExchangeName, ...] = ()
    """The exchanges or events that speak of it."""


class TimelineFile(Shape):
    """``editorial/timeline.yaml``."""

    timeline: tuple[Moment, ...]
    """Moments, in any order."""


class Finding(Shape):
    """Something said that makes readers want to know more; the home page tells it."""

    id: Slug
    """Its id."""
    text: Unit
    """What was said, with its figure or phrase, in a few words."""
    exchanges: tuple[ExchangeName, ...] = Field(min_length=1)
    """Where; the first is what it links to."""


class FindingsFile(Shape):
    """``editorial/findings.yaml``: for the home page, in its order."""

    findings: tuple[Finding, ...]
    """All findings."""


class StringsFile(Shape):
    """``editorial/strings.yaml``."""

    strings: Mapping[str, Unit]
    """Words of the pages themselves, by the names that templates use."""


@dataclass(frozen=True, slots=True)
class SharedFile:
    """A file of ``editorial/``; its model's one field is named like it.

    ``owner``: how the ids of its units begin; ``page``: where its entries stand, as translators are
    told, with ``{id}`` for that of an entry; ``key``: the field that is unique among its entries;
    ``optional``: the site is whole without it.
    """

    model: type[Shape]
    owner: str
    page: str
    key: str = "id"
    optional: bool = False


SHARED = {
    "topics": SharedFile(TopicsFile, "topic", "topics/{id}/", "slug"),
    "people": SharedFile(PeopleFile, "person", "people/#{id}"),
    "glossary": SharedFile(GlossaryFile, "term", "glossary/#{id}"),
    "units": SharedFile(UnitsFile, "unit", "figures/"),
    "timeline": SharedFile(TimelineFile, "moment", "timeline/"),
    "charts": SharedFile(ChartsFile, "chart", "figures/"),
    "findings": SharedFile(FindingsFile, "finding", "", optional=True),
    "strings": SharedFile(StringsFile, "ui", "all pages"),
}
