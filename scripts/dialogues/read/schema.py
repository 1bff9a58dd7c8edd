"""The shape of an event's file under ``editorial/``: what editors write of it, field by field.

``schema_shared`` has the files that all events share.

Frozen pydantic models. The string below a field says what an editor writes there, and editors'
programs show it (``build.py schema``). All text here is Japanese, the source language; the other
languages come from ``locale/``.
"""

import re
import unicodedata
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from ..model import Layout, Part, Stated
from ..unit import TODO, Unit
from .fields import (
    Approval,
    Date,
    ExchangeName,
    FileName,
    Listed,
    NoteId,
    Slug,
    TargetName,
    Text,
    TopicName,
    UnitName,
)
from .schema_public import Basis, FollowUp, Report, Source
from .shape import Shape

RelationKind = Literal["same-subject", "extends", "differs", "follows-up"]
Verdict = Literal["agree", "complement", "differ"]
NoteKind = Literal["context", "correction", "translation"]
Role = Literal["speaker", "asker", "author"]


class Dates(Shape):
    """Of the event and of the source's publication: never the one for the other."""

    held: Date | None
    """The day of the event; `null` where the source does not say."""
    published: Date | None
    """The day on which the source came out; `null` where it does not say."""

    @property
    def latest(self) -> str:
        """What events are sorted by; empty where neither is known."""
        return self.held or self.published or ""


class Related(Shape):
    """A relation to another exchange: written once, shown on both sides."""

    to: ExchangeName
    """The other exchange's id."""
    relation: RelationKind
    """What this one is to the other: it `extends` or `follows-up` what it names."""
    why: Unit
    """The reason in one line, which holds when read from either side."""
    verdict: Verdict | None = None
    """How what was said at the two compares."""
    here: Annotated[tuple[Text, ...], Listed()] = ()
    """Words of this exchange's text, once there, in the sentence that the reason is about."""
    there: Annotated[tuple[Text, ...], Listed()] = ()
    """The same of the other exchange; of several wordings the first there is read."""


class Note(Basis):
    """Our own note on words of an exchange, or of what an event's file says about the event."""

    id: NoteId | None = None
    """Such as `note-2`; given once and kept, for readers link to it (`interview-q09-note-2`)."""
    kind: NoteKind
    """What readers need today, a slip put right, or a wording that can be read in two ways."""
    on: Annotated[tuple[Text, ...], Field(min_length=1), Listed()]
    """The words it is on, which stand there exactly once; of several wordings the first there."""
    text: Unit
    """What we say of them."""
    rests_on: Literal["source"] | None = None
    """`source` where the source's own words show it; what else shows it has `url`, `checked`."""
    only: Literal["original", "translations"] | None = None
    """`original` where it helps readers of the Japanese alone, such as one on its wording;
    `translations` where it helps all others alone."""


class Figure(Shape):
    """A number as said."""

    value: Text
    """The number in the source's words, without its unit."""
    unit: UnitName | None = None
    """What it counts: one of the names in `units.yaml`, where it is one."""
    meaning: Unit
    """What it is the number of."""
    direction: Literal["up", "down"] | None = None
    """Which way it goes."""
    by: Role
    """Who said it."""
    whose: Unit | None = None
    """Whose words these are, where who said it retells others."""
    certainty: Unit | None = None
    """The hedge with which it was said."""
    shown: Literal["first"] | None = None
    """`first` puts it among those that the page of figures begins with."""


class Correction(Shape):
    """A mistake of ours that was put right after readers could see it."""

    date: Date
    """The day on which it was put right."""
    text: Unit
    """What was wrong, and what it says now."""


