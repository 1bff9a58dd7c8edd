"""The built site in a browser: quiet, accessible, usable by keyboard, on small screens, in both
languages. It is served under ``/repo/``, as GitHub serves a project's pages.
"""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import (
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    expect,
)

from browsing import (
    AXE,
    LANGUAGES,
    NARROW,
    WIDE,
    Opener,
    Site,
    axe_page,
    each_language,
    each_language_once,
    each_width,
)

ITEM = ".md-search-result__item"
#: At least one page of each kind: topics with both events and with one, events of both layouts.
KINDS = (
    *("", "topics/", "topics/deepseek/", "topics/stargate/"),
    *("events/", "events/interview/", "events/utokyo/"),
    *("compare/", "people/", "figures/", "glossary/", "timeline/", "translation-status/", "about/"),
)
each_scheme = pytest.mark.parametrize("scheme", ("light", "dark"))


def test_every_kind_of_page_is_among_those_tested(site: Site) -> None:
    pages = site.pages()
    assert len(pages) == len(set(pages)) > 60
    assert {f"{language}/{page}" for language in LANGUAGES for page in KINDS} <= set(pages)
    kinds = {re.sub(r"^(topics|events)/.+", r"\1/*", page) for page in KINDS}
    for page in pages:
        language, _, rest = page.partition("/")
        assert language in LANGUAGES
        assert re.sub(r"^(topics|events)/.+", r"\1/*", rest) in kinds, page


# Quiet ------------------------------------------------------------------------------------------


class Faults:
    """What a context's pages log, lose, or ask of others."""

    def __init__(self, site: Site) -> None:
        self.origin, self.found = site.origin + "/", list[str]()

    def watch(self, context: BrowserContext) -> None:
        context.on("console", self.logged)
        context.on("weberror", lambda error: self.add("script", str(error.error)))
        context.on("request", self.asked)
        context.on("requestfailed", self.failed)
        context.on("response", self.answered)

    def add(self, what: str, detail: str) -> None:
        self.found.append(f"{what}: {detail}")

    def logged(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.add("console", f"{message.text} ({message.location['url']})")

    def asked(self, request: Request) -> None:
        if not request.url.startswith((self.origin, "data:", "blob:")):
            self.add("other origin", request.url)

    def failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # we went on to the next page
            self.add(f"failed: {request.failure}", request.url)

    def answered(self, response: Response) -> None:
        if response.status >= 400:
            self.add(str(response.status), response.url)


@each_language
def test_pages_load_without_errors_and_ask_nobody_else(
    site: Site, opened: Opener, language: str
) -> None:
    faults = Faults(site)
    paths = [path for path in site.pages() if path.startswith(f"{language}/")]
    assert len(paths) > 30
    context = opened.context()
    faults.watch(context)
    page = context.new_page()
    for path in paths:
        page.goto(site.url + path, wait_until="load")
        assert page.locator("h1").count() == 1, path
    page.keyboard.press("/")
    page.wait_for_load_state("networkidle")
    assert faults.found == []


def test_live_reload_stays_out(site: Site) -> None:
    paths = [path for path in site.folder.rglob("*") if path.suffix in (".html", ".js")]
    assert len(paths) > 60
    for path in paths:
        assert "livereload" not in path.read_text("utf-8"), path


# Accessible -------------------------------------------------------------------------------------


@each_language
@each_width
def test_axe_finds_nothing(site: Site, opened: Opener, language: str, width: int) -> None:
    page = axe_page(opened, width)
    faults = {}
    for url in (*KINDS, "404.html"):
        if url in ("topics/stargate/", "events/interview/"):
            continue  # nothing in them that their neighbours have not
        page.goto(f"{site.origin}{site.home}{language}/{url}")
        faults[url] = page.evaluate(AXE, ["default", "slate"])
    assert not any(faults.values()), json.dumps(faults, indent=1, ensure_ascii=False)


@each_language_once
def test_axe_finds_nothing_in_what_opens(
    site: Site, opened: Opener, language: str, width: int
) -> None:
    page = axe_page(opened, width)
    faults = {}
    page.goto(f"{site.url}{language}/events/utokyo/")
    page.keyboard.press("/")
    page.keyboard.insert_text("DeepSeek")
    page.locator(ITEM).first.wait_for()
    faults["search"] = page.evaluate(AXE, ["default", "slate"])
    page.goto(f"{site.url}{language}/topics/deepseek/?h=deepseek")
    page.locator("mark").first.wait_for()
    for summary in page.locator("main summary:visible").all()[:2]:
        summary.click()
    if width == NARROW:
        page.locator("[for=__drawer].md-header__button").click()
    faults["marks, details, menu"] = page.evaluate(AXE, ["default", "slate"])
    assert not any(faults.values()), json.dumps(faults, indent=1, ensure_ascii=False)


def test_axe_finds_nothing_at_the_root(site: Site, opened: Opener) -> None:
    page = axe_page(opened, WIDE)
    for path in ("", "none"):
        page.goto(site.origin + site.home + path)
        for width in (WIDE, NARROW):
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme="light")
            assert page.evaluate(AXE, ["light"]) == [], path
            page.emulate_media(color_scheme="dark")
            assert page.evaluate(AXE, ["dark"]) == [], path


