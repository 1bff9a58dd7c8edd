"""Who begins to speak at the head of a row, and which of these are names.

In: rows' texts. Out: Heads. ``Name: words`` may be a name or may be text; what tells is how often
it comes, where it stands and what it is called. A head that nothing proves is left to the editor.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from ...letters import HIRAGANA, KANJI, KATAKANA

TIME = r"(?:[0-9]{1,2}:)?[0-9]{1,2}:[0-9]{2}(?:[.,][0-9]{1,3})?(?:\s?[AaPp]\.?[Mm]\b\.?)?"
SPAN = rf"{TIME}(?:\s*-+>\s*{TIME})?"
STAMP = rf"(?:[\[(（<]{SPAN}[\])）>]|{TIME})"
DAY = r"[0-9]{4}[/.-][0-9]{1,2}[/.-][0-9]{1,2},?\s+"
DATE = rf"(?:{DAY}|(?:今日|昨日|Today|Yesterday)\s*(?:at\s+)?)?"
#: What no name holds.
MARKS = r":：,、。？！?!「」『』\[\]()（）【】〔〕<>＜＞*_#|｜"
NAME = rf"(?P<name>[^\s{MARKS}-](?:[^{MARKS}]|(?<=\w)_(?=[^\W_])){{0,29}}?)"
BOLD = r"(?P<bold>\*\*|__)?"
UNBOLD = r"(?:\*\*|__)?"
ASIDE = r"(?:[(（\[](?P<role>[^()（）\[\]]{1,30})[)）\]])?"
#: Marks before a name.
DRESS = r"(?:>>\s*|[○●◯◇◆■□▼▶]\s*)?"
COLON = re.compile(
    rf"{DRESS}(?P<stamp>{STAMP}\s*)?{BOLD}{NAME}{UNBOLD}\s*{ASIDE}{UNBOLD}\s*[:：]{UNBOLD}\s*"
    r"(?!//)"
)
OPEN = NAME.replace("name", "open")
BRACKET = re.compile(rf"[(（【\[〔＜<]{NAME}[)）】\]〕＞>]\s*[:：]?\s*|{OPEN}[)）]\s*")
#: The short name that a text gives somebody: 山田太郎（以下、山田）.
SHORT = re.compile(
    rf"以下[はを、，,]?\s*[「『]?(?!敬称|同|略|省略)(?P<short>[^\s{MARKS}]{{1,12}}?)"
    "[」』]?(?:と表記|と略|とする)?"
)
INTRODUCED = re.compile(rf"[(（]{SHORT.pattern}[)）、,，]")
#: The same before what somebody says at first; who asks may have a dash from then on.
FIRST = re.compile(rf"{NAME}[(（]{SHORT.pattern}[)）]\s*[:：]?\s+(?=\S)")
FIRST_DASH = re.compile(rf"{NAME}[(（]以下[、，,]?\s*[―─—–-]{{1,2}}[)）]\s*[:：]?\s*(?=\S)")
#: What parts a name from words, or its own words, of which it has at most so many.
GAP = re.compile(r"\s+(?=\S)")
MAX_WORDS = 3
#: What is heard.
HEARD = re.compile("(?i)笑|略|拍手|歓声|沈黙|どよめ|ため息|うなず|頷|laugh|applause|cheer|silence")
#: A row in brackets; what is no name in them: a number, particles or endings behind a word.
BRACKETS = re.compile(r"[(（]([^()（）]{1,40})[)）]")
PHRASE = re.compile(f"[0-9０-９]|[{KANJI}{KATAKANA}][{HIRAGANA}]")
HONORIFIC = re.compile("(?:さん|くん|ちゃん|さま)$")
SAYS = re.compile(rf"{NAME}\s*(?=[「『](?:.*[」』]|[^」』]*)$)")
SPACED = re.compile(
    rf"(?P<mark>{DRESS})(?P<name>[^\s\W\d][^\s\W]{{0,11}}){ASIDE}(?:\u3000+|\s{{2,}})(?=\S)"
)
#: What only people are called.
TITLED = re.compile(
    f"[{KANJI}{KATAKANA}]{{1,8}}(?:さん|氏|君|社長|会長|専務|常務|取締役|部長|局長|課長"
    "|大臣|知事|市長|町長|議員|教授|先生|監督|選手)"
)
LATER = NAME.replace("name", "later")
TIMED = re.compile(
    rf"{UNBOLD}{NAME}{UNBOLD}{ASIDE}(?P<apart>\s\s+|\s*[-–—,|｜·•]\s*|\s*(?=[(（\[<]))?\s*"
    rf"{DATE}{STAMP}"
    rf"{UNBOLD}\s*[:：]?{UNBOLD}$|{STAMP}\s*[-–—,|｜·•]?\s+{UNBOLD}{LATER}{UNBOLD}\s*[:：]?{UNBOLD}$"
)
#: A row of a chat that is saved as a table.
TABBED = re.compile(rf"(?:{STAMP}\t)(?P<name>[^\t]{{1,30}})\t(?=\S)")
#: What those are called who ask.
ASKERS = re.compile(
    "(?:(?:聞き手|聴き手|インタビュア|インタビュー|質問者|質問|記者|司会"
    "|学生|高校生|大学生|編集部|編集長|進行|幹事社|会場|参加者|聴衆|株主"
    "|アナリスト|問い手|問|生徒|委員(?!長)|モデレータ|受講生|読者|視聴者)ー?"
    "(?!注|後記|[いう]|合わせ|題|責任|時間|住所|地|費|料|票|数|名).{0,8}"
    f"|[{KANJI}{KATAKANA}]{{1,6}}(?:委員|記者.{{0,8}})"
    r"|(?i:q|host|interviewer|moderator|mc|audience(?:\s+member)?|attendee|question(?:er)?|reporter"
    r"|journalist|student"
    r"|editor|analyst|operator|participant)(?:\s*\w{1,2})?)"
)
#: How a question ends, whatever closes behind it.
ENDS_ASKING = re.compile(r"(?:[?？]|か。?)\W{0,5}$")
WORD = re.compile(r"[^\W\d_]")
#: What stands before the heading of a part.
HEADS = "質疑応答|質疑|Q[&＆]A|テーマ|議題|話題"
KANJI_NUMBER = "一二三四五六七八九十"
#: What stands before a colon, or apart, and is nobody: an order, a sort of remark, a conjunction.
NOBODY = re.compile(
    f"[{KANJI_NUMBER}]{{1,3}}|[{KANJI_NUMBER}0-9０-９]{{1,3}}(?:つ目|点目|番目|つめ)"
    f"|第[{KANJI_NUMBER}0-9０-９]{{1,3}}.?|{HEADS}"
    "|例|理由|結論|要点|まず|次に|最後に|ペンネーム|補足|追記|ポイント|メモ"
    "|ただ|また|なお|では|はい|いえ|いや|ええ|もし|でも|さて|まあ|うん|そう"
    "|(?i:first|second|third|finally|lastly|next|note|example|reason|p\\.?s)(?:ly)?"
)
ASKER = "――"
Form = Literal["colon", "bracket", "says", "spaced", "timed", "dash"]


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a row, up to ``end``. ``sure``: its form alone makes it a name; ``asking``: its
    row ends in a question mark.
    """

    name: str
    end: int
    form: Form
    asks: bool = False
    sure: bool = False
    asking: bool = False


