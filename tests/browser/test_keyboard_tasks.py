"""By keyboard alone: what readers come for, and how many presses it takes."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from support.browsing import NARROW, WIDE, Opener, each_language, each_language_once, settle
from support.search_box import FIELD, ITEM
from support.serving import Site

#: Presses from an exchange's heading to any of its actions, the last of which sets it off.
MOST = 15
TOPIC = "topics/deepseek/"
FOCUSED = "selector => document.activeElement.matches(selector)"
#: The place of an exchange's heading, as a link to it leaves the reader: the next stop is in it.
GO_TO = """heading => {
  heading.tabIndex = -1;
  heading.focus();
  heading.removeAttribute("tabindex");
}"""
#: What can be done with an exchange, each in its own element, for which it may have none.
ACTIONS = """exchange => [
  ...["a.dn-permalink", "a.dn-other", ".dn-panel:not(.dn-source) > summary",
    ".dn-source > summary", ".dn-related > summary", ".dn-since > summary", ".dn-mark a"]
    .map((selector) => [selector, exchange.querySelector(selector)])
    .filter(([, found]) => found && found.checkVisibility()),
].map(([selector]) => selector)"""
MARK = ".dn-mark a"
#: Which of some actions of an exchange has the focus.
WHERE = """([exchange, actions]) => actions.find((action) =>
  document.activeElement.matches(`${exchange} :is(${action})`)) ?? null"""


def press_until(page: Page, selector: str, key: str = "Tab", most: int = 200) -> int:
    """How many presses bring the focus to what the selector names."""
    for count in range(1, most + 1):
        page.keyboard.press(key)
        if page.evaluate(FOCUSED, selector):
            return count
    raise AssertionError(f"{most} presses of {key} do not reach {selector}")


def start(site: Site, opened: Opener, language: str, path: str, width: int = WIDE) -> Page:
    page = opened(width)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site.url}{language}/{path}")
    settle(page)
    return page


def read_clipboard(page: Page) -> str:
    return str(page.evaluate("() => navigator.clipboard.readText()"))


def count_presses(page: Page, exchange: str, wanted: set[str], most: int = 60) -> dict[str, int]:
    """From where the focus is to each action, and on it. Marks stand in the text; whoever wants
    something else goes past that, by the link at its start.
    """
    found: dict[str, int] = {}
    count = 0
    while wanted - found.keys():
        assert count < most, f"{wanted - found.keys()} of {exchange}: Tab does not come by"
        page.keyboard.press("Tab")
        count += 1
        at = page.evaluate(WHERE, [exchange, [*wanted]])
        if at:
            found.setdefault(at, count + 1)
        elif MARK not in wanted and page.evaluate(FOCUSED, f"{exchange} .dn-past a"):
            page.keyboard.press("Enter")
            count += 1
    return found


@each_language_once
def test_each_action_is_near_its_question(
    site: Site, opened: Opener, language: str, width: int
) -> None:
    """On the page with the longest answers, and on a topic's: every exchange, every action."""
    far: dict[tuple[str, str | None, str], int] = {}
    for path in ("events/interview/", "events/utokyo/", TOPIC):
        page = start(site, opened, language, path, width)
        for exchange in page.locator(".dn-exchange").all():
            key = exchange.get_attribute("id")
            actions = exchange.evaluate(ACTIONS)
            assert len(actions) >= 5
            presses: dict[str, int] = {}
            for wanted in ({MARK} & {*actions}, {*actions} - {MARK}):
                exchange.locator("h3").evaluate(GO_TO)
                presses |= count_presses(page, f"#{key}", wanted)
            far |= {(path, key, one): count for one, count in presses.items() if count > MOST}
    assert far == {}


@each_language
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_find_an_answer_and_filter(site: Site, opened: Opener, language: str, width: int) -> None:
    page = start(site, opened, language, "about/", width)
    press_until(page, "[data-dn-search]")
    page.keyboard.press("Enter")
    expect(page.locator(FIELD)).to_be_focused()
    page.keyboard.type("DeepSeek")
    expect(page.locator(".dn-search select").first).to_be_visible()
    press_until(page, ".dn-search select")
    page.keyboard.press("ArrowDown")
    expect(page).to_have_url(re.compile("(event|topic|kind)="))
    # Arrows go through what was found, but in a filter, where they choose.
    press_until(page, ".dn-search__close", "Shift+Tab", most=3)
    page.keyboard.press("ArrowDown")
    expect(page.locator(FIELD)).to_be_focused()
    expect(page.locator(ITEM).first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#[a-z0-9-]+$"))
    # The place that was found is where the keyboard goes on.
    expect(page.locator(":target")).to_be_in_viewport()


@each_language
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_open_and_leave_a_note(site: Site, opened: Opener, language: str, width: int) -> None:
    page = start(site, opened, language, TOPIC, width)
    press_until(page, ".dn-mark a")
    page.keyboard.press("Enter")
    note = page.locator(".dn-note[open]")
    expect(note.locator(".dn-note__body")).to_be_visible()
    expect(note.locator("summary")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".dn-note[open]")).to_have_count(0)
    assert page.evaluate(FOCUSED, ".dn-mark a")