@each_scheme
def test_scheme_follows_the_system_and_the_switch(site: Site, opened: Opener, scheme: str) -> None:
    page = opened.context(color_scheme=scheme).new_page()
    page.goto(f"{site.url}ja/")
    body, names = page.locator("body"), {"light": "default", "dark": "slate"}
    expect(body).to_have_attribute("data-md-color-scheme", names.pop(scheme))
    page.locator("[data-md-component=palette] label:visible").click()
    (other,) = names.values()
    expect(body).to_have_attribute("data-md-color-scheme", other)
    page.goto(f"{site.url}en/about/")
    expect(body).to_have_attribute("data-md-color-scheme", other)


# Languages --------------------------------------------------------------------------------------


@each_language_once
@pytest.mark.parametrize("scripts", (True, False))
def test_language_switch_keeps_the_place(
    site: Site, opened: Opener, language: str, width: int, scripts: bool
) -> None:
    page = opened(width, java_script_enabled=scripts)
    other = next(code for code in LANGUAGES if code != language)
    for place in ("", "events/utokyo/#utokyo-s3-q1", "topics/deepseek/#utokyo-s6-q1"):
        page.goto(f"{site.url}{language}/{place}")
        page.locator(f"header a[hreflang={other}]").click()
        kept = place if scripts else place.partition("#")[0]
        expect(page).to_have_url(f"{site.url}{other}/{kept}")
        assert page.locator("html").get_attribute("lang") == other


def test_root_offers_both_languages_without_scripts(site: Site, opened: Opener) -> None:
    page = opened(java_script_enabled=False)
    for language, name in zip(LANGUAGES, ("日本語", "English"), strict=True):
        page.goto(site.url)
        link = page.get_by_role("link", name=name)
        expect(link).to_be_in_viewport()
        link.click()
        expect(page).to_have_url(f"{site.url}{language}/")


@pytest.mark.parametrize("path", ("none", "en/x/y/z/page.html"))
def test_root_404_works_at_any_depth(site: Site, opened: Opener, path: str) -> None:
    context, faults = opened.context(java_script_enabled=False), Faults(site)
    page = context.new_page()
    context.on("response", faults.answered)
    for language in LANGUAGES:
        page.goto(site.origin + site.home + path)
        expect(page.locator("main")).to_have_css("max-width", re.compile("px"))
        page.locator(f"a[hreflang={language}]").click()
        expect(page).to_have_url(f"{site.origin}{site.home}{language}/")
    assert faults.found == [f"404: {site.origin}{site.home}{path}"] * len(LANGUAGES)


# Search: the rest is in test_search_browser.py ----------------------------------------------------


@each_language_once
def test_search_opens_and_closes_by_keys(
    site: Site, opened: Opener, language: str, width: int
) -> None:
    page = opened(width)
    page.goto(f"{site.url}{language}/topics/")
    box = page.get_by_role("textbox")
    page.keyboard.press("/")
    expect(box).to_be_focused()
    expect(page.locator(".md-search__output")).to_be_visible()
    page.keyboard.type("GPT")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".md-search-result__link").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".md-search__output")).to_be_hidden()
    expect(box).not_to_be_focused()


