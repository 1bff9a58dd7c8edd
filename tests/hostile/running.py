"""A case run: the small corpus with it laid in, the command, and everything that is wrong then."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from support.reading import snapshot
from support.small import INPUTS, SITE_URL, base
from support.trees import HOME

from .cases import STATUS, Case
from .nursery import BROKEN, MEMORY, SECONDS

NURSERY = Path(__file__).parent / "nursery.py"
PROBLEM = re.compile(r"(?P<path>.*?):(?P<line>\d+):(?P<column>\d+): (?P<message>\S.*)")
#: What each command may write, below the case's folder.
WRITES = {
    "sync": ("locale/",),
    "accept": ("locale/",),
    "new": ("editorial/events/", "raw/"),
    "schema": ("editorial/.schema",),
}
#: Of these, the folders that a command may make.
FOLDERS = {"new": ("raw", "editorial/events"), "schema": ("editorial",)}


class Nursery:
    """The process that all cases of a session are forks of."""

    def __init__(self, folder: Path) -> None:
        env = {key: one for key, one in os.environ.items() if not key.startswith("COV")}
        paths = os.pathsep.join((str(HOME / "scripts"), str(HOME / "tests")))
        env |= {"PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1", "SITE_URL": SITE_URL}
        self.base, self.cache = base(folder / "base"), folder / "cache"
        good = [f"--{name}={self.base / name}" for name in ("raw", "editorial", "locale")]
        self.process = subprocess.Popen(
            [sys.executable, str(NURSERY), f"--cache={self.cache}", *good],
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        self.folder, self.number, self.warmed = folder, 0, False
        #: Of a processor, that a command may take.
        self.seconds = SECONDS
        #: What starting costs each command, and no fork.
        self.start: float = self._hear()["seconds"]

    def _hear(self) -> Any:
        assert self.process.stdout
        return json.loads(self.process.stdout.readline())

    def make_room(self) -> Path:
        """A new folder with the small corpus in ``case``, and somebody's things beside it."""
        self.number += 1
        room = self.folder / str(self.number)
        shutil.copytree(self.base, room / "case")
        for name in ("tmp", "beside"):
            (room / name).mkdir()
        (room / "beside/canary.txt").write_text("mine", "utf-8")
        return room

    def run(self, room: Path, arguments: tuple[str, ...], may: list[str], **more: object) -> Any:
        """How a command in a room ends, with what it printed. ``strike``: see `striking`."""
        told = {"out": str(room / "tmp.out"), "err": str(room / "tmp.err")}
        order = {
            "folder": str(room / "case"),
            "arguments": arguments,
            "cache": str(self.cache),
            "environment": {"TMPDIR": str(room / "tmp")},
            "may": [*may, f"{room}/tmp", str(self.cache)],
            "log": str(room / "tmp.log"),
            "seconds": self.seconds,
            **told,
            **more,
        }
        assert self.process.stdin
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        ended = self._hear()
        said = {name: Path(path).read_text("utf-8", "replace") for name, path in told.items()}
        return {**ended, **said}

    def warm(self) -> None:
        """Fill the cache, as any build before has: a first one compiles all templates."""
        if not self.warmed:
            self.warmed = True
            room = self.make_room()
            self.run(room, ("--out", "site", *INPUTS), [f"{room}/case"])
            shutil.rmtree(room)

    def find_faults(self, ended: Any) -> Iterator[str]:
        """What no command may do, whatever it is given."""
        seconds = ended["seconds"] + self.start
        if ended["status"] == BROKEN or "Traceback" in ended["err"]:
            yield f"a traceback:\n{ended['err']}"
        elif ended["status"] not in (0, 1, 2):
            yield f"ended by {ended['status']}: {ended['err'][-500:]}"
        if seconds > self.seconds:
            yield f"took {seconds:.1f} s of a processor"
        if ended["memory"] > MEMORY:
            yield f"took {ended['memory'] / 1024**2:.0f} MiB"
        yield from (f"wrote elsewhere: {row}" for row in ended["elsewhere"])

    def close(self) -> None:
        with self.process:  # closes what it reads, which ends it
            pass


def find_false_places(err: str, folder: Path) -> Iterator[str]:
    """Problems that name no place that is there, or break the line."""
    *lines, last = err.splitlines() or [""]
    if not re.fullmatch(r"[1-9]\d* problems", last):
        yield f"ends with {last!r}"
    for line in lines:
        found = PROBLEM.fullmatch(line)
        if not line.isprintable() or not found:
            yield f"no problem at a place: {line!r}"
            continue
        path = folder / found["path"]
        most = count_lines(path)
        if not 1 <= int(found["line"]) <= most or int(found["column"]) < 1:
            yield f"a place that is not there: {line!r}"


