"""The same Markdown through Hugo, for what it costs: pages of a title, a menu and the text.

In: pages in Markdown. Out: a folder of HTML, one folder a language. Hugo knows no attribute lists
and no ``markdown=``: its pages are not ours, but it goes through every line of the same Markdown.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from .trees import HOME

PROGRAM = HOME / ".venv-portable/bin/hugo"
LAYOUT = """\
<!doctype html>
<html lang="{{ .Site.Language.Lang }}">
<head><meta charset="utf-8"><title>{{ .Title }} - {{ .Site.Title }}</title></head>
<body>
<nav>{{ range .Site.Home.Sections }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav>
<main>{{ .Content }}</main>
<nav>{{ .TableOfContents }}</nav>
</body>
</html>
"""


def prepare(docs: Path, languages: Sequence[str], folder: Path) -> None:
    """Put pages, one folder a language, where Hugo looks: ``index.md`` is ``_index.md`` there."""
    shutil.rmtree(folder, ignore_errors=True)
    for language in languages:
        for path in (docs / language).rglob("*.md"):
            copy = folder / "content" / path.relative_to(docs)
            copy.parent.mkdir(parents=True, exist_ok=True)
            name = "_index.md" if path.name == "index.md" else path.name
            shutil.copyfile(path, copy.with_name(name))
    for name in ("single", "list", "home"):
        layout = folder / f"layouts/{name}.html"
        layout.parent.mkdir(exist_ok=True)
        layout.write_text(LAYOUT, "utf-8")
    settings = {
        "baseURL": "https://example.org/",
        "title": "Dialogue Notes",
        "defaultContentLanguage": languages[0],
        "defaultContentLanguageInSubdir": True,
        "disableKinds": ["taxonomy", "term", "rss"],
        "markup": {"goldmark": {"renderer": {"unsafe": True}}},
        "languages": {code: {"contentDir": f"content/{code}"} for code in languages},
    }
    (folder / "hugo.json").write_text(json.dumps(settings), "utf-8")


def render(folder: Path) -> None:
    """Everything, from nothing. Raises RuntimeError with what Hugo says, and for missing pages."""
    shutil.rmtree(folder / "public", ignore_errors=True)
    command = [str(PROGRAM), "--quiet", "--ignoreCache", "--noBuildLock"]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)
    pages = len([*(folder / "public").rglob("index.html")])
    if pages < (wanted := len([*(folder / "content").rglob("*.md")])):
        raise RuntimeError(f"Hugo has made {pages} pages of {wanted}")
