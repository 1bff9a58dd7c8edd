"""Commands struck before each thing that they write: what people have is old or new, never half,
the site one or the other, and the same command does all of it the next time.

`make test` strikes a build at some of its hundreds of writes, `make faults` at each.
"""

from __future__ import annotations

import functools
import shutil
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from support.small import INPUTS

from .running import Nursery, find_false_places, take_stock
from .striking import FAULTS, SWAP, WHOSE

pytestmark = pytest.mark.untraced
#: Writes of which each is struck in `make test`, too.
FEW = 50
#: Of forks that find the same thing unknown some keep it and some do not, as it happens: so many of
#: a fork's counted writes may not come in another run.
MAY_NOT_COME = 20
COMMANDS = {
    "build": ("--out", "site", *INPUTS),
    "build as remembered": ("--out", "site", *INPUTS),
    "sync": ("sync", *INPUTS),
    "accept": ("accept", "talk*", *INPUTS),
    "new": ("new", "tour", "--raw", "../beside/tour.txt", *INPUTS[2:]),
    "schema": ("schema", *INPUTS),
}
TOUR = "1|題\nQ. か？\nA. は\n"


@dataclass
class Scene:
    """A command, and what a folder holds before and after it."""

    nursery: Nursery
    arguments: tuple[str, ...]
    before: Path
    old: dict[str, str]
    new: dict[str, str]
    #: What the cache holds before it; None: whatever there is.
    held: set[str] | None = None

    def enter(self) -> Path:
        """A room that is as before; so is the cache, or the site would only be unpacked from it."""
        for path in self.nursery.cache.iterdir():
            if self.held is not None and path.name not in self.held:
                path.unlink()
        room = self.nursery.make_room()
        shutil.rmtree(room / "case")
        shutil.copytree(self.before, room / "case", symlinks=True)
        (room / "beside/tour.txt").write_text(TOUR, "utf-8")
        return room

    def run(self, room: Path, *strike: object) -> dict[str, object]:
        more = {"strike": strike} if strike else {}
        ended: dict[str, object] = self.nursery.run(room, self.arguments, [f"{room}/case"], **more)
        return ended

    def is_sound(self, room: Path) -> bool:
        """Whether all that editors have there can be read, and says what it may say."""
        ended = self.nursery.run(room, ("check", *INPUTS), [])
        return bool(ended["status"] == 0)

    @functools.cached_property
    def writes(self) -> dict[str, list[str]]:
        """What the command writes itself, and what that of its forks does that writes most."""
        room = self.enter()
        log = room / "tmp/writes.log"
        ended = self.run(room, 0, "counted", "", str(log))
        assert ended["status"] == 0, ended["err"]
        written: dict[str, dict[str, list[str]]] = {whose: defaultdict(list) for whose in WHOSE}
        for line in log.read_text("utf-8").splitlines():
            whose, process, what = line.split("\t")
            written[whose][process].append(what)
        return {whose: max(found.values(), key=len, default=[]) for whose, found in written.items()}


def take_stock_of_case(room: Path) -> dict[str, str]:
    return take_stock(room / "case")


def change(folder: Path) -> None:
    """So that the next build makes another site."""
    path = folder / "editorial/topics.yaml"
    text = path.read_text("utf-8")
    assert "title: 海" in text
    path.write_text(text.replace("title: 海", "title: 海原", 1), "utf-8")


@pytest.fixture(scope="module")
def scenes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Scene]]:
    folder = tmp_path_factory.mktemp("strikes")
    nursery = Nursery(folder)
    nursery.warm()
    made: dict[str, Scene] = {}
    for name, arguments in COMMANDS.items():
        room = nursery.make_room()
        if name.startswith("build"):
            assert nursery.run(room, arguments, [f"{room}/case"])["status"] == 0
            change(room / "case")
        before = Path(shutil.copytree(room / "case", folder / f"before-{name}"))
        scene = Scene(nursery, arguments, before, take_stock(before), {})
        held = {path.name for path in nursery.cache.iterdir()}
        room = scene.enter()
        assert scene.run(room)["status"] == 0, name
        scene.new = take_stock_of_case(room)
        assert scene.new != scene.old, name
        scene.held = None if name == "build as remembered" else held
        made[name] = scene
    yield made
    nursery.close()


