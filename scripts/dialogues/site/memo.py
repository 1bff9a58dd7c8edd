"""A finished build, kept: unpacked again as long as nothing that it was made from has changed.

In: the folders that a build reads. Out: a key, or none where something cannot be read; under that
key the site, the generated pages and what was said of them. Only good builds are kept.
"""

import io
import os
import re
import sys
import tarfile
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path

from ..cache import CACHE, make_key
from ..files import write_changed
from ..publish.render import is_generated
from . import offline, renderer
from .generated import drop_generated, list_generated
from .place import put, read_made, stage

#: Names of variables that a configuration asks the environment for.
VARIABLE = re.compile(r"\b[A-Z]+(?:_[A-Z]+)+\b")
SAID = "said.txt"
#: What the names of the site's files begin with.
SITE = "site/"
#: More files in a folder, or larger ones, than any checkout has: bytes.
MAX_FILES, MAX_BYTES = 100_000, 10_000_000


def find_key(folders: Mapping[str, Path], home: Path, *options: str) -> str | None:
    """A name for all that decides on a build: files, settings, programs and ``options``.

    ``folders``: of the texts, by what they are; ``home``: the checkout.
    """
    config = home / renderer.CONFIG
    parts = home / "docs", home / "scripts", *(home / name for name in renderer.SOURCES)
    named = {**folders, **{part.name: part for part in parts}}
    try:
        files = [row for name, folder in named.items() for row in _list_files(name, folder)]
        asked = sorted({offline.SWITCH, *VARIABLE.findall(config.read_text("utf-8"))})
    except (OSError, UnicodeError):
        return None
    # Their folders are called by name and version; reading what is in them takes ten times as long.
    programs = sorted(path.name for part in sys.path for path in Path(part).glob("*.dist-info"))
    settings = [f"{name}={os.environ.get(name)}" for name in asked]
    return make_key("site", sys.version, *options, *programs, *settings, *files)


def _list_files(name: str, folder: Path) -> Iterator[str | bytes]:
    """Name and content of each file. Generated pages decide on nothing, nor does compiled code.

    Raises OSError for what is not read here: no file, a large one, very many, a link to a folder.
    """
    # Raw files lie side by side, in a folder that may hold anything else.
    found = folder.glob("*" if name == "raw" else "**/*") if folder.is_dir() else [folder]
    paths = sorted(islice(found, MAX_FILES + 1))
    if len(paths) > MAX_FILES:
        raise OSError(folder)
    for path in paths:
        if (path.is_dir() and not path.is_symlink()) or path.suffix == ".pyc":
            continue
        if not path.is_file() or path.stat().st_size > MAX_BYTES:  # a pipe would be waited for
            raise OSError(path)
        data = path.read_bytes()
        if path.suffix == ".md" and is_generated(data.decode("utf-8", "replace")):
            continue
        yield f"{name}/{path.relative_to(folder).as_posix()}"
        yield data


def keep(key: str | None, said: str, out: Path, docs: Path | None) -> None:
    """Remember the site ``out``, and the generated pages of ``docs`` if they belong there."""
    if not key or not CACHE.folder:
        return
    packed = io.BytesIO()
    # Lightly compressed: all of it is in memory, and the cache holds five times as many builds.
    with tarfile.open(
        fileobj=packed, mode="w:gz", format=tarfile.PAX_FORMAT, compresslevel=1
    ) as tar:
        _add(tar, SAID, said.encode())
        for name in sorted(read_made(out) or ()):
            _add(tar, SITE + name, (out / name).read_bytes())
        if docs:
            for path in sorted(list_generated(docs)):
                _add(tar, f"docs/{path.relative_to(docs).as_posix()}", path.read_bytes())
    CACHE.write(key, packed.getbuffer())


def _add(tar: tarfile.TarFile, name: str, data: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = len(data)
    tar.addfile(entry, io.BytesIO(data))


def restore(key: str | None, out: Path, docs: Path | None) -> str | None:
    """Put a remembered build into its places; what was said of it, or nothing if there is none."""
    data = CACHE.read(key) if key else None
    if data is None:
        return None
    out = out.resolve()
    with stage(out) as new:
        with tarfile.open(fileobj=io.BytesIO(data)) as tar:
            there = _is_there(tar, out)
            wanted = [one for one in tar if not (there and one.name.startswith(SITE))]
            tar.extractall(new, wanted, filter="data")
        pages = {path.relative_to(new / "docs") for path in (new / "docs").rglob("*.md")}
        if docs:
            drop_generated(docs, {docs / page for page in pages})
            for page in pages:
                write_changed(docs / page, (new / "docs" / page).read_bytes())
        if not there:
            put(new / "site", out, new / "old")
        return (new / SAID).read_text("utf-8")


def _is_there(tar: tarfile.TarFile, out: Path) -> bool:
    """Whether ``out`` is the remembered site as it is: reading costs less than making files."""
    # In their order: going back in what is compressed is to begin anew.
    names = [entry.name.removeprefix(SITE) for entry in tar if entry.name.startswith(SITE)]
    folders = {out / parent for name in names for parent in Path(name).parents}
    if read_made(out) != frozenset(names) or any(map(Path.is_symlink, folders)):
        return False
    for name in names:
        path, file = out / name, tar.extractfile(SITE + name)
        if path.is_symlink() or not path.is_file() or not file or path.read_bytes() != file.read():
            return False
    return True
