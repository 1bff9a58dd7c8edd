"""The bars that `make test` and `make mutation` hold us to can fail; tests go where they should."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import coverage_bar
from mutation import score
from support.together import TOGETHER, find_scope
from support.trees import HOME


def report(tmp_path: Path, *files: tuple[str, int]) -> Path:
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
    return path


def test_coverage_is_judged_by_package(tmp_path: Path) -> None:
    good = report(tmp_path, ("a/b/x.py", 91), ("a/b/y.py", 99), ("a/z.py", 100))
    assert coverage_bar.judge_report(good) == [" 100.0 %  a", "  95.0 %  a/b"]
    bad = report(tmp_path, ("a/b/x.py", 90), ("a/b/y.py", 99), ("a/z.py", 100))
    assert coverage_bar.judge_report(bad)[-1] == "below 95 %: a/b"
    assert coverage_bar.judge_report(report(tmp_path)) == ["below 95 %: nothing was measured"]


def test_a_run_below_the_bar_fails(tmp_path: Path) -> None:
    """Its tests pass; what they run is not enough."""
    (tmp_path / "half.py").write_text("def run(x):\n    if x:\n        return 1\n    return 2\n")
    (tmp_path / "test_half.py").write_text(
        "from half import run\n\n\ndef test_run():\n    assert run(1) == 1\n"
    )
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "coverage_bar",
        "--cov=half",
        "--cov-branch",
    ]
    # Its data is its own: it would clear away what this run has gathered.
    env = {key: one for key, one in os.environ.items() if not key.startswith("COV")}
    done = subprocess.run(
        [*command, "--cov-report=json:r.json", "--rootdir=.", "-c", os.devnull],
        cwd=tmp_path,
        env={**env, "PYTHONPATH": str(HOME / "tests")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    rows = done.stdout.rstrip().splitlines()
    assert "below 95 %: ." in rows
    assert rows[-1].startswith("1 passed")


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


@pytest.mark.parametrize("file", TOGETHER)
def test_files_that_go_to_one_worker_are_there(file: str) -> None:
    assert (HOME / file).is_file()
    assert find_scope(f"{file}::test_a[x::y]") == find_scope(f"{file}::test_b")
    assert find_scope("tests/a.py::test_a") != find_scope("tests/a.py::test_b")
