"""One job for each of some things, all at once, each in a process of its own.

The processes are forks of this one, so that what it has read and compiled they have too. Where
there is no fork, the jobs run here, one after the other. A job may ``report`` how far it is.
"""

import contextlib
import ctypes
import errno
import multiprocessing
import signal
from collections.abc import Callable, Iterable
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

#: Of Linux: which signal a process gets when the one that started it ends.
_PDEATHSIG = 1
#: What a process that runs a job is called.
_JOB = "job"
#: What a job sends: how far it is, and in the end its result.
_REPORT, _RESULT = "report", "result"
#: Where this process's job sends it.
_listener: Connection | None = None
Thing = TypeVar("Thing")
Result = TypeVar("Result")


def run_jobs(
    job: Callable[[Thing], Result],
    things: Iterable[Thing],
    hear: Callable[[int, Any], None] = lambda number, said: None,
) -> list[Result]:
    """The results of ``job`` in the order of ``things``; they must be picklable.

    ``hear`` is given the number of a job and what it reports. Raises the first exception that a job
    raised, and ChildProcessError where a process ended without a word; all jobs have ended then.
    """
    if "fork" not in multiprocessing.get_all_start_methods():
        return [job(thing) for thing in things]
    context = multiprocessing.get_context("fork")
    running = []
    for thing in things:
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=_run_one, name=_JOB, args=(job, thing, theirs))
        process.start()
        theirs.close()
        running.append((process, ours))
    try:
        answers = _listen([pipe for _, pipe in running], hear)
    except BaseException:  # an interrupt: nobody waits for the results any more
        for process, _ in running:
            process.terminate()
        raise
    finally:
        for process, _ in running:
            process.join()
    for answer in answers:
        if isinstance(answer, BaseException):
            raise answer
    return answers


def _listen(pipes: list[Connection], hear: Callable[[int, Any], None]) -> list[Any]:
    """What each job answers, or why it does not."""
    answers: dict[int, Any] = {}
    waiting = dict(enumerate(pipes))
    while waiting:
        ready = wait(waiting.values())
        for number, pipe in [*waiting.items()]:
            if pipe not in ready:
                continue
            try:
                kind, said = pipe.recv()
            except EOFError:
                why = "a process of the build was killed (is there too little memory?)"
                kind, said = _RESULT, ChildProcessError(errno.ECHILD, why)
            if kind == _REPORT:
                hear(number, said)
            else:
                answers[number] = said
                del waiting[number]
    return [answers[number] for number in range(len(pipes))]


def report(said: Any) -> None:
    """Tell whoever started this job how far it is; elsewhere there is nobody to tell."""
    if _listener:
        _listener.send((_REPORT, said))


def is_job() -> bool:
    """Whether this process runs a job."""
    return multiprocessing.current_process().name == _JOB


def _run_one(job: Callable[[Thing], Result], thing: Thing, answer: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever ordered the job ends it
    with contextlib.suppress(AttributeError, OSError):  # Linux: and where that is killed, so is it
        ctypes.CDLL(None).prctl(_PDEATHSIG, signal.SIGKILL)
    global _listener  # of this process alone, which has one job
    _listener = answer
    try:
        result: object = job(thing)
    except Exception as error:
        result = error
    answer.send((_RESULT, result))
    answer.close()