# Keyboard ---------------------------------------------------------------------------------------

#: The focused element, and why a reader would not see it. Palette switches show on their labels.
STOP = """() => {
  const stop = document.activeElement;
  const seen = stop.matches(".md-option") ? stop.nextElementSibling : stop;
  const box = seen.getBoundingClientRect();
  const header = document.querySelector("header.md-header");
  const faults = [];
  if (stop === document.body) faults.push("nothing has the focus");
  if (!seen.checkVisibility({opacityProperty: true, visibilityProperty: true}))
    faults.push("invisible");
  if (box.width < 8 || box.height < 8) faults.push("tiny");
  if (box.left < 0 || box.right > innerWidth || box.bottom < 0 || box.top > innerHeight)
    faults.push("off screen");
  if (!header.contains(seen) && !seen.matches(".md-skip, .md-sidebar--primary *")
      && box.top < header.getBoundingClientRect().bottom) faults.push("under the header");
  if (getComputedStyle(seen).outlineStyle === "none") faults.push("without a ring");
  const number = [...document.querySelectorAll("*")].indexOf(stop);
  return [number, seen.outerHTML.slice(0, 160), faults.join(", ")];
}"""


@each_width
@pytest.mark.parametrize(("language", "kind"), (("ja", "glossary/"), ("en", "topics/deepseek/")))
def test_tab_stops_are_seen(
    site: Site, opened: Opener, language: str, width: int, kind: str
) -> None:
    page, met = opened(width), set()
    page.goto(f"{site.url}{language}/{kind}")
    for number in range(30):
        page.keyboard.press("Tab")
        element, text, fault = page.evaluate(STOP)
        assert not fault, f"tab stop {number + 1} is {fault}: {text}"
        met.add(element)
    assert len(met) == 30, "the focus goes in circles"


@each_language_once
def test_skip_link(site: Site, opened: Opener, language: str, width: int) -> None:
    page = opened(width)
    page.goto(f"{site.url}{language}/topics/deepseek/")
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#deepseek$"))
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('article') !== null")


@each_language
def test_menu_by_keyboard(site: Site, opened: Opener, language: str) -> None:
    page = opened(NARROW)
    page.goto(f"{site.url}{language}/glossary/")
    button = page.locator("[data-dn-opens=__drawer]")
    menu = page.locator(".md-sidebar--primary")
    for key in ("Enter", "Space"):
        button.focus()
        page.keyboard.press(key)
        expect(menu).to_be_visible()
        expect(button).to_have_attribute("aria-expanded", "true")
        assert page.evaluate(STOP)[2] == ""
        assert menu.evaluate("menu => menu.contains(document.activeElement)")
        page.keyboard.press("Escape")
        expect(menu).to_be_hidden()
        expect(button).to_be_focused()
        expect(button).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    # Every stop of the open menu is seen; the way out closes it.
    stops: list[tuple[int, str, str]] = []
    while menu.is_visible() and len(stops) < 20:
        stops.append(page.evaluate(STOP))
        page.keyboard.press("Tab")
    assert len(stops) > 8
    assert [(text, fault) for _, text, fault in stops if fault] == []
    expect(menu).to_be_hidden()
    # The page's contents are part of the menu.
    button.focus()
    page.keyboard.press("Enter")
    page.locator("label[for=__toc][tabindex]").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(STOP)[2] == ""
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/glossary/#[a-z-]+$"))
    expect(menu).to_be_hidden()
    page.locator("[data-dn-opens=__search]").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox")).to_be_focused()
    expect(page.locator(".md-search__output")).to_be_visible()


# Small screens ----------------------------------------------------------------------------------

