"""What is taken out of the style sheets, nobody has seen: pages look alike with all of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import material
import pytest
from playwright.sync_api import Browser, Page, Route

from dialogues.problems import Problems
from dialogues.site.renderer import SHEETS
from dialogues.site.styles import SHEET, STYLES, join_styles
from support.browsing import NARROW, WIDE, Opener, settle
from support.serving import Site
from support.states import STATES
from support.trees import HOME

#: What a sheet says something about, without short forms. A custom property is seen where something
#: is made of it; how large all is, whatever said so.
NAMES = """(sheet) => {
  const read = (rules) => [...rules].flatMap((rule) =>
    [...(rule.style ?? []), ...read(rule.cssRules ?? [])]);
  const made = new CSSStyleSheet();
  made.replaceSync(sheet);
  const names = new Set([...read(made.cssRules), "width", "height"]);
  return [...names].filter((name) => !name.startsWith("--"));
}"""

#: How each element, and what styles put before and behind it, looks, in short.
LOOKS = """(names) => {
  const describe = (style) => {
    let sum = 0;
    for (const name of names) {
      // Where nothing is drawn, it is drawn nowhere, however that is written.
      const text = style.getPropertyValue(name).replace(/^0px$/, "0%");
      for (let at = 0; at < text.length; at++)
        sum = (Math.imul(sum, 31) + text.charCodeAt(at)) | 0;
    }
    return sum;
  };
  const found = [], met = {};
  for (const one of document.querySelectorAll("body, body :not(option)")) {
    const within = one.parentElement;
    const name = `${within.localName} ${within.className} > ${one.localName} ${one.className}`;
    met[name] = (met[name] ?? 0) + 1;
    if (met[name] > 4) continue; // more of them look as these do
    const parts = ["", "::before", "::after"];
    if (one.matches("li, summary")) parts.push("::marker");
    if (one.matches("input")) parts.push("::placeholder");
    for (const part of parts) found.push([name + part, describe(getComputedStyle(one, part))]);
  }
  return found;
}"""

#: Whether it says what it said when last asked: answers come after what opens for them.
STILL = """() => {
  const before = window.before;
  window.before = document.body.innerText;
  return window.before === before;
}"""


@dataclass(frozen=True)
class Sheet:
    """A style sheet, and the properties that it sets."""

    text: str
    names: list[str]


@pytest.fixture(scope="session")
def uncut(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Sheet:
    """The theme's sheets and ours, as they were written."""
    folder = tmp_path_factory.mktemp("uncut")
    (folder / STYLES).mkdir(parents=True)
    for path in (HOME / "docs" / STYLES).glob("*.css"):
        (folder / STYLES / path.name).write_text(path.read_text("utf-8"), "utf-8")
    problems = Problems()
    join_styles(folder, HOME / "docs", problems)
    assert not problems.items
    theme = Path(material.__file__).parent / "templates"
    theirs = [path for name in SHEETS for path in theme.glob(name)]
    assert len(theirs) == len(SHEETS)
    texts = [path.read_text("utf-8") for path in (*theirs, folder / SHEET)]
    page = browser.new_page()
    text = "".join(texts)
    names = page.evaluate(NAMES, text)
    page.close()
    assert len(names) > 100
    return Sheet(text, names)


def look(
    opened: Opener, site: Site, name: str, where: tuple[str, int, str], names: list[str], sheet: str
) -> object:
    """The looks of a page in a state, with the sheet that is served or with another one."""
    language, width, scheme = where
    path, show = STATES[name]
    context = opened.context(width, color_scheme=scheme)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    if sheet:

        def answer(route: Route) -> None:
            route.fulfill(body=sheet, content_type="text/css")

        context.route(f"**/{SHEET}", answer)
    page: Page = context.new_page()
    page.goto(f"{site.url}{language}/{path}")
    if page.locator("script[src$='/main.js']").count():
        settle(page)
    show(page)
    page.mouse.move(0, 0)
    page.wait_for_function(STILL, polling=300)
    looks: list[list[object]] = page.evaluate(LOOKS, names)
    if name == "menu":  # and on paper
        page.emulate_media(media="print")
        looks += page.evaluate(LOOKS, names)
    context.close()
    return looks


@pytest.mark.parametrize("name", STATES)
def test_a_page_looks_as_with_all_styles(
    site: Site, opened: Opener, uncut: Sheet, name: str, whole: bool
) -> None:
    every = [(a, b, c) for a in ("ja", "en") for b in (WIDE, NARROW) for c in ("light", "dark")]
    number = [*STATES].index(name)
    for where in every if whole else [every[number * 3 % len(every)]]:
        served = look(opened, site, name, where, uncut.names, "")
        assert served == look(opened, site, name, where, uncut.names, uncut.text)


def test_what_is_missing_would_be_seen(site: Site, opened: Opener, uncut: Sheet) -> None:
    less = uncut.text.replace(".md-header__topic:first-child", ".nobody")
    assert less != uncut.text
    where, names = ("en", WIDE, "light"), uncut.names
    served = look(opened, site, "menu", where, names, "")
    assert served != look(opened, site, "menu", where, names, less)
