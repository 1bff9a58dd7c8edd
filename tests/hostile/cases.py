"""The corpus: what is laid into a copy of the small corpus, where, and how that must end.

In: ``corpus/*.yaml``, whose groups say for some payloads and some places what comes of each pair;
``places.yaml``, which says where a place is. Out: cases, each by a name of its own.
"""

from __future__ import annotations

import json
import os
import re
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict

HERE = Path(__file__).parent
#: ``builds``: to pages on which text is only text. ``passes``: the same, but no page can show it,
#: so that ``check`` is enough. ``refused``: with problems at their places. ``usage``: by the
#: command line. ``ends``: by either, where the place decides and it does not matter.
Outcome = Literal["builds", "passes", "refused", "usage", "ends"]
STATUS = {"builds": {0}, "passes": {0}, "refused": {1}, "usage": {2}, "ends": {0, 1}}
SLOT = "<>"


class Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Piece(Shape):
    """Text, or bytes; ``repeat``: what would be too long to write out, and how often it stands.

    ``says`` is what is told of it, where that is not the same for its whole group.
    """

    text: str = ""
    hex: str = ""
    repeat: tuple[str, int] = ("", 0)
    end: str = ""
    says: str = ""

    @property
    def data(self) -> bytes:
        repeated = self.repeat[0] * self.repeat[1]
        return bytes.fromhex(self.hex) + (self.text + repeated + self.end).encode()


NOTHING = Piece()


class Place(Shape):
    """``old`` stands once in the file, and ``new`` with the payload in its slot takes its place.

    ``everywhere``: a word that stands for a thing in all files, and in their names. ``shown``:
    whether a page shows what is written there, as it is written.
    """

    file: str = ""
    old: str = ""
    new: str = SLOT
    everywhere: str = ""
    shown: bool = True


class Group(Shape):
    """Each payload at each place. ``way``: quoted as the file's kind has it (``value``), as it is
    (``bare``), as all that the file holds (``file``), behind it (``append``), in place of a file's
    ``line``; or what is no file (``become``). ``but``: pairs that are left out, as
    ``payload@place``, and ``differ`` those with another outcome. ``each``: how many of the places
    each payload takes, going round, where all pairs would say the same again.
    """

    about: str
    payloads: dict[str, Piece | str]
    places: tuple[str, ...]
    way: Literal["value", "bare", "file", "append", "become"] = "value"
    outcome: Outcome
    says: str = ""
    command: tuple[str, ...] = ("check",)
    each: int = 0
    but: tuple[str, ...] = ()
    differ: dict[str, Outcome] = {}


class Run(Shape):
    """A command line of its own; ``lay``: what is made before, by its path; ``kept``: must stay."""

    name: str
    command: tuple[str, ...]
    outcome: Outcome
    says: str = ""
    lay: dict[str, Piece | str] = {}
    become: dict[str, str] = {}
    kept: tuple[str, ...] = ()


class File(Shape):
    """A class of hostile input."""

    title: str
    groups: tuple[Group, ...] = ()
    runs: tuple[Run, ...] = ()


@dataclass(frozen=True)
class Case:
    """One hostile thing: ``piece`` at ``place`` (a name of ``places.yaml``, or a file's path)."""

    name: str
    outcome: Outcome
    says: str
    command: tuple[str, ...]
    piece: Piece = NOTHING
    place: str = ""
    way: str = "value"
    run: Run | None = None

    def lay(self, folder: Path, mark: str = "") -> None:
        """Put it into a copy of the small corpus; ``mark`` tells it from others."""
        if self.run:
            for name, piece in self.run.lay.items():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (folder / name).write_bytes(make_piece(piece).data)
            for name, kind in self.run.become.items():
                become(folder / name, kind)
        elif self.way == "become":
            become(folder / self.place, self.piece.text)
        elif self.way in ("file", "append"):
            path = folder / self.place
            path.parent.mkdir(parents=True, exist_ok=True)
            before = path.read_bytes() if self.way == "append" else b""
            path.write_bytes(before + self.piece.data)
        else:
            fill(folder, find_places()[self.place], self.piece.data + mark.encode(), self.way)


