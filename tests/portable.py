"""Our pages under another renderer: the same Markdown and configuration through Zensical.

Builds the site as always, renders the same ``docs/`` with Zensical, and compares every page: title
and text, ids, where links lead, the menu, the language menu, and the links to other languages. Run
by ``make portable``; exit status 1 where one page differs or there is none. ``--out`` keeps what
Zensical made.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag

from dialogues.corpus.corpus import Corpus
from dialogues.corpus.join import join_corpus
from dialogues.corpus.sources import Folders, read_sources
from dialogues.publish.words import list_frame_words
from dialogues.site import renderer

HOME = Path(__file__).resolve().parent.parent
ROOT = "https://example.org/notes/"
#: What Zensical puts into the text for its own "Skip to content".
OWN_IDS = {"__skip"}

#: The renderer's own menu.
NAVIGATION = "nav.md-nav--primary > ul > li > a.md-nav__link[href]"


@dataclass(frozen=True)
class Page:
    """What must be the same; lists in the order of the page, links as (words, address)."""

    title: str
    description: str
    language: str
    text: str
    ids: tuple[str, ...]
    links: tuple[tuple[str, str], ...]
    menu: tuple[tuple[str, str], ...]
    navigation: tuple[tuple[str, str], ...]
    languages: tuple[tuple[str, str], ...]
    alternates: tuple[tuple[str, str], ...]


def read_page(html: str, address: str) -> Page:
    """What a page at this address says; raises ValueError where it has no content."""
    # Our build adds where headings may break, which is no text (site/phrases.py).
    soup = BeautifulSoup(html.replace("<wbr>", ""), "html5lib")
    content = soup.select_one("article.md-content__inner")
    if content is None or not squeeze(content):
        raise ValueError(f"{address} has no content")
    ids = tuple(str(tag["id"]) for tag in content.select("[id]"))
    description = soup.select_one('meta[name="description"]')
    root = soup.select_one("html")
    return Page(
        title=squeeze(soup.select_one("title")),
        description=str(description["content"]) if description else "",
        language=str(root.get("lang")) if root else "",
        text=squeeze(content),
        ids=tuple(one for one in ids if one not in OWN_IDS),
        links=tuple(read_links(content.select("a[href]"), address)),
        menu=tuple(read_links(soup.select(".dn-footer a[href]"), address)),
        navigation=tuple(read_links(soup.select(NAVIGATION), address)),
        languages=tuple(read_links(soup.select(".dn-languages a[href]"), address)),
        alternates=tuple(
            (str(link["hreflang"]), str(link["href"])) for link in soup.select("link[hreflang]")
        ),
    )


def read_links(tags: list[Tag], address: str) -> Iterator[tuple[str, str]]:
    """The words of each link and where it leads from this address."""
    for tag in tags:
        target, _, place = urljoin(address, str(tag["href"])).partition("#")
        target = target.removesuffix("index.html")
        yield squeeze(tag), f"{target}#{place}" if place else target


def squeeze(tag: Tag | None) -> str:
    """The words of an element, runs of white space as one space."""
    return " ".join(tag.get_text(" ").split()) if tag else ""


def compare_sites(one: Path, other: Path) -> tuple[int, list[str]]:
    """How many pages ``one`` has below its languages, and how those of ``other`` differ."""
    addresses = [
        {
            path.relative_to(site).as_posix()
            for path in site.glob("*/**/index.html")
            # Answers' own pages are no renderer's.
            if path.parent.parent.name != "q"
        }
        for site in (one, other)
    ]
    faults = [f"{name}: only with one renderer" for name in sorted(addresses[0] ^ addresses[1])]
    for name in sorted(addresses[0] & addresses[1]):
        address = ROOT + name.removesuffix("index.html")
        try:
            left, right = (
                read_page((site / name).read_text("utf-8"), address) for site in (one, other)
            )
        except ValueError as error:
            faults.append(str(error))
            continue
        for field in fields(Page):
            values = getattr(left, field.name), getattr(right, field.name)
            if values[0] != values[1]:
                faults.append(f"{name}: {field.name}: {tell_difference(*values)}")
        for needed in ("text", "menu", "navigation", "languages", "alternates"):
            if not getattr(left, needed):
                faults.append(f"{name}: {needed}: nothing to compare")
    return len(addresses[0]), faults


def tell_difference(one: object, other: object) -> str:
    """Where two values part, with a little of what follows."""
    left, right = (
        list(value) if isinstance(value, tuple) else [str(value)] for value in (one, other)
    )
    if len(left) == len(right) == 1 and isinstance(left[0], str):
        pairs = zip(left[0], str(right[0]), strict=False)
        start = next((n for n, (a, b) in enumerate(pairs) if a != b), 0)
        return f"{left[0][start : start + 60]!r} is {str(right[0])[start : start + 60]!r}"
    gone = [item for item in left if item not in right]
    new = [item for item in right if item not in left]
    return f"gone {gone[:3]}, new {new[:3]}" if gone or new else "another order"


def render_with_mkdocs(folder: Path) -> Path:
    """The site as always."""
    command = [sys.executable, "scripts/build.py", "--out", str(folder / "mkdocs")]
    subprocess.run(command, cwd=HOME, env={**os.environ, "SITE_URL": ROOT}, check=True)
    return folder / "mkdocs"


def render_with_zensical(folder: Path, program: Path) -> Path:
    """Each language by itself, at its own address.

    zensical-i18n gives the source language the site's root; so each is built as a site of its own,
    in a copy of the checkout, for it writes beside its configuration.
    """
    tree, out = folder / "tree", folder / "zensical"
    out.mkdir()
    tree.mkdir()
    shutil.copytree(HOME / "docs", tree / "docs")
    for name in renderer.SOURCES:
        copy = shutil.copytree if (HOME / name).is_dir() else shutil.copy
        copy(HOME / name, tree / name)
    corpus = read_corpus()
    for language in corpus.languages:
        source = language == corpus.source
        # The address of a language that is not the source ends with its code without our doing.
        address = f"{ROOT}{language}/" if source else ROOT
        words = list_frame_words(corpus, language, announced=True)
        settings = renderer.Frame(language, words).settings
        settings |= {"SITE_ROOT": ROOT, "SITE_URL": address}
        command = [str(program), "build", "--strict", "--clean", "--lang", language]
        subprocess.run(command, cwd=tree, env={**os.environ, **settings}, check=True)
        made = tree / "site" if source else tree / "site" / language
        made.rename(out / language)
        shutil.rmtree(tree / "site", ignore_errors=True)
    return out


def read_corpus() -> Corpus:
    """This checkout's texts."""
    folders = Folders(*(HOME / name for name in ("raw", "editorial", "locale")))
    languages = tuple(renderer.read_languages(HOME))
    return join_corpus(read_sources(folders, languages[1:]), languages, folders.locale)


def main() -> int:
    """Render twice, compare, tell; 1 where anything differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    program = HOME / ".venv-portable/bin/zensical-i18n"
    parser.add_argument("--program", type=Path, default=program, help="default: %(default)s")
    parser.add_argument("--out", type=Path, metavar="DIR", help="keep what Zensical made here")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sites = render_with_mkdocs(folder), render_with_zensical(folder, options.program)
        count, faults = compare_sites(*sites)
        if options.out:
            shutil.copytree(sites[1], options.out, dirs_exist_ok=True)
    return report(count, faults)


def report(count: int, faults: list[str]) -> int:
    """Tell what was found; the exit status, which is not 0 either where no page was."""
    for fault in faults:
        print(fault)
    differing = len({fault.partition(":")[0] for fault in faults})
    print(f"{max(0, count - differing)} of {count} pages alike, {len(faults)} differences")
    return 1 if faults or not count else 0


if __name__ == "__main__":
    sys.exit(main())
