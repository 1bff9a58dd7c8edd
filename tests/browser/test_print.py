"""Pages on paper, as Chromium prints them on A4 and poppler reads what it made."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page

from dialogues.corpus.bases import split_sources
from support.browsing import ANSWER, KINDS, LANGUAGES, Opener, each_language, settle
from support.papers import read_pages, squeeze, within
from support.reading import list_shown
from support.serving import Site

#: The width of a sheet between its margins, in CSS pixels.
SHEET = 672
#: What has no business on paper: grounds that take ink, ways elsewhere, what sticks out.
LOOK = """() => {
  const shown = [...document.querySelectorAll("body *")].filter((one) => one.checkVisibility());
  const dark = (color) => {
    const [r, g, b, a = 1] = color.match(/[\\d.]+/g).map(Number);
    return a > 0.1 && (r + g + b) / 3 < 225;
  };
  const faults = new Set();
  for (const one of shown) {
    const box = one.getBoundingClientRect();
    if (one.closest("svg") || !box.width || !box.height) continue;
    if (dark(getComputedStyle(one).backgroundColor)) faults.add("ground");
    if (one.matches("nav a, header, :not(th) > button, input, footer")) faults.add("navigation");
    if (box.right > innerWidth + 1) faults.add("clipped");
  }
  return [...faults];
}"""


def print_page(page: Page, path: Path, *options: str) -> list[str]:
    """The sheets of a page, as texts."""
    page.pdf(path=path, format="A4", prefer_css_page_size=True)
    return read_pages(path, *options)


def find_faults(page: Page, path: Path, wanted: dict[str, list[str]]) -> set[str]:
    """What is wrong with a page on paper. ``wanted``: what must be there, by the fault's name."""
    page.emulate_media(media="print", color_scheme="dark")
    # Numbers of notes stand within texts. (A policy would forbid this style: `bypass_csp`.)
    page.add_style_tag(content="@media print { .dn-mark { display: none } }")
    # As it stands, and as it was drawn: either takes some text apart that lies in columns, or on
    # two sheets.
    text = squeeze("".join([*print_page(page, path), *read_pages(path, "-raw")]))
    faults = {name for name, texts in wanted.items() if any(squeeze(t) not in text for t in texts)}
    page.set_viewport_size({"width": SHEET, "height": 1000})
    return faults | set(page.evaluate(LOOK))


def list_wanted(site: Site, language: str, kind: str) -> dict[str, list[str]]:
    """The address, words of a citation, the sources of the events that a page is about."""
    # What the texts are as of; the answer on this page is its own look at its sources.
    data = site.data()
    known = datetime.date.fromisoformat("2026-11-28" if kind == ANSWER else data["version"])
    dated = {
        "ja": f"{known.year}年{known.month}月{known.day}日現在",
        "en": f"as of {known.day} {known:%B %Y}",
    }
    says = {"ja": "逐語記録ではな", "en": "not a verbatim record"}[language]
    named = [event for event in data["events"] if kind == f"events/{event['id']}/"]
    wanted = {
        "address": [f"{site.home}{language}/{kind}"],
        # What retells nothing says no more than its day; an answer has that of its own.
        "citation": [dated[language]],
    }
    if kind not in ("data/", "glossary/", "translation-status/", "about/", "accessibility/"):
        wanted["citation"].append(says)
    if kind in ("", "people/", "figures/", "glossary/", "compare/") or named:
        wanted["source"] = [event["source"]["url"] for event in named or data["events"]]
    for event in named:
        ours = [one for x in event["exchanges"] for one in list_shown(x["notes"], language)]
        wanted["notes"] = [one["text"][language] for one in ours]
        # Behind each of its sources stands its address.
        bases = [split_sources(one["basis"][language])[::2] for one in ours]
        wanted["notes"] += [source for basis in bases for source in basis]
        said = [block for x in event["exchanges"] for block in x["blocks"]]
        wanted["text"] = [block["text"][language] for block in said]
    return wanted


@each_language
def test_pages_on_paper(site: Site, opened: Opener, tmp_path: Path, language: str) -> None:
    page, found = opened.context(bypass_csp=True).new_page(), {}
    for kind in (*KINDS, ANSWER):
        page.set_viewport_size({"width": 1280, "height": 800})
        page.goto(f"{site.url}{language}/{kind}")
        wanted = list_wanted(site, language, kind)
        if faults := find_faults(page, tmp_path / "page.pdf", wanted):
            found[kind] = faults
    assert found == {}


