"""Pages about all events: with many of these none grows for ever, and nothing is lost."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Mapping
from posixpath import dirname, normpath

import pytest

from dialogues.corpus.corpus import Corpus
from dialogues.publish.latest import Latest, Split, take_latest
from dialogues.publish.pages import render_pages
from dialogues.publish.render import escape
from dialogues.publish.timeline import list_moments
from support.corpora import load_checkout, load_corpus
from support.made import SIZE, write_events
from support.trees import HOME

EVENTS = 10
NAMES = {"ja": "日本語", "en": "English"}
#: What pages hold is fewer than these events have.
LIMITS = {"MAX_ROWS": 100, "MAX_RECENT": 20, "MAX_PAIRS": 12, "MAX_PLACES": 3, "MAX_OPEN": 40}
ANCHOR = re.compile(r'(?:\{: #| id=")([^\s"}]+)')
LINK = re.compile(r"\]\(([^):]+\.md)?(#[^)]+)?\)")


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """This checkout's corpus with ten more events."""
    home = tmp_path_factory.mktemp("many")
    for part in ("raw", "editorial", "locale"):
        shutil.copytree(HOME / part, home / part)
    write_events(home, range(EVENTS), [topic.slug for topic in load_checkout().topics])
    return load_corpus(home)


@pytest.fixture(scope="module")
def pages(many: Corpus) -> dict[str, str]:
    """Its Japanese pages, where the bounds are low."""
    with pytest.MonkeyPatch.context() as patch:
        for name, limit in LIMITS.items():
            patch.setattr(Latest, name, limit)
        return render_pages(many, "ja", NAMES)


def find_anchors(pages: Mapping[str, str]) -> dict[str, list[str]]:
    """The ids on each page."""
    return {path: ANCHOR.findall(text) for path, text in pages.items()}


@pytest.mark.parametrize(
    ("sizes", "limit", "shown"),
    [
        ([], 3, 0),
        ([1, 1, 1], 3, 3),
        ([1, 1, 1], 2, 2),
        ([5, 1], 3, 1),  # what is shown is never nothing
        ([0, 0, 5, 1], 3, 3),
        ([2, 2, 1], 3, 1),  # no later group takes the place of one that is too large
        ([0, 3, 0, 1], 3, 3),
    ],
)
def test_groups_are_taken_whole(sizes: list[int], limit: int, shown: int) -> None:
    assert take_latest(sizes, limit, lambda size: size) == Split(sizes[:shown], sizes[shown:])


def test_until_there_are_many_everything_is_shown() -> None:
    found = Latest(load_checkout())
    assert not any(found.split_topic(topic).earlier for topic in load_checkout().topics)
    assert not found.recent.earlier
    assert not found.counted.earlier
    assert not found.years.earlier


def test_no_link_leads_nowhere(pages: dict[str, str]) -> None:
    anchors = find_anchors(pages)
    count = 0
    for path, text in pages.items():
        for file, anchor in LINK.findall(text):
            target = normpath(f"{dirname(path)}/{file}").lstrip("/") if file else path
            if target != "about.md" and (file or anchor):
                count += 1
                assert target in pages, (path, file)
                assert not anchor or anchor[1:] in anchors[target], (path, file, anchor)
    assert count > 1000


def test_a_topic_tells_all_answers_the_earlier_by_their_headings(
    many: Corpus, pages: dict[str, str]
) -> None:
    shorter = 0
    for topic in many.topics:
        text = pages[f"topics/{topic.slug}.md"]
        full = re.findall(r'<article class="dn-exchange" id="([^"]+)"', text)
        brief = re.findall(r'<li id="([^"]+)"', text)
        assert sorted([*full, *brief]) == sorted(many.on_topic[topic.slug])
        assert 0 < len(full) <= Latest.MAX_ANSWERS
        dates = [many.exchanges[key].event.dates.latest for key in (*full, *brief)]
        assert dates == sorted(dates, reverse=True)
        for key in brief:
            assert f"(../events/{many.exchanges[key].event.id}.md#{key})" in text
        shorter += bool(brief)
    assert shorter > len(many.topics) / 2


