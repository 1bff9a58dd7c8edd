"""Shapes that editors meet: each text comes apart as its people read it, and nothing is lost."""

from __future__ import annotations

import html
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogues.model import Layout, RawFile, Stated, Transcript
from dialogues.problems import Problems
from dialogues.read.layouts import PARSERS, detect_layout, parse_raw
from dialogues.read.text import read_raw
from support.trees import HOME

SHAPES = HOME / "tests/cases/shapes"
#: Layouts whose blocks say what people read, without the marks that stand in the raw text.
CLEANED: list[Layout] = ["labelled", "speakers", "subtitles", "page"]


def split(
    text: str, layout: Layout | None = None, **stated: object
) -> tuple[Transcript, list[str]]:
    """The transcript of a text in its layout, and what is wrong with it."""
    problems = Problems()
    found = layout or detect_layout(text)
    assert found, "no layout"
    raw = RawFile("t", "t", text, "")
    document = parse_raw("e", raw, found, problems, Stated(**stated))  # type: ignore[arg-type]
    assert_nothing_lost(raw, document)
    return document, [str(one) for one in problems.items]


def assert_nothing_lost(raw: RawFile, document: Transcript) -> None:
    """Spans tile the file, and the letters of a block stand before its end, in order."""
    blocks = [block for exchange in document.exchanges for block in exchange.blocks]
    spans = sorted([*(block.span for block in blocks), *document.furniture])
    assert [start for start, _ in spans] == [0, *(end for _, end in spans[:-1])]
    assert spans[-1][1] == len(raw.text)
    before = 0
    for block in blocks:
        letters = iter(filter(str.isalnum, html.unescape(raw.text[before : block.span[1]])))
        assert all(letter in letters for letter in filter(str.isalnum, block.text.text)), block.id
        if document.layout not in CLEANED:
            assert raw.text[slice(*block.span)] == block.text.text
            continue
        before = block.span[0] if block.text.text.partition("：")[0] in raw.text else block.span[1]


def tell(document: Transcript) -> str:
    """``q01 question | a answer`` for each exchange, its id's end, kinds by letter."""
    return "; ".join(
        f"{x.id[2:]} " + " | ".join(f"{b.kind[0]} {b.text.text}" for b in x.blocks)
        for x in document.exchanges
    )


