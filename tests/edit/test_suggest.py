"""``build.py suggest``: what is proposed, and that nothing else is touched."""

from __future__ import annotations

import dataclasses
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from dialogues.corpus.corpus import Corpus
from dialogues.corpus.relations import Relation, link_exchanges
from dialogues.edit.ranking import (
    RELATION_FLOOR,
    TOPIC_FLOOR,
)
from dialogues.edit.suggest import sample_exchange, suggest_for
from dialogues.problems import BuildError
from dialogues.read.schema import RelationKind
from dialogues.unit import Unit
from support.events import ARTICLE
from support.reading import snapshot_with_folders
from support.suggesting import ROW, proposals, suggest
from support.trees import HOME, Tree


def test_every_proposal_has_score_and_reason_and_is_new(tree: Tree) -> None:
    done = tree.run("suggest", "interview")
    assert (done.returncode, done.stderr) == (0, "")
    rows = [line for line in done.stdout.splitlines() if line.startswith("    ")]
    assert len(rows) > 40
    assert all(ROW.fullmatch(row) for row in rows), rows
    assert all(float(row.split()[0]) >= min(TOPIC_FLOOR, RELATION_FLOOR) for row in rows)
    found = proposals(done.stdout)
    entries = yaml.safe_load((HOME / "editorial/events/interview.yaml").read_text("utf-8"))
    entries = entries["exchanges"]
    assert list(found) == list(entries)
    after = [
        (key, entry["asked_after"]) for key, entry in entries.items() if "asked_after" in entry
    ]
    assert len(after) > 5
    for key, other in after:
        assert other not in found[key]["related"]
        assert key not in found[other]["related"]
    for key, entry in entries.items():
        assert not {*found[key]["topics"]} & {*entry["topics"]}
        assert key not in found[key]["related"]
        assert len(found[key]["topics"]) <= 3
        assert len(found[key]["related"]) <= 5
    assert any("utokyo" in other for parts in found.values() for other in parts["related"])


@pytest.mark.untraced
def test_chosen_topics_stand_with_their_rank(tree: Tree) -> None:
    tree.edit("editorial/events/interview.yaml", "topics: [agi]\n", "topics: [bmi, agi]\n")
    text = tree.run("suggest", "interview").stdout
    chosen = re.search(r"interview-q02: .+\n  chosen: bmi \(rank (\d+)\), agi \(rank 1\)\n", text)
    assert chosen and int(chosen[1]) > 3


def list_proposals(corpus: Corpus, key: str) -> dict[str, list[str]]:
    """What is proposed for an exchange."""
    return proposals(suggest_for(corpus, corpus.exchanges[key].event.id, 3))[key]


def with_exchange(corpus: Corpus, key: str, **fields: Any) -> Corpus:
    """The corpus with other fields of an exchange, whose relations are not those written at it."""
    exchanges = {**corpus.exchanges, key: dataclasses.replace(corpus.exchanges[key], **fields)}
    return dataclasses.replace(corpus, exchanges=exchanges)


@pytest.mark.parametrize("kind", ["extends", "follows-up"])
def test_relations_written_on_either_side_are_left_out(corpus: Corpus, kind: RelationKind) -> None:
    key, other = "utokyo-s2-q2", "interview-q07"
    for written in (False, True):
        relations = [Relation(kind, key, other, Unit("架空"), 0)] if written else []
        related = link_exchanges(relations, corpus.exchanges)
        seen = dataclasses.replace(corpus, related=related)
        assert (other in list_proposals(seen, key)["related"]) is not written
        assert (key in list_proposals(seen, other)["related"]) is not written


def test_what_was_turned_down_is_not_proposed_on_either_side(corpus: Corpus) -> None:
    bare = dataclasses.replace(corpus, related=link_exchanges((), corpus.exchanges))
    key, other = "utokyo-s2-q2", "interview-q07"
    before = list_proposals(bare, key)
    assert other in before["related"] and key in list_proposals(bare, other)["related"]
    topic = before["topics"][0]
    seen = with_exchange(bare, key, rejected=(other, topic))
    left = list_proposals(seen, key)
    assert topic not in left["topics"] and other not in left["related"]
    assert key not in list_proposals(seen, other)["related"]


@pytest.mark.untraced
def test_top(tree: Tree) -> None:
    counts = {
        top: max(len(parts["topics"]) for parts in suggest(tree, "utokyo", "--top", top).values())
        for top in ("1", "2", "9")
    }
    assert (counts["1"], counts["2"]) == (1, 2)
    assert counts["9"] > 3
    assert tree.run("suggest", "utokyo", "--top", "0").returncode == 2


