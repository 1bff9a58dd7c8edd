"""Whoever watches the corpus sees what it is there to see: each fault is planted once."""

from __future__ import annotations

import html
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from .cases import Case, Piece, Run
from .pages import check_html, check_xml, find_injected
from .running import Nursery, find_false_places, run_case

pytestmark = pytest.mark.untraced
#: What hangs takes all the seconds that it may.
FEW_SECONDS = 4


@pytest.fixture(scope="module")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nursery]:
    nursery = Nursery(tmp_path_factory.mktemp("planted"))
    yield nursery
    nursery.close()


def plant(nursery: Nursery, *words: str) -> list[str]:
    """What is told of a command that goes wrong in a way of its own."""
    room = nursery.make_room()
    words = tuple(word.replace("{room}", str(room)) for word in words)
    ended = nursery.run(room, ("--planted", *words), [])
    return list(nursery.find_faults(ended))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("break_down",), "a traceback:\nTraceback"),
        (("write_elsewhere", "../beside/zq.txt"), "wrote elsewhere: open {room}/beside/zq.txt"),
        (("write_elsewhere", "raw/talk.txt"), "wrote elsewhere: open {room}/case/raw/talk.txt"),
        (("delete", "../beside"), "wrote elsewhere: os.remove {room}/beside/canary.txt"),
        (("hang",), "ended by -24"),
        (("hang_in_a_child",), "s of a processor"),
        (("grow",), "MiB"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_a_fault_of_a_command(
    nursery: Nursery, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], told: str
) -> None:
    if words[0].startswith("hang"):
        monkeypatch.setattr(nursery, "seconds", FEW_SECONDS)
    room = nursery.folder / str(nursery.number + 1)
    found = "\n".join(plant(nursery, *words))
    assert told.replace("{room}", str(room)) in found
    canary = room / "beside/canary.txt"
    assert canary.read_text("utf-8") == "mine", "it is kept from it, too"


def test_a_sound_command_has_none(nursery: Nursery) -> None:
    room = nursery.make_room()
    ended = nursery.run(room, ("check", "--raw", "raw", "--editorial", "editorial"), [])
    assert list(nursery.find_faults(ended)) == []


@pytest.mark.parametrize(
    ("case", "told"),
    [
        (Case("x", "refused", "", ("check",), Piece(text="光"), "topic-title"), "status 0"),
        (Case("x", "passes", "", ("check",), Piece(text="\a"), "topic-title"), "status 1"),
        (Case("x", "refused", "zq", ("check",), Piece(text="\a"), "topic-title"), "is not said"),
        (Case("x", "passes", "", ("sync",), run=None, place="topic-title"), "status 1"),
        (
            Case("x", "ends", "", ("--out", "site"), run=Run(name="", command=(), outcome="ends")),
            "wrote elsewhere: os.rename",
        ),
    ],
    ids=["passes", "is refused", "says otherwise", "nothing in it", "writes"],
)
def test_a_case_that_ends_otherwise(nursery: Nursery, case: Case, told: str) -> None:
    assert told in "\n".join(run_case(nursery, case))


@pytest.mark.parametrize(
    "err",
    [
        "",
        "wrong",
        "raw/talk.txt: no place\n1 problems",
        "raw/talk.txt:99:1: too far\n1 problems",
        "raw/talk.txt:0:1: none\n1 problems",
        "raw/talk.txt:1:1: \x1b[31m\n1 problems",
    ],
)
def test_a_place_that_is_not_there(nursery: Nursery, err: str) -> None:
    assert list(find_false_places(err, nursery.base))
    assert not list(find_false_places("raw/talk.txt:1:1: bad\n1 problems", nursery.base))


@pytest.mark.parametrize(
    "page",
    [
        "<zq>",
        "<p onclick=x>",
        "<p zq>",
        "<p id=zq>",
        "<p style='x:zq'>",
        "<iframe>",
        "<script>zq()</script>",
        "<style>zq</style>",
        "<p><!-- zq -->",
        "<a href=javascript:zq>",
        "<a href=' java\nscript:x'>",
        "<a href=//zq.example>",
        "<img src=data:text/html,x>",
        '<script type="application/ld+json">{"a": "</script><b zq>',
    ],
)
def test_an_element_that_a_text_has_brought(page: str, tmp_path: Path) -> None:
    assert list(check_html(page))
    (tmp_path / "index.html").write_text(page, "utf-8")
    assert list(find_injected(tmp_path))
    feed = f"<feed><content type='html'>{html.escape(page)}</content></feed>"
    assert list(check_xml(feed.encode()))


@pytest.mark.parametrize("data", [b"<a>", b"<a><zq/></a>", b"<a onload='x'/>", b"<a>&zq;</a>"])
def test_xml_that_a_text_has_broken(data: bytes, tmp_path: Path) -> None:
    assert list(check_xml(data))
    with zipfile.ZipFile(tmp_path / "a.epub", "w") as book:
        book.writestr("a.xhtml", data)
    assert list(find_injected(tmp_path))


def test_text_is_no_fault() -> None:
    page = "<title>&lt;zq&gt;</title><p title='zq'>&lt;script&gt;zq <a href='https://a.example/zq'>"
    page += '</a><script type="application/ld+json">{"a": "\\u003c/script>zq"}</script>'
    assert list(check_html(page)) == []
    assert list(check_xml(b"<a title='zq'>&lt;zq/&gt;</a>")) == []