GIVEN: dict[str, tuple[Layout, int, str]] = {
    "02": ("speakers", 1, "q01 q 家族にも自社の製品を使わせますか | a 喜んで使える製品にすることを"
           "目標にしたいと思います; q02 q 問題が起きた場合の責任をどう考えますか | a 問題が起きれば責任を"
           "感じます"),
    "04": ("labelled", 0, "q01 q 株主への説明はいつ行うのか | a できるだけ早い機会に設けたい。時期は検討"
           "している; q02 q 調査の期間はさかのぼるのか | a 三年分を対象とした。過去の案件の一部も含む; "
           "q03 q 責任は | a 重く受け止めている"),
    "06": ("labelled", 0, "q41 q AIは人間を超えられますか？ | a 特定の作業ではすでに超えています。常識的な"
           "判断ではまだ及びません。; q42 q オフラインで使えますか？ | a いいえ、公式のものはインターネット"
           "接続が必要です。"),
    "08": ("speakers", 0, "q01 q Welcome to the show. How do you prepare? | a I read everything, and "
           "take notes.; q02 q And what do you do with the notes? | a I turn them into flash cards."),
    "10": ("speakers", 0, "q01 q まずは自己紹介をお願いします。 | a 山田：大学で講師をしています。 | a 鈴木："
           "フリーランスで働いています。; q02 q 勉強会を始めたきっかけは何ですか？ | a 山田：身近に集まりが"
           "なかったからです。"),
    "12": ("labelled", 0, "s1-q1 q 通期の見通しを教えてほしい。 | a 売上高は前期比10%増の120億円を見込む。"
           " | a 国内は堅調 | a 海外は為替の影響を受ける; s2-q1 q AIへの投資額は。 | a 3年間で50億円を投じる。"),
    "14": ("subtitles", 0, "q01 q I wanted to start with your background so where did you grow up? | "
           "a In a small town, Q: nothing there"),
    "16": ("labelled", 0, "q01 q What is the plan? | a We will ship more often. It is not a race.; q02 "
           "q And the price? | a It will fall again."),
    "18": ("page", 0, "q01 q 参加費はいくらですか？ | a 無料です。; q02 q 録画はありますか？ | a 後日公開"
           "します。"),
    "20": ("labelled", 0, "q01 q AI時代に必要な力は何ですか？ | a 問いを立てる力です。正解は機械が出してくれ"
           "ます。; q02 q 失敗した経験は？ | a 数えきれません。三つだけ挙げます。"),
    "22": ("labelled", 0, "q01 q When will the next model be out? | a Soon, but we do not give dates.; "
           "q02 q Will you publish weights? | a We are discussing it."),
    "24": ("thread", 0, "q01 q What future do you see? | a He expects everyone to have a capable "
           "assistant. It will take ten years.; q02 q Is it safe? | a He says that it depends on use."),
    "26": ("article", 0, "s1-q1 q 次のモデルはどうなるか？ | h 軽くなるという。 | a 説明が続いた。; s2-q1 q "
           "仕事はどうなるか？ | h 変わるという。"),
    "28": ("article", 0, "q01 q 次のモデルはどうなるか？ | h 軽くなるという。; q02 q 仕事はどうなるか？ | h "
           "変わるという。"),
    "30": ("thread", 0, "q01 q いつ黒字になるか？ | a 2025年Q2. にも見込むという。; q02 q 次は？ | a まだ言え"
           "ないという。"),
    "32": ("labelled", 0, "q01 q 配当の方針を教えてほしい。 | a 配当性向30%を目安とする。; q02 q AIの活用は。 "
           "| a 全社で進めている。"),
}  # fmt: skip


@pytest.mark.parametrize("path", sorted(SHAPES.iterdir()), ids=lambda path: path.name)
def test_given_shapes(path: Path) -> None:
    problems = Problems()
    raw = read_raw(path, problems)
    assert raw
    layout, doubts, told = GIVEN[path.name[:2]]
    document, wrong = split(raw.text)
    assert (document.layout, wrong, len(document.doubts)) == (layout, [], doubts)
    assert tell(document) == told


