"""What stands at the words of a text: the first occurrence of each term on a page becomes a link to
its definition, and a note's words carry the note's number.

In: a View and a Renderer, one page at a time. Out: Markdown of units, and the terms that were used.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markupsafe import Markup

from ..check.references import REFERENCE
from .render import Renderer, escape_part
from .view import View, whole_words


class Lexicon:
    """The glossary's words in one language, with the term that each stands for."""

    def __init__(self, view: View) -> None:
        self.terms: dict[str, str] = {}
        for term in view.content.glossary:
            name = view.text(f"term:{term.id}:term")
            # Aliases are written once, for the source language; Latin ones hold for others too.
            latin = [alias for alias in term.aliases if alias.isascii()]
            ours = view.language == view.corpus.source
            for word in [name.value, *(term.aliases if ours else latin)]:
                if name.lang == view.language:
                    self.terms.setdefault(word.casefold(), term.id)
        self.pattern = whole_words(self.terms, re.IGNORECASE, plural="(?:e?s)?")

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """(start, end, term's id) of each word in a text."""
        if not self.terms:
            return []
        found = []
        for match in self.pattern.finditer(text):
            word = match[0].casefold()
            term = next(self.terms[w] for w in (word, word[:-1], word[:-2]) if w in self.terms)
            found.append((*match.span(), term))
        return found


class Marker:
    """Marks the units of one page, in their order. ``used``: the terms marked so far."""

    def __init__(self, view: View, renderer: Renderer, lexicon: Lexicon) -> None:
        self.view, self.renderer, self.lexicon = view, renderer, lexicon
        self.used: list[str] = []

    def prose(self, unit: str, place: str) -> Markup:
        """A unit of an exchange or event with its terms and notes."""
        text = self.view.text(unit)
        body = self._mark(text.value, self.view.notes(place, unit), place)
        return self.renderer.text(text, body)

    def heading(self, unit: str, place: str) -> Markup:
        """The same for a heading, where terms would be links inside of what is linked to."""
        text = self.view.text(unit)
        parts, last = [], 0
        for number, end in sorted(self.view.notes(place, unit), key=lambda note: note[1]):
            parts += [escape_part(text.value[last:end]), self._note(place, number)]
            last = end
        return self.renderer.text(text, Markup("").join([*parts, escape_part(text.value[last:])]))

    def words(self, unit: str) -> Markup:
        """The words that a note is about."""
        text = self.view.text(unit)
        body = Markup('<span class="dn-on">{}</span>').format(escape_part(text.value))
        return self.renderer.text(text, body)

    def overview(self, unit: str, link: Callable[[str], Markup]) -> Markup:
        """A paragraph whose ``[exchange-id]`` marks become links."""
        text = self.view.text(unit)
        parts = REFERENCE.split(text.value)
        body = (link(p) if n % 2 else self._mark(p, [], "") for n, p in enumerate(parts))
        return self.renderer.text(text, Markup("").join(body))

    def _mark(self, text: str, notes: list[tuple[int, int]], place: str) -> Markup:
        found: list[tuple[int, int, Markup | str]] = []
        for start, end, term in self.lexicon.find(text):
            if term not in self.used:
                self.used.append(term)
                found.append((start, end, term))
        for number, end in notes:
            # A note whose words end within a term waits for the term's end.
            at = next((e for s, e, term in found if s < end < e and term), end)
            found.append((at, at, self._note(place, number)))
        parts, last = [], 0
        for start, end, what in sorted(found, key=lambda one: one[:2]):
            parts.append(escape_part(text[last:start]))
            if isinstance(what, Markup):
                parts.append(what)
            else:
                parts.append(self._term(text[start:end], what))
            last = end
        return Markup("").join([*parts, escape_part(text[last:])])

    def _term(self, words: str, term: str) -> Markup:
        return Markup("[{}](../glossary.md#{}){{: .dn-term aria-describedby=dn-def-{} }}").format(
            escape_part(words), term, term
        )

    def _note(self, place: str, number: int) -> Markup:
        name = escape_part(self.view.words("note-mark", n=number).value)
        exchange = self.view.exchanges.get(place)
        where = escape_part(f" {exchange.label}" if exchange else "")
        return Markup(
            '<sup class="dn-mark" data-search-exclude markdown="span">'
            '[{}](#{}-note-{}){{: aria-label="{}{}" }}</sup>'
        ).format(name, place, number, name, where)
