"""Whether the index of figures is whole: every figure of a text is in it, and it is in its text.

In: the Corpus. Out: Problems. Languages besides the source are read as far as there is a reader of
their numbers, and as far as they are reviewed. What is unknown of a number is not held against it.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence

from ..corpus import numbers_en as english
from ..corpus.content import Event, Figure, Subject
from ..corpus.corpus import Corpus
from ..corpus.numbers_ja import MAX_DIGITS, Quantity
from ..letters import REFERENCE
from ..problems import Problem, nearest, quote
from ..unit import Unit
from .figure_texts import FigureTexts, list_around, list_figure_texts

#: The language besides the source that is read for numbers.
ENGLISH = "en"
#: What stands before a sum in place of a unit's name.
SIGNS = {"$": "ドル", "£": "ポンド", "¥": "円", "€": "ユーロ"}
AROUND = "the raw file outside its exchanges"


def check_stated_figures(corpus: Corpus) -> Iterator[Problem]:
    """Every figure of a text is in the index."""
    for group in list_figure_texts(corpus):
        known = [q for one in group.subjects for f in one.figures for q in f.quantities]
        said = [(quote(unit.id), unit.text) for unit in group.units]
        for name, text in [*said, *((AROUND, text) for text in group.extra)]:
            plain = REFERENCE.sub("", text)
            # Each once: a text may repeat one without end.
            for quantity in dict.fromkeys(corpus.numbers.read_quantities(plain, group.not_figures)):
                chrome = name == AROUND and not quantity.measure  # numbers of sections, counts
                if not chrome and not any(map(quantity.fits, known)):
                    where = " or ".join(subject.id for subject in group.subjects)
                    yield group.where.problem(
                        f"figure {quote(quantity.text)} of {name} is in no index",
                        f"add it to `figures` of {where}, or its words to `not_figures`",
                    )


def check_indexed_figures(corpus: Corpus) -> Iterator[Problem]:
    """Every indexed figure is in its text, and once in the index."""
    for subject in corpus.subjects:
        texts = [unit.text for unit in subject.texts]
        texts += list_around(subject) if isinstance(subject, Event) else ()
        read = {
            quantity
            for text in texts
            for quantity in corpus.numbers.read_quantities(text, subject.not_figures)
        }
        seen = set()
        for number, figure in enumerate(subject.figures):
            where, words = subject.at("figures", number), figure.text.text
            there = all(any(map(q.fits, read)) for q in figure.quantities)
            if any(quantity.too_long for quantity in figure.quantities):
                yield where.problem(
                    f"figure {quote(words)} has more than {MAX_DIGITS} digits",
                    "write it in words, such as 3兆",
                )
            elif not (there if figure.quantities else words in "\n".join(texts)):
                yield where.problem(f"figure {quote(words)} is in no text of `{subject.id}`")
            elif hint := _find_invented(corpus, figure, subject, texts, read):
                message = f"unit {quote(figure.unit or '')} is in no text of `{subject.id}`"
                yield where.problem(message, hint)
            elif (words, figure.meaning.text) in seen:
                yield where.problem(f"figure {quote(words)} stands twice")
            seen.add((words, figure.meaning.text))


def _find_invented(
    corpus: Corpus, figure: Figure, subject: Subject, texts: Sequence[str], read: Iterable[Quantity]
) -> str:
    """A hint where nothing says that a figure counts its unit; ``read``: quantities of ``texts``.

    A bare number fits any unit, so of one that it might as well be (3億 of people, of yen) the name
    must stand somewhere: in the exchange, or in a note on it.
    """
    unit, stated = figure.unit, {(one.amount, one.measure) for one in read}
    if not unit or not figure.quantities:
        return ""
    measure = corpus.numbers.measures.get(_fold(unit))
    if measure and all((q.amount, q.measure) in stated for q in figure.quantities):
        return ""
    # All that is counted is one measure: of these the very name must be there.
    names = {unit, *(measure.names if measure and measure.measure != "count" else ())}
    names |= {sign for sign, name in SIGNS.items() if name in names}
    said = [*texts, *(note.text.text for note in subject.notes)]
    if any(_fold(name) in _fold("\n".join(said)) for name in names):
        return ""
    if measure:
        return "leave `unit` out; if you know what it counts, say so in a note"
    return nearest(unit, corpus.numbers.measures) or "write it as the text does"


def _fold(text: str) -> str:
    """As numbers are read: full-width letters and signs are their half-width ones."""
    return unicodedata.normalize("NFKC", text)


def check_english_figures(corpus: Corpus) -> Iterator[Problem]:
    """English states the figures of the Japanese, those of the index and no others."""
    if ENGLISH in corpus.translated:
        checker = _EnglishChecker(corpus)
        for group in list_figure_texts(corpus):
            for unit in group.units:
                if unit.read_in(ENGLISH).state == "reviewed":
                    yield from checker.check_unit(unit, group)
        yield from checker.check_index()


class _EnglishChecker:
    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        figures = (figure for subject in corpus.subjects for figure in subject.figures)
        self.reading = {figure.id: _read_figure(figure) for figure in figures}

    def check_unit(self, unit: Unit, group: FigureTexts) -> Iterator[Problem]:
        """A translated text against the figures of the subjects of its ``group``."""
        numbers, where = self.corpus.numbers, self.corpus.at(unit, ENGLISH)
        figures = [figure for subject in group.subjects for figure in subject.figures]
        known = {amount for figure in figures for amount in self.reading[figure.id]}
        original = REFERENCE.sub("", unit.text)
        text = REFERENCE.sub("", unit.read_in(ENGLISH).value)
        # A number that is no figure in the source is none here (`Windows 11`).
        others = numbers.read_others(original, group.not_figures)
        for amount in sorted(english.read_amounts(text)):
            if amount[0] not in others and not _fit_any(amount, known):
                number = f"{amount[0]:,.6f}".rstrip("0").rstrip(".")  # 300,000,000,000, not 3e+11
                message = f"figure {number} {amount[1]}".rstrip()
                message = f"{message} of {quote(unit.id)} is in no index"
                yield where.problem(message, "the figures' translations must hold it")
        said = english.read_loosely(text)
        for quantity in numbers.read_quantities(original, group.not_figures):
            fitting = [one for one in figures if any(map(quantity.fits, one.quantities))]
            # Vague ones may be put in many ways; one that is not translated yet, in any.
            if quantity.number is None or any(
                figure.text.read_in(ENGLISH).state == "untranslated" for figure in fitting
            ):
                continue
            if fitting and not any(_is_said(one, said, text, any) for one in fitting):
                message = f"figure {quote(quantity.text)} of {quote(unit.id)} was lost"
                yield where.problem(message, "the translation must hold it")

    def check_index(self) -> Iterator[Problem]:
        """Every figure, translated, is in the translation of its texts."""
        for subject in self.corpus.subjects:
            texts = [unit.read_in(ENGLISH) for unit in subject.texts]
            if any(text.state != "reviewed" for text in texts):
                continue
            whole = "\n".join(text.value for text in texts)
            said = english.read_loosely(whole)
            for figure in subject.figures:
                words = figure.text.read_in(ENGLISH)
                if words.state == "reviewed" and not _is_said(figure, said, whole, all):
                    message = f"figure {quote(words.value)} is in no text of `{subject.id}`"
                    yield self.corpus.at(figure.text, ENGLISH).problem(message)


def _read_figure(figure: Figure) -> set[english.Amount]:
    """What a figure reads as in English; its Japanese numbers where it is not translated."""
    text = figure.text.read_in(ENGLISH)
    if text.state != "untranslated":
        return english.read_loosely(text.value)
    said = {(q.bare, "") for q in figure.quantities if isinstance(q.bare, float)}
    # English has no word for 割.
    shares = (q.number for q in figure.quantities if q.measure == "share" and q.number)
    return said | {(round(100 * share, 6), "share") for share in shares}


def _is_said(
    figure: Figure,
    said: set[english.Amount],
    text: str,
    how_many: Callable[[Iterable[bool]], bool],
) -> bool:
    """Whether a text says a figure: all of its amounts or any; a vague one in its words."""
    words = figure.text.read_in(ENGLISH).value
    wanted = english.read_amounts(words)
    if not wanted:
        return words.casefold() in text.casefold()
    return how_many(_fit_any(amount, said) for amount in wanted)


def _fit_any(amount: english.Amount, others: Iterable[english.Amount]) -> bool:
    return any(english.fit_amounts(amount, other) for other in others)
