#!/usr/bin/env python3
"""The command line: build the site, check the input, sync translations, start an event, serve.

Exit status 0, or 1 with every problem on standard error as ``path:line:column: message``.
"""

import argparse
import io
import os
import signal
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from dialogues.cache import CACHE
from dialogues.check import list_advice, run_checks
from dialogues.corpus.corpus import Corpus
from dialogues.corpus.join import join_corpus
from dialogues.corpus.sources import Folders, read_sources
from dialogues.edit.accept import accept_units
from dialogues.edit.comments import describe_units
from dialogues.edit.new_event import start_event
from dialogues.edit.schemas import write_schemas
from dialogues.edit.split_report import report_split
from dialogues.edit.status import report_status
from dialogues.edit.suggest import SUGGESTED, suggest_for
from dialogues.edit.sync import sync_language
from dialogues.files import write_changed
from dialogues.problems import BuildError, Where, display, explain
from dialogues.publish.view import summarise
from dialogues.publish.words import check_strings
from dialogues.read.layouts import PARSERS
from dialogues.site.handwritten import check_handwritten
from dialogues.site.renderer import read_languages

HOME = Path(__file__).resolve().parent.parent
#: Folders that options name, and what they are within the checkout.
INPUTS = {"raw": "raw", "editorial": "editorial", "locale": "locale"}
FOLDERS = {**INPUTS, "out": "site", "cache": ".cache"}
MAX_PORT = 65535


def main(arguments: list[str] | None = None) -> int:
    """Run one command; give its exit status."""
    return run(make_parser().parse_args(arguments))


def run(options: argparse.Namespace) -> int:
    """Run the command that was asked for; give its exit status."""
    if isinstance(sys.stdout, io.TextIOWrapper):  # a terminal that cannot show Japanese
        sys.stdout.reconfigure(errors="backslashreplace")
    # With an exception, what is under way is cleared up.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        options.run(options)
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return 128 + signal.SIGINT
    except BuildError as error:
        if error.problems:  # else another process has told them
            print(error.report(), file=sys.stderr)
        return 1
    except BrokenPipeError:  # whoever reads us (`| head`) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:  # a full disk, a folder that must not be written
        print(BuildError([explain(error, options.out)]).report(), file=sys.stderr)
        return 1
    return 0


def make_parser() -> argparse.ArgumentParser:
    """Options may stand before or behind the command's name."""
    top = argparse.ArgumentParser(prog="build.py", description=__doc__)
    top.set_defaults(run=build, first="")
    commands = top.add_subparsers(title="commands", metavar="COMMAND")
    parts = {"": top}
    for name, run, text in (
        ("check", check, "validate without building"),
        ("sync", sync, "bring the PO files up to the Japanese"),
        ("accept", accept, "call translations good as they stand"),
        ("status", status, "what is done of an event, and what is left"),
        ("new", new, "start a new event from its raw file"),
        ("suggest", suggest, "propose topics and relations for an event's exchanges"),
        ("pdf", pdf, "print the books, one PDF a language"),
        ("schema", schema, "write JSON Schemas for editors' completion"),
        ("serve", serve, "build, serve on this machine, rebuild on changes"),
    ):
        parts[name] = commands.add_parser(name, help=text, description=text)
        parts[name].set_defaults(run=run)
    for name, part in parts.items():
        for folder, default in FOLDERS.items():
            value = HOME / default if not name else argparse.SUPPRESS
            if (name, folder) != ("new", "raw"):
                part.add_argument(f"--{folder}", type=Path, default=value, metavar="DIR")
    text = "publish drafts too, with a banner (for looking at, as `serve` does)"
    top.add_argument("--drafts", action="store_true", help=text)
    parts["pdf"].set_defaults(out=HOME / "pdf")
    text = "a unit's id, or a pattern with * and ? (quoted), such as 'interview-q09*'"
    parts["accept"].add_argument("units", nargs="+", metavar="UNIT", help=text)
    parts["status"].add_argument("event", help="id of an event, which may be a draft")
    parts["new"].add_argument("event", help="id: lower-case letters, digits, hyphens")
    parts["new"].add_argument("--raw", dest="file", type=Path, required=True, metavar="FILE")
    text = "read the file in this layout, whatever it looks like: " + ", ".join(PARSERS)
    parts["new"].add_argument("--layout", choices=PARSERS, metavar="NAME", help=text)
    text = "where to listen on this machine (default: %(default)s)"
    parts["serve"].add_argument("--port", type=read_port, default=8000, metavar="N", help=text)
    part = parts["suggest"]
    part.description = SUGGESTED
    part.add_argument("event", help="id of an event, which may be a draft")
    text, some = "topics to propose for an exchange, 1 to 9 (default: %(default)s)", range(1, 10)
    part.add_argument("--top", type=int, choices=some, default=3, metavar="N", help=text)
    return top


def read_port(text: str) -> int:
    """A port's number, as argparse wants it: with choices it would list them all."""
    if text.isdecimal() and 0 < int(text) <= MAX_PORT:
        return int(text)
    raise argparse.ArgumentTypeError(f"invalid port {text!r}: write 1 to {MAX_PORT}")


