"""What is Japanese, and where a name begins and ends: written once, for all who look at letters.

In: nothing, or names. Out: classes of letters for regular expressions, and patterns.
"""

import re
from collections.abc import Iterable

#: Classes of letters, to stand between brackets of a regular expression.
HIRAGANA = "\u3041-\u309f"
KATAKANA = "\u30a1-\u30fa\u30fc-\u30ff"
KANJI = "\u3005\u3006\u3400-\u4dbf\u4e00-\u9fff"
JAPANESE = HIRAGANA + KATAKANA + KANJI
#: Marks that stand between Japanese letters and belong to neither.
MARKS = "『』「」、。・"
#: A run of Japanese: letters, with the marks among and around them.
JAPANESE_RUN = re.compile(f"([{JAPANESE}{MARKS}]*[{JAPANESE}][{JAPANESE}{MARKS}]*)")
#: An exchange's id in brackets: what a statement of an overview rests on.
REFERENCE = re.compile(r"\[([a-z][a-z0-9-]*)\]")
#: A place in a text for a value: ``{name}``.
PLACEHOLDER = re.compile(r"\{(\w+)\}")
#: Turkish i's, with a dot and without: to patterns they are an i, to ``casefold`` they are not.
_DOTS = {0x130: "i", 0x131: "i"}


def fold_case(text: str) -> str:
    """A text in which whatever ``re.IGNORECASE`` takes for the same letters is the same."""
    return text.translate(_DOTS).casefold()


def match_whole(names: Iterable[str], flags: int = 0, plural: str = "") -> re.Pattern[str]:
    """A pattern for any of the names, the longest first, as whole words.

    ``plural``: a pattern of endings that a Latin name may take.
    """
    longest = sorted(set(names), key=lambda name: (-len(name), name))
    return re.compile("|".join(_bound_name(name, plural) for name in longest), flags)


def _bound_name(name: str, plural: str) -> str:
    """A pattern for a name; its ends must not touch more letters of their own script.

    Japanese parts words by script alone: what goes on in katakana is another word.
    """
    left = right = ""
    for letters, more in (("A-Za-z0-9", plural), (KATAKANA, "")):
        left += f"(?<![{letters}])" if re.match(f"[{letters}]", name) else ""
        right += f"{more}(?![{letters}])" if re.search(f"[{letters}]$", name) else ""
    return f"{left}{re.escape(name)}{right}"
