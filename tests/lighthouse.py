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
from support.trees import HOME

LIGHTHOUSE = "lighthouse@12.8.2"
PAGES = ("", "topics/deepseek/", "events/interview/")
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


def main() -> int:
    """Measure the site as it was built, and print a table."""
    print("| page | " + " | ".join([*SCORES, *TIMES]) + " |")
    print("| --- " + "| ---: " * len([*SCORES, *TIMES]) + "|")
    with tempfile.TemporaryDirectory() as folder, served(HOME / "site") as (url, _):
        for page in (f"{language}/{page}" for page in PAGES for language in LANGUAGES):
            runs = [measure(url + page, Path(folder)) for _ in range(RUNS)]
            middle = [statistics.median(one) for one in zip(*runs, strict=True)]
            print(f"| {page} | " + " | ".join(f"{one:.5g}" for one in middle) + " |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
