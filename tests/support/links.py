"""What a built site refers to: every address within it leads somewhere, every file is used."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

#: Files that are asked for by their names, whoever leads to them.
BY_NAME = re.compile(r"index\.html|robots\.txt|([\w-]+/)?404\.html|\.made\.json")
#: Attributes that hold an address.
ADDRESSES = ("href", "src", "action", "formaction", "poster", "data", "cite")
#: Texts that hold addresses in full.
TEXTS = (".html", ".xml", ".txt", ".json", ".csv")
_IN_STYLE = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")
_IN_SCRIPT = re.compile(r"""["'`]([\w./-]+\.js)["'`]""")
_SEPARATE = r"""[^\s"'<>()\[\]{}\\,&]*"""


@dataclass
class Links:
    """``root``: the address that the site is built for; ``elsewhere``: one below it that is not of
    the site. Addresses are paths below the root.
    """

    site: Path
    root: str
    elsewhere: str = "\0"
    ids: dict[str, set[str]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        found = (path for path in self.site.rglob("*") if path.is_file())
        self.files = {path.relative_to(self.site).as_posix() for path in found}

    def find_faults(self) -> list[str]:
        """Every address that leads nowhere, and every file that none leads to."""
        open_, used = sorted(filter(BY_NAME.fullmatch, self.files)), set[str]()
        while open_:
            name = open_.pop()
            if name not in used:
                used.add(name)
                open_ += self.follow(name)
        self.faults += [f"{name}: nothing leads there" for name in sorted(self.files - used)]
        return self.faults

    def follow(self, name: str) -> list[str]:
        """The files of the site to which one of them leads."""
        path = self.site / name
        own = self.root + name.removesuffix("index.html")
        # The pages for what is not found are shown at any depth.
        shown = own.replace("404.html", "a/b/c")
        leads = [
            urljoin(own if lead.startswith(("?", "#")) else shown, lead)
            for lead in self.read(name, path.read_bytes())
        ]
        return [found for lead in leads if (found := self.resolve(name, lead))]

    def read(self, name: str, content: bytes) -> Iterator[str]:
        """The addresses in a file."""
        kind = Path(name).suffix
        if kind not in (*TEXTS, ".css", ".js"):
            return
        text = content.decode("utf-8")
        if kind == ".html":
            nodes = LexborHTMLParser(text).css(",".join(f"[{one}]" for one in ADDRESSES))
            yield from (str(n.attributes[a]) for n in nodes for a in ADDRESSES if a in n.attributes)
        if kind == ".css":
            yield from (a or b for a, b in _IN_STYLE.findall(text) if not a.startswith("data:"))
        if kind == ".js" and "/js/" in name:
            home = self.root + name.split("/")[0] + "/"
            for lead in _IN_SCRIPT.findall(text):
                yield lead if lead.startswith(".") else home + lead
            if name.endswith("search/worker.js"):
                yield from (f"{home}search/{one}.json" for one in self.list_index(name))
        if name == "sw.js":
            yield from re.findall(r'"pack":"([^"]+)"', text)
        if kind in TEXTS:
            yield from re.findall(re.escape(self.root) + _SEPARATE, text)

    def list_index(self, worker: str) -> Iterator[str]:
        """The files of a language's search index, which `core.json` counts."""
        core = self.site / worker.split("/")[0] / "search/core.json"
        yield from ("core", "panel", "all")
        for kind, count in json.loads(core.read_text("utf-8"))["files"].items():
            # The first titles come with the core.
            yield from (f"{kind}/{number}" for number in range(kind == "heads", count))

    def resolve(self, name: str, address: str) -> str | None:
        """The file at an address; None if it is elsewhere, or, which is a fault, nowhere."""
        address, place = urldefrag(address)
        if address.startswith(self.elsewhere):
            return None
        if not address.startswith(self.root):
            origin = urljoin(self.root, "/")
            if address.startswith(origin) or not address.startswith("https://"):
                self.faults.append(f"{name}: leads to {address}")
            return None
        path = unquote(urlsplit(address.removeprefix(self.root)).path)
        found = f"{path}index.html" if path == "" or path.endswith("/") else path
        if found not in self.files:
            self.faults.append(f"{name}: nothing is at {path}")
            return None
        if place and unquote(place) not in self.list_ids(found):
            self.faults.append(f"{name}: no `{place}` in {found}")
        return found

    def list_ids(self, name: str) -> set[str]:
        if name not in self.ids:
            page = LexborHTMLParser((self.site / name).read_text("utf-8"))
            self.ids[name] = {str(one.attributes["id"]) for one in page.css("[id]")}
        return self.ids[name]
