"""What editors write of an answer is shown wherever it stands, whatever kind of text it is."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from dialogues.corpus.corpus import Corpus
from dialogues.corpus.matching import split_id
from dialogues.publish.view import View
from dialogues.unit import Unit
from support.books import read_book
from support.browsing import each_language
from support.corpora import load_checkout

pytestmark = pytest.mark.untraced

#: Kinds of texts that are not for all: figures have pages of their own, related answers stand below
#: an answer on its event's page alone, a gist above a long one, titles in lists, headlines on the
#: home page.
ELSEWHERE = re.compile(r"figure.*|related.*|gist|title|since-headline")
HINT = "a template of one of the three has to show it; or name its kind in ELSEWHERE, and why"


def read(page: str) -> str:
    """What readers see of HTML, without white space and without the marks of notes."""
    return squeeze(html.unescape(re.sub(r"<sup\b.*?</sup>|<[^>]+>", "", page, flags=re.DOTALL)))


def squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)


def list_units(corpus: Corpus, language: str) -> dict[str, list[Unit]]:
    """By exchange the texts that readers of a language are to find wherever it stands."""
    view, found = View(corpus, language), dict[str, list[Unit]]()
    for x in corpus.exchanges.values():
        hidden = {unit for one in view.notes_beside(x) for unit in (one.on, one.text, one.basis)}
        own = (unit for unit in corpus.units.values() if split_id(unit.id)[0] == x.id)
        found[x.id] = [
            unit
            for unit in own
            if unit not in hidden and not ELSEWHERE.fullmatch(split_id(unit.id)[1])
        ]
    return found


@each_language
def test_it_is_on_its_events_page_on_its_own_and_in_the_book(built: Path, language: str) -> None:
    corpus = load_checkout()
    files = read_book((built / language / "dialogue-notes.epub").read_bytes())
    chapters = {
        event.id: read(files[f"EPUB/event-{event.id}.xhtml"].decode()) for event in corpus.events
    }
    pages = {
        event.id: read((built / language / f"events/{event.id}/index.html").read_text("utf-8"))
        for event in corpus.events
    }
    units = list_units(corpus, language)
    for x in corpus.exchanges.values():
        own = read((built / language / f"q/{x.id}/index.html").read_text("utf-8"))
        for unit in units[x.id]:
            told = squeeze(unit.read_in(language).value)
            for name, text in (
                ("its event's page", pages[x.event.id]),
                ("its own page", own),
                ("the book", chapters[x.event.id]),
            ):
                assert told in text, f"{unit.id} is not on {name}: {HINT}"
    assert sum(map(len, units.values())) > 10 * len(units)