#: One exchange or two in many spellings: text, and what it says in short.
TWO = "q01 q 何か | a 海だ; q02 q なぜか | a 青い"
SPELLINGS: list[tuple[str, str]] = [
    *(
        (f"前書き\n{q.format(1)}何か\n{a.format(1)}海だ\n{q.format(2)}なぜか\n{a.format(2)}青い\n", TWO)
        for q, a in (
            ("Q{}　", "A{}　"),
            ("Q{} ", "A{} "),
            ("Ｑ{}．", "Ａ{}．"),
            ("Ｑ：", "Ａ："),
            ("問{}　", "答{}　"),
            ("問{}　", "答　"),
            ("（問{}）", "（答）"),
            ("（問）", "（答）"),
            ("【質問{}】", "【回答】"),
            ("【質問】", "【回答】"),
            ("【Q{}】", "【A{}】"),
            ("質問{}：", "回答："),
            ("質問：", "回答："),
            ("■質問{}：", "→回答："),
            ("■ 質問{}\n", "回答\n"),
            ("◆Q{}. ", "◇A{}. "),
            ("Question {}: ", "Answer: "),
            ("Question: ", "Answer: "),
            ("### Q{}. ", "A. "),
            ("### Q. ", ""),
            ("**Q:** ", "**A:** "),
            ("**Q{}.** ", "**A.** "),
            ("**Q{}**: ", "**A**: "),
            ("- **Q:** ", "- **A:** "),
            ("Q（学生）: ", "A: "),
            ("> ", ""),
            ("Q{}. ", ""),
            ("{}/2 Q{}. ".replace("{}/2", "1/2"), ""),
        )
        if a or not q.startswith("【")
    ),
    ("Q「何か」\nA「海だ」\nQ「なぜか」\nA「青い」", TWO),
    ("Q: 何か\n\nA: 海だ\n\n\nQ: なぜか\n\nA: 青い", TWO),
    ("記者：何か\n社長：海だ\n記者：なぜか\n社長：青い", TWO),
    ("**聞き手**：何か\n**山田**：海だ\n**聞き手**：なぜか\n**山田**：青い", TWO),
    ("――何か\n山田：海だ\n――なぜか\n山田：青い", TWO),
    ("――何か\n\n山田　海だ\n", ""),
    ("── 何か\n山田: 海だ\n── なぜか\n山田: 青い", TWO),
    ("[00:01:02] 司会: 何か\n[00:01:05] 山田: 海だ\n[00:02:02] 司会: なぜか\n[0:03] 山田: 青い", TWO),
    ("司会  0:12\n何か\n山田  0:15\n海だ\n司会  1:12\nなぜか\n山田  1:20\n青い", TWO),
    ("司会 (00:12)\n何か\n山田 (00:15)\n海だ\n司会 (01:12)\nなぜか\n山田 (01:20)\n青い", TWO),
    ("記者\n「何か」\n市長\n「海だ」\n記者\n「なぜか」\n市長\n「青い」", TWO),
    (
        "1\n00:00:01,000 --> 00:00:02,000\n司会: 何か\n\n2\n00:00:02,000 --> 00:00:03,000\n山田: 海だ\n\n"
        "3\n00:00:04,000 --> 00:00:05,000\n司会: な\n\n4\n00:00:05,000 --> 00:00:06,000\nぜか\n\n"
        "5\n00:00:06,000 --> 00:00:07,000\n山田: 青い\n",
        TWO,
    ),
    (
        "WEBVTT\n\nNOTE 作成者\n\nSTYLE\n::cue {}\n\n1\n00:01.000 --> 00:02.000 align:start\n<v 司会><i>何か</i>"
        "\n\n00:02.000 --> 00:03.000\n<v 山田>海だ\n\n00:03.000 --> 00:04.000\n<v 司会>なぜか\n\n"
        "00:04.000 --> 00:05.000\n<v 山田>青い\n",
        TWO,
    ),
    ("<h3>何か？</h3><p>海だ</p><h3>なぜか？</h3><p>青い</p>", TWO.replace("か |", "か？ |")),
    ("<p><b>Q.</b> 何か</p><p><b>A.</b> 海だ</p><p><b>Q.</b> なぜか</p><p>A. 青い</p>", TWO),
    ("<table><tr><td>何か</td><td>海だ</td></tr><tr><td>なぜか</td><td>青い</td></tr></table>", TWO),
    ("<html><head><title>Q. 題</title><script>Q. x</script></head><body><dl><dt>何か</dt><dd>海だ</dd>"
     "<dt>なぜか<dd>青い</dl></body></html>", TWO),
    ("<details><summary>何か？</summary>海だ</details><details><summary>なぜか？</summary>青い</details>",
     TWO.replace("か |", "か？ |")),
    ("<p>司会：何か</p><p>山田：海だ</p><p>司会：なぜか</p><p>山田：青い</p>", TWO),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), [one for one in SPELLINGS if one[1]])
@pytest.mark.parametrize("bare", [False, True], ids=["", "windows"])
def test_spellings(text: str, told: str, bare: bool) -> None:
    if bare:
        text = "\ufeff" + text.replace("\n", "\r\n")
    document, wrong = split(text)
    # An article's answer begins with a headline.
    assert (tell(document).replace("| h ", "| a "), wrong) == (told, [])


@pytest.mark.parametrize(
    ("text", "layout"),
    [
        ("ただの文章。\nもう一行。", None),
        ("A社は強い。\nB社は弱い。", None),
        ("時刻: 10:00\n場所: 東京", None),
        ("A small town.\nQuick notes.", None),
    ],
)
def test_what_has_no_questions_has_no_layout(text: str, layout: Layout | None) -> None:
    assert detect_layout(text) == layout


