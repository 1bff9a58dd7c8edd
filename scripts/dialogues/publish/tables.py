"""The data as tables for spreadsheets, and what they hold, as a Frictionless Data Package.

In: what ``exports`` makes of the corpus (the contents of ``data/dialogues.json``). Out: path under
the site's root to text. CSV as RFC 4180 has it, UTF-8 with a byte order mark, dates as ISO 8601.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..model import ANSWERED

LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
#: A spreadsheet takes a cell that begins with one of these for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Column:
    """``type``: as the Data Package names it; ``text``: whether it stands once a language."""

    name: str
    about: str
    type: str = "string"
    text: bool = False


EXCHANGES = (
    Column("id", "Permanent id of the question and its answer"),
    Column("event", "Id of the event"),
    Column("event_title", "What the event is called", text=True),
    Column("held", "Day of the event, if known", "date"),
    Column("published", "Day on which the source came out, if known", "date"),
    Column("section", "Number of the section in the source, if it has sections", "integer"),
    Column("number", "Number in the event or section", "integer"),
    Column("title", "Short label", text=True),
    Column("question", "What was asked, summarised", text=True),
    Column("answer", "What was answered, summarised", text=True),
    Column("gist", "The answer in brief", text=True),
    Column("topics", "Ids of topics, the main one first, with spaces between"),
    Column("source", "Address of the source"),
    Column("checked", "Day on which the source was last looked at", "date"),
    Column("url", "Address of the answer", text=True),
)
FIGURES = (
    Column("exchange", "Id of the question, or of the event, in which the number is stated"),
    Column("figure", "The number as said, with its unit", text=True),
    Column("measure", "What it measures: money, time, multiple, share, count"),
    Column("amount", "In US dollars, days, times or a share of 1, as far as definite", "number"),
    Column("meaning", "What it is the number of", text=True),
    Column("direction", "up or down"),
    Column("by", "Who said it: speaker, asker, author"),
    Column("whose", "Whose words these are, where others are retold", text=True),
    Column("certainty", "The hedge with which it was said", text=True),
)


#: The columns of each table, by its name.
TABLES: Mapping[str, Sequence[Column]] = {"exchanges": EXCHANGES, "figures": FIGURES}


def export_tables(data: Mapping[str, Any], root: str) -> dict[str, str]:
    """``data/*.csv``. ``root``: the site's address, with its last slash."""
    languages = data["languages"]
    rows = {
        "exchanges": [
            _row(event, x, root, languages) for event in data["events"] for x in event["exchanges"]
        ],
        "figures": [
            {**figure, "exchange": subject["id"], "figure": figure["text"]}
            for event in data["events"]
            for subject in (event, *event["exchanges"])
            for figure in subject["figures"]
        ],
    }
    return {
        f"data/{name}.csv": write_csv(columns, rows[name], languages)
        for name, columns in TABLES.items()
    }


def _row(
    event: Mapping[str, Any], x: Mapping[str, Any], root: str, languages: Sequence[str]
) -> dict[str, Any]:
    said = {
        language: "\n\n".join(
            block["text"][language] for block in x["blocks"] if block["kind"] in ANSWERED
        )
        for language in languages
    }
    return {
        **x,
        "event": event["id"],
        "event_title": event["title"],
        "held": event["dates"]["held"],
        "published": event["dates"]["published"],
        "question": x["blocks"][0]["text"],
        "answer": said,
        "topics": " ".join(x["topics"]),
        "source": event["source"]["url"],
        "checked": event["source"]["checked"],
        "url": {language: f"{root}{language}/q/{x['id']}/" for language in languages},
    }


def write_csv(
    columns: Iterable[Column], rows: Iterable[Mapping[str, Any]], languages: Sequence[str]
) -> str:
    """A table, with one column for each language of what is text."""
    file = io.StringIO()
    writer = csv.writer(file)
    names = list(_spread(columns, languages))
    writer.writerow(name for name, *_ in names)
    for row in rows:
        values = (
            row[c.name][code] if code and row[c.name] else row[c.name] for _, c, code in names
        )
        writer.writerow(map(as_cell, values))
    return "\ufeff" + file.getvalue()


def _spread(
    columns: Iterable[Column], languages: Sequence[str]
) -> Iterable[tuple[str, Column, str | None]]:
    for column in columns:
        if column.text:
            yield from ((f"{column.name}_{code}", column, code) for code in languages)
        else:
            yield column.name, column, None


def as_cell(value: Any) -> Any:
    """A value as a cell that no spreadsheet takes for a formula."""
    if isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    return "" if value is None else value


def describe_package(data: Mapping[str, Any]) -> dict[str, Any]:
    """What the files of data are, by https://specs.frictionlessdata.io/data-package/."""
    resources: list[dict[str, Any]] = [
        {
            "name": name,
            "path": f"{name}.csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": {
                "fields": [
                    {"name": field, "type": column.type, "description": column.about}
                    for field, column, _ in _spread(columns, data["languages"])
                ]
            },
        }
        for name, columns in TABLES.items()
    ]
    resources.append(
        {"name": "dialogues", "path": "dialogues.json", "mediatype": "application/json"}
    )
    return {
        "name": "dialogue-notes",
        "title": "Dialogue Notes",
        "version": data["version"],
        "licenses": [LICENCE],
        "sources": data["sources"],
        "resources": resources,
    }
