"""axe finds nothing: every kind of page, or with `--whole` every page, at all widths."""

from __future__ import annotations

from pathlib import Path

import pytest

from support import axe
from support.axe import SCHEMES, all_faults, axe_page, report
from support.browsing import LANGUAGES, NARROW, SMALL, WIDE, Opener, each_language, settle
from support.serving import Site
from support.whole import list_pages


#: The whole has both schemes; the sample one, or with `None` a single page in the light one.
@pytest.mark.parametrize(
    ("language", "width", "scheme"),
    (
        ("ja", WIDE, "default"),
        ("ja", NARROW, None),
        ("ja", SMALL, "slate"),
        ("en", WIDE, "slate"),
        ("en", NARROW, "default"),
        ("en", SMALL, None),
    ),
)
def test_axe_finds_nothing(
    site: Site, opened: Opener, language: str, width: int, scheme: str | None, whole: bool
) -> None:
    page = axe_page(opened, width)
    faults = {}
    pages = list_pages(site, language, whole=whole) if whole or scheme else ["about/"]
    for path in pages:
        page.goto(f"{site.origin}{site.home}{language}/{path}")
        if page.locator("script[src$='/main.js']").count():
            settle(page)
        faults[path] = all_faults(page, schemes=SCHEMES if whole else [scheme or "default"])
    assert not any(faults.values()), report(faults)


def test_axe_finds_nothing_at_the_root(site: Site, opened: Opener) -> None:
    faults = {}
    for width in (WIDE, NARROW, SMALL):
        page = axe_page(opened, width)
        for path in ("", "none"):
            page.goto(site.origin + site.home + path)
            faults[f"{path} {width}"] = all_faults(page)
    assert not any(faults.values()), report(faults)


@each_language
@pytest.mark.parametrize("scheme", SCHEMES)
def test_words_in_drawings_can_be_read(
    site: Site, opened: Opener, language: str, scheme: str
) -> None:
    """What axe leaves to us is worked out, and can be found too faint."""
    page = axe_page(opened, WIDE)
    page.goto(f"{site.url}{language}/figures/")
    assert all_faults(page, schemes=[scheme]) == []
    page.locator(".dn-chart text").evaluate_all(
        "texts => { for (const text of texts) text.style.fill = '#808080'; }"
    )
    found = all_faults(page, schemes=[scheme])
    assert found
    assert {tuple(fault.split(": ")[:3]) for fault in found} == {
        (scheme, "color-contrast", "undecided")
    }


def test_axe_can_fail(site: Site, opened: Opener) -> None:
    """A planted fault of structure is found, of size, and one of colour in each scheme."""
    page = axe_page(opened, WIDE)
    page.goto(f"{site.url}{LANGUAGES[1]}/about/")
    page.locator("h1").evaluate(
        """h1 => {
          const small = "<button aria-label='a'></button>".repeat(2);
          h1.insertAdjacentHTML("afterend", `<p>Hardly seen</p><button></button><p>${small}</p>`);
          Object.assign(h1.nextElementSibling.style, { background: "#777", color: "#888" });
          for (const one of document.querySelectorAll("[aria-label=a]"))
            Object.assign(one.style, { width: "9px", height: "9px", padding: 0, border: 0 });
        }"""
    )
    found = sorted(fault.split(": ")[:2] for fault in all_faults(page))
    assert found == [
        ["default", "button-name"],
        ["default", "color-contrast"],
        ["default", "target-size"],
        ["default", "target-size"],
        ["slate", "color-contrast"],
    ]


def test_what_axe_leaves_undecided_is_a_fault(site: Site, opened: Opener) -> None:
    page = axe_page(opened, WIDE)
    page.goto(f"{site.url}{LANGUAGES[1]}/about/")
    page.locator("h1").evaluate(
        """h1 => { h1.style.backgroundImage = "linear-gradient(red, blue)"; }"""
    )
    found = [fault.split(": ")[:3] for fault in all_faults(page, schemes=["default"])]
    assert found == [["default", "color-contrast", "undecided"]]


def test_without_axe_the_tests_fail(
    opened: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(axe, "AXE", tmp_path / "axe.min.js")
    with pytest.raises(pytest.fail.Exception, match="no axe-core"):
        axe_page(opened, WIDE)
