"""Where a thread's questions end, what its marks look like: read rightly, or asked about."""

from __future__ import annotations

import pytest

from dialogues.model import RawFile, Stated, Transcript
from dialogues.problems import Problems
from dialogues.read.layouts import detect_layout, parse_raw
from support.documents import assert_tiles


def parse(text: str, stated: Stated | None = None) -> Transcript:
    raw, problems = RawFile("t", "t", text, ""), Problems()
    found = parse_raw("e", raw, "thread", problems, stated)
    assert_tiles(raw, found)
    assert problems.items == []
    return found


def thread(*bodies: str) -> str:
    return "前置き" + "".join(f" --- Q{n}. {body}" for n, body in enumerate(bodies, 1))


def first(found: Transcript) -> list[str]:
    return [block.text.text for block in found.exchanges[0].blocks]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("何？ 答え。 続き。", ["何？", "答え。", "続き。"]),
        ("何⁇ 答え。 続き。", ["何⁇", "答え。", "続き。"]),
        ("何⁉ 答え。", ["何⁉", "答え。"]),
        ("何!? 答え。", ["何!?", "答え。"]),
        ("何？！ 答え。", ["何？！", "答え。"]),
        ("何？？ 答え。", ["何？？", "答え。"]),
        ("何？。 答え。", ["何？。", "答え。"]),
        ("何？（笑） 答え。", ["何？（笑）", "答え。"]),
        ("背景がある。それで何？ 答え。", ["背景がある。それで何？", "答え。"]),
        ("どう見るか。 答え。 続き。", ["どう見るか。", "答え。", "続き。"]),
        ("「何か？ 本当か？」とは何？ 答え。", ["「何か？ 本当か？」とは何？", "答え。"]),
        ("何？ 「なぜか？ 本当か？」と言う。", ["何？", "「なぜか？ 本当か？」と言う。"]),
        ("What is it? It is good. So be it.", ["What is it?", "It is good. So be it."]),
    ],
)
def test_what_form_settles(body: str, expected: list[str]) -> None:
    found = parse(thread(body, "次は？ ない。"))
    assert first(found) == expected
    assert found.doubts == ()


@pytest.mark.parametrize(
    ("body", "question"),
    [
        ("何を作る？ なぜ作る？ 箱だ。 秘密だ。", "何を作る？ なぜ作る？"),
        ("何？ なぜ？ いつ？ 箱だ。", "何？ なぜ？ いつ？"),
        ("景気が悪い。 どう見る？ 悪い。", "景気が悪い。 どう見る？"),
        ("教えてください。 なぜ聞く？ 知りたい。", "教えてください。"),
        ("何？ 費用も教えてほしい。 十円だ。", "何？"),
        ("何？ 力を持つのだから。 答え。", "何？"),
        ("何？ 下がった。今年は？ 上がる。", "何？"),
        ("抱負を！ 頑張る。 続ける。", "抱負を！"),
        ("抱負を! 頑張る。 続ける。", "抱負を!"),
        ("抱負を教えてください。 頑張る。", "抱負を教えてください。"),
        ("抱負 頑張る。 続ける。", "抱負 頑張る。"),
        ("抱負 頑張る", "抱負"),
        ("何?箱だ。 続き。", "何?箱だ。"),
        ("何？箱だ。 続き。", "何？"),
        ("何？笑 箱だ。", "何？"),
        ("何がどう?で、こう? 箱だ。", "何がどう?で、こう?"),
        ("なぜ？と聞かれたら？ 答える。", "なぜ？と聞かれたら？"),
        ("「何か？」 箱だ。 続き。", "「何か？」"),
        ("どう思うか（なぜ？） 箱だ。 続き。", "どう思うか（なぜ？）"),
        ("抱負 頑張る。なぜ？ 好きだ。", "抱負 頑張る。なぜ？"),
        ("すごい！ 何？ 箱だ。", "すごい！ 何？"),
        ("Tell us. It is good. Yes.", "Tell us."),
        ("Tell us. Why? It is good.", "Tell us. Why?"),
        ("What? Please explain. It is good.", "What?"),
        ("何？ A. 答え。", "何？"),
    ],
)
def test_what_only_the_editor_can_settle(body: str, question: str) -> None:
    text = thread(body, "次は？ ない。")
    found = parse(text)
    assert first(found)[0] == question
    (doubt,) = found.doubts
    assert doubt.words
    assert doubt.words in text
    assert parse(text, Stated(sure=(doubt.words,))).doubts == ()


def test_a_stated_end_settles_it() -> None:
    found = parse(thread("何を作る？ なぜ作る？ 箱だ。"), Stated({"e-q01": "何を作る？"}))
    assert first(found) == ["何を作る？", "なぜ作る？ 箱だ。"]
    assert found.doubts == ()


