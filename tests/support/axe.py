"""axe-core, the checker of accessibility, in a page."""

from __future__ import annotations

from collections.abc import Sequence

from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Page

from .browsing import Opener

#: The rules whose outcome a colour scheme can change.
COLOURS = ["color-contrast", "link-in-text-block"]
#: axe's own options but for the first: texts with something before or behind them (`::before`) are
#: checked as well, where axe by default leaves them undecided, after a long search.
CONTRAST = {
    "ignorePseudo": True,
    "ignoreUnicode": True,
    "ignoreLength": False,
    "boldValue": 700,
    "boldTextPt": 14,
    "largeTextPt": 18,
    "contrastRatio": {"normal": {"expected": 4.5}, "large": {"expected": 3}},
}
#: `data-md-color-scheme` is what Material's switch sets. `preload` would fetch all style sheets
#: anew, for a rule on sounds that play by themselves.
CHECK = """async ([scheme, contrast, rules]) => {
  if (scheme && document.body.dataset.mdColorScheme) document.body.dataset.mdColorScheme = scheme;
  axe.configure({ checks: [{ id: "color-contrast", options: contrast }] });
  const { violations } = await axe.run({ resultTypes: ["violations"], preload: false, ...rules });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${scheme}: ${id}: ${target}: ${failureSummary}`));
}"""


def axe_page(opened: Opener, width: int) -> Page:
    """A page with axe in it."""
    return opened(width, script=AXE_FILE_PATH)


def all_faults(page: Page, schemes: Sequence[str] = ("default", "slate")) -> list[str]:
    """What all rules find in the first colour scheme, and those on colours in the others too."""
    first, *others = schemes
    only_colours = {"runOnly": {"type": "rule", "values": COLOURS}}
    found: list[str] = page.evaluate(CHECK, [first, CONTRAST, {}])
    for scheme in others:
        found += page.evaluate(CHECK, [scheme, CONTRAST, only_colours])
    return found
