"""Rows that may be nobody's words: a page's own, headings, directions, remarks, words of leave.

In: a Tape and rows among what somebody says. Out: doubts; `furniture` settles most of them.
"""

import re

from ...letters import HIRAGANA
from ...model import Block, Kind, Span
from .article_lines import read_leave, read_note
from .dressed import DRESSED
from .labels import Labelled
from .names import ENDS_ASKING, TIME, find_head, is_direction
from .rows import ASKING, HEADING
from .tape import Row, Tape
from .titles import read_title

#: What a page, an app or a tool puts among words, as a row of its own.
CHROME = re.compile(
    r"(?:関連記事|関連リンク|関連ページ|あわせて読みたい|合わせて読みたい|こちらも|おすすめ記事|続きを読む)(?:[:：はも].*)?"
    r"|(?:スポンサー(?:ド)?リンク|広告|ＰＲ|PR|ベストアンサー|目次|もくじ|見出し画像)"
    r"|(?:[次前]の)?ページ(?:の先頭|トップ|上部)?(?:へ|に戻る|へ戻る)|トップに戻る|[次前]の(?:記事|質問)へ?"
    r"|(?:この(?:記事|回答|質問|ページ)|役に立)[^。]{0,20}(?:役に立|参考にな|シェア|共有)[^。]{0,12}"
    r"|(?:返信|リポスト|引用|いいね|シェア|ツイート|共有|コメント|保存)(?:する)?(?:\s?[0-9,万]+件?(?:の.{1,12})?)?"
    r"|(?:写真|画像|図|動画|イラスト|撮影)[:：=＝／/][^。]{1,60}|[（(【\[]写真[）)】\]].{0,60}"
    r"|[^。]{2,60}[＝=](?:[^。]{0,30}(?:[0-9０-９]{1,2}月[0-9０-９]{1,2}日|撮影|提供|共同))[^。]{0,20}"
    r"|(?:[#＃][^\s#＃]{1,30}\s*){2,}|[（(](?:共同|時事|ロイター|取材|文)[^（()）]{0,30}[）)]"
    r"|[^\s。]{1,20}(?:[ \u3000][^\s。]{1,20})?\s+[0-9]{1,3}\s分\s?[0-9]{1,2}\s?秒"
    "|(?:質疑応答|質疑|Q[&＆]A|会見|説明会)は(?:以上|これで|ここまで).{0,30}"
    r"|(?::[\w+-]{2,30}:\s?[0-9]{0,4}\s?)+|!\[\[.*\]\]|\[\^[^\]\s]{1,20}\]:.*|:::.*"
    r"|(?i:page [0-9]+(?: of [0-9]+)?|transcribed by .*|.{0,40} (?:started|stopped) transcription"
    r"|was this (?:answer |article |page )?helpful.*|advertisement|sponsored|read more|read next"
    r"|related (?:articles?|posts?|stories)|repl(?:y|ies)|back to top|upvote.*|continue reading.*"
    r"|share(?: (?:this (?:article|post|page|story|video)|this on|on)\b.*)?"
    r"|(?:sign up|subscribe)(?: (?:(?:for|to) (?:our|the|my)\b.*|(?:now|today|here)\b.{0,20}))?"
    r"|photo(?:graph)?(?: by)?[:：].*|file photo.*)"
)
#: A row all in brackets.
ENCLOSED = re.compile(r"[(（\[［【][^)）\]］】]{1,80}[)）\]］】](?:\(\S+\))?")
TIME_BEFORE = re.compile(rf"^[\[(（<]{TIME}[\])）>]\s*")
#: Whose words are written down as a remark: ``会場：（笑）``.
BEFORE_COLON = re.compile(r"[^\s:：。]{1,12}[:：]\s*")
#: What a heading without marks is at most, and what ends a sentence.
MAX_HEADING = 24
STOP = re.compile(r"[。．.！!？?…」』”）)】\]:：、,]$")
SENTENCE = ("。", "！", "？", ".", "!", "?")
MARKED = re.compile("[■◆●▼□◇◎☆★]")
QUESTION_MARK = re.compile("[?？]")
#: Who asks or answers, in a row below a question.
WHO = re.compile(
    r"(?:回答|質問|答弁|発言|登壇)者[:：]\s*\S{1,30}|[(（][^()（）]{1,30}(?:さん|氏|記者|様)[)）]"
)
#: What an interviewer's words begin with, where labels ask.
DASHED = re.compile(r"[―─—]{1,2}[^\s―─—].*(?:[?？かは]|(?<![たすだうる])。|お願いします。)$")
ASKED_ON = re.compile("か。$")
#: What begins no sentence, and ends none.
GOES_ON = re.compile(f"[{HIRAGANA}]|[a-z]")
OPEN_END = re.compile(r"[\w、,\-‐-]$")
#: What asks in the words of a question's row: all of it then stands there.
WHOLE = re.compile(rf"{ENDS_ASKING.pattern}|{ASKING.pattern}")
TOPIC = re.compile("(?:は|について|とは)。?$")
#: What asks below a question that is whole, and does not guess its answer.
DIRECT = re.compile("(?<!じゃない)(?<!ではない)(?:ます|ました|ません|です|でした)か。$")
MIN_BROKEN = 12
MAX_REPEATED = 40
APART = "write the answer on a line of its own, with `A:` before it"
#: What stands behind a question's mark in its row.
SAID_ON = re.compile(r"[?？]\s*(?P<more>[^\s?？」』）)][^?？]*[^?？」』）)])$")
#: What no heading holds: addresses, amounts, lists; nor begins or ends with.
NO_HEADING = re.compile(
    r"[:：@＠※]|^.{0,2}$|^(?:[-*•・―─—–]|[(（]?[0-9０-９]{1,2}[.．、)）]|[0-9０-９]+[\s,.-])"
    r"|、.*、|[a-z]\.[a-z]{2}|[0-9０-９][^\s]{0,3}$|^(?:でも|ただ|だから|なので|そして|しかし|できれば|(?:ほんと|本当)に|めっちゃ)"
    r"|^(?:And|But|Or|So|Maybe|Perhaps|Only|Because|Just)\b"
    "|(?:(?:です|ます|ました|でした|ません)(?:か|よ|ね|よね|けど|から|が)?|たい|よ|ね|まで|ほど|など|だけ|笑|w)$"
)
#: What is said behind a mark, not headed.
SAID = re.compile("(?:です|ます|ません|ました|でした|ください)。$")


