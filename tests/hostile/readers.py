"""All readers of what people write, each as a function of bytes: for fuzzing, and for its finds.

In: bytes of any kind. Out: nothing. Whatever is raised is a fault, and so is what takes too long:
a reader reads, or refuses with problems at places that are there.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from dialogues.corpus.numbers_en import read_amounts, read_loosely
from dialogues.corpus.numbers_ja import NumberReader
from dialogues.edit.split_report import report_split
from dialogues.model import Layout, RawFile
from dialogues.problems import BuildError, Problems
from dialogues.read.layouts import PARSERS, detect_layout, parse_raw
from dialogues.read.po import read_entry, read_po
from dialogues.read.schema import EventFile
from dialogues.read.schema_figures import Measure
from dialogues.read.schema_shared import SHARED
from dialogues.read.shape import Shape
from dialogues.read.text import read_raw
from dialogues.read.yaml import load_yaml
from dialogues.search.amounts import list_amounts
from dialogues.search.tokens import find_key, hash_key, name_key, terms
from dialogues.unit import Text

Reader = Callable[[bytes], None]
MEASURES = [
    Measure.model_validate({"measure": kind, "units": [*units], "factor": factor})
    for kind, units, factor in (
        ("money", ["ドル", "円"], "0.5"),
        ("time", ["年", "日"], "1"),
        ("multiple", ["倍"], "1"),
        ("share", ["%"], "0.01"),
        ("count", ["人", "キロ"], "1"),
    )
]
NUMBERS = NumberReader(MEASURES)
#: Where a file is written for readers of files; in memory, where there is a place for that.
FOLDER = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def check_problems(problems: Problems, data: bytes) -> None:
    """Each at a place that is there, in one line that harms no terminal."""
    lines = data.count(b"\n") + 1
    for problem in problems.items:
        assert 1 <= problem.line <= lines + 1, problem
        assert problem.column >= 1, problem
    assert all(row.isprintable() for row in BuildError(problems.items).report().splitlines())


def read_with(layout: Layout | None) -> Reader:
    """A raw file in a layout, or in the one that it is found to be in."""

    def read(data: bytes) -> None:
        with tempfile.NamedTemporaryFile(dir=FOLDER, suffix=".txt") as file:
            Path(file.name).write_bytes(data)
            problems = Problems()
            raw = read_raw(Path(file.name), problems)
        check_problems(problems, data)
        wanted = layout or (detect_layout(raw.text) if raw else None)
        if raw and wanted:
            read_transcript(raw, wanted, data)

    return read


def read_transcript(raw: RawFile, layout: Layout, data: bytes) -> None:
    problems = Problems()
    found = parse_raw("e", raw, layout, problems)
    check_problems(problems, data)
    blocks = [block for exchange in found.exchanges for block in exchange.blocks]
    spans = sorted([*(block.span for block in blocks), *found.furniture])
    starts, ends = [start for start, _ in spans], [end for _, end in spans]
    assert starts == [0, *ends[:-1]], "the pieces do not tile the file"
    assert ends[-1] == len(raw.text), "the pieces do not end with the file"
    for row in report_split(raw, found):
        assert row


def read_shape(model: type[Shape]) -> Reader:
    """An editor's file."""

    def read(data: bytes) -> None:
        with tempfile.NamedTemporaryFile(dir=FOLDER, suffix=".yaml") as file:
            Path(file.name).write_bytes(data)
            problems = Problems()
            loaded = load_yaml(Path(file.name), model, problems)
        assert (loaded is None) == bool(problems.items)
        check_problems(problems, data)

    return read


def read_translations(data: bytes) -> None:
    with tempfile.NamedTemporaryFile(dir=FOLDER, suffix=".po") as file:
        Path(file.name).write_bytes(data)
        problems = Problems()
        entries = read_po(Path(file.name), problems)
    check_problems(problems, data)
    for entry in entries:
        read_entry(entry, Text("語", "ja", "source"), "en")
    str(entries)


def read_japanese_numbers(data: bytes) -> None:
    text = data.decode("utf-8", "ignore")
    found = NUMBERS.read_quantities(text)
    assert all(one.fits(one) for one in found)
    NUMBERS.read_others(text)
    for term in list_amounts(one for one in found if not one.too_long):
        hash_key(term)


def read_english_numbers(data: bytes) -> None:
    text = data.decode("utf-8", "ignore")
    read_amounts(text)
    read_loosely(text)


def read_words(data: bytes) -> None:
    """What search looks up."""
    text = data.decode("utf-8", "ignore")
    for term in terms(text):
        hash_key(find_key(term))
    name_key(text)
    terms.cache_clear()


READERS: dict[str, Reader] = {
    **{f"raw-{layout}": read_with(layout) for layout in PARSERS},
    "raw": read_with(None),
    "event": read_shape(EventFile),
    **{name: read_shape(file.model) for name, file in SHARED.items()},
    "po": read_translations,
    "numbers-ja": read_japanese_numbers,
    "numbers-en": read_english_numbers,
    "words": read_words,
}