def test_each_figure_stands_once(many: Corpus, pages: dict[str, str]) -> None:
    listed = Counter(
        key
        for path, text in pages.items()
        if path.startswith("figures")
        for key in re.findall(r'<data [^>]*id="([^"]+)"', text)
    )
    stated = [one.id for subject in many.subjects for one in subject.figures]
    assert listed == Counter(stated)
    assert pages["figures.md"].count("<data ") <= LIMITS["MAX_ROWS"]
    assert pages["figures.md"].count("](figures/") > 5


def test_each_row_of_the_timeline_stands_once(many: Corpus, pages: dict[str, str]) -> None:
    day = '<th scope="row" class="dn-day"'
    rows = {path: text.count(day) for path, text in pages.items() if path.startswith("timeline")}
    assert sum(rows.values()) == len(list_moments(many))
    assert rows["timeline.md"] <= LIMITS["MAX_ROWS"]
    assert len(rows) > 2
    for path in rows.keys() - {"timeline.md"}:
        assert f"({path})" in pages["timeline.md"]


def test_what_became_of_earlier_answers_is_told_at_these(
    many: Corpus, pages: dict[str, str]
) -> None:
    text = pages["since.md"]
    told = [x for x in many.exchanges.values() if x.follow_ups]
    shown = [x for x in told if f"#{x.id} }}" in text]
    assert 0 < len(shown) < len(told)
    for x in told:
        assert x in shown or f"](events/{x.event.id}.md)" in text
        assert escape(x.follow_ups[0].text.text)[:20] in pages[f"events/{x.event.id}.md"]


def test_the_table_of_comparison_adds_up(many: Corpus, pages: dict[str, str]) -> None:
    table = pages["compare.md"].partition("<tbody")[2]
    for row in table.split("</tr>")[:-1]:
        slug = re.search(r"topics/([^.]+)\.md", row)
        assert slug
        counts = [int(n) for n in re.findall(r"質問([\d,]+)件\]", row)]
        assert sum(counts) == len(many.on_topic[slug[1]])
        assert row.count("<td") == Latest.MAX_COLUMNS + 1
    assert "ほかに" in pages["compare.md"].partition("<table")[0]


def test_a_name_leads_to_more_places(pages: dict[str, str]) -> None:
    text = pages["people.md"]
    place = text.partition("{: #openai }")[2].partition("\n###")[0]
    assert place.count("](events/") == LIMITS["MAX_PLACES"]
    assert re.search(r"\[ほか\d+件\]\(site:ja/\?q=OpenAI\)", place)


def test_the_report_on_translation_tells_how_many_more(many: Corpus, pages: dict[str, str]) -> None:
    text = pages["translation-status.md"]
    listed = text.count("\n- [")
    assert listed == LIMITS["MAX_OPEN"]
    assert f"ほか{EVENTS * SIZE - listed}件" in text


def test_of_many_sources_the_number_is_told(many: Corpus, pages: dict[str, str]) -> None:
    assert len(many.events) == Latest.MAX_SOURCES
    assert pages["index.md"].count("出典：") == Latest.MAX_SOURCES


def test_a_drawing_of_many_sums_says_how_many_it_leaves_out(
    many: Corpus, pages: dict[str, str]
) -> None:
    sums = [
        figure
        for subject in many.subjects
        for figure in subject.figures
        if figure.measure == "money" and figure.amount
    ]
    drawing = pages["figures.md"].partition("<svg")[2].rpartition("</svg>")[0]
    assert drawing.count('class="dn-row"') == Latest.MAX_SUMS < len(sums)
    assert f"ほかの{len(sums) - Latest.MAX_SUMS}件" in pages["figures.md"]
