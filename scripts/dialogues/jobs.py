"""One job for each of some things, all at once, each in a process of its own.

The processes are forks of this one, so that what it has read and compiled they have too. Where
there is no fork, the jobs run here, one after the other.
"""

import contextlib
import ctypes
import errno
import multiprocessing
import signal
from collections.abc import Callable, Iterable
from multiprocessing.connection import Connection
from typing import TypeVar

#: Of Linux: which signal a process gets when the one that started it ends.
_PDEATHSIG = 1
#: What a process that runs a job is called.
_JOB = "job"
Thing = TypeVar("Thing")
Result = TypeVar("Result")


def run_jobs(job: Callable[[Thing], Result], things: Iterable[Thing]) -> list[Result]:
    """The results of ``job`` in the order of ``things``; they must be picklable.

    Raises the first exception that a job raised, and ChildProcessError where a process ended
    without a word; all jobs have ended then.
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
    answers = []
    try:
        for _, ours in running:
            try:
                answers.append(ours.recv())
            except EOFError:
                why = "a process of the build was killed (is there too little memory?)"
                answers.append(ChildProcessError(errno.ECHILD, why))
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


def is_job() -> bool:
    """Whether this process runs a job."""
    return multiprocessing.current_process().name == _JOB


def _run_one(job: Callable[[Thing], Result], thing: Thing, answer: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever ordered the job ends it
    with contextlib.suppress(AttributeError, OSError):  # Linux: and where that is killed, so is it
        ctypes.CDLL(None).prctl(_PDEATHSIG, signal.SIGKILL)
    try:
        result: object = job(thing)
    except Exception as error:
        result = error
    answer.send(result)
    answer.close()