def fill(folder: Path, place: Place, data: bytes, way: str) -> None:
    """Lay a payload into a place."""
    if place.everywhere:
        rename(folder, place.everywhere, data.decode("utf-8"))
        return
    path = folder / place.file
    if way == "value" and path.suffix != ".txt":
        text = json.dumps(data.decode("utf-8"), ensure_ascii=False)[1:-1]
        # PO files know no \\u; in JSON it stands for control characters alone.
        data = re.sub(r"\\u....", lambda m: json.loads(f'"{m[0]}"'), text).encode()
        data = data if path.suffix == ".po" else f'"{text}"'.encode()
    before = path.read_bytes()
    assert before.count(place.old.encode()) == 1, f"{place.old!r} in {place.file}"
    new = place.new.encode().replace(SLOT.encode(), data)
    path.write_bytes(before.replace(place.old.encode(), new))


def rename(folder: Path, old: str, new: str) -> None:
    """Another word for a thing, in all files and in their names."""
    whole = re.compile(rf"(?<![\w-]){old}(?!\w|\.txt)")
    for path in sorted(folder.rglob("*.*")):
        if path.suffix in (".yaml", ".po") and path.name != "strings.yaml":
            text = path.read_text("utf-8")
            path.write_text(whole.sub(lambda _: new, text), "utf-8")
            if path.stem == old and "/" not in new and new:
                path.rename(path.with_name(new + path.suffix))


def become(path: Path, kind: str) -> None:
    """What is no file of ours: a pipe, a socket, a folder, a link to somewhere."""
    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    elif kind == "socket":  # its path must be short
        here = Path.cwd()
        os.chdir(path.parent)
        with socket.socket(socket.AF_UNIX) as one:
            one.bind(path.name)
        os.chdir(here)
    elif kind.startswith("link "):
        to = kind.removeprefix("link ")
        path.symlink_to(path.name if to == "LOOP" else to)
    else:
        assert kind == "nothing", kind


def make_piece(piece: Piece | str) -> Piece:
    return Piece(text=piece) if isinstance(piece, str) else piece


@cache
def find_places() -> dict[str, Place]:
    found = read_data("places.yaml")
    return {name: Place.model_validate(place) for name, place in found.items()}


def read_data(name: str) -> Any:
    return yaml.load((HERE / name).read_text("utf-8"), Loader=yaml.CSafeLoader)


def list_cases() -> list[Case]:
    """All cases of the corpus, each name once."""
    cases = [case for path in sorted((HERE / "corpus").glob("*.yaml")) for case in read_file(path)]
    names = [case.name for case in cases]
    assert len(names) == len(set(names)), [name for name in names if names.count(name) > 1]
    return cases


def read_file(path: Path) -> Iterator[Case]:
    """The cases of a class."""
    file = File.model_validate(read_data(f"corpus/{path.name}"))
    for run in file.runs:
        yield Case(f"{path.stem}: {run.name}", run.outcome, run.says, run.command, run=run)
    for group in file.groups:
        pairs = {f"{name}@{place}" for name in group.payloads for place in group.places}
        assert pairs >= {*group.but, *group.differ}, f"{path.name}: {group.about}"
        for number, (name, payload) in enumerate(group.payloads.items()):
            piece = make_piece(payload)
            turn = number * group.each
            most = group.each or len(group.places)
            for place in (group.places * 2)[turn % len(group.places) :][:most]:
                if f"{name}@{place}" not in group.but:
                    outcome = group.differ.get(f"{name}@{place}", group.outcome)
                    says = piece.says or group.says if outcome == group.outcome else ""
                    at = place if group.command == ("check",) else f"{place}, {group.command[0]}"
                    title = f"{path.stem}: {name} @ {at}"
                    yield Case(title, outcome, says, group.command, piece, place, group.way)
