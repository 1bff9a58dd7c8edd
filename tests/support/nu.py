"""The Nu Html Checker: all pages, style sheets and pictures of a site in one run. It needs Java."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from .trees import HOME

JAR = HOME / "node_modules/vnu-jar/build/dist/vnu.jar"
#: What it looks at; it tells these by their names.
KINDS = (".html", ".css", ".svg")
#: What a page may load, in its head.
POLICY = re.compile(r'<meta\s+http-equiv="Content-Security-Policy"[^>]*>')
#: By kind of file, what it is given otherwise, so that nothing that it says need be passed over.
RESPELLED = {
    # It does not know container queries, which all browsers do: it calls them errors and passes
    # over what they hold (https://github.com/w3c/css-validator/issues/422 and 423). What it knows
    # is written alike.
    ".css": (
        (re.compile(r"@container ?(?=\()"), "@media "),
        (re.compile(r"\bcontainer-type: ?inline-size;?"), ""),
        (re.compile(r"(?<=\d)cqi\b"), "vw"),
    ),
    # It holds pages to their policy (https://github.com/validator/validator/issues/207), but a
    # file has no origin for it that `'self'` could be, and it takes blocks of data for scripts,
    # which HTML does not ("prepare the script element"). `tests/browser/test_policy.py` holds pages
    # to it; the checker reads each policy on a page that has nothing else.
    ".html": ((POLICY, ""),),
}


@dataclass(frozen=True)
class Checked:
    """What it has looked at, and all that it said, each as ``file:line: message``."""

    files: tuple[str, ...]
    said: tuple[str, ...]


def copy_for_checker(site: Path, folder: Path) -> None:
    """The files that it looks at, in their places, and a page for each policy."""
    policies = set[str]()
    for path in site.rglob("*"):
        if path.suffix in KINDS:
            text = path.read_text("utf-8")
            policies |= set(POLICY.findall(text))
            for pattern, known in RESPELLED.get(path.suffix, ()):
                text = pattern.sub(known, text)
            copied = folder / path.relative_to(site)
            copied.parent.mkdir(parents=True, exist_ok=True)
            copied.write_text(text, "utf-8")
    for number, policy in enumerate(sorted(policies)):
        (folder / f"policy-{number}.html").write_text(write_page(policy), "utf-8")


def write_page(head: str = "", body: str = "") -> str:
    """A page without fault, but for what is put into it."""
    meta = f'<meta charset="utf-8">{head}<title>Page</title>'
    return f'<!doctype html><html lang="en"><head>{meta}</head><body>{body}</body></html>'


def check_folder(folder: Path) -> Checked:
    """All that it says, be it an error, a warning or less."""
    kinds = ("--skip-non-html", "--also-check-css", "--also-check-svg", "--verbose")
    done = run_checker(*kinds, str(folder))
    files = [line.removeprefix(f"{folder}/") for line in done.stdout.splitlines()]
    return Checked(tuple(files), tuple(read_messages(done, folder)))


def check_xml(schema: Path, files: Iterable[Path]) -> list[str]:
    """The same of XML files, which are held to a schema in the compact syntax of RELAX NG."""
    paths = [*files]
    done = run_checker("--xml", "--schema", schema.as_uri(), *map(str, paths))
    return read_messages(done, Path("/"))


def run_checker(*arguments: str) -> subprocess.CompletedProcess[str]:
    # Half the time: it runs too briefly for the second compiler.
    command = ["java", "-XX:TieredStopAtLevel=1", "-Xss4m", "-jar", str(JAR), "--format", "json"]
    done = subprocess.run(
        [*command, "--exit-zero-always", *arguments],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done


def read_messages(done: subprocess.CompletedProcess[str], folder: Path) -> list[str]:
    start = f"file:{folder}".rstrip("/") + "/"
    return [
        f"{one.get('url', '').removeprefix(start)}:{one.get('lastLine', 0)}: {one['message']}"
        for one in json.loads(done.stderr)["messages"]
    ]
