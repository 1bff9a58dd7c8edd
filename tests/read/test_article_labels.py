"""Labels of an article in every dress: read rightly, or asked about."""

from __future__ import annotations

import pytest

from dialogues.model import RawFile, Stated, Transcript
from dialogues.problems import Problems
from dialogues.read.layouts import parse_raw
from support.documents import assert_tiles, kinds


def parse(text: str, stated: Stated | None = None) -> Transcript:
    raw, problems = RawFile("t", "t", text, ""), Problems()
    found = parse_raw("e", raw, "article", problems, stated)
    assert_tiles(raw, found)
    assert problems.items == []
    return found


def behind_answer(lines: str) -> Transcript:
    return parse(f"1|題\nQ. 問？\nA. 答\n段落。\n{lines}")


def texts(found: Transcript) -> list[str]:
    return [f"{b.kind} {b.text.text}" for x in found.exchanges for b in x.blocks][3:]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        *(
            (f"{head}\n文。", "supplement 文。")
            for head in [
                "補足:",
                "【補足】",
                "●補足:",
                "▶補足:",
                "＜補足＞",
                "**補足**",
                "##補足",
                "（補足）",
                "補足",
                "◆補足",
                "[補足]",
                "〈補足〉",
                "★補足：",
                "補足説明：",
                "追記：",
                "筆者による補足：",
                "備考：",
                "▼補足1:",
            ]
        ),
        *((f"{head}文。", "supplement 文。") for head in ("補足: ", "【補足】", "**補足:** ")),
        ("（補足：文。）", "supplement 文。"),
        *(
            (f"{head}文。", "remark 文。")
            for head in [
                "注：",
                "※1 ",
                "＊注 ",
                "(※)注 ",
                "（※）",
                "注1：",
                "*1 ",
                "†",
                "訳注：",
                "※１：",
                "※注：",
            ]
        ),
        ("※1000人。", "remark 1000人。"),
        *((f"{head}文。", "interpretation 文。") for head in ("解釈：", "私見：", "筆者の感想：")),
        ("解釈\n文。", "interpretation 文。"),
        ("補足すると、文。", "answer 補足すると、文。"),
        ("注文は多い。", "answer 注文は多い。"),
        ("解釈は人による。", "answer 解釈は人による。"),
        ("「補足」と言う。", "answer 「補足」と言う。"),
    ],
)
def test_the_authors_notes(lines: str, expected: str) -> None:
    found = behind_answer(lines)
    assert texts(found) == [expected]
    assert found.doubts == ()


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        *(("補足\u3000文。", "supplement"), ("補足 文。", "supplement"), ("注 文。", "remark")),
        *(("参考：文。", "supplement"), ("コメント：文。", "interpretation"), ("＊文。", "remark")),
        *(("感想：文。", "interpretation"), ("●要点：", "answer"), ("聞き手：文。", "answer")),
        *(("最後に、文。", "answer"), ("読んでくれてありがとう。", "answer"), ("以上。", "answer")),
    ],
)
def test_what_may_be_other_words_than_it_is_read_as(lines: str, kind: str) -> None:
    found = behind_answer(lines)
    assert [line.split(" ")[0] for line in texts(found)] == [kind]
    (doubt,) = found.doubts
    text = f"1|題\nQ. 問？\nA. 答\n段落。\n{lines}"
    assert parse(text, Stated(sure=(doubt.words,))).doubts == ()


def test_whose_a_line_behind_a_note_in_one_line_is() -> None:
    found = behind_answer("補足: 文。\n段落か。\n▼ 解釈: 文。\n続き。\n（補足：文。）\n続き。")
    assert [doubt.message for doubt in found.doubts] == [
        "the supplement may end with the line before"
    ]


@pytest.mark.parametrize(
    "head",
    [
        "おわりに",
        "終りに",
        "終わりに",
        "##おわりに",
        "最後に：",
        "結び",
        "【おわりに】",
        "謝辞",
        "さいごに",
        "むすび",
        "結びに",
        "あとがき",
        "■おわりに",
        "2|おわりに",
        "**おわりに**",
        "おわりに（筆者）",
        "編集後記",
        "最後に",
        "結びにかえて",
    ],
)
def test_closing_words(head: str) -> None:
    found = behind_answer(f"{head}\n皆に感謝する。")
    assert texts(found) == []
    assert found.doubts == ()


@pytest.mark.parametrize("head", ["まとめ", "総括", "以上", "おわりに：よかった。"])
def test_headings_that_may_sum_up_the_answer(head: str) -> None:
    found = behind_answer(f"{head}\n文。")
    assert texts(found) == []
    assert len(found.doubts) == 1


@pytest.mark.parametrize("head", ["おわりに", "まとめ"])
def test_no_question_is_lost_behind_closing_words(head: str) -> None:
    found = behind_answer(f"{head}\n文。\nQ. 次は？\nA. ない。")
    assert kinds(found) == {"e-s1-q1": "qhaaa", "e-s1-q2": "qh"}
    assert len(found.doubts) == 1