def join_files(
    options: argparse.Namespace, languages: tuple[str, ...], *, drafts: bool = True
) -> Corpus:
    """The corpus in some languages, as far as its files are whole; unchecked."""
    folders = Folders(options.raw, options.editorial, options.locale)
    sources = read_sources(folders, languages[1:], drafts=drafts)
    return join_corpus(sources, languages, folders.locale)


def load_corpus(
    options: argparse.Namespace, *, translated: bool = True, drafts: bool = True
) -> Corpus:
    """The corpus, checked, in all languages or only in the source language, drafts or not."""
    languages = tuple(read_languages(HOME))
    corpus = join_files(options, languages if translated else languages[:1], drafts=drafts)
    run_checks(corpus, (check_strings, lambda _: check_handwritten(HOME / "docs", languages)))
    return corpus


def build(options: argparse.Namespace) -> None:
    """Everything into ``--out``."""
    from dialogues.site import memo, place  # takes as long to load as all else

    start = time.monotonic()
    place.check_out(options.out)
    inputs = {name: getattr(options, name) for name in INPUTS}
    ours = all(inputs[name].resolve() == HOME / default for name, default in INPUTS.items())
    docs = HOME / "docs" if ours else None
    CACHE.folder = options.cache
    key = memo.find_key(inputs, HOME, f"drafts {options.drafts}", f"ours {ours}")
    said = memo.restore(key, options.out, docs)
    if said is None:
        from dialogues.site import assemble, first

        print("reading raw, editorial and locale files …", flush=True)
        corpus = load_corpus(options, drafts=options.drafts)
        names = read_languages(HOME)
        if ours and first.show_first(corpus, names, HOME, options.out, options.first):
            options.shown(options.first)
        pages = assemble.build_site(corpus, names, HOME, options.out, ours=ours)
        said = f"{summarise(corpus)}\n{pages} pages in {len(names)} languages"
        memo.keep(key, said, options.out, docs)
        CACHE.trim()
    print(f"{said}, {time.monotonic() - start:.1f} s: {display(options.out)}")


def build_again(options: argparse.Namespace, page: str, shown: Callable[[str], None]) -> int:
    """A build for ``serve``; ``shown`` is told once the open ``page`` is up to date."""
    given = {"first": page, "shown": shown, "drafts": True, "run": build}
    return run(argparse.Namespace(**vars(options) | given))


def pdf(options: argparse.Namespace) -> None:
    """A book on paper in every language into ``--out``."""
    try:
        from dialogues.publish.paper import make_papers, refuse_others
        from dialogues.site.assemble import read_root
    except (ImportError, OSError) as error:  # not installed; Pango, which it loads, is not
        lock = Where(HOME / "requirements-dev.txt")
        raise BuildError([lock.problem(f"WeasyPrint: {error}", "run `make pdf`")]) from error
    refuse_others(options.out, read_languages(HOME))  # before the long work, not behind it
    corpus = load_corpus(options, drafts=options.drafts)
    for name, book in make_papers(corpus, read_root()).items():
        write_changed(options.out / name, book)
        print(display(options.out / name))


def check(options: argparse.Namespace) -> None:
    """Everything but the rendering, drafts included; advice goes to standard output."""
    corpus = load_corpus(options)
    for advice in list_advice(corpus, date.today()):
        print(f"advice: {advice}")
    print(summarise(corpus))


def accept(options: argparse.Namespace) -> None:
    """Take the marks off translations that are still good."""
    corpus = join_files(options, tuple(read_languages(HOME)))
    print("accepted: " + ", ".join(accept_units(corpus, options.units)))


def status(options: argparse.Namespace) -> None:
    """Print what is done of an event, and what is left."""
    print("\n".join(report_status(join_files(options, tuple(read_languages(HOME))), options.event)))


def sync(options: argparse.Namespace) -> None:
    """Bring ``--locale`` up to the Japanese."""
    corpus = load_corpus(options, translated=False)
    units, comments = corpus.units.values(), describe_units(corpus)
    for language in list(read_languages(HOME))[1:]:
        changed = sync_language(options.locale, language, units, comments)
        print(f"{language}: " + (", ".join(map(display, changed)) or "nothing to change"))


def new(options: argparse.Namespace) -> None:
    """Draft an event's YAML and keep its raw file beside the other ones."""
    folders = Folders(options.editorial.parent / "raw", options.editorial, options.locale)
    source = next(iter(read_languages(HOME)))
    draft = start_event(options.event, options.file, folders, source, options.layout)
    print(*report_split(draft.raw, draft.transcript), sep="\n")
    print(f"wrote {display(draft.path)}; next: fill in what is marked TODO, then `build.py sync`")


def suggest(options: argparse.Namespace) -> None:
    """Print proposals; a draft is enough, so nothing is checked."""
    source = next(iter(read_languages(HOME)))
    corpus = join_files(options, (source,))
    print(suggest_for(corpus, options.event, options.top), flush=True)


def schema(options: argparse.Namespace) -> None:
    """JSON Schemas into ``editorial/.schema/``."""
    write_schemas(options.editorial / ".schema", options.editorial)


def serve(options: argparse.Namespace) -> None:
    """Build, serve, and build again on changes."""
    from dialogues.site.serve import serve as serve_site
    from dialogues.site.standby import Standby

    folders = {name: getattr(options, name) for name in FOLDERS}
    serve_site(Path(__file__).resolve(), HOME, folders, options.port, Standby(build_again, options))


if __name__ == "__main__":
    sys.exit(main())
