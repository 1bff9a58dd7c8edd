"""Which pages exist, and their Markdown.

In: a Corpus. Out: path (under ``docs/<language>/``) to text, for every generated page. A new page
is an entry in ``PAGES`` with its template; the search box finds it by that as well.
"""

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from ..corpus.content import Event, Exchange
from ..corpus.corpus import Corpus
from ..corpus.looks import find_version
from ..progress import WRITTEN, tell
from ..read.schema_shared import Topic
from ..unit import Unit
from .answer_pages import PREVIEW_WIDTH
from .charts import draw_charts
from .comparison import compare_topics, count_verdicts, list_crossing, pair_exchanges
from .linked_data import describe_data, describe_event, describe_glossary, write_script
from .marks import Lexicon, Marker
from .notes import shorten
from .render import Renderer
from .samples import show_files
from .tables import LICENCE
from .timeline import Dated
from .view import View, count_states, list_announced

#: When all pages were last gone through (`make trust`), and by which axe-core.
TESTED, AXE = "2026-11-28", "4.14.1"

#: What a template needs besides the View, made of that.
Context = Callable[[View], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Status:
    """An exchange with units that are not reviewed in some language."""

    exchange: Exchange
    units: list[Unit]


def list_statuses(corpus: Corpus) -> dict[str, list[Status]]:
    """Per translated language, the exchanges with units that are not reviewed."""
    found: dict[str, list[Status]] = {}
    blocks = {block.id: x.id for x in corpus.exchanges.values() for block in x.blocks}
    for language in corpus.translated:
        open_units: dict[str, list[Unit]] = {key: [] for key in corpus.exchanges}
        for unit in corpus.units.values():
            owner = unit.id.partition(":")[0]
            if (key := blocks.get(owner, owner)) in open_units:
                open_units[key] += [unit] if unit.read_in(language).state != "reviewed" else []
        found[language] = [
            Status(corpus.exchanges[key], units) for key, units in open_units.items() if units
        ]
    return found


def _compare(view: View) -> dict[str, Any]:
    found = list_crossing(view)
    pairs = pair_exchanges(view, found[: view.latest.MAX_PAIRS])
    return {
        "rows": compare_topics(view),
        "pairs": pairs,
        "more": len(found) - len(pairs),
        "verdicts": count_verdicts(found),
    }


def _draw(view: View) -> dict[str, Any]:
    return {"charts": draw_charts(view)}


def _date(view: View) -> dict[str, Any]:
    years = view.latest.years
    return {"years": years.shown[::-1], "earlier": [year for year, _ in years.earlier]}


def _describe_terms(view: View) -> dict[str, Any]:
    return {"linked": write_script(describe_glossary(view))}


def _describe_data(view: View) -> dict[str, Any]:
    linked = write_script(describe_data(view))
    return {"linked": linked, "licence": LICENCE, **show_files(view)}


def _tell_tests(view: View) -> dict[str, Any]:
    return {"tested": TESTED, "axe": AXE}


def _report_translation(view: View) -> dict[str, Any]:
    found = list_statuses(view.corpus)
    statuses = {code: statuses[: view.latest.MAX_OPEN] for code, statuses in found.items()}
    more = {code: len(open_) - len(statuses[code]) for code, open_ in found.items()}
    return {"counts": count_states(view.corpus), "statuses": statuses, "more": more}


@dataclass(frozen=True, slots=True)
class Page:
    """A page that stands by itself; its template has its path. ``title``, ``texts``: strings.

    ``context``: what its template needs besides the View.
    """

    path: str
    title: str
    texts: tuple[str, ...]
    context: Context = lambda _: {}

    @property
    def address(self) -> str:
        """Under the language's folder, with a final slash but for the home page."""
        return self.path.removesuffix(".md").removesuffix("index").rstrip("/") + (
            "/" if self.path != "index.md" else ""
        )


#: In the order in which search knows them.
PAGES = (
    Page("index.md", "site-name", ("site-description", "home-heading")),
    Page("topics/index.md", "topics", ("topics-lead", "topics-description")),
    Page("events/index.md", "events", ("events-lead", "events-description")),
    Page("since.md", "since-heading", ("since-lead", "since-description")),
    Page("compare.md", "compare", ("compare-lead", "compare-description"), _compare),
    Page("people.md", "people", ("people-lead", "people-description")),
    Page("figures.md", "figures", ("figures-lead", "figures-description"), _draw),
    Page(
        "glossary.md",
        "glossary",
        ("glossary-lead", "glossary-description"),
        _describe_terms,
    ),
    Page("timeline.md", "timeline", ("timeline-lead", "timeline-description"), _date),
    Page("data.md", "data", ("data-lead", "data-description"), _describe_data),
    Page(
        "translation-status.md",
        "translation-status",
        ("translation-lead", "translation-description"),
        _report_translation,
    ),
    Page(
        "accessibility.md",
        "accessibility",
        ("accessibility-lead", "accessibility-description"),
        _tell_tests,
    ),
)


def render_pages(
    corpus: Corpus, language: str, names: Mapping[str, str], only: Container[str] | None = None
) -> dict[str, str]:
    """Every generated page of one language, or those whose paths are in ``only``.

    ``names``: what each language calls itself.
    """
    view = View(corpus, language)
    renderer, lexicon = Renderer(view.words), Lexicon(view)
    shared = {
        "v": view,
        "corpus": corpus,
        "names": names,
        "announced": list_announced(corpus),
        "version": find_version(corpus),
    }
    jobs = {path: job for path, job in _list_jobs(view).items() if only is None or path in only}
    found: dict[str, str] = {}
    for path, (template, make_context) in jobs.items():
        tell(WRITTEN, len(found), len(jobs))
        own = {"marks": Marker(view, renderer, lexicon), **make_context(view)}
        found[path] = renderer.render_page(template, {**shared, **own})
    return found


def _preview(view: View, event: Event) -> str:
    """What links to an event show below its title: its first answer, in brief."""
    first, say = view.corpus.list_exchanges(event)[0], view.words.plain
    return shorten(f"{first.label} {say(first.title)}: {say(first.gist)}", PREVIEW_WIDTH)


def _list_jobs(view: View) -> dict[str, tuple[str, Context]]:
    """Each page's template and what makes its context, by the page's path."""
    jobs = {page.path: (f"{page.path}.j2", page.context) for page in PAGES}
    for topic in view.corpus.topics:
        jobs[f"topics/{topic.slug}.md"] = ("topic.md.j2", partial(_show_topic, topic))
    for event in view.corpus.events:
        jobs[f"events/{event.id}.md"] = ("event.md.j2", partial(_show_event, event))
    for event in view.latest.counted.earlier:
        jobs[f"figures/{event.id}.md"] = ("figures-of.md.j2", partial(_count, event))
    for year, rows in view.latest.years.earlier:
        jobs[f"timeline/{year}.md"] = ("timeline-of.md.j2", partial(_tell_year, year, rows))
    return jobs


def _show_topic(topic: Topic, view: View) -> dict[str, Any]:
    split = view.latest.split_topic(topic)
    return {"topic": topic, "columns": split.shown, "earlier": split.earlier}


def _count(event: Event, _: View) -> dict[str, Any]:
    return {"event": event}


def _tell_year(year: str, rows: list[Dated], _: View) -> dict[str, Any]:
    return {"year": year, "moments": rows}


def _show_event(event: Event, view: View) -> dict[str, Any]:
    linked = write_script(describe_event(view, event))
    return {"event": event, "linked": linked, "preview": _preview(view, event)}
