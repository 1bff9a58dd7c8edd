"""A run of MkDocs in this process: what it warns of as data, nothing converted or compiled twice.

In: the configuration, with the settings that it asks the environment for. Out: a folder of HTML,
and what was logged. The pages are byte for byte those of ``mkdocs build``; a page whose Markdown is
known is not converted again (``cache.py``), unless converting it gave cause for a warning.
"""

import json
import logging
import os
import re
from importlib.metadata import version
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import meta
from mkdocs.commands.build import _build_page, _populate_page, build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc

from ..cache import CACHE, CompiledTemplates, make_key
from ..progress import CONVERTED, tell

#: What turns Markdown into HTML; the configuration says how.
CONVERTERS = ("markdown", "mkdocs", "pymdown-extensions")
#: What a page may name that must be there: links are checked while it is converted.
PAGE = re.compile(r"[\w./-]+\.md")
_COMPILED = CompiledTemplates("theme")


class _Loader(jinja2.FileSystemLoader):
    """Lists no icons: there are ten thousand, and MkDocs wants none of them."""

    def list_templates(self) -> list[str]:
        found = set()
        for folder in map(Path, self.searchpath):
            for at, folders, files in os.walk(folder):
                folders[:] = [name for name in folders if not name.startswith(".")]
                found |= {Path(at, name).relative_to(folder).as_posix() for name in files}
        return sorted(found)


class _Log(logging.Handler):
    """Warnings and worse, in the order in which they came."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


class _KnownPages(BasePlugin):  # type: ignore[no-untyped-call,type-arg]
    """Takes a page's HTML from the cache, or keeps it there."""

    def __init__(self, config: Path, log: _Log) -> None:
        super().__init__()
        self.log = log
        made_by = (f"{name} {version(name)}" for name in CONVERTERS)
        self.made_by = make_key(config.read_bytes(), *made_by)
        # Of the page that is being converted.
        self.key, self.logged = "", 0
        self.known: bytes | None = None
        self.converted = 0

    def on_page_markdown(
        self, markdown: str, /, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Give MkDocs nothing to convert where the page is known."""
        here = Path(page.file.src_uri).parent
        named = sorted({os.path.normpath(here / name) for name in PAGE.findall(markdown)})
        there = [f"{name} {name in files.src_uris}" for name in named]
        self.key = make_key("page", self.made_by, page.file.src_uri, markdown, *there)
        self.known, self.logged = CACHE.read(self.key), len(self.log.messages)
        return "" if self.known else markdown

    @event_priority(100)
    def on_page_content(
        self, html: str, /, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """What is on the page, as it was converted before or just now."""
        self.converted += 1
        tell(CONVERTED, self.converted, len(files.documentation_pages()))
        if self.known:
            found = json.loads(self.known)
            page.toc = get_toc(found["toc"])
            page.present_anchor_ids = set(found["ids"])
            page.links_to_anchors = {
                files.src_uris[name]: links for name, links in found["links"].items()
            }
            page._title_from_render = found["title"]
            return str(found["html"])
        if len(self.log.messages) == self.logged:
            links = {file.src_uri: names for file, names in (page.links_to_anchors or {}).items()}
            kept = {
                "html": html,
                "toc": [_write_entry(one) for one in page.toc],
                "ids": sorted(page.present_anchor_ids or ()),
                "links": links,
                "title": page._title_from_render,
            }
            CACHE.write(self.key, json.dumps(kept).encode())
        return html


def _write_entry(entry: AnchorLink) -> dict[str, Any]:
    """The same as MkDocs reads it."""
    children = [_write_entry(one) for one in entry.children]
    return {"name": entry.title, "id": entry.id, "level": entry.level, "children": children}


def _read_config(path: Path, out: Path | None = None) -> MkDocsConfig:
    """The configuration; templates are those that were compiled before, if any."""
    config = load_config(str(path), **({"site_dir": str(out)} if out else {}))
    make = config.theme.get_env

    def get_env() -> jinja2.Environment:
        env = make()
        env.loader = _Loader(config.theme.dirs)
        env.bytecode_cache = _COMPILED
        return env

    config.theme.get_env = get_env  # type: ignore[method-assign]
    return config


def compile_templates(path: Path) -> None:
    """Compile whatever pages may ask for, so that no process forked from this one has to.

    Where the first is known, so are the others: they were compiled together.
    """
    try:
        theme = _read_config(path).theme
        env, loader = theme.get_env(), _Loader(theme.dirs)
        open_names, known = ["main.html", "404.html"], set[str]()
        while open_names and not _COMPILED.was_known:
            name = open_names.pop()
            if name not in known:
                known.add(name)
                env.get_template(name)
                source = loader.get_source(env, name)[0]
                found = meta.find_referenced_templates(env.parse(source))
                open_names += [one for one in found if one]
    except (MkDocsException, jinja2.TemplateError):
        return  # the run itself will say so


def run(path: Path, out: Path) -> list[str]:
    """Render everything into ``out``; give what was warned of, in order.

    ``path``: of the configuration. What it asks the environment for must be there. Raises OSError.
    """
    log = _Log()
    logging.getLogger("mkdocs").addHandler(log)
    try:
        config = _read_config(path, out)
        config.plugins["known"] = _KnownPages(path, log)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()
    except (MkDocsException, jinja2.TemplateError) as error:
        log.messages.append(str(error) or type(error).__name__)
    finally:
        logging.getLogger("mkdocs").removeHandler(log)
    return log.messages


def run_one(path: Path, out: Path, source: str) -> bool:
    """Render the page of one ``source``, below the folder of pages, into ``out``: nothing else is
    converted, checked or copied. False where there is no such page, or MkDocs refuses it.
    """
    try:
        config = _read_config(path, out)
        plugins = config.plugins
        plugins.on_startup(command="build", dirty=False)
        config = plugins.on_config(config)
        plugins.on_pre_build(config=config)
        files, env = get_files(config), config.theme.get_env()
        files = plugins.on_files(files, config=config)
        set_exclusions(files, config)
        nav = plugins.on_nav(get_navigation(files, config), config=config, files=files)
        env = plugins.on_env(env, config=config, files=files)
        for page in nav.pages:
            page.read_source(config)  # for its title in the menu
        file = files.get_file_from_path(source)
        if file is None:
            return False
        page = file.page or Page(None, file, config)
        _populate_page(page, config, files)
        _build_page(page, config, files.documentation_pages(), nav, env)
    except (MkDocsException, jinja2.TemplateError):
        return False
    return True