@pytest.mark.untraced
def test_same_bytes_whatever_the_hash_seed_and_locale(tree: Tree) -> None:
    runs = [
        tree.run("suggest", "interview", env={"PYTHONHASHSEED": seed, "LC_ALL": locale})
        for seed, locale in (("1", "C"), ("2", "C.UTF-8"), ("77", "tr_TR.UTF-8"))
    ]
    assert all(done.returncode == 0 for done in runs)
    assert len({done.stdout for done in runs}) == 1
    narrow = tree.run("suggest", "utokyo", env={"PYTHONIOENCODING": "ascii"})
    assert (narrow.returncode, narrow.stderr) == (0, "")
    assert r"chosen: skills (rank 1)" in narrow.stdout


@pytest.mark.untraced
def test_nothing_is_written(tree: Tree) -> None:
    before = snapshot_with_folders(tree.home)
    for event in ("interview", "utokyo"):
        done = tree.run("suggest", event, env={"PYTHONDONTWRITEBYTECODE": "1"})
        assert done.returncode == 0
    assert snapshot_with_folders(tree.home) == before


@pytest.mark.untraced
def test_a_draft_is_enough(tree: Tree, tmp_path: Path) -> None:
    """Fresh from ``new``: all TODO, not in any PO file, with one made-up topic left in."""
    raw = tmp_path / "seas.txt"
    raw.write_text(ARTICLE, "utf-8")
    assert tree.run("new", "seas", "--raw", raw).returncode == 0
    path = tree.home / "editorial/events/seas.yaml"
    text = path.read_text("utf-8")
    drafted = {k: entry["topics"] for k, entry in yaml.safe_load(text)["exchanges"].items()}
    assert drafted["seas-s3-q1"][0] == "startups"
    assert "agi" in drafted["seas-s3-q1"]
    assert not any(drafted[key] for key in drafted if key != "seas-s3-q1"), "junk"
    path.write_text(re.sub(r"topics: \[.+\]", "topics: [nonsense]", text), "utf-8")
    assert tree.run("check").returncode == 1, "a topic that is not there"
    done = tree.run("suggest", "seas")
    assert (done.returncode, done.stderr) == (0, "")
    assert "TODO" not in done.stdout
    assert "seas-s1-q1: 海はなぜ青いのか？\n" in done.stdout
    assert "chosen: nonsense (rank ?)" in done.stdout
    found = proposals(done.stdout)
    assert found["seas-s3-q1"]["topics"] == drafted["seas-s3-q1"]
    assert "utokyo-s3-q1" in found["seas-s3-q1"]["related"]
    assert not found["seas-s1-q2"]["topics"]


@pytest.mark.untraced
@pytest.mark.parametrize("mistake", ["nothing", "broken"])
def test_new_starts_without_other_events(tree: Tree, tmp_path: Path, mistake: str) -> None:
    for path in (tree.home / "editorial/events").iterdir():
        if mistake == "nothing":
            path.unlink()
        else:
            path.write_text("id: [", "utf-8")
    raw = tmp_path / "seas.txt"
    raw.write_text(ARTICLE, "utf-8")
    done = tree.run("new", "seas", "--raw", raw)
    assert (done.returncode, done.stderr) == (0, "")
    said = (
        "no other events can be read: topics are suggested from topics.yaml alone (editorial/events"
    )
    assert done.stdout.startswith(said)
    text = (tree.home / "editorial/events/seas.yaml").read_text("utf-8")
    topics = yaml.safe_load(text)["exchanges"]["seas-s3-q1"]["topics"]
    assert topics[:2] == ["startups", "agi"]


@pytest.mark.untraced
def test_a_reader_who_has_seen_enough(tree: Tree) -> None:
    command = [sys.executable, "scripts/build.py", "suggest", "interview"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=tree.home, stdout=pipe, stderr=pipe) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_todo_texts_play_no_part(corpus: Corpus) -> None:
    fields = {"title": Unit("TODO 短い見出し"), "gist": Unit("要点")}
    seen = with_exchange(corpus, "interview-q01", **fields).exchanges["interview-q01"]
    assert "TODO" not in sample_exchange(seen).text
    assert "要点" in sample_exchange(seen).text


def test_an_event_that_is_not_there(corpus: Corpus) -> None:
    with pytest.raises(BuildError) as told:
        suggest_for(corpus, "utokio", 3)
    line, count = told.value.report().splitlines()
    assert line.endswith("editorial/events:1:1: unknown event `utokio`; did you mean `utokyo`?")
    assert count == "1 problems"
