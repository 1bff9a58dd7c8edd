"""The worker that keeps a copy of the site in readers' browsers, and the pack of what it keeps.

In: a site that is finished but for this, and the folder its scripts were copied from. Out, at its
root: ``sw.js``, which covers all that lies below, and the pack, whose name holds its hash; the
worker's sources are gone from the languages' folders. With the switch off, ``sw.js`` takes readers'
copies away instead, and no page asks for it.
"""

import hashlib
import json
import os
import re
import shutil
import zlib
from collections.abc import Collection, Iterable
from pathlib import Path

from .smaller import SCRIPT, make_smaller

#: The switch: a variable of the environment, on where it says nothing. ``make serve`` has it off.
SWITCH, OFF = "OFFLINE", ("0", "false", "no", "off")
WORKER = "sw.js"
#: Of compression, to 9, which takes half as long again for two bytes of a thousand.
LEVEL = 7
#: Under ``docs/`` as under a language's folder: the worker's modules, and what registers it.
SOURCES, REGISTERS = "assets/js/offline", "assets/js/offline.js"
#: In the order of their needs.
MODULES = ("addresses", "worker")
#: What pages are read with, below a language's folder; pictures of previews are for others.
READ_WITH = re.compile(r"search/.+|assets/(?!images/card-).+")
_MODULE_ONLY = re.compile(r"^(?:import [^;]*;\n|export )", re.MULTILINE)


def write_worker(site: Path, languages: Collection[str], docs: Path) -> None:
    """``sw.js`` and the pack for the site as it lies there: nothing of it may change any more."""
    on = os.environ.get(SWITCH, "").lower() not in OFF
    for language in languages:
        shutil.rmtree(site / language / SOURCES, ignore_errors=True)
        if not on:
            (site / language / REGISTERS).write_text("", "utf-8")
    code = make_smaller(join_modules(docs), SCRIPT)
    start = f"startWorker({write_pack(site, list_kept(site, languages))})" if on else "leave()"
    (site / WORKER).write_text(f"{code};{start};\n", "utf-8")


def join_modules(docs: Path) -> str:
    """One script, since not every browser takes a worker of this kind in modules."""
    texts = [(docs / SOURCES / f"{name}.js").read_text("utf-8") for name in MODULES]
    return _MODULE_ONLY.sub("", "".join(texts))


def list_kept(site: Path, languages: Collection[str]) -> list[str]:
    """All pages, and what they are read with; data, books, feeds and maps of the site are not."""
    found = [path.relative_to(site).as_posix() for path in site.rglob("*.html")]
    for language in languages:
        home = site / language
        for path in home.rglob("*.*"):
            name = path.relative_to(home).as_posix()
            if READ_WITH.fullmatch(name):
                found.append(f"{language}/{name}")
    return sorted(found)


def write_pack(site: Path, paths: Iterable[str]) -> str:
    """The list that the worker takes (``List`` in ``worker.js``), as JSON.

    Each content is there once, compressed by itself, so that one can be read without the others:
    bare, all would be 6 MB, since most of the texts stand by event, by topic and by answer.
    """
    places: dict[bytes, tuple[int, int]] = {}
    files, pack = {}, bytearray()
    for path in paths:
        content = (site / path).read_bytes()
        key = hashlib.sha256(content).digest()
        if key not in places:
            start = len(pack)
            pack += zlib.compress(content, LEVEL)
            places[key] = (start, len(pack))
        files[path] = places[key]
    name = f"kept.{hashlib.sha256(pack).hexdigest()[:16]}.bin"
    (site / name).write_bytes(pack)
    listed = {"pack": name, "size": len(pack), "files": files}
    return json.dumps(listed, ensure_ascii=False, separators=(",", ":"))