@pytest.mark.parametrize(
    "label",
    [
        "Q.",
        "Q（学生）.",
        "Q(学生):",
        "Ｑ、",
        "Q：",
        "Q 学生：",
        "質問：",
        "Q)",
        "【Q】",
        "**Q.**",
        "### Q.",
        "Q．",
        "問：",
        "【質問】",
        "q.",
        "追加質問：",
        "> Q.",
        "■ Q.",
        "Q（学生）：",
        "Q｜",
    ],
)
def test_questions(label: str) -> None:
    found = behind_answer(f"{label} 次は？\nA. ない。")
    assert [b.text.text for b in found.exchanges[1].blocks] == ["次は？", "ない。"]
    assert found.doubts == ()


@pytest.mark.parametrize("label", ["Q1.", "Q1：", "質問1：", "Q.1", "Ｑ１．", "**Q1**", "### Q1."])
def test_questions_with_numbers(label: str) -> None:
    second = label.replace("1", "2").replace("１", "２")
    found = parse(f"1|題\n{label} 問？\nA. 答\n{second} 次は？\nA1. ない。")
    assert kinds(found) == {"e-s1-q1": "qh", "e-s1-q2": "qh"}
    third = label.replace("1", "4").replace("１", "４")
    found = parse(f"1|題\n{label} 問？\nA. 答\n{third} 次は？\nA1. ない。")
    assert "question 4 stands behind question 1" in [doubt.message for doubt in found.doubts]


@pytest.mark.parametrize(
    "label", ["A.", "Ａ．", "A（アルトマン氏）.", "A：", "回答：", "【A】", "**A.**"]
)
def test_answers(label: str) -> None:
    found = parse(f"1|題\nQ. 問？\n前置き。\n{label} 答")
    assert kinds(found) == {"e-s1-q1": "qch"}


@pytest.mark.parametrize("line", ["A.I.は速い。", "Aは速い。", "A社：速い。", "Q3Dは速い。"])
def test_what_is_no_label(line: str) -> None:
    assert texts(behind_answer(line)) == [f"answer {line}"]


@pytest.mark.parametrize("line", ["Q 次は？", "Q1 次は？", "Q2. 次は？"])
def test_questions_on_thin_evidence(line: str) -> None:
    found = behind_answer(f"{line}\nA. ない。")
    assert len(found.exchanges) == 2
    assert found.doubts


TITLES = ["2 山", "２．山", "## 山", "2、山", "【2】山", "第2章 山", "山", "2: 山", "■ 山", "2. 山"]


@pytest.mark.parametrize("title", TITLES)
def test_titles_without_their_bar_that_the_contents_have(title: str) -> None:
    found = parse(f"1|海\n2|山\n本文。\n1|海\nQ. 問？\nA. 答\n段落。\n{title}\nQ. 次？\nA. ない。")
    assert kinds(found) == {"e-s1-q1": "qha", "e-s2-q1": "qh"}
    assert [section.title.text for section in found.sections] == ["海", "山"]
    assert found.doubts == ()


def test_the_first_title_without_its_bar() -> None:
    found = parse("1|海\n2|山\n本文。\n1 海\nQ. 問？\nA. 答\n2|山\nQ. 次？\nA. ない。")
    assert kinds(found) == {"e-s1-q1": "qh", "e-s2-q1": "qh"}


def test_a_title_without_its_bar_between_two_that_have_theirs() -> None:
    found = parse("1|海\nQ. 問？\nA. 答\n段落。\n2 山\nQ. 次？\nA. ない。\n3|空\nQ. 三？\nA. 答")
    assert kinds(found) == {"e-s1-q1": "qha", "e-s2-q1": "qh", "e-s3-q1": "qh"}
    assert found.doubts == ()


@pytest.mark.parametrize("title", [one for one in TITLES if one[0] != "■"])
def test_titles_without_their_bar_that_nothing_settles(title: str) -> None:
    found = behind_answer(f"{title}\nQ. 次？\nA. ない。")
    assert texts(found)[0] == f"answer {title}"
    assert len(found.doubts) == 1


def test_a_lead_in_is_context_of_the_next_question() -> None:
    found = parse("1|海\n断り書き。\n- 項目\n※ 注。\nQ. 問？\n前置き。\nA. 答")
    assert kinds(found) == {"e-s1-q1": "qcCrch"}
    assert [block.id for block in found.exchanges[0].blocks] == [
        *("e-s1-q1-q1", "e-s1-q1-c1", "e-s1-q1-c2", "e-s1-q1-n1", "e-s1-q1-c3", "e-s1-q1-h1"),
    ]


def test_a_lead_in_that_the_editor_sets_aside_by_how_it_begins() -> None:
    stated = Stated(furniture=("断り書き…",))
    assert kinds(parse("1|海\n断り書きである。\nQ. 問？\nA. 答", stated)) == {"e-s1-q1": "qh"}


def test_without_sections() -> None:
    found = parse("質疑をまとめる。\nQ. 問？\nA. 答\nQ. 次？\nA. ない。")
    assert kinds(found) == {"e-q01": "qh", "e-q02": "qh"}
    assert found.sections == ()
    assert found.doubts == ()


@pytest.mark.parametrize("line", ["質問者：海は？", "海は青いのか？", "司会「海は」"])
def test_what_may_be_an_exchange_before_the_first_question(line: str) -> None:
    assert len(parse(f"まえがき。\n{line}\n青い。\nQ. 問？\nA. 答").doubts) == 1
