"""``make cards``: the pictures that links to the site show, and an icon as pixels.

Drawn by the browser from the words of the pages, kept in the repository: no build draws them.
"""

from __future__ import annotations

import sys

from dialogues.publish.view import View
from support.browsing import launch
from support.corpora import load_checkout
from support.trees import HOME

IMAGES = HOME / "docs/assets/images"
CARD = """<!doctype html><html lang="{language}"><meta charset="utf-8"><style>
body {{ margin: 0; width: 1200px; height: 630px; box-sizing: border-box; padding: 80px 90px;
  background: #1f5c4d; color: #fff; display: flex; flex-direction: column;
  justify-content: space-between; font-family: "Noto Sans CJK JP", sans-serif; }}
h1 {{ font-size: 76px; line-height: 1.3; margin: 0; word-break: auto-phrase;
  text-wrap: balance; }}
p {{ font-size: 34px; margin: 0; display: flex; align-items: center; gap: 24px; }}
img {{ background: #fff; border-radius: 14px; padding: 10px; }}
</style><h1>{heading}</h1><p><img src="data:image/svg+xml,{icon}" width="64"> {name}</p>"""
ICON = """<!doctype html><style>body {{ margin: 0; background: #f3f7f5; }}
img {{ display: block; width: 80vw; padding: 10vw; }}</style>
<img src="data:image/svg+xml,{icon}">"""
#: What devices ask for: the name of a file, and its width.
ICONS = {"touch-icon.png": 180}


def main() -> int:
    """Draw all of them anew."""
    icon = (IMAGES / "icon.svg").read_text("utf-8").replace("#", "%23").replace('"', "'").strip()
    corpus = load_checkout()
    with launch() as browser:
        for language in corpus.languages:
            words = View(corpus, language).words
            heading, name = words("home-heading").value, words("site-name").value
            page = browser.new_page(viewport={"width": 1200, "height": 630})
            page.set_content(CARD.format(language=language, heading=heading, name=name, icon=icon))
            page.screenshot(path=IMAGES / f"card-{language}.png")
        for path, width in ICONS.items():
            page = browser.new_page(viewport={"width": width, "height": width})
            page.set_content(ICON.format(icon=icon))
            page.screenshot(path=IMAGES / path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
