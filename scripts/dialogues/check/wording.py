"""What in a text shows that something else was meant: marks that no page reads, another language.

In: the Corpus. Out: Problems, to be shown as advice.
"""

import re
from collections.abc import Iterator, Sequence

from ..corpus.corpus import Corpus
from ..letters import HIRAGANA, JAPANESE, KATAKANA, MARKS, PLACEHOLDER, REFERENCE
from ..problems import Problem, Where, nearest, quote
from .own_texts import list_own_texts

#: What is a mark to Markdown, HTML or templates, and is shown as it stands in our texts.
MARKUP = re.compile(
    r"\[[a-z][a-z0-9]*(?:-[a-z0-9]+)+\]|\*\*(?! )[^*]+(?<! )\*\*|`[^`]+`"
    rf"|\[[^\[\]]*\]\([^()]*[./#][^()]*\)|</?[a-z]+[^<>]*>|{PLACEHOLDER.pattern}"
)
#: Words of a text without Japanese that is longer than a name.
MIN_WORDS = 5
#: Characters of two or three words that stand in a list as one.
MAX_JOINED = 20
OWN = re.compile(f"[{JAPANESE}{MARKS}]")
#: Words that a text quotes.
QUOTED = re.compile("「([^「」]+)」|『([^『』]+)』")
READING = re.compile(f"[{HIRAGANA}ー・]+")


def advise_markup(corpus: Corpus) -> Iterator[Problem]:
    """No text but overviews cites exchanges, and none has markup: readers would see the marks."""
    for unit, where, keys in list_own_texts(corpus):
        for language in corpus.languages:
            text = unit.read_in(language)
            plain = REFERENCE.sub("", text.value) if "overview" in keys else text.value
            if (found := MARKUP.search(plain)) and text.state != "untranslated":
                place = where if text.state == "source" else corpus.at(unit, language)
                yield place.problem(f"{quote(found[0])} is shown as it stands", "write plain words")


def advise_own_language(corpus: Corpus) -> Iterator[Problem]:
    """What is written in the source language is Japanese, where that is the source language."""
    for unit, where, _ in list_own_texts(corpus) if corpus.source == "ja" else ():
        if len(unit.text.split()) >= MIN_WORDS and not OWN.search(unit.text):
            hint = "write it in Japanese; English goes into locale/en"
            yield where.problem(f"{quote(unit.text)} holds no Japanese", hint)


def advise_leftovers(corpus: Corpus) -> Iterator[Problem]:
    """Of the Japanese, a translation keeps what is quoted there as words of the source."""
    for language in corpus.translated:
        # Chinese shares its characters.
        letters = HIRAGANA + KATAKANA if language.startswith("zh") else JAPANESE
        run = re.compile(f"[{letters}]+")
        for unit in corpus.units.values():
            text = unit.read_in(language)
            if text.state != "reviewed" or not (found := run.findall(text.value)):
                continue
            basis = corpus.units.get(f"{unit.id}-basis", unit)  # of a note on wording
            said = QUOTED.findall(unit.text) + QUOTED.findall(basis.text)
            quoted = "\0".join(map("".join, said))
            if left := next((one for one in found if one not in quoted), ""):
                hint = "translate it; words of the source stand in 「」 in the Japanese"
                message = f"{quote(left)} in the translation of {quote(unit.id)}"
                yield corpus.at(unit, language).problem(message, hint)


def advise_lists(corpus: Corpus) -> Iterator[Problem]:
    """Between entries of a list stand commas, not those of Japanese."""
    for x in corpus.exchanges.values():
        yield from _find_joined(x.keywords, "keywords", x.at("keywords"))
    for name in ("topics", "people", "glossary"):
        for number, one in enumerate(corpus.shared[name]):
            for field in ("aliases", "keywords"):
                where = corpus.locators[name].at(name, number, field)
                yield from _find_joined(getattr(one, field, ()), field, where)


def _find_joined(words: Sequence[str], field: str, where: Where) -> Iterator[Problem]:
    for one in words:
        if len(one) <= MAX_JOINED and ("、" in one or "，" in one):
            message = f"{quote(one)} is one of {quote(field)}"
            yield where.problem(message, "if it is several, write `, ` between them")


def advise_readings(corpus: Corpus) -> Iterator[Problem]:
    """Readings are in hiragana: the glossary is sorted by them."""
    for number, term in enumerate(corpus.glossary):
        if not READING.fullmatch(term.reading):
            where = corpus.locators["glossary"].at("glossary", number, "reading")
            message = f"the reading {quote(term.reading)} is not in hiragana"
            yield where.problem(message, "write it as it is read, such as えーじーあい")


def advise_units(corpus: Corpus) -> Iterator[Problem]:
    """What figures count is a unit that is known: tables and charts compare by it."""
    for subject in corpus.subjects:
        for number, figure in enumerate(subject.figures):
            if figure.unit and figure.unit not in corpus.numbers.measures:
                where = subject.at("figures", number, "unit")
                hint = nearest(figure.unit, corpus.numbers.measures)
                message = f"unit {quote(figure.unit)} is not in units.yaml"
                yield where.problem(message, hint or "add it there, with what it measures")
