"""Made-up questions and answers, written in every layout, read back as they were."""

from __future__ import annotations

import html
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogues.model import Layout
from support.shapes import split, tell

pytestmark = pytest.mark.untraced

Exchanges = list[tuple[str, list[str]]]
Write = Callable[[Exchanges], str]

QUESTIONS = [
    "次は何か？",
    "Q3の業績は？",
    "A社はどう見るか？",
    "What is it?",
    "例：海はなぜ青いか？",
]
ANSWERS = [
    *(
        "海だ。",
        "A社は伸びた。",
        "Q&Aも書ける。",
        "比率は 1/2 だ。",
        "10:30に会う。",
        "2 * 3 = 6だ。",
    ),
    *("「青い」と言う。", "例えば、海や山だ。", "A small one.", "価格は<安い>という。"),
]


def write(question: str, first: str, more: str = "{}", between: str = "\n") -> Write:
    """A writer: the forms of a question (with its number), of an answer's first row, of others."""

    def write_all(exchanges: Exchanges) -> str:
        rows = []
        for number, (asked, answers) in enumerate(exchanges, 1):
            rows.append(question.format(asked, n=number))
            rows.append(first.format(answers[0], n=number))
            rows += [more.format(one) for one in answers[1:]]
        return "前書きである。\n" + between.join(rows) + "\n"

    return write_all


def write_cues(head: str, name: str, comma: str) -> Write:
    """A writer of subtitles: each part of a speech is a cue, told apart from the next by a name."""

    def write_all(exchanges: Exchanges) -> str:
        said = [
            (who, words)
            for asked, answers in exchanges
            for who, words in [("司会", asked), *(("山田", one) for one in answers)]
        ]
        cues = [
            f"00:{n // 60:02}:{n % 60:02}{comma}000 --> 00:{n // 60:02}:{n % 60:02}{comma}900\n"
            + name.format(who)
            + html.escape(words, quote=False)
            for n, (who, words) in enumerate(said)
        ]
        return head + "\n\n".join(cues) + "\n"

    return write_all


def write_page(question: str, answer: str) -> Write:
    def write_all(exchanges: Exchanges) -> str:
        rows = [
            part
            for asked, answers in exchanges
            for part in [
                question.format(html.escape(asked)),
                *(answer.format(html.escape(one)) for one in answers),
            ]
        ]
        return "<!doctype html><html><body><h1>題</h1>" + "\n".join(rows) + "</body></html>\n"

    return write_all


WRITERS: dict[str, tuple[Layout, Write]] = {
    "Q1": ("labelled", write("Q{n}　{}", "A{n}　{}")),
    "Q1 alone": ("labelled", write("Q{n}\n{}", "A{n}\n{}")),
    "wide": ("labelled", write("Ｑ{n}．{}", "Ａ{n}：{}")),
    "質問": ("labelled", write("質問：{}", "回答：{}")),
    "【質問】": ("labelled", write("【質問{n}】\n{}", "【回答】\n{}")),
    "■質問": ("labelled", write("■質問{n}：{}", "【回答】\n{}", between="\n\n")),
    "（問）": ("labelled", write("（問）{}", "（答）{}")),
    "問１－１": ("labelled", write("問１－{n}　{}", "答　{}")),
    "問 ": ("labelled", write("問 {}", "答 {}")),
    "FAQ": ("labelled", write("Q{n}. {}", "{}")),
    "words": ("labelled", write("Question {n}: {}", "Answer: {}")),
    "heading": ("labelled", write("### Q{n}. {}", "{}", between="\n\n")),
    "bold": ("labelled", write("**Q:** {}", "**A:** {}", between="\n\n")),
    "quoted": ("labelled", write("> {} — u/reader_{n}", "{}", between="\n\n")),
    "post": ("labelled", write("{n}/99 Q: {}", "A: {}")),
    "names": ("speakers", write("司会：{}", "山田：{}")),
    "bracketed": ("speakers", write("【記者】{}", "【大臣】{}")),
    "bold names": ("speakers", write("**Host:** {}", "**Guest:** {}", between="\n\n")),
    "stamps": ("speakers", write("[00:{n:02}] Host: {}", "[00:{n:02}] Guest: {}")),
    "times": ("speakers", write("Host (00:{n:02})\n{}", "Guest (00:{n:02})\n{}")),
    "dashes": ("speakers", write("――{}", "山田：{}")),
    "nameless": ("speakers", write("――{}", "{}")),
    "dl": ("page", write_page("<dt>{}</dt>", "<dd>{}</dd>")),
    "h3": ("page", write_page("<h3>{}</h3>", "<p>{}</p>")),
    "b": ("page", write_page("<p><b>Q.</b> {}</p>", "<p>{}</p>")),
}
CUES: dict[str, Write] = {
    "vtt": write_cues("WEBVTT\n\n", "<v {}>", "."),
    "vtt names": write_cues("WEBVTT\n\n", "{}：", "."),
    "srt": write_cues("1\n", "{}: ", ","),
}
exchanges = st.lists(
    st.tuples(
        st.sampled_from(QUESTIONS), st.lists(st.sampled_from(ANSWERS), min_size=1, max_size=4)
    ),
    min_size=2,
    max_size=30,
)


def told(read: str) -> list[list[str]]:
    return [[part[2:] for part in one.partition(" ")[2].split(" | ")] for one in read.split("; ")]


@pytest.mark.parametrize("name", WRITERS)
@settings(max_examples=60, deadline=None)
@given(exchanges)
def test_what_is_written_reads_back(name: str, written: Exchanges) -> None:
    layout, writer = WRITERS[name]
    document, wrong = split(writer(written))
    assert (document.layout, wrong) == (layout, [])
    expected = [[question, *answers] for question, answers in written]
    assert told(tell(document)) == expected


@pytest.mark.parametrize("name", CUES)
@settings(max_examples=60, deadline=None)
@given(exchanges)
def test_what_one_says_in_several_cues_is_one_text(name: str, written: Exchanges) -> None:
    document, wrong = split(CUES[name](written))
    assert (document.layout, wrong) == ("subtitles", [])
    read = [[part.replace(" ", "") for part in one] for one in told(tell(document))]
    assert read == [[q.replace(" ", ""), "".join(a).replace(" ", "")] for q, a in written]
