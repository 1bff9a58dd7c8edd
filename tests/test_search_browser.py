"""The search in a browser, through the box as readers use it."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from browsing import (
    AXE,
    NARROW,
    WIDE,
    Opener,
    Site,
    axe_page,
    each_language,
    each_language_once,
)
from conftest import HOME
from dialogues.search import tokens

ITEM = ".md-search-result__item"
#: Most that may be loaded from the first focus to the first result, compressed.
BUDGET = {"ja": 25_000, "en": 15_000}


def ask(page: Page, words: str) -> list[str]:
    """The exchanges (or pages) that are found, in order, once all texts have been read."""
    page.locator(".md-search__input").fill(words)
    page.wait_for_function(
        "words => window.dnSearch.answer?.query === words && !window.dnSearch.answer.early",
        arg=words,
    )
    hrefs: list[str] = page.evaluate("() => window.dnSearch.answer.items.map(([i]) => i.location)")
    hashes: list[str] = page.evaluate("() => window.dnSearch.answer.hashes")
    return [place or href for place, href in zip(hashes, hrefs, strict=True)]


def search(page: Page, words: str) -> None:
    """Put words in as an input method does, without key events, and see the first results."""
    page.locator(".md-search__input").focus()
    page.keyboard.insert_text(words)
    page.locator(ITEM).first.wait_for()


@pytest.fixture
def box(site: Site, opened: Opener) -> Callable[..., Page]:
    """A page of a language with its search box open."""

    def at(language: str, path: str = "", width: int = WIDE, **options: Any) -> Page:
        page = opened(width, **options)
        page.goto(f"{site.url}{language}/{path}")
        page.keyboard.press("/")
        return page

    return at


@pytest.mark.parametrize(
    ("language", "words", "first"),
    (
        *(("ja", "ナップスター", "interview-q10"), ("ja", "推論コスト", "interview-q09")),
        # width, case, small and long kana, voicing
        *(("ja", "ｎａｐｓｔｅｒ", "interview-q10"), ("ja", "ﾅｯﾌﾟｽﾀｰ", "interview-q10")),
        *(("ja", "ナップスタ", "interview-q10"), ("ja", "なっぷすたー", "interview-q10")),
        *(("ja", "gpt-5", "utokyo-s2-q1"), ("en", "ＧＰＴ－５", "utokyo-s2-q1")),
        # readings
        ("ja", "すいろんこすと", "interview-q09"),
        # a letter off
        *(("ja", "ナップスダー", "interview-q10"), ("en", "napstar", "interview-q10")),
        *(("ja", "リーダージップ", "utokyo-s1-q1"), ("en", "reskiling", "interview-q06")),
        # the other language, and other letters
        *(("ja", "startup", "utokyo-s3-q1"), ("en", "スタートアップ", "utokyo-s3-q1")),
        *(("en", "強化学習", "utokyo-s2-q1"), ("ja", "reinforcement learning", "utokyo-s2-q1")),
        # questions
        ("ja", "これから起業するならどうやって優位に立てばいい？", "utokyo-s3-q1"),
        ("en", "Which is affected first, knowledge work or manual work?", "interview-q08"),
        # nothing
        *(("ja", "カレーライス", None), ("ja", "ぬるぽがっ", None), ("en", "qwertyuiop", None)),
    ),
)
def test_what_is_meant_comes_first(
    box: Callable[..., Page], language: str, words: str, first: str | None
) -> None:
    found = ask(box(language), words)
    assert found[:1] == ([first] if first else []), found[:5]


@each_language
def test_all_exchanges_that_hold_a_string_are_found(
    site: Site,
    box: Callable[..., Page],
    language: str,
) -> None:
    page = box(language)
    held: dict[str, set[str]] = {}
    for event in site.data()["events"]:
        for exchange in event["exchanges"]:
            texts = [exchange["title"], exchange["gist"], *(b["text"] for b in exchange["blocks"])]
            text = "\n".join(one[language] for one in texts)
            pattern = {"ja": r"[一-鿿]{2,4}|[ァ-ヺー]{3,6}", "en": r"[A-Za-z]{7,}"}[language]
            for words in re.findall(pattern, text)[::7]:
                held.setdefault(words, set()).add(exchange["id"])
            for words, ids in held.items():
                # In English from the beginning of a word: "possible", not "impossible".
                if re.search(rf"(?<![A-Za-z]){re.escape(words)}", text):
                    ids.add(exchange["id"])
    assert len(held) > 100
    for words in list(held)[::9]:
        found = ask(page, words)
        assert held[words] <= set(found), words
        assert "-q" in found[0], (words, found)


@each_language
def test_nothing_is_loaded_before_the_box_is_used_and_little_then(
    site: Site,
    opened: Opener,
    language: str,
) -> None:
    page = opened.context().new_page()
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site.url}{language}/", wait_until="networkidle")
    assert [url for url in asked if "/search/" in url] == []
    asked.clear()
    # What comes after the first result must not be counted to it.
    late: list[Route] = []
    page.context.route(re.compile(r"/(all|panel)\.json|later\.js"), lambda r: late.append(r))
    page.keyboard.press("/")
    page.keyboard.type("DeepSeek")
    expect(page.locator(ITEM).first).to_contain_text("DeepSeek")
    names = [url.split(f"/{language}/")[1] for url in asked if f"/{language}/" in url]
    loaded = {name for name in names if "search/" in name} - {"search/all.json"}
    assert {"search/core.json", "assets/js/search/worker.js"} <= loaded
    assert not [name for name in names if name.endswith(".wasm")]
    folder = site.folder / language
    sizes = {name: len(gzip.compress((folder / name).read_bytes(), 9)) for name in loaded}
    assert sum(sizes.values()) <= BUDGET[language], sizes
    for route in late:
        route.continue_()


@pytest.mark.parametrize(("language", "words"), (("ja", "ナップスター"), ("en", "Napster")))
@pytest.mark.parametrize("by", ("keys", "mouse"))
def test_a_result_leads_to_its_exchange_with_the_words_marked(
    site: Site,
    box: Callable[..., Page],
    language: str,
    words: str,
    by: str,
) -> None:
    page = box(language, "events/utokyo/?hide=answer")
    requests: list[str] = []
    page.context.on("request", lambda r: requests.append(f"{r.url} {r.headers.get('referer', '')}"))
    search(page, words)
    expect(page).to_have_url(re.compile(r"\?.*q="))
    result = page.locator(ITEM).first
    expect(result.locator(".dn-number")).to_have_text("Q10")
    expect(result.locator("mark").first).to_have_text(words)
    assert result.locator("a").count() == 1
    if by == "mouse":
        result.locator("a").click()
    else:
        page.keyboard.press("ArrowDown")
        expect(page.locator(".md-search-result__link").first).to_be_focused()
        page.keyboard.press("Enter")
    page.wait_for_url(f"{site.url}{language}/events/interview/#interview-q10")
    place = page.locator(".dn-exchange:target")
    expect(place).to_be_in_viewport()
    expect(place.locator("mark").first).to_have_text(words)
    # The words themselves go to nobody, not even to the site's host: neither in an address nor in
    # that of the page that asks (browsers fetch the icon anew when `?q=` changes).
    assert len(requests) > 5
    assert not [url for url in requests if "apster" in url or "%E3%83%8A" in url]


@each_language
def test_it_works_under_instant_navigation(site: Site, opened: Opener, language: str) -> None:
    context = opened.context()

    def instant(route: Route) -> None:
        answer = route.fetch()
        text = answer.text().replace('"features": [', '"features": ["navigation.instant", ', 1)
        # Only pages of the map are fetched so: it must be the map of this address.
        text = re.sub(r"https://[^/<]+" + re.escape(site.home), site.url, text)
        route.fulfill(response=answer, body=text)

    context.route(re.compile(r"/(#.*)?$|sitemap\.xml$"), instant)
    page = context.new_page()
    page.goto(f"{site.url}{language}/events/utokyo/", wait_until="networkidle")
    page.evaluate("window.same = true")
    napster = {"ja": "ナップスター", "en": "Napster"}[language]
    for words, place in ((napster, "q10"), ("DeepSeek", "q09")):
        page.keyboard.press("/")
        page.locator(".md-search__input").fill("")
        page.keyboard.insert_text(words)
        result = page.locator(f"{ITEM} a[href$='#interview-{place}']")
        expect(result.locator("mark").first).to_be_attached()
        result.click()
        page.wait_for_url(f"{site.url}{language}/events/interview/#interview-{place}")
        expect(page.locator(f"#interview-{place} mark").first).to_be_visible()
        assert page.evaluate("window.same"), "the page was loaded anew"


def test_enter_in_the_box_opens_the_first_result(site: Site, box: Callable[..., Page]) -> None:
    page = box("ja")
    search(page, "ナップスター")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site.url}ja/events/interview/#interview-q10")


def test_words_across_links_are_marked_whole(site: Site, box: Callable[..., Page]) -> None:
    page = box("ja", "events/interview/")
    search(page, "推論コスト")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("#interview-q09$"))
    marks = page.locator("#interview-q09 mark")
    marks.first.wait_for()
    assert "推論コスト" in "".join(marks.all_text_contents())


def test_filters_by_keyboard_and_in_the_address(site: Site, box: Callable[..., Page]) -> None:
    page = box("ja")
    everything = ask(page, "モデル")
    assert len({place.partition("-")[0] for place in everything}) > 1
    select = page.locator("select[name=dn-event]")
    page.keyboard.press("Tab")  # the button that clears the field
    for _ in range(4):
        page.keyboard.press("Tab")
        if select.evaluate("one => one === document.activeElement"):
            break
    expect(select).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(f"{ITEM} a[href*='events/'][href*='utokyo']")).to_have_count(0)
    expect(page).to_have_url(re.compile(r"q=.*&event=interview"))
    count = re.search(r"\((\d+)\)", select.locator("option:checked").inner_text())
    assert count
    expect(page.locator(".md-search-result__meta")).to_contain_text(count[1])
    # The address brings it all back.
    page.goto(page.url)
    expect(page.locator("select[name=dn-event]")).to_have_value("interview")
    expect(page.locator(".md-search-result__meta")).to_contain_text(count[1])
    page.get_by_role("button", name="絞り込みを解除").click()
    expect(page.locator(f"{ITEM} a[href*='utokyo']").first).to_be_attached()
    page.keyboard.press("Escape")
    expect(page).to_have_url(f"{site.url}ja/")


def test_an_address_with_filters_that_are_not_here(site: Site, opened: Opener) -> None:
    page = opened(WIDE)
    page.goto(f"{site.url}en/?q=AGI&event=nope&topic=%3Cb%3E&kind=zzz")
    expect(page.locator(ITEM).first).to_be_visible()
    expect(page).to_have_url(f"{site.url}en/?q=AGI")


def test_results_further_down_have_excerpts_too(box: Callable[..., Page]) -> None:
    page = box("ja")
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    assert len(ask(page, "AI")) > 20
    page.wait_for_function("dnSearch.answer.marks")
    scroller = page.locator(".md-search__scrollwrap")
    for _ in range(6):
        scroller.evaluate("one => one.scrollTo(0, one.scrollHeight)")
        page.wait_for_timeout(100)
    assert page.locator(ITEM).count() > 12
    for number in (0, 9, 10, 12):
        expect(page.locator(ITEM).nth(number).locator(".dn-search__meta")).to_be_attached()
    assert not faults


def test_an_exchange_is_found_by_its_number(box: Callable[..., Page]) -> None:
    page = box("en")
    assert ask(page, "Q27")[0] == "interview-q27"
    assert ask(page, "q2-1")[0] == "utokyo-s2-q1"


@pytest.mark.parametrize("width", (WIDE, NARROW))
def test_a_result_on_the_same_page_is_gone_to(site: Site, opened: Opener, width: int) -> None:
    page = opened(width)
    page.goto(f"{site.url}en/events/interview/", wait_until="networkidle")
    if width == NARROW:
        page.locator("label[for=__search].md-header__button").first.click()
    search(page, "nuclear")
    page.locator(f"{ITEM} a[href$='#interview-q19']").click()
    page.wait_for_url(re.compile("#interview-q19$"))
    page.wait_for_timeout(700)  # Material lets the page go only then
    expect(page.locator("#interview-q19")).to_be_in_viewport()


def test_emptying_the_field_empties_the_list(box: Callable[..., Page]) -> None:
    page = box("ja")
    ask(page, "AGI")
    page.locator(".md-search__options [type=reset]").click()
    expect(page.locator(ITEM)).to_have_count(0)


def test_who_is_in_the_list_gets_the_second_answer_on_leaving_it(
    site: Site,
    opened: Opener,
) -> None:
    context = opened.context()
    held: list[Route] = []
    context.route("**/all.json", lambda route: held.append(route))
    page = context.new_page()
    page.goto(f"{site.url}en/")
    page.keyboard.press("/")
    page.keyboard.insert_text("AI safety")
    page.locator(ITEM).first.wait_for()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".md-search-result__link").first).to_be_focused()
    held[0].continue_()
    page.wait_for_timeout(800)
    expect(page.locator(".md-search-result__link").first).to_be_focused()
    expect(page.locator(f"{ITEM} .dn-search__meta")).to_have_count(0)
    page.keyboard.press("ArrowUp")
    expect(page.locator(f"{ITEM} .dn-search__meta").first).to_be_attached()


def test_words_are_marked_from_their_beginning(box: Callable[..., Page]) -> None:
    page = box("en", "events/interview/")
    ask(page, "AI")
    page.locator(f"{ITEM} a[href*='interview']").first.click()
    marks = page.locator("mark[data-md-highlight]")
    marks.first.wait_for()
    before = marks.evaluate_all(
        "marks => marks.map((mark) => mark.previousSibling?.data?.slice(-1) || ' ')"
    )
    assert not [letter for letter in before if letter.isascii() and letter.isalpha()]


def test_kinds_of_text_are_filters(box: Callable[..., Page]) -> None:
    page = box("ja")
    found = ask(page, "投資")
    page.locator("select[name=dn-kind]").select_option("n")
    expect(page.locator(".dn-search__meta").first).to_contain_text("編集部注")
    notes = page.evaluate("() => window.dnSearch.answer.hashes")
    assert set(notes) < set(found)
    page.locator("select[name=dn-kind]").select_option("term")
    expect(page.locator(f"{ITEM} a[href*='glossary/#']").first).to_be_visible()


def test_a_better_spelling_is_offered(box: Callable[..., Page]) -> None:
    page = box("en")
    page.keyboard.type("deepseak")
    page.locator(".dn-search__help button").click()
    expect(page.locator(".md-search__input")).to_have_value("DeepSeek")
    expect(page.locator(".md-search__input")).to_be_focused()
    expect(page.locator(f"{ITEM} mark").first).to_have_text("DeepSeek")


@each_language
def test_where_nothing_is_found_topics_are_offered(
    site: Site,
    box: Callable[..., Page],
    language: str,
) -> None:
    page = box(language)
    assert ask(page, "zzzzqqq") == []
    expect(page.locator(".dn-search__help p").first).to_be_visible()
    page.locator(".dn-search__help a").first.click()
    page.wait_for_url(re.compile(f"{site.url}{language}/topics/[a-z-]+/"))


@each_language
def test_the_number_of_results_is_announced(box: Callable[..., Page], language: str) -> None:
    page = box(language)
    found = ask(page, "DeepSeek")
    status = page.locator(".md-search").get_by_role("status")
    expect(status).to_contain_text(str(len(found)))


def test_words_being_composed_wait(box: Callable[..., Page]) -> None:
    page = box("ja")
    client = page.context.new_cdp_session(page)
    client.send(
        "Input.imeSetComposition", {"text": "すいろん", "selectionStart": 4, "selectionEnd": 4}
    )
    client.send("Input.imeSetComposition", {"text": "推論", "selectionStart": 2, "selectionEnd": 2})
    client.send("Input.insertText", {"text": "推論"})
    expect(page.locator(f"{ITEM} mark").first).to_have_text("推論")


def test_pasted_words_are_searched(box: Callable[..., Page]) -> None:
    page = box("en")
    page.evaluate(
        """() => {
          const data = new DataTransfer();
          document.activeElement.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data}));
          document.execCommand("insertText", false, "Napster");
        }"""
    )
    expect(page.locator(f"{ITEM} mark").first).to_have_text("Napster")


@each_language_once
def test_axe_finds_nothing_in_the_panel(
    site: Site,
    opened: Opener,
    language: str,
    width: int,
) -> None:
    page = axe_page(opened, width)
    page.goto(f"{site.url}{language}/events/utokyo/")
    faults = {}
    for words in ("DeepSeek", "deepseak", "zzzzqqq"):
        if width == NARROW and not page.locator(".md-search__output").is_visible():
            page.locator("[data-dn-opens=__search]").focus()
            page.keyboard.press("Enter")
        ask(page, words)
        faults[words] = page.evaluate(AXE, ["default", "slate"])
    assert not any(faults.values()), json.dumps(faults, indent=1, ensure_ascii=False)


def test_markup_in_the_data_stays_text(site: Site, opened: Opener) -> None:
    context = opened.context()
    page = context.new_page()

    def spoilt(route: Route) -> None:
        name = route.request.url.partition("/search/")[2]
        data = json.loads((site.folder / "ja/search" / name).read_text("utf-8"))
        for head in data.get("heads", ()):
            head[1] = "<img src=x onerror=alert(1)>題"
        for parts in data.get("texts", ()):
            bad = "推論<b>太字</b>&amp;<script>alert(1)</script>"
            parts[:] = [[kind, text.replace("推論", bad)] for kind, text in parts]
        if "events" in data:
            data["events"] = [[name, "<i>対話</i>", size] for name, _, size in data["events"]]
            data["whole"] = False
        if "words" in data and "topics" in data:
            data["words"] = dict.fromkeys(data["words"], "<u>語</u>")
        route.fulfill(json=data)

    context.route("**/search/**.json", spoilt)
    page.goto(f"{site.url}ja/")
    ask(page, "推論")
    result = page.locator(".md-search-result")
    assert result.locator("img, b, i, u, script").count() == 0
    expect(result.locator("h1").first).to_contain_text("<img src=x onerror=alert(1)>題")
    expect(result.locator("article").first).to_contain_text("<b>太字</b>")
    expect(result.locator("article").first).to_contain_text("<u>語</u>")


@each_language
def test_titles_are_found_while_the_texts_cannot_be_had(
    site: Site,
    opened: Opener,
    language: str,
) -> None:
    context = opened.context()
    context.route(re.compile(r"/(all|panel)\.json"), lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{site.url}{language}/")
    search(page, "DeepSeek")
    expect(page.locator(f"{ITEM} a[href*='#interview-q09']")).to_have_count(1)


@each_language
def test_without_a_network_it_says_so_and_goes_on_when_it_is_back(
    site: Site,
    opened: Opener,
    language: str,
) -> None:
    context = opened.context()
    page = context.new_page()
    page.goto(f"{site.url}{language}/", wait_until="networkidle")
    away = re.compile("/search/.*json")
    context.route(away, lambda route: route.abort())
    page.keyboard.press("/")
    page.keyboard.insert_text("DeepSeek")
    failed = {"ja": "読み込めなかった", "en": "could not be loaded"}[language]
    expect(page.get_by_role("status").filter(has_text=failed)).to_have_count(1)
    context.unroute(away)
    assert "interview-q09" in ask(page, "DeepSeek R1")


def test_it_goes_on_without_a_network_once_it_is_loaded(box: Callable[..., Page]) -> None:
    page = box("ja")
    ask(page, "OpenAI")
    page.context.set_offline(True)
    assert ask(page, "ナップスター")[0] == "interview-q10"
    assert ask(page, "すいろんこすと")[0] == "interview-q09"
    page.context.set_offline(False)


def test_files_of_two_builds_are_not_mixed(site: Site, opened: Opener) -> None:
    context = opened.context()
    core = json.loads((site.folder / "en/search/core.json").read_text("utf-8"))
    served = []

    def old(route: Route) -> None:
        served.append(route.request.url)
        route.fulfill(json={**core, "v": "old"} if len(served) == 1 else core)

    context.route("**/core.json", old)
    page = context.new_page()
    page.goto(f"{site.url}en/")
    search(page, "trillion")
    assert len(served) == 2


def test_a_large_index_is_searched_in_parts(site: Site, opened: Opener) -> None:
    """As on a site that is too large to fetch as a whole."""
    context = opened.context()
    core = json.loads((site.folder / "ja/search/core.json").read_text("utf-8"))
    context.route("**/core.json", lambda route: route.fulfill(json={**core, "whole": False}))
    page = context.new_page()
    asked: list[str] = []
    page.goto(f"{site.url}ja/")
    ask(page, "OpenAI")
    context.on("request", lambda request: asked.append(request.url))
    assert ask(page, "ナップスター")[0] == "interview-q10"
    assert 0 < len([url for url in asked if "/terms/" in url]) < 8
    assert not [url for url in asked if "all.json" in url]
    assert ask(page, "すいろんこすと")[0] == "interview-q09"
    assert ask(page, "ナップスダー")[0] == "interview-q10"
    # Filters come before what is fetched: also the last of many are found.
    page.locator("select[name=dn-kind]").select_option("term")
    assert ask(page, "AI") and not [place for place in ask(page, "AIと") if "-q" in place]


def test_texts_and_queries_are_cut_alike(site: Site, opened: Opener) -> None:
    """What builds the index (Python) and what asks it (the browser), on every text of the site."""
    texts = [
        *everything(site.data()),
        "ｳﾞｧｲｵﾘﾝ ヴュー ゔぁ ヴ ぢづ ヵヶ ㍿ ㌔ Ǆ ﬁne Ünïcode Ⅳ １２，３４５円 1,000,000",
        "organisation’s centres defences labour analysed parties boxes stopped 𠮷野家 〆切 佐々木",
    ]
    page = opened(WIDE)
    page.goto(f"{site.url}ja/")
    address = f"{site.url}ja/assets/js/search/"
    found = page.evaluate(
        """async ([home, texts]) => {
          const { words, folded, pairs } = await import(home + "text.js");
          const { fold } = await import(home + "places.js");
          return texts.map((text) => [
            words(text).map((w) => [w.kind, w.raw, w.text, pairs(w.text)]),
            folded(text),
            fold(text.normalize("NFKC")).out,
          ]);
        }""",
        [address, texts],
    )
    for text, (cut, whole, placed) in zip(texts, found, strict=True):
        assert [[*word[:3], tokens.pairs(word.text)] for word in tokens.words(text)] == cut
        assert tokens.folded(text) == whole
        assert placed.replace(",", "") == whole.replace(",", "")


def everything(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, list | dict):
        for value in data.values() if isinstance(data, dict) else data:
            yield from everything(value)


def test_materials_protocol_is_the_one_we_speak() -> None:
    """Our worker answers to these passages of Material's script; look again when they change."""
    folder = HOME / "overrides"
    (bundle,) = material().glob("bundle.*.min.js")
    text = bundle.read_text("utf-8")
    for passage in (
        "e.type===1}",
        "e.type===3}",
        "t.next({type:2,data:i})",
        'document.forms.namedItem("search")?',
        "new Worker(e)",
        "new URL(e.location,i.base)",
        "({items:l})=>",
        '"data-md-score":e.score.toFixed(2)',
        "Object.keys(e.terms)",
    ):
        assert passage in text, passage
    (worker,) = material().glob("workers/search.*.min.js")
    assert worker.name in (folder / "main.html").read_text("utf-8")


def material() -> Path:
    import material as theme

    return Path(theme.__path__[0]) / "templates/assets/javascripts"


@each_language
def test_the_repairs_of_the_search_box_take_hold(site: Site, language: str) -> None:
    text = (site.folder / language / "index.html").read_text("utf-8")
    assert '"search": "assets/js/search/worker.js"' in text
    assert 'name="search"' not in text
    assert '<div class="md-search-result__meta" role="status">' in text
    assert not list(site.folder.rglob("search_index.json"))
    assert list(site.folder.rglob("all.json"))
