"""What `new` says of how it has split a raw file, and what it refuses."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

from dialogues.edit.split_report import list_doubts, report_split, show_ends
from dialogues.model import Layout, RawFile
from dialogues.problems import Problems
from dialogues.read.layouts import parse_raw
from support.small import INPUTS, base, run_here

NEW = INPUTS[2:]
THREAD = (
    "記録である。 --- Q1. 何を作るか？ なぜ作るか？ 箱だ。 秘密だ。 --- Q2. 次は？ ない。 "
    "読んでくれてありがとう。\n"
)


def report(text: str, layout: Layout) -> list[str]:
    raw = RawFile("t.txt", "t.txt", text, "")
    return report_split(raw, parse_raw("e", raw, layout, Problems()))


def test_a_thread() -> None:
    lines = report(THREAD, "thread")
    assert lines[:10] == [
        "t.txt: layout thread, 2 exchanges",
        "  e-q01 1:16 何を作るか？ なぜ作るか？",
        "    箱だ。 秘密だ。 (question, answer × 2)",
        "  e-q02 1:47 次は？",
        "    ない。 読んでくれてありがとう。 (question, answer × 2)",
        "set aside, on no page:",
        "  1:1 14 characters: 記録である。 --- Q1.",
        "2 doubtful places, each a problem in `check` until the event's YAML settles it:",
        "  t.txt:1:29: the question's end is not certain: several questions follow each other",
        '    if it is read rightly, add "を作るか？ なぜ作るか？ 箱だ。 秘密だ。 --" to `sure:` in '
        "the event's YAML; else state the question's last words in its exchange, such as "
        '`question_ends_with: "か？ 箱だ。"` or `question_ends_with: "何を作るか？"`',
    ]
    assert lines[10].startswith("  t.txt:1:55: these may be closing words")
    assert '"読んでくれてありがとう。" under `furniture:`' in lines[11]


def test_an_article_without_doubts() -> None:
    assert report("1|題\nQ. 問\nA. 答\n▼ 補足:\n文\nおわりに\n感謝。", "article") == [
        "t.txt: layout article, 1 exchanges",
        "  e-s1-q1 2:4 問",
        "    答 (question, headline, supplement)",
        "set aside, on no page:",
        "  1:1 6 characters: 1|題 Q.",
        "  5:2 8 characters: おわりに 感謝。",
        "0 doubtful places",
    ]


def test_nothing_set_aside_and_no_answer() -> None:
    lines = report("Q. 問\nA. 答\nQ. 次", "article")
    assert "nothing is set aside but marks" in lines
    assert "    no answer (question)" in lines


def test_long_texts_show_their_ends() -> None:
    assert show_ends("短い\n文") == "短い 文"
    assert show_ends("あ" * 30 + "\n" + "い" * 30) == f"{'あ' * 20} … {'い' * 20}"
    assert f"  e-q01 1:9 {'問' * 59}…" in report(f"--- Q1. {'問' * 70}？ 答。", "thread")


def test_doubts_know_their_exchange() -> None:
    raw = RawFile("t.txt", "t.txt", "海は？\nQ. 問\nA. 答\n以上。", "")
    doubts = list_doubts(raw, parse_raw("e", raw, "article", Problems()))
    assert [doubt.exchange for doubt in doubts] == [None, "e-q01"]


def new(folder: Path, event: str, name: str) -> tuple[int, str, str]:
    done = run_here(folder, "new", event, "--raw", name, inputs=NEW)
    return done.returncode, done.stdout, done.stderr


def test_a_draft_with_doubts_is_written_and_settled(tmp_path: Path) -> None:
    folder = base(tmp_path / "case")
    (folder / "box.txt").write_text(THREAD, "utf-8")
    status, said, _ = new(folder, "box", "box.txt")
    assert status == 0
    assert "2 doubtful places" in said
    path = folder / "editorial/events/box.yaml"
    text = path.read_text("utf-8").replace("TODO ", "")
    assert "  # box.txt:1:29: the question's end is not certain" in text
    path.write_text(text, "utf-8")
    told = run_here(folder, "check").stderr
    assert "raw/box.txt:1:29: the question's end is not certain" in told
    assert "raw/box.txt:1:55: these may be closing words" in told
    settled = text.replace("# sure:", "sure:").replace('#   - "', '  - "')
    assert len(yaml.safe_load(settled)["sure"]) == 2
    path.write_text(settled, "utf-8")
    assert "box.txt" not in run_here(folder, "check").stderr


@pytest.mark.parametrize(
    ("event", "message"),
    [
        ("topics", "is taken by the site itself"),
        ("site", "is taken by the site itself"),
        ("sea", "is taken by a topic"),
        ("talk-q01", "reads as a part of event `talk`"),
        ("index", "not `index`"),
        ("talk", "exists already"),
    ],
)
def test_names_that_check_would_refuse(tmp_path: Path, event: str, message: str) -> None:
    folder = base(tmp_path / "case")
    (folder / "box.txt").write_text(THREAD, "utf-8")
    before = sorted(folder.rglob("*"))
    status, _, told = new(folder, event, "box.txt")
    assert status == 1
    assert message in told
    assert sorted(folder.rglob("*")) == before


def test_an_event_of_which_another_would_be_a_part(tmp_path: Path) -> None:
    folder = base(tmp_path / "case")
    talk = folder / "editorial/events/talk.yaml"
    talk.rename(talk.with_name("box-s1.yaml"))
    (folder / "box.txt").write_text(THREAD, "utf-8")
    assert "event id `box-s1` reads as a part of event `box`" in new(folder, "box", "box.txt")[2]


def test_files_that_are_none(tmp_path: Path) -> None:
    folder = base(tmp_path / "case")
    os.mkfifo(folder / "pipe.txt")
    assert "pipe.txt:1:1: is no file that can be read" in new(folder, "box", "pipe.txt")[2]
    (folder / ("x" * 61)).write_text(THREAD, "utf-8")
    assert "must have a name of at most 60 characters" in new(folder, "box", "x" * 61)[2]
    (folder / "a\x01b").write_text(THREAD, "utf-8")
    assert "has a character in its name" in new(folder, "box", "a\x01b")[2]
