"""A page for each answer: light, to be shared and cited, and no heavier however many there are.

In: a Corpus, a language, what all languages call themselves, the site's address. Out: pages as
HTML, one at a time. The renderer has no part in it.
"""

from collections.abc import Iterator, Mapping
from itertools import chain

from ..corpus.corpus import Corpus
from .citations import cite
from .linked_data import describe_answer, write_script
from .notes import shorten
from .render import HtmlRenderer
from .view import View, list_announced

#: How much of an answer previews show, in widths of a Latin letter: any gist of usual length.
PREVIEW_WIDTH = 200


def render_answer_pages(
    corpus: Corpus, language: str, names: Mapping[str, str], root: str, card: str
) -> Iterator[tuple[str, str]]:
    """Path under the site's root and page of every exchange. ``root``: the site's address, with its
    last slash; ``card``: the picture for previews, below the language's folder, or nothing.
    """
    view = View(corpus, language)
    renderer = HtmlRenderer(view.words)
    announced = list_announced(corpus)
    shared = {"v": view, "corpus": corpus, "names": names, "announced": announced}
    groups = [corpus.list_exchanges(event) for event in corpus.events]
    around = chain.from_iterable(
        zip([None, *xs], xs, [*xs[1:], None], strict=False) for xs in groups
    )
    for previous, x, following in around:
        url = f"{root}{language}/q/{x.id}/"
        own = {
            "x": x,
            "previous": previous,
            "following": following,
            "root": root,
            "url": url,
            "card": card,
            "citations": cite(view, x, url),
            "preview": shorten(view.words.plain(x.gist), PREVIEW_WIDTH),
            "described": write_script(describe_answer(view, x, url)),
        }
        html = renderer.render_page("q.html.j2", {**shared, **own})
        yield f"{language}/q/{x.id}/index.html", html