def doubt_chrome(tape: Tape, row: Row) -> bool:
    """Ask about a row that a page or a tool may have put there."""
    found = bool(CHROME.fullmatch(row.text))
    if found:
        hint = "list it under `furniture:` if it is no part of what is said"
        tape.doubt(row.start, row.text, "this may be the page's, nobody's words", hint)
    return found


def doubt_heading(tape: Tape, row: Row, above: str, *, asked: bool) -> bool:
    """Ask about the heading of a part within what is said: by its marks, or without an end mark
    between a sentence and a question.

    ``above``: the row above; ``asked``: the row below is a question.
    """
    short = len(row.text) <= MAX_HEADING and not STOP.search(row.text)
    plain = short and above.endswith(SENTENCE) and not NO_HEADING.search(row.text)
    marked = MARKED.match(row.text) and above[:1] != row.text[:1] and not SAID.search(row.text)
    found = asked and (plain or bool(marked))
    if found:
        hint = "list it under `furniture:` if it is a heading"
        tape.doubt(row.start, row.text, "this may be a heading, and is read as words", hint)
    return found


def doubt_direction(tape: Tape, row: Row, *, part: bool = False) -> bool:
    """Ask about a row of a transcript that nobody may say: a page's, in brackets, behind ``※`` or a
    heading's marks, or one of leave; and about what is numbered as questions are.

    ``part``: it may be a part of a sentence, whose words look like a page's or a heading.
    """
    if not part and doubt_chrome(tape, row):
        return True
    words = TIME_BEFORE.sub("", row.text)
    told = ENCLOSED.fullmatch(words) or HEADING.match(words) or words[:1] in tuple("＊※")
    heard = is_direction(BEFORE_COLON.sub("", words, count=1))
    if told or heard or (not part and (read_note(words) or read_leave(words))):
        hint = "list it under `furniture:` if nobody says it"
        tape.doubt(row.start, row.text, "this is read as words", hint)
        return True
    if (found := DRESSED.match(words)) and found["number"]:
        hint = "put before it who asks, or `Q:` before all questions and `A:` before all answers"
        tape.doubt(row.start, row.text, "this may be a question, and is read as words", hint)
        return True
    return False