def find_head(text: str) -> Head | None:
    """What may be a name at the head of a row."""
    if tabbed := TABBED.match(text):
        return Head(tabbed["name"], tabbed.end(), "colon", is_asker(tabbed["name"]), True)
    if (
        (found := COLON.match(text))
        and WORD.search(name := found["name"].strip())
        and not NOBODY.fullmatch(name)
        and not (is_asker(name) and is_direction(text[found.end() :]))
    ):
        asks = is_asker(name) or is_asker(found["role"] or "")
        short = SHORT.fullmatch(found["role"] or "")
        name = short["short"] if short else name
        user = name.startswith(("u/", "/u/", "@"))
        sure = bool(found["bold"] or found["stamp"] or user or found.end() == len(text))
        return Head(name, found.end(), "colon", asks, sure, text.endswith(("?", "？")))
    patterns: tuple[tuple[re.Pattern[str], Form], ...] = (
        (BRACKET, "bracket"),
        (SAYS, "says"),
        (SPACED, "spaced"),
    )
    for pattern, form in patterns:
        if found := pattern.match(text):
            name = (found.groupdict().get("open") or found["name"]).strip()
            asks = is_asker(name) and not HEARD.search(name)
            if asks or not (is_direction(text) or NOBODY.fullmatch(name)):
                sure = form == "spaced" and bool(found["mark"] or TITLED.fullmatch(name))
                return Head(name, found.end(), form, asks, sure)
    return None


