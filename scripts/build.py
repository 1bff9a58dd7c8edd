#!/usr/bin/env python3
"""The command line: build the site, check the input, sync translations, start an event, serve.

Exit status 0, or 1 with every problem on standard error as ``path:line:column: message``.
"""

from __future__ import annotations

import argparse
import io
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from dialogues.check import references as checks
from dialogues.corpus import content as corpus
from dialogues.corpus import figures
from dialogues.edit import new_event as scaffold
from dialogues.edit import rejections
from dialogues.edit import suggest as suggestions
from dialogues.problems import BuildError, Problems, display, nearest, quote
from dialogues.publish import charts, render
from dialogues.read import po as translation
from dialogues.read.fields import SLUG
from dialogues.read.schema import TopicsFile, UnitsFile
from dialogues.read.text import read_raw
from dialogues.read.yaml import load as load_yaml
from dialogues.site import assemble as site

HOME = Path(__file__).resolve().parent.parent
SUGGEST = """\
Propose topics and relations for each exchange of an event, best first, each with a score and the
reason. Topics that were chosen already are shown with the rank that they would have had, so that
you see where you and the rules differ. Nothing is written but by --reject.
"""
FOLDERS = {"raw": "raw", "editorial": "editorial", "locale": "locale", "out": "site"}


def main(arguments: list[str] | None = None) -> int:
    """Run one command; give its exit status."""
    options = parser().parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):  # a terminal that cannot show Japanese
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        options.run(options)
    except BuildError as error:
        print(error.report(), file=sys.stderr)
        return 1
    except BrokenPipeError:  # whoever reads us (`| head`) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:  # a full disk, a folder that must not be written
        place = display(error.filename or options.out)
        print(f"{place}:1:1: {error.strerror or error}\n1 problems", file=sys.stderr)
        return 1
    return 0


def parser() -> argparse.ArgumentParser:
    """Options may stand before or behind the command's name."""
    top = argparse.ArgumentParser(prog="build.py", description=__doc__)
    top.set_defaults(run=build)
    commands = top.add_subparsers(title="commands", metavar="")
    parts = {"": top}
    for name, run, text in (
        ("check", check, "validate without building"),
        ("sync", sync, "bring the PO files up to the Japanese"),
        ("new", new, "start a new event from its raw file"),
        ("suggest", suggest, "propose topics and relations for an event's exchanges"),
        ("schema", schema, "write JSON Schemas for editors' completion"),
        ("serve", serve, "build, serve at http://127.0.0.1:8000/, rebuild on changes"),
    ):
        parts[name] = commands.add_parser(name, help=text, description=text)
        parts[name].set_defaults(run=run)
    for name, part in parts.items():
        for folder, default in FOLDERS.items():
            value = HOME / default if not name else argparse.SUPPRESS
            if (name, folder) != ("new", "raw"):
                part.add_argument(f"--{folder}", type=Path, default=value, metavar="DIR")
    parts["new"].add_argument("event", help="id: lower-case letters, digits, hyphens")
    parts["new"].add_argument("--raw", dest="file", type=Path, required=True, metavar="FILE")
    part = parts["suggest"]
    part.description = SUGGEST
    part.add_argument("event", help="id of an event, which may be a draft")
    text, some = "topics to propose for an exchange, 1 to 9 (default: %(default)s)", range(1, 10)
    part.add_argument("--top", type=int, choices=some, default=3, metavar="N", help=text)
    text = "turn down that topic or other exchange for good; may be repeated"
    part.add_argument("--reject", action="append", metavar="EXCHANGE=TARGET", help=text)
    return top


def read(options: argparse.Namespace) -> tuple[corpus.Content, dict[str, str]]:
    """The source language's content, checked, and the languages."""
    problems = Problems()
    names = site.languages(HOME / "mkdocs.yml", problems)
    content = corpus.read(options.raw, options.editorial, problems)
    checks.check(content, render.used_strings(), problems)
    texts = {unit.id: unit.text for unit in corpus.units(content)}
    figures.check(content, texts.__getitem__, problems)
    charts.check(content, problems)
    problems.check()
    return content, names


def load(options: argparse.Namespace) -> tuple[corpus.Corpus, dict[str, str]]:
    """The content with its translations."""
    content, (source, *others) = (loaded := read(options))[0], loaded[1]
    problems = Problems()
    units = list(corpus.units(content))
    catalogues = {source: translation.source_catalogue(units, source)}
    for language in others:
        catalogues[language] = translation.load(options.locale, language, source, units, problems)
        read_here = (content, language, catalogues, options.locale, problems)
        checks.check_translation(*read_here)
        figures.check_translation(*read_here)
    problems.check()
    return corpus.Corpus(content, catalogues), loaded[1]


