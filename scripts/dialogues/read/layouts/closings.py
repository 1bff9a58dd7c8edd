"""Words behind the last answer that are no longer the speaker's: thanks, sources, requests.

In: a Tape and the range of the last answer. Out: a doubt; what is furniture is the editor's to say.
"""

import json
import re

from .tape import Tape

#: Headings under which the author takes leave.
HEADING = re.compile(
    "(?:おわり|終わり|おしまい|さいご|最後|結び|むすび)(?:に(?:あたって|かえて|代えて)?)?"
    "|終り(?:に)?|閉会|散会|後書き|後書|あとがき|編集後記|謝辞|結語|総括|まとめ"
    "|以[ \u3000]{0,3}上|完|了"
    "|[Ee]nd|END|[Ff]in|FIN|[Cc]onclusion|[Cc]losing"
)
#: Words of those who made a text or publish it, which nobody says.
CREDITS = (
    r"©|[(（][cCｃＣ][)）]|(?i:\bcopyright\b)|無断|関連記事|プロフィール|お問い合わせ"
    "|(?:文|構成|写真|撮影|取材|執筆|編集|翻訳|字幕)(?:制作)?[・：:／/=＝]|聞き手[・／]"
    "|[0-9０-９]{4}年[0-9０-９]{1,2}月[0-9０-９]{1,2}日[ \u3000]*(?:公開|掲載|更新|配信)"
    r"|[0-9０-９]{4}年[^。\n]{0,12}生まれ|スポンサー|将来(?:の見通し)?に関する記述|"
    r"(?i:\b(?:edited|condensed) (?:and|for)\b)"
)
CREDIT = re.compile(CREDITS)
#: Words of leave within a text.
LEAVE = re.compile(
    rf"{CREDITS}|"
    "ありがとう|有難う|有り難う|感謝|お礼|御礼|謝意|お読み|最後まで|読了|読んで(?:いただ|頂|くだ|くれ)"
    "|フォロー|リツイート|リポスト|いいね|シェア|拡散|ブックマーク|保存して|チャンネル登録"
    "|続きは|詳しくは|詳細は|全文は|元記事|元動画|元ツイート|元スレ|出典|引用元|参考文献|転載"
    r"|次回|また会|ではまた|それでは|https?://|[#＃@＠]\w"
    r"|(?:^|(?<=[\s。．！!？?…」』）)]))[（(【]?"
    r"(?:おわり|終わり|終り|おしまい|閉会|散会|以上|完|了|終|まとめ|おわりに|最後に)"
    r"(?:[、。．！!です）)】：:]|\s|$)"
    r"|(?i:\bthank|\bthe end\b|\bfollow\b|\bretweet|\brepost|\bfin\b)"
)
MAX_SENTENCE = 200
MESSAGE = "these may be closing words, not the speaker's"
#: Where a sentence begins, seen from within it.
BEGINNING = re.compile(r"[^。！？!?\s」』）)]*$")


SENTENCE = re.compile("[。！？!?]")


def doubt_leave(
    tape: Tape, start: int, end: int, words: re.Pattern[str] = LEAVE, *, within: bool = False
) -> None:
    """Ask about words of leave, or other ``words``, in a range, once for each sentence.

    ``within``: what the editor calls furniture may stand within a line, else it is a line.
    """
    text = tape.text
    while found := words.search(text, start, end):
        stop = text.find("。", found.end(), end) + 1 or end
        before = BEGINNING.search(text[max(start, found.start() - MAX_SENTENCE) : found.start()])
        begin = found.start() - len(before[0] if before else "")
        line = max(text.rfind("\n", 0, begin) + 1, start)
        if not SENTENCE.search(text, line, begin):  # brackets and marks at its head
            begin = line
        whole = json.dumps(text[begin:stop].strip(), ensure_ascii=False)
        hint = f"list {whole} under `furniture:` if it is no part of the answer"
        ends = text.find("\n", stop)
        rest = text[line:begin] + text[stop : ends if ends >= 0 else len(text)]
        if not within and rest.strip():
            hint = f"put it on a line of its own in the raw file, and {hint}"
        tape.doubt_near(found.start(), MESSAGE, hint)
        start = stop
