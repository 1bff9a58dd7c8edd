"""Stages import only what the drawing of the house says, and all that it says."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from support.trees import HOME

PACKAGE = HOME / "scripts/dialogues"
#: Modules beside the stages, open to all.
OPEN = {"unit", "model", "problems", "letters", "files", "cache", "jobs", "progress"}


def read_drawing() -> dict[str, set[str]]:
    """Each stage with those that it looks back at, in the order of ``docs/architecture.md``."""
    text = (HOME / "docs/architecture.md").read_text("utf-8")
    rows = re.findall(r"^(\w+) +◄ ([a-z ]+?)(?:  |$)", text, re.MULTILINE)
    return {stage: set(others.split()) - {"nothing"} for stage, others in rows}


def list_imports(path: Path) -> set[str]:
    """The stages and open modules that a module names in its imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            folder = path.relative_to(PACKAGE).parent.parts
            start = [*folder[: len(folder) - node.level + 1], *(node.module or "").split(".")]
            names = [start] if node.module else [[*start[:-1], one.name] for one in node.names]
            found |= {name[0] for name in names}
    return found


def find_imports() -> dict[str, set[str]]:
    """Each stage with the others that its modules import."""
    found = {}
    for folder in sorted(path for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()):
        modules = sorted(folder.rglob("*.py"))
        assert modules
        imported = set().union(*map(list_imports, modules))
        found[folder.name] = imported - {folder.name} - OPEN
    return found


def test_the_drawing_is_the_code() -> None:
    assert len(read_drawing()) == 7
    assert find_imports() == read_drawing()


def test_stages_look_back_only() -> None:
    drawing = read_drawing()
    order = list(drawing)
    for stage, others in drawing.items():
        assert others <= set(order[: order.index(stage)]), stage


def test_the_package_names_its_stages_in_this_order() -> None:
    import dialogues

    rows = re.findall(r"^    (\w+) {2,}", dialogues.__doc__ or "", re.MULTILINE)
    assert rows == list(read_drawing())


def test_what_is_open_to_all_knows_no_stage() -> None:
    assert {path.stem for path in PACKAGE.glob("*.py")} == {*OPEN, "__init__"}
    for name in OPEN:
        assert list_imports(PACKAGE / f"{name}.py") <= OPEN


def test_the_reader_of_imports_sees_them() -> None:
    """A drawing compared with nothing would always be right."""
    assert list_imports(PACKAGE / "corpus/join.py") >= {"read", "model", "unit"}
    assert list_imports(PACKAGE / "read/layouts/tape.py") >= {"model", "read"}