def build(options: argparse.Namespace) -> None:
    """Everything into ``--out``."""
    start = time.monotonic()
    problems = Problems()
    print("reading raw, editorial and locale files …", flush=True)
    site.check_out(options.out, problems)
    problems.check()
    loaded, names = load(options)
    inputs = ("raw", "editorial", "locale")
    ours = all(getattr(options, name).resolve() == HOME / FOLDERS[name] for name in inputs)
    with tempfile.TemporaryDirectory() as folder:
        # Other people's texts (`--raw`) must never land in the checkout.
        docs = HOME / "docs" if ours else site.staged_docs(HOME / "docs", Path(folder))
        count = site.write_pages(loaded, names, docs)
        print(f"rendering {count} generated pages ({', '.join(names)}) …", flush=True)
        pages = site.build(loaded, names, HOME, docs, options.out)
    print(site.summary(loaded))
    seconds = time.monotonic() - start
    print(f"{pages} pages in {len(names)} languages, {seconds:.1f} s: {display(options.out)}")


def check(options: argparse.Namespace) -> None:
    """Everything but the rendering."""
    loaded, problems = load(options)[0], Problems()
    rejections.read(options.editorial / "rejected", loaded.content, problems)
    problems.check()
    print(site.summary(loaded))


def sync(options: argparse.Namespace) -> None:
    """Bring ``--locale`` up to the Japanese."""
    content, (_, *others) = (loaded := read(options))[0], loaded[1]
    problems = Problems()
    for language in others:
        changed = translation.sync(options.locale, language, list(corpus.units(content)), problems)
        print(f"{language}: " + (", ".join(map(display, changed)) or "nothing to change"))


def new(options: argparse.Namespace) -> None:
    """Draft an event's YAML and keep its raw file."""
    problems = Problems()
    target = options.editorial / "events" / f"{options.event}.yaml"
    if not re.fullmatch(SLUG, options.event):
        problems.add(target, (1, 1), "event id must be lower-case letters, digits, single hyphens")
    elif target.exists():
        problems.add(target, (1, 1), "exists already", "choose another id, or edit it")
    raw = read_raw(options.file, problems)
    topics = load_yaml(options.editorial / "topics.yaml", TopicsFile, problems)
    units = load_yaml(options.editorial / "units.yaml", UnitsFile, problems)
    problems.check()
    assert raw and topics and units
    copy = options.editorial.parent / "raw" / raw.name
    if copy.exists() and copy.read_bytes() != options.file.read_bytes():
        problems.add(copy, (1, 1), "is there already, with other text", "rename your file")
    try:
        items = corpus.read(copy.parent, options.editorial, Problems()).items.values()
        others = [suggestions.sample(item.exchange, item.entry) for item in items]
    except BuildError:
        # The first event has no others; and their mistakes must not keep a new one from starting.
        print("no other events can be read: topics are suggested from topics.yaml alone")
        others = []
    text = scaffold.draft(options.event, raw, topics[0].topics, units[0].units, problems, others)
    problems.check()
    site.write(target, text)
    if not copy.exists():
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(options.file.read_bytes())
    print(f"wrote {display(target)}; next: fill in what is marked TODO, then `build.py sync`")


def suggest(options: argparse.Namespace) -> None:
    """Print proposals; or, with ``--reject``, write down which to make no more."""
    problems, folder = Problems(), options.editorial / "rejected"
    content = corpus.read(options.raw, options.editorial, problems)
    events = {event.id: event for event in content.events}
    if (event := events.get(options.event)) is None:
        message = f"no event {quote(options.event)}"
        problems.add(options.editorial / "events", (1, 1), message, nearest(options.event, events))
    rejected = rejections.read(folder, content, problems)
    problems.check()
    assert event
    if not options.reject:
        print(suggestions.report(content, event, rejected, options.top), flush=True)
        return
    pairs = rejections.parse(options.reject, event, content, problems) - rejected
    problems.check()
    print(f"wrote {display(rejections.add(folder, event, pairs))}" if pairs else "nothing new")


def schema(options: argparse.Namespace) -> None:
    """JSON Schemas into ``editorial/.schema/``."""
    for name, text in scaffold.schemas().items():
        site.write(options.editorial / ".schema" / name, text)


def serve(options: argparse.Namespace) -> None:
    """MkDocs' own live-reload server, around our build."""
    from mkdocs.livereload import LiveReloadServer

    # A process of its own takes up changes of the code; byte code would look like a change.
    command = [sys.executable, str(Path(__file__).resolve())]
    command += [f"--{folder}={getattr(options, folder)}" for folder in FOLDERS]
    environment = {"SITE_URL": "http://127.0.0.1:8000/", "PYTHONDONTWRITEBYTECODE": "1"}

    def rebuild() -> None:
        # On a mistake the last good site stays up, and the next save tries again.
        subprocess.run(command, env={**os.environ, **environment}, check=False)

    rebuild()
    if not options.out.is_dir():
        raise BuildError([])
    server = LiveReloadServer(rebuild, "127.0.0.1", 8000, str(options.out), mount_path="/")
    pages = set((HOME / "docs").glob("*/*.md")) - set(site.generated(HOME / "docs"))
    watched = [options.raw, options.editorial, options.locale, *pages]
    watched += [HOME / name for name in ("docs/assets", "overrides", "scripts", "mkdocs.yml")]
    for path in watched:
        server.watch(str(path))
    try:
        server.serve(open_in_browser=False)  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        server.shutdown()


if __name__ == "__main__":
    sys.exit(main())
