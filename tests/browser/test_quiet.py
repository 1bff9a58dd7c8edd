"""Every page loads without an error and asks nobody but its own site."""

from __future__ import annotations

from support.browsing import (
    ANSWER,
    KINDS,
    LANGUAGES,
    Faults,
    Opener,
    each_language,
    kind_of,
)
from support.search_box import ask
from support.serving import Site


def test_every_kind_of_page_is_among_those_tested(site: Site) -> None:
    pages = site.pages()
    assert len(pages) == len(set(pages)) > 60
    assert {f"{language}/{page}" for language in LANGUAGES for page in KINDS} <= set(pages)
    kinds = set(map(kind_of, (*KINDS, ANSWER)))
    for page in pages:
        language, _, rest = page.partition("/")
        assert language in LANGUAGES
        assert kind_of(rest) in kinds, page


@each_language
def test_pages_load_without_errors_and_ask_nobody_else(
    site: Site, opened: Opener, language: str
) -> None:
    faults = Faults(site)
    paths = [path for path in site.pages() if path.startswith(f"{language}/")]
    assert len(paths) > 30
    context = opened.context(service_workers="allow")
    faults.watch(context)
    page = context.new_page()
    for path in paths:
        page.goto(site.url + path, wait_until="load")
        assert page.locator("h1").count() == 1, path
    page.goto(f"{site.url}{language}/")
    page.keyboard.press("/")
    ask(page, "AGI")  # answered when all of search is there
    assert faults.found == []


def test_live_reload_stays_out(site: Site) -> None:
    paths = [path for path in site.folder.rglob("*") if path.suffix in (".html", ".js")]
    assert len(paths) > 60
    for path in paths:
        assert "livereload" not in path.read_text("utf-8"), path
