"""What readers do in Safari: by WebKit, whose ways with pages differ from Chromium's."""

from __future__ import annotations

from typing import ClassVar

import pytest
from selenium.webdriver.common.keys import Keys

from support.axe import CHECK, CONTRAST, OVERLAPPING, TAGS, find_axe, report
from support.browsing import ANSWER, KINDS, WIDE, each_language
from support.search_box import CHOSEN, DIALOG, FIELD, ITEM, STATUS
from support.serving import Handler, serve
from support.webkit import WebKit

#: Of all kinds of pages those with most of what there is to be seen.
FULLEST = ("", "topics/deepseek/", "events/interview/", "figures/")
#: As narrow as its window becomes.
NARROW = 450
TOP = "document.getElementById(arguments[0]).getBoundingClientRect().top"
IS_OPEN = f"document.querySelector('{DIALOG}').open"
#: Where a #place comes to stand, in pixels: below the header.
BELOW_HEADER = 72


@pytest.fixture
def window(webkit: WebKit) -> WebKit:
    """Nothing remembered, as wide as a desk's."""
    webkit.open("en/about/")
    webkit.run("(localStorage.clear(), sessionStorage.clear())")
    webkit.widen(WIDE)
    return webkit


@each_language
def test_no_page_is_wider_than_the_screen(window: WebKit, language: str) -> None:
    for width in (WIDE, NARROW):
        window.widen(width)
        for kind in KINDS:
            window.open(f"{language}/{kind}")
            wide, seen = window.run("[document.documentElement.scrollWidth, innerWidth]")
            assert wide <= seen, (kind, width)


def choose_dark(window: WebKit) -> None:
    window.open("en/")
    window.click("button[data-dn-colours=slate]")
    window.wait("document.body.dataset.mdColorScheme === 'slate'")


@pytest.mark.parametrize(
    ("language", "width", "scheme"), (("ja", NARROW, "default"), ("en", WIDE, "slate"))
)
def test_axe_finds_nothing(
    window: WebKit, whole: bool, language: str, width: int, scheme: str
) -> None:
    window.widen(width)
    axe, faults = find_axe().read_text("utf-8"), {}
    if scheme == "slate":  # as it is chosen: pages that change to it would be checked half-way
        choose_dark(window)
    for kind in KINDS if whole else FULLEST:
        window.open(f"{language}/{kind}")
        window.driver.execute_script(axe)
        only = {"type": "tag", "values": TAGS}
        faults[kind] = window.call(CHECK, [scheme, CONTRAST, only, OVERLAPPING])
    window.driver.get(f"{window.site.url}{language}/{ANSWER}")  # has no scripts to wait for
    assert window.wait("document.querySelector('h1')?.innerText")
    window.driver.execute_script(axe)
    faults[ANSWER] = window.call(CHECK, [scheme, CONTRAST, only, OVERLAPPING])
    assert not any(faults.values()), report(faults)


def test_terms_and_links_within_texts_are_underlined(window: WebKit) -> None:
    window.open("en/topics/deepseek/")
    for kind in ("a.dn-term", ".dn-meta a", ".dn-basis a"):
        style = "getComputedStyle(document.querySelector(arguments[0]))"
        assert window.run(f"{style}.textDecorationLine", kind) == "underline", kind
    dotted = "getComputedStyle(document.querySelector('a.dn-term')).textDecorationStyle"
    assert window.run(dotted) == "dotted"


#: Phrases of a heading that go over more than one line, and how many lines there are.
LINES = """((heading) => {
  const texts = [...heading.childNodes].filter((node) => node instanceof Text);
  const lines = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
  };
  return [texts.filter((node) => lines(node) > 1).map(({ data }) => data), lines(heading)];
})(document.querySelector(arguments[0]))"""


@pytest.mark.parametrize("path", ("events/interview/", "q/interview-q10/"))
def test_headings_break_between_phrases(window: WebKit, path: str) -> None:
    window.widen(NARROW)
    window.driver.get(f"{window.site.url}ja/{path}")
    heading = "#interview-q10-q1" if path.startswith("events") else "h1"
    broken, lines = window.wait(LINES, heading)
    assert (broken, lines > 2) == ([], True)


def seek(window: WebKit, words: str) -> None:
    """Open the search with its key, put words in, and see the last of what it shows."""
    window.press("/")
    window.wait(f"document.activeElement.matches('{FIELD}')")
    window.press(words)
    window.wait(f"document.querySelector('{ITEM} mark')")


def test_a_search_is_there_again_with_its_words_on_going_back(window: WebKit) -> None:
    window.open("ja/")
    seek(window, "すいろんこすと")
    window.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ENTER)
    window.wait("location.pathname !== arguments[0]", "/repo/ja/")
    window.wait("document.querySelector('.md-content mark')")
    window.driver.back()
    window.wait(f"document.querySelector('{DIALOG}')?.open")
    assert window.wait(f"document.querySelector('{FIELD}').value") == "すいろんこすと"
    assert window.run(f"document.querySelectorAll('{ITEM}').length") > 3


def test_an_address_with_a_place_leaves_the_focus_in_the_field(window: WebKit) -> None:
    """It goes to the place late, and drops the focus then."""
    window.open("ja/events/interview/?q=DeepSeek#interview-q14")
    window.wait(f"document.querySelector('{ITEM} mark')")
    window.wait(f"document.activeElement.matches('{FIELD}')")
    window.press(Keys.ARROW_DOWN)
    assert window.wait(f"document.querySelector('{CHOSEN}')")


#: As often as it can be: WebKit allows it a hundred times in ten seconds.
OFTEN = """async () => {
  try {
    for (let n = 0; n < 1000; n++) history.replaceState(null, "", `?n=${n}`);
  } catch {
    return true;
  }
}"""


