"""``build.py suggest``: what is proposed, what is remembered, and that nothing else is touched."""

from __future__ import annotations

import dataclasses
import math
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

import quality
from conftest import HOME, Tree
from dialogues.corpus.content import Content
from dialogues.edit import rejections
from dialogues.edit.ranking import (
    ALIAS,
    KEYWORDS,
    RELATION_FLOOR,
    SATURATION,
    TOPIC_FLOOR,
    Ranker,
    Sample,
)
from dialogues.edit.similarity import TfIdf, centroid, cosine, normal, terms, whole
from dialogues.edit.suggest import names, ranker, report, sample
from dialogues.read.schema import Related, Topic
from test_cases import base, run, snapshot
from test_new_event import ARTICLE

ROW = re.compile(r"    (\d\.\d\d) ([a-z0-9-]+): .+")


def proposals(text: str) -> dict[str, dict[str, list[str]]]:
    """What the command printed: exchange to ``topics`` and ``related`` to what is proposed."""
    found: dict[str, dict[str, list[str]]] = {}
    part: list[str] = []
    for line in text.splitlines():
        if row := ROW.fullmatch(line):
            part.append(row[2])
        elif label := re.fullmatch(r"  (topics|related):( nothing to suggest)?", line):
            part = found[list(found)[-1]].setdefault(label[1], [])
        elif not line.startswith("  chosen: "):
            found[line.split(": ")[0]] = {}
    return found