def test_editors_own_layout_holds_everything() -> None:
    """Sections, lead-ins, several paragraphs and speakers, the author's notes, what is left out."""
    text = (
        "# 対話の記録\n// 2025年に聞いた\n## はじめの話\nQ: 何か\n学生が尋ねた。\nA（山田）: 海だ\nもう一つある。\n"
        "・青い\n※ 記録による\n補足: 海は広い\n解釈: 広さの話だ\n## つぎの話\nQ: なぜか\nA（鈴木）: 遠いからだ\n"
        "おわりに\nまた聞く。\n"
    )
    document, wrong = split(text)
    assert (document.layout, wrong, document.doubts) == ("labelled", [], ())
    assert [section.title.text for section in document.sections] == ["はじめの話", "つぎの話"]
    assert tell(document) == (
        "s1-q1 q 何か | c 学生が尋ねた。 | a 山田：海だ | a もう一つある。 | a 青い | r 記録による | s 海は広い"
        " | i 広さの話だ; s2-q1 q なぜか | a 鈴木：遠いからだ"
    )


def test_who_asks_is_asked_where_nothing_says_it() -> None:
    text = "山田：何か\n鈴木：海だ\n山田：なぜか\n鈴木：青い"
    document, _ = split(text)
    (doubt,) = document.doubts
    assert doubt.message == "nothing says who asks"
    assert "speakers: {山田: asks, 鈴木: answers}" in doubt.hint
    assert tell(document) == TWO
    document, _ = split(text, speakers={"鈴木": "asks", "山田": "answers"}, layout="speakers")
    assert [one.message for one in document.doubts] == [
        "words before the first question are left out"
    ]
    assert tell(document) == "q01 q 海だ | a なぜか"


def test_what_nobody_says_is_a_doubt() -> None:
    document, wrong = split("00:01.000 --> 00:02.000\n何か？\n\n00:02.000 --> 00:03.000\n海だ\n")
    assert [one.message for one in document.doubts] == ["nothing says who speaks"]
    assert (tell(document), wrong) == ("q01 q 何か？ | a 海だ", [])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Q: 何か\nQ: なぜか\nA: 青い", "question without answer"),
        ("A: 青い\nQ: 何か\nA: 海だ", "answer without a question"),
        ("Q1: 何か\nA: 海だ\nQ1: なぜか\nA: 青い", "question 1 stands twice"),
    ],
)
def test_mistakes_are_told(text: str, message: str) -> None:
    _, wrong = split(text, "labelled")
    assert len(wrong) == 1 and message in wrong[0]


PIECES = [
    *("Q: ", "A: ", "Q1. ", "質問：", "回答：", "【題】", "## 題", "**Q:** ", "> ", "※ ", "補足: ", "// "),
    *("司会：", "山田: ", "――", "「", "」", "[00:01] ", "00:01.000 --> 00:02.000", "<v 山田>", "WEBVTT"),
    *("<p>", "</p>", "<dt>", "<dd>", "<h2>", "<script>", "<!--", "-->", "&amp;", "&#", "<", "おわりに"),
    *("何か？", "海だ。", "text ", "\n", "\n\n", "\r\n", "\u3000", " ", "*", "[a](b)"),
]  # fmt: skip


@pytest.mark.parametrize("layout", PARSERS)
@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=40).map("".join))
def test_any_text_tiles(layout: Layout, text: str) -> None:
    if text:
        split(text, layout)


@pytest.mark.parametrize("layout", PARSERS)
@pytest.mark.parametrize(
    "piece", ["a", "1", "(", " ", "Q", "*", ":", "<", "-", "「", "Q: a\n", "[a](", "> a\n"]
)
def test_long_texts_end(layout: Layout, piece: str) -> None:
    """No pattern tries what is in vain again and again: this would take hours."""
    detect_layout(piece * 100_000)
    split(piece * 100_000, layout)
