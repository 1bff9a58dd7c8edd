"""Builds in processes that need not load anything first: they are forked from one that has.

In: a function that builds, and its options. Out: a build, and what it says is wrong. The code
is that of the moment when this began: after a change of it, builds are to be started anew.
"""

import contextlib
import io
import multiprocessing
import os
import sys
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from . import renderer

#: Our package, and the folder that it lies in.
PACKAGE, HOME = __name__.partition(".")[0], str(Path(__file__).resolve().parents[2])
#: What a build loads only once it has begun.
LATER = (*(f"{__package__}.{name}" for name in ("first", "memo", "rendering")), *renderer.LOADED)
#: What a build says: which page is up to date; in the end what is wrong, or nothing.
SHOWN, TOLD = "shown", "told"


class Standby:
    """Processes for builds. ``run``: a function of a module, given ``options``, a page's address,
    and a function that it calls with that address once the page is up to date.
    """

    def __init__(self, run: Callable[..., int], options: Any) -> None:
        self.context = multiprocessing.get_context("forkserver")
        ours = [name for name in sys.modules if name.startswith(f"{PACKAGE}.")]
        self.context.set_forkserver_preload(["__main__", *ours, *LATER])
        # Older Pythons neither load `__main__` beforehand nor look where it found its modules
        # (gh-126631), and say nothing of it: each build would load everything.
        os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (HOME, os.getenv("PYTHONPATH"))))
        self.run, self.options = run, options

    def build(self, address: str, shown: Callable[[str], None]) -> str:
        """Build; give what is wrong, or nothing. ``shown``: told when the page at ``address``, if
        any, is up to date, before the rest.
        """
        ours, theirs = self.context.Pipe(duplex=False)
        process = self.context.Process(
            target=_build, args=(self.run, self.options, address, theirs)
        )
        process.start()
        theirs.close()
        try:
            while (message := ours.recv())[0] == SHOWN:
                shown(message[1])
            told = str(message[1])
        except EOFError:
            told = "the build was killed (is there too little memory?)\n"
        except BaseException:  # an interrupt: nobody waits any more
            process.terminate()
            raise
        finally:
            process.join()
        return told


def _build(run: Callable[..., int], options: Any, address: str, answer: Connection) -> None:
    said = io.StringIO()
    with contextlib.redirect_stderr(said):
        try:
            status = run(options, address, lambda page: answer.send((SHOWN, page)))
        except Exception:
            traceback.print_exc()
            status = 1
    answer.send((TOLD, said.getvalue() if status else ""))
    answer.close()
