"""A finished site in its place: whole at every moment, and nothing of anybody else's is lost.

In: a new site beside the old one. Out: the new one in its place, in one step, with whatever stood
in the old one that no build had made. A list in the site says what its build has made.
"""

import contextlib
import ctypes
import errno
import fcntl
import glob
import json
import os
import re
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..files import write_changed
from ..problems import BuildError, Where

#: In a site: the paths of all files that its build has made.
MADE = ".made.json"
#: What a folder may hold that a build works in.
STAGED = {"site", "old", "docs", "answers", "said.txt"}
#: What ends its name.
RANDOM = "[a-z0-9_]{8}"
#: Of Linux: names are relative to the working folder; swap them.
_AT_FDCWD, _EXCHANGE = -100, 2


def read_made(site: Path) -> frozenset[str] | None:
    """What the build of a site has made, if a build made it."""
    try:
        # A pipe of that name would be waited for.
        found = json.loads((site / MADE).read_text("utf-8")) if (site / MADE).is_file() else None
    except (OSError, ValueError, RecursionError):
        return None
    return frozenset(map(str, found)) if isinstance(found, list) else None


def check_out(out: Path) -> None:
    """Refuse to replace anything but an empty folder or a site that a build has made."""
    empty = out.is_dir() and not any(out.iterdir())
    if (out.exists() or out.is_symlink()) and not empty and read_made(out) is None:
        problem = Where(out).problem("exists and is not a built site", "choose another --out")
        raise BuildError([problem])


@contextmanager
def stage(out: Path) -> Iterator[Path]:
    """A folder beside ``out``, on its disk, which goes when done: ``STAGED`` is what it may hold.
    Those of builds that were killed go first: whoever works in one holds its lock.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    prefix = f".{out.name}-"
    with contextlib.ExitStack() as held:
        with _lock(out.parent):  # nobody clears up what another has made and not locked yet
            _clear(out.parent, prefix)
            with _undisturbed():
                name = tempfile.TemporaryDirectory(prefix=prefix, dir=out.parent)
                folder = Path(held.enter_context(name))
            held.enter_context(_lock(folder))
        yield folder


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Signals that end a build wait: one between making a folder and holding it would leave it."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _clear(parent: Path, prefix: str) -> None:
    for path in parent.glob(f"{glob.escape(prefix)}*"):
        if not re.fullmatch(RANDOM, path.name.removeprefix(prefix)) or path.is_symlink():
            continue
        # OSError: somebody works there, it is no folder, or none of ours to read.
        with contextlib.suppress(OSError), _lock(path, fcntl.LOCK_NB):
            if {one.name for one in path.iterdir()} <= STAGED:
                shutil.rmtree(path)


@contextmanager
def _lock(folder: Path, how: int = 0) -> Iterator[None]:
    """Raises OSError where another holds it and ``how`` is not to wait."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | how)
        yield
    finally:
        os.close(descriptor)


def put(new: Path, out: Path, old: Path) -> None:
    """Put ``new`` in the place of ``out``, which moves away (to ``new`` or ``old``, on one disk).

    Raises OSError, with ``out`` as it was, if that cannot be done, and BuildError where something
    that no build has made is in the way of something that this one has.
    """
    files = (path for path in new.rglob("*") if not path.is_dir())
    made = sorted({MADE, *(path.relative_to(new).as_posix() for path in files)})
    write_changed(new / MADE, json.dumps(made, indent=0) + "\n")
    if not out.exists():
        new.rename(out)
        return
    _keep_others(out, new)
    if not exchange(new, out):
        out.rename(old)
        try:
            new.rename(out)
        except OSError:
            old.rename(out)
            raise


def _keep_others(out: Path, new: Path) -> None:
    """Everything in ``out`` that its build has not made, into ``new`` as well."""
    made = read_made(out) or frozenset()
    ours = {parent.as_posix() for name in made for parent in Path(name).parents}
    for folder, folders, files in os.walk(out):
        here = Path(folder).relative_to(out)
        links = [name for name in folders if Path(folder, name).is_symlink()]
        for name in sorted({*folders} - {*links}):
            if (here / name).as_posix() not in ours:
                _refuse_if(not _is_free(new / here / name), out / here / name)
                (new / here / name).mkdir(parents=True, exist_ok=True)
        for name in sorted([*files, *links]):
            path = here / name
            if path.as_posix() not in made:
                _keep_one(out / path, new / path)


def _keep_one(path: Path, target: Path) -> None:
    _refuse_if(target.exists() or target.is_symlink() or not _is_free(target.parent), path)
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(path, target, follow_symlinks=False)
    except OSError:  # not on every disk
        shutil.copy2(path, target, follow_symlinks=False)


def _is_free(folder: Path) -> bool:
    """Whether there is a folder of that name, or can be one: nothing else has it or one above."""
    nearest = next(path for path in (folder, *folder.parents) if path.exists())
    return nearest.is_dir()


def _refuse_if(taken: bool, path: Path) -> None:
    if taken:
        message = "no build has made this, and it is in the way of what this one makes"
        raise BuildError([Where(path).problem(message, "move it elsewhere")])


def exchange(one: Path, other: Path) -> bool:
    """Swap the names of two things in one step; tell whether this system can. Raises OSError."""
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    if call(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP):
        return False
    raise OSError(code, os.strerror(code), str(other))
