"""The share of lines and branches that the tests run, for each package; fails below the bar.

In: the JSON report of coverage.py. Out: a line a package on standard output; exit status 1 where
one is below ``BAR``.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

#: Of lines and branches together, in per cent.
BAR = 95.0
WHOLE = ("num_statements", "num_branches")
RUN = ("covered_lines", "covered_branches")


def sum_packages(report: dict[str, dict[str, dict[str, dict[str, int]]]]) -> dict[str, float]:
    """Folder to the share of its lines and branches that was run, in per cent."""
    whole: Counter[str] = Counter()
    run: Counter[str] = Counter()
    for name, file in report["files"].items():
        package = Path(name).parent.as_posix()
        whole[package] += sum(file["summary"][key] for key in WHOLE)
        run[package] += sum(file["summary"][key] for key in RUN)
    return {package: 100 * run[package] / (whole[package] or 1) for package in sorted(whole)}


def main(path: str) -> int:
    """Print the table and judge it."""
    shares = sum_packages(json.loads(Path(path).read_text("utf-8")))
    for package, share in shares.items():
        print(f"{share:6.1f} %  {package}")
    low = [package for package, share in shares.items() if share < BAR]
    if not shares or low:
        print(f"below {BAR:.0f} %: {', '.join(low) or 'nothing was measured'}", file=sys.stderr)
    return int(not shares or bool(low))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
