"""The disk side of a build: pages generated, all of it rendered, one swap.

In: a Corpus and the folders of a checkout. Out: a finished site at ``out``; on failure ``out`` is
as it was.
"""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from ..corpus.corpus import Corpus
from ..files import Content, write_changed
from ..jobs import run_jobs
from ..problems import Problem, Problems
from ..progress import Progress
from ..publish import epub, exports
from ..publish.answer_pages import render_answer_pages
from ..publish.render import HtmlRenderer, Renderer, XhtmlRenderer
from ..publish.view import list_announced
from ..publish.words import Words, list_frame_words
from ..search.index import write_index
from . import renderer
from .generated import drop_generated, list_generated, write_pages
from .offline import write_worker
from .phrases import part_headings, part_headings_in
from .place import put, stage
from .scripts import put_scripts
from .styles import put_styles

ROOT_URL = "https://example.org/dialogue-notes/"


def refuse_odd_files(home: Path) -> None:
    """Raise BuildError with what is neither a file nor a folder (reading a pipe never ends), and
    with links that lead out of the checkout, where nothing must be written or shown.

    Hidden names are passed over, as by the renderer: editors leave links to nowhere.
    """
    problems = Problems()
    folders = [home / "docs", *(home / name for name in renderer.SOURCES)]
    for path in sorted(path for folder in folders for path in folder.rglob("[!.]*")):
        if not (path.is_file() or path.is_dir()):
            problems.add(path, (1, 1), "is no file that can be read", "remove it")
        elif path.is_symlink() and not path.resolve().is_relative_to(home.resolve()):
            problems.add(path, (1, 1), "is a link that leads out of here", "put a copy there")
    problems.raise_any()


def build_site(
    corpus: Corpus, names: Mapping[str, str], home: Path, out: Path, *, ours: bool
) -> int:
    """Everything into ``out``; count its pages. ``ours``: the texts are those of this checkout.

    Other people's texts must never land in the checkout: their pages are made in a copy of docs.
    """
    refuse_odd_files(home)
    out = out.resolve()  # a link to the site's folder stays a link
    with stage(out) as folder:
        docs = home / "docs" if ours else stage_docs(home / "docs", folder)
        kept = (path for code in names for path in list_generated(docs / code))
        drop_generated(docs, set(kept))
        print(f"rendering {', '.join(names)} …", flush=True)
        pages = render_site(corpus, names, home, docs, folder / "site")
        put(folder / "site", out, folder / "old")
    return pages


def render_site(corpus: Corpus, names: Mapping[str, str], home: Path, docs: Path, new: Path) -> int:
    """Render ``docs`` into the folder ``new``, count its pages; raise on any warning."""
    root = read_root()
    cards = choose_cards(list(names), docs)
    # Apart until the scripts and styles of the renderer's pages, which are not theirs, are done.
    answers = new.with_name("answers")

    def render_language(code: str) -> list[Problem]:
        write_pages(corpus, code, names, docs)
        frame = make_frame(corpus, code, cards[code])
        problems = Problems(renderer.render(frame, home, docs, new / code, root))
        if not problems.items:
            part_headings_in(sorted((new / code).rglob("*.html")), code)
            remove_other_cards(new / code, cards[code])
            cover = (docs / cards[code]).read_bytes() if cards[code] else None
            write_files(new, {f"{code}/{epub.NAME}": epub.make_book(corpus, code, root, cover)})
            write_files(new, write_index(corpus, code, docs))
            for path, page in render_answer_pages(corpus, code, names, root, cards[code]):
                write_changed(answers / path, part_headings(page, code))
        return problems.items

    renderer.prepare(home)
    for kind in (Renderer, XhtmlRenderer, HtmlRenderer):
        kind(Words(corpus, corpus.languages[0])).compile()
    with Progress(len(names)) as progress:
        found = run_jobs(render_language, names, progress.hear)
    problems = Problems([problem for some in found for problem in some])
    problems.raise_any()
    print("putting the site together …", flush=True)
    put_scripts(new, list(names), docs, problems)
    put_styles(new, list(names), renderer.take_styles(new, list(names)), docs, problems)
    urls = list_urls(new, list(names), problems)
    problems.raise_any()
    write_files(new, exports.export_files(corpus, names, urls, root, cards))
    for folder in sorted(answers.glob("*/q")):
        folder.rename(new / folder.relative_to(answers))
    write_worker(new, names, docs)
    return len(urls) * len(names)


def make_frame(corpus: Corpus, language: str, card: str) -> renderer.Frame:
    """What stands around a language's pages; ``card``: its picture for previews, or nothing."""
    announced = list_announced(corpus)
    words = list_frame_words(corpus, language, announced=language in announced)
    return renderer.Frame(language, words, tuple(announced), card)


def write_files(folder: Path, files: Mapping[str, Content]) -> None:
    """Files by their paths in a folder."""
    for path, content in files.items():
        write_changed(folder / path, content)


def read_root() -> str:
    """The site's address, with its last slash."""
    return (os.environ.get("SITE_URL") or ROOT_URL).rstrip("/") + "/"


def choose_cards(codes: list[str], docs: Path) -> dict[str, str]:
    """The picture that previews show, by language: its own, else the source language's, if any."""
    there = {path.name for path in (docs / "assets/images").glob("card-*.png")}
    own = {
        code: next((one for one in (code, codes[0]) if f"card-{one}.png" in there), "")
        for code in codes
    }
    return {code: one and f"assets/images/card-{one}.png" for code, one in own.items()}


def remove_other_cards(site: Path, card: str) -> None:
    """Leave a language's folder its own picture alone."""
    for path in site.glob("assets/images/card-*.png"):
        if path != site / card:
            path.unlink()


def list_urls(site: Path, codes: list[str], problems: Problems) -> list[str]:
    """Addresses of all pages below a language's folder, which must be alike in all languages."""
    found = {
        code: {
            path.relative_to(site / code).as_posix().removesuffix("index.html")
            for path in (site / code).rglob("index.html")
        }
        for code in codes
    }
    first = found[codes[0]]
    for code in codes[1:]:
        for url in sorted(first ^ found[code]):
            missing = code if url in first else codes[0]
            message = f"page `{url}` is missing in `{missing}`"
            problems.add(f"docs/{missing}", (1, 1), message, "write it in every language")
    return sorted(first)


def stage_docs(docs: Path, folder: Path) -> Path:
    """A copy of the hand-written part of ``docs``, for builds whose text must not land there."""
    left_out = set(list_generated(docs))

    def ignore(directory: str, entries: list[str]) -> set[str]:
        return {name for name in entries if Path(directory, name) in left_out}

    return Path(shutil.copytree(docs, folder / "docs", ignore=ignore))