#: Whatever sticks out to the right, on its own or hidden in a box that scrolls sideways.
OVERFLOW = """() => {
  const boxes = [...document.querySelectorAll("main *")].filter((e) => e.checkVisibility());
  const out = boxes.filter((e) => e.getBoundingClientRect().right > innerWidth + 1
    || (e.scrollWidth > e.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(e).overflowX)));
  const width = document.documentElement.scrollWidth;
  return width > innerWidth || out.length
    ? [width, ...out.slice(0, 3).map((e) => e.outerHTML.slice(0, 120))]
    : [];
}"""


@each_language
def test_nothing_sticks_out(site: Site, opened: Opener, language: str) -> None:
    page = opened(NARROW)
    urls = [f"{site.url}{language}/{kind}" for kind in KINDS]
    urls += [site.url, f"{site.url}none", f"{site.origin}{site.home}{language}/404.html"]
    for url in urls:
        page.goto(url)
        assert page.evaluate(OVERFLOW) == [], url


# Places -----------------------------------------------------------------------------------------

#: Goes to each id in turn; those that are missing, not the target, or not below the header.
PLACES = """async (ids) => {
  const faults = [];
  for (const id of ids) {
    location.hash = id;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const target = document.querySelector(":target");
    const top = target ? target.getBoundingClientRect().top : 0;
    const header = document.querySelector("header.md-header").getBoundingClientRect().bottom;
    if (target?.id !== id || top < header || top > innerHeight - 60) faults.push([id, header, top]);
  }
  return faults;
}"""


@pytest.mark.parametrize(
    ("kind", "language", "width"),
    (("events", "ja", WIDE), ("events", "en", NARROW), ("topics", "ja", NARROW)),
)
def test_every_exchange_is_a_place(
    site: Site, opened: Opener, kind: str, language: str, width: int
) -> None:
    page, data = opened(width), site.data()
    places = {f"events/{e['id']}/": [x["id"] for x in e["exchanges"]] for e in data["events"]}
    if kind == "topics":
        places = {f"topics/{t['slug']}/": t["exchanges"] for t in data["topics"]}
    assert sum(map(len, places.values())) >= 34
    for path, ids in places.items():
        page.goto(f"{site.url}{language}/{path}")
        assert page.evaluate(PLACES, ids) == [], path


# Kinds of text, terms, tables ---------------------------------------------------------------------


def shown(page: Page, kind: str) -> int:
    return page.locator(f".dn-exchange > .dn-part--{kind}:visible").count()


def test_kinds_are_chosen_by_keyboard_and_kept_in_the_address(site: Site, opened: Opener) -> None:
    page = opened()
    page.goto(f"{site.url}ja/events/utokyo/#utokyo-s2-q2")
    notes, answers = shown(page, "note"), shown(page, "answer")
    assert min(notes, answers) > 5
    box = page.locator(".dn-kinds input[value=note]")
    box.focus()
    page.keyboard.press("Space")
    assert (shown(page, "note"), shown(page, "answer")) == (0, answers)
    page.keyboard.press("Shift+Tab")
    expect(page.locator(".dn-kinds [role=status]")).to_contain_text("1")
    assert page.url == f"{site.url}ja/events/utokyo/?hide=note#utokyo-s2-q2"
    # A shared link shows what its sender saw; so does the other language, and the next page.
    page.reload()
    assert shown(page, "note") == 0
    page.locator(".dn-languages a").click()
    page.wait_for_url(f"{site.url}en/events/utokyo/?hide=note#utokyo-s2-q2")
    assert shown(page, "note") == 0
    page.locator(".dn-topic").first.click()
    page.wait_for_url(re.compile(r"/en/topics/[^/]+/\?hide=note#"))
    assert (shown(page, "note"), shown(page, "answer") > 0) == (0, True)
    page.locator(".dn-kinds__all").click()
    assert shown(page, "note") > 0
    assert "hide" not in page.url


def test_a_link_to_what_is_hidden_shows_it(site: Site, opened: Opener) -> None:
    page = opened()
    page.goto(f"{site.url}ja/events/utokyo/?hide=note,answer")
    assert shown(page, "note") == shown(page, "answer") == 0
    page.locator(".dn-mark a").first.evaluate("link => location.hash = '#utokyo-s1-q1-note-1'")
    page.locator("#utokyo-s1-q1-note-1").wait_for()
    assert page.url.endswith("?hide=answer#utokyo-s1-q1-note-1")
    expect(page.locator("#utokyo-s1-q1-note-1")).to_be_in_viewport()


