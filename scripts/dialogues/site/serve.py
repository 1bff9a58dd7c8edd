"""The site on this machine while somebody works on it: built anew whenever an input changes.

In: the command line's script and folders. Out: a server that runs until it is interrupted. Drafts
are in it, with a banner; so are mistakes, on every page until they are mended.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from ..problems import BuildError
from . import renderer
from .generated import list_generated
from .offline import SWITCH
from .place import check_out, read_made
from .standby import Standby


def serve(
    script: Path,
    home: Path,
    folders: Mapping[str, Path],
    port: int,
    standby: Standby | None = None,
) -> None:
    """Build with ``script``, serve at ``port``, and build again on changes.

    ``folders``: what the command line calls ``raw``, ``editorial``, ``locale`` and ``out``;
    ``standby``: builds as ``script`` does, and sooner. Raises BuildError where ``out`` is not ours,
    and an empty one if the first build fails: that build has told why.
    """
    check_out(folders["out"])  # before anything is started
    # Byte code would look like a change.
    command = [sys.executable, str(script), "--drafts"]
    command += [f"--{name}={path}" for name, path in folders.items()]
    address = f"http://127.0.0.1:{port}/"
    # What is being worked on must not be kept in a browser, nor come back from there.
    own = {"SITE_URL": address, SWITCH: "false", "PYTHONDONTWRITEBYTECODE": "1"}
    os.environ |= own
    code = _list_code(home)

    def rebuild(address: str = "", shown: Callable[[str], None] = lambda _: None) -> str:
        # On a mistake the last good site stays up, and the next save tries again.
        if standby and _list_code(home) == code:
            told = standby.build(address, shown)
            print(told, end="", file=sys.stderr, flush=True)
            return told
        # What was loaded is not the code of now.
        done = subprocess.run(command, stderr=subprocess.PIPE, encoding="utf-8", check=False)
        print(done.stderr, end="", file=sys.stderr, flush=True)
        return done.stderr if done.returncode else ""

    told = rebuild()
    if read_made(folders["out"]) is None:
        raise BuildError([])
    inputs = [folders[name] for name in ("raw", "editorial", "locale")]
    written = sorted(set((home / "docs").glob("*/*.md")) - set(list_generated(home / "docs")))
    parts = [home / name for name in ("docs/assets", "scripts", *renderer.SOURCES)]
    from .live import serve_folder  # slow to load, and no other command needs it

    serve_folder(folders["out"], port, [*inputs, *written, *parts], rebuild, told)


def _list_code(home: Path) -> dict[Path, int]:
    """All modules, with when each was written."""
    return {path: path.stat().st_mtime_ns for path in (home / "scripts").rglob("*.py")}
