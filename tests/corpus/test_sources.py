"""All files of the three folders, read: what is told of those that are broken by themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialogues.corpus.sources import Folders, Sources, read_sources
from dialogues.problems import BuildError
from support.corpora import Small


def read(folder: Path) -> Sources:
    folders = Folders(folder / "raw", folder / "editorial", folder / "locale")
    return read_sources(folders, ("en",))


def tell(folder: Path) -> list[str]:
    with pytest.raises(BuildError) as told:
        read(folder)
    return [str(one).replace(f"{folder}/", "") for one in told.value.problems]


def test_what_is_read(small: Small) -> None:
    small.translate({"talk:title": "A tour"})
    found = read(small.folder)
    assert [one.file.id for one in found.events] == ["paper", "talk"]
    assert [one.raw.name for one in found.events] == ["paper.txt", "talk.txt"]
    assert [len(one.transcript.exchanges) for one in found.events] == [2, 3]
    assert found.events[0].locator.path == small.folder / "editorial/events/paper.yaml"
    assert {"paper", "talk", "topics", "strings", "charts"} <= set(found.locators)
    assert [topic.slug for topic in found.shared["topics"]] == ["light", "sea"]
    assert [entry.msgctxt for entry in found.entries["en"]["talk"]] == ["talk:title"]


@pytest.mark.parametrize(
    ("held", "published", "order"),
    [
        ("null", '"2024-05-07"', ["talk", "paper"]),
        ('"2024-05-05"', '"2025-01-01"', ["paper", "talk"]),
        ('"2024-05-06"', "null", ["talk", "paper"]),
        ("null", "null", ["paper", "talk"]),
    ],
)
def test_the_latest_event_first(small: Small, held: str, published: str, order: list[str]) -> None:
    written = '  held: null\n  published: "2024-03-03"'
    dates = f"  held: {held}\n  published: {published}"
    small.edit("editorial/events/talk.yaml", written, dates)
    assert [one.file.id for one in read(small.folder).events] == order


def test_names_of_events(small: Small) -> None:
    events = small.folder / "editorial/events"
    (events / "paper.yaml").rename(events / "other.yml")
    assert tell(small.folder) == [
        "editorial/events/other.yml:1:1: event id `paper` must be the file's name, `other`; "
        "rename one of them, or delete a copy"
    ]


@pytest.mark.parametrize(
    ("event", "holder"),
    [("talk", "talk.yaml"), ("site", "the site itself"), ("topics", "the site itself")],
)
def test_names_that_are_taken(small: Small, event: str, holder: str) -> None:
    text = (small.folder / "editorial/events/paper.yaml").read_text("utf-8")
    path = small.folder / f"editorial/events/{event}.{'yml' if event == 'talk' else 'yaml'}"
    path.write_text(text.replace("id: paper", f"id: {event}"), "utf-8")
    told = f"event id `{event}` is taken by {holder}; choose another id"
    assert f"editorial/events/{path.name}:1:1: {told}" in tell(small.folder)


def test_no_event(small: Small) -> None:
    for path in (small.folder / "editorial/events").iterdir():
        path.rename(path.with_name(f".{path.name}"))
    assert tell(small.folder) == ["editorial/events:1:1: no event; run `build.py new`"]


def test_raw_files_by_any_of_their_names(small: Small) -> None:
    small.edit("editorial/events/paper.yaml", "raw: paper.txt", "raw: [none.txt, paper.txt]")
    assert read(small.folder).events[0].raw.name == "paper.txt"
    small.edit("editorial/events/paper.yaml", "[none.txt, paper.txt]", "[none.txt, no.txt]")
    assert tell(small.folder) == [
        "editorial/events/paper.yaml:2:1: raw file `none.txt` or `no.txt` is not in raw; "
        "did you mean `paper.txt`?"
    ]


def test_exchanges_of_raw_file_and_yaml(small: Small) -> None:
    small.edit("editorial/events/paper.yaml", "paper-s2-q1:", "paper-s2-q2:")
    assert tell(small.folder) == [
        "editorial/events/paper.yaml:16:1: exchange `paper-s2-q1` of paper.txt has no entry; "
        "add it under `exchanges:`; ids count from the top: if a question was put in, the entries "
        "behind it move too",
        "editorial/events/paper.yaml:21:3: exchange `paper-s2-q2` is not in paper.txt; "
        "did you mean `paper-s2-q1`?",
    ]


def test_what_an_event_states_of_its_raw_file(small: Small) -> None:
    small.append("raw/talk.txt", "広告の行\n")
    assert tell(small.folder)[0].startswith("raw/talk.txt:4:1: text outside any exchange")
    small.append("editorial/events/talk.yaml", "furniture: [広告の行]\n")
    assert len(read(small.folder).events) == 2
    stated = "title: 霧の夜\n    question_ends_with: 鳴らす。\n"
    small.edit("editorial/events/talk.yaml", "title: 霧の夜\n", stated)
    question = read(small.folder).events[1].transcript.exchanges[1].blocks[0]
    assert question.text.text == "霧の夜はどうするのか？ 霧笛を鳴らす。"


def test_mistakes_of_all_files_are_told_at_once(small: Small) -> None:
    small.append("editorial/topics.yaml", "x: y\n")
    small.append("editorial/events/talk.yaml", "y: z\n")
    (small.folder / "raw/paper.txt").write_bytes(b"\xff")
    (small.folder / "locale/en").mkdir(parents=True, exist_ok=True)
    (small.folder / "locale/en/site.po").write_text("bad\n")
    assert [line.partition(":")[0] for line in tell(small.folder)] == [
        "editorial/events/talk.yaml",
        "editorial/topics.yaml",
        "locale/en/site.po",
        "raw/paper.txt",
    ]


def test_what_a_reader_doubts_is_told_with_its_place(small: Small) -> None:
    small.edit("raw/paper.txt", "※ 資料館には", "補足 資料館には")
    (told,) = tell(small.folder)
    message = "this is read as the author's own words (supplement)"
    advice = """if it is read rightly, add "補足 資料館には百年前の" to `sure:`"""
    assert told.startswith(f"raw/paper.txt:15:1: {message}; {advice}")


def test_a_wrong_layout_is_told_alone(small: Small) -> None:
    small.edit("editorial/events/talk.yaml", "layout: thread", "layout: article")
    assert tell(small.folder) == [
        "editorial/events/talk.yaml:3:1: talk.txt has none of these exchanges in the layout "
        "`article`; did you mean `thread`?"
    ]


def test_a_raw_file_of_another_name_is_named(small: Small) -> None:
    (small.folder / "raw/paper.txt").rename(small.folder / "raw/Paper.txt.txt")
    assert tell(small.folder) == [
        "editorial/events/paper.yaml:2:1: raw file `paper.txt` is not in raw; "
        "did you mean `Paper.txt.txt`?"
    ]


def test_a_copy_is_told_once_and_at_the_copy(small: Small) -> None:
    events = small.folder / "editorial/events"
    (events / "paper (1).yaml").write_text((events / "paper.yaml").read_text("utf-8"), "utf-8")
    assert tell(small.folder) == [
        "editorial/events/paper (1).yaml:1:1: event id `paper` must be the file's name, "
        "`paper (1)`; rename one of them, or delete a copy"
    ]
