"""The data as tables for spreadsheets, and what they hold, as a Frictionless Data Package.

In: what ``plain`` makes of the corpus (the contents of ``data/dialogues.json``). Out: path under
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
    """``type``: as the Data Package names it; ``text``: whether it stands once a language.

    What it holds, the string ``column-<name>`` says.
    """

    name: str
    type: str = "string"
    text: bool = False


#: What each row says of itself, since rows are copied out of files.
ORIGIN = (
    Column("source"),
    Column("checked", "date"),
    Column("url", text=True),
    Column("version", "date"),
    Column("licence"),
    Column("schema"),
)
EXCHANGES = (
    Column("id"),
    Column("event"),
    Column("event_title", text=True),
    Column("held", "date"),
    Column("place", text=True),
    Column("published", "date"),
    Column("section", "integer"),
    Column("number", "integer"),
    Column("title", text=True),
    Column("question", text=True),
    Column("answer", text=True),
    Column("gist", text=True),
    Column("topics"),
    *ORIGIN,
)
FIGURES = (
    Column("event"),
    Column("exchange"),
    Column("figure", text=True),
    Column("measure"),
    Column("amount", "number"),
    Column("amount_unit"),
    Column("meaning", text=True),
    Column("direction"),
    Column("by"),
    Column("whose", text=True),
    Column("certainty", text=True),
    *ORIGIN,
)
#: The columns of each table, by its name.
TABLES: Mapping[str, Sequence[Column]] = {"exchanges": EXCHANGES, "figures": FIGURES}
#: The other files of data, by their names.
JSON_FILES = ("dialogues", "datapackage", "translation-status")
#: What amounts of each measure are in.
UNITS = {"money": "USD", "time": "days", "multiple": "times", "share": "of 1", "count": "count"}


def list_rows(data: Mapping[str, Any], root: str) -> dict[str, list[dict[str, Any]]]:
    """The rows of each table. ``root``: the site's address, with its last slash."""
    languages = data["languages"]

    def tell_origin(event: Mapping[str, Any], path: str) -> dict[str, Any]:
        return {
            "source": event["source"]["url"],
            "checked": event["source"]["checked"],
            "url": {language: f"{root}{language}/{path}/" for language in languages},
            "version": data["version"],
            "licence": LICENCE["name"],
            "schema": f"{root}data/datapackage.json",
        }

    exchanges = [
        _tell_exchange(event, x, languages) | tell_origin(event, f"q/{x['id']}")
        for event in data["events"]
        for x in event["exchanges"]
    ]
    figures = []
    for event in data["events"]:
        for one in (event, *event["exchanges"]):
            own = {"event": event["id"], "exchange": None if one is event else one["id"]}
            path = f"events/{event['id']}" if one is event else f"q/{one['id']}"
            figures += [
                _tell_figure(figure) | own | tell_origin(event, path) for figure in one["figures"]
            ]
    return {"exchanges": exchanges, "figures": figures}


def export_tables(data: Mapping[str, Any], root: str) -> dict[str, str]:
    """``data/*.csv``."""
    rows = list_rows(data, root)
    return {
        f"data/{name}.csv": write_csv(columns, rows[name], data["languages"])
        for name, columns in TABLES.items()
    }


def _tell_exchange(
    event: Mapping[str, Any], x: Mapping[str, Any], languages: Sequence[str]
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
        "place": event["place"],
        "published": event["dates"]["published"],
        "question": x["blocks"][0]["text"],
        "answer": said,
        "topics": " ".join(x["topics"]),
    }


def _tell_figure(figure: Mapping[str, Any]) -> dict[str, Any]:
    amount = figure["amount"]
    if amount is not None:
        amount = int(amount) if amount == int(amount) else round(amount, 6)
    unit = None if amount is None else UNITS.get(figure["measure"])
    return {**figure, "figure": figure["text"], "amount": amount, "amount_unit": unit}


def write_csv(
    columns: Iterable[Column], rows: Iterable[Mapping[str, Any]], languages: Sequence[str]
) -> str:
    """A table, with one column for each language of what is text."""
    file = io.StringIO()
    writer = csv.writer(file)
    names = list(spread(columns, languages))
    writer.writerow(name for name, *_ in names)
    for row in rows:
        values = (
            row[c.name][code] if code and row[c.name] else row[c.name] for _, c, code in names
        )
        writer.writerow(map(as_cell, values))
    return "\ufeff" + file.getvalue()


def spread(
    columns: Iterable[Column], languages: Sequence[str]
) -> Iterable[tuple[str, Column, str | None]]:
    """The names of a table's columns, each with its Column and its language, if it has one."""
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


def describe_package(data: Mapping[str, Any], about: Mapping[str, str]) -> dict[str, Any]:
    """What the files of data are, by https://datapackage.org. ``about``: what columns hold."""
    resources: list[dict[str, Any]] = [
        {
            "name": name,
            "path": f"{name}.csv",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": {
                "fields": [
                    {"name": field, "type": column.type, "description": about[column.name]}
                    for field, column, _ in spread(columns, data["languages"])
                ]
            },
        }
        for name, columns in TABLES.items()
    ]
    resources += [
        {
            "name": name,
            "path": f"{name}.json",
            "format": "json",
            "mediatype": "application/json",
            "encoding": "utf-8",
        }
        for name in JSON_FILES
        if name != "datapackage"
    ]
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "dialogue-notes",
        "title": "Dialogue Notes",
        "version": data["version"],
        "created": f"{data['version']}T00:00:00Z",
        "licenses": [LICENCE],
        "sources": data["sources"],
        "resources": resources,
    }