def suggest(tree: Tree, *arguments: str) -> dict[str, dict[str, list[str]]]:
    done = tree.run("suggest", *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    return proposals(done.stdout)


@pytest.fixture(scope="module")
def content() -> Content:
    return quality.load()


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


def test_chosen_topics_stand_with_their_rank(tree: Tree) -> None:
    tree.edit("editorial/events/interview.yaml", "topics: [agi]\n", "topics: [bmi, agi]\n")
    text = tree.run("suggest", "interview").stdout
    chosen = re.search(r"interview-q02: .+\n  chosen: bmi \(rank (\d+)\), agi \(rank 1\)\n", text)
    assert chosen and int(chosen[1]) > 3


def test_relations_written_on_either_side_are_left_out(content: Content) -> None:
    def shown(seen: Content, key: str) -> list[str]:
        event = next(event for event in seen.events if event.id == seen.items[key].event)
        return proposals(report(seen, event, set(), 3))[key]["related"]

    key, other = "utokyo-s2-q2", "interview-q07"
    bare = {"related": (), "asked_after": None}
    for fields in (
        {"related": (Related(to=other, relation="extends", why="架空"),)},
        {"asked_after": other},
    ):
        for update, related in ((bare, True), ({**bare, **fields}, False)):
            item = content.items[key]
            item = dataclasses.replace(item, entry=item.entry.model_copy(update=update))
            cleared = content.items[other]
            cleared = dataclasses.replace(cleared, entry=cleared.entry.model_copy(update=bare))
            items = {**content.items, key: item, other: cleared}
            seen = dataclasses.replace(content, items=items)
            assert (other in shown(seen, key)) == (key in shown(seen, other)) == related


def test_top(tree: Tree) -> None:
    counts = {
        top: max(len(parts["topics"]) for parts in suggest(tree, "utokyo", "--top", top).values())
        for top in ("1", "2", "9")
    }
    assert (counts["1"], counts["2"]) == (1, 2)
    assert counts["9"] > 3
    assert tree.run("suggest", "utokyo", "--top", "0").returncode == 2


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


def test_nothing_is_written_without_reject(tree: Tree) -> None:
    before = snapshot(tree.home)
    for event in ("interview", "utokyo"):
        done = tree.run("suggest", event, env={"PYTHONDONTWRITEBYTECODE": "1"})
        assert done.returncode == 0
    assert snapshot(tree.home) == before


def test_rejections_are_remembered_on_both_sides(tree: Tree) -> None:
    found, there = suggest(tree, "utokyo"), suggest(tree, "interview")
    key, other = next(
        (key, other)
        for key, parts in found.items()
        for other in parts["related"]
        if parts["topics"] and other in there and key in there[other]["related"]
    )
    topic = found[key]["topics"][0]
    before = snapshot(tree.home / "editorial")
    reject = ("--reject", f"{key}={other}", "--reject", f" {key} = {topic} ")
    done = tree.run("suggest", "utokyo", *reject)
    assert (done.returncode, done.stdout) == (0, "wrote editorial/rejected/utokyo.txt\n")
    after = snapshot(tree.home / "editorial")
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
        assert snapshot(tree.home / "editorial") == after
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
    before = snapshot(folder)
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
        assert snapshot(folder) == before


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
    before = snapshot(folder)
    done = run(folder, "suggest", *arguments)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines() == [*told, f"{len(told)} problems"]
    assert snapshot(folder) == before


def test_a_place_where_rejections_cannot_be_written(tmp_path: Path) -> None:
    folder = base(tmp_path / "case")
    (folder / "editorial/rejected").write_text("in the way", "utf-8")
    before = snapshot(folder)
    done = run(folder, "suggest", "talk", "--reject", "talk-q01=sea")
    assert done.returncode == 1
    assert done.stderr == "editorial/rejected:1:1: File exists\n1 problems\n"
    assert snapshot(folder) == before


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


def test_a_draft_is_enough(tree: Tree, tmp_path: Path) -> None:
    """Fresh from ``new``: all TODO, not in any PO file, with one made-up topic left in."""
    raw = tmp_path / "seas.txt"
    raw.write_text(ARTICLE, "utf-8")
    assert tree.run("new", "seas", "--raw", raw).returncode == 0
    path = tree.home / "editorial/events/seas.yaml"
    text = path.read_text("utf-8")
    drafted = {k: entry["topics"] for k, entry in yaml.safe_load(text)["exchanges"].items()}
    assert drafted["seas-s3-q1"][:2] == ["startups", "agi"]
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
    assert done.stdout.startswith("no other events can be read")
    text = (tree.home / "editorial/events/seas.yaml").read_text("utf-8")
    topics = yaml.safe_load(text)["exchanges"]["seas-s3-q1"]["topics"]
    assert topics[:2] == ["startups", "agi"]


def test_what_an_exchange_is_on_does_not_move_its_own_ranks(content: Content) -> None:
    """Else the ranks beside chosen topics would flatter, and the measure would be cheated."""
    key = "interview-q09"
    bare = quality.drafted(content, {key}, texts=True)
    assert ranker(bare).topics(key) == ranker(content).topics(key)
    assert ranker(bare).related(key) == ranker(content).related(key)


def test_the_reason_names_the_words() -> None:
    topic = Topic(
        slug="ships",
        title="船",
        scope="海を渡る。",
        overview=("[x]",),
        keywords=("帆船",),
        aliases=("舟",),
    )
    samples = [
        Sample("a", "帆船と舟の話である。港に着いた。"),
        Sample("b", "大きな帆船が港に着いた。", ("ships",)),
        Sample("c", "山の天気は変わりやすい。"),
    ]
    spellings = {"です": ("である", "着いた", "やすい"), "港湾": ("港湾", "港")}
    ranks = Ranker([topic], spellings, samples)
    assert ranks.why_topic("a", "ships") == "keyword 帆船; alias 舟; like b (港に着, 帆船)"
    assert ranks.why_related("a", "b") == "names 港湾; shares 港に着, 帆船"
    (own,) = ranks.topics("a")
    (other,) = ranks.topics("c")
    # Two of three hold the keyword, one the alias, which counts half.
    hits = (1 + math.log(4 / 3)) + ALIAS * (1 + math.log(4 / 2))
    assert own.rules == pytest.approx(KEYWORDS * hits / (hits + SATURATION))
    assert own.likeness > 0
    assert (other.rules, other.likeness) == (0, 0)
    assert [one.target for one in ranks.related("a")] == ["b", "c"]


def test_a_reason_where_no_word_is_left() -> None:
    """What both share is part of a word or grammar: no word of it can be told."""
    topic = Topic(slug="post", title="便り", scope="届きました。", overview=("[x]",))
    samples = [
        Sample("a", "彼が書きました。"),
        Sample("b", "人は書きません。", ("post",)),
        Sample("c", "山の天気。"),
    ]
    ranks = Ranker([topic], {}, samples)
    assert ranks.topics("a")[0].score > 0 < ranks.related("a")[0].score
    assert ranks.why_topic("a", "post") == "like b"
    assert ranks.why_related("a", "b") == "alike in wording"


def test_a_reader_who_has_seen_enough(tree: Tree) -> None:
    command = [sys.executable, "scripts/build.py", "suggest", "interview"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=tree.home, stdout=pipe, stderr=pipe) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_people_and_terms_that_share_a_spelling_are_one(content: Content) -> None:
    found = names(content)
    assert {"IAEA", "国際原子力機関"} <= {*found["IAEA"]}
    assert len([name for name in found if "IAEA" in found[name]]) == 1
    assert {"BMI", "ブレイン・マシン・インターフェース"} <= {*found["BMI"]}


def test_todo_texts_play_no_part(content: Content) -> None:
    item = content.items["interview-q01"]
    entry = item.entry.model_copy(update={"title": "TODO 短い見出し", "gist": "要点"})
    assert "TODO" not in sample(item.exchange, entry).text
    assert "要点" in sample(item.exchange, entry).text


def test_a_report_leaves_out_what_was_turned_down(content: Content) -> None:
    event = next(event for event in content.events if event.id == "utokyo")
    shown = proposals(report(content, event, set(), 3))
    gone = {(k, one) for k, parts in shown.items() for part in parts.values() for one in part}
    again = proposals(report(content, event, gone, 3))
    left = {(k, one) for k, parts in again.items() for part in parts.values() for one in part}
    assert len(gone) > 20
    assert not gone & left


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("インフラ投資", ["イン", "ンフ", "フラ", "ラ投", "投資"]),
        ("ＡＩとGPT-5、ｱﾙﾏ", ["ai", "gpt-5", "アル", "ルマ"]),
        ("これはそうである", []),
        ("海", ["海"]),
        ("2025年に10倍", ["年に", "倍"]),
        ("naïve Straße", ["naïve", "strasse"]),
    ],
)
def test_terms(text: str, expected: list[str]) -> None:
    assert list(terms(text)) == expected


