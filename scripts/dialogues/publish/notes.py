"""Our notes as readers of one language meet them: which, under what number, at which text.

In: a Corpus and a language. Out: notes and their places.
"""

import unicodedata
from collections.abc import Iterable
from functools import cached_property

from ..corpus.content import Note, Subject
from ..corpus.corpus import Corpus
from ..unit import Text, Unit

#: How much of a note shows before it is opened, in widths of a Latin letter.
START_WIDTH = 20


class Notes:
    """The notes of the corpus in one language."""

    def __init__(self, corpus: Corpus, language: str) -> None:
        self.corpus, self.language = corpus, language

    def shorten(self, unit: Unit) -> Text:
        """The beginning of a text, at most about a line in a margin."""
        text = unit.read_in(self.language)
        value = shorten(text.value, START_WIDTH)
        return Text(value, text.lang, "source")

    def find_words(self, note: Note, unit: Unit) -> int | None:
        """Where the words of a note end in a text of its subject."""
        value = unit.read_in(self.language).value
        for words in (note.on.read_in(self.language).value, note.on.text):
            if words in value:
                return value.index(words) + len(words)
        return None

    @cached_property
    def _places(self) -> dict[Note, Unit | None]:
        """The text that each note's words stand in, unless a translation has lost them."""
        return {
            note: next((one for one in subject.texts if self.find_words(note, one)), None)
            for subject in self.corpus.subjects
            for note in subject.notes
        }

    def stands(self, note: Note) -> bool:
        """Whether the page can show a note's number at its words."""
        return self._places[note] is not None

    def notes_of(self, subject: Subject) -> list[Note]:
        """Our notes that help readers of this language."""
        other = "translations" if self.language == self.corpus.source else "original"
        return [note for note in subject.notes if note.only != other]

    def notes_beside(self, subject: Subject) -> list[Note]:
        """Those that help readers of other languages alone."""
        ours = self.notes_of(subject)
        return [note for note in subject.notes if note not in ours]

    @cached_property
    def numbers(self) -> dict[Note, int]:
        """The numbers that readers of this language see at notes, from 1 in each subject."""
        return {
            note: number
            for subject in self.corpus.subjects
            for number, note in enumerate(self.notes_of(subject), 1)
        }

    def list_notes(self, subject: Subject, units: Iterable[Unit]) -> list[Note]:
        """Notes on words of these texts; those whose words are lost belong to the last one."""
        here = set(units)
        last = subject.texts[-1]
        return [note for note in self.notes_of(subject) if (self._places[note] or last) in here]


def shorten(text: str, width: int) -> str:
    """The words of a text that fit into so many widths of a Latin letter; … where it goes on."""
    room = width
    for at, letter in enumerate(text):
        room -= 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        if room < 0:
            # Not within a word, where words are parted by spaces.
            space = text.rfind(" ", at - width // 3, at)
            return text[: space if space > 0 else at].rstrip(" ,.、。") + "…"
    return text