@each_language
def test_a_topic_of_one_answer_takes_two_sheets(
    site: Site, opened: Opener, tmp_path: Path, language: str
) -> None:
    """Everything on it: overview, answer, notes, what became of it, relations, source, citation."""
    page = opened.context(bypass_csp=True).new_page()
    short = [topic["slug"] for topic in site.data()["topics"] if len(topic["exchanges"]) == 1]
    assert len(short) >= 5
    for slug in short:
        page.goto(f"{site.url}{language}/topics/{slug}/")
        assert len(print_page(page, tmp_path / "page.pdf")) <= 2, slug


@each_language
def test_drawings_are_whole(site: Site, opened: Opener, tmp_path: Path, language: str) -> None:
    page = opened.context(bypass_csp=True).new_page()
    page.goto(f"{site.url}{language}/figures/")
    drawings = page.locator("svg.dn-chart, .dn-chart svg").all()
    assert len(drawings) == 2
    words = [[squeeze(t) for t in one.locator("text").all_text_contents()] for one in drawings]

    def are_whole(width: int, height: int) -> bool:
        """Each on a sheet of this size, in points; what is cut off is drawn, out of sight."""
        sheets = print_page(page, tmp_path / "page.pdf", *within(0, 0, width, height))
        return all(any(all(t in squeeze(s) for t in texts) for s in sheets) for texts in words)

    assert are_whole(595, 842)
    # On a sheet that is lower than they are, they cannot be.
    page.add_style_tag(content="@page { size: 510pt 142pt; margin: 10pt }")
    assert not are_whole(510, 142)


@pytest.mark.parametrize(
    ("fault", "style"),
    [
        ("address", ".dn-printed { display: none !important; }"),
        ("citation", ".dn-printed, .dn-panel { display: none !important; }"),
        ("source", '.dn-meta, .dn-panel, a[href^="https"] { display: none !important; }'),
        ("notes", ".dn-note { display: none !important; }"),
        ("text", ".dn-part--supplement { display: none !important; }"),
        ("ground", ".dn-number { background: #1f5c4d !important; }"),
        ("navigation", ".dn-around { display: flex !important; }"),
        ("clipped", ".dn-exchange { width: 900px; }"),
    ],
)
def test_a_fault_is_found(
    site: Site, opened: Opener, tmp_path: Path, fault: str, style: str
) -> None:
    page, kind = opened.context(bypass_csp=True).new_page(), "events/utokyo/"
    page.goto(f"{site.url}{LANGUAGES[0]}/{kind}")
    page.add_style_tag(content=f"@media print {{ {style} }}")
    wanted = list_wanted(site, LANGUAGES[0], kind)
    assert fault in find_faults(page, tmp_path / "page.pdf", wanted)


@each_language
def test_notes_stand_at_the_ends_of_their_answers(
    site: Site, opened: Opener, tmp_path: Path, language: str
) -> None:
    """Each answer is read whole; once printed, notes are beside their lines again."""
    (event,) = (one for one in site.data()["events"] if one["id"] == "interview")

    def list_broken(page: Page) -> list[str]:
        """Answers that notes of theirs stand within."""
        page.add_style_tag(content="@media print { .dn-mark { display: none } }")
        text = squeeze("".join(print_page(page, tmp_path / "page.pdf", "-raw")))
        broken = []
        for x in event["exchanges"]:
            end = text.index(squeeze(x["blocks"][-1]["text"][language])[-30:])
            notes = [squeeze(note["text"][language]) for note in list_shown(x["notes"], language)]
            if any(text.index(note) < end for note in notes):
                broken.append(x["id"])
        return broken

    url = f"{site.url}{language}/events/interview/"
    page = opened.context(bypass_csp=True).new_page()
    page.goto(url)
    settle(page)
    rows = page.locator(".dn-row > .dn-side")
    before = rows.count()
    assert before > 20
    assert list_broken(page) == []
    assert rows.count() == before
    # Without that script they stand below their paragraphs.
    page.route("**/js/main.js", lambda route: route.abort())
    page.goto(url)
    assert len(list_broken(page)) > 5
