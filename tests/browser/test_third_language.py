"""A third language: one entry, one page and one folder, as CONTRIBUTING.md says, and no code."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import polib
import pytest
from bs4 import BeautifulSoup

from support.browsing import Opener
from support.reading import read_page
from support.search_box import ask
from support.serving import serve
from support.small import SITE_URL, base, run
from support.trees import HOME, MakeOnce, Tree, copy_tree

ENTRY = "    - locale: ko\n      name: 한국어\n"
#: What is translated first: words around the pages, a page's title, and texts in three scripts.
FIRST = {
    "ui:site-name": "대화 노트",
    "ui:topics": "주제",
    "ui:not-found-page": "이 주소에는 페이지가 없다.",
    "ui:search-failed": "검색 데이터를 읽지 못했다.",
    "ui:palette-dark": "어두운 화면으로 바꾸기",
    "ui:palette-light": "밝은 화면으로 바꾸기",
    "ui:notice": "번역이 아직 끝나지 않았다.",
    "talk-q01:gist": "맑은 밤에는 등대의 불빛이 30킬로미터까지 닿는다.",
    "talk-q02:gist": "ضوء المنارة في الضباب",
    "talk-q03:gist": "समुद्र का प्रकाशस्तंभ",
}
QUERIES = {"등대": "talk-q01", "불빛이": "talk-q01", "المنارة": "talk-q02", "प्रकाशस्तंभ": "talk-q03"}


def add_language(home: Path) -> Tree:
    """A copy of the checkout with an entry for Korean, and its page."""
    tree = copy_tree(home)
    tree.edit("mkdocs.yml", "      name: English\n", f"      name: English\n{ENTRY}")
    (tree.home / "docs/ko").mkdir()
    shutil.copy(tree.home / "docs/en/about.md", tree.home / "docs/ko/about.md")
    return tree


def translate(folder: Path, texts: Mapping[str, str]) -> None:
    """Fill in entries of all Korean PO files, by unit."""
    for path in folder.glob("locale/ko/*.po"):
        file = polib.pofile(str(path), wrapwidth=0)
        for entry in file:
            entry.msgstr = texts.get(entry.msgctxt or "", entry.msgstr)
        file.save()


@pytest.fixture(scope="module")
def begun(make_once: MakeOnce) -> Path:
    """The small corpus with a little Korean: a folder with `tree`, `case` and its `site`."""

    def fill(folder: Path) -> None:
        tree, case = add_language(folder / "tree"), base(folder / "case")
        done = run(case, "sync", home=tree.home)
        assert "ko: locale/ko/paper.po, locale/ko/talk.po, locale/ko/site.po" in done.stdout
        translate(case, FIRST)
        done = run(case, "--out", "site", home=tree.home)
        assert (done.returncode, done.stderr) == (0, "")

    return make_once("third-language", fill)


def read_links(page: BeautifulSoup, selector: str) -> list[tuple[str, str]]:
    return [(str(one.get("lang")), one.get_text().strip()) for one in page.select(selector)]


def test_the_contributors_page_says_what_is_done_here() -> None:
    text = (HOME / "CONTRIBUTING.md").read_text("utf-8")
    section = text.partition("### A third language")[2].partition("\n#")[0]
    assert ENTRY in section.replace("\n   ", "\n")
    for word in ("`docs/ko/about.md`", "`make sync`", "`locale/ko/`", "half"):
        assert word in section


def test_menus_and_words_around_the_pages(begun: Path) -> None:
    site = begun / "case/site"
    for language in ("ja", "en", "ko"):
        found = read_links(read_page(site, f"{language}/people"), ".dn-languages .dn-language")
        assert found == [("ja", "日本語"), ("en", "English"), ("ko", "한국어")]
    page = read_page(site, "ko/topics")
    assert page.select_one("html[lang=ko]")
    assert "주제" in [link.get_text().strip() for link in page.select(".dn-footer a")]
    assert page.select_one('button[title="어두운 화면으로 바꾸기"]')
    assert page.select_one('dialog[data-failed="검색 데이터를 읽지 못했다."]')
    lost = BeautifulSoup((site / "ko/404.html").read_text("utf-8"), "html5lib")
    assert "이 주소에는 페이지가 없다." in lost.get_text()
    assert lost.select_one("html[lang=ko]")
    root = BeautifulSoup((site / "index.html").read_text("utf-8"), "html5lib")
    assert root.select_one('a.dn-choice[href="ko/"]')
    assert read_links(root, "h1 span") == [("ja", "対話ノート"), ("ko", "대화 노트")]


def test_a_language_that_has_only_begun_is_not_announced(begun: Path) -> None:
    site = begun / "case/site"
    page = read_page(site, "ko/people")
    notice = page.select_one('.md-banner span[lang="ko"]')
    assert notice
    assert notice.get_text() == FIRST["ui:notice"]
    assert not page.select("link[rel~=alternate], link[rel=canonical], meta[property='og:url']")
    assert not read_page(site, "ja/people").select(".md-banner")
    files = [path for path in site.rglob("*") if path.suffix in (".html", ".xml")]
    assert len(files) > 40
    for path in files:
        text = path.read_text("utf-8")
        assert 'hreflang="ko"' not in text, path
        assert not re.search(rf'(?:<loc>|rel="canonical" href="){SITE_URL}/ko/', text), path


def test_search_finds_words_of_any_script(begun: Path, opened: Opener) -> None:
    with serve(begun / "case/site") as site:
        page = opened()
        page.goto(f"{site.url}ko/")
        page.keyboard.press("/")
        for words, exchange in QUERIES.items():
            assert ask(page, words)[:1] == [exchange], words
        page.goto("about:blank")


def test_a_language_that_is_half_translated_is_announced(begun: Path, tmp_path: Path) -> None:
    case = Path(shutil.copytree(begun / "case", tmp_path / "case"))
    file = polib.pofile(str(case / "locale/ko/site.po"))
    translate(case, {str(one.msgctxt): f"번역 {one.msgid}" for one in file if not one.msgstr})
    done = run(case, "--out", "site", home=begun / "tree")
    assert (done.returncode, done.stderr) == (0, "")
    for language in ("ja", "ko"):
        page = read_page(case / "site", f"{language}/people")
        other = page.select_one('link[hreflang="ko"]')
        assert other
        assert other["href"] == f"{SITE_URL}/ko/people/"
        assert not page.select(".md-banner")
    assert page.select_one(f'link[rel=canonical][href="{SITE_URL}/ko/people/"]')
    text = (case / "site/sitemap.xml").read_text("utf-8")
    assert f"<loc>{SITE_URL}/ko/people/</loc>" in text
