"""axe-core, the checker of accessibility, in a page: what it finds, what it cannot decide."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Page

from .browsing import Opener
from .trees import HOME

#: Comes with our tools of JavaScript (`make js`); package.json says which.
AXE = HOME / "node_modules/axe-core/axe.min.js"
#: WCAG 2.2, levels A and AA, and what axe holds to be good practice. Whether targets are large
#: enough is a rule of `wcag22aa`, which axe leaves out unless it is asked for.
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
#: The rules whose outcome a colour scheme can change.
COLOURS = ("color-contrast", "link-in-text-block")
SCHEMES = ("default", "slate")
#: axe's own options but for the first three: texts with something before or behind them
#: (`::before`), signs that are no letters, and texts of one letter are checked as well, where axe
#: by default leaves them undecided.
CONTRAST = {
    "ignorePseudo": True,
    "ignoreUnicode": False,
    "ignoreLength": True,
    "boldValue": 700,
    "boldTextPt": 14,
    "largeTextPt": 18,
    "contrastRatio": {"normal": {"expected": 4.5}, "large": {"expected": 3}},
}
#: Why axe leaves a contrast undecided that `WORKED_OUT` decides: words that something lies over or
#: beside (below an open panel, at the edge of a list that scrolls), and those of drawings, which it
#: takes for pictures. Words over a picture or a gradient stay a fault.
OVERLAPPING = ("bgOverlap", "elmPartiallyObscured", "elmPartiallyObscuring", "imgNode")
#: The contrast of an element's words with the grounds of all that they are within.
WORKED_OUT = """(element) => {
  const read = (color) => {
    const [r, g, b, a = 1] = color.match(/[\\d.]+/g).map(Number);
    return [r, g, b, a];
  };
  const mix = ([r, g, b, a], under) =>
    [r, g, b].map((n, nth) => n * a + under[nth] * (1 - a));
  const light = (color) => {
    const [r, g, b] = color.map((n) => n / 255).map((n) =>
      n <= 0.04045 ? n / 12.92 : ((n + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const grounds = [];
  for (let one = element; one; one = one.parentElement) {
    const style = getComputedStyle(one);
    if (style.backgroundImage !== "none" || Number(style.opacity) < 1) return 0;
    grounds.unshift(read(style.backgroundColor));
    if (grounds[0][3] === 1) break;
  }
  if (grounds[0][3] < 1) return 0;
  const ground = grounds.reduce((under, over) => mix(over, under), [0, 0, 0]);
  const style = getComputedStyle(element);
  const words = mix(read(element.closest("svg") ? style.fill : style.color), ground);
  const [dark, bright] = [light(words), light(ground)].sort((one, other) => one - other);
  return (bright + 0.05) / (dark + 0.05);
}"""
#: `data-md-color-scheme` is what Material's switch sets. `preload` would fetch all style sheets
#: anew, for a rule on sounds that play by themselves. First, what has just been opened tells our
#: scripts so, and they make room for it.
CHECK = """async ([scheme, contrast, runOnly, overlapping]) => {
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  if (document.body.dataset.mdColorScheme) document.body.dataset.mdColorScheme = scheme;
  axe.configure({ checks: [{ id: "color-contrast", options: contrast }] });
  const resultTypes = ["violations", "incomplete"];
  const found = await axe.run({ resultTypes, preload: false, runOnly });
  const list = (results, what) => results.flatMap(({ id, nodes }) => nodes.flatMap((node) => {
    const element = document.querySelector(node.target.at(-1));
    const reasons = node.any.map(({ data }) => data?.messageKey);
    const text = `${scheme}: ${id}: ${what}${node.target}: ${node.failureSummary} ${node.html}`;
    if (what && id === "color-contrast" && overlapping.includes(reasons[0]))
      return workedOut(element) >= 4.5 ? [] : [text];
    return [text];
  }));
  return [...list(found.violations, ""), ...list(found.incomplete, "undecided: ")];
}""".replace("workedOut", f"({WORKED_OUT})")


def find_axe() -> Path:
    """Where axe is; the test fails, for want of it, rather than pass unheard."""
    if not AXE.is_file():
        pytest.fail(f"no axe-core: {AXE} is missing; run `make js`")
    return AXE


def axe_page(opened: Opener, width: int) -> Page:
    """A page with axe in it."""
    return opened(width, script=str(find_axe()))


def all_faults(page: Page, schemes: Sequence[str] = SCHEMES) -> list[str]:
    """What all rules find in the first colour scheme, and those on colours in the others too."""
    found: list[str] = []
    for number, scheme in enumerate(schemes):
        # The pages that are not the renderer's follow the system alone.
        page.emulate_media(color_scheme="dark" if scheme == "slate" else "light")
        kind, values = ("rule", COLOURS) if number else ("tag", TAGS)
        only = {"type": kind, "values": values}
        found += page.evaluate(CHECK, [scheme, CONTRAST, only, OVERLAPPING])
    return found


def report(faults: dict[str, list[str]]) -> str:
    """What was found, by where."""
    return json.dumps({k: v for k, v in faults.items() if v}, indent=1, ensure_ascii=False)
