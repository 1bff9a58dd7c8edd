"""Writing files: only what differs, and never by half.

In: a path and its new content. Out: the file, old or new at any moment, whatever interrupts us.
"""

import contextlib
import fcntl
import os
from pathlib import Path

#: What a file holds: text, which is written as UTF-8 with bare line feeds, or bytes as they are.
Content = str | bytes


def write_changed(path: Path, content: Content, *, durable: bool = False) -> bool:
    """Write a file if it differs from what is there; tell whether it did.

    The content goes beside the file and takes the file's name in one step. ``durable``: it has
    reached the disk before; for what people have written, not for what can be made again. Raises
    OSError; a link where the content would lie meanwhile is not followed to what it leads to.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path = path.resolve()  # a link to the file stays a link
    draft = path.with_name(f".{path.name}.new")
    with os.fdopen(_open_alone(draft), "wb") as file:
        try:
            file.truncate()
            file.write(data)
            file.flush()
            if durable:
                os.fsync(file.fileno())
            draft.replace(path)
        except BaseException as error:
            draft.unlink(missing_ok=True)
            if isinstance(error, OSError):  # a full disk is told of no file
                error.filename = path
            raise
    return True


def _open_alone(draft: Path) -> int:
    """A file of this name, to write; another process that writes it too is waited for."""
    # A pipe would be waited for, and a link leads to what is not ours.
    flags = os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK
    while True:
        descriptor = os.open(draft, flags, 0o666)
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        with contextlib.suppress(FileNotFoundError):  # the other's has got its own name meanwhile
            if os.path.samestat(os.fstat(descriptor), draft.lstat()):
                return descriptor
        os.close(descriptor)
