"""``make bench-pages``: what Lighthouse says of a page of each kind on a phone, behind gzip.

Medians of five runs in each language. It comes by npx, with the Chromium that is installed.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from search.serve import served
from support.browsing import LANGUAGES
from support.tables import put_table, table
from support.trees import HOME

LIGHTHOUSE = "lighthouse@12.8.2"
PAGES = {
    "home": "",
    "topic (DeepSeek)": "topics/deepseek/",
    "event (interview)": "events/interview/",
}
RUNS = 5
SCORES = ("performance", "accessibility", "best-practices", "seo")
#: Milliseconds, milliseconds, a share of the screen.
TIMES = ("largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift")


def measure(url: str, folder: Path) -> list[float]:
    """Scores and times of one run."""
    npx, chromium = shutil.which("npx"), shutil.which("chromium")
    if npx is None or chromium is None:
        raise RuntimeError("Lighthouse needs npx, which comes with Node.js, and Chromium")
    out = folder / "report.json"
    flags = ["--quiet", "--output=json", f"--output-path={out}"]
    flags.append("--chrome-flags=--headless=new --no-sandbox")
    environment = {**os.environ, "CHROME_PATH": chromium}
    subprocess.run([npx, "--yes", LIGHTHOUSE, url, *flags], env=environment, check=True)
    report: dict[str, Any] = json.loads(out.read_text("utf-8"))
    scores = [float(report["categories"][name]["score"]) for name in SCORES]
    return scores + [float(report["audits"][name]["numericValue"]) for name in TIMES]


def describe(middle: dict[str, list[float]]) -> list[str]:
    """The cells of a page: figures of each language, in their order."""
    performance, *others, shown, blocked, moved = zip(*middle.values(), strict=True)
    cells = [[f"{one:.2f}" for one in performance], [f"{one / 1000:.1f}" for one in shown]]
    cells += [[f"{one:.0f}" for one in blocked], [f"{one:.3g}" for one in moved]]
    cells.append(sorted({f"{one:.2f}" for column in others for one in column}))
    return [", ".join(cell) for cell in cells]


def main() -> int:
    """Measure the site as it was built; print a table, and write it into ``docs/scale.md``."""
    rows = []
    with tempfile.TemporaryDirectory() as folder, served(HOME / "site") as (url, _):
        for name, page in PAGES.items():
            middle = {}
            for language in LANGUAGES:
                runs = [measure(f"{url}{language}/{page}", Path(folder)) for _ in range(RUNS)]
                middle[language] = [statistics.median(one) for one in zip(*runs, strict=True)]
            rows.append([name, *describe(middle)])
            print(*rows[-1], sep=" | ", flush=True)
    head = ["page", "performance", "LCP, s", "TBT, ms", "CLS"]
    head.append("accessibility, best practices, SEO")
    put_table("docs/scale.md", "pages", table(head, rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
