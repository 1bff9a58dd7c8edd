"""What our search takes from the renderer's box is still there."""

from __future__ import annotations

from pathlib import Path

from support.browsing import (
    each_language,
)
from support.serving import Site


def test_materials_protocol_is_the_one_we_speak() -> None:
    """Our worker answers to these passages of Material's script; look again when they change."""
    (bundle,) = material().glob("bundle.*.min.js")
    text = bundle.read_text("utf-8")
    for passage in (
        "e.type===1}",
        "e.type===3}",
        "t.next({type:2,data:i})",
        'document.forms.namedItem("search")?',
        "new Worker(e)",
        "new URL(e.location,i.base)",
        "({items:l})=>",
        '"data-md-score":e.score.toFixed(2)',
        "Object.keys(e.terms)",
    ):
        assert passage in text, passage


def material() -> Path:
    import material as theme

    return Path(theme.__path__[0]) / "templates/assets/javascripts"


@each_language
def test_the_repairs_of_the_search_box_take_hold(site: Site, language: str) -> None:
    text = (site.folder / language / "index.html").read_text("utf-8")
    assert '"search": "assets/js/search/worker.js"' in text
    assert 'name="search"' not in text
    assert '<div class="md-search-result__meta" role="status">' in text
    assert not list(site.folder.rglob("search_index.json"))
    assert list(site.folder.rglob("all.json"))
