"""Rows that may be nobody's words: a page's own, headings, directions, remarks, words of leave.

In: a Tape and rows among what somebody says. Out: doubts; `furniture` settles most of them.
"""

import re

from ...model import Block, Span
from .dressed import DRESSED
from .label_spellings import DASHED, read_leave, read_note
from .names import HEADS, TIME, find_head, is_asker, is_direction
from .rows import HEADING
from .tape import Row, Tape
from .titles import read_title

#: What a page, an app or a tool puts among words, as a row of its own.
CHROME = re.compile(
    # Links to other pages.
    r"(?:関連記事|関連リンク|関連ページ|あわせて読みたい|合わせて読みたい"
    r"|こちらも|おすすめ記事|続きを読む)(?:[:：はも].*)?"
    # Pages' numbers, and that there is more.
    r"|[0-9０-９]{1,3}|[(（](?:続く|つづく|中略|後略|以上)[)）]"
    r"|ここから先は.*|[0-9,]+字(?:\s?/.{1,12})?"
    # What services ask for: support, applications.
    r"|この記事が(?:気に入ったら|参加している).*"
    r"|いいなと思ったら.*|[¥￥]\s?[0-9,]+"
    r"|\W{0,3}\s*(?:エントリー|採用サイト|お申し込み|お問い合わせ)はこちら.*"
    r"|募集要項|ENTRY|他の.{1,8}を見る|[^。]{0,12}トップ(?:へ|に)戻る"
    r"|ご視聴ありがとうございました。?|[♪♫～〜\s]+"
    r"|.{1,30}が(?:文字起こし|レコーディング|録音|録画)を"
    r"(?:開始|停止)しました。?"
    # Advertisements, and names of a page's parts.
    r"|(?:スポンサー(?:ド)?リンク|広告|ＰＲ|PR|ベストアンサー"
    r"|目次|もくじ|見出し画像)"
    # Ways to another page, or to the top.
    r"|(?:[次前]の)?ページ(?:の先頭|トップ|上部)?(?:へ|に戻る|へ戻る)"
    r"|トップに戻る|[次前]の(?:記事|質問)へ?"
    # What readers are asked to do, with how many did.
    r"|(?:この(?:記事|回答|質問|ページ)|役に立)[^。]{0,20}"
    r"(?:役に立|参考にな|シェア|共有)[^。]{0,12}"
    r"|(?:返信|リポスト|引用|いいね|シェア|ツイート|共有|コメント|保存)"
    r"(?:する)?(?:\s?[0-9,万]+件?(?:の.{1,12})?)?"
    # Captions.
    r"|(?:写真|画像|図|動画|イラスト|撮影)[:：=＝／/][^。]{1,60}"
    r"|[（(【\[]写真[）)】\]].{0,60}"
    r"|[^。]{2,60}[＝=](?:[^。]{0,30}"
    r"(?:[0-9０-９]{1,2}月[0-9０-９]{1,2}日|撮影|提供|共同))[^。]{0,20}"
    # Hashtags, agencies, times of a tool, the end of a session.
    r"|(?:[#＃][^\s#＃]{1,30}\s*){2,}"
    r"|[（(](?:共同|時事|ロイター|取材|文)[^（()）]{0,30}[）)]"
    r"|[^\s。]{1,20}(?:[ \u3000][^\s。]{1,20})?\s+[0-9]{1,3}\s分\s?[0-9]{1,2}\s?秒"
    "|(?:質疑応答|質疑|Q[&＆]A|会見|説明会)は(?:以上|これで|ここまで).{0,30}"
    # Reactions, pictures and footnotes of Markdown's relatives.
    r"|(?::[\w+-]{2,30}:\s?[0-9]{0,4}\s?)+|!\[\[.*\]\]|\[\^[^\]\s]{1,20}\]:.*|:::.*"
    r"|(?i:page [0-9]+(?: of [0-9]+)?|transcribed by .*|.{0,40} (?:started|stopped) transcription"
    r"|was this (?:answer |article |page )?helpful.*|advertisement|sponsored|read more|read next"
    r"|related (?:articles?|posts?|stories)|repl(?:y|ies)|back to top|upvote.*|continue reading.*"
    r"|share(?: (?:this (?:article|post|page|story|video)|this on|on)\b.*)?"
    r"|(?:sign up|subscribe)(?: (?:(?:for|to) (?:our|the|my)\b.*|(?:now|today|here)\b.{0,20}))?"
    r"|photo(?:graph)?(?: by)?[:：].*|file photo.*|follow us on\b.*"
    r"|.{2,40} is an? (?:staff|senior|freelance|contributing) (?:writer|editor|reporter)\b.*"
    r"|(?:best|kind|warm) ?(?:regards|wishes)?,)"
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
ASKS_BEHIND_DASH = re.compile(DASHED + "$")
MAX_REPEATED = 40
#: What a heading may begin with.
HEAD = re.compile(rf"(?:{HEADS})[0-9０-９]{{0,2}}[:：]\s*")
#: What no heading holds: addresses, amounts, lists; nor begins or ends with.
NO_HEADING = re.compile(
    r"[:：@＠※]|^.{0,2}$"
    r"|^(?:[-*•・―─—–]|[(（]?[0-9０-９]{1,2}[.．、)）]|[0-9０-９]+[\s,.-])"
    r"|、.*、|[a-z]\.[a-z]{2}|[0-9０-９][^\s]{0,3}$"
    r"|^(?:でも|ただ|だから|なので|そして|しかし|できれば"
    r"|(?:ほんと|本当)に|めっちゃ)"
    r"|^(?:And|But|Or|So|Maybe|Perhaps|Only|Because|Just)\b"
    "|(?:(?:です|ます|ました|でした|ません)(?:か|よ|ね|よね|けど|から|が)?"
    "|たい|よ|ね|まで|ほど|など|だけ|笑|w)$"
)
#: What is said behind a mark, not headed.
SAID = re.compile("(?:です|ます|ません|ました|でした|ください)。$")


def doubt_chrome(tape: Tape, row: Row) -> bool:
    """Ask about a row that a page or a tool may have put there."""
    cell = row.text.isdigit() and _is_cell(tape, row.start)
    found = bool(CHROME.fullmatch(row.text)) and not cell
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
    plain = short and above.endswith(SENTENCE) and not NO_HEADING.search(HEAD.sub("", row.text))
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
    if asked and is_asker(row.text) and not STOP.search(row.text):
        hint = "list it under `furniture:`, or write `Q（name）:` before the question"
        tape.doubt(row.start, row.text, "this may say who asks below, and is read as words", hint)
        return
    head = find_head(row.text)
    asks = head and (head.asks or QUESTION_MARK.search(row.text[-2:]))
    if (head and asks and head.form == "colon") or ASKS_BEHIND_DASH.match(row.text):
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
    named = "：" in words and tape.text[start:end] != words
    said = named or words.endswith(SENTENCE)
    short = len(words) <= MAX_REPEATED and not CHROME.fullmatch(words)
    return short and not (block.bullet or said or _is_cell(tape, start))


def _is_cell(tape: Tape, start: int) -> bool:
    """Whether what starts there stands in a table."""
    return tape.text[max(0, start - 2) : start].rstrip().endswith("|")
