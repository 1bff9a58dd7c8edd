"""Numbers in English prose, with what they count where a word beside them says so.

In: text. Out: (amount, kind) pairs; ``kind`` is empty where nothing says it. Number words count
only where a figure's matter follows (``five years``, not ``the two events``).
"""

import re

Amount = tuple[float, str]

_ONES = "two three four five six seven eight nine"
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
WORDS = {word: float(n) for n, word in enumerate(f"{_ONES} {_TEENS}".split(), 2)}
WORDS |= {word: 10.0 * n for n, word in enumerate(_TENS.split(), 2)}
SCALES = {"hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
SHORT = {"k": 1e3, "m": 1e6, "bn": 1e9, "tn": 1e12}
CURRENCIES = {"us$": "dollar", "$": "dollar", "£": "pound", "¥": "yen", "€": "euro"}
#: What is counted, by the word that follows, without its plural.
_TIME = "year month week day hour minute second generation"
_COUNTED = f"{_TIME} level people place character question section"
_MONEY = "dollar pound yen euro"
KINDS = {
    **{word: word for word in f"{_COUNTED} {_MONEY}".split()},
    **{"%": "share", "per cent": "share", "percent": "share", "time": "times", "x": "times"},
    **{"×": "times", "fold": "times"},
}
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_NONE = re.compile(
    rf"\b(?:\d\d? )?(?:{MONTHS})(?: \d\d?,?)?(?: (?:1[5-9]|20)\d\d)?\b|\(\d+\)"
    r"|(?<![A-Za-z])(?<![A-Za-z]-)\b[A-Za-z][A-Za-z-]*+\d[\w.-]*"
)
_WORD = rf"(?:{_TENS.replace(' ', '|')})-(?:{_ONES.replace(' ', '|')})|{'|'.join(WORDS)}"
_NUMBER = re.compile(
    rf"(?P<currency>us\$|[$£¥€])?(?P<digits>\d[\d,]*(?:\.\d+)?)(?P<short>bn|tn|k|m)?(?![a-wyz\d])"
    rf"|\bhalf an? (?P<half>{'|'.join(SCALES)})\b|\b(?P<word>{_WORD})\b"
)
_SCALE = re.compile(rf"[ -]({'|'.join(SCALES)})\b")
_KINDS = "|".join(map(re.escape, sorted(KINDS, key=len, reverse=True)))
#: One word may stand between; of a longer one the letters would be gone through for each number.
_KIND = re.compile(rf"[ -]?(?:\w{{1,40}}+ )?({_KINDS})(?:s\b|\b|(?=\W|$))")
_RANGE = re.compile(r"(?:,? (?:to|or|and)|[–-]) ?(?=[\d$£¥€]|us\$|\b(?:" + _WORD + r")\b)")
#: What may stand for a figure but need not: ``a week``, ``doubles``, ``a tenth``.
_LOOSE = {
    r"\b(?:an?|one) (?:\w+ )?(week|month|year|day|hour|minute)\b": 1.0,
    r"\b(?:doubl\w+|twice|twofold)\b": 2.0,
    r"\btenfold\b|\b(?:a|one)[ -]tenth\b": 10.0,
    r"\bhundredfold\b|\b(?:a|one)[ -]hundredth\b": 100.0,
}


def read_amounts(text: str) -> set[Amount]:
    """What a text states in figures."""
    plain = _NONE.sub(" ", text).lower().replace("–", "-")
    found, waiting = set(), list[tuple[float, str]]()
    for match in _NUMBER.finditer(plain):
        if match["half"]:
            number = 0.5 * SCALES[match["half"]]
        elif match["word"]:
            number = sum(WORDS[part] for part in match["word"].split("-"))
        else:
            number = float(match["digits"].replace(",", "")) * SHORT.get(match["short"] or "", 1.0)
        end = match.end()
        scale = _SCALE.match(plain, end)
        if scale:
            number, end = number * SCALES[scale[1]], scale.end()
        kind = CURRENCIES.get(match["currency"] or "", "")
        after = _KIND.match(plain, end)
        kind = kind or (KINDS[after[1]] if after else "")
        counted = bool(kind or scale or match["half"] or match["digits"])
        if _RANGE.match(plain, end) and not after:
            waiting.append((number, kind))  # counts what the last of the range counts
        elif counted:
            found |= {(other, said or kind) for other, said in [*waiting, (number, kind)]}
            waiting.clear()
        else:
            waiting.clear()
    return found | set(waiting)


def read_loosely(text: str) -> set[Amount]:
    """The same, and amounts that it puts into other words."""
    plain = text.lower()
    found = read_amounts(text)
    for pattern, number in _LOOSE.items():
        for match in re.finditer(pattern, plain):
            found.add((number, match[1] if match.re.groups and match[1] else ""))
    return found


def fit_amounts(one: Amount, other: Amount) -> bool:
    """Whether both may be the same; what nothing says of one is not held against the other."""
    return one[0] == other[0] and (one[1] == other[1] or not (one[1] and other[1]))
