"""A site in its place: one or the other at every moment, whatever is killed; all else kept."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dialogues.problems import BuildError
from dialogues.site import place
from dialogues.site.place import MADE, check_out, put, read_made, stage
from support.reading import snapshot

OLD = {"ja/index.html": "old", "ja/topics/gone/index.html": "gone"}
NEW = {"ja/index.html": "new", "en/index.html": "new"}
#: What people keep in a site's folder.
OTHERS = {"CNAME": "example.org", ".git/HEAD": "ref", "ja/mine/notes.txt": "mine"}


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def read(folder: Path) -> dict[str, str]:
    found = {name: data.decode() for name, data in snapshot(folder).items()}
    found.pop(MADE, None)
    return found


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A site as a build has put it there, with things of others in it."""
    out = tmp_path / "out"
    put(write(tmp_path / "first", OLD), out, tmp_path / "x")
    return write(out, OTHERS)


@pytest.fixture(params=["exchange", "two steps"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """With and without a system that can swap two names."""
    if request.param == "two steps":
        monkeypatch.setattr(place, "exchange", lambda *_: False)
    return str(request.param)


def test_this_system_can_exchange_names(tmp_path: Path) -> None:
    one, other = write(tmp_path / "a", {"x": "1"}), write(tmp_path / "b", {"x": "2"})
    assert place.exchange(one, other)
    assert (read(one), read(other)) == ({"x": "2"}, {"x": "1"})
    with pytest.raises(FileNotFoundError):
        place.exchange(tmp_path / "nowhere", other)


def test_what_no_build_has_made_stays(tmp_path: Path, out: Path, way: str) -> None:
    (out / "empty").mkdir()
    (out / "link").symlink_to("nowhere")
    (out / "ja/folder").symlink_to(tmp_path)
    put(write(tmp_path / "new", NEW), out, tmp_path / "old")
    links = {"link": "nowhere", "ja/folder": str(tmp_path)}
    assert {name: str((out / name).readlink()) for name in links} == links
    (out / "ja/folder").unlink()
    assert read(out) == NEW | OTHERS
    assert (out / "empty").is_dir()
    assert not (out / "ja/topics").exists(), "a folder that only the old build had filled"
    assert read_made(out) == frozenset({*NEW, MADE})
    # Once more: still nobody's but theirs.
    put(write(tmp_path / "newer", OLD), out, tmp_path / "older")
    assert read(out) == OLD | OTHERS


def test_where_links_to_files_cannot_be_made_they_are_copied(
    tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    put(write(tmp_path / "new", NEW), out, tmp_path / "old")
    assert read(out) == NEW | OTHERS


def test_what_is_in_the_way_is_told(tmp_path: Path, out: Path) -> None:
    new = write(tmp_path / "new", NEW | {"CNAME": "ours"})
    with pytest.raises(BuildError) as told:
        put(new, out, tmp_path / "old")
    (one,) = told.value.problems
    assert one.path.endswith("out/CNAME")
    assert "no build has made this" in one.message
    assert read(out) == OLD | OTHERS


def fork(action: Callable[[], object]) -> int:
    """The status of a process that does it."""
    child = os.fork()
    if not child:
        try:
            action()
            os._exit(0)
        except OSError:
            os._exit(1)
        finally:
            os._exit(2)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


WRITES = {"os.rename", "os.link", "os.mkdir", "os.remove", "os.rmdir", "os.symlink", "ctypes.dlsym"}


def fail_at(number: int, fault: str) -> Callable[[str, tuple[object, ...]], None]:
    """A hook that strikes before the so-manieth thing that is written; a full disk stays full."""
    left = number

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        writes = event == "open" and len(arguments) > 1 and str(arguments[1]) not in ("r", "rb")
        if event in WRITES or writes:
            left -= 1
            if left == 0 and fault == "killed":
                os._exit(9)
            if left <= 0:
                raise OSError(errno.ENOSPC, "no space left")

    return hook


@pytest.mark.parametrize("fault", ["killed", "full"])
def test_at_every_moment_it_is_one_or_the_other(tmp_path: Path, out: Path, fault: str) -> None:
    """A process is struck before each thing that it writes, one after the other."""
    statuses = []
    for number in range(1, 200):
        if (tmp_path / "new").exists():
            (tmp_path / "new").rename(tmp_path / f"left-{number}")
        new = write(tmp_path / "new", NEW)

        def act(number: int = number, new: Path = new) -> None:
            sys.addaudithook(fail_at(number, fault))
            put(new, out, tmp_path / f"old-{number}")

        statuses.append(fork(act))
        assert read(out) in (OLD | OTHERS, NEW | OTHERS)
        assert read_made(out) in (frozenset({*OLD, MADE}), frozenset({*NEW, MADE}))
        if statuses[-1] == 0:
            break
    assert len(statuses) > 8, "as many things are written"
    assert set(statuses[:-1]) == {{"killed": 9, "full": 1}[fault]}
    assert read(out) == NEW | OTHERS


def test_a_swap_in_two_steps_that_fails_is_taken_back(
    tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place, "exchange", lambda *_: False)
    new, rename = write(tmp_path / "new", NEW), Path.rename

    def fail(path: Path, target: Path) -> Path:
        if path == new:
            raise OSError(errno.ENOSPC, "no space left")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(OSError, match="no space"):
        put(new, out, tmp_path / "old")
    assert read(out) == OLD | OTHERS


@pytest.mark.parametrize(
    "what", ["file", "other folder", "folder with data", "broken link", "list of nobody"]
)
def test_nothing_but_a_site_is_replaced(tmp_path: Path, what: str) -> None:
    out = tmp_path / "out"
    if what == "file":
        out.write_text("mine", "utf-8")
    elif what == "broken link":
        out.symlink_to(tmp_path / "nowhere")
    else:
        names = {"folder with data": "data/dialogues.json", "list of nobody": MADE}
        write(out, {names.get(what, "mine.txt"): "{}"})
    with pytest.raises(BuildError) as error:
        check_out(out)
    (one,) = error.value.problems
    assert one.message == "exists and is not a built site"


@pytest.mark.parametrize("what", ["nothing", "empty folder", "site"])
def test_a_site_may_be_put_where_nothing_or_a_site_is(tmp_path: Path, what: str) -> None:
    out = tmp_path / "out"
    if what != "nothing":
        out.mkdir()
    if what == "site":
        (out / MADE).write_text(json.dumps([MADE]), "utf-8")
    check_out(out)


def test_what_killed_builds_left_goes(tmp_path: Path) -> None:
    """That of a build that is still at work stays, and so does what only looks like it."""
    out = tmp_path / "out"
    write(tmp_path / ".out-killed_1", {"site/index.html": "half", "old/index.html": "old"})
    (tmp_path / ".out-killed_2").mkdir()  # before anything was in it
    (tmp_path / ".out-at_work_").mkdir()
    write(tmp_path / ".out-my_notes", {"site/a": "mine", "notes.txt": "mine"})
    write(tmp_path / ".out-mine", {"site/a": "mine"})
    (tmp_path / ".out-mylink12").symlink_to(".out-mine")
    at_work = os.open(tmp_path / ".out-at_work_", os.O_RDONLY)
    fcntl.flock(at_work, fcntl.LOCK_EX)
    with stage(out) as folder:
        left = {path.name for path in tmp_path.iterdir()}
        mine = {".out-my_notes", ".out-mine", ".out-mylink12"}
        assert left == {".out-at_work_", *mine, folder.name}
        with stage(out) as other:
            assert folder.is_dir() and other != folder
    os.close(at_work)
    assert not folder.exists()


def test_a_signal_while_the_folder_is_made_waits_until_it_is_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Right after it is made, nobody would know of it."""
    make = os.mkdir

    def make_and_interrupt(path: str, mode: int = 0o777) -> None:
        make(path, mode)
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(os, "mkdir", make_and_interrupt)
    with pytest.raises(KeyboardInterrupt), stage(tmp_path / "out"):
        pass
    assert list(tmp_path.iterdir()) == []