def test_likeness() -> None:
    texts = ["海は青い。波が立つ。", "海の色は青い。", "山に雪が積もる。"]
    tfidf = TfIdf(texts)
    sea, colour, hill = map(tfidf.vector, texts)
    assert cosine(sea, sea) == pytest.approx(1)
    assert cosine(sea, colour) == cosine(colour, sea) > 0 == cosine(sea, hill)
    assert cosine(centroid([sea, hill]), hill) > 0
    assert centroid([]) == tfidf.vector("") == {}
    assert TfIdf([]).vector("海") == {}
    assert tfidf.rarity(3) == 0 < tfidf.rarity(1)
    often = tfidf.vector("雪が、雪が、雪が、波が")
    assert often["雪が"] / often["波が"] == pytest.approx(1 + math.log(3))


def test_shared_words_do_not_cut_katakana() -> None:
    left, right = (
        "スタートアップのデータセンター、センター",
        "ナップスターとセンターはデータセンターを持つ",
    )
    assert TfIdf([left, right, ""]).shared(left, right) == ["データセンター"]


def test_names_are_whole_words() -> None:
    pattern = whole(["AI", "サム", "Open AI", "サム氏"])
    found = [
        match[0] for match in pattern.finditer(normal("OPEN AIのサム氏はAIを語る。maid ＡＩ3"))
    ]
    assert found == ["open ai", "サム氏", "ai"]


def test_the_measure_sees_what_is_wrong(content: Content) -> None:
    perfect = {key: list(item.entry.topics) for key, item in content.items.items()}
    assert dataclasses.astuple(quality.topics(content, perfect)) == (1, 1, 1, 1)
    nothing: dict[str, list[str]] = {key: [] for key in content.items}
    assert dataclasses.astuple(quality.topics(content, nothing)) == (0, 0, 0, 0)
    second = {key: ["bmi", *slugs] for key, slugs in perfect.items() if "bmi" not in slugs}
    second = {key: second.get(key, []) for key in perfect}
    assert quality.topics(content, second).top1 == 0 < quality.topics(content, second).top3 < 1
    wanted = {("a", "b"), ("b", "a"), ("a", "c"), ("c", "a")}
    assert quality.hits(wanted, {"a": ["x", "c"], "b": ["c"], "c": []}) == (1, 3)
    five = {("interview-q01", f"interview-q{n:02}") for n in range(2, 35)}
    assert quality.chance(content, five) == 1
    assert quality.chance(content, set()) == 0
    assert quality.chance(content, {("interview-q01", "x")}) == pytest.approx(5 / 33)


def test_drafts_know_nothing_of_what_is_measured(content: Content) -> None:
    seen = quality.drafted(content, {"interview-q06"})
    entry = seen.items["interview-q06"].entry
    assert (entry.topics, entry.related, entry.asked_after) == ((), (), None)
    assert entry.title == entry.gist == "TODO"
    assert seen.items["interview-q05"] is content.items["interview-q05"]
    strict = quality.without_own_words(content, {"utokyo-s5-q1"}, quality.holders(content))
    bmi = next(topic for topic in strict.topics if topic.slug == "bmi")
    assert "BMI" not in bmi.keywords
    assert "Brain-Machine" in bmi.keywords, "no exchange holds it: it stems from none"


def test_quality_stays(content: Content) -> None:
    """Floors below what ``make bench`` measures: an exchange is 0.03."""
    draft = quality.ranked(content)
    topics = quality.topics(content, quality.proposed(draft.topics, TOPIC_FLOOR, 3))
    assert topics.top1 >= 0.70
    assert topics.top3 >= 0.90
    assert topics.found >= 0.90
    assert topics.right >= 0.60
    strict = quality.ranked(content, strict=True).topics
    assert quality.topics(content, quality.proposed(strict, TOPIC_FLOOR, 3)).top3 >= 0.80
    groups = quality.pairs(content)
    got, of = quality.hits(groups["all"], quality.proposed(draft.related, RELATION_FLOOR, 5))
    assert got / of >= 2 * quality.chance(content, groups["all"])
    assert len(quality.report(content).splitlines()) == 10 + 1 + 7


def test_check_reads_what_was_turned_down(tree: Tree) -> None:
    folder = tree.home / "editorial/rejected"
    folder.mkdir()
    (folder / "utokyo.txt").write_text("utokyo-s1-q1 = nothing\n", "utf-8")
    done = tree.run("check")
    assert done.returncode == 1
    assert done.stderr.startswith("editorial/rejected/utokyo.txt:1:16: unknown topic or exchange")
