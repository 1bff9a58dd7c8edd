"""What a search finds, and in what order."""

from __future__ import annotations

import json
import re

from playwright.sync_api import Route, expect

from support.browsing import (
    Opener,
    each_language,
)
from support.search_box import ITEM, Box, ask
from support.serving import Site

#: What is typed, and the exchange that must come first, behind the page of what is named, if it is
#: a name; None where nothing must be found.
MEANT: dict[str, dict[str, str | None]] = {
    "ja": {
        "ナップスター": "interview-q10",
        "推論コスト": "interview-q09",
        # width, case, small and long kana, voicing
        "ｎａｐｓｔｅｒ": "interview-q10",
        "ﾅｯﾌﾟｽﾀｰ": "interview-q10",
        "ナップスタ": "interview-q10",
        "なっぷすたー": "interview-q10",
        "gpt-5": "utokyo-s2-q1",
        # readings
        "すいろんこすと": "interview-q09",
        # a letter off
        "ナップスダー": "interview-q10",
        "リーダージップ": "utokyo-s1-q1",
        # the other language
        "startup": "utokyo-s3-q1",
        "reinforcement learning": "utokyo-s2-q1",
        # questions
        "これから起業するならどうやって優位に立てばいい？": "utokyo-s3-q1",
        # nothing
        "カレーライス": None,
        "ぬるぽがっ": None,
    },
    "en": {
        "ＧＰＴ－５": "utokyo-s2-q1",
        "napstar": "interview-q10",
        "reskiling": "interview-q06",
        "スタートアップ": "utokyo-s3-q1",
        "強化学習": "utokyo-s2-q1",
        "Which is affected first, knowledge work or manual work?": "interview-q08",
        "qwertyuiop": None,
    },
}

#: A title that would be a picture with a script.
BAD = "<img src=x onerror=alert(1)>題"


@each_language
def test_what_is_meant_comes_first(box: Box, language: str) -> None:
    page = box(language)
    for words, meant in MEANT[language].items():
        first = ask(page, words)[:2]
        if meant is None:
            assert first == [], words
        else:
            assert [place for place in first if "-q" in place][:1] == [meant], words


@each_language
def test_what_is_named_stands_first(box: Box, language: str) -> None:
    page = box(language)
    named = {"Paul Graham": "paul-graham", "IAEA": "iaea", "napster": "napster"}
    assert {words: ask(page, words)[0] for words in named} == named


#: What asks for an event, by its name among common words, by its date, and for what only its page
#: tells; and what an exchange speaks of, though an event's page has the words, too.
ASKED = {
    "ja": {
        "インタビューはいつ行われたのか": "events/interview/",
        "2025年2月3日": "events/utokyo/",
        "スレッドを書いたのは誰": "events/interview/",
        "AGIはいつ来る": "interview-q03",
    },
    "en": {
        "who interviewed him": "events/interview/",
        "3 February 2025": "events/utokyo/",
        "who was the interviewer": "events/interview/",
        "when will AGI come": "interview-q03",
        "when are robots coming": "interview-q08",
    },
}


@each_language
def test_what_asks_for_an_event_leads_to_its_page(box: Box, language: str) -> None:
    page = box(language)
    assert {words: ask(page, words)[0] for words in ASKED[language]} == ASKED[language]


#: Words of a follow-up, what stands above the passage that shows it, and the day that is in front.
SINCE = {
    "ja": ("30ギガワット", "その後", "2025年10月28日"),
    "en": ("30 gigawatts", "Since then", "28 October 2025"),
}


@each_language
def test_what_became_of_something_is_called_so_with_its_day(box: Box, language: str) -> None:
    """It is a kind to filter by, too."""
    page = box(language)
    words, called, day = SINCE[language]
    ask(page, words)
    first = page.locator(ITEM).first
    expect(first).to_contain_text(called)
    expect(first).to_contain_text(day)
    others = page.locator(ITEM).filter(has_not_text=called)
    assert others.count() > 0
    page.locator("select[name=dn-kind]").select_option("w")
    expect(others).to_have_count(0)
    expect(first).to_contain_text(called)


@each_language
def test_all_exchanges_that_hold_a_string_are_found(
    site: Site,
    box: Box,
    language: str,
) -> None:
    page = box(language)
    held: dict[str, set[str]] = {}
    for event in site.data()["events"]:
        for exchange in event["exchanges"]:
            texts = [exchange["title"], exchange["gist"], *(b["text"] for b in exchange["blocks"])]
            text = "\n".join(one[language] for one in texts)
            pattern = {"ja": r"[一-鿿]{2,4}|[ァ-ヺー]{3,6}", "en": r"[A-Za-z]{7,}"}[language]
            for words in re.findall(pattern, text)[::7]:
                held.setdefault(words, set()).add(exchange["id"])
            for words, ids in held.items():
                # In English from the beginning of a word: "possible", not "impossible".
                if re.search(rf"(?<![A-Za-z]){re.escape(words)}", text):
                    ids.add(exchange["id"])
    assert len(held) > 100
    for words in list(held)[::9]:
        found = ask(page, words)
        assert held[words] <= set(found), words
        assert any("-q" in place for place in found[:2]), (words, found)


def test_an_exchange_is_found_by_its_number(box: Box) -> None:
    page = box("en")
    assert ask(page, "Q27")[0] == "interview-q27"
    assert ask(page, "q2-1")[0] == "utokyo-s2-q1"


def test_results_further_down_have_excerpts_too(box: Box) -> None:
    page = box("ja")
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    found = ask(page, "AI")
    assert len(found) > 20
    expect(page.locator(ITEM)).to_have_count(len(found))
    for number in (0, 9, 10, 20, len(found) - 1):
        expect(page.locator(ITEM).nth(number).locator(".dn-found__about")).not_to_be_empty()
    assert not faults


def test_markup_in_the_data_stays_text(site: Site, opened: Opener) -> None:
    context = opened.context()
    page = context.new_page()

    def spoilt(route: Route) -> None:
        name = route.request.url.partition("/search/")[2]
        data = json.loads((site.folder / "ja/search" / name).read_text("utf-8"))
        for head in data.get("heads", ()):
            head[1] = BAD
        for parts in data.get("texts", ()):
            bad = "推論<b>太字</b>&amp;<script>alert(1)</script>"
            parts[:] = [[kind, text.replace("推論", bad), *at] for kind, text, *at in parts]
        if "events" in data:
            data["events"] = [[name, "<i>対話</i>", size] for name, _, size in data["events"]]
            data["whole"] = False
            data["heads"] = [[*head[:1], BAD, *head[2:]] for head in data["heads"]]
        if "words" in data and "topics" in data:
            data["words"] = dict.fromkeys(data["words"], "<u>語</u>")
        route.fulfill(json=data)

    context.route("**/search/**.json", spoilt)
    page.goto(f"{site.url}ja/")
    ask(page, "推論")
    found = page.get_by_role("dialog")
    assert found.locator("img, b, i, u, script").count() == 0
    expect(found.locator(ITEM).first).to_contain_text(BAD)
    expect(found.locator(ITEM).filter(has_text="<b>太字</b>").first).to_be_attached()
    expect(found.locator(ITEM).first).to_contain_text("<u>語</u>")
