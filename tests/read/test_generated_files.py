"""Ten thousand made-up and mangled raw files: no parser raises, none loses a character."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogues.model import Layout, RawFile
from dialogues.problems import Problems
from dialogues.read.layouts import parse_raw
from dialogues.read.text import read_raw
from support.documents import assert_placed, assert_tiles, begins_with_questions, unique_ids
from support.trees import HOME

pytestmark = pytest.mark.untraced

ALL: list[Layout] = ["thread", "article"]
WORDS = [
    "未来",
    "AGI",
    "Deep Research",
    "10年",
    "だ",
    "です",
    "か",
    "「",
    "」",
    "『",
    "（",
    "）",
    "Q1",
]
MARKS = [
    *("。", "。 ", "? ", "？", "？ ", "、", " ", "\u3000", "\n", "\r\n", "\n\n", "\t", "\u200d"),
    *(" --- ", "--- Q1. ", " --- Q2. ", "Ｑ３．", " --- Q99. ", "---", "Q. ", "A. ", "Ａ．"),
    *("1|題\n", "２｜題\n", "\n1|", "\n▼ 補足:\n", "▼ 解釈:", "▼ 何:", "\n※ ", "\n- ", "・"),
    *("*** Q2. ", " —— ", " Q2. ", "！ ", "補足: ", "（補足）", "※1 ", "＊注 ", "まとめ\n"),
    *("Q（学生）. ", "質問：", "2 題\n", "## 題\n", "ありがとう", "以上。"),
    *("おわりに\n", "Share this thread", "1/2", "(", ")", "[", "]", "\ufeff", "\0", "\u2028"),
]
texts = st.lists(st.sampled_from(WORDS + MARKS) | st.text(max_size=6), max_size=60).map("".join)
OWN = [path.read_text("utf-8") for path in sorted((HOME / "raw").glob("*.txt"))]


@st.composite
def mangled(draw: st.DrawFn) -> str:
    """One of our own raw files, cut, doubled and strewn with marks."""
    text = draw(st.sampled_from(OWN))
    start = draw(st.integers(0, len(text)))
    text = text[start : start + draw(st.integers(0, 900))]
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(text)))
        gone = draw(st.integers(0, 30))
        text = text[:at] + draw(st.sampled_from(["", *MARKS])) + text[at + gone :]
    return text


def check(text: str) -> None:
    """Both parsers on any text at all, fit to print or not."""
    for layout in ALL:
        problems = Problems()
        raw = RawFile("made.txt", "made.txt", text, "")
        document = parse_raw("made", raw, layout, problems)
        if text:
            assert_tiles(raw, document)
        assert_placed(text, document, problems)
        asked = begins_with_questions(document)
        assert (asked and unique_ids(document)) or problems.items


@settings(max_examples=2_500, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts)
def test_generated_files(text: str) -> None:
    check(text)


@settings(max_examples=2_500, deadline=None, suppress_health_check=list(HealthCheck))
@given(mangled())
def test_mangled_files(text: str) -> None:
    check(text)


@settings(max_examples=500, deadline=None)
@given(st.binary(max_size=200) | texts.map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "raw.txt"
        path.write_bytes(data)
        problems = Problems()
        raw = read_raw(path, problems)
        assert (raw is None) == bool(problems.items)
        if raw:
            assert raw.text.encode("utf-8") == data


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["どう？", "何が？", "なぜか？"]),
            st.lists(
                st.sampled_from(
                    ["短い答え。", "「引用。 引用」と言う。", "Deep Research は速い。"]
                ),
                min_size=1,
                max_size=4,
            ),
        ),
        min_size=1,
        max_size=60,
    )
)
def test_a_written_thread_reads_back(exchanges: list[tuple[str, list[str]]]) -> None:
    text = "前置き" + "".join(
        f" --- Q{n}. {question} {' '.join(answers)}"
        for n, (question, answers) in enumerate(exchanges, 1)
    )
    problems = Problems()
    document = parse_raw("made", RawFile("t", "t", text, ""), "thread", problems)
    assert not problems.items
    read = [[block.text.text for block in exchange.blocks] for exchange in document.exchanges]
    assert read == [[question, *answers] for question, answers in exchanges]


def test_the_check_can_fail() -> None:
    """A document that leaves a character out must not pass."""
    text = "--- Q1. どう？ 答え。"
    document = parse_raw("made", RawFile("t", "t", text, ""), "thread", Problems())
    with pytest.raises(AssertionError):
        assert_tiles(RawFile("t", "t", text + "余り", ""), document)
