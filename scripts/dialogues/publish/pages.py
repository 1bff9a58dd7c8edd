"""Which pages exist, and their Markdown.

In: a Corpus. Out: path (under ``docs/<language>/``) to text, for every generated page.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup

from ..corpus.content import Content, Corpus, Event
from ..read.schema import Chart, Moment, Term
from . import charts, comparison
from .marks import Lexicon, Marker
from .render import Renderer, escape
from .view import Exchange, View, translation_status

Job = tuple[str, str, Mapping[str, Any]]


def pages(corpus: Corpus, language: str, names: Mapping[str, str]) -> dict[str, str]:
    """Every generated page of one language. ``names``: what each language calls itself."""
    view = View(corpus, language)
    renderer = Renderer(language, view.words)
    lexicon = Lexicon(view)

    def link(exchange_id: str) -> Markup:
        """A reference in an overview, as a link to the exchange on its event's page."""
        if (x := view.exchanges.get(exchange_id)) is None:
            # A translation that is older than its Japanese may name one that is gone.
            return escape(f"[{exchange_id}]")
        name = escape(f"{view.text(f'{x.event.id}:short').value} {x.label}")
        return Markup("[{}](../events/{}.md#{}){{: .dn-ref }}").format(name, x.event.id, x.id)

    return {
        path: renderer.render(
            template,
            {"v": view, "link": link, "marks": Marker(view, renderer, lexicon), **context},
        )
        for path, template, context in jobs(corpus, view, names)
    }


def jobs(corpus: Corpus, view: View, names: Mapping[str, str]) -> Iterator[Job]:
    """Path, template and what the template needs besides the View."""
    yield "index.md", "home.md.j2", {}
    yield "topics/index.md", "topics.md.j2", {}
    for topic in corpus.content.topics:
        yield f"topics/{topic.slug}.md", "topic.md.j2", {"topic": topic}
    yield "events/index.md", "events.md.j2", {}
    for event in corpus.content.events:
        yield f"events/{event.id}.md", "event.md.j2", {"event": event}
    compared = {"rows": comparison.topics(view), "pairs": comparison.pairs(view)}
    yield "compare.md", "compare.md.j2", compared
    yield "people.md", "people.md.j2", {}
    yield "figures.md", "figures.md.j2", {"charts": list(drawings(corpus.content, view))}
    terms = sorted(corpus.content.glossary, key=lambda term: _order(term, view))
    yield "glossary.md", "glossary.md.j2", {"terms": terms}
    yield "timeline.md", "timeline.md.j2", {"moments": list(moments(corpus.content))}
    counts = translation_status(corpus)
    context = {"names": names, "counts": counts, "statuses": list(statuses(corpus, view))}
    yield "translation-status.md", "translation-status.md.j2", context


def moments(content: Content) -> Iterator[tuple[str, str, Event | Moment]]:
    """(date or empty, kind, what): in order, unstated dates last.

    Kinds: an event is ``held``, its source ``published``; those of Moment.
    """
    rows: list[tuple[str, str, Event | Moment]] = [
        (getattr(event.file.dates, kind) or "", kind, event)
        for event in content.events
        for kind in ("held", "published")
    ]
    rows += [(one.date, one.kind, one) for one in content.timeline if one.date]
    yield from sorted(rows, key=lambda row: (not row[0], row[0], row[2].id, row[1]))


def drawings(content: Content, view: View) -> Iterator[tuple[Chart, charts.Growth | charts.Money]]:
    """Each chart with what is to be drawn; one without anything to draw is left out."""
    for chart in content.charts:
        if chart.kind == "growth" and chart.lines:
            yield chart, charts.growth(chart)
        elif chart.kind == "money" and (found := dict(view.measured).get("money")):
            yield chart, charts.money(found)


def statuses(corpus: Corpus, view: View) -> Iterator[tuple[str, list[tuple[Exchange, list[str]]]]]:
    """Per translated language: the exchanges with units that are not reviewed, and those units."""
    for language in list(corpus.catalogues)[1:]:
        other = View(corpus, language)
        rows = []
        for x in view.exchanges.values():
            ids = [f"{x.id}:title", f"{x.id}:gist", *(block.id for block in x.blocks)]
            if found := [unit for unit in ids if other.text(unit).state != "reviewed"]:
                rows.append((x, found))
        yield language, rows


def _order(term: Term, view: View) -> tuple[str, str]:
    """Dictionary order: in Japanese by reading, elsewhere by the translated word.

    Voicing marks and small kana count only between words that are otherwise alike.
    """
    if view.language != view.corpus.source:
        return view.text(f"term:{term.id}:term").value.casefold(), term.id
    letters = unicodedata.normalize("NFD", term.reading)
    bare = "".join(letter for letter in letters if letter not in "\u3099\u309aー")
    return bare.translate(str.maketrans("ぁぃぅぇぉっゃゅょ", "あいうえおつやゆよ")), term.reading
