"""Search engines, each asked in a browser: words in, addresses out, best first."""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

from dialogues.site.renderer import CONFIG, Frame
from search.serve import Log, served
from search.sets import HERE, LANGUAGES
from support.plain import run_plain

PAGEFIND = "pagefind@1.6.0"
FIELD = ".dn-search__field, .md-search__input"
#: The renderer's settings for its own search; our templates have no place for that.
OWN = {
    "plugins:\n": "plugins:\n  - search:\n      lang: !ENV [LOCALE, ja]\n",
    "  custom_dir: overrides\n": "",
    "  alternate: true\n": "",
}
#: How many queries go to the page at once.
BATCH = 40


@dataclass
class Engine:
    """A site with a way to search it. ``url`` is the site's; its languages lie below."""

    name: str
    url: str
    log: Log
    browser: Browser

    def open(self, language: str) -> Page:
        """A page of that language, nothing cached, the engine not yet started."""
        context = self.browser.new_context(reduced_motion="reduce")
        context.set_default_timeout(30_000)
        page = context.new_page()
        self.prepare(page)
        page.goto(f"{self.url}{language}/", wait_until="networkidle")
        return page

    def prepare(self, page: Page) -> None:
        """What must be in place before the page loads."""

    def start(self, page: Page) -> None:
        """Do what a reader does before typing."""

    def ask(self, page: Page, queries: list[str]) -> Iterator[list[str]]:
        """All addresses found, for each query."""
        raise NotImplementedError

    def first(self, page: Page, word: str) -> tuple[float, float]:
        """Milliseconds from the first key to the first result, and when that was (seconds since
        1970); the engine is not started yet.
        """
        raise NotImplementedError

    def keystrokes(self, page: Page, beginnings: list[str]) -> list[float]:
        """Milliseconds to the results for each of these entries, one after the other."""
        raise NotImplementedError


class Box(Engine):
    """A search box, ours or Material's."""

    def prepare(self, page: Page) -> None:
        page.add_init_script(path=HERE / "box.js")

    def start(self, page: Page) -> None:
        page.keyboard.press("/")
        page.wait_for_function("field => document.activeElement.matches(field)", arg=FIELD)
        for _ in range(60):  # until the engine is ready
            if page.evaluate("dnBox.ask('OpenAI')"):
                return
            page.wait_for_timeout(250)
        raise RuntimeError(f"{self.name}: the search box finds nothing")

    def ask(self, page: Page, queries: list[str]) -> Iterator[list[str]]:
        script = """async (queries) => {
          const found = [];
          for (const words of queries) found.push(await dnBox.ask(words, true));
          return found;
        }"""
        for place in range(0, len(queries), BATCH):
            yield from page.evaluate(script, queries[place : place + BATCH])

    def first(self, page: Page, word: str) -> tuple[float, float]:
        page.keyboard.press("/")
        page.wait_for_function("field => document.activeElement.matches(field)", arg=FIELD)
        page.keyboard.type(word)
        page.wait_for_function("() => dnBox.first")
        taken, when = page.evaluate(
            "[dnBox.first - dnBox.typed, performance.timeOrigin + dnBox.first]"
        )
        return float(taken), when / 1000

    def keystrokes(self, page: Page, beginnings: list[str]) -> list[float]:
        return [float(page.evaluate("words => dnBox.time(words)", words)) for words in beginnings]

    # Other ways to enter words

    def entered(self, page: Page, words: str, by: str) -> list[str]:
        """What is shown at first for words that are typed, pasted, composed, or put in at once."""
        if by == "at once":
            return list(page.evaluate("words => dnBox.ask(words)", words))
        page.evaluate("dnBox.ask('')")
        page.keyboard.press("/")
        asked = page.evaluate("dnBox.asked")
        if by == "keys":
            page.keyboard.type(words)
        elif by == "paste":
            page.evaluate("words => navigator.clipboard.writeText(words)", words)
            page.keyboard.press("Control+V")
        else:
            input_method = page.context.new_cdp_session(page)
            for end in range(1, len(words) + 1):
                composed = {"text": words[:end], "selectionStart": end, "selectionEnd": end}
                input_method.send("Input.imeSetComposition", composed)
            input_method.send("Input.insertText", {"text": words})
            input_method.detach()
        page.evaluate("asked => dnBox.settled(asked)", asked)
        found: list[str] = page.evaluate("dnBox.links()")
        return found


