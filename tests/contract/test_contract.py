"""The build's contract: commands, exit codes, paths, ids, and the shape of dialogues.json."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from build import make_parser
from dialogues.read.schema_shared import SHARED
from support.browsing import LANGUAGES
from support.events import EXPECTED
from support.reading import list_ids, read_data, read_page, snapshot
from support.trees import HOME, Built, Tree

pytestmark = pytest.mark.untraced

SLUGS = {"agi", "deepseek", "stargate", "skills", "startups"}
IDS = [exchange for event in EXPECTED.values() for exchange in event]
STATES = {"reviewed", "draft", "stale", "untranslated"}


def test_urls(built: Path) -> None:
    paths = [
        "",
        "topics",
        "events",
        "since",
        "compare",
        "people",
        "figures",
        "glossary",
        "timeline",
        "about",
    ]
    paths += ["translation-status", "events/interview", "events/utokyo"]
    paths += [f"topics/{topic['slug']}" for topic in read_data(built)["topics"]]
    for language in LANGUAGES:
        for path in paths:
            assert (built / language / path / "index.html").is_file(), (language, path)
        assert (built / language / "404.html").is_file()
    for path in ("index.html", "404.html", "robots.txt", "sitemap.xml"):
        assert (built / path).is_file()


def test_ids(built: Path) -> None:
    data = read_data(built)
    assert {event["id"] for event in data["events"]} == {"interview", "utokyo"}
    assert {topic["slug"] for topic in data["topics"]} >= SLUGS
    for language in LANGUAGES:
        for event, exchanges in EXPECTED.items():
            soup = read_page(built, f"{language}/events/{event}")
            ids = [str(tag["id"]) for tag in soup.find_all(id=True)]
            assert len(ids) == len(set(ids)), "an id stands twice"
            found = [i for i in ids if re.fullmatch(r"(interview-q\d\d|utokyo-s\d-q\d)", i)]
            assert found == list(exchanges)
        for topic in data["topics"]:
            ids = list_ids(built / language / "topics" / topic["slug"] / "index.html")
            assert {*topic["exchanges"]} <= {*ids}, (language, topic["slug"])


def test_every_exchange_is_on_a_topic_page(built: Path) -> None:
    on_topics = {
        exchange for topic in read_data(built)["topics"] for exchange in topic["exchanges"]
    }
    assert on_topics == set(IDS)


def test_both_languages_have_the_same_ids(built: Path) -> None:
    pages = [path.relative_to(built / "ja") for path in (built / "ja").rglob("index.html")]
    assert len(pages) > 25
    for path in pages:
        # The glossary stands in each language's own order.
        # Terms are marked where each language's words are, and defined where they are marked.
        both = [
            sorted(one for one in list_ids(built / code / path, "article") if "dn-def-" not in one)
            for code in LANGUAGES
        ]
        assert both[0]
        assert both[0] == both[1], path


def test_json_shape(built: Path) -> None:
    data = read_data(built)
    assert (data["schema"], data["languages"]) == (1, ["ja", "en"])
    keys = {"id", "layout", "title", "raw", "exchanges"}
    for event in data["events"]:
        assert keys <= event.keys()
        assert event["raw"].keys() == {"file", "sha256", "characters", "furniture"}
        text = (HOME / "raw" / event["raw"]["file"]).read_bytes().decode("utf-8")
        assert event["raw"]["characters"] == len(text)
        spans = [tuple(span) for span in event["raw"]["furniture"]]
        for exchange in event["exchanges"]:
            assert {
                *("id", "number", "section", "topics", "blocks", "gist", "notes"),
                *("figures", "related"),
            } <= exchange.keys()
            assert exchange["topics"]
            assert exchange["gist"].keys() == set(LANGUAGES)
            for block in exchange["blocks"]:
                assert block.keys() == {"id", "kind", "span", "text", "state"}
                assert block["id"].startswith(exchange["id"] + "-")
                assert block["state"].keys() == {"en"}
                assert block["state"]["en"] in STATES
                assert text[slice(*block["span"])] == block["text"]["ja"]
                spans.append(tuple(block["span"]))
        spans.sort()
        assert [start for start, _ in spans] == [0, *(end for _, end in spans[:-1])]
        assert spans[-1][1] == len(text)
    assert {topic["slug"] for topic in data["topics"]} >= SLUGS
    for topic in data["topics"]:
        assert {"slug", "title", "overview", "exchanges"} <= topic.keys()
    assert data["people"]
    assert data["glossary"]


def test_all_english_is_reviewed(built: Path) -> None:
    status = json.loads((built / "data/translation-status.json").read_text("utf-8"))
    for part, counts in status["en"].items():
        assert counts["reviewed"] > 0, part
        assert not {state: n for state, n in counts.items() if n and state != "reviewed"}, part
    english = (built / "en/events/interview/index.html").read_text("utf-8")
    assert "dn-badge--" not in english


def test_originals_build_with_our_editorial_files(built_from_originals: Path) -> None:
    data = read_data(built_from_originals)
    found = [exchange["id"] for event in data["events"] for exchange in event["exchanges"]]
    assert sorted(found) == sorted(IDS)
    block = data["events"][0]["exchanges"][0]["blocks"][0]
    assert block["state"]["en"] == "untranslated", "our English was not made for the originals"
    home = built_from_originals.parent.parent
    written = {path.relative_to(home / "docs").as_posix() for path in home.glob("docs/**/*.md")}
    assert {name for name in written if "/" in name} == {"ja/about.md", "en/about.md"}
    assert not (home / "site").exists(), "originals must not land in the checkout"


def test_success_and_summary(build: Built) -> None:
    assert re.search(r"34 exchanges of 2 events\n", build.said)
    assert re.search(r"en: \d+ reviewed, 0 draft, 0 stale, 0 untranslated\n", build.said)
    assert "without topic: none\n" in build.said
    assert re.search(r"\d+ pages in 2 languages, \d+\.\d s: site\n$", build.said)


def test_failure_leaves_out_alone(build: Built, tmp_path: Path) -> None:
    tree = build.copy(tmp_path / "tree")
    before = snapshot(tree.home / "site")
    tree.edit("editorial/topics.yaml", "slug: agi\n", "slug: AGI\n")
    tree.edit("docs/en/about.md", "# About this site", "# About [this](nowhere.md) site")
    for fault in ("editorial/topics.yaml", "docs/en/about.md"):
        done = tree.run()
        lines = done.stderr.splitlines()
        assert done.returncode == 1
        assert re.fullmatch(r"\d+ problems", lines[-1])
        assert lines[-1] == f"{len(lines) - 1} problems"
        assert all(re.match(r"[^:]+:\d+:\d+: .", line) for line in lines[:-1])
        assert lines[0].startswith(f"{fault}:"), lines
        assert snapshot(tree.home / "site") == before
        assert not [path for path in tree.home.iterdir() if path.name.startswith(".site")]
        if fault.endswith(".yaml"):
            tree.edit("editorial/topics.yaml", "slug: AGI\n", "slug: agi\n")


def test_check_builds_nothing(tree: Tree) -> None:
    before = snapshot(tree.home)
    done = tree.run("check")
    assert done.returncode == 0, done.stderr
    after = {k: v for k, v in snapshot(tree.home).items() if "__pycache__" not in k}
    assert after == before


def test_options_stand_before_and_behind_the_command(tree: Tree) -> None:
    (tree.home / "raw").rename(tree.home / "notes")
    assert tree.run("check").returncode == 1
    assert tree.run("--raw", "notes", "check").returncode == 0
    assert tree.run("check", "--raw", "notes").returncode == 0


def test_readme_names_every_command() -> None:
    readme = (HOME / "README.md").read_text("utf-8")
    listed = set(re.findall(r"^    (\w+)  ", make_parser().format_help(), re.MULTILINE))
    assert listed > {"check", "sync", "new", "schema"}
    assert {command for command in listed if f"`build.py {command}" not in readme} == set()


def test_schemas_are_written_for_editors(tree: Tree) -> None:
    done = tree.run("schema")
    assert done.returncode == 0, done.stderr
    names = {path.name for path in (tree.home / "editorial/.schema").iterdir()}
    assert names == {f"{name}.json" for name in ("event", *SHARED)}
    schema = json.loads((tree.home / "editorial/.schema/event.json").read_text("utf-8"))
    assert "gist" in schema["$defs"]["Entry"]["required"]
