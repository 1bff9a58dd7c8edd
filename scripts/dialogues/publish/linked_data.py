"""What pages are about, in the words of https://schema.org, as JSON-LD.

In: the View of a language. Out: plain data, and the text of a script element that holds it. What
was said is retold here, so it is an Answer of ours that is based on a source, never a Quotation.
"""

import json
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from ..corpus.content import Event, Exchange
from ..corpus.looks import find_added, find_updated, find_version
from ..model import ANSWERED
from .epub import NAME as EPUB
from .tables import JSON_FILES, LICENCE, TABLES
from .view import View

CONTEXT = {"@context": "https://schema.org"}


def write_script(data: Mapping[str, Any]) -> Markup:
    """JSON as it can stand in a script element: `<` could end it."""
    return Markup(json.dumps(data, ensure_ascii=False).replace("<", "\\u003c"))  # noqa: S704


def describe_answer(view: View, x: Exchange, url: str) -> dict[str, Any]:
    """A question with its answer, on the page of their own."""
    say = view.words.plain
    return {
        **CONTEXT,
        "@type": "QAPage",
        "url": url,
        "name": say(x.title),
        "inLanguage": view.language,
        "isBasedOn": _describe_source(view, x.event),
        "license": LICENCE["path"],
        "datePublished": find_added(x),
        "dateModified": find_updated(x),
        "creditText": say(view.words("cite-note")),
        "mainEntity": {
            "@type": "Question",
            "name": say(x.question.text),
            "text": say(x.question.text),
            "answerCount": 1,
            "about": _describe_event(view, x.event),
            "acceptedAnswer": {
                "@type": "Answer",
                "text": "\n\n".join(
                    say(block.text) for block in x.blocks if block.kind in ANSWERED
                ),
                "url": url,
                "author": {"@type": "Organization", "name": say(view.words("site-name"))},
                "abstract": say(x.gist),
            },
        },
    }


def describe_event(view: View, event: Event) -> dict[str, Any]:
    """An event, on its page."""
    return {
        **CONTEXT,
        **_describe_event(view, event),
        "description": view.words.plain(event.texts[0]),
        "subjectOf": _describe_source(view, event),
    }


def describe_glossary(view: View) -> dict[str, Any]:
    """All terms."""
    say = view.words.plain
    terms = [
        {
            "@type": "DefinedTerm",
            "@id": f"#{term.id}",
            "name": say(term.name),
            "description": say(term.definition),
        }
        for term in view.sort_terms()
    ]
    name = say(view.words("glossary"))
    return {**CONTEXT, "@type": "DefinedTermSet", "name": name, "hasDefinedTerm": terms}


def describe_data(view: View) -> dict[str, Any]:
    """The files of data, by their addresses below the site's root."""
    say = view.words.plain
    files = {
        **{f"data/{name}.csv": "text/csv" for name in TABLES},
        **{f"data/{name}.json": "application/json" for name in JSON_FILES},
        **{f"{code}/feed.xml": "application/atom+xml" for code in view.corpus.languages},
        **{f"{code}/{EPUB}": "application/epub+zip" for code in view.corpus.languages},
        "llms.txt": "text/markdown",
    }
    return {
        **CONTEXT,
        "@type": "Dataset",
        "name": say(view.words("site-name")),
        "description": say(view.words("home-description")),
        "inLanguage": list(view.corpus.languages),
        "license": LICENCE["path"],
        "version": find_version(view.corpus),
        "dateModified": find_version(view.corpus),
        "creator": {"@type": "Organization", "name": say(view.words("site-name"))},
        "isBasedOn": [_describe_source(view, event) for event in view.corpus.events],
        "distribution": [
            {"@type": "DataDownload", "contentUrl": f"../../{name}", "encodingFormat": kind}
            for name, kind in files.items()
        ],
    }


def _describe_event(view: View, event: Event) -> dict[str, Any]:
    speaker = view.words.plain(event.speaker_in_full or event.speaker)
    found: dict[str, Any] = {
        "@type": "Event",
        "name": view.words.plain(event.title),
        "performer": {"@type": "Person", "name": speaker},
    }
    if event.dates.held:
        found["startDate"] = event.dates.held
    if event.place:
        found["location"] = {"@type": "Place", "name": view.words.plain(event.place)}
    return found


def _describe_source(view: View, event: Event) -> dict[str, Any]:
    say = view.words.plain
    found: dict[str, Any] = {
        "@type": "CreativeWork",
        "name": say(event.source.title),
        "author": {"@type": "Person", "name": say(event.source.author)},
    }
    if event.source.url:
        found["url"] = event.source.url
    if event.dates.published:
        found["datePublished"] = event.dates.published
    return found
