"""The disk side of a build: generated pages into ``docs/``, all of it rendered, one swap.

In: a Corpus and the folders of a checkout. Out: a finished site at ``out``; on failure ``out`` is
as it was.
"""

import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from ..corpus.corpus import Corpus
from ..files import Content, write_changed
from ..problems import BuildError, Problems, Where
from ..publish import exports
from ..publish.epub import make_books
from ..publish.pages import render_pages
from ..publish.render import is_generated
from ..publish.view import count_states, list_announced
from ..publish.words import list_frame_words
from ..search.index import write_index
from . import renderer
from .scripts import minify_scripts
from .styles import join_styles

ROOT_URL = "https://example.org/dialogue-notes/"


def write_pages(corpus: Corpus, names: Mapping[str, str], docs: Path) -> int:
    """Bring the generated pages in ``docs`` up to date, touching only what changed."""
    wanted = {
        docs / language / path: text
        for language in names
        for path, text in render_pages(corpus, language, names).items()
    }
    for path in list_generated(docs):
        if path not in wanted:
            path.unlink()
    for path, text in wanted.items():
        write_changed(path, text)
    return len(wanted)


def list_generated(docs: Path) -> list[Path]:
    """The generated pages on disk."""
    files = (path for path in docs.rglob("*.md") if path.is_file())
    return [path for path in files if is_generated(path.read_text("utf-8", "replace"))]


def refuse_odd_files(folders: Iterable[Path]) -> None:
    """Raise BuildError with what is neither a file nor a folder: reading a pipe never ends.

    Hidden names are passed over, as by the renderer: editors leave links to nowhere.
    """
    problems = Problems()
    for path in sorted(path for folder in folders for path in folder.rglob("[!.]*")):
        if not (path.is_file() or path.is_dir()):
            problems.add(path, (1, 1), "is no file that can be read", "remove it")
    problems.raise_any()


def build_site(
    corpus: Corpus, names: Mapping[str, str], home: Path, out: Path, *, ours: bool
) -> int:
    """Everything into ``out``; count its pages. ``ours``: the texts are those of this checkout.

    Other people's texts must never land in the checkout: their pages are made in a copy of docs.
    """
    refuse_odd_files([home / "docs", *(home / name for name in renderer.SOURCES)])
    with tempfile.TemporaryDirectory() as folder:
        docs = home / "docs" if ours else stage_docs(home / "docs", Path(folder))
        count = write_pages(corpus, names, docs)
        print(f"rendering {count} generated pages ({', '.join(names)}) …", flush=True)
        return render_site(corpus, names, home, docs, out)


def render_site(corpus: Corpus, names: Mapping[str, str], home: Path, docs: Path, out: Path) -> int:
    """Render ``docs`` beside ``out``, swap it in, count its pages; raise on any warning."""
    problems = Problems()
    root = read_root()
    out = out.resolve()  # a link to the site's folder stays a link
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{out.name}-", dir=out.parent) as folder:
        new = Path(folder) / "site"
        announced = list_announced(corpus)
        cards = choose_cards(list(names), docs)
        frames = [
            renderer.Frame(
                code,
                list_frame_words(corpus, code, announced=code in announced),
                tuple(announced),
                cards[code],
            )
            for code in names
        ]
        problems.items += renderer.render_languages(frames, home, docs, new, root)
        problems.raise_any()
        urls = list_urls(new, list(names), problems)
        problems.raise_any()
        for language in names:
            minify_scripts(new / language, docs, problems)
            join_styles(new / language, docs, problems)
        problems.raise_any()
        exported: dict[str, Content] = {
            **exports.export_files(corpus, names, urls, root, cards),
            **make_books(corpus, root, read_covers(cards, docs)),
            **write_index(corpus, docs),
        }
        for path, content in exported.items():
            write_changed(new / path, content)
        swap_in(new, out, Path(folder) / "old")
    return len(urls) * len(names)


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


def read_covers(cards: Mapping[str, str], docs: Path) -> dict[str, bytes]:
    """The pictures that books have as covers, by language: those of previews."""
    return {code: (docs / one).read_bytes() for code, one in cards.items() if one}


def swap_in(new: Path, out: Path, old: Path) -> None:
    """Put ``new`` in the place of ``out``, which moves to ``old``; all on one disk.

    Raises OSError, with ``out`` as it was, if the new one cannot be moved there.
    """
    before = out.exists()
    if before:
        out.rename(old)
    try:
        new.rename(out)
    except OSError:
        if before:
            old.rename(out)
        raise


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


def check_out(out: Path) -> None:
    """Refuse to replace anything but an empty folder or a site that a build has made."""
    ours = (out / "data" / "dialogues.json").is_file()
    empty = out.is_dir() and not any(out.iterdir())
    if (out.exists() or out.is_symlink()) and not (ours or empty):
        problem = Where(out).problem("exists and is not a built site", "choose another --out")
        raise BuildError([problem])


def stage_docs(docs: Path, folder: Path) -> Path:
    """A copy of the hand-written part of ``docs``, for builds whose text must not land there."""
    left_out = set(list_generated(docs))

    def ignore(directory: str, entries: list[str]) -> set[str]:
        return {name for name in entries if Path(directory, name) in left_out}

    return Path(shutil.copytree(docs, folder / "docs", ignore=ignore))


def summarise(corpus: Corpus) -> str:
    """What there is, and what is still missing."""
    bare = [exchange.id for exchange in corpus.exchanges.values() if not exchange.topics]
    rows = [f"{len(corpus.exchanges)} exchanges of {len(corpus.events)} events"]
    for language, parts in count_states(corpus).items():
        states = next(iter(parts.values()))
        counts = (f"{sum(part[s] for part in parts.values())} {s}" for s in states)
        rows.append(f"{language}: {', '.join(counts)}")
    return "\n".join([*rows, f"without topic: {', '.join(bare) or 'none'}"])
