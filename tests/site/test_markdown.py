"""What generated Markdown asks of a renderer, and what it leaves behind in the pages."""

from __future__ import annotations

import re
from pathlib import Path

import markdown  # type: ignore[import-untyped]
import pytest
import yaml

from dialogues.publish.render import GENERATED
from support.trees import HOME, Built

pytestmark = pytest.mark.untraced

#: Beside Python-Markdown's own: see `markdown_extensions` in mkdocs.yml.
EXTRA = "pymdownx.saneheaders"


def read_extensions() -> list[str]:
    text = (HOME / "mkdocs.yml").read_text("utf-8")
    config = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506
    return [
        next(iter(one), "") if isinstance(one, dict) else one
        for one in config["markdown_extensions"]
    ]


def test_no_attribute_for_the_renderer_is_published(built: Path) -> None:
    pages = list(built.rglob("*.html"))
    assert len(pages) > 60
    assert [p for p in pages if re.search(r"<[^>]+\smarkdown(=|[\s>])", p.read_text("utf-8"))] == []


def test_generated_pages_use_what_python_markdown_has(build: Built) -> None:
    pages = [
        text
        for path in (build.tree.home / "docs").rglob("*.md")
        if GENERATED in (text := path.read_text("utf-8"))
    ]
    assert len(pages) > 60
    for text in pages:
        assert not re.search(r"^\s*(\?\?\?|!!!|===|///|:::)", text, re.MULTILINE)
    own = [name for name in read_extensions() if "." not in name]
    assert sorted([*own, EXTRA]) == sorted(read_extensions())
    for text in pages[:20]:  # the same without it
        body = text.split("---\n", 2)[2]
        plain, extended = (
            markdown.markdown(body, extensions=names) for names in (own, [*own, EXTRA])
        )
        assert plain == extended


@pytest.mark.parametrize(("line", "kind"), [("#1 is first", "p"), ("# One", "h1")])
def test_a_heading_has_a_space(line: str, kind: str) -> None:
    shown = markdown.markdown(line, extensions=read_extensions())
    assert shown.startswith(f"<{kind}")
    assert markdown.markdown("#1 is first").startswith("<h1"), "else the extension is of no use"