def test_a_doubt_says_what_to_state() -> None:
    (doubt,) = parse(thread("何を作る？ なぜ作る？ 箱だ。")).doubts
    assert '`question_ends_with: "何を作る？"`' in doubt.hint


@pytest.mark.parametrize("mark", ["?", "？"])
def test_a_file_that_parts_none_of_its_questions_by_a_space(mark: str) -> None:
    found = parse(thread(f"何{mark}箱だ。 続き。", f"次は{mark}ない。"))
    assert [[b.text.text for b in x.blocks] for x in found.exchanges] == [
        [f"何{mark}", "箱だ。", "続き。"],
        [f"次は{mark}", "ない。"],
    ]
    assert found.doubts == ()


def test_labels_before_all_answers() -> None:
    found = parse(thread("何を作る A. 箱だ。 Aだ。", "次 A1：ない。"))
    assert first(found) == ["何を作る", "箱だ。", "Aだ。"]
    assert found.doubts == ()


def test_a_label_without_a_question_before_it_is_asked_about() -> None:
    found = parse("--- Q1. A. 箱だ")
    assert first(found) == ["A.", "箱だ"]
    assert found.doubts


RULES = ["——", "***", "___", "====", "－－－", "———", "――", "─────", "--", "~~~", "＊＊＊", "＝＝"]


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("space", [" ", ""])
def test_rules_of_any_kind_before_the_next_number(rule: str, space: str) -> None:
    found = parse(f"{thread('何？ 箱だ。')} {rule}{space}Q2. 次は？ ない。")
    assert [x.id for x in found.exchanges] == ["e-q01", "e-q02"]
    assert first(found) == ["何？", "箱だ。"]
    assert found.doubts == ()


@pytest.mark.parametrize("rule", ["***", "===="])
def test_all_marks_behind_another_rule(rule: str) -> None:
    text = f"前置き {rule} Q1. 何？ 箱だ。 {rule} Q2. 次は？ ない。"
    assert detect_layout(text) == "thread"
    assert len(parse(text).exchanges) == 2


@pytest.mark.parametrize(
    "end",
    [
        *(f"{rule} 次は何？ ない。" for rule in RULES if set(rule) != {"－"}),
        *("■ Q2. 次は。", "Q2. 次は。", "【Q2】次は。", "*** Q2 次は。", "*** Q9. 次は。"),
        *("おわり", "（おわり）", "終わり。", "以上。", "以上です。", "読んでくれてありがとう。"),
        *("感謝する。", "フォローしてほしい。", "続きはこちら。", "https://example.org", "#箱"),
        *("出典は本誌。", "Thank you for reading.", "The end"),
    ],
)
def test_what_may_not_be_the_answer(end: str) -> None:
    text = f"{thread('何？ 箱だ。')} {end}"
    found = parse(text)
    assert first(found)[1:] == ["箱だ。", *end.replace("。 ", "。|").split("|")]
    assert found.doubts


def test_closing_words_are_set_aside_once_they_are_listed() -> None:
    text = f"{thread('何？ 箱だ。')} 以上。 読んでくれてありがとう。"
    stated = Stated(furniture=("以上。", "読んでくれてありがとう。"))
    found = parse(text, stated)
    assert first(found) == ["何？", "箱だ。"]
    assert found.doubts == ()


def test_what_is_listed_is_not_taken_off_within_a_word() -> None:
    found = parse(thread("何？ 大きな箱だ。"), Stated(furniture=("箱だ。", "だ。")))
    assert first(found) == ["何？", "大きな箱だ。"]


@pytest.mark.parametrize("quarter", ["2025年Q2. にも見込む。", "2025 Q2. にも見込む。"])
def test_a_quarter_is_no_mark(quarter: str) -> None:
    found = parse(thread(f"いつ黒字か？ {quarter}", "次は？ ない。"))
    assert first(found) == ["いつ黒字か？", quarter]
    assert found.doubts == ()


def test_a_line_that_begins_with_a_number_among_marks_with_rules() -> None:
    found = parse(f"{thread('何？ 箱だ。')}\nQ2. 次は？ ない。")
    assert len(found.exchanges) == 2
    (doubt,) = found.doubts
    assert "without the rule" in doubt.message


def test_doubtful_words_that_stand_twice_reach_farther() -> None:
    body = "何を作る？ なぜ作る？ 箱だ。"
    found = parse(thread(f"一つ、{body} 青い箱だという話をした。", f"二つ、{body} 赤い箱だ。"))
    assert len({doubt.words for doubt in found.doubts}) == 2
