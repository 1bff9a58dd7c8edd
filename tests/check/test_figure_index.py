"""The index of figures is whole, in both languages, and charts say nothing else."""

from __future__ import annotations

import pytest

from dialogues.check.charts import check_charts
from dialogues.check.figure_texts import list_figure_texts
from dialogues.check.figures import (
    check_english_figures,
    check_indexed_figures,
    check_stated_figures,
)
from support.corpora import Small

TALK = "editorial/events/talk.yaml"
PAPER = "editorial/events/paper.yaml"
TOPICS = "editorial/topics.yaml"
CHARTS = "editorial/charts.yaml"
FIGURE = '{value: "30", unit: キロ, meaning: 光の届く距離, by: asker, certainty: およそ}'


def messages(told: list[str]) -> list[str]:
    return [line.partition(": ")[2] for line in told]


def test_texts_that_state_figures(small: Small) -> None:
    found = [
        ([unit.id for unit in one.units], [subject.id for subject in one.subjects])
        for one in list_figure_texts(small.load())
    ]
    assert (["paper:about-1"], ["paper"]) in found
    assert (["talk-q02:related-paper-s1-q1"], ["talk-q02", "paper-s1-q1"]) in found
    assert (["topic:light:overview-1"], ["talk-q01", "talk-q02"]) in found
    assert (["topic:sea:overview-2"], ["paper-s2-q1"]) in found
    (third,) = [units for units, subjects in found if subjects == ["talk-q03"]]
    assert third == ["talk-q03-q1", "talk-q03-a1", "talk-q03:title", "talk-q03:gist"]
    assert len(found) == 2 + 5 + 1 + 3


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        (TALK, FIGURE, FIGURE.replace("30", "40"), [
            "figure `30キロ` of `talk-q01-a1` is in no index; "
            "add it to `figures` of talk-q01, or its words to `not_figures`",
            "figure `30キロ` of `talk-q01:gist` is in no index; "
            "add it to `figures` of talk-q01, or its words to `not_figures`",
            "figure `30キロ` of `topic:light:overview-1` is in no index; "
            "add it to `figures` of talk-q01 or talk-q02, or its words to `not_figures`",
        ]),
        (TALK, "title: これから", "title: 3年後", [
            "figure `3` of `talk-q03:title` is in no index; "
            "add it to `figures` of talk-q03, or its words to `not_figures`",
        ]),
        (TALK, "why: どちらも音を使う。", "why: 7円", [
            "figure `7円` of `talk-q02:related-paper-s1-q1` is in no index; "
            "add it to `figures` of talk-q02 or paper-s1-q1, or its words to `not_figures`",
        ]),
        (PAPER, "- 資料館で海図について尋ねた。", "- 5円で尋ねた。", [
            "figure `5円` of `paper:about-1` is in no index; "
            "add it to `figures` of paper, or its words to `not_figures`",
        ]),
        ("raw/paper.txt", "案内に感謝する。", "9円の案内、8番。", [
            "figure `9円` of the raw file outside its exchanges is in no index; "
            "add it to `figures` of paper, or its words to `not_figures`",
        ]),
        (TOPICS, "伝える[paper-s2-q1]。", "伝える[paper-s2-q1]。GPT-4", []),
    ],
)  # fmt: skip
def test_every_figure_is_indexed(
    small: Small, path: str, old: str, new: str, expected: list[str]
) -> None:
    small.edit(path, old, new)
    told = small.tell(check_stated_figures)
    assert messages(told) == expected


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("00:00:12\n円になった。", []),
        ("12\n円になった。", []),
        ("5:07円の図。", []),
        ("00:00:12 9円の図。", ["9円"]),
        ("1:2円の図。", ["2円"]),
    ],
)
def test_lines_outside_exchanges_are_read_by_themselves(
    small: Small, words: str, told: list[str]
) -> None:
    """A time of a recording is no figure, and none goes on in the next line."""
    small.edit("raw/paper.txt", "案内に感謝する。", words)
    found = [one.split("`")[1] for one in small.tell(check_stated_figures)]
    assert found == told


def test_what_is_said_outside_exchanges_can_be_indexed(small: Small) -> None:
    small.edit("raw/paper.txt", "案内に感謝する。", "9円の案内。")
    assert len(small.tell(check_stated_figures)) == 1
    small.append(PAPER, "figures: [{value: '9', unit: 円, meaning: 値段, by: author}]\n")
    assert small.tell(check_stated_figures) == small.tell(check_indexed_figures) == []


def test_places_of_figures_that_are_not_indexed(small: Small) -> None:
    small.edit(TALK, "why: どちらも音を使う。", "why: 7円")
    assert small.tell(check_stated_figures)[0].startswith(f"{TALK}:28:51: ")
    small.edit(TOPICS, "古い海図は", "2円の海図は")
    assert small.tell(check_stated_figures)[-1].startswith(f"{TOPICS}:13:9: ")