@each_language
def test_switch_language_in_place(site: Site, opened: Opener, language: str) -> None:
    page = start(site, opened, language, f"{TOPIC}#interview-q09")
    other = {"ja": "en", "en": "ja"}[language]
    press_until(page, "#interview-q09 a.dn-other")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site.url}{other}/{TOPIC}#interview-q09")
    settle(page)
    expect(page.locator("#interview-q09")).to_be_in_viewport()
    assert page.evaluate(FOCUSED, "#interview-q09 a.dn-other")


@each_language
def test_share_and_cite(site: Site, opened: Opener, language: str) -> None:
    page = start(site, opened, language, f"{TOPIC}#interview-q09")
    press_until(page, "#interview-q09 a.dn-permalink")
    page.keyboard.press("Enter")
    said = page.locator("#interview-q09 .dn-said")
    expect(said).not_to_be_empty()
    address = f"{site.url}{language}/q/interview-q09/"
    assert read_clipboard(page) == address
    press_until(page, "#interview-q09 .dn-panel:not(.dn-source) > summary")
    page.keyboard.press("Enter")
    press_until(page, "#interview-q09 .dn-copy", most=3)
    page.keyboard.press("Enter")
    expect(said).not_to_be_empty()
    page.wait_for_function(
        "address => navigator.clipboard.readText().then((text) => text !== address)", arg=address
    )
    assert read_clipboard(page).endswith(address)
    page.keyboard.press("Escape")
    expect(page.locator(".dn-panel[open]")).to_have_count(0)
    assert page.evaluate(FOCUSED, "#interview-q09 .dn-panel > summary")


@each_language
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_sort_numbers(site: Site, opened: Opener, language: str, width: int) -> None:
    page = start(site, opened, language, "figures/", width)
    press_until(page, "[data-dn-sortable] th > button")
    for key, order in (("Enter", "ascending"), ("Space", "descending")):
        page.keyboard.press(key)
        expect(page.locator(f"th[aria-sort={order}] > button")).to_be_focused()


def test_an_action_too_far_away_is_found(site: Site, opened: Opener) -> None:
    page = start(site, opened, "en", TOPIC)
    page.locator(".dn-exchange h3").first.evaluate(
        "heading => heading.insertAdjacentHTML('afterend', '<button>x</button>'.repeat(15))"
    )
    page.locator(".dn-exchange h3").first.evaluate(GO_TO)
    assert press_until(page, ".dn-exchange a.dn-permalink") + 1 > MOST
    with pytest.raises(AssertionError, match="do not reach"):
        press_until(page, ".dn-none", most=3)


@each_language
def test_keys_that_act_by_themselves_can_be_turned_off(
    site: Site, opened: Opener, language: str
) -> None:
    """WCAG 2.1.4; with another key they still do what they did."""
    page = opened.context().new_page()
    page.goto(f"{site.url}{language}/accessibility/")
    settle(page)
    hint, switch = page.locator(".dn-find kbd"), page.locator(".dn-shortcuts input")
    expect(hint).to_be_visible()
    expect(switch).to_be_checked()
    switch.focus()
    page.keyboard.press("/")  # it is no field for text
    expect(page.locator(FIELD)).to_be_focused()
    page.keyboard.press("Escape")
    switch.press("Space")
    expect(hint).to_be_hidden()
    page.goto(f"{site.url}{language}/{TOPIC}")
    settle(page)
    expect(hint).to_be_hidden()
    page.keyboard.press("/")
    page.keyboard.press("v")
    settle(page)
    expect(page.locator("dialog[open]")).to_have_count(0)
    assert "view=" not in page.url
    page.keyboard.press("Control+k")
    expect(page.locator(FIELD)).to_be_focused()
    page.keyboard.press("Escape")
    page.goto(f"{site.url}{language}/accessibility/")
    settle(page)
    expect(switch).not_to_be_checked()
    switch.press("Space")
    page.goto(f"{site.url}{language}/{TOPIC}")
    settle(page)
    page.keyboard.press("v")
    page.wait_for_url("**view=both-*")
    page.keyboard.press("/")
    expect(page.locator(FIELD)).to_be_focused()
