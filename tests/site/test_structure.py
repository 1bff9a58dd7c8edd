"""What pages tell those who do not see them: tables, landmarks, the language of each text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from bs4 import BeautifulSoup, Tag
from bs4.element import Comment, Doctype

from support.serving import Site
from support.whole import list_all

pytestmark = pytest.mark.untraced

#: Elements that are landmarks wherever they stand, by the role that they have.
LANDMARKS = {"main": "main", "nav": "navigation", "aside": "complementary"}
#: … and those that are only where nothing else divides the page.
OUTER = {"header": "banner", "footer": "contentinfo"}
DIVIDING = ("article", "aside", "main", "nav", "section")
ROLES = {*LANDMARKS.values(), *OUTER.values(), "search", "form", "region", "dialog"}
#: Han and kana.
JAPANESE = re.compile(r"[\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff66-\uff9f]")
#: Words of an alphabet: six in small letters, one behind the other, are a sentence and no name.
SENTENCE = re.compile(r"(?:\b[a-z]+\b[ ,]+){5,}[a-z]+\b")
#: Not for reading: scripts, pieces of files.
UNREAD = ("script", "style", "code", "pre")


def find_name(element: Tag, soup: Tag) -> str:
    """The name of a landmark, as far as its attributes give one."""
    ids = str(element.get("aria-labelledby") or "").split()
    said = " ".join(one.get_text(" ", strip=True) for key in ids for one in soup.select(f"#{key}"))
    return said or str(element.get("aria-label") or element.get("title") or "")


def find_role(element: Tag) -> str | None:
    role = element.get("role")
    if role:
        return str(role) if role in ROLES else None
    if element.name in OUTER:
        return None if element.find_parent(DIVIDING) else OUTER[element.name]
    if element.name == "section":
        return "region" if element.get("aria-labelledby") or element.get("aria-label") else None
    return LANDMARKS.get(element.name)


def list_landmarks(soup: Tag) -> list[tuple[str, str]]:
    roles = [(find_role(element), element) for element in soup.find_all(True)]
    return [(role, find_name(element, soup)) for role, element in roles if role]


def find_alike(soup: Tag) -> Iterator[str]:
    """Landmarks that cannot be told from each other."""
    found = Counter(list_landmarks(soup))
    assert found["main", ""] == 1
    for (role, name), count in found.items():
        if count > 1:
            yield f"{count} of {role} {name!r}"


def find_bare_tables(soup: Tag) -> Iterator[str]:
    """Tables without a caption, rows or columns without a heading."""
    for table in soup.find_all("table"):
        caption = table.find("caption", recursive=False)
        named = caption.get_text(strip=True) if caption else ""
        if not named:
            yield "a table without a caption"
        heads = table.select("thead > tr > *")
        if not heads or any(cell.name != "th" or cell.get("scope") != "col" for cell in heads):
            yield f"{named}: a column without a heading"
        rows = table.select("tbody > tr")
        if not rows:
            yield f"{named}: no rows"
        for row in rows:
            first = row.find(True, recursive=False)
            if not first or first.name != "th" or first.get("scope") != "row":
                yield f"{named}: a row without a heading"
            elif not first.get_text(strip=True):
                yield f"{named}: a row whose heading is empty"


def find_foreign(soup: Tag) -> Iterator[str]:
    """Texts whose letters are not those of the language that they are said to be in."""
    for text in soup.find_all(string=True):
        if isinstance(text, Comment | Doctype) or not text.strip() or not text.parent:
            continue
        if text.find_parent(UNREAD):
            continue
        if fault := judge(str(text), find_language(text.parent)):
            yield fault
    for element in soup.find_all(True):
        for name in ("aria-label", "title", "alt", "placeholder", "data-label"):
            words = str(element.get(name) or "")
            if words and (fault := judge(words, find_language(element))):
                yield fault


def find_language(element: Tag) -> str:
    nearest = element if element.get("lang") else element.find_parent(lang=True)
    return str(nearest["lang"]) if nearest else ""


def judge(words: str, language: str) -> str | None:
    if language == "en" and JAPANESE.search(words):
        return f"Japanese said to be English: {words.strip()[:60]}"
    if language == "ja" and not JAPANESE.search(words) and SENTENCE.search(words):
        return f"English said to be Japanese: {words.strip()[:60]}"
    return None if language in ("ja", "en") else f"no language: {words.strip()[:60]}"


CHECKS: dict[str, Callable[[Tag], Iterator[str]]] = {
    "landmarks": find_alike,
    "tables": find_bare_tables,
    "languages": find_foreign,
}


def read(site: Site, path: str) -> BeautifulSoup:
    return BeautifulSoup((site.folder / path).read_text("utf-8"), "html5lib")


def test_pages_tell_what_they_are_made_of(site: Site) -> None:
    """Every file of HTML of the site, one at a time: all at once they keep the collector busy."""
    paths = sorted(path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*.html"))
    assert len(paths) == sum(len(list_all(site, one)) for one in ("ja", "en")) + 2 > 130
    found, tables = {}, 0
    for path in paths:
        soup = read(site, path)
        tables += len(soup.find_all("table"))
        for name, check in CHECKS.items():
            if faults := sorted(set(check(soup))):
                found[path, name] = faults
    assert found == {}
    assert tables >= 20


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("landmarks", "<main", '<nav aria-label="x"></nav><nav aria-label="x"></nav><main'),
        ("tables", "<caption", "<!-- <caption"),
        ("tables", 'scope="row"', ""),
        ("tables", 'scope="col"', ""),
        ("tables", '<th class="dn-value" scope="row">', "<td>"),
        ("languages", "<main", "<p>日本語</p><main"),
        ("languages", "<main", '<p lang="ja">so it is said to be in Japanese here</p><main'),
        ("languages", "<main", '<p title="題">x</p><main'),
    ],
)
def test_a_fault_is_found(site: Site, name: str, old: str, new: str) -> None:
    text = (site.folder / "en/figures/index.html").read_text("utf-8")
    assert old in text
    soup = BeautifulSoup(text.replace(old, new, 1), "html5lib")
    if new.startswith("<!-- "):
        text = re.sub("<caption.*?</caption>", "", text, count=1)
        soup = BeautifulSoup(text, "html5lib")
    assert list(CHECKS[name](soup))