def count_lines(path: Path) -> int:
    try:
        return path.read_bytes().count(b"\n") + 1 if path.is_file() else 1
    except OSError:
        return 1


def name_outs(room: Path, case: Case) -> list[str]:
    """Where the case's command may write: into its output, and beside it while it works."""
    command = next((word for word in case.command if word in WRITES), "")
    folder = room / "case"
    may = [f"{folder}/{name}" for name in WRITES.get(command, ())]
    may += [f"{folder}/{name}" for name in FOLDERS.get(command, ())]
    if name := find_out(case):
        out = folder / name
        out = out.parent.resolve() / out.name
        real = out.resolve() if out.is_dir() else out
        may += [f"{one.parent}/.{one.name}-" for one in (out, real)]
        if case.outcome == "builds":
            may += [str(out), str(real)]
    return may


def run_case(nursery: Nursery, case: Case) -> list[str]:
    """All that is wrong with how a case ends."""
    room = nursery.make_room()
    folder = room / "case"
    case.lay(folder)
    if case.outcome == "builds":
        nursery.warm()
    before = take_stock(room)
    own = tuple(
        word.replace("{home}", str(HOME)).replace("{long}", "zq" * 150) for word in case.command
    )
    given = (
        INPUTS
        if not case.run
        else tuple(
            word
            for pair in zip(INPUTS[::2], INPUTS[1::2], strict=True)
            for word in pair
            if pair[0] not in own and not ("new" in own and pair[0] == "--raw")
        )
    )
    ended = nursery.run(room, (*own, *given), name_outs(room, case))
    faults = list(nursery.find_faults(ended))
    if not faults:
        faults += judge(case, ended, folder)
        after = take_stock(room)
        kept = (
            before
            if case.outcome == "refused"
            else {name: one for name, one in before.items() if not is_output(name, case)}
        )
        faults += [f"is not as it was: {name}" for name in kept if kept[name] != after.get(name)]
        new = set(after) - set(before)
        faults += [f"was left: {name}" for name in sorted(new) if not is_output(name, case)]
        lost = (
            name
            for name in (case.run.kept if case.run else ())
            if before[f"case/{name}"] != after.get(f"case/{name}")
        )
        faults += [f"is not as it was: {name}" for name in lost]
    if not faults:
        shutil.rmtree(room)
    return faults


def judge(case: Case, ended: Any, folder: Path) -> Iterator[str]:
    """What is not as the case says."""
    err = ended["err"]
    if ended["status"] not in STATUS[case.outcome]:
        yield f"{case.outcome} expected, status {ended['status']}: {err[-700:]}"
    if ended["status"] == 1:
        yield from find_false_places(err, folder)
    if case.says not in err:
        yield f"{case.says!r} is not said: {err[-700:]}"


def find_out(case: Case) -> str:
    """What the case says after ``--out``."""
    return " ".join(case.command).partition("--out")[2][1:]


def is_output(name: str, case: Case) -> bool:
    """Whether a path of a room is what the command is there to write."""
    if case.outcome in ("refused", "usage"):
        return False
    command = next((word for word in case.command if word in WRITES), "")
    outs = WRITES.get(command, ())
    if out := find_out(case):
        linked = case.run.become.get(out, "") if case.run else ""
        outs = (*outs, out, *[linked.removeprefix("link ")][: bool(linked)])
    return any(name.startswith(f"case/{out}") for out in outs)


def take_stock(room: Path) -> dict[str, str]:
    """Everything below a folder: files by content, links by where they lead, the rest by kind."""
    found = {}
    for path in sorted(room.rglob("*")):
        name = path.relative_to(room).as_posix()
        if name.startswith("tmp."):
            continue
        if path.is_symlink():
            found[name] = f"link {path.readlink()}"
        elif path.is_file():
            found[name] = path.read_bytes().hex()
        else:
            found[name] = f"{path.stat().st_mode:o}"
    return found


def take_stock_of_home() -> dict[str, bytes]:
    """What a build of other people's texts might write into the checkout."""
    parts = ("docs", "editorial", "raw", "locale", "overrides")
    return {f"{part}/{name}": one for part in parts for name, one in snapshot(HOME / part).items()}
