"""What one run remembers for the next: bytes, by all that decides on them.

In: parts that decide on a result, and the result. Out: the result, if it was kept. Everything lies
in one folder, which can be deleted at any time; without one nothing is kept.
"""

import contextlib
import hashlib
import json
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jinja2
from jinja2.bccache import Bucket

from .files import write_changed

#: Bytes that are kept; what was asked for longest ago goes first.
LIMIT = 300_000_000
NAME = re.compile("[0-9a-f]{64}")


def make_key(*parts: str | bytes) -> str:
    """One name for some parts; none runs into the next."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(b"%d:" % len(data))
        digest.update(data)
    return digest.hexdigest()


class Cache:
    """A folder of results. Whatever is wrong with the folder, the worst is that nothing is kept."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder

    def read(self, key: str) -> bytes | None:
        """What was kept under a key that ``make_key`` gave, if it is there and whole."""
        if not self.folder:
            return None
        path = self.folder / key
        try:
            data = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        return data[32:] if hashlib.sha256(data[32:]).digest() == data[:32] else None

    def write(self, key: str, data: bytes | memoryview) -> None:
        """Keep something; where several processes do so at once, the worst is that none does."""
        if not self.folder or len(data) > LIMIT:
            return
        with contextlib.suppress(OSError):
            write_changed(self.folder / key, b"".join((hashlib.sha256(data).digest(), data)))

    def trim(self, limit: int = LIMIT) -> None:
        """Drop what is too much. Only files that are named like ours are touched."""
        if not self.folder or not self.folder.is_dir():
            return
        with contextlib.suppress(OSError):
            found = [path for path in self.folder.iterdir() if NAME.fullmatch(path.name)]
            rows = sorted((path.stat().st_mtime_ns, path.stat().st_size, path) for path in found)
            held = sum(size for _, size, _ in rows)
            for _, size, path in rows:
                if held <= limit:
                    break
                path.unlink(missing_ok=True)
                held -= size


#: This process's own; a command gives it its folder.
CACHE = Cache()


class Table:
    """What was found out about each of many texts, all in one piece of the cache.

    ``made_by``: whatever decides on what is found, but for the text. It must be JSON. Kept is what
    was asked for since it last was, and nothing that no text calls for any more.
    """

    def __init__(self, *made_by: str | bytes) -> None:
        self.key = make_key("table", *made_by)
        self.known: dict[str, Any] | None = None
        self.asked: dict[str, Any] = {}

    def find(self, text: str, work: Callable[[str], Any]) -> Any:
        """What ``work`` finds in a text; it is done once."""
        if text not in self.asked:
            if self.known is None:
                self.known = json.loads(CACHE.read(self.key) or b"{}")
            self.asked[text] = self.known[text] if text in self.known else work(text)
        return self.asked[text]

    def keep(self) -> None:
        """Write down what was not known, and let all of it go: with many texts it is large."""
        if self.asked.keys() != (self.known or {}).keys():
            CACHE.write(self.key, json.dumps(self.asked, ensure_ascii=False).encode())
        self.known, self.asked = None, {}


class CompiledTemplates(jinja2.BytecodeCache):
    """Templates as byte code: compiled once for all languages, and kept.

    ``kind`` tells apart environments that compile a template differently: by their options, and by
    a ``finalize`` that is applied to constants.
    """

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.held: dict[str, bytes] = {}
        #: Whether a template was known, here or from another run.
        self.was_known = False

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill Jinja's ``bucket`` if its template is known."""
        key = self._name(bucket)
        data = self.held.get(key) or CACHE.read(key)
        if data:
            self.held[key] = data
            self.was_known = True
            bucket.bytecode_from_string(data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what Jinja has compiled."""
        key = self._name(bucket)
        self.held[key] = bucket.bytecode_to_string()
        CACHE.write(key, self.held[key])

    def _name(self, bucket: Bucket) -> str:
        made_by = (sys.version, jinja2.__version__, self.kind)
        return make_key("template", *made_by, bucket.key, bucket.checksum)
