"""States that a page can be brought into: whatever opens, shows on demand, or answers."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from support.browsing import ANSWER, settle
from support.search_box import ITEM, STATUS, ask

TOPIC = "topics/deepseek/"


def open_search(page: Page, words: str) -> None:
    if ask(page, words):
        page.locator(ITEM).first.wait_for()


def show_results(page: Page) -> None:
    open_search(page, "DeepSeek")


def filter_results(page: Page) -> None:
    open_search(page, "AI")
    page.locator(".dn-search select").first.select_option(index=1)
    expect(page.locator(".dn-search button:visible").first).to_be_visible()
    page.locator(ITEM).first.wait_for()


def mean_something_else(page: Page) -> None:
    open_search(page, "deepseak")
    expect(page.locator(f"{STATUS} button")).to_be_visible()


def find_nothing(page: Page) -> None:
    open_search(page, "zzzzqqq")
    expect(page.locator(".dn-search__help ul")).to_be_visible()


def open_note(page: Page) -> None:
    page.locator(".dn-mark a").first.press("Enter")
    expect(page.locator(".dn-note[open] .dn-note__body").first).to_be_visible()


def open_all(selector: str) -> Callable[[Page], None]:
    def open_each(page: Page) -> None:
        page.locator(selector).evaluate_all("all => { for (const one of all) one.open = true; }")
        expect(page.locator(f"{selector}[open] > :not(summary)").first).to_be_visible()

    return open_each


def cite(page: Page) -> None:
    page.locator(".dn-panel:not(.dn-source) > summary").first.press("Enter")
    page.locator(".dn-copy:visible").press("Enter")
    expect(page.locator(".dn-said:not(:empty)")).to_be_visible()


def name_source(page: Page) -> None:
    page.locator(".dn-source > summary").first.press("Enter")


def share(page: Page) -> None:
    page.locator(".dn-permalink").first.press("Enter")
    expect(page.locator(".dn-said:not(:empty)")).to_be_visible()


def choose_view(page: Page) -> None:
    page.locator(".dn-view > summary").press("Enter")


def face(page: Page) -> None:
    page.keyboard.press("v")
    page.locator(".dn-facing__other").first.wait_for()


def explain_term(page: Page) -> None:
    page.locator("a.dn-term").first.focus()
    expect(page.locator(".dn-tip")).to_be_visible()


def open_menu(page: Page) -> None:
    button = page.locator("[data-dn-opens=__drawer]")
    if button.is_visible():
        button.press("Enter")
        expect(page.locator(".md-sidebar--primary")).to_be_visible()


def open_contents(page: Page) -> None:
    open_menu(page)
    label = page.locator("label[for=__toc][tabindex]")
    if label.is_visible():
        label.press("Enter")


def sort_figures(page: Page) -> None:
    page.locator("[data-dn-sortable] th > button").first.press("Enter")
    expect(page.locator("th[aria-sort]")).to_be_visible()


def see_words_found(page: Page) -> None:
    page.locator("mark").first.wait_for()


def change_language(page: Page) -> None:
    page.locator("header a.dn-language").press("Enter")
    page.wait_for_load_state()
    settle(page)


#: By what is opened: the page, and how.
STATES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "search, with results": ("about/", show_results),
    "search, filtered": ("about/", filter_results),
    "search, with another spelling": ("about/", mean_something_else),
    "search, without results": ("about/", find_nothing),
    "note": (TOPIC, open_note),
    "all notes": ("events/interview/", open_all(".dn-exchange details.dn-note")),
    "all relations": (TOPIC, open_all("details.dn-related")),
    "all follow-ups": (TOPIC, open_all("details.dn-since")),
    "about the event": ("events/utokyo/", open_all("details.dn-about")),
    "citation, copied": (TOPIC, cite),
    "source": (TOPIC, name_source),
    "link, copied": (TOPIC, share),
    "view": (TOPIC, choose_view),
    "both languages": (TOPIC, face),
    "term": (TOPIC, explain_term),
    "menu": ("glossary/", open_menu),
    "contents in the menu": ("glossary/", open_contents),
    "numbers, sorted": ("figures/", sort_figures),
    "words found": (f"{TOPIC}?h=deepseek", see_words_found),
    "other language": (f"{TOPIC}#interview-q09", change_language),
    "citations on an answer's page": (ANSWER, open_all("details")),
}
