"""What is said to be known from the public record has an address, and the day of the last look.

In: the Corpus. Out: Problems; and advice on looks that are old, and on days that are yet to come.
"""

import contextlib
import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta

from ..corpus.bases import count_sources, list_bases
from ..corpus.corpus import Corpus
from ..corpus.looks import list_looks
from ..problems import Problem, Where

#: What was looked at longer ago may have gone on since.
MAX_AGE = timedelta(days=183)
#: When an event was, and when its source came out.
DATES = ("held", "published")
#: A day within a text: 2025-02-03, 2025/2/3, 2025年2月3日.
DAY = re.compile(r"(?<!\d)(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)")
HINT_SOURCES = (
    "write one for each source, in order, null for one without; sources end in `、` or `;`"
)
HINT_LOOK = "give `url` and `checked`, the day on which you last looked there"


def check_sources(corpus: Corpus) -> Iterator[Problem]:
    """An event's source has an address, or it is told where it was looked for."""
    for event in corpus.events:
        source = event.source
        if (source.url is None) == (source.not_found is None):
            hint = "give `url`, or say in `not_found` where you looked for it"
            yield event.at("source").problem("a source has either `url` or `not_found`", hint)


def check_dates(corpus: Corpus) -> Iterator[Problem]:
    """No source comes out before what it tells of was held, and nobody reads of it here before."""
    for event in corpus.events:
        held, published = event.dates.held, event.dates.published
        if held and published and published < held:
            message = f"published on {published}, before it was held on {held}"
            yield event.at("dates", "published").problem(message, "look at both in the source")
        known = max(filter(None, (held, published)), default="")
        if event.added and event.added < known:
            message = f"to be read here from {event.added}, before {known}, its own day"
            yield event.at("added").problem(message, "write the day on which it is first here")


def check_later_days(corpus: Corpus) -> Iterator[Problem]:
    """What became of something came after it, and was looked at then; so with our corrections."""
    for x in corpus.exchanges.values():
        held, added = x.event.dates.held or "", x.event.added or ""
        for number, one in enumerate(x.follow_ups):
            where = x.at("follow_ups", number, "date")
            # Months and years are as early as their first day.
            if one.date < held[: len(one.date)]:
                message = f"dated {one.date}, before it was said on {held}"
                yield where.problem(message, "what came before is a note; or look at both days")
            if one.checked[: len(one.date)] < one.date:
                message = f"looked at on {one.checked}, before {one.date}, when it happened"
                where = x.at("follow_ups", number, "checked")
                yield where.problem(message, "write the day of the look, or what was only planned")
        for number, correction in enumerate(x.corrections):
            if correction.date < added:
                message = f"put right on {correction.date}, before it could be read on {added}"
                where = x.at("corrections", number, "date")
                yield where.problem(message, "what no reader has seen needs no correction")


def check_bases(corpus: Corpus) -> Iterator[Problem]:
    """Our notes, and moments that we tell of, rest on an address or on a source's own words."""
    for subject in corpus.subjects:
        for number, note in enumerate(subject.notes):
            where = subject.at("notes", number)
            if note.rests_on is None and note.url is None:
                hint = f"{HINT_LOOK}, or `rests_on: source` where the source's own words show it"
                yield where.problem("a note's basis must be there for readers to check", hint)
            yield from _check_pair(note.url, note.checked, where)
    for number, moment in enumerate(corpus.timeline):
        where = corpus.locators["timeline"].at("timeline", number)
        if moment.kind == "context" and moment.url is None:
            yield where.problem("a moment's basis must be there for readers to check", HINT_LOOK)
        yield from _check_pair(moment.url, moment.checked, where)


