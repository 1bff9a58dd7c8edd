"""Commands as forks of one process that has read all modules, each within bounds and watched.

In: an order a line, as JSON. Out: how it ended, as JSON: status or signal, seconds of processors,
kilobytes of memory, and each thing that it wrote elsewhere than it may (and was kept from).
"""

from __future__ import annotations

import contextlib
import fcntl
import gc
import io
import json
import os
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

#: Seconds of a processor, and bytes of memory, that a command may take. Five are enough where it is
#: alone; beside other work a processor does less in a second, and no test is to fail for that.
SECONDS, MEMORY = 20, 512 * 1024**2
#: Addresses are more than memory; a guard for the machine alone.
ADDRESSES = 3 * 1024**3
#: A guard against waiting for ever, in seconds by the clock.
PATIENCE = 600
#: What a fault of ours, told as a traceback, ends with.
BROKEN = 70
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
#: Events of the interpreter: which of their arguments are paths, and which the folders of these.
EVENTS = {
    "os.rename": ((0, 2), (1, 3)),
    "os.link": ((1, 3),),
    "os.symlink": ((1, 2),),
    "os.remove": ((0, 1),),
    "os.rmdir": ((0, 1),),
    "os.mkdir": ((0, 2),),
    "os.truncate": ((0, -1),),
    "os.chmod": ((0, 2),),
    "os.utime": ((0, 3),),
}


class Watch:
    """Keeps a process from changing what is not below one of some paths, and writes that down."""

    def __init__(self, may: list[str], log: Path) -> None:
        self.may, self.busy = tuple(may), False
        self.log = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, _, flags = arguments
            pairs = [(path, -1)] if flags & WRITING else []
        elif event in EVENTS:
            pairs = [(arguments[a], arguments[b] if b >= 0 else -1) for a, b in EVENTS[event]]
        else:
            return
        for path, folder in pairs:
            if not isinstance(path, int) and not self.busy:
                self.busy = True
                whole = find_whole(path, folder)
                # Neither makes anything.
                there = event == "os.mkdir" and (
                    os.path.lexists(whole) or not os.path.isdir(os.path.dirname(whole))
                )
                self.busy = False
                if not (there or whole.startswith(self.may) or whole == os.devnull):
                    os.write(self.log, f"{event} {whole}\n".encode("utf-8", "replace"))
                    raise PermissionError(1, "kept from it by the test", whole)


def find_whole(path: str | bytes, folder: int) -> str:
    """A path from the root on, its last part as it is: that may be a link itself."""
    text = os.fsdecode(path)
    if folder >= 0:
        text = os.path.join(os.readlink(f"/proc/self/fd/{folder}"), text)
    above, name = os.path.split(os.path.abspath(text))
    return os.path.join(os.path.realpath(above), name)


def run_order(order: dict[str, Any], main: Callable[[list[str], str], int]) -> dict[str, Any]:
    """Fork, run, wait: see the module."""
    # Into a pipe, it can still tell of a disk on which nothing has room.
    pipes = {name: open_pipe() for name in ("out", "err") if "strike" in order}
    child = os.fork()
    if not child:
        live(order, main, {name: enter for name, (_, enter) in pipes.items()})
    _, status, used = os.wait4(child, 0)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)  # what it has started and left
    for name, (leave, enter) in pipes.items():
        os.close(enter)
        with os.fdopen(leave, "rb") as said:
            Path(order[name]).write_bytes(said.read())
    log = Path(order["log"])
    return {
        "status": os.waitstatus_to_exitcode(status),
        "seconds": used.ru_utime + used.ru_stime,
        "memory": used.ru_maxrss * 1024,
        "elsewhere": log.read_text("utf-8").splitlines() if log.exists() else [],
    }


def open_pipe() -> tuple[int, int]:
    """Its two ends; all that a command says has room in it."""
    leave, enter = os.pipe()
    fcntl.fcntl(enter, fcntl.F_SETPIPE_SZ, 1024**2)
    return leave, enter


def live(
    order: dict[str, Any], main: Callable[[list[str], str], int], pipes: dict[str, int]
) -> NoReturn:
    """The forked process: never returns."""
    status = BROKEN
    try:
        os.setpgid(0, 0)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        for number, name in ((1, "out"), (2, "err")):
            new = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
            os.dup2(pipes[name] if pipes else os.open(order[name], new), number)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        # The kernel's two ways of counting differ by a little.
        seconds = order["seconds"]
        resource.setrlimit(resource.RLIMIT_CPU, (seconds * 5 // 4, seconds * 5 // 4 + 1))
        resource.setrlimit(resource.RLIMIT_AS, (ADDRESSES, ADDRESSES))
        signal.alarm(PATIENCE)
        os.chdir(order["folder"])
        os.environ.update(order["environment"])
        tempfile.tempdir = None
        sys.addaudithook(Watch(order["may"], Path(order["log"])))
        if "strike" in order:
            from hostile.striking import strike

            strike(*order["strike"])
        status = main(order["arguments"], f"--cache={order['cache']}")
    except SystemExit as error:
        status = error.code if isinstance(error.code, int) else 1
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def run_main(arguments: list[str], cache: str) -> int:
    """The command line; or what a test has planted in it."""
    import build

    if arguments[:1] == ["--planted"]:
        from hostile.planted import PLANTED

        PLANTED[arguments[1]](arguments[2:])
        return 0
    if arguments[:1] == ["--home"]:
        build.HOME, arguments = Path(arguments[1]), arguments[2:]
    return build.main([cache, *arguments])


def serve(inputs: list[str]) -> None:
    """Read orders until there are no more; a first check of good ``inputs`` loads what all need."""
    import build
    from dialogues.cache import CACHE

    with contextlib.redirect_stdout(io.StringIO()):
        assert build.main(["check", *inputs]) == 0
    CACHE.folder = None
    gc.freeze()
    print(json.dumps({"seconds": time.process_time()}), flush=True)
    for line in sys.stdin:
        print(json.dumps(run_order(json.loads(line), run_main)), flush=True)


if __name__ == "__main__":
    serve(sys.argv[1:])