def test_what_rests_on_nothing_is_told_once_elsewhere(small: Small) -> None:
    small.edit(TOPICS, "古い海図は", "2円の海図は")
    small.edit(TOPICS, "[paper-s2-q1]", "[paper-s9-q9]")
    assert small.tell(check_stated_figures) == []
    small.edit(TOPICS, "[paper-s9-q9]", "")
    assert small.tell(check_stated_figures) == []


def test_words_that_hold_no_figures(small: Small) -> None:
    small.edit(TALK, "title: これから", "title: 3年後\n    not_figures: [3年後]")
    assert small.tell(check_stated_figures) == []


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ([FIGURE], []),
        ([FIGURE, FIGURE], ["figure `30キロ` stands twice"]),
        ([FIGURE, FIGURE.replace("光の届く距離", "ほか")], []),
        ([FIGURE.replace("30", "31")], ["figure `31キロ` is in no text of `talk-q01`"]),
        ([FIGURE.replace("30", "30〜31")], ["figure `30〜31キロ` is in no text of `talk-q01`"]),
        ([FIGURE.replace('value: "30", unit: キロ', "value: 晴れた夜")], []),
        (
            [FIGURE.replace('value: "30", unit: キロ', "value: 曇りの夜")],
            ["figure `曇りの夜` is in no text of `talk-q01`"],
        ),
    ],
)
def test_every_indexed_figure_is_in_its_text(
    small: Small, figures: list[str], expected: list[str]
) -> None:
    small.edit(TALK, f"      - {FIGURE}\n", "".join(f"      - {one}\n" for one in figures))
    told = small.tell(check_indexed_figures)
    assert messages(told) == expected
    assert all(line.startswith(f"{TALK}:{20 + len(figures)}:9: ") for line in told)


def test_a_unit_is_known_or_stands_in_the_text(small: Small) -> None:
    small.edit(TALK, FIGURE, FIGURE.replace("キロ", "きろ"))
    assert messages(small.tell(check_indexed_figures)) == [
        "unit `きろ` is in no text of `talk-q01`; write it as the text does"
    ]


@pytest.mark.parametrize(
    ("text", "unit", "note", "told"),
    [
        ("3億を集めた", "円", "", True),
        ("3億を集めた", "キロ", "", True),
        ("3億円を集めた", "円", "", False),
        ("3億を円で集めた", "円", "", False),
        ("3億円を借り、5億を集めた", "円", "", False),
        ("￥3億を集めた", "円", "", False),
        ("3億を集めた", "円", "集めたのは円である。", False),
        ("3億を集めた", "円", "集めたのはドルである。", True),
    ],
)
def test_no_unit_is_invented(small: Small, text: str, unit: str, note: str, *, told: bool) -> None:
    """A number without a unit might count anything: what it counts is said somewhere."""
    small.edit("raw/talk.txt", "来年も続けたい", f"{text}。来年も続けたい")
    value = "5億" if "5億" in text else "3億"
    figure = f"{{value: {value}, unit: {unit}, meaning: 額, by: speaker}}"
    more = f"    figures: [{figure}]\n"
    if note:
        more += f"    notes: [{{kind: context, on: 集めた, text: {note}, basis: 典拠}}]\n"
    small.append(TALK, more)
    hint = "leave `unit` out; if you know what it counts, say so in a note"
    assert messages(small.tell(check_indexed_figures)) == (
        [f"unit `{unit}` is in no text of `talk-q03`; {hint}"] if told else []
    )


