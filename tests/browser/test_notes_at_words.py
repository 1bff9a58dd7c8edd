"""Notes open at their words; the line below an exchange answers; all of it by keyboard too."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from support.browsing import NARROW, PATIENCE, WIDE, Opener, each_language, each_width, settle
from support.serving import Site

NOTE = "interview-q09-note-3"
#: Notes in the margin that stand neither at their words' line nor below the note before them.
ASTRAY = """() => {
  let end = 0;
  return [...document.querySelectorAll(".dn-row .dn-note")].filter((note) => {
    const id = note.querySelector(".dn-note__body").id;
    const line = document.getElementById(`${id}-mark`).getBoundingClientRect();
    const { top, bottom, left } = note.getBoundingClientRect();
    const astray = left < line.right || Math.abs(top - Math.max(line.top, end)) > 12;
    end = bottom;
    return astray;
  }).length;
}"""
#: Notes that hang out of their answer, or that something lies over.
HIDDEN = """() => [...document.querySelectorAll(".dn-row .dn-note > summary")].filter((name) => {
  name.scrollIntoView({ block: "center" });
  const { left, top, height } = name.getBoundingClientRect();
  const met = document.elementFromPoint(left + 5, top + height / 2);
  const answer = name.closest(".dn-exchange")?.getBoundingClientRect();
  const { bottom } = name.parentElement.getBoundingClientRect();
  return !name.contains(met) || bottom > (answer?.bottom ?? Infinity);
}).length"""
COPY = """(id) => {
  const range = document.createRange();
  range.selectNodeContents(document.getElementById(id));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  document.execCommand("copy");
  return navigator.clipboard.readText();
}"""


def open_event(site: Site, page: Page, language: str, hash_: str = "") -> None:
    page.goto(f"{site.url}{language}/events/interview/{hash_}")
    settle(page)


def is_focused(page: Page, selector: str) -> bool:
    found: bool = page.evaluate("it => document.activeElement.matches(it)", selector)
    return found


@each_language
@each_width
def test_a_note_opens_at_its_words_and_gives_back_the_place(
    site: Site, opened: Opener, language: str, width: int
) -> None:
    page = opened(width)
    open_event(site, page, language)
    body, mark = page.locator(f"#{NOTE}"), page.locator(f"#{NOTE}-mark")
    expect(body).to_be_hidden()
    mark.focus()
    page.keyboard.press("Enter")
    expect(body).to_be_visible()
    expect(body).to_be_in_viewport()
    assert page.evaluate(
        f"document.activeElement.closest('.dn-note').contains({NOTE!r} && "
        f"document.getElementById({NOTE!r}))"
    )
    page.keyboard.press("Escape")
    expect(body).to_be_hidden()
    assert is_focused(page, f"#{NOTE}-mark")
    mark.click()
    expect(body).to_be_visible()
    body.locator(".dn-back a").click()
    assert is_focused(page, f"#{NOTE}-mark")
    expect(mark).to_be_in_viewport()
    mark.click()
    expect(body).to_be_hidden()


def test_a_note_opens_on_a_tap(site: Site, opened: Opener) -> None:
    page = opened.context(NARROW, has_touch=True).new_page()
    open_event(site, page, "ja")
    page.locator(f"#{NOTE}-mark").tap()
    expect(page.locator(f"#{NOTE}")).to_be_visible()
    # In place: under its paragraph, above what comes after that.
    box = page.locator(f"#{NOTE}").bounding_box()
    block = page.locator(f"#{NOTE}-mark").locator("xpath=ancestor::p").bounding_box()
    assert box
    assert block
    assert 0 <= box["y"] - block["y"] - block["height"] < 80


def test_what_opens_at_the_end_of_the_screen_comes_into_view(site: Site, opened: Opener) -> None:
    page = opened(NARROW)
    open_event(site, page, "en")
    to_the_end = "it => it.scrollIntoView({ block: 'end' })"
    mark, body = page.locator(f"#{NOTE}-mark"), page.locator(f"#{NOTE}")
    mark.evaluate(to_the_end)
    mark.click()
    expect(body).to_be_in_viewport(ratio=0.99)
    panels = page.locator("#interview-q09 .dn-foot .dn-panel")
    assert panels.count() == 2
    for panel in panels.all():
        panel.locator("summary").evaluate(to_the_end)
        panel.locator("summary").click()
        expect(panel.locator("> div")).to_be_in_viewport(ratio=0.99)


@pytest.mark.parametrize("scripts", (True, False))
def test_a_link_to_a_note_opens_it(site: Site, opened: Opener, scripts: bool) -> None:
    for width in (WIDE, NARROW):
        page = opened(width, java_script_enabled=scripts)
        page.goto("about:blank")
        page.goto(f"{site.url}en/events/interview/#{NOTE}")
        expect(page.locator(f"#{NOTE}")).to_be_in_viewport()


@each_language
def test_notes_stand_beside_their_lines(site: Site, opened: Opener, language: str) -> None:
    page = opened()
    open_event(site, page, language)
    assert page.locator(".dn-row .dn-note").count() > 40
    assert page.evaluate(ASTRAY) == 0
    page.locator(".dn-row .dn-note > summary").evaluate_all("all => all.map(one => one.click())")
    page.wait_for_function("document.querySelectorAll('.dn-row .dn-note[open]').length > 40")
    page.evaluate("() => new Promise(requestAnimationFrame)")
    assert page.evaluate(ASTRAY) == 0
    assert page.evaluate(HIDDEN) == 0


@each_width
def test_numbers_are_not_copied_and_begin_no_line(site: Site, opened: Opener, width: int) -> None:
    context = opened.context(width)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    open_event(site, page, "ja")
    blocks = {
        block["id"]: block["text"]["ja"]
        for event in site.data()["events"]
        for x in event["exchanges"]
        for block in x["blocks"]
    }
    for key in ("interview-q09-a1", "interview-q01-a1"):
        assert "".join(page.evaluate(COPY, key).split()) == "".join(blocks[key].split())
    starts = page.locator(".dn-mark a").evaluate_all(
        """marks => marks.filter((mark) => {
          const range = document.createRange();
          range.selectNodeContents(mark.closest("p, h3, span[id]"));
          range.setEndBefore(mark.parentElement);
          const before = [...range.getClientRects()].pop();
          const { top, bottom } = mark.getBoundingClientRect();
          return !before || (top + bottom) / 2 > before.bottom;
        }).length"""
    )
    assert starts == 0


@each_language
@each_width
def test_the_line_below_an_exchange_answers(
    site: Site, opened: Opener, language: str, width: int
) -> None:
    context = opened.context(width)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    open_event(site, page, language, "?hide=note")
    page.locator("#interview-q09-since > summary").click()
    foot = page.locator("#interview-q09 .dn-foot")
    foot.locator(".dn-permalink").focus()
    stood = foot.locator(".dn-permalink").bounding_box()
    page.keyboard.press("Enter")
    expect(foot.locator(".dn-said")).not_to_be_empty()
    assert foot.locator(".dn-permalink").bounding_box() == stood
    said = foot.locator(".dn-said").bounding_box()
    assert stood
    assert said
    assert abs(said["y"] + said["height"] - stood["y"]) < 20
    assert said["height"] < 40
    address = f"{site.url}{language}/q/interview-q09/"
    assert page.evaluate("navigator.clipboard.readText()") == address
    page.keyboard.press("Enter")  # once more: what the page hides is no part of it
    assert foot.locator(".dn-permalink").evaluate("link => link.href") == address
    panel = foot.locator(".dn-panel").first
    panel.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(panel.locator(".dn-citation")).to_be_visible()
    page.keyboard.press("Tab")
    assert is_focused(page, ".dn-citation a")
    page.keyboard.press("Tab")
    assert is_focused(page, ".dn-copy")
    page.keyboard.press("Enter")
    expect(foot.locator(".dn-said")).not_to_be_empty()
    shown = " ".join(panel.locator(".dn-citation").inner_text().split())
    cited = shown.removesuffix(f"…/{language}/q/interview-q09/") + address
    assert len(cited) > len(shown)
    for _ in range(PATIENCE // 100):  # what waits for a function takes a promise for true
        if page.evaluate("navigator.clipboard.readText()") == cited:
            break
        page.wait_for_timeout(100)
    assert page.evaluate("navigator.clipboard.readText()") == cited
    box = panel.locator(".dn-citation").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    page.keyboard.press("Escape")
    expect(panel.locator(".dn-citation")).to_be_hidden()
    assert is_focused(page, ".dn-panel > summary")
    second = foot.locator(".dn-source")
    panel.locator("summary").click()
    second.locator("summary").click()
    expect(panel.locator(".dn-citation")).to_be_hidden()
    expect(second.locator("p").first).to_be_visible()


@each_language
def test_where_copying_is_not_allowed_the_citation_is_selected(
    site: Site, opened: Opener, language: str
) -> None:
    page = opened.context().new_page()
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    open_event(site, page, language)
    foot = page.locator("#interview-q09 .dn-foot")
    foot.locator(".dn-panel summary").first.click()
    foot.locator(".dn-copy").click()
    said = {"ja": "選択", "en": "selected"}[language]
    expect(foot.locator(".dn-said")).to_contain_text(said)
    selected = page.evaluate("getSelection().toString()")
    assert selected.endswith(f"{site.url}{language}/q/interview-q09/")
    assert "DeepSeek" in selected
    foot.locator(".dn-permalink").click()
    page.wait_for_url(f"{site.url}{language}/q/interview-q09/")
