"""Coverage-guided fuzzing of all readers: `make fuzz`, ``ARGS=--minutes=1``.

In: minutes, shared by the readers, and what they begin with: the small corpus, texts in the shapes
that editors meet, earlier finds. Out: each input that breaks a reader, or takes it too long or too
much memory, as a file of ``found/``, which the tests replay; exit status 1 if there is a new one.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
FOUND = HERE / "found"
CASES = HERE.parent / "cases"
#: Seconds by the clock that one input may take: libFuzzer has no other. Replaying counts the
#: processor's.
PATIENCE = 20
MEGABYTES = 512
#: Longer ones find little that shorter ones do not.
MOST = 4096
#: What readers look for, and a mutation would hardly ever hit upon.
WORDS = (
    *(
        "--- Q1. ",
        "Q. ",
        "A. ",
        "Q1：",
        "問",
        "答え：",
        "▼ 補足:",
        "※ ",
        "1|",
        "おわりに",
        "はじめに",
    ),
    *(
        "00:00:01,000 --> 00:00:02,000",
        "WEBVTT",
        "<v A>",
        "<dt>",
        "<dd>",
        "<table>",
        "<tr>",
        "<td>",
    ),
    *(
        "<h2>",
        "<b>",
        "<!--",
        "&amp;",
        "&#x",
        "？",
        "。",
        "「",
        "」",
        "（",
        "）",
        "【",
        "】",
        "――",
        "：",
        "…",
    ),
    *("**", "> ", "- ", "## ", "| ", "msgctxt ", "msgid ", "msgstr ", "#~ ", "#| ", "#, fuzzy"),
    *(
        "topics:",
        "slug: ",
        "overview:",
        "[talk-q01]",
        "{n}",
        "&a ",
        "*a",
        "!t ",
        "? ",
        "<<: ",
        "%YAML",
    ),
    *(
        "兆",
        "億",
        "万",
        "半",
        "数",
        "分の",
        "から",
        "ドル",
        "円",
        "年",
        "hundred",
        "billion",
        "half",
        "US$",
    ),
    *("\u200b", "\u202e", "\ufeff", "\ufffd", "\x00", "\r\n", "\t", "\u0301", "\u200d"),
)


def main(arguments: list[str]) -> int:
    """Share the time among the readers; one that breaks has its find kept, and goes on."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--reader", action="append", help="only this one, or these")
    parser.add_argument("--try", dest="tried", help=argparse.SUPPRESS)
    options, rest = parser.parse_known_args(arguments)
    if options.tried:
        fuzz_one(options.tried, rest)
    from hostile.readers import READERS

    names = options.reader or list(READERS)
    finds = [
        find for name in names for find in fuzz_in_process(name, options.minutes * 60 / len(names))
    ]
    print(f"{len(names)} readers, {len(finds)} to look at", *finds, sep="\n")
    return 1 if finds else 0


def list_seeds(name: str) -> Iterator[bytes]:
    """What a reader begins with: files of its kind, and their parts."""
    kinds = {"po": "*.po", "numbers-ja": "*.txt", "numbers-en": "*.po", "words": "*.txt"}
    pattern = "*.txt" if name.startswith("raw") else kinds.get(name, "*.yaml")
    folders = (CASES / "base", *([CASES / "shapes"] if pattern == "*.txt" else ()))
    for folder in folders:
        yield from (path.read_bytes()[:MOST] for path in sorted(folder.rglob(pattern)))
    yield from (path.read_bytes() for path in sorted(FOUND.glob(f"{name}.*")))


def fuzz_in_process(name: str, seconds: float) -> Iterator[str]:
    """Fuzz a reader in a process of its own; give what is to be looked at: files that are new in
    ``found``, or that it was ended without one.
    """
    with tempfile.TemporaryDirectory() as folder:
        seeds, broken = Path(folder, "seeds"), Path(folder, "broken")
        seeds.mkdir()
        broken.mkdir()
        for number, data in enumerate(list_seeds(name)):
            (seeds / str(number)).write_bytes(data)
        words = Path(folder, "words")
        quoted = ("".join(f"\\x{byte:02x}" for byte in word.encode()) for word in WORDS)
        words.write_text("".join(f'"{word}"\n' for word in quoted), "utf-8")
        command = [sys.executable, "-m", "hostile.fuzz", f"--try={name}"]
        command += [f"-max_total_time={max(1, round(seconds))}", f"-max_len={MOST}"]
        command += [f"-timeout={PATIENCE}", f"-rss_limit_mb={MEGABYTES}", f"-dict={words}"]
        command += [f"-artifact_prefix={broken}/", "-print_final_stats=1", "-verbosity=0"]
        done = subprocess.run(
            [*command, str(seeds)], capture_output=True, encoding="utf-8", errors="replace"
        )
        tried = [row.split()[-1] for row in done.stderr.splitlines() if "executed_units" in row]
        print(f"{name}: {tried[0] if tried else '?'} inputs, status {done.returncode}", flush=True)
        found = sorted(broken.iterdir())
        if done.returncode and not found:
            print(done.stderr[-3000:], file=sys.stderr)
            yield f"{name}: ended before its time, by {done.returncode}"
        for path in found:
            data = path.read_bytes()
            kept = FOUND / f"{name}.{hashlib.sha256(data).hexdigest()[:12]}"
            kept.write_bytes(data)
            print(done.stderr[:3000], file=sys.stderr)
            yield str(kept)


def fuzz_one(name: str, rest: list[str]) -> None:
    """libFuzzer's own loop, which ends the process."""
    import atheris

    with atheris.instrument_imports(include=["dialogues", "polib"]):
        from hostile.readers import READERS
    atheris.Setup([sys.argv[0], *rest], READERS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
