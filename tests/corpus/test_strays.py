"""Files that nothing reads, by where they lie or how they end; what lies there and may."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dialogues.check import list_advice
from dialogues.check.unread import advise_languages, advise_raw_files
from dialogues.corpus.strays import find_strays
from support.corpora import Small

NOT_READ = "nothing reads this file"


def tell(folder: Path) -> list[str]:
    found = find_strays(folder / "editorial", folder / "locale", ("en",))
    return [str(problem).replace(f"{folder}/", "") for problem in found]


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("editorial/events/paris.YAML", "rename it to `paris.yaml`"),
        ("editorial/events/paris.yaml.txt", "rename it to `paris.yaml`"),
        ("editorial/events/2026/paris.yaml", "move it to `events`, if it is an event's"),
        ("editorial/paris.yml", "move it to `events`, if it is an event's"),
        ("editorial/finding.yaml", "rename it to `findings.yaml`"),
        ("editorial/Timeline.yaml", "delete it: `timeline.yaml` is read"),
        ("editorial/findings.yml", "rename it to `findings.yaml`"),
        ("locale/en/talk.PO", "rename it to `talk.po`"),
        ("locale/en/talk.pot", "rename it to `talk.po`"),
        ("locale/en/old/talk.po", "move it to `en` itself"),
    ],
)
def test_what_nothing_reads_is_told(small: Small, path: str, hint: str) -> None:
    assert tell(small.folder) == []
    file = small.folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("id: paris\n", "utf-8")
    assert tell(small.folder) == [f"{path}:1:1: {NOT_READ}; {hint}"]


@pytest.mark.parametrize(
    "path",
    [
        "editorial/events/.paris.yaml",
        "editorial/.schema/deep/paris.yaml",
        "editorial/events/notes.txt",
        "editorial/README.md",
        "editorial/events/paris.yaml~",
        "locale/en/talk.mo",
        "locale/fr/talk.po",
    ],
)
def test_what_is_hidden_or_something_else_is_nobodys_mistake(small: Small, path: str) -> None:
    file = small.folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("id: paris\n", "utf-8")
    assert tell(small.folder) == []


def test_folders_of_no_language_are_looked_at(small: Small) -> None:
    assert small.tell(advise_languages) == []
    for name, hint in (
        ("EN", "did you mean `en`?"),
        ("fr", "add the language to those of the site's settings"),
    ):
        (small.folder / "locale" / name).mkdir()
        message = f"`{name}` is no language of the site: nothing there is read"
        assert small.tell(advise_languages) == [f"locale/{name}:1:1: {message}; {hint}"]
        (small.folder / "locale" / name).rmdir()


def test_raw_files_of_no_event_are_looked_at(small: Small) -> None:
    (small.folder / "raw/notes.md").write_text("い", "utf-8")
    assert small.tell(advise_raw_files) == []
    (small.folder / "raw/paris.txt").write_text("い", "utf-8")
    path = small.folder / "raw/paris.txt"
    hint = f"`build.py new EVENT --raw {path}` starts an event from it"
    told = f"raw/paris.txt:1:1: no event reads this file; {hint}"
    assert small.tell(advise_raw_files) == [told]


def test_no_two_events_read_one_raw_file(small: Small) -> None:
    corpus = small.load()
    one, other = corpus.events
    object.__setattr__(other, "raw", one.raw)
    told = [problem for problem in advise_raw_files(corpus) if "is read by" in problem.message]
    assert [problem.message for problem in told] == [f"paper.txt is read by `{one.id}` too"]


def test_all_of_it_is_said_by_check(small: Small) -> None:
    (small.folder / "raw/paris.txt").write_text("い", "utf-8")
    (small.folder / "locale/fr").mkdir()
    said = {problem.message for problem in list_advice(small.load(), date(2024, 6, 2))}
    assert "no event reads this file" in said
    assert "`fr` is no language of the site: nothing there is read" in said
