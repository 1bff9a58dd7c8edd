"""A page for each answer: light, to be shared and cited, and no heavier however many there are.

In: a Corpus, what its languages call themselves, the site's address. Out: path under the site's
root to HTML. The renderer has no part in it.
"""

import json
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from ..corpus.content import Exchange
from ..corpus.corpus import Corpus
from .citations import cite
from .render import HtmlRenderer
from .view import View, list_announced

#: How much of an answer previews show, in characters.
PREVIEW = 160


def share_pages(
    corpus: Corpus, names: Mapping[str, str], root: str, cards: Mapping[str, str]
) -> dict[str, str]:
    """Every exchange in every language. ``root``: the site's address, with its last slash;
    ``cards``: by language the picture for previews, below the language's folder, or nothing.
    """
    found, announced = {}, list_announced(corpus)
    for language in names:
        view = View(corpus, language)
        renderer = HtmlRenderer(view.words)
        shared = {"v": view, "corpus": corpus, "names": names, "announced": announced}
        for x in corpus.exchanges.values():
            url = f"{root}{language}/q/{x.id}/"
            own = {
                "x": x,
                "root": root,
                "url": url,
                "card": cards[language],
                "citations": cite(view, x, url),
                "preview": preview(view, x),
                "described": describe(view, x, url),
            }
            html = renderer.render_page("q.html.j2", {**shared, **own})
            found[f"{language}/q/{x.id}/index.html"] = html
    return found


def preview(view: View, x: Exchange) -> str:
    """What is shown where a link to an answer is pasted: its gist, as a whole."""
    said = view.words.plain(x.gist)
    return said if len(said) <= PREVIEW else said[: PREVIEW - 1] + "…"


def describe(view: View, x: Exchange, url: str) -> Markup:
    """An answer in the words of schema.org, as JSON-LD that can stand in a page.

    What was said is retold, so it is an Answer of ours based on the source; no Quotation.
    """
    say = view.words.plain
    event: dict[str, Any] = {"@type": "Event", "name": say(x.event.title)}
    if x.event.dates.held:
        event["startDate"] = x.event.dates.held
    based: dict[str, Any] = {"@type": "CreativeWork", "name": say(x.event.source.title)}
    based["author"] = {"@type": "Person", "name": say(x.event.source.author)}
    if x.event.source.url:
        based["url"] = x.event.source.url
    answer = " ".join(say(block.text) for block in x.blocks if block.kind in SAID)
    data = {
        "@context": "https://schema.org",
        "@type": "QAPage",
        "url": url,
        "name": say(x.title),
        "inLanguage": view.language,
        "isBasedOn": based,
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "mainEntity": {
            "@type": "Question",
            "name": say(x.question.text),
            "text": say(x.question.text),
            "answerCount": 1,
            "about": event,
            "acceptedAnswer": {
                "@type": "Answer",
                "text": answer,
                "url": url,
                "author": {"@type": "Organization", "name": say(view.words("site-name"))},
                "abstract": say(x.gist),
            },
        },
    }
    # `<` could end the element that it stands in.
    return Markup(json.dumps(data, ensure_ascii=False).replace("<", "\\u003c"))  # noqa: S704


#: Blocks that tell what was answered.
SAID = ("headline", "answer")
