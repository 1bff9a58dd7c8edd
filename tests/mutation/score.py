"""How many planted faults the tests found, for each module; fails below the bar.

In: the folder in which mutmut has worked. Out: a line a module, then the share of all; exit status
1 where that is below ``BAR`` or where nothing was tried.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

#: Of all faults that were tried, in per cent.
BAR = 85.0
#: pytest's exit status where all tests passed, and where there was none to run.
MISSED = (0, 5, 33)


def count_faults(folder: Path) -> dict[str, Counter[bool]]:
    """Module to how many of its faults were found (True) and missed (False)."""
    found = {}
    for path in sorted(folder.rglob("*.py.meta")):
        results = json.loads(path.read_text("utf-8"))["exit_code_by_key"].values()
        counts = Counter(status not in MISSED for status in results if status is not None)
        if counts:
            found[path.relative_to(folder).as_posix().removesuffix(".py.meta")] = counts
    return found


def main(folder: str) -> int:
    """Print the table and judge it."""
    modules = count_faults(Path(folder))
    total: Counter[bool] = Counter()
    for name, counts in modules.items():
        total += counts
        print(f"{100 * counts[True] / counts.total():6.1f} %  {name} ({counts.total()})")
    share = 100 * total[True] / (total.total() or 1)
    print(f"{share:6.1f} %  of {total.total()}")
    return int(share < BAR)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
