"""Part of ``make bench``: what stands on each page of events and topics for each character said.

Prints the ratio and the height of every page as it opens, in both languages at both widths.
"""

from __future__ import annotations

import sys
from pathlib import Path

from support.browsing import LANGUAGES, NARROW, WIDE, Opener, launch
from support.measuring import list_pages, measure
from support.serving import serve


def main() -> int:
    """Measure the built site and print a table."""
    print("| page | language | width | ratio | height |\n| --- | --- | ---: | ---: | ---: |")
    with launch() as browser, serve(Path("site")) as site:
        opener = Opener(browser)
        for path in list_pages(site.data()):
            for language in LANGUAGES:
                for width in (WIDE, NARROW):
                    one = measure(opener(width), site, language, path)
                    opener.take_back()
                    numbers = f"{width} | {one.ratio:.2f} | {one.height}"
                    print(f"| {path} | {language} | {numbers} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
