"""``make bench-growth``: the search with 2, 20, 100 and 300 events, of 30 exchanges each.

The exchanges added are mixed from sentences of the real ones, with made-up words among them (the
more the rarer, as in any language). They are indexed by the build's own code; the pages are those
of the site. Bytes are of gzipped bodies.
"""

from __future__ import annotations

import random
import re
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

import build
from dialogues.search.documents import Document, Part, list_documents
from dialogues.search.format import as_json
from dialogues.search.index import split_index
from search.engines import Box
from search.serve import packed, served
from search.sets import LANGUAGES, natural
from support.search_box import EXPOSE
from support.tables import table
from support.trees import HOME, copy_tree

EVENTS = (2, 20, 100, 300)
SIZE = 30
#: Queries asked of each size: of the tuning half, every so many.
STEP = 3
ANSWERED = "() => window.searchBox?.answer?.query && !searchBox.answer.early"
SYLLABLES = "カキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモラリルレロ"


def sentences(found: Sequence[Document]) -> dict[str, list[str]]:
    """Those of each kind of text; of kinds that have none, the texts."""
    texts: dict[str, list[str]] = {}
    for document in found:
        for kind, text, *_ in document.parts if document.kind == "exchange" else ():
            texts.setdefault(kind, []).append(text)
    return {
        kind: [s for text in some for s in re.findall(r"[^。.]+(?:。|\. ?|$)", text) if len(s) > 9]
        or some
        for kind, some in texts.items()
    }


def word(chance: random.Random, language: str) -> str:
    """A made-up word: one of many, some common, most rare."""
    number = int(chance.paretovariate(0.6)) % 60_000
    rank = random.Random(number)  # noqa: S311
    if language == "en":
        return "".join(rank.choice("bdfgklmnprst") + rank.choice("aeiou") for _ in range(3)) + " "
    if number % 2:
        return "".join(rank.choice(SYLLABLES) for _ in range(4))
    return "".join(chr(0x4E00 + rank.randrange(3000)) for _ in range(2))


def added(found: Sequence[Document], language: str, number: int) -> Iterator[Document]:
    chance = random.Random(7)  # noqa: S311
    pool = sentences(found)
    real = [d for d in found if d.kind == "exchange"]
    for event in range(number):
        for place in range(1, SIZE + 1):
            model = chance.choice(real)
            parts = []
            for kind, text, *_ in model.parts:
                made = ""
                while len(made) < len(text):
                    made += chance.choice(pool[kind]) + word(chance, language)
                parts.append(Part(kind, made))
            other = "ja" if language == "en" else "en"
            mixed = {
                **model.found_by,
                "o": "".join(word(chance, other) for _ in range(60)) + model.found_by["o"],
            }
            name = f"made{event}"
            yield replace(
                model,
                at=f"events/{name}/#{name}-q{place:02}",
                title=f"{model.title} {word(chance, language)}",
                label=f"Q{place}",
                event=name,
                parts=tuple(parts),
                found_by=mixed,
            )


def measure(
    browser: Browser, folder: Path, language: str
) -> tuple[float, list[float], list[float]]:
    """KB to the first result; KB that each query loads by itself; milliseconds of each."""
    with served(folder) as (url, log):
        box = Box("site", url, log, browser)
        page = box.open(language)
        log.take()
        _, when = box.first(page, "DeepSeek")
        first = sum(size for _, size in log.take(when)) / 1000
        page.context.close()
        loads, times = [], []
        for query in natural(language, "tune")[::STEP]:
            page = box.open(language)
            page.keyboard.press("/")
            page.evaluate(EXPOSE)
            page.wait_for_timeout(300)
            log.take()
            start = time.perf_counter()
            page.evaluate("words => dnBox.enter(words)", query.q)
            page.wait_for_function(ANSWERED)
            times.append(1000 * (time.perf_counter() - start))
            loads.append(sum(size for _, size in log.take()) / 1000)
            page.context.close()
    return first, loads, times


def main() -> int:
    known = build.load_corpus(build.make_parser().parse_args(["check"]))
    rows: list[list[object]] = []
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        tree = copy_tree(Path(place) / "tree")
        done = tree.run()
        assert done.returncode == 0, done.stderr
        path = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for language in LANGUAGES:
            real = list_documents(known, language, HOME / "docs" / language)
            own = [d for d in real if d.kind == "exchange"]
            rest = [d for d in real if d.kind != "exchange"]
            for number in EVENTS:
                found = [*own, *added(real, language, number - 2), *rest]
                start = time.perf_counter()
                events = {d.event: d.event for d in found if d.event}
                topics = {s: s for d in found for s in d.topics}
                made = split_index(found, language, events, topics, {})
                seconds = time.perf_counter() - start
                folder = tree.home / "site" / language / "search"
                shutil.rmtree(folder)
                for name, data in made.items():
                    file = folder / f"{name}.json"
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_text(as_json({"v": "1", **data}), "utf-8")
                packed.cache_clear()  # other files by the same names
                first, loads, times = measure(browser, tree.home / "site", language)
                total = sum(f.stat().st_size for f in folder.rglob("*.json")) / 1e6
                rows.append(
                    [
                        language,
                        number,
                        sum(1 for d in found if d.event),
                        f"{seconds:.1f}",
                        f"{total:.1f}",
                        len(made),
                        f"{first:.1f}",
                        f"{statistics.median(loads):.0f} ({max(loads):.0f})",
                        f"{statistics.median(times):.0f} ({max(times):.0f})",
                    ]
                )
                print(rows[-1], file=sys.stderr, flush=True)
        browser.close()
    head = ["language", "events", "exchanges", "index, s", "MB on disk", "files"]
    head += ["KB to first result", "KB a query (most)", "ms a query (most)"]
    print(table(head, rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
