"""The focus is seen wherever it goes: never under the header, always with a ring."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from support.browsing import ANSWER, NARROW, SMALL, WIDE, Opener, settle
from support.serving import Site
from support.whole import list_pages

#: The focused element, and why a reader would not see it.
#: Rings of the browser's own are `auto`. WCAG 2.4.11 asks that not all of it is hidden; a link that
#: goes over lines is seen where one of them is. What scripts put right before the next picture is
#: drawn, nobody has seen.
STOP = """async () => {
  const seen = document.activeElement;
  if (seen === document.body || seen === document.documentElement) return null;
  const header = document.querySelector("header.md-header");
  const bottom = header?.contains(seen) || seen.matches(".md-skip, .md-sidebar--primary *")
    ? 0 : header?.getBoundingClientRect().bottom ?? 0;
  const look = () => {
    const faults = [];
    if (!seen.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
      faults.push("invisible");
    const boxes = [...seen.getClientRects()];
    if (!boxes.some((box) => box.bottom > bottom + 4 && box.top < innerHeight - 4
        && box.right > 0 && box.left < innerWidth)) faults.push("hidden");
    const { outlineStyle, outlineWidth } = getComputedStyle(seen);
    const top = document.querySelector(".md-top");
    const isThere = { opacityProperty: true, visibilityProperty: true };
    const over = top && top !== seen && top.checkVisibility(isThere) && top.getBoundingClientRect();
    if (over && boxes.some((box) => box.bottom > over.top && box.top < over.bottom
        && box.right > over.left && box.left < over.right)) faults.push("covered");
    if (outlineStyle === "none" || parseFloat(outlineWidth) < 2) faults.push("without a ring");
    return faults;
  };
  if (look().length)
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const faults = look();
  seen.dataset.met = Number(seen.dataset.met ?? 0) + 1;
  return [Number(seen.dataset.met), seen.outerHTML.slice(0, 160), faults.join(", ")];
}"""


def go_through(page: Page, key: str, most: int) -> tuple[int, list[tuple[str, str]]]:
    """How many stops there are, up to ``most``, and which of them is not seen."""
    faults, count = [], 0
    while count < most:
        page.keyboard.press(key)
        stop = page.evaluate(STOP)
        if stop is None or stop[0] > 1:
            break
        count += 1
        if stop[2]:
            faults.append((stop[2], stop[1]))
    return count, faults


@pytest.mark.parametrize(("language", "width"), [("ja", WIDE), ("en", NARROW), ("ja", SMALL)])
def test_the_focus_is_seen(
    site: Site, opened: Opener, language: str, width: int, whole: bool
) -> None:
    """Forwards from the top, and backwards from the end, under the header perhaps."""
    page, found = opened(width), {}
    most = 120 if whole else 25
    for path in [*list_pages(site, language, whole=False)[:20], ANSWER]:
        for key in ("Tab", "Shift+Tab"):
            page.goto(f"{site.origin}{site.home}{language}/{path}")
            if page.locator("script[src$='/main.js']").count():
                settle(page)
            count, faults = go_through(page, key, most)
            assert count > 3, f"{path}: {key} goes nowhere"
            if faults:
                found[path, key] = faults
    assert found == {}


@pytest.mark.parametrize(
    ("fault", "style"),
    [
        ("without a ring", "a:focus-visible { outline: none !important }"),
        ("hidden", "header.md-header { height: 100vh !important }"),
        ("invisible", ".md-content a { opacity: 0 }"),
    ],
)
def test_a_fault_is_found(site: Site, opened: Opener, fault: str, style: str) -> None:
    page = opened(bypass_csp=True)
    page.goto(f"{site.url}en/topics/deepseek/")
    settle(page)
    page.add_style_tag(content=style)
    _, faults = go_through(page, "Tab", 40)
    assert any(fault in said for said, _ in faults)


@pytest.mark.parametrize("width", (WIDE, NARROW))
def test_the_way_back_to_the_top_is_over_nothing_that_has_the_focus(
    site: Site, opened: Opener, width: int
) -> None:
    page = opened(width)
    page.goto(f"{site.url}ja/events/interview/")
    settle(page)
    top = page.locator(".md-top")
    up = "() => scrollBy(0, -200) ?? new Promise((done) => requestAnimationFrame(done))"
    page.evaluate("scrollTo(0, 6000)")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    page.evaluate(up)
    expect(top).to_be_visible()
    # In the lower corner; by keyboard it is seen once it has the focus itself.
    box = top.bounding_box()
    assert box
    assert box["y"] > page.evaluate("innerHeight") * 0.8
    link = page.locator("#interview-q09 .dn-foot summary").first
    link.focus()
    page.keyboard.press("Shift+Tab")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    page.evaluate(up)
    expect(top).not_to_have_attribute("hidden", "")
    expect(top).to_have_css("opacity", "0")
    top.focus()
    expect(top).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    page.wait_for_function("scrollY === 0")
