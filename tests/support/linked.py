"""JSON-LD, held to the vocabulary of schema.org: its types in TypeScript, and that compiler."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from .trees import HOME

TSC = HOME / "node_modules/typescript/bin/tsc"
VOCABULARY = HOME / "node_modules/schema-dts/dist/schema.js"
OPTIONS = ("--noEmit", "--strict", "--target", "ES2022", "--module", "NodeNext")
FAULT = re.compile(r"^linked\.mts\((\d+),\d+\): (.*(?:\n .*)*)", re.MULTILINE)


def check_linked(described: Iterable[tuple[str, Any]], folder: Path) -> list[str]:
    """What the compiler says of descriptions, each as ``name: message``. ``folder``: for its file.

    Descriptions that differ in words alone are one to it.
    """
    shapes = {json.dumps(blank(data)): name for name, data in described}
    lines = [
        f"const x{number}: WithContext<Thing> = {shape}; // {name}"
        for number, (shape, name) in enumerate(shapes.items())
    ]
    head = f'import type {{ Thing, WithContext }} from "{VOCABULARY}";'
    (folder / "linked.mts").write_text("\n".join([head, *lines, ""]), "utf-8")
    done = subprocess.run(
        ["node", str(TSC), *OPTIONS, "linked.mts"],  # noqa: S607  (as found by `make node`)
        cwd=folder,  # away from the types of Node.js
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    found = FAULT.findall(done.stdout)
    # Without all of its types it would find next to nothing.
    assert len(found) == done.stdout.count(": error TS"), done.stdout
    assert bool(found) == bool(done.returncode), done.stdout + done.stderr
    names = list(shapes.values())
    return [f"{names[int(line) - 2]}: {said}" for line, said in found]


def blank(data: Any, key: str = "") -> Any:
    """The same without its words, but for what JSON-LD calls a thing and its context."""
    if isinstance(data, dict):
        return {name: blank(value, name) for name, value in data.items()}
    if isinstance(data, list):
        return [blank(one, key) for one in data]
    return "" if isinstance(data, str) and key not in ("@type", "@context") else data
