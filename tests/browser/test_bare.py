"""Without scripts, and on paper: every text is there, and none is cut off."""

from __future__ import annotations

import pytest

from support.browsing import NARROW, WIDE, Opener, each_language
from support.serving import Site
from support.whole import list_pages

#: What need not be there without scripts: what only scripts could fill or do, and what is said
#: elsewhere on the page: terms' meanings (in the glossary, where the words lead).
FOR_SCRIPTS = (
    ".dn-view, .dn-alone, .dn-copy, .dn-shortcuts, .dn-definitions, .dn-said, .dn-tip, .md-top"
)
#: … on small screens: the picture of the home page; headings of columns, which stand in each cell;
#: a closed note's first words, which the number stands for; and on wide ones the list of the
#: page's questions, which stands beside the page.
SAID_ELSEWHERE = (
    ".dn-face, thead, .dn-note__start, .dn-note__number, .dn-note__name, .dn-index, .dn-printed"
)
#: … and on paper: ways elsewhere, and what only a press would do.
NOT_ON_PAPER = (
    ".dn-past, .dn-foot > p, .dn-citation + p, .dn-back, .dn-path, .dn-around, "
    ".dn-since .dn-links, .dn-more, .md-skip, header, footer, "
    "details:not(.dn-fold, .dn-panel, .dn-note, .dn-about)"
)
#: Texts that are in the page and not shown, and boxes that cut theirs off. What is closed is not
#: missing: it opens without scripts.
LACKING = """([beside, closed]) => {
  const faults = [];
  const main = document.querySelector("main");
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    const one = text.parentElement;
    if (!/[\\p{L}\\p{N}]/u.test(text.data)) continue;
    if (one.closest(`${beside}, script, style, noscript, title, .md-sidebar`)) continue;
    if (closed && one.closest("details:not([open]) > :not(summary)")) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const { width, height } = range.getBoundingClientRect();
    const seen = { visibilityProperty: true, opacityProperty: true };
    if (!width || !height || !one.checkVisibility(seen))
      faults.push(`not shown: ${text.data.trim().slice(0, 60)} in ${one.outerHTML.slice(0, 80)}`);
  }
  for (const one of main.querySelectorAll("*")) {
    if (one.closest(`${beside}, .dn-unseen, .md-sidebar, svg`) || !one.clientWidth) continue;
    const style = getComputedStyle(one);
    if ((/hidden|clip/.test(style.overflowX) && one.scrollWidth > one.clientWidth + 1)
        || (/hidden|clip/.test(style.overflowY) && one.scrollHeight > one.clientHeight + 1))
      faults.push(`cut off: ${one.outerHTML.slice(0, 120)}`);
  }
  return faults;
}"""


@each_language
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_everything_is_there_without_scripts(
    site: Site, opened: Opener, language: str, width: int, whole: bool
) -> None:
    page, found = opened(width, java_script_enabled=False), {}
    beside = f"{FOR_SCRIPTS}, {SAID_ELSEWHERE}"
    for path in list_pages(site, language, whole=whole):
        page.goto(f"{site.origin}{site.home}{language}/{path}")
        if faults := page.evaluate(LACKING, [beside, True]):
            found[path] = faults[:4]
    assert found == {}


@each_language
@pytest.mark.parametrize("scripts", [True, False])
def test_everything_is_there_on_paper(
    site: Site, opened: Opener, language: str, scripts: bool, whole: bool
) -> None:
    page, found = opened(WIDE, java_script_enabled=scripts), {}
    beside = f"{FOR_SCRIPTS}, {SAID_ELSEWHERE}, {NOT_ON_PAPER}"
    for path in list_pages(site, language, whole=whole):
        page.goto(f"{site.origin}{site.home}{language}/{path}")
        page.emulate_media(media="print")
        if faults := page.evaluate(LACKING, [beside, False]):
            found[path] = faults[:4]
        page.emulate_media(media="null")
    assert found == {}


@each_language
def test_sources_and_addresses_are_printed(
    site: Site, opened: Opener, language: str, whole: bool
) -> None:
    """The address of a page stands on it, and behind each link to public material its own."""
    page, found = opened(WIDE, java_script_enabled=False), {}
    for path in list_pages(site, language, whole=whole):
        if path == "404.html":
            continue
        page.goto(f"{site.url}{language}/{path}")
        page.emulate_media(media="print")
        silent = page.locator('main a[href^="https://"]').evaluate_all(
            """links => links.filter((link) => link.checkVisibility()
              && link.textContent !== link.getAttribute("href")
              && !getComputedStyle(link, "::after").content.includes(link.getAttribute("href")))
              .map((link) => link.href)"""
        )
        if silent or f"{site.home}{language}/{path}" not in page.inner_text("main"):
            found[path] = silent
        page.emulate_media(media="null")
    assert found == {}


@pytest.mark.parametrize(
    "style",
    [
        ".dn-part--answer { display: none }",
        ".dn-part--answer { visibility: hidden }",
        ".dn-part--answer p { height: 1em; overflow: hidden }",
    ],
)
def test_a_fault_is_found(site: Site, opened: Opener, style: str) -> None:
    page = opened(WIDE, java_script_enabled=False, bypass_csp=True)
    page.goto(f"{site.url}en/topics/deepseek/")
    beside = f"{FOR_SCRIPTS}, {SAID_ELSEWHERE}"
    assert page.evaluate(LACKING, [beside, True]) == []
    page.locator("head").evaluate(
        "(head, style) => head.insertAdjacentHTML('beforeend', `<style>${style}</style>`)", style
    )
    assert page.evaluate(LACKING, [beside, True])
