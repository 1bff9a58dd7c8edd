"""``make screenshots``: pictures of every kind of page, to be gone through by eye.

Both languages, both widths, light and dark; pages with exchanges also with everything opened, with
both languages side by side, and as printed. They go to the folder that is given.
"""

from __future__ import annotations

import sys
from itertools import product
from pathlib import Path

from support.browsing import KINDS, LANGUAGES, NARROW, WIDE, Opener, launch
from support.serving import Site, serve

OPEN = "() => document.querySelectorAll('details:not([hidden])').forEach(one => one.open = true)"
#: Taller pictures are hard to look at.
MAX_HEIGHT = 8_000


def main() -> int:
    """Take all pictures of the built site."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else ".screenshots")
    wanted = sys.argv[2:] or KINDS
    folder.mkdir(parents=True, exist_ok=True)
    with launch() as browser, serve(Path("site")) as site:
        opener = Opener(browser)
        for path, language, width in product(wanted, LANGUAGES, (WIDE, NARROW)):
            for state in ("light", "dark", "opened", "facing", "print"):
                if state in ("light", "dark") or path.startswith(("topics/", "events/")):
                    take(opener, site, f"{language}/{path}", width, state, folder)
                    opener.take_back()
    return 0


def take(opener: Opener, site: Site, path: str, width: int, state: str, folder: Path) -> None:
    """One picture of one page."""
    page = opener(width)
    page.emulate_media(
        media="print" if state == "print" else "screen",
        color_scheme="dark" if state == "dark" else "light",
    )
    page.goto(f"{site.url}{path}{'?view=both-en' if state == 'facing' else ''}")
    page.wait_for_load_state("networkidle")
    if state == "opened":
        page.evaluate(OPEN)
    name = f"{path.strip('/').replace('/', '-')}-{width}-{state}.png"
    height = min(page.evaluate("document.documentElement.scrollHeight"), MAX_HEIGHT)
    page.set_viewport_size({"width": width, "height": 800})
    clip = {"x": 0, "y": 0, "width": width, "height": height}
    page.screenshot(path=folder / name, full_page=True, clip=clip)  # type: ignore[arg-type]


if __name__ == "__main__":
    sys.exit(main())
