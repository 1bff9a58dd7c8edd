"""What stands at the words of a text: the first occurrence of each term on a page becomes a link to
its definition, and a note's words carry the note's number.

In: a View and a Renderer, one page at a time. Out: Markdown of units, and the terms that were used.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

from markupsafe import Markup

from ..corpus.content import Exchange, Note, Subject
from ..letters import HIRAGANA, REFERENCE, match_whole
from ..read.schema_shared import Term
from ..unit import Unit
from .render import Renderer
from .view import View


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of a text, and what it becomes; of no length where something is put in."""

    start: int
    end: int
    body: Markup


class Lexicon:
    """The glossary's words in one language, with the term that each stands for."""

    def __init__(self, view: View) -> None:
        self.terms: dict[str, Term] = {}
        for term in view.corpus.glossary:
            name = term.name.read_in(view.language)
            # Aliases are written once, for the source language; Latin ones hold for others too.
            latin = [alias for alias in term.aliases if alias.isascii()]
            ours = view.language == view.corpus.source
            for word in [name.value, *(term.aliases if ours else latin)]:
                if name.lang == view.language:
                    self.terms.setdefault(word.casefold(), term)
        self.pattern = match_whole(self.terms, re.IGNORECASE, plural="(?:e?s)?")

    def find_terms(self, text: str) -> list[tuple[re.Match[str], Term]]:
        """Each word of the glossary in a text."""
        if not self.terms:
            return []
        found = []
        for match in self.pattern.finditer(text):
            word = match[0].casefold()
            forms = (word, word[:-1], word[:-2])
            found.append((match, next(self.terms[form] for form in forms if form in self.terms)))
        return found


class Marker:
    """Marks the units of one page, in their order. ``used``: the terms marked so far."""

    def __init__(self, view: View, renderer: Renderer, lexicon: Lexicon) -> None:
        self.view, self.renderer, self.lexicon = view, renderer, lexicon
        self.used: list[Term] = []

    def prose(self, unit: Unit, subject: Subject) -> Markup:
        """A unit of an exchange or event with its terms and notes."""
        text = unit.read_in(self.view.language)
        terms = self._mark_terms(text.value)
        notes = self._mark_notes(unit, subject, terms)
        return self.renderer.show_text(text, self._join_spots(text.value, [*terms, *notes]))

    def heading(self, unit: Unit, subject: Subject) -> Markup:
        """The same for a heading, where terms would be links inside of what is linked to."""
        text = unit.read_in(self.view.language)
        notes = self._mark_notes(unit, subject, [])
        return self.renderer.show_text(text, self._join_spots(text.value, notes))

    def words(self, unit: Unit) -> Markup:
        """The words that a note is about."""
        text = unit.read_in(self.view.language)
        shown = self.renderer.escape_part(text.value)
        body = Markup('<span class="dn-on">{}</span>').format(shown)
        return self.renderer.show_text(text, body)

    def overview(self, unit: Unit, local: Collection[str]) -> Markup:
        """A paragraph whose ``[exchange-id]`` marks become links; ``local``: exchanges that stand
        on its page.
        """
        text = unit.read_in(self.view.language)
        parts = REFERENCE.split(text.value)
        body = (
            self._link(part, local) if n % 2 else self._join_spots(part, self._mark_terms(part))
            for n, part in enumerate(parts)
        )
        return self.renderer.show_text(text, Markup("").join(body))

    def _link(self, key: str, local: Collection[str]) -> Markup:
        """A reference, as a link to the exchange on this page or on its event's."""
        exchanges = self.view.corpus.exchanges
        if (x := exchanges.get(key)) is None:
            # A translation that is older than its Japanese may name one that is gone.
            return self.renderer.escape(f"[{key}]")
        # Where all of a page is of one event, its name says nothing.
        alone = key in local and len({exchanges[one].event for one in local}) == 1
        short = "" if alone else f"{x.event.short.read_in(self.view.language).value} "
        return self.show_link(x, self.renderer.escape(f"{short}{x.label}"), key in local)

    def _mark_terms(self, text: str) -> list[Spot]:
        found = []
        for match, term in self.lexicon.find_terms(text):
            if term not in self.used:
                self.used.append(term)
                body = self.show_term(term, self.renderer.escape_part(match[0]))
                found.append(Spot(match.start(), match.end(), body))
        return found

    def _mark_notes(self, unit: Unit, subject: Subject, terms: list[Spot]) -> list[Spot]:
        """Notes are on what the source says: titles and gists, which are ours, have none."""
        if unit not in subject.texts:
            return []
        value, found = unit.read_in(self.view.language).value, []
        for note in self.view.notes_of(subject):
            if end := self.view.find_words(note, unit):
                end = finish_phrase(value, end)
                # Nor does it stand within a term that is marked.
                end = next((one.end for one in terms if one.start < end < one.end), end)
                found.append(Spot(end, end, self.show_note(note, subject)))
        return found

    def _join_spots(self, text: str, spots: list[Spot]) -> Markup:
        """The text with its spots, in order."""
        escape, parts, last = self.renderer.escape_part, [], 0
        for spot in sorted(spots, key=lambda one: (one.start, one.end)):
            parts += [escape(text[last : spot.start]), spot.body]
            last = spot.end
        return Markup("").join([*parts, escape(text[last:])])

    def show_link(self, x: Exchange, name: Markup, local: bool) -> Markup:
        """An exchange's name as a link to it."""
        page = Markup("") if local else Markup("../events/{}.md").format(x.event.id)
        return Markup("[{}]({}#{}){{: .dn-ref }}").format(name, page, x.id)

    def show_term(self, term: Term, word: Markup) -> Markup:
        """A word as a link to what it means."""
        link = "[{}](../glossary.md#{}){{: .dn-term aria-describedby=dn-def-{} }}"
        return Markup(link).format(word, term.id, term.id)  # noqa: S704

    def show_note(self, note: Note, subject: Subject) -> Markup:
        """A note's number as a link to it."""
        number, escape = self.view.numbers[note], self.renderer.escape_part
        name = escape(self.view.words("note-mark", n=number).value)
        where = escape(f" {subject.label}" if isinstance(subject, Exchange) else "")
        return Markup(
            # Without the joiner a number may begin a line.
            '<sup class="dn-mark" data-search-exclude>&#8288;'
            '<a id="{0}-mark" href="#{0}" aria-label="{1}{2}">{3}</a></sup>'
        ).format(note.id, name, where, number)


def finish_phrase(text: str, at: int) -> int:
    """The end of the phrase that ``at`` stands in: before a mark or a space, in Japanese also where
    a particle ends and a word of other letters begins.
    """
    while at < len(text) and text[at].isalnum():
        particle = re.match(f"[{HIRAGANA}]", text[at - 1])
        if particle and not re.match(f"[{HIRAGANA}]", text[at]):
            return at
        at += 1
    return at
