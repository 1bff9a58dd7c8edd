"""Jobs in processes of their own: all of their results, or what went wrong."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys

import pytest

from dialogues.jobs import run_jobs
from dialogues.problems import BuildError, Where
from dialogues.site.smaller import SCRIPT, make_smaller
from support.trees import HOME


def test_results_come_in_order_from_processes_of_their_own() -> None:
    found = run_jobs(lambda n: (n, os.getpid()), [1, 2, 3])
    assert [n for n, _ in found] == [1, 2, 3]
    assert len({os.getpid(), *(pid for _, pid in found)}) == 4


def test_much_comes_back() -> None:
    assert [len(text) for text in run_jobs(lambda n: "x" * n, [10_000_000, 1])] == [10_000_000, 1]


def test_what_a_job_raises_is_raised() -> None:
    def job(n: int) -> int:
        if n == 2:
            raise BuildError([Where("a.yaml").problem("odd", "mend it")])
        return n

    with pytest.raises(BuildError) as told:
        run_jobs(job, [1, 2, 3])
    assert told.value.report() == "a.yaml:1:1: odd; mend it\n1 problems"


def test_a_process_that_dies_is_told() -> None:
    with pytest.raises(ChildProcessError, match="was killed"):
        run_jobs(lambda _: os.kill(os.getpid(), 9), [1])


def test_without_forks_they_run_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    assert run_jobs(lambda _: os.getpid(), [1, 2]) == [os.getpid()] * 2


def test_no_job_runs_what_may_wait_for_ever_in_it() -> None:
    """The runtime of Go has no threads in a fork: builds hung."""
    with pytest.raises(RuntimeError, match="by the process that starts"):
        run_jobs(lambda text: make_smaller(text, SCRIPT), ["let a = 1;"])
    assert make_smaller("let  a = 1;", SCRIPT) == "let a=1"


def test_nobody_loads_it_before_it_is_needed() -> None:
    """Processes that fork would hand it on to their children."""
    code = "import sys, build, dialogues.site.offline; print('minify' in sys.modules)"
    env = {**os.environ, "PYTHONPATH": str(HOME / "scripts")}
    done = subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout == "False\n"
