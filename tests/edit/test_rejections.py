"""What editors turn down: remembered, kept in order, and told where it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialogues.corpus.content import Content
from dialogues.edit import rejections
from support.reading import snapshot_with_folders
from support.small import base, run
from support.suggesting import suggest
from support.trees import Tree


def test_rejections_are_remembered_on_both_sides(tree: Tree) -> None:
    found, there = suggest(tree, "utokyo"), suggest(tree, "interview")
    key, other = next(
        (key, other)
        for key, parts in found.items()
        for other in parts["related"]
        if parts["topics"] and other in there and key in there[other]["related"]
    )
    topic = found[key]["topics"][0]
    before = snapshot_with_folders(tree.home / "editorial")
    reject = ("--reject", f"{key}={other}", "--reject", f" {key} = {topic} ")
    done = tree.run("suggest", "utokyo", *reject)
    assert (done.returncode, done.stdout) == (0, "wrote editorial/rejected/utokyo.txt\n")
    after = snapshot_with_folders(tree.home / "editorial")
    assert after.keys() - before.keys() == {"rejected", "rejected/utokyo.txt"}
    assert {name: after[name] for name in before} == before
    text = (tree.home / "editorial/rejected/utokyo.txt").read_text("utf-8")
    assert text.startswith("# Suggestions turned down for `utokyo`")
    assert [line for line in text.splitlines() if not line.startswith("#")] == sorted(
        [f"{key} = {topic}", f"{key} = {other}"]
    )
    found = suggest(tree, "utokyo")
    assert topic not in found[key]["topics"]
    assert other not in found[key]["related"]
    assert key not in suggest(tree, "interview")[other]["related"]
    for event, *again in (("utokyo", *reject), ("interview", "--reject", f"{other}={key}")):
        done = tree.run("suggest", event, *again)
        assert (done.returncode, done.stdout) == (0, "nothing new\n")
        assert snapshot_with_folders(tree.home / "editorial") == after
    (tree.home / "editorial/rejected/utokyo.txt").unlink()
    assert topic in suggest(tree, "utokyo")[key]["topics"]


def test_a_rejection_is_put_in_its_place_and_remarks_stay(tmp_path: Path) -> None:
    folder = base(tmp_path / "case")
    path = folder / "editorial/rejected/talk.txt"
    path.parent.mkdir()
    old = "\ufeff# 編集者の覚え書き\r\ntalk-q01 = sea  # 海の話ではない\r\n\r\ntalk-q03 = light\r\n"
    path.write_bytes(old.encode("utf-8"))
    done = run(folder, "suggest", "talk", "--reject", "talk-q02=paper-s2-q1")
    assert (done.returncode, done.stderr) == (0, "")
    assert path.read_bytes().decode("utf-8") == (
        "# 編集者の覚え書き\ntalk-q01 = sea  # 海の話ではない\n\n"
        "talk-q02 = paper-s2-q1\ntalk-q03 = light\n"
    )
    assert [one.name for one in path.parent.iterdir()] == ["talk.txt"]


def test_mistakes_in_rejections_are_told_with_their_place(tmp_path: Path) -> None:
    folder = base(tmp_path / "case")
    rejected = folder / "editorial/rejected"
    rejected.mkdir()
    text = "# 覚え書き\ntalk-q01 sea\n  talk-q2 = sea\ntalk-q01 = pape-s1-q1\n# talk-q9 = x\n"
    (rejected / "talk.txt").write_text(text, "utf-8")
    (rejected / "pape.txt").write_text("paper-s1-q1 = light\n", "utf-8")
    (rejected / "paper.txt").write_bytes(b"paper-s1-q1 = \xff")
    (rejected / "zzz.txt").write_text("", "utf-8")
    (rejected / ".talk.txt.swp").write_bytes(b"\xff")
    before = snapshot_with_folders(folder)
    for arguments in ((), ("--reject", "talk-q01=sea")):
        done = run(folder, "suggest", "talk", *arguments)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr == (
            "editorial/rejected/pape.txt:1:1: no event `pape` to turn suggestions down for; "
            "did you mean `paper`?\n"
            "editorial/rejected/paper.txt:1:15: not UTF-8: byte 0xff at offset 14; "
            "save the file as UTF-8\n"
            "editorial/rejected/talk.txt:2:1: no pair: `talk-q01 sea`; "
            "write `exchange = topic` or `exchange = other exchange`\n"
            "editorial/rejected/talk.txt:3:3: no exchange `talk-q2` in event `talk`; "
            "did you mean `talk-q02`?\n"
            "editorial/rejected/talk.txt:4:12: unknown topic or exchange `pape-s1-q1`; "
            "did you mean `paper-s1-q1`?\n"
            "editorial/rejected/zzz.txt:1:1: no event `zzz` to turn suggestions down for; "
            "delete the file\n"
            "6 problems\n"
        )
        assert snapshot_with_folders(folder) == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["tlak"], ["editorial/events:1:1: no event `tlak`; did you mean `talk`?"]),
        (
            ["talk", "--reject", "talk-q01=sae", "--reject", "talk-q9=sea", "--reject", "talk-q01"],
            [
                "--reject:1:10: unknown topic or exchange `sae`; did you mean `sea`?",
                "--reject:2:1: no exchange `talk-q9` in event `talk`; did you mean `talk-q03`?",
                "--reject:3:1: no pair: `talk-q01`; "
                "write `exchange = topic` or `exchange = other exchange`",
            ],
        ),
        (
            ["talk", "--reject", "talk-q02=sea", "--reject", " talk-q01 = talk-q01"],
            ["--reject:2:13: `talk-q01` is related to itself"],
        ),
        (
            ["talk", "--reject", "paper-s1-q1=talk-q01", "--reject", "=sea"],
            [
                "--reject:1:1: no exchange `paper-s1-q1` in event `talk`",
                "--reject:2:1: no pair: `=sea`; "
                "write `exchange = topic` or `exchange = other exchange`",
            ],
        ),
    ],
)
def test_mistakes_on_the_command_line(
    tmp_path: Path, arguments: list[str], told: list[str]
) -> None:
    folder = base(tmp_path / "case")
    before = snapshot_with_folders(folder)
    done = run(folder, "suggest", *arguments)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines() == [*told, f"{len(told)} problems"]
    assert snapshot_with_folders(folder) == before


def test_a_place_where_rejections_cannot_be_written(tmp_path: Path) -> None:
    folder = base(tmp_path / "case")
    (folder / "editorial/rejected").write_text("in the way", "utf-8")
    before = snapshot_with_folders(folder)
    done = run(folder, "suggest", "talk", "--reject", "talk-q01=sea")
    assert done.returncode == 1
    assert done.stderr == "editorial/rejected:1:1: File exists\n1 problems\n"
    assert snapshot_with_folders(folder) == before


def test_a_write_that_fails_leaves_nothing_behind(
    content: Content, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = next(event for event in content.events if event.id == "utokyo")
    path = rejections.add(tmp_path, event, {("utokyo-s1-q1", "agi")})
    before = path.read_bytes()

    def fail(self: Path, target: Path) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        rejections.add(tmp_path, event, {("utokyo-s1-q1", "bmi")})
    assert [one.name for one in tmp_path.iterdir()] == ["utokyo.txt"]
    assert path.read_bytes() == before


def test_check_reads_what_was_turned_down(tree: Tree) -> None:
    folder = tree.home / "editorial/rejected"
    folder.mkdir()
    (folder / "utokyo.txt").write_text("utokyo-s1-q1 = nothing\n", "utf-8")
    done = tree.run("check")
    assert done.returncode == 1
    assert done.stderr.startswith("editorial/rejected/utokyo.txt:1:16: unknown topic or exchange")
