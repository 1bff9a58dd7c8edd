"""The renderer: MkDocs with Material, which this module, ``rendering`` and ``live`` know.

In: a checkout with ``mkdocs.yml`` and ``overrides/``, and a folder of Markdown with one folder a
language. Out: HTML, one folder a language; whatever the renderer complains about as Problems.
Another renderer takes this one's place by offering the same functions.
"""

import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from ..problems import Problem, Problems, position
from .languages import find_languages
from .repairs import Repair, repair_pages

CONFIG = "mkdocs.yml"
#: What a run loads only once it has begun.
LOADED = ("mkdocs_static_i18n.plugin",)
#: Files and folders of the checkout whose change calls for a new rendering.
SOURCES = (CONFIG, "overrides")
#: What the renderer makes and no page of ours uses, below a language's folder: its scripts, site
#: maps that nobody is told of, an icon other than ours, maps for its own developers.
LEFTOVERS = ("assets/javascripts", "sitemap.xml*", "assets/images/favicon.png", "assets/**/*.map")
#: The theme's style sheets, in the order in which pages load them.
SHEETS = ("assets/stylesheets/main.*.css", "assets/stylesheets/palette.*.css")


#: What is wrong in the markup of Material, or of Python-Markdown, or not for us; `overrides/`
#: replace whole passages.
REPAIRS = (
    Repair(
        "its style sheets come with ours, in one file (styles.py)",
        r'\s*<link rel="stylesheet" href="[^"]*assets/stylesheets/(?:main|palette)\.[^"]*">',
        "",
        times=2,
    ),
    Repair(
        "Firefox fetches the next page before anybody asks for it, and the policy forbids it",
        r'\s*<link rel="next" href="[^"]*">',
        "",
        times=None,
    ),
    Repair(
        "`autocomplete` is not for check boxes",
        r'(<input class="md-toggle" data-md-toggle="\w+" type="checkbox" id="\w+") '
        r'autocomplete="off">',
        r"\1>",
        times=2,
    ),
    Repair(
        "no keyboard reaches the menu's label: header.js gives its work to a button in front of it",
        r'(?=<label class="md-header__button md-icon" for="__drawer"'
        r'.*?<nav class="md-nav md-nav--primary[^"]*" aria-label="([^"]*)")',
        r'<button type="button" class="dn-opener" data-dn-opens="__drawer" aria-label="\1" '
        'aria-expanded="false"></button>',
    ),
    Repair(
        "nor the contents' label in the menu, of pages that are in the menu and have contents",
        r'(?<=md-nav__link--active" for="__toc")',
        r' tabindex="0"',
        times=None,
    ),
    Repair(
        "the site's name leads nowhere, and small screens have no logo: one way home, not two",
        r'(<a href="([^"]*)"[^>]* class="md-header__button md-logo")((?:(?!</header>).)*?'
        r'<div class="md-header__topic">\s*)<span class="md-ellipsis">(.*?)</span>',
        r'\1 aria-hidden="true" tabindex="-1"\3<a class="md-ellipsis" href="\2">\4</a>',
    ),
    Repair(
        "pages that are not in the menu have no check box for their contents' label",
        r'\A(?!.*id="__toc")(.*<label class="md-nav__title") for="__toc"',
        r"\1",
        times=None,
    ),
    Repair(
        "parts of the contents are no landmarks, which would have the names of others",
        r'<nav class="md-nav" aria-label="[^"]*">',
        '<nav class="md-nav" role="presentation">',
        many=True,
    ),
    Repair(
        "nor are the contents in the menu, which are those beside the page once more",
        r'(for="__toc".{1,4000}<nav class="md-nav md-nav--secondary") aria-label="[^"]*"'
        r'(?=.*<nav class="md-nav md-nav--secondary")',
        r'\1 role="presentation"',
        times=None,
    ),
    Repair(
        "Python-Markdown does not know captions: it takes them for the words of a paragraph",
        r"<p>(<caption\b[^>]*>(?:(?!</?p>).)*</caption>)</p>",
        r"\1",
        many=True,
    ),
)
#: What our overrides write on every page; it is missing where Material has dropped their block.
WRITTEN = (
    *("<title>", 'content="strict-origin"', 'http-equiv="Content-Security-Policy"'),
    *("assets/js/early.js", "assets/js/main.js", "data-dn-search", "dn-search__field"),
    *("dn-languages", "dn-footer"),
)
#: What they take off every page.
TAKEN_OFF = ('href="site:', 'href="repo:')
#: What they take off the pages of a language that is not announced.
ADDRESSES = ('rel="canonical"', '<link rel=" alternate')
_LINK = re.compile(r"contains an? (?:absolute )?link '([^']+)'")
_PAGE = re.compile(r"[Dd]oc file '([^']+)'")