def test_an_address_that_must_not_change_stops_nothing(window: WebKit) -> None:
    window.open("en/")
    assert window.call(OFTEN)
    seek(window, "Napstr")
    assert window.wait(f"document.querySelector('{STATUS} button')?.textContent") == "Napster"


def test_a_result_on_the_same_page_closes_the_search_and_leads_there(window: WebKit) -> None:
    window.open("en/events/interview/")
    seek(window, "napster")
    window.click(f'{ITEM}[href$="events/interview/#interview-q10"]')
    window.wait("document.querySelector(':target')?.id === 'interview-q10'")
    assert not window.run(IS_OPEN)
    assert window.run(TOP, "interview-q10") == pytest.approx(BELOW_HEADER, abs=2)


class Failing(Handler):
    """Nothing at addresses that end with this."""

    ending: ClassVar[str] = ""

    def do_GET(self) -> None:  # noqa: N802  (the library's name)
        if self.ending and self.path.split("?")[0].endswith(self.ending):
            self.send_error(404)
        else:
            super().do_GET()


def test_what_does_not_come_is_told_and_tried_again(window: WebKit) -> None:
    """Browsers differ in what they keep of a script that did not come."""
    with serve(window.site.folder, Failing) as site:
        for name in ("box/box.js", "box/extras.js", "search/worker.js", "later.js"):
            Failing.ending = name
            window.driver.get(f"{site.url}en/about/")
            window.settle()
            window.press("/")
            window.wait(f"document.activeElement.matches('{FIELD}')")
            window.press("DeepSeek")
            window.wait("document.querySelector('.dn-search__retry').checkVisibility()")
            Failing.ending = ""
            window.click(".dn-search__retry")
            window.wait(f"document.querySelector('{ITEM} mark')")
            assert not window.run("document.querySelector('.dn-search__retry').checkVisibility()")


def test_escape_closes_the_search_and_leads_back(window: WebKit) -> None:
    window.open("en/")
    window.click("button[data-dn-search]")
    window.wait(f"document.activeElement.matches('{FIELD}')")
    window.press("agi")
    window.wait(f"document.querySelector('{ITEM} mark')")
    window.press(Keys.ESCAPE)
    assert not window.run(IS_OPEN)
    assert window.run("document.activeElement.matches('button[data-dn-search]')")


@pytest.mark.parametrize("place", ("interview-q14", "interview-q09-a2", "interview-q14-note-1"))
def test_both_languages_come_without_moving_what_the_address_leads_to(
    window: WebKit, place: str
) -> None:
    window.widen(NARROW)
    window.open("ja/events/interview/")
    window.press("v")
    window.wait("document.querySelector('.dn-facing')")
    window.open(f"ja/events/interview/#{place}")
    window.wait("document.querySelector('.dn-facing')")
    assert window.wait("document.querySelector(':target')?.id") == place
    assert window.run(TOP, place) == pytest.approx(BELOW_HEADER, abs=2)


def test_the_other_language_opens_where_the_reader_is(window: WebKit) -> None:
    """Also where the address leads elsewhere, and the browser goes there late."""
    window.open("en/events/interview/#interview-q14")
    window.run("window.scrollTo({ top: 5000, behavior: 'instant' })")
    place = "[...document.querySelectorAll('.dn-exchange')].findLast((one) =>"
    read = window.run(f"{place} one.getBoundingClientRect().top < innerHeight / 2).id")
    top = window.run(TOP, read)
    assert read != "interview-q14"
    window.click("a.dn-language[lang=ja]")
    window.wait("location.pathname.startsWith('/repo/ja/')")
    window.settle()
    # As long as the browser may take to go to the #place: nothing tells when it has.
    window.call("() => new Promise((done) => setTimeout(done, 1000))")
    assert window.run(TOP, read) == pytest.approx(top, abs=80)


def test_a_note_opens_at_its_word_and_leads_back(window: WebKit) -> None:
    window.open("en/topics/deepseek/#interview-q09")
    note = "#interview-q09-note-3"
    assert not window.run("document.querySelector(arguments[0]).checkVisibility()", note)
    window.click("#interview-q09-note-3-mark")
    window.wait("document.querySelector(arguments[0]).checkVisibility()", note)
    window.click(f"{note} .dn-back a")
    assert window.wait("document.activeElement.id") == "interview-q09-note-3-mark"


def test_the_menu_is_opened_and_left_by_keyboard(window: WebKit) -> None:
    window.widen(NARROW)
    window.open("en/topics/deepseek/")
    focused = "document.activeElement.matches('.dn-opener')"
    expanded = "document.querySelector('.dn-opener').ariaExpanded"
    window.run("document.querySelector('.dn-opener').focus()")
    window.press(Keys.ENTER)
    window.wait(f"{expanded} === 'true' && !{focused}")
    window.press(Keys.ESCAPE)
    window.wait(f"{expanded} === 'false' && {focused}")


def test_a_table_is_sorted(window: WebKit) -> None:
    window.open("en/figures/")
    cells = """[...document.querySelector("th button").closest("table").tBodies[0].rows]
      .map(({ cells }) => cells[0].textContent)"""
    before = window.run(cells)
    assert not window.run("document.querySelector('th[aria-sort]')")
    window.click("th button")
    window.wait("document.querySelector('th[aria-sort=ascending]')")
    window.click("th button")
    window.wait("document.querySelector('th[aria-sort=descending]')")
    after = window.run(cells)
    assert sorted(after) == sorted(before)
    assert after != before


def test_colours_chosen_stay_on_the_next_page(window: WebKit) -> None:
    choose_dark(window)
    window.open("en/about/")
    assert window.run("document.body.dataset.mdColorScheme") == "slate"
