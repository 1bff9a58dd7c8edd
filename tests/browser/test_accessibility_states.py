"""axe finds nothing in whatever a page opens, shows on demand, or answers."""

from __future__ import annotations

import pytest

from support.axe import all_faults, axe_page, report
from support.browsing import NARROW, SMALL, WIDE, Opener, settle
from support.serving import Site
from support.states import STATES, TOPIC, name_source


@pytest.mark.parametrize("name", STATES)
def test_axe_finds_nothing_in_what_opens(
    site: Site, opened: Opener, name: str, whole: bool
) -> None:
    path, show = STATES[name]
    every = [(language, width) for language in ("ja", "en") for width in (WIDE, NARROW, SMALL)]
    faults = {}
    for language, width in every if whole else [("ja", SMALL), ("en", WIDE)]:
        page = axe_page(opened, width)
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.goto(f"{site.url}{language}/{path}")
        if page.locator("script[src$='/main.js']").count():
            settle(page)
        show(page)
        faults[f"{language} {width}"] = all_faults(page)
        # What was chosen would be remembered: the next page is as it is found.
        page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
    assert not any(faults.values()), report(faults)


def test_a_fault_is_found_only_once_it_is_open(site: Site, opened: Opener) -> None:
    page = axe_page(opened, WIDE)
    page.goto(f"{site.url}en/{TOPIC}")
    settle(page)
    body = page.locator(".dn-source > div").first
    body.evaluate("body => { body.style.cssText += 'background: #777; color: #888'; }")
    assert all_faults(page, schemes=["default"]) == []
    name_source(page)
    assert all_faults(page, schemes=["default"])
