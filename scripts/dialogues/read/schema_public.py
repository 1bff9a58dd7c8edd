"""What editors found in public, and when they looked: sources, reports, bases, what came after.

The string below a field says what an editor writes there.
"""

from pydantic import Field

from ..unit import Unit
from .fields import Addresses, Date, Day, ExchangeName, FollowUpId, Https
from .shape import Shape


class Sourced:
    """Mixed into what has ``urls``: the addresses of its sources, in their order."""

    __slots__ = ()
    urls: tuple[str | None, ...] | None

    @property
    def url(self) -> str | None:
        """The first address, if there is one."""
        return next(filter(None, self.urls or ()), None)


class Source(Shape):
    """What an event's raw file was taken from. `dates.published` of the event is its date."""

    title: Unit
    """What the source is called, and of what kind it is."""
    author: Unit
    """Who wrote it, as named there."""
    url: Https | None = None
    """Where it can be read."""
    checked: Date
    """The day on which it was last looked at there, or looked for."""
    not_found: Unit | None = None
    """Where it was looked for, if it has no address."""


class Report(Shape):
    """Another public account of an event: a recording, a transcript, what others wrote of it."""

    title: Unit
    """What it is called, and where it came out."""
    text: Unit
    """What it has that the source has not, or how it bears on it."""
    date: Day | None = None
    """When it came out."""
    url: Https
    """Where it can be read."""
    checked: Date
    """The day on which it was last looked at there."""


class Basis(Shape, Sourced):
    """How we know what we say."""

    basis: Unit
    """The source, with its date; several with `、` or `;` between them."""
    urls: Addresses | None = Field(None, alias="url")
    """Where it can be read; of several sources a list in their order, null for one without."""
    checked: Date | None = None
    """The day on which it was last looked at there."""


class FollowUp(Shape):
    """What became of something said."""

    id: FollowUpId
    """Such as `since-2`; given once and kept, for readers link to it (`interview-q12-since-2`)."""
    date: Day
    """The day, month or year of what happened."""
    text: Unit
    """What happened, and who says so."""
    headline: Unit | None = None
    """The same in a few words, where the home page shall tell it."""
    also: tuple[ExchangeName, ...] = ()
    """Other exchanges that it bears on."""
    basis: Unit
    """The source, with its date; several with `、` or `;` between them."""
    urls: Addresses = Field(alias="url")
    """Where it can be read; of several sources a list in their order, null for one without."""
    checked: Date
    """The day on which it was last looked at there."""
