"""The renderer run by itself, as a program of its own: what our way of running it is held to."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from dialogues.site.renderer import CONFIG, Frame


def run_plain(frame: Frame, home: Path, docs: Path, out: Path, root: str) -> None:
    """One language of ``docs`` into ``out``, with the settings of the checkout ``home``.

    Raises RuntimeError with all that was printed, where that is a warning too.
    """
    settings = {
        **frame.settings,
        "SITE_ROOT": root,
        "SITE_URL": f"{root}{frame.language}/",
        "DOCS_DIR": str(docs.resolve()),
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONUTF8": "1",
    }
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    done = subprocess.run(
        [*command, "--config-file", str(home / CONFIG), "--site-dir", str(out.resolve())],
        env={**os.environ, **settings},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stdout)
