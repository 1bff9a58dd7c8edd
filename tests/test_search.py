"""The search data, and the library that reads it."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import zlib
from pathlib import Path
from typing import Any

import pytest

from conftest import HOME, Tree
from dialogues.readings import hiragana, readings

SCRIPTS = HOME / "docs/assets/js/search"
#: Of the file that `docs/architecture.md` says how to make.
MINISEARCH = "7c898a3b84827fd72fdc5d949f4824a3cf923bf4331dc84838356daa7de12725"


def read(site: Path, language: str) -> tuple[dict[str, Any], dict[str, Any]]:
    core, text = (
        json.loads((site / language / f"search/{name}.json").read_text("utf-8"))
        for name in ("core", "text")
    )
    return core, text


def data(site: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site / "data/dialogues.json").read_text("utf-8"))
    return found


def test_readings_are_those_of_the_words_in_the_texts() -> None:
    found = readings(["推論コストと強化学習、孫正義氏。", "27か月 AGI カタカナ ひらがな"])
    assert found["すいろん"] == ["推論"]
    assert found["きょうか"] == ["強化"]
    assert not [r for r in found if not re.fullmatch("[ぁ-ゖー]{2,}", r)]
    assert list(found) == sorted(found)
    assert hiragana("スターゲート・ヴ") == "すたーげーと・ゔ"


def test_a_text_longer_than_the_dictionary_takes() -> None:
    assert readings(["推論" * 30_000])["すいろん"] == ["推論"]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_text_of_an_exchange_can_be_found_and_stands_once(built: Path, language: str) -> None:
    core, text = read(built, language)
    assert core["v"] == text["v"]
    exchanges = [x for event in data(built)["events"] for x in event["exchanges"]]
    assert len(core["x"]) == len(text["x"]) == len(exchanges) >= 34
    for one, first, more in zip(exchanges, core["x"], text["x"], strict=True):
        event, rest, label, title, topics, gist = first
        assert core["e"][event][0] + rest == one["id"]
        assert label == "Q" + "-".join(re.findall(r"\d+", one["id"].removeprefix("interview-q0")))
        assert title == one["title"][language]
        assert gist + more[0] == one["gist"][language]
        assert [core["t"][n][0] for n in topics] == one["topics"]
        held = [part for _, part in more[1]]
        wanted = [block["text"][language] for block in one["blocks"]]
        assert held == wanted + [note["text"][language] for note in one["notes"]]
        assert {kind for kind, _ in more[1]} <= set("qasn")
        (other,) = {"ja", "en"} - {language}
        assert one["blocks"][-1]["text"][other] in more[2]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_everything_else_can_be_found_too(built: Path, language: str) -> None:
    core, text = read(built, language)
    known = data(built)
    assert [slug for slug, *_ in core["t"]] == [topic["slug"] for topic in known["topics"]]
    ids = [one["id"] for one in (*known["people"], *known["glossary"])]
    assert [name for _, name, *_ in core["n"]] == ids
    assert len(text["t"]) == len(core["t"])
    assert len(text["n"]) == len(text["h"]) == len(core["n"])
    assert len(text["a"]) == len(core["t"]) + len(core["n"])
    assert not [one for one in text["t"] if re.search(r"\[\w+-[qs]", one)]
    for address, title in core["p"]:
        assert title
        assert (built / language / address / "index.html").is_file()
    about = text["p"][[address for address, _ in core["p"]].index("about/")]
    assert len(about) > 400
    assert not re.search(r"\]\(|\{:|\*\*|^#", about, re.MULTILINE)


def test_names_are_known_in_the_other_language(built: Path) -> None:
    core, text = read(built, "en")
    number = [name for _, name, *_ in core["n"]].index("napster")
    assert "ナップスター" in text["a"][len(core["t"]) + number]
    core, _ = read(built, "ja")
    assert "Napster" in core["n"][number][3]


def test_what_comes_first_is_small(built: Path) -> None:
    """The browser test counts what is really loaded; this one says which part grew."""
    scripts = sum(len(gzip.compress(path.read_bytes(), 9)) for path in SCRIPTS.glob("*.js"))
    assert scripts < 11_000
    for language, most in (("ja", 13_000), ("en", 5_000)):
        path = built / language / "search/core.json"
        assert len(zlib.compress(path.read_bytes(), 9)) < most


def test_the_library_is_the_one_we_looked_at() -> None:
    folder = SCRIPTS / "vendor"
    assert hashlib.sha256((folder / "minisearch.js").read_bytes()).hexdigest() == MINISEARCH
    assert "MIT" in (folder / "minisearch.LICENSE.txt").read_text("utf-8") or (
        "Permission is hereby granted" in (folder / "minisearch.LICENSE.txt").read_text("utf-8")
    )


def test_scripts_ask_nobody_else() -> None:
    for path in (*SCRIPTS.glob("*.js"), SCRIPTS.parent / "search.js"):
        text = path.read_text("utf-8")
        assert not re.search(r"https?://|sendBeacon|XMLHttpRequest|WebSocket|eval\(", text), path
        assert not re.search(r"\.style\b|innerHTML|insertAdjacentHTML", text), path


def test_a_page_written_by_hand_is_found(tree: Tree) -> None:
    for code, text in (
        ("ja", "# 手で書いたページ {: #x }\n\n**本文**は[ここ](about.md)。\n"),
        ("en", "# Hand\n\nText.\n"),
    ):
        (tree.home / f"docs/{code}/notes.md").write_text(text, "utf-8")
    done = tree.run()
    assert done.returncode == 0, done.stderr
    core, text_file = read(tree.home / "site", "ja")
    number = core["p"].index(["notes/", "手で書いたページ"])
    assert text_file["p"][number] == "本文はここ。"
