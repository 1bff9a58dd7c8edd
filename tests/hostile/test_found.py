"""What fuzzing has found stays a case; and what it begins with is read within bounds too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from .fuzz import FOUND, list_seeds
from .running import Nursery

pytestmark = pytest.mark.untraced
FINDS = sorted(path for path in FOUND.iterdir() if path.suffix != ".md")
#: As ``readers.READERS``, which only the process that reads needs to load.
NAMES = (
    *("raw", "raw-article", "raw-labelled", "raw-page", "raw-speakers", "raw-subtitles"),
    *("raw-thread", "event", "topics", "people", "glossary", "units", "timeline", "charts"),
    *("findings", "strings", "po", "numbers-ja", "numbers-en", "words"),
)


@pytest.fixture(scope="module")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nursery]:
    nursery = Nursery(tmp_path_factory.mktemp("found"))
    yield nursery
    nursery.close()


def read(nursery: Nursery, name: str, *files: Path) -> list[str]:
    room = nursery.make_room()
    words = ("--planted", "read", name, *map(str, files))
    ended = nursery.run(room, words, ["/dev/shm"])
    return list(nursery.find_faults(ended))


def test_all_readers_are_here() -> None:
    from .readers import READERS

    assert sorted(NAMES) == sorted(READERS)


def test_finds_break_their_readers_no_more(nursery: Nursery) -> None:
    faults = {path.name: read(nursery, path.name.split(".")[0], path) for path in FINDS}
    assert {name: told for name, told in faults.items() if told} == {}


@pytest.mark.parametrize("name", NAMES)
def test_a_reader_reads_what_it_begins_with(nursery: Nursery, name: str, tmp_path: Path) -> None:
    files = []
    for number, data in enumerate(list_seeds(name)):
        files.append(tmp_path / str(number))
        files[-1].write_bytes(data)
    assert files
    assert read(nursery, name, *files) == []