ENGLISH = {
    "talk-q01-q1": "How far does the light reach?",
    "talk-q01-a1": "On a clear night it is seen from about 30 kilometres away.",
    "talk-q01-a2": "A Fresnel lens bundles the light.",
    "talk-q01:figure-1": "30 kilometres",
}
HOLD = "the figures' translations must hold it"


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, []),
        ({"talk-q01-a2": "A lens of 7 levels."}, [
            f"figure 7 level of `talk-q01-a2` is in no index; {HOLD}"
        ]),
        ({"talk-q01-a2": "A lens of US$5,000."}, [
            f"figure 5,000 dollar of `talk-q01-a2` is in no index; {HOLD}"
        ]),
        ({"talk-q01-a2": "A lens of US$300 billion."}, [
            f"figure 300,000,000,000 dollar of `talk-q01-a2` is in no index; {HOLD}"
        ]),
        ({"talk-q01-a2": "A lens of 0.25%."}, [
            f"figure 0.25 share of `talk-q01-a2` is in no index; {HOLD}"
        ]),
        ({"talk-q01-a2": "A lens, 7."}, [f"figure 7 of `talk-q01-a2` is in no index; {HOLD}"]),
        ({"talk-q01-a1": "From far away."}, [
            "figure `30キロ` of `talk-q01-a1` was lost; the translation must hold it",
            "figure `30 kilometres` is in no text of `talk-q01`",
        ]),
        ({"talk-q01:figure-1": "31 kilometres"}, [
            f"figure 30 of `talk-q01-a1` is in no index; {HOLD}",
            "figure `30キロ` of `talk-q01-a1` was lost; the translation must hold it",
            "figure `31 kilometres` is in no text of `talk-q01`",
        ]),
        ({"talk-q01:figure-1": "a long way"}, [
            f"figure 30 of `talk-q01-a1` is in no index; {HOLD}",
            "figure `30キロ` of `talk-q01-a1` was lost; the translation must hold it",
            "figure `a long way` is in no text of `talk-q01`",
        ]),
        ({"talk-q01:figure-1": "A CLEAR night", "talk-q01-a1": "A clear night."}, []),
    ],
)  # fmt: skip
def test_english_states_the_same_figures(
    small: Small, changed: dict[str, str], expected: list[str]
) -> None:
    small.translate({**ENGLISH, **changed})
    told = small.tell(check_english_figures)
    assert messages(told) == expected
    assert all(line.startswith("locale/en/talk.po:") for line in told)
    assert all(line.split(":")[1] != "1" for line in told)


def test_a_figure_that_is_not_translated_yet_may_be_put_in_any_way(small: Small) -> None:
    texts = {key: text for key, text in ENGLISH.items() if "figure" not in key}
    small.translate(texts)
    assert small.tell(check_english_figures) == []
    small.translate({"talk-q01-a1": "From far away."})
    assert small.tell(check_english_figures) == []
    small.translate({"talk-q01-a1": "From 31 kilometres."})
    assert messages(small.tell(check_english_figures)) == [
        f"figure 31 of `talk-q01-a1` is in no index; {HOLD}"
    ]


def test_drafts_are_not_read_for_figures(small: Small) -> None:
    small.translate({**ENGLISH, "talk-q01-a1": "From far away."})
    small.edit("locale/en/talk.po", 'msgctxt "talk-q01-a1"', '#, fuzzy\nmsgctxt "talk-q01-a1"')
    assert small.tell(check_english_figures) == []


def test_numbers_of_names_are_no_figures_in_english_either(small: Small) -> None:
    small.edit(TALK, "gist: 来年も続けたいという。", "gist: GPT-4も来る。")
    small.translate({"talk-q03:gist": "4 comes too."})
    assert small.tell(check_english_figures) == []
    small.translate({"talk-q03:gist": "5 comes too."})
    assert messages(small.tell(check_english_figures)) == [
        f"figure 5 of `talk-q03:gist` is in no index; {HOLD}"
    ]


def chart(lines: str) -> str:
    return (
        "  - id: up\n    kind: growth\n    title: 題\n    text: 文\n    basis: 値\n"
        f"    lines:{lines}\n"
    )


LINE = "{id: a, name: 線, exchange: talk-q01, times: 3, years: 1, until: 2, stated: [1]}"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([LINE], []),
        ([], ["3: a growth chart without `lines`"]),
        ([LINE, LINE], ["10: line `a` again"]),
        ([LINE.replace("talk-q01", "talk-q1")],
         ["9: unknown exchange `talk-q1`; did you mean `talk-q01`?"]),
        ([LINE.replace("talk-q01", "talk-q02")], ["9: 3 times is in no index of `talk-q02`"]),
        ([LINE.replace("[1]", "[2]")], ["9: 9 times is in no index of `talk-q01`"]),
        ([LINE.replace("[1]", "[1, 3]")], ["9: stated for 3 years, drawn for 2"]),
        ([LINE.replace("years: 1", "years: 2").replace("[1]", "[2]")], []),
        ([LINE.replace("until: 2", "until: 32")],
         ["9: grows by more than 15 digits; draw fewer years"]),
        ([LINE.replace("until: 2", "until: 31")], []),
        ([LINE.replace("until: 2", "until: 1")], []),
    ],
)  # fmt: skip
def test_charts(small: Small, lines: list[str], expected: list[str]) -> None:
    small.append("editorial/units.yaml", "  - {measure: multiple, units: [倍], factor: 1}\n")
    figure = FIGURE.replace('value: "30", unit: キロ', 'value: "3", unit: 倍')
    small.edit(TALK, f"      - {FIGURE}\n", f"      - {FIGURE}\n      - {figure}\n")
    rows = "".join(f"\n      - {line}" for line in lines)
    small.append(CHARTS, chart(rows or " []"))
    told = small.tell(check_charts)
    assert [f"{line.split(':')[1]}: {line.partition(': ')[2]}" for line in told] == expected