class Pagefind(Engine):
    """Pagefind's index of the same pages, through its JavaScript interface."""

    #: Its own user interface loads the results of so many pages at first.
    SHOWN = 5

    @property
    def script(self) -> str:
        return (HERE / "pagefind.js").read_text("utf-8")

    def options(self, page: Page, words: str, most: int) -> dict[str, object]:
        base = re.sub(r"(/repo/\w+/).*", r"\1", page.url)
        return {"base": base, "words": words, "most": most}

    def ask(self, page: Page, queries: list[str]) -> Iterator[list[str]]:
        for words in queries:
            yield page.evaluate(self.script, self.options(page, words, 1000))

    def first(self, page: Page, word: str) -> tuple[float, float]:
        return self.timed(page, word), time.time()

    def keystrokes(self, page: Page, beginnings: list[str]) -> list[float]:
        return [self.timed(page, words) for words in beginnings]

    def timed(self, page: Page, words: str) -> float:
        script = f"""async (options) => {{
          const start = performance.now();
          await ({self.script})(options);
          return performance.now() - start;
        }}"""
        return float(page.evaluate(script, self.options(page, words, self.SHOWN)))


def stock(_: Path, target: Path, tree: Path) -> None:
    """The same pages with Material's own templates and search."""
    config = tree / CONFIG
    settings = config.read_text("utf-8")
    try:
        changed = settings
        for old, new in OWN.items():
            if old not in changed:
                raise RuntimeError(f"{CONFIG} lacks {old!r}")
            changed = changed.replace(old, new, 1)
        config.write_text(changed, "utf-8")
        for language in LANGUAGES:
            root = "https://example.org/"
            run_plain(Frame(language), tree, tree / "docs", target / language, root)
    finally:
        config.write_text(settings, "utf-8")
    for path in target.rglob("*.html"):
        # A script of ours would answer its keys.
        text = re.sub(r"<script[^>]*/js/main[^>]*></script>", "", path.read_text("utf-8"))
        path.write_text(text, "utf-8")


def pagefind(site: Path, target: Path, _: Path) -> None:
    """A copy of the site with an index of each language by Pagefind."""
    shutil.copytree(site, target, dirs_exist_ok=True)
    npx = shutil.which("npx")
    if npx is None:
        raise RuntimeError("Pagefind needs npx, which comes with Node.js")
    for language in LANGUAGES:
        places = ["--site", str(target / language), "--root-selector", ".md-content"]
        rules = ["--exclude-selectors", "[data-search-exclude]", "--force-language", language]
        command = [npx, "--yes", PAGEFIND, *places, *rules]
        subprocess.run(command, check=True, capture_output=True, encoding="utf-8")


def same(site: Path, target: Path, _: Path) -> None:
    """The site as it is."""
    target.symlink_to(site)


ENGINES = {
    "site": (Box, same),
    "stock": (Box, stock),
    "pagefind": (Pagefind, pagefind),
}


@contextmanager
def running(name: str, site: Path, tree: Path, folder: Path, browser: Browser) -> Iterator[Engine]:
    """The engine of that name, on its own copy of the site built from a checkout, served."""
    kind, make = ENGINES[name]
    target = folder / make.__name__
    if not target.exists():
        make(site, target, tree)
    with served(target.resolve()) as (url, log):
        yield kind(name, url, log, browser)


def exchange(address: str, names: set[str]) -> str | None:
    """The exchange that an address leads to; whole pages lead to none."""
    _, _, anchor = address.partition("#")
    found = re.fullmatch(r"(.+?)(?:-(?:note-)?[a-z]?\d+)?", anchor)
    if anchor in names:
        return anchor
    return found[1] if found and found[1] in names else None
