"""``make prose``: what can be counted of the texts, and what breaks a bound of ours.

Prints a table for each language, then each fault with its unit's id; fails if there is any.
"""

from __future__ import annotations

import sys
from collections import Counter

from support.corpora import load_checkout
from support.prose import (
    average_words,
    count_words,
    find_english_faults,
    find_japanese_faults,
    grade_texts,
    list_prose,
    split_sentences,
)


def main() -> int:
    """Count, and tell what is over."""
    corpus = load_checkout()
    texts = list(list_prose(corpus, "en"))
    print("| English | texts | words | a sentence | longest | grade |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for kind, number in Counter(one.kind for one in texts).items():
        chosen = [one.text for one in texts if one.kind == kind]
        longest = max(count_words(said) for text in chosen for said in split_sentences(text))
        words, grade = sum(map(count_words, chosen)), grade_texts(chosen)
        row = f"{number} | {words} | {average_words(chosen):.1f} | {longest} | {grade:.1f}"
        print(f"| {kind} | {row} |")
    texts = list(list_prose(corpus, "ja"))
    print("\n| Japanese | texts | letters | a sentence | longest |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for kind, number in Counter(one.kind for one in texts).items():
        said = [one for text in texts if text.kind == kind for one in split_sentences(text.text)]
        letters = sum(map(len, said))
        longest = max(map(len, said))
        print(f"| {kind} | {number} | {letters} | {letters / len(said):.1f} | {longest} |")
    faults = [*find_english_faults(corpus), *find_japanese_faults(corpus)]
    print("", *faults, f"{len(faults)} faults", sep="\n")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
