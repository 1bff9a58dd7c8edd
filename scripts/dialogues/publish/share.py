"""A page for each answer: light, to be shared and cited, and no heavier however many there are.

In: a Corpus, what its languages call themselves, the site's address. Out: path under the site's
root to HTML. The renderer has no part in it.
"""

from collections.abc import Mapping

from ..corpus.corpus import Corpus
from .citations import cite
from .linked_data import describe_answer, write_script
from .notes import shorten
from .render import HtmlRenderer
from .view import View, list_announced

#: How much of an answer previews show, in widths of a Latin letter: any gist of usual length.
PREVIEW_WIDTH = 200


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
                "preview": shorten(view.words.plain(x.gist), PREVIEW_WIDTH),
                "described": write_script(describe_answer(view, x, url)),
            }
            html = renderer.render_page("q.html.j2", {**shared, **own})
            found[f"{language}/q/{x.id}/index.html"] = html
    return found