def test_terms_show_their_meaning_on_hover_focus_and_tap(site: Site, opened: Opener) -> None:
    page = opened()
    page.goto(f"{site.url}en/topics/deepseek/")
    tip, terms = page.locator(".dn-tip"), page.locator("a.dn-term")
    meaning = page.locator(f"#{terms.nth(0).get_attribute('aria-describedby')}").text_content()
    assert meaning
    terms.nth(0).hover()
    expect(tip).to_have_text(meaning.strip())
    tip.hover()
    page.wait_for_timeout(400)
    expect(tip).to_be_visible()  # the pointer may go there
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    terms.nth(1).focus()
    expect(tip).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"#"))
    touch = opened.context(NARROW, has_touch=True).new_page()
    touch.goto(f"{site.url}en/topics/deepseek/")
    touch.locator("a.dn-term").nth(0).tap()
    expect(touch.locator(".dn-tip")).to_have_text(meaning.strip())
    assert touch.url.endswith("/topics/deepseek/")
    place = touch.locator(".dn-tip").bounding_box()
    assert place
    assert place["x"] >= 0
    assert place["x"] + place["width"] <= NARROW
    touch.locator("a.dn-term").nth(0).tap()
    touch.wait_for_url(re.compile(r"/glossary/#"))


def test_notes_show_at_their_words(site: Site, opened: Opener) -> None:
    page = opened()
    page.goto(f"{site.url}ja/events/interview/#interview-q09")
    mark = page.locator("#interview-q09 .dn-mark a").first
    mark.hover()
    note = page.locator(mark.get_attribute("href") or "").locator("p").first.text_content()
    assert note
    expect(page.locator(".dn-tip")).to_contain_text(note.strip())


def test_terms_are_links_without_scripts(site: Site, opened: Opener) -> None:
    page = opened(java_script_enabled=False)
    page.goto(f"{site.url}ja/topics/deepseek/")
    expect(page.locator(".dn-kinds")).to_be_hidden()
    page.locator("a.dn-term").first.click()
    page.wait_for_url(re.compile(r"/glossary/#"))


@each_width
def test_figures_sort_by_amount(site: Site, opened: Opener, width: int) -> None:
    page = opened(width)
    page.goto(f"{site.url}ja/figures/")
    table = page.locator("#money ~ .md-typeset__scrollwrap table, #money ~ table").first
    read = "rows => rows.map(row => Number.parseFloat(row.querySelector('data').value))"
    before = table.locator("tbody tr").evaluate_all(read)
    assert before != sorted(before)
    button = table.locator("th button").first
    button.focus()
    page.keyboard.press("Enter")
    assert table.locator("tbody tr").evaluate_all(read) == sorted(before)
    assert table.locator("th[aria-sort=ascending]").count() == 1
    page.keyboard.press("Enter")
    assert table.locator("tbody tr").evaluate_all(read) == sorted(before, reverse=True)
    assert table.locator("th[aria-sort=descending]").count() == 1


def test_labels_tell_where_texts_come_from(site: Site, opened: Opener) -> None:
    page = opened()
    page.goto(f"{site.url}en/events/interview/#interview-q09")
    origin = page.locator("#interview-q09 .dn-part--answer details.dn-origin")
    origin.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(origin.locator("p").first).to_be_visible()
    expect(origin.locator("p")).to_have_count(3)
    expect(origin.locator("p").first).to_contain_text("Q9")


def test_print_keeps_labels_and_leaves_out_switches(site: Site, opened: Opener) -> None:
    page = opened()
    page.goto(f"{site.url}ja/events/utokyo/")
    page.emulate_media(media="print")
    labels = page.locator(".dn-exchange .dn-label")
    assert labels.count() == page.locator(".dn-exchange .dn-label:visible").count() + len(
        page.locator(".dn-links > .dn-label").all()
    )
    expect(page.locator(".dn-kinds")).to_be_hidden()