def is_asker(name: str) -> bool:
    """Whether a name says that somebody asks, as 記者 and 司　会 do."""
    return bool(ASKERS.fullmatch(re.sub(r"(?<=[^ -~])\s", "", name)))


def find_known(text: str, known: Collection[str]) -> Head | None:
    """A name that is known, before a space; or one that is given where somebody speaks at first."""
    if first := FIRST.match(text):
        return Head(first["short"], first.end(), "spaced", is_asker(first["name"]), True)
    for gap in islice(GAP.finditer(text), MAX_WORDS):
        if (name := text[: gap.start()]) in known:
            return Head(name, gap.end(), "spaced", is_asker(name), True)
    return None


def is_direction(text: str) -> bool:
    """Whether a row in brackets is no name: （会場から笑い）, （費用は3億円）."""
    found = BRACKETS.fullmatch(text)
    return bool(found and (HEARD.search(found[1]) or PHRASE.search(HONORIFIC.sub("", found[1]))))


def find_timed(text: str) -> Head | None:
    """A name with a time and nothing else."""
    found = TIMED.match(text)
    if not found:
        return None
    name = (found["name"] or found["later"]).strip()
    asks = is_asker(name) or is_asker(found["role"] or "")
    sure = found["apart"] is not None
    return Head(name, len(text), "timed", asks, sure)


def find_introduced(texts: Sequence[str]) -> frozenset[str]:
    """The short names that texts give people, and titled names that begin several rows."""
    given = {found["short"] for text in texts for found in INTRODUCED.finditer(text)}
    heads = (text.split(maxsplit=1) for text in texts if text)
    titled = Counter(head[0] for head in heads if len(head) > 1 and TITLED.fullmatch(head[0]))
    return frozenset(given.union(name for name, count in titled.items() if count > 1))


def drop_weak(
    heads: Sequence[Head | None], known: Collection[str], *, dashed: bool
) -> list[Head | None]:
    """Heads without those forms that nothing proves: the name of one who asks, or one that is
    ``known``; for names set apart by spaces also dashes, or that most rows have one of several.
    """
    asking = {head.form for head in heads if head and head.asks}
    told = {head.form for head in heads if head and head.name in known}
    counts = Counter((head.form, head.name) for head in heads if head)
    again = {form for (form, _), count in counts.items() if count > 1}
    proven: set[Form] = {"colon", "timed", "dash", *asking} - {"spaced"} | told
    if "bracket" in again and dashed:
        proven.add("bracket")
    if "says" in again:
        proven.add("says")
    turns = [count for (form, _), count in counts.items() if form == "spaced" and count > 1]
    marked = sum(head.form == "spaced" and head.sure for head in heads if head)
    mostly = len(turns) > 1 and 3 * max(sum(turns), marked) >= 2 * len(heads)
    if "spaced" in again and ("spaced" in asking or dashed or mostly):
        proven.add("spaced")
    return [head if head and head.form in proven else None for head in heads]


def choose_names(heads: Iterable[Head | None], stated: Collection[str]) -> frozenset[str]:
    """The names among all rows' heads; where nothing proves any, all are, if most rows have one."""
    rows = list(heads)
    found = [head for head in rows if head]
    names = frozenset(_list_proven(found, stated))
    return names or frozenset(head.name for head in found if 2 * len(found) >= len(rows))


def _list_proven(found: list[Head], stated: Collection[str]) -> Iterator[str]:
    counts = Counter(head.name for head in found)
    asked = any(head.asks for head in found)
    for nth, head in enumerate(found):
        before = found[nth - 1] if nth else None
        after = found[nth + 1] if nth + 1 < len(found) else None
        answers = bool(before and before.asks and not head.name[:1].islower())
        answered = bool(not asked and after and counts[after.name] > 1 and after.name != head.name)
        if (
            head.sure
            or head.asks
            or counts[head.name] > 1
            or head.name in stated
            or answers
            or answered
            or (head.asking and before and after and before.name == after.name)
        ):
            yield head.name
