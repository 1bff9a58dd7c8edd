"""How an answer is cited: in words, Markdown, BibTeX and CSL-JSON.

In: an exchange, its address, the View of a language. Out: text to be copied, by its kind. All say
that it is a summary; the date is that of the last look at its source, not of a clock.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from ..corpus.content import Exchange
from .view import View

#: What BibTeX takes for more than a letter.
BIBTEX = {
    **{mark: f"\\{mark}" for mark in "#$%&_{}"},
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "\\": r"\textbackslash{}",
}
#: The words that BibTeX's styles know.
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
#: What Markdown takes for a mark within the words of a link.
MARKDOWN = re.compile(r"[\\`*_\[\]<>]")


def cite(view: View, x: Exchange, url: str) -> dict[str, str]:
    """``text``, ``markdown``, ``bibtex`` and ``csl``."""
    words, say = view.words, view.words.plain
    checked = x.event.source.checked
    said = words("citation", **view.list_cited(x)).value
    title = f"{say(x.title)} ({say(x.event.title)}, {x.label})"
    link = MARKDOWN.sub(r"\\\g<0>", said)
    data = {
        "id": x.id,
        "type": "webpage",
        "title": title,
        "container-title": say(words("site-name")),
        "author": [{"literal": say(words("cite-author"))}],
        "issued": {"date-parts": [[int(part) for part in checked.split("-")]]},
        "language": view.language,
        "URL": url,
        "event-title": say(x.event.title),
        "note": f"{say(words('cite-note'))} ({say(view.name_day(x.event))})",
    }
    if held := x.event.dates.held:
        data["event-date"] = {"date-parts": [[int(part) for part in held.split("-")]]}
    if place := x.event.place:
        data["event-place"] = say(place)
    return {
        "text": f"{said} {url}",
        "markdown": f"{link} <{url}>",
        "bibtex": _write_bibtex(x.id, data, checked),
        "csl": json.dumps([data], ensure_ascii=False, indent=1),
    }


def _write_bibtex(key: str, data: Mapping[str, Any], checked: str) -> str:
    """Also with the fields of biblatex that tell the day and the language."""
    year, month, _ = checked.split("-")
    fields = {
        "author": f"{{{_quote(data['author'][0]['literal'])}}}",
        "title": f"{{{_quote(data['title'])}}}",
        "howpublished": _quote(data["container-title"]),
        "year": year,
        "date": checked,
        "language": data["language"],
        "url": data["URL"],
        "note": _quote(data["note"]),
    }
    rows = [f"  {name} = {{{value}}}" for name, value in fields.items()]
    rows.append(f"  month = {MONTHS[int(month) - 1]}")
    return "@misc{" + ",\n".join([key, *rows]) + "\n}"


def _quote(text: str) -> str:
    return "".join(BIBTEX.get(letter, letter) for letter in text)
