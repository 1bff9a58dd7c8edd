"""What pages may load: nothing that stands within them runs or dresses them, and all works."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from selectolax.lexbor import LexborHTMLParser

from support.browsing import (
    ANSWER,
    KINDS,
    Faults,
    Opener,
    each_language,
    each_language_once,
    settle,
)
from support.search_box import ask
from support.serving import Site

#: What must stand right behind the encoding, on pages with scripts and without.
POLICY = re.compile(
    r'<meta charset="utf-8">\s*<meta http-equiv="Content-Security-Policy"\s+content="([^"]+)">'
)
#: Remembers what the policy forbids, from the very start of a document.
LISTEN = """
window.forbidden = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.forbidden.push([event.effectiveDirective, event.blockedURI, event.sourceFile].join(" "));
});
"""
INLINE = 'document.body.insertAdjacentHTML("beforeend", "{}")'
#: What is to be forbidden, and by which part of the policy.
FORBIDDEN = (
    (INLINE.format("<p style='color: red'>"), "style-src-attr inline"),
    (INLINE.format("<style>p {}</style>"), "style-src-elem inline"),
    (INLINE.format("<img src='x' onerror='1'>"), "script-src-attr inline"),
    (INLINE.format("<img src='https://elsewhere.example/x.png'>"), "img-src https://elsewhere"),
    (INLINE.format("<iframe src='https://elsewhere.example/'>"), "frame-src https://elsewhere"),
    ('fetch("https://elsewhere.example/").catch(() => 1)', "connect-src https://elsewhere"),
    (
        'document.head.append(Object.assign(document.createElement("script"), {text: "1"}))',
        "script",
    ),
    (
        'document.head.append(Object.assign(document.createElement("base"), {href: "/"}))',
        "base-uri",
    ),
)


def find_inline(text: str) -> list[str]:
    """What a policy without exceptions forbids in a page: scripts, handlers, styles of elements."""
    found = []
    for node in LexborHTMLParser(text).css("*"):
        data = node.attributes.get("type") in ("application/json", "application/ld+json")
        if node.tag == "script" and "src" not in node.attributes and not data:
            found.append("script")
        for name, value in node.attributes.items():
            if name.startswith("on") or name == "style" or re.match(r"\s*javascript:", value or ""):
                found.append(f"{node.tag} {name}")
        if node.tag == "style":
            found.append("style")
    return found


def test_nothing_within_a_page_runs_or_dresses_it(built: Path) -> None:
    pages = sorted(built.rglob("*.html"))
    assert len(pages) > 130
    for path in pages:
        text = path.read_text("utf-8")
        assert find_inline(text) == [], path
        found = POLICY.search(text)
        assert found, path
        assert "unsafe" not in found[1]
        parts = [part.split() for part in found[1].split(";")]
        assert parts[0] == ["default-src", "'none'"]
        assert {source for _, *sources in parts for source in sources} <= {
            *("'self'", "'none'", "data:"),
        }


@pytest.mark.parametrize(
    "text",
    [
        "<script>1</script>",
        '<script type="module">1</script>',
        "<p onclick=1>",
        '<p style="color: red">',
        '<a href="javascript:1">',
        "<style></style>",
    ],
)
def test_what_stands_within_a_page_is_found(text: str) -> None:
    assert len(find_inline(text)) == 1
    assert find_inline('<script type="application/ld+json">{}</script><script src="a.js">') == []


def listen(context: BrowserContext) -> Page:
    context.add_init_script(LISTEN)
    return context.new_page()


def list_forbidden(page: Page) -> list[str]:
    found: list[str] = page.evaluate("window.forbidden")
    return found


@pytest.mark.parametrize(("script", "part"), FORBIDDEN)
def test_what_is_forbidden_is_told(site: Site, opened: Opener, script: str, part: str) -> None:
    page = listen(opened.context())
    page.goto(f"{site.url}en/people/")
    page.evaluate(f"() => {{ {script}; }}")
    page.wait_for_function("() => window.forbidden.length")
    assert list_forbidden(page)[0].startswith(part)


@each_language
def test_every_kind_of_page_keeps_to_it(site: Site, opened: Opener, language: str) -> None:
    context, faults = opened.context(service_workers="allow"), Faults(site)
    faults.watch(context)
    page = listen(context)
    home = f"{site.url}{language}/"
    for url in (*(home + kind for kind in (*KINDS, ANSWER)), site.url):
        page.goto(url, wait_until="networkidle")
        assert list_forbidden(page) == [], url
    assert faults.found == []


@each_language_once
def test_all_works_under_it(site: Site, opened: Opener, language: str, width: int) -> None:
    context, faults = opened.context(width, service_workers="allow"), Faults(site)
    faults.watch(context)
    page = listen(context)
    page.goto(f"{site.url}{language}/events/interview/", wait_until="networkidle")
    # Notes, terms, and two languages side by side.
    page.locator(".dn-exchange summary:visible").first.click()
    page.locator("a.dn-term:visible").first.hover()
    expect(page.locator(".dn-tip")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("v")
    expect(page.locator(".dn-facing:visible").first).to_be_visible()
    # Colours, chosen and kept.
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    page.locator("[data-dn-colours]:visible").click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    # Search, its filters and the way to a result.
    page.keyboard.press("/")
    assert ask(page, "AGI")
    assert list_forbidden(page) == []
    page.keyboard.press("Enter")
    page.wait_for_load_state("networkidle")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    assert list_forbidden(page) == []
    page.locator(".dn-languages a").first.click()
    page.wait_for_load_state("networkidle")
    assert list_forbidden(page) == []
    assert faults.found == []


@pytest.mark.parametrize(
    ("system", "chosen", "shown"),
    [
        ("dark", None, "slate"),
        ("light", None, "default"),
        ("dark", "default", "default"),
        ("light", "slate", "slate"),
    ],
)
def test_colours_are_right_before_anything_is_drawn(
    site: Site, opened: Opener, system: str, chosen: str | None, shown: str
) -> None:
    """Even where all else of ours never comes."""
    context = opened.context(color_scheme=system)
    page = context.new_page()
    page.goto(f"{site.url}en/people/")
    if chosen:
        page.locator("[data-dn-colours]:visible").click()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", chosen)
    context.route(re.compile("main[.]js"), lambda route: route.abort())
    page.add_init_script(
        """addEventListener("DOMContentLoaded", () => {
          window.parsed = document.body.dataset.mdColorScheme;
        });
        requestAnimationFrame(function look() {
          if (document.body) window.drawn ??= document.body.dataset.mdColorScheme;
          else requestAnimationFrame(look);
        });"""
    )
    page.reload()
    page.wait_for_function("() => window.drawn")
    assert page.evaluate("[window.drawn, window.parsed]") == [shown, shown]
    # And nothing is hidden that only scripts would open.
    expect(page.locator("html")).to_have_class("no-js")


#: What may stand where the site keeps things: of another program, of another version, or broken.
RUBBISH = ("", "{", "null", "5", '"x"', "[]", "{}", '{"index":"x","color":7}', '{"index":99}')


@pytest.mark.parametrize("rubbish", RUBBISH)
def test_whatever_is_kept_there_already_is_survived(
    site: Site, opened: Opener, rubbish: str
) -> None:
    faults, context = Faults(site), opened.context(service_workers="allow")
    faults.watch(context)
    page = context.new_page()
    page.goto(f"{site.url}en/people/")
    page.evaluate(
        """(rubbish) => {
          const { pathname } = new URL("../../", location.href);
          const ours = ["dn-view", "dn-marks", "dn-place", "dn-colours", "dn-shortcuts"];
          for (const key of ours) {
            for (const storage of [localStorage, sessionStorage]) {
              storage.setItem(`${key}:${pathname}`, rubbish);
            }
          }
        }""",
        rubbish,
    )
    page.goto(f"{site.url}en/events/interview/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    page.keyboard.press("/")
    assert ask(page, "AGI")
    assert faults.found == []


def test_what_is_kept_is_the_site_s_own_and_little(site: Site, opened: Opener) -> None:
    """Other sites may lie on the same host: keys have the path of this one."""
    page = opened.context().new_page()
    page.goto(f"{site.url}en/events/interview/")
    settle(page)
    page.keyboard.press("v")
    expect(page.locator(".dn-facing:visible").first).to_be_visible()
    page.locator("[data-dn-colours]:visible").click()
    page.keyboard.press("/")
    assert ask(page, "Napster")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site.url}en/people/*")
    expect(page.locator("mark").first).to_be_attached()
    page.locator(".dn-languages a[hreflang=ja]").click()
    page.wait_for_url(f"{site.url}ja/people/*")
    settle(page)
    keys = page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)].sort()")
    path = urlsplit(site.url).path
    assert keys == [f"dn-colours:{path}", f"dn-view:{path}"]
    assert page.context.cookies() == []
