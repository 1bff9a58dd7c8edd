"""Who asks where names alone do not say it, and what is asked of an editor then."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dialogues.model import Transcript
from dialogues.read.layouts.names import Head, find_known
from support.shapes import split, tell

TALK = """木村（司会） 00:00:12
始めます。

大場 00:01:05
いつ開きますか？

北見 00:01:20
来月です。

木村（司会） 00:04:05
音が途切れました。もう一度お願いします。

北見 00:04:12
来月です。

大場 00:05:00
費用は？

北見 00:05:10
三億円です。
"""
READ_OUT = """大場：いつ開きますか？
北見：来月です。
木村：会場からです。費用はいくらですか？
北見：三億円です。
"""


def doubts(document: Transcript) -> list[tuple[str, str]]:
    return [(one.message, one.words) for one in document.doubts]


def test_a_part_in_brackets_is_no_part_of_a_name_above_words() -> None:
    document, wrong = split(TALK)
    assert (document.layout, wrong) == ("speakers", [])
    assert tell(document) == (
        "q01 q いつ開きますか？ | c 始めます。 | a 来月です。; "
        "q02 q 音が途切れました。もう一度お願いします。 | a 来月です。; "
        "q03 q 費用は？ | a 三億円です。"
    )
    assert doubts(document) == [("nothing says that this one asks", "大場")]


def test_what_somebody_asks_who_is_left_out_is_a_doubt() -> None:
    stated = {"木村": "neither", "大場": "asks", "北見": "answers"}
    document, wrong = split(READ_OUT, speakers=stated)
    assert (tell(document), wrong) == ("q01 q いつ開きますか？ | a 来月です。 | a 三億円です。", [])
    message = "what is asked here is left out, and what follows answers the question before"
    assert doubts(document) == [(message, "会場からです。費用はいくらですか？")]
    document, _ = split(READ_OUT, speakers={**stated, "木村": "asks"})
    assert len(document.exchanges) == 2
    assert doubts(document) == []


@pytest.mark.parametrize("stated", [{"大場": "asks"}, {"北見": "answers"}])
def test_whoever_is_not_stated_is_asked_about_where_both_parts_are(stated: dict[str, str]) -> None:
    text = READ_OUT.replace("木村", "北見見").replace(
        "会場からです。費用はいくらですか？", "無料です。"
    )
    both = {"大場": "asks", "北見": "answers"}
    document, _ = split(text, speakers=both)
    assert doubts(document) == [("`speakers` does not name this one", "北見見")]
    assert "did you mean `北見`?" in document.doubts[0].hint
    assert doubts(split(text, speakers=both, sure=("北見見",))[0]) == []
    assert "`speakers` does not name this one" not in dict(doubts(split(text, speakers=stated)[0]))


def test_who_speaks_once_is_not_proposed_to_be_nobody() -> None:
    text = "収録日：三月\n" + "大場：いつ？\n北見：来月。\n" * 3 + "喜多見：無料です。\n"
    first, *_, last = split(text)[0].doubts
    assert "{収録日: neither, 大場: asks, 北見: answers}" in first.hint
    assert "{喜多見: answers}" in last.hint


def test_all_who_take_part_are_not_all_asking() -> None:
    alone, _ = split(TALK)
    document, wrong = split(f"参加者：木村、大場、北見\n\n{TALK}")
    assert (tell(document), doubts(document), wrong) == (tell(alone), doubts(alone), [])


def test_who_is_stated_is_found_in_any_form() -> None:
    """``name　words`` is read as a turn where the editor says who speaks, not else."""
    above = "会見の記録。\n" * 4
    text = f"{above}大場　いつ開きますか。\n北見　来月です。\n大場　費用は。\n北見　三億円です。\n"
    document, wrong = split(text, "speakers", speakers={"大場": "asks", "北見": "answers"})
    read = tell(document)
    assert read == "q01 q いつ開きますか。 | a 来月です。; q02 q 費用は。 | a 三億円です。"
    assert not (wrong or document.doubts)
    assert split(text, "speakers")[1]


def test_what_a_doubt_says_to_list_is_dropped() -> None:
    """Behind a name too; where more stands in its row, the hint says to part them."""
    text = "大場：いつ開きますか？\n北見：来月です。\n大場：ありがとうございました。\n"
    parts = {"大場": "asks", "北見": "answers"}
    ((_, words),) = doubts(split(text, speakers=parts)[0])
    assert doubts(split(text, speakers=parts, furniture=(words,))[0]) == []
    written = "Q：いつ開きますか？\nA：来月です。以上です。ぜひ来てください。\n"
    (doubt,) = split(written, "labelled")[0].doubts
    assert doubt.hint.startswith("put it on a line of its own in the raw file, and list")
    apart = written.replace("以上です。", "\n以上です。\n")
    assert doubts(split(apart, "labelled", furniture=("以上です。",))[0]) == []


def test_names_are_looked_up_not_gone_through() -> None:
    """A file may give as many names as it has rows."""

    class Unlisted(frozenset[str]):
        def __iter__(self) -> Iterator[str]:
            raise AssertionError("every name is tried at every row")

    known = Unlisted(("北見", "大場 花子"))
    assert find_known("北見 来月です。", known) == Head("北見", 3, "spaced", sure=True)
    assert find_known("大場 花子 いつですか。", known) == Head("大場 花子", 6, "spaced", sure=True)
    assert find_known("来月 です。", known) is None