@dataclass(frozen=True, slots=True)
class Frame:
    """A language, and what stands around its pages.

    ``words``: of ``strings.yaml``, by name; ``announced``: the languages that search engines are
    told of, all if there is none; ``card``: the picture for previews, below the language's folder.
    """

    language: str
    words: Mapping[str, str] = field(default_factory=dict)
    announced: tuple[str, ...] = ()
    card: str = ""

    @property
    def settings(self) -> dict[str, str]:
        """What the configuration asks the environment for."""
        words = {f"WORD_{name.upper().replace('-', '_')}": one for name, one in self.words.items()}
        announced = ",".join(("", *self.announced, "")) if self.announced else ""
        named = {"LOCALE": self.language, "ANNOUNCED": announced, "CARD": self.card}
        return {**named, **words}


def read_languages(home: Path) -> dict[str, str]:
    """Language codes with what each language calls itself; the source language comes first.

    Raises BuildError if the configuration of the checkout ``home`` names none.
    """
    return find_languages(home / CONFIG)


def prepare(home: Path) -> None:
    """Load and compile, before processes fork, what each of them would else do for itself."""
    from . import rendering  # loads MkDocs: commands that only ask for the languages do without

    rendering.compile_templates(home / CONFIG)


def render(frame: Frame, home: Path, docs: Path, out: Path, root: str) -> list[Problem]:
    """Render one language of ``docs`` into ``out``, with the settings of the checkout ``home``.

    ``root`` is the address that the site will have, with a slash at its end.
    """
    from . import rendering

    config = home / CONFIG
    with set_environment(frame, docs, root):
        messages = rendering.run(config, out)
    if messages:
        return read_complaints(messages, home)
    _remove_leftovers(out)
    hidden = frame.announced and frame.language not in frame.announced
    taken_off = TAKEN_OFF + (ADDRESSES if hidden else ())
    return repair_pages(out, REPAIRS, config, written=WRITTEN, taken_off=taken_off)


def render_one(frame: Frame, home: Path, docs: Path, out: Path, root: str, source: str) -> bool:
    """Render the page of one ``source`` (``ja/topics/agi.md``) into ``out``, for a first look: what
    is wrong is told by ``render``. False where nothing came of it.
    """
    from . import rendering

    config = home / CONFIG
    with set_environment(frame, docs, root):
        if not rendering.run_one(config, out, source):
            return False
    repair_pages(out, REPAIRS, config)
    return True


@contextmanager
def set_environment(frame: Frame, docs: Path, root: str) -> Iterator[None]:
    """What the configuration asks for, as long as it is read."""
    before = os.environ.copy()
    os.environ |= {
        **frame.settings,
        "SITE_ROOT": root,
        "SITE_URL": f"{root}{frame.language}/",
        "DOCS_DIR": str(docs.resolve()),
        "NO_MKDOCS_2_WARNING": "1",
    }
    try:
        yield
    finally:
        os.environ.clear()
        os.environ |= before


def read_complaints(messages: Iterable[str], home: Path) -> list[Problem]:
    """What the renderer logged, as problems at the pages that it names, else at its settings."""
    problems = Problems()
    for message in messages:
        page = _PAGE.search(message)
        path = home / "docs" / page[1] if page else home / CONFIG
        problems.add(path, _find_link(path, message), " ".join(message.split()))
    return problems.items


def _find_link(page: Path, message: str) -> tuple[int, int]:
    """Where the link stands that a message on a page is about; else where the page begins."""
    if (link := _LINK.search(message)) and page.is_file():
        text = page.read_text("utf-8", "replace")
        return position(text, max(0, text.find(f"({link[1]}")))
    return 1, 1


def _remove_leftovers(out: Path) -> None:
    for name in LEFTOVERS:
        for path in [*out.glob(name)]:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def take_styles(site: Path, languages: Iterable[str]) -> str:
    """The theme's style sheets as one text; they are gone from all languages' folders then."""
    homes = [site / language for language in languages]
    texts = [path.read_text("utf-8") for name in SHEETS for path in sorted(homes[0].glob(name))]
    for home in homes:
        shutil.rmtree(home / "assets/stylesheets", ignore_errors=True)
    return "".join(texts)
