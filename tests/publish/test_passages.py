"""What relations are about: the sentences around their words, on pages and in the data."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialogues.publish.passages import cut_sentences
from support.browsing import each_language
from support.reading import read_data, read_page

JAPANESE = "彼は言う。「まだだ。だが近い。」と。次はどうか？ない。"
ENGLISH = "He sees 1.5 reasons. “Not yet.” What then? None."


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    (
        (JAPANESE, "彼", "彼は言う。"),
        (JAPANESE, "だが", "「まだだ。だが近い。」と。"),
        (JAPANESE, "次", "次はどうか？"),
        (JAPANESE, "次はどうか？ない", "次はどうか？ない。"),
        (ENGLISH, "1.5", "He sees 1.5 reasons."),
        (ENGLISH, "Not", "“Not yet.”"),
        (ENGLISH, "then? None", "What then? None."),
        ("終わりのない文", "ない", "終わりのない文"),
    ),
)
def test_sentences_are_cut_whole(text: str, words: str, expected: str) -> None:
    at = text.index(words)
    assert cut_sentences(text, at, at + len(words)) == expected


@pytest.mark.untraced
@each_language
def test_pairs_show_what_their_exchanges_say(built: Path, language: str) -> None:
    data = read_data(built)
    blocks = {b["id"]: b for e in data["events"] for x in e["exchanges"] for b in x["blocks"]}
    related = [r for e in data["events"] for x in e["exchanges"] for r in x["related"]]
    pairs = [r for r in related if r["here"] or r["there"]]
    assert len(pairs) >= 15
    soup = read_page(built, f"{language}/compare")
    shown = [
        "".join(one.get_text().split())
        for one in soup.select(".dn-pair .dn-passage > p:last-child")
    ]
    for pair in pairs:
        assert pair["verdict"] in ("agree", "complement", "differ")
        for side in ("here", "there"):
            (passage,) = pair[side]
            assert passage["text"][language] in blocks[passage["block"]]["text"][language]
            said = "".join(passage["text"][language].split())
            assert [one for one in shown if one.endswith(said)], passage
    verdicts = [one.get_text() for one in soup.select(".dn-pair .dn-verdict > strong")]
    assert len(verdicts) == len(pairs)
    differ = {"ja": "異なる", "en": "Differ"}[language]
    assert verdicts[0] == differ, "differences first"
    assert differ not in verdicts[verdicts.count(differ) :]


@each_language
def test_the_home_page_says_what_was_said(built: Path, language: str) -> None:
    data, soup = read_data(built), read_page(built, language)
    found = {a.get_text(): str(a["href"]) for a in soup.select(".dn-findings a")}
    assert len(data["findings"]) == len(found) == 6
    for finding in data["findings"]:
        assert found[finding["text"][language]].endswith(f"#{finding['exchanges'][0]}")
    after = [one for e in data["events"] for x in e["exchanges"] for one in x["follow_ups"]]
    dated = [one for one in after if one["headline"]]
    told = sorted(dated, key=lambda one: one["date"], reverse=True)[:4]
    since = [a.get_text() for a in soup.select("#since + ul a")]
    assert len(since) == 4
    assert since == [one["headline"][language] for one in told]
