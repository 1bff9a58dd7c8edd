"""The bars that `make test` and `make mutation` hold us to can fail."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import coverage_bar
from mutation import score


def report(tmp_path: Path, *files: tuple[str, int]) -> str:
    """A coverage report of files of 100 lines, of which so many were run."""
    summaries = {
        name: {
            "summary": {
                "num_statements": 80,
                "num_branches": 20,
                "covered_lines": run - 20,
                "covered_branches": 20,
            }
        }
        for name, run in files
    }
    path = tmp_path / "report.json"
    path.write_text(json.dumps({"files": summaries}), "utf-8")
    return str(path)


def test_coverage_is_judged_by_package(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = report(tmp_path, ("a/b/x.py", 91), ("a/b/y.py", 99), ("a/z.py", 100))
    assert coverage_bar.main(good) == 0
    assert capsys.readouterr().out == " 100.0 %  a\n  95.0 %  a/b\n"
    bad = report(tmp_path, ("a/b/x.py", 90), ("a/b/y.py", 99), ("a/z.py", 100))
    assert coverage_bar.main(bad) == 1
    assert capsys.readouterr().err == "below 95 %: a/b\n"
    assert coverage_bar.main(report(tmp_path)) == 1


def test_mutants_are_judged_together(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def write(name: str, *results: int | None) -> None:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        text = json.dumps({"exit_code_by_key": dict(enumerate(results))})
        path.write_text(text, "utf-8")

    assert score.main(str(tmp_path)) == 1, "nothing was tried"
    write("read/a.py.meta", *[1] * 16, 0, 33, 5, None)
    write("read/b.py.meta", 1)
    assert score.main(str(tmp_path)) == 0
    assert capsys.readouterr().out.splitlines()[1:] == [
        "  84.2 %  read/a (19)",
        " 100.0 %  read/b (1)",
        "  85.0 %  of 20",
    ]
    write("read/b.py.meta", 0)
    assert score.main(str(tmp_path)) == 1
