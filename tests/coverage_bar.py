"""The share of lines and branches that the tests run, for each package; fails below the bar.

In: the JSON report that pytest-cov has written. Out: a line a package before pytest's closing one;
exit status 1 where one is below ``BAR``.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

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


def find_report(config: pytest.Config) -> Path | None:
    """Where this run's report is; None where it measures nothing, or in a worker."""
    path = (config.getoption("cov_report", None) or {}).get("json")
    return Path(path) if path and not hasattr(config, "workerinput") else None


def judge_report(path: Path) -> list[str]:
    """A line a package; the last one says what is below the bar, and begins with ``below``."""
    shares = sum_packages(json.loads(path.read_text("utf-8")))
    low = [package for package, share in shares.items() if share < BAR]
    rows = [f"{share:6.1f} %  {package}" for package, share in shares.items()]
    if low or not shares:
        rows.append(f"below {BAR:.0f} %: {', '.join(low) or 'nothing was measured'}")
    return rows


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """A run that is good but for its coverage fails, before its closing line is printed."""
    path = find_report(session.config)
    if path and not session.exitstatus and judge_report(path)[-1].startswith("below"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The table, above pytest's closing line."""
    if path := find_report(terminalreporter.config):
        for row in judge_report(path):
            terminalreporter.write_line(row)
