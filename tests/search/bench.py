"""``make bench-search``: how well search finds what readers mean, through the real search box.

Builds the site, serves it under a folder, opens it in headless Chromium and asks each engine the
same queries. Prints Markdown tables. Queries of the half ``test`` are for the last look only.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from search.engines import ENGINES, Box, Engine, exchange, running
from search.generate import SETS, generate
from search.score import DEPTH, Outcome, figures
from search.sets import HALVES, LANGUAGES, Query, natural
from support.tables import table
from support.trees import HOME, copy_tree

#: Queries that are also typed, pasted and composed, to see that it makes no difference.
EACH_WAY = {"keys": 8, "paste": 4, "composition": 4}
#: Fresh pages on which the first result is timed.
STARTS = 5
FIRST_WORD = "DeepSeek"
#: Entered letter by letter, for the time that each letter takes.
TIMED = {
    "ja": ("知識労働", "データセンター", "推論コスト", "スタートアップ", "DeepSeek", "核兵器"),
    "en": ("knowledge work", "inference cost", "startup", "DeepSeek", "nuclear weapons"),
}
#: Indexes and engines among what a page loads. The script behind the box is part of every page.
SEARCH_DATA = re.compile(r"search/|lunr|pagefind")


def outcomes(
    engine: Engine, language: str, queries: Sequence[Query], ids: set[str]
) -> Iterator[Outcome]:
    page = engine.open(language)
    engine.start(page)
    own = f"{engine.url}{language}/"
    found = engine.ask(page, [query.q for query in queries])
    for query, addresses in zip(queries, found, strict=True):
        results = [exchange(address, ids) for address in addresses]
        strays = sum(not address.startswith(own) for address in addresses[:DEPTH])
        yield Outcome(query, results, strays)
    page.context.close()


def quality(
    engine: Engine, language: str, sets: dict[str, list[Query]], ids: set[str]
) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for name, queries in sets.items():
        start = time.perf_counter()
        got = list(outcomes(engine, language, queries, ids))
        misses = [(o.query.q, o.exchanges[:3]) for o in got if o.query.good]
        result[name] = figures(got) | {
            "seconds": round(time.perf_counter() - start, 1),
            "missed": [q for (q, top) in misses if not top or top[0] not in answers(queries, q)],
            "returned": [o.query.q for o in got if not o.query.answers and o.results],
        }
        print(f"{engine.name} {language} {name}: {len(got)}", file=sys.stderr, flush=True)
    return result


def answers(queries: Sequence[Query], q: str) -> set[str]:
    return next(query.good for query in queries if query.q == q)


def agreement(engine: Box, language: str, queries: Sequence[Query]) -> dict[str, str]:
    """How often words typed, pasted or composed find what words put in at once find."""
    page = engine.open(language)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    engine.start(page)
    result, place = {}, 0
    for by, number in EACH_WAY.items():
        words = [query.q for query in queries[place : place + number]]
        place += number
        straight = [engine.entered(page, q, "at once") for q in words]
        by_hand = [engine.entered(page, q, by) for q in words]
        agreeing = sum(
            one[:DEPTH] == other[:DEPTH] for one, other in zip(straight, by_hand, strict=True)
        )
        result[by] = f"{agreeing}/{len(words)}"
    page.context.close()
    return result


def cost(engine: Engine, language: str) -> dict[str, Any]:
    """Bytes and milliseconds, on pages with nothing in their cache."""
    firsts, loads = [], []
    for _ in range(STARTS):
        engine.log.take()
        page = engine.open(language)
        page.wait_for_timeout(500)
        before = engine.log.take()
        taken, when = engine.first(page, FIRST_WORD)
        firsts.append(taken)
        loads.append(sum(size for _, size in engine.log.take(when)))
        page.context.close()
    page = engine.open(language)
    engine.start(page)
    engine.keystrokes(page, [FIRST_WORD])
    words = TIMED[language]
    later = engine.keystrokes(page, [word[:n] for word in words for n in range(1, len(word) + 1)])
    page.context.close()
    return {
        "page": sum(size for _, size in before),
        "search data before": sum(size for path, size in before if SEARCH_DATA.search(path)),
        "after": max(loads),
        "first ms": statistics.median(firsts),
        "later median ms": statistics.median(later),
        "later p95 ms": statistics.quantiles(later, n=20)[-1],
    }


# The report -------------------------------------------------------------------------------------


COLUMNS = (
    *("recall@5", "MRR@10", "first", "nothing", "wrong language"),
    *("recall@5 exchanges", "MRR@10 exchanges", "nDCG@10 exchanges", "found"),
)
COSTS = {
    "search data before": ("KB before focus", 1000),
    "after": ("KB to first result", 1000),
    "first ms": ("first result, ms", 1),
    "later median ms": ("later keys, median ms", 1),
    "later p95 ms": ("p95 ms", 1),
}


def report(results: dict[str, Any]) -> str:
    """Tables: one per language and set of queries, the engines below one another."""
    parts = []
    for language, sets in results["quality"].items():
        rows: list[list[object]] = []
        for name, engines in sets.items():
            for engine, got in engines.items():
                cells = [got.get(column, "–") for column in COLUMNS]
                rows.append([name, engine, got["queries"], *cells])
        head = ["set", "engine", "queries", *COLUMNS]
        parts.append(f"### {language}\n\n{table(head, rows, 2)}")
    if results["cost"]:
        rows = [
            [language, engine, *(f"{got[key] / unit:.1f}" for key, (_, unit) in COSTS.items())]
            for language, engines in results["cost"].items()
            for engine, got in engines.items()
        ]
        head = ["language", "engine", *(name for name, _ in COSTS.values())]
        parts.append(f"### Cost\n\n{table(head, rows, 2)}")
    if results["entry"]:
        rows = [
            [language, engine, *got.values()]
            for language, engines in results["entry"].items()
            for engine, got in engines.items()
        ]
        head = ["language", "engine", *EACH_WAY]
        parts.append(f"### Same results however entered\n\n{table(head, rows, 2)}")
    return "\n\n".join(parts)


def chosen(data: dict[str, Any], language: str, options: Any) -> dict[str, list[Query]]:
    """The sets to run, by name."""
    every = {"natural": natural(language, options.half), **generate(data, language)}
    return {name: every[name][: options.limit] for name in options.sets if name in every}


def measure(
    engine: Engine, sets: dict[str, dict[str, list[Query]]], ids: set[str], options: Any
) -> Iterator[tuple[str, str, Any]]:
    """Kind of figure, language, figures."""
    for language in options.languages:
        yield "quality", language, quality(engine, language, sets[language], ids)
        if not options.no_cost:
            yield "cost", language, cost(engine, language)
        if isinstance(engine, Box) and "natural" in sets[language]:
            yield "entry", language, agreement(engine, language, sets[language]["natural"])


def run(options: Any, browser: Browser, folder: Path) -> dict[str, Any]:
    site, home = options.site, HOME
    if site is None:
        tree = copy_tree(folder / "tree")
        done = tree.run()
        if done.returncode:
            raise RuntimeError(done.stderr)
        site, home = tree.home / "site", tree.home
    data = json.loads((site / "data/dialogues.json").read_text("utf-8"))
    ids = {exchange["id"] for event in data["events"] for exchange in event["exchanges"]}
    sets = {language: chosen(data, language, options) for language in options.languages}
    results: dict[str, Any] = {
        "half": options.half,
        "quality": {language: {name: {} for name in sets[language]} for language in sets},
        "cost": {},
        "entry": {},
    }
    for name in options.engines:
        with running(name, site.resolve(), home, folder, browser) as engine:
            for kind, language, got in measure(engine, sets, ids, options):
                if kind == "quality":
                    for one, figures_ in got.items():
                        results[kind][language][one][name] = figures_
                else:
                    results[kind].setdefault(language, {})[name] = got
    return results


def arguments(given: Sequence[str] | None = None) -> Any:
    parser = argparse.ArgumentParser(prog="make bench-search ARGS=…", description=__doc__)
    add = parser.add_argument
    known = ("natural", *SETS)
    add("--half", choices=(*HALVES, "all"), default="tune", help="of the natural queries")
    add("--sets", type=several(known), default=known, help=", ".join(known))
    add("--engines", type=several(ENGINES), default=("site", "stock", "pagefind"))
    add("--languages", type=several(LANGUAGES), default=LANGUAGES)
    add("--limit", type=int, help="queries of a set, for a quick look")
    add("--no-cost", action="store_true", help="leave bytes and milliseconds out")
    add("--site", type=Path, help="a site already built from this checkout")
    add("--json", type=Path, help="where to write all figures, and which queries were missed")
    return parser.parse_args(given)


def several(known: Any) -> Any:
    def parse(text: str) -> tuple[str, ...]:
        names = tuple(text.split(","))
        for name in names:
            if name not in known:
                raise argparse.ArgumentTypeError(f"{name!r} is none of {', '.join(known)}")
        return names

    return parse


def main() -> int:
    options = arguments()
    names = ("chromium", "chromium-browser", "google-chrome")
    path = next(filter(None, map(shutil.which, names)), None)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        results = run(options, browser, Path(folder))
        browser.close()
    if options.json:
        options.json.write_text(json.dumps(results, ensure_ascii=False, indent=1), "utf-8")
    print(report(results))
    return 0


if __name__ == "__main__":
    sys.exit(main())