class Entry(Shape):
    """What editors add to an exchange."""

    title: Unit
    """A short label for lists and menus."""
    gist: Unit
    """What was said, in one or two sentences."""
    topics: tuple[TopicName, ...]
    """Topics that it speaks to, by their slugs; the first is primary."""
    keywords: tuple[Text, ...] = ()
    """What readers look for it by, in any language; search knows it, no page shows it."""
    asked_after: ExchangeName | None = None
    """The question without which this one cannot be understood."""
    question_ends_with: Text | None = None
    """The question's last words, where form alone would end it elsewhere."""
    related: tuple[Related, ...] = ()
    """Its relations to other exchanges."""
    notes: tuple[Note, ...] = ()
    """Our notes, in the order of the words that they are on."""
    follow_ups: tuple[FollowUp, ...] = ()
    """What became of what was said."""
    figures: tuple[Figure, ...] = ()
    """Every number that it states."""
    not_figures: tuple[Text, ...] = ()
    """Words whose numbers are no figures, as they stand in the texts."""
    corrections: tuple[Correction, ...] = ()
    """Mistakes of ours in what the site said of it, once they are put right."""
    rejected: tuple[TargetName, ...] = ()
    """Topics and exchanges that are not to be suggested for it again."""


#: Ways to say that nobody has approved an event; Todoroki, 未来研究会 and Waite are somebody.
NOT_YET = re.compile(
    rf"[\W_]*(?:{TODO}|todo(?![A-Za-z])|まだ|未(?:定|承認|確認|公開|了)|保留|下書き"
    "|(?:確認|検討|審査|承認|準備|作業|執筆)(?:中|待ち)"
    "|(?i:tb[cda]|wip|pending|wait(?:ing)?|draft|on hold|not yet|unapproved)(?![A-Za-z]))"
)


class EventFile(Shape):
    """``editorial/events/<id>.yaml``."""

    id: Slug
    """The event's id: the file's name, never changed once published."""
    raw: Annotated[tuple[FileName, ...], Field(min_length=1), Listed()]
    """The name of its raw file; of several the first that is there is read."""
    layout: Layout
    """The shape that the raw file is in."""
    approved: Approval = ""
    """By whom and when it was found fit to publish; while it says TODO, or 未定, it is a draft."""
    title: Unit
    """What the event is called in full."""
    short: Unit
    """What columns and lists call it."""
    speaker: Unit
    """Who answered."""
    speaker_in_full: Unit | None = None
    """The same by first and last name, for the titles of pages."""
    dates: Dates
    """When it was held, and when its source came out."""
    added: Date | None = None
    """The day on which readers could first read it here: from then on its answers are news."""
    place: Unit | None = None
    """Where it was held, as far as its source or a report says."""
    source: Source
    """What its raw file retells."""
    told: Unit | None = None
    """In which language it was held, and how it came to the words of this site."""
    reports: tuple[Report, ...] = ()
    """Other public accounts of it."""
    about: tuple[Unit, ...] = Field(min_length=1)
    """Paragraphs on the event as a whole."""
    furniture: tuple[Text, ...] = ()
    """Lines of the raw file that are no content."""
    speakers: Mapping[Text, Part] = Field(default_factory=dict)
    """What each person named in the raw file does there."""
    sure: tuple[Text, ...] = ()
    """Words of the raw file that look doubtful and are read rightly."""
    figures: tuple[Figure, ...] = ()
    """The numbers that `about`, or the source outside its exchanges, states."""
    not_figures: tuple[Text, ...] = ()
    """Words of these texts whose numbers are no figures."""
    notes: tuple[Note, ...] = ()
    """Our notes on words of `about`."""
    exchanges: Mapping[str, Entry]
    """Its exchanges by their ids, in the order of the raw file."""

    @property
    def draft(self) -> bool:
        """Whether nobody has said yet that it can be published."""
        return bool(NOT_YET.match(unicodedata.normalize("NFKC", self.approved)))

    @property
    def stated(self) -> Stated:
        """What it states of its raw file."""
        ends = {key: one.question_ends_with for key, one in self.exchanges.items()}
        return Stated(
            {key: end for key, end in ends.items() if end},
            self.furniture,
            self.speakers,
            self.sure,
        )