def check_addresses(corpus: Corpus) -> Iterator[Problem]:
    """Where there are several addresses, one is for each source of the basis, in any language."""
    for one, where in list_bases(corpus):
        urls = len(one.urls or ())
        for language in corpus.languages if urls > 1 else ():
            text = one.basis.read_in(language)
            named = count_sources(text.value)
            if named != urls and text.lang == language and text.state in ("source", "reviewed"):
                place = where if text.state == "source" else corpus.at(one.basis, language)
                message = f"{named} sources stand here, and {urls} addresses in `url`"
                yield place.problem(message, HINT_SOURCES)


def advise_addresses(corpus: Corpus) -> Iterator[Problem]:
    """Each source that a basis names can be read somewhere."""
    for one, where in list_bases(corpus):
        named = count_sources(one.basis.text)
        if len(one.urls or ()) == 1 < named:
            yield where.problem(f"one address for {named} sources", HINT_SOURCES)


def _check_pair(url: str | None, checked: str | None, where: Where) -> Iterator[Problem]:
    if (url is None) != (checked is None):
        yield where.problem("`url` and `checked` go together", HINT_LOOK)


def advise_looks(corpus: Corpus, today: date) -> Iterator[Problem]:
    """Whether what was looked at half a year ago still holds; and looks that are yet to come."""
    for look in list_looks(corpus):
        day = date.fromisoformat(look.checked)
        if day > today:
            yield look.where.problem(f"{look.checked} is yet to come", "write the day of the look")
        elif today - day > MAX_AGE:
            again = f"at {look.url}" if look.url else "for it"
            yield look.where.problem(
                f"last looked at {look.checked}, more than half a year ago",
                f"look again {again}, then write today's date",
            )


def advise_approvals(corpus: Corpus) -> Iterator[Problem]:
    """Whoever approved an event did so on a day."""
    for event in corpus.events:
        if event.approved and not event.draft and not _has_day(event.approved):
            hint = "write by whom and when, such as `2025-02-03, editors`; until then TODO"
            yield event.at("approved").problem("`approved` says no day", hint)


def advise_follow_ups(corpus: Corpus) -> Iterator[Problem]:
    """Where no day of the event is known, that of its source: what it tells may be older."""
    for x in corpus.exchanges.values():
        published = x.event.dates.published or ""
        for number, one in enumerate(x.follow_ups):
            if not x.event.dates.held and one.date < published[: len(one.date)]:
                message = f"dated {one.date}, before its source came out on {published}"
                where = x.at("follow_ups", number, "date")
                yield where.problem(message, "look whether it was said before that day")


def advise_reports(corpus: Corpus) -> Iterator[Problem]:
    """What tells of an event came out after it; what announced it is something else."""
    for event in corpus.events:
        held = event.dates.held or ""
        for number, report in enumerate(event.reports):
            if report.date and report.date < held[: len(report.date)]:
                message = f"dated {report.date}, before the event was held on {held}"
                yield event.at("reports", number, "date").problem(message, "look at both days")


def _has_day(text: str) -> bool:
    """Whether a day that there is stands in a text, as people write it."""
    for found in DAY.finditer(unicodedata.normalize("NFKC", text)):
        with contextlib.suppress(ValueError):
            return bool(date(*map(int, found.groups())))
    return False


def advise_days(corpus: Corpus, today: date) -> Iterator[Problem]:
    """What was said and told, what became of it, and what was put right, has happened."""
    days: list[tuple[str | None, Where]] = []
    for event in corpus.events:
        days += ((getattr(event.dates, name), event.at("dates", name)) for name in DATES)
        days += ((one.date, event.at("reports", n, "date")) for n, one in enumerate(event.reports))
    for x in corpus.exchanges.values():
        for name in ("follow_ups", "corrections"):
            days += ((one.date, x.at(name, n, "date")) for n, one in enumerate(getattr(x, name)))
    timeline = corpus.locators["timeline"]
    for number, moment in enumerate(corpus.timeline):
        days.append((moment.date, timeline.at("timeline", number, "date")))
    for day, where in days:
        if day and day > today.isoformat()[: len(day)]:  # months and years have begun
            yield where.problem(f"{day} is yet to come", "look at the day again")
