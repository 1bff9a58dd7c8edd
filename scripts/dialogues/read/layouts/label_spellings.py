"""How labels of questions, answers and notes are spelt, in any layout; what begins a line so.

In: a line. Out: a Label, or None where the line is text. A label may be dressed in symbols,
brackets or Markdown: ``Q.``, ``Q（学生）:``, ``**質問1**``, ``【補足】``, ``● 補足:``.
"""

import re
from dataclasses import dataclass

from ...model import Kind
from .closings import HEADING
from .tape import read_number

#: Symbols and an opening bracket before a label; a rule of dashes is none.
DRESS = (
    r"\s*+(?![-－—―=＝_]{2})(?P<dress>[^\w\s「『“\"（(【〔［\[＜<〈《]{0,6}+)\s*+"
    r"(?P<open>[（(【〔［\[＜<〈《]?)\s*+(?:\*\*|__)?"
)
UNDRESS = r"(?:\*\*|__)?\s*+(?P<close>[）)】〕］\]＞>〉》]?)(?:\*\*|__)?"
#: Who asks or answers, named in the label.
WHO = r"(?P<who>\s?[（(][^（()）]{1,30}+[)）]|[ \u3000]+[^\s:：.．、。？?]{1,15}+(?=[:：]))?"
DELIMITER = r"\s*+(?P<delimiter>[.．:：、，)）|｜]?)(?:\*\*|__)?\s*+"
#: A number: with a second one behind it (問１－２, Q1', Q1a.), or behind a space (Question 1:).
SPACE = r"(?<=[NnRr問答])[ \u3000]#?(?=[0-9０-９]{1,3}+(?:[.．:：)）\]】](?![0-9０-９])|\s*$))"
NUMBER = (
    rf"(?:(?:[-－.．#＃]|{SPACE})?(?P<number>[0-9０-９]{{1,3}}+)"
    r"(?P<second>[-－‐–―][0-9０-９]{1,3}+|['’′]|[a-e](?=[.．:：)）]))?"
    r"(?=[\s.．:：、，)）\]】〕｜|*（(]))?"
)


def _label(words: str) -> re.Pattern[str]:
    return re.compile(DRESS + f"(?:{words})" + NUMBER + WHO + UNDRESS + DELIMITER)


SECTION = re.compile(r"\s*(?P<number>[0-9０-９]{1,3})\s*[|｜]\s*(?P<title>\S.*)")
QUESTION = _label(
    "[Qq]uestion|QUESTION|[QＱqｑ]"
    "|(?:(?:追加|関連|再|事前|株主|会場|参加者)[のご御]{0,2}|[ご御])?質[ \u3000]?問"
    "|更?問い?|第[0-9０-９]{1,3}問"
)
ANSWER = _label(
    "[Aa]nswer|ANSWER|[AＡ]"
    "|(?:[QＱ問]|質問)[0-9０-９]{1,3}(?:の|への)(?:回答|答え)"
    "|(?:(?:当社|弊社|会社|登壇者|再)[のご御]{0,2}|[ご御])?回[ \u3000]?答|答え?"
)
#: What closes brackets around a note.
CLOSES = tuple("）)】〕］]＞>〉》")
MARKS = "▼▽▲△■◆"
UNKNOWN = re.compile(rf"\s*[{MARKS}]\s*(?P<name>[^:：]*)[:：]?\s*")
HEADED = re.compile(r"\s*[●○◎▶►▷★☆◇□♦➤→][^:：。]{1,12}[:：]\s*$")
REMARK = re.compile(
    r"\s*+(?P<open>[（(［\[【〔]?)(?:[※＊†‡]|\*(?=[0-9０-９注]))[)）］\]】〕]?\s*+"
    r"(?P<note>[注註]釈?(?=[\s0-9０-９:：)）\]］】〕]))?"
    r"(?:[0-9０-９]{1,2}+(?=[\s:：)）.．、\]］】〕]))?[)）］\]】〕.．、]?\s*+[:：]?\s*+"
)
BULLET = re.compile(r"\s*(?:[-*•][ \t\u3000]+|・\s*)")
#: Names of notes, with what they are; those of the second group stand in answers as well.
SURE_NOTES: dict[str, Kind] = {
    **dict.fromkeys(("補足説明", "補足情報", "補足事項", "補足"), "supplement"),
    **dict.fromkeys(("補注", "追記", "備考"), "supplement"),
    **dict.fromkeys(("解釈", "私見", "所感"), "interpretation"),
    **dict.fromkeys(("注釈", "注記", "脚注", "訳注", "編注", "注", "註"), "remark"),
}
LIKELY_NOTES: dict[str, Kind] = {
    **dict.fromkeys(("解説", "参考", "メモ", "余談", "注意"), "supplement"),
    **dict.fromkeys(("考察", "感想", "コメント", "ひとこと", "一言"), "interpretation"),
}
NOTES = {**SURE_NOTES, **LIKELY_NOTES}
AUTHOR = "(?P<author>筆者|著者|編集部|編集者|訳者|投稿者|まとめ主|作成者)?(?:の|による|から)?"
NOTE = _label(AUTHOR + "(?P<name>" + "|".join(sorted(NOTES, key=len, reverse=True)) + ")")
LEAVE = _label(HEADING.pattern)
#: Headings of leave that may as well sum up an answer.
LIKELY_LEAVE = re.compile("総括|まとめ|以\\s*上|完|了|最後$|結語")
#: What an interviewer asks behind a dash, where labels ask.
DASHED = (
    r"[―─—]{1,2}[^\s―─—].*"
    "(?:[?？かは]|(?<![たすだうる])。|お願いします。)"
)
#: What asks although it is not labelled as questions are.
SUSPECT = re.compile(
    r"[^\w\s]{0,4}\s*(?:[QＱqｑ][0-9０-９]{0,3}(?:[^\w&＆]|$)"
    r"|(?:質問者?|質疑|更問|問|聞き手|司会|記者|学生|参加者)[^。]{0,12}[:：「])"
    rf"|{DASHED}\s*$"
    r"|\s*[^\s:：。、]{1,12}[:：].*[？?]\s*$"
)
HEADLINE = re.compile(r"[#＃]{1,6}\s*\S|第?[0-9０-９]{1,3}\s*[.．、:：)）章節\-－ \u3000]\s*\S")


