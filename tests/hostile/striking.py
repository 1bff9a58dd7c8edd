"""A process struck before the n-th thing that it writes: killed, or the disk is full."""

from __future__ import annotations

import errno
import os
import resource
import signal
import sys
from typing import Any

#: Events of the interpreter before something on the disk changes.
WRITES = {
    "os.rename",
    "os.link",
    "os.symlink",
    "os.mkdir",
    "os.remove",
    "os.rmdir",
    "os.truncate",
    "os.fsync",
    "ctypes.dlsym",  # renameat2 is looked up, and called
}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
#: killed: at once. full: no new file. full inside: there is a file, and nothing goes into it.
FAULTS = ("killed", "full", "full inside")


#: Who is struck: the command's own process, or each of its forks.
WHOSE = ("its own", "its forks'")
#: How two folders are swapped in one step, which is looked up first.
SWAP = "renameat2"


def strike(number: int, fault: str, whose: str = "", log: str = "") -> None:
    """From now on, in this process or its forks, each of which counts anew. Instead of a fault,
    ``counted``: what is written goes to a log, a line of whose, by which process, and what it is.
    """
    command = os.getpid()
    left, owner = number, command
    noted = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND) if log else -1

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left, owner
        if os.getpid() != owner:
            left, owner = number, os.getpid()
        opened = event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITING
        if not (opened or event in WRITES) or arguments[0] == os.devnull:
            return
        if isinstance(arguments[0], int):  # what is open already
            return
        here = WHOSE[owner != command]
        if log:
            what = SWAP if SWAP in arguments else event
            os.write(noted, f"{here}\t{owner}\t{what}\n".encode())
            return
        if here != whose:
            return
        left -= 1
        if left > 0:
            return
        if fault == "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        elif fault == "full inside":
            resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
        elif event not in ("os.remove", "os.rmdir"):  # room is made, not taken
            raise OSError(errno.ENOSPC, "No space left on device", arguments[0])

    synchronise = os.fsync

    def fsync(descriptor: Any) -> None:
        sys.audit("os.fsync", f"/proc/self/fd/{descriptor}")
        synchronise(descriptor)

    os.fsync = fsync  # type: ignore[assignment]
    sys.addaudithook(hook)
