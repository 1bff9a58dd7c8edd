"""What the project's documents state is so: paths, counts, addresses, commands."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from pathlib import Path

import pytest

from dialogues.check import ADVICE, CHECKS, DATED
from dialogues.model import Layout, Stated
from dialogues.problems import Problems
from dialogues.publish.pages import PAGES
from dialogues.read.layouts import parse_raw
from dialogues.read.text import read_raw
from dialogues.site.assemble import ROOT_URL
from support.trees import HOME

DOCUMENTS = (
    "README.md",
    "CONTRIBUTING.md",
    "docs/architecture.md",
    "docs/scale.md",
    "docs/search.md",
)
PACKAGE = HOME / "scripts/dialogues"
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def read(name: str) -> str:
    return (HOME / name).read_text("utf-8")


def count_code(path: Path) -> int:
    """Lines of a module that are neither blank, comments nor docstrings."""
    text = path.read_text("utf-8")
    documents: set[int] = set()
    for node in ast.walk(ast.parse(text)):
        value = node.value if isinstance(node, ast.Expr) else None
        if isinstance(value, ast.Constant) and isinstance(value.value, str):  # a field's too
            documents |= set(range(value.lineno, (value.end_lineno or 0) + 1))
    silent = (tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT)
    lines: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type not in (*silent, tokenize.ENDMARKER):
            lines |= set(range(token.start[0], token.end[0] + 1))
    return len(lines - documents)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_paths_lead_somewhere(name: str) -> None:
    folders = (
        "scripts|editorial|locale|docs|overrides|tests|raw|read|corpus|check|edit|publish|site"
    )
    found = re.findall(rf"`((?:{folders})/[^`\s<>*{{}}…]*)`", read(name))
    # An event's files and those of Korean are examples of what is to be added.
    found = [path for path in found if "EVENT" not in path and "/ko/" not in path]
    missing = [path for path in found if not is_there(path)]
    assert missing == []
    assert found or name == "docs/search.md"


def is_there(path: str) -> bool:
    return any((folder / path).exists() for folder in (HOME, PACKAGE, PACKAGE / "publish"))


def test_readme_counts_the_questions() -> None:
    text = " ".join(read("README.md").split())
    layouts: dict[str, Layout]
    layouts = {"2025-02-12-interview.txt": "thread", "2025-02-03-utokyo.txt": "article"}
    stated = Stated({"interview-q26": "から。"})
    counts = []
    for name, layout in layouts.items():
        raw = read_raw(HOME / "raw" / name, Problems())
        assert raw
        event = name[11:-4]
        counts.append(len(parse_raw(event, raw, layout, Problems(), stated).exchanges))
    assert f"an interview in {counts[0]} questions" in text
    assert f"University of Tokyo in {NUMBERS[counts[1]]}" in text


def test_readme_counts_the_stages() -> None:
    stages = [path for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()]
    assert f"a Python build in {NUMBERS[len(stages)]} stages" in " ".join(read("README.md").split())


def test_readme_names_the_address_and_one_answer() -> None:
    first = read("README.md").split("## ")[0]
    assert f"<{ROOT_URL}>" in first
    assert f"<{ROOT_URL}en/events/interview/#interview-q09>" in first
    assert ROOT_URL in read("mkdocs.yml")


def test_architecture_tells_the_size_of_the_package() -> None:
    stated = re.search(r"about ([\d,]+) lines of code", read("docs/architecture.md"))
    assert stated
    code = sum(map(count_code, (HOME / "scripts").rglob("*.py")))
    assert code == pytest.approx(int(stated[1].replace(",", "")), rel=0.03)


def test_every_page_is_in_the_menu_or_said_not_to_be() -> None:
    menu = re.search(r"^nav:\n((?:  - .*\n)+)", read("mkdocs.yml"), re.MULTILINE)
    assert menu
    listed = {line.strip("- ") for line in menu[1].splitlines()}
    generated = {page.path for page in PAGES}
    # For editors, for programs, and on how the site was tested: about.md leads there.
    beside = {"translation-status.md", "data.md", "accessibility.md"}
    assert generated - listed == beside
    assert listed - generated == {"about.md"}
    for language in ("ja", "en"):
        assert all(path in read(f"docs/{language}/about.md") for path in beside)


def test_every_check_is_in_the_list() -> None:
    named, advice = set(), set()
    for path in (PACKAGE / "check").glob("*.py"):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("check_"):
                named.add(node.name)
            if isinstance(node, ast.FunctionDef) and node.name.startswith("advise_"):
                advice.add(node.name)
    assert named == {check.__name__ for check in CHECKS}
    assert advice == {check.__name__ for check in (*ADVICE, *DATED)}
    assert len(CHECKS) > 10