@dataclass(frozen=True, slots=True)
class Label:
    """``body``: where the text behind it begins; ``alone``: nothing stands behind it.

    ``certain``: no other reading is likely; ``enclosed``: brackets hold the whole line.
    """

    body: int
    alone: bool
    certain: bool
    number: int | None = None
    kind: Kind = "context"
    enclosed: bool = False
    marked: bool = False

    def find_end(self, line: str) -> int:
        """Where the words of a note end in its line: before the bracket that closes it."""
        bare = line.rstrip()
        return len(bare) - 1 if self.enclosed and bare.endswith(CLOSES) else len(line)


def read_question(line: str) -> Label | None:
    """The label of a question."""
    return _read_label(QUESTION.match(line), line)


def read_answer(line: str) -> Label | None:
    """The label of an answer; ``A.I.`` is none."""
    if re.match(r"\s*[AＡ][.．][A-ZＡ-Ｚ][.．]", line):
        return None
    found = _read_label(ANSWER.match(line), line)
    return found if found and found.certain else None


def _read_label(found: re.Match[str] | None, line: str) -> Label | None:
    if not found:
        return None
    bracketed = bool(found["open"] and found["close"])
    bold = "**" in found[0] or "__" in found[0]
    certain = bool(found["delimiter"] or found["close"]) or bold
    short = found["number"] is not None or found[0].strip()[-1:] in tuple("QＱqｑ")
    if not certain and not (short and found[0][-1].isspace()):
        return None
    if found["open"] and not bracketed and found["delimiter"] not in tuple("）)"):
        return None
    number = read_number(found["number"]) if found["number"] and not found["second"] else None
    return Label(found.end(), not line[found.end() :].strip(), certain, number)


def read_note(line: str) -> Label | None:
    """The heading of the author's notes, or a note with its label."""
    if found := REMARK.match(line):
        certain = found[0].lstrip(" \t\u3000（([［【〔")[0] != "＊" or bool(found["note"])
        alone = not line[found.end() :].strip()
        return Label(found.end(), alone, certain, kind="remark", enclosed=bool(found["open"]))
    if not (found := NOTE.match(line)):
        return None
    rest = line[found.end() :].strip()
    kind = NOTES[found["name"]]
    bracketed = bool(found["open"] and found["close"])
    enclosed = bool(found["open"] and not found["close"])
    told = bool(found["delimiter"]) or bracketed or not rest
    if not told and rest[0].isalnum() and not found[0][-1].isspace():
        return None
    marked = found["dress"][:1] in tuple(MARKS) and found["name"] in ("補足", "解釈")
    if enclosed and not (told and rest.endswith(CLOSES)):
        return None
    sure = found["name"] in SURE_NOTES or bool(found["author"])
    return Label(found.end(), not rest, told and sure, None, kind, enclosed, marked)


def read_leave(line: str) -> Label | None:
    """The heading of closing words."""
    found = LEAVE.match(line)
    if not found or (found["open"] and not found["close"]):
        return None
    rest = line[found.end() :].strip()
    if rest and found["delimiter"] not in tuple(":："):
        return None
    certain = not rest and not LIKELY_LEAVE.search(found[0])
    return Label(found.end(), not rest, certain)


def bare_title(line: str) -> tuple[int | None, str]:
    """A line without the number and symbols that a section's title may be dressed in."""
    found = re.match(
        r"\s*[^\w\s（(「『]{0,6}\s*(?:第?(?P<number>[0-9０-９]{1,3})\s*[.．、:：)）\]】章節\-－|｜]*\s*)?"
        r"(?P<title>.*?)[\s#】\]]*$",
        line,
    )
    if not found:
        return None, line.strip()
    return (read_number(found["number"]) if found["number"] else None), found["title"].strip()
