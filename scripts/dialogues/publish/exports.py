"""Files for machines: ``data/*.json``, the pages at the site's root, site maps, ``robots.txt``.

In: a Corpus and the site's address (``https://…/``, with the final slash). Out: path under the
site's root to text: one byte sequence for one corpus.
"""

from collections.abc import Mapping

from ..corpus.corpus import Corpus
from ..corpus.looks import find_added, find_updated, find_version
from .pages import PAGES
from .plain import Exporter, dump_json
from .render import make_environment
from .samples import choose_guide, tell_columns
from .tables import LICENCE, describe_package, export_tables
from .view import View, count_states, list_announced

#: What stands at the site's root, each from the template of its name.
AT_ROOT = ("index.html", "404.html", "sitemap.xml", "llms.txt")


def export_files(
    corpus: Corpus,
    names: Mapping[str, str],
    urls: list[str],
    root: str,
    cards: Mapping[str, str],
) -> dict[str, str]:
    """All of them. ``names``: what each language calls itself; ``urls``: pages of a language;
    ``cards``: by language the picture for previews, below the language's folder, or nothing.
    """
    env = make_environment()
    urls = sorted([*urls, *(f"q/{key}/" for key in corpus.exchanges)])
    views = {language: View(corpus, language) for language in names}
    announced, guide = list_announced(corpus), choose_guide(corpus)
    shared = {
        "corpus": corpus,
        "names": names,
        "views": views,
        "urls": urls,
        "root": root,
        "cards": cards,
        "announced": announced,
        "pages": PAGES[1:],
        "guide": guide,
        "version": find_version(corpus),
        "licence": LICENCE,
    }

    def render_root(name: str) -> str:
        return env.get_template(f"root/{name}.j2").render(**shared)

    def render_feed(code: str) -> str:
        newest = sorted(corpus.exchanges.values(), key=find_updated, reverse=True)
        own = {"v": views[code], "newest": newest, "updated": max(map(find_updated, newest))}
        days = {"find_added": find_added, "find_updated": find_updated}
        return env.get_template("root/feed.xml.j2").render(**shared, **own, **days)

    data = Exporter(corpus).export()
    return {
        "data/dialogues.json": dump_json(data),
        **export_tables(data, root),
        "data/datapackage.json": dump_json(describe_package(data, tell_columns(guide))),
        **{f"{code}/feed.xml": render_feed(code) for code in names},
        "data/translation-status.json": dump_json(count_states(corpus)),
        "robots.txt": f"User-agent: *\nAllow: /\nSitemap: {root}sitemap.xml\n",
        **{name: render_root(name) for name in AT_ROOT},
    }