def doubt_part(tape: Tape, row: Row, above: str, *, asked: bool) -> None:
    """Ask about a row of a labelled answer that may be none; see ``doubt_heading``."""
    if doubt_chrome(tape, row):
        return
    head = find_head(row.text)
    asks = head and (head.asks or QUESTION_MARK.search(row.text[-2:]))
    if (head and asks and head.form == "colon") or DASHED.match(row.text):
        hint = "label it `Q:` if it asks, `A:` if it belongs to the answer"
        tape.doubt(row.start, row.text, "this may be a question", hint)
    # These two mark the items of lists as well.
    listed = row.text[0] in "◇◎" and not (asked and above[:1] != row.text[0])
    if read_title(row) and not listed:
        hint = "put `A:` before it if it belongs to the answer, `//` if not"
        tape.doubt(row.start, row.text, "this may be a heading", hint)
    else:
        doubt_heading(tape, row, above, asked=asked)


def doubt_repeated(tape: Tape) -> None:
    """Ask about a row that stands in several answers: the head or foot of a page may."""
    found: dict[str, Span] = {}
    told: set[str] = set()
    for exchange in tape.exchanges:
        answers = [block for block in exchange.blocks if block.kind == "answer"]
        rows = {block.text.text: block.span for block in answers[1:] if _may_repeat(tape, block)}
        for words, span in rows.items():
            if words in found and words not in told:
                told.add(words)
                hint = "list it under `furniture:` if it is the head or foot of a page"
                tape.doubt(found[words][0], words, "this stands in several answers", hint)
            found.setdefault(words, span)


def _may_repeat(tape: Tape, block: Block) -> bool:
    """Whether a row may be a page's: no sentence, item, cell or words with a name before them."""
    words, (start, end) = block.text.text, block.span
    cell = tape.text[max(0, start - 2) : start].rstrip().endswith("|")
    named = "：" in words and tape.text[start:end] != words
    said = named or words.endswith(SENTENCE)
    short = len(words) <= MAX_REPEATED and not CHROME.fullmatch(words)
    return short and not (block.bullet or cell or said)


def doubt_question(tape: Tape, above: str, row: Row, *, answers: bool) -> None:
    """Ask about a row below a question's: it may say who answers, or go on with the question where
    that is broken at the margin or, without labels of ``answers``, where it asks as well.
    """
    if WHO.fullmatch(row.text):
        hint = "list it under `furniture:`, or write `A（name）:` before the answer"
        tape.doubt(row.start, row.text, "this may say who speaks, and is read as words", hint)
    whole = WHOLE.search(above) or (TOPIC.search(above) and not ENDS_ASKING.search(row.text))
    open_end = OPEN_END.search(above) and len(above) >= MIN_BROKEN and not whole
    latin = row.text[0].isascii() and not QUESTION_MARK.search(row.text[-2:])
    broken = open_end and GOES_ON.match(row.text) and not latin
    asks = (DIRECT if whole or TOPIC.search(above) else ASKED_ON).search(row.text)
    if broken or (not answers and asks):
        hint = "write the whole question in one row of the raw file"
        tape.doubt(row.start, row.text, "this may go on with the question above", hint)


def doubt_line(tape: Tape, kind: Kind, row: Row) -> None:
    """Ask about a line of an article, of a ``kind``, that may be nobody's words or the question."""
    if kind == "context":
        above = tape.text[: row.start].rstrip().rpartition("\n")[2]
        doubt_question(tape, above, row, answers=True)
    else:
        doubt_chrome(tape, row)


def doubt_announced(tape: Tape, above: Row, question: Row) -> None:
    """Ask about a row that only announces the quoted question below."""
    if question.role == "quoted" and above.text.endswith((":", "：")):
        hint = "list it under `furniture:` if it only announces the question"
        tape.doubt(above.start, above.text, "this is read as words of the answer", hint)


def doubt_said_on(tape: Tape, row: Row) -> None:
    """Ask about words behind the mark of a question that nothing parts from its answer."""
    more = SAID_ON.search(row.text) if row.role != "quoted" else None  # else who asked stands there
    if more:
        message = "the answer may begin in the question's row"
        tape.doubt_near(row.start + more.start("more"), message, APART)


def doubt_end(tape: Tape, before: Labelled | None, one: Labelled) -> None:
    """Ask where a question ends that shares its row with its answer, unless a space tells."""
    if one.body or not before or before.label != "question" or before.body == 0:
        return
    between = tape.text[before.row.end : one.row.start]
    if between.strip() or "\n" in between:
        return
    if not between or QUESTION_MARK.search(one.row.text):
        tape.doubt_near(one.row.start, "the question's end is not certain", APART)
