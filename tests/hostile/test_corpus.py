"""Whatever is laid in: pages on which text is only text, or problems at their places; no more."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator

import pytest

from support.markup import fold
from support.small import INPUTS

from .cases import Case, find_places, list_cases
from .pages import OURS, find_injected, list_shown
from .running import Nursery, run_case, take_stock_of_home

pytestmark = pytest.mark.untraced
CASES = list_cases()
#: What pages can show is laid into the same build where it is not in each other's way.
TOGETHER = [case for case in CASES if case.outcome == "builds" and not case.run]
ALONE = [case for case in CASES if case not in TOGETHER]


def deal() -> list[list[Case]]:
    """For each build the cases that it holds."""
    builds: list[tuple[set[tuple[str, str]], list[Case]]] = []
    for case in TOGETHER:
        place = find_places()[case.place]
        slot = (place.file, place.old)
        build = next((one for one in builds if slot not in one[0]), None)
        if build is None:
            builds.append(build := (set(), []))
        build[0].add(slot)
        build[1].append(case)
    return [cases for _, cases in builds]


def make_mark(number: int) -> str:
    """Letters that stand nowhere else; figures would have to be in the index."""
    return f"{OURS}{chr(97 + number // 26)}{chr(97 + number % 26)}q"


@pytest.fixture(scope="module")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nursery]:
    home = take_stock_of_home()
    nursery = Nursery(tmp_path_factory.mktemp("hostile"))
    yield nursery
    nursery.close()
    assert take_stock_of_home() == home, "the checkout was written into"


def test_the_corpus_is_large_and_varied() -> None:
    assert len(CASES) >= 400
    classes = Counter(case.name.split(":")[0] for case in CASES)
    assert len(classes) >= 15
    files = {find_places()[c.place].file if c.place in find_places() else c.place for c in CASES}
    wanted = {f"editorial/{name}.yaml" for name in ("topics", "people", "glossary", "units")}
    wanted |= {f"editorial/{name}.yaml" for name in ("timeline", "charts", "strings")}
    wanted |= {"raw/talk.txt", "raw/paper.txt", "editorial/events/talk.yaml"}
    assert files >= wanted | {"locale/en/talk.po", "locale/en/site.po"}
    assert min(Counter(case.outcome for case in CASES).values()) >= 5


@pytest.mark.parametrize("case", ALONE, ids=lambda case: case.name)
def test_it_ends_as_it_should(nursery: Nursery, case: Case) -> None:
    assert run_case(nursery, case) == []


@pytest.mark.parametrize("cases", deal(), ids=lambda cases: f"{cases[0].name} … {len(cases)}")
def test_text_is_only_text(nursery: Nursery, cases: list[Case]) -> None:
    room = nursery.make_room()
    marks = {make_mark(number): case for number, case in enumerate(cases)}
    for mark, case in marks.items():
        case.lay(room / "case", mark)
    folder = room / "case"
    nursery.warm()
    may = [f"{folder}/site", f"{folder}/.site-"]
    ended = nursery.run(room, ("--out", "site", *INPUTS), may)
    assert list(nursery.find_faults(ended)) == []
    assert (ended["status"], ended["err"]) == (0, ""), marks
    assert list(find_injected(folder / "site")) == []
    pages = list_shown(folder / "site")
    lost = [
        case.name
        for mark, case in marks.items()
        if find_places()[case.place].shown
        and not any(fold(case.piece.data.decode() + mark) in page for page in pages)
    ]
    assert lost == []
    shutil.rmtree(room)