def choose(writes: dict[str, list[str]], fault: str, *, every: bool) -> list[tuple[int, str]]:
    """The writes that a fault strikes, from 1, and whose: one of many, another one for each fault,
    and those around the step that puts the new site in its place.
    """
    chosen = []
    for whose, written in writes.items():
        numbers = [number for number, what in enumerate(written, 1) if what == SWAP]
        numbers += [number + 1 for number in numbers]
        numbers.append((FAULTS.index(fault) + 1) * len(written) // (len(FAULTS) + 1))
        if every or len(written) <= FEW:
            numbers = list(range(1, len(written) + 1))
        chosen += [(number, whose) for number in sorted(numbers)]
    return chosen


def find_halves(scene: Scene, room: Path) -> Iterator[str]:
    """What is neither as it was nor as it is to be."""
    now = take_stock_of_case(room)
    for name in sorted(now.keys() | scene.old.keys() | scene.new.keys()):
        parts = name.split("/")
        at_work = parts[0].startswith(".site-") or parts[-1].endswith(".new")
        if not at_work and now.get(name) not in (scene.old.get(name), scene.new.get(name)):
            yield f"neither old nor new: {name}"
    sites = [
        {name: one for name, one in stock.items() if name.startswith("site/")}
        for stock in (now, scene.old, scene.new)
    ]
    if sites[0] not in sites[1:]:
        yield "the site is a mixture"


def test_halves_are_seen(scenes: dict[str, Scene]) -> None:
    """Planted: half a file of an editor, and a page of the new site in the old one."""
    scene = scenes["sync"]
    room = scene.enter()
    assert list(find_halves(scene, room)) == []
    path = room / "case/locale/en/site.po"
    path.write_bytes(path.read_bytes()[:100])
    assert list(find_halves(scene, room)) == ["neither old nor new: locale/en/site.po"]
    scene = scenes["build"]
    room = scene.enter()
    name = "site/ja/topics/index.html"
    (room / "case" / name).write_bytes(bytes.fromhex(scene.new[name]))
    assert list(find_halves(scene, room)) == ["the site is a mixture"]


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("command", COMMANDS)
def test_what_is_struck_is_whole(
    scenes: dict[str, Scene], whole: bool, command: str, fault: str
) -> None:
    scene = scenes[command]
    writes = scene.writes
    assert len(writes["its own"]) >= 3, "as many things are written"
    assert (SWAP in writes["its own"]) == command.startswith("build")
    for number, whose in choose(writes, fault, every=whole):
        room = scene.enter()
        ended = scene.run(room, number, fault, whose)
        count = len(writes[whose])
        here = f"{command}, {fault}, {number} of {count} of {whose}"
        done = take_stock_of_case(room) == scene.new
        if fault == "killed" and (whose == "its own" or number <= count - MAY_NOT_COME):
            assert ended["status"] == (-9 if whose == "its own" else 1), here
        if ended["status"] != -9:
            assert list(scene.nursery.find_faults(ended)) == [], here
        if ended["status"] == 1:
            assert list(find_false_places(str(ended["err"]), room / "case")) == [], here
        assert ended["status"] != 0 or done, here
        assert list(find_halves(scene, room)) == [], here
        left = take_stock_of_case(room).keys() - scene.old.keys() - scene.new.keys()
        assert ended["status"] == -9 or not left, here
        assert scene.is_sound(room), here
        again = scene.run(room)
        # What is done already, these two refuse to do again.
        refused = done and command in ("accept", "new")
        assert again["status"] == (1 if refused else 0), f"{here}: {again['err']}"
        assert take_stock_of_case(room) == scene.new, here
        assert list((room / "tmp").iterdir()) == [], here
        shutil.rmtree(room)
