"""What is remembered from one build for the next: only what is whole, and never in the way."""

from __future__ import annotations

import os
from pathlib import Path

import jinja2
import pytest

from dialogues.cache import CACHE, Cache, CompiledTemplates, Table, make_key


def test_parts_do_not_run_into_each_other() -> None:
    keys = {make_key("ab", "c"), make_key("a", "bc"), make_key("abc"), make_key("ab", "c", "")}
    assert len(keys) == 4
    assert make_key("海") == make_key("海".encode())
    assert make_key("\ud800")


def test_what_was_kept_is_read(tmp_path: Path) -> None:
    cache, key = Cache(tmp_path / "deep/er"), make_key("x")
    assert cache.read(key) is None
    cache.write(key, b"one")
    cache.write(key, b"two")
    assert cache.read(key) == b"two"
    assert [path.name for path in (tmp_path / "deep/er").iterdir()] == [key]


@pytest.mark.parametrize("damage", ["cut", "changed", "empty"])
def test_what_is_damaged_is_forgotten(tmp_path: Path, damage: str) -> None:
    cache, key = Cache(tmp_path), make_key("x")
    cache.write(key, b"one")
    data = (tmp_path / key).read_bytes()
    harm = {"cut": data[:-1], "changed": data[:-1] + b"x", "empty": b""}
    (tmp_path / key).write_bytes(harm[damage])
    assert cache.read(key) is None


def test_without_a_folder_nothing_is_kept(tmp_path: Path) -> None:
    for cache in (Cache(), Cache(tmp_path / "file")):
        (tmp_path / "file").write_text("not a folder", "utf-8")
        cache.write(make_key("x"), b"one")
        assert cache.read(make_key("x")) is None
        cache.trim()
    assert (tmp_path / "file").read_text("utf-8") == "not a folder"


def test_too_much_goes_the_longest_unused_first(tmp_path: Path) -> None:
    cache, keys = Cache(tmp_path), [make_key(str(n)) for n in range(4)]
    (tmp_path / "mine.txt").write_bytes(b"x" * 1000)
    for age, key in enumerate(keys):
        cache.write(key, b"x" * 68)
        os.utime(tmp_path / key, (age, age))
    assert cache.read(keys[0]), "now the one that was used last"
    cache.trim(250)
    assert [bool(cache.read(key)) for key in keys] == [True, False, False, True]
    assert (tmp_path / "mine.txt").is_file()


def test_templates_are_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(CACHE, "folder", tmp_path / "cache")
    path = tmp_path / "a.j2"

    def render(compiled: CompiledTemplates, *, upper: bool = False) -> str:
        env = jinja2.Environment(  # noqa: S701
            loader=jinja2.FileSystemLoader(tmp_path),
            bytecode_cache=compiled,
            finalize=str.upper if upper else None,
        )
        return env.get_template("a.j2").render()

    path.write_text("{{ 'one' }}", "utf-8")
    first = CompiledTemplates("lower")
    assert (render(first), first.was_known) == ("one", False)
    assert (render(first), first.was_known) == ("one", True)
    later = CompiledTemplates("lower")
    assert (render(later), later.was_known) == ("one", True), "from the folder"
    assert render(CompiledTemplates("upper"), upper=True) == "ONE", "constants are of their kind"
    path.write_text("{{ 'two' }}", "utf-8")
    assert render(later) == "two"


def test_what_was_found_out_about_a_text_is_not_looked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CACHE, "folder", tmp_path)
    asked: list[str] = []

    def work(text: str) -> list[str]:
        asked.append(text)
        return [text, text.upper()]

    def find(made_by: str, *texts: str) -> list[list[str]]:
        table = Table(made_by)
        found = [table.find(text, work) for text in (*texts, *texts)]
        table.keep()
        return found

    assert find("one", "海", "b") == [["海", "海"], ["b", "B"]] * 2
    assert find("one", "b", "\0") == [["b", "B"], ["\0", "\0"]] * 2
    assert asked == ["海", "b", "\0"]
    find("one", "海")
    assert asked[3:] == ["海"], "the build between had no use for it"
    find("other", "海")
    assert asked[4:] == ["海"], "by other rules"


def test_a_table_that_is_damaged_is_begun_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CACHE, "folder", tmp_path)
    table = Table("x")
    table.find("a", str)
    table.keep()
    (path,) = tmp_path.iterdir()
    path.write_bytes(path.read_bytes()[:-3])
    again = Table("x")
    assert again.find("a", lambda text: text * 2) == "aa"
