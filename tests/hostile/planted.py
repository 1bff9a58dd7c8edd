"""Faults that no command has, for the test that whoever watches commands would see them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path


def break_down(_: list[str]) -> None:
    raise KeyError("zq")


def write_elsewhere(words: list[str]) -> None:
    Path(words[0]).write_text("zq", "utf-8")


def delete(words: list[str]) -> None:
    shutil.rmtree(words[0])


def hang(_: list[str]) -> None:
    while True:
        pass


def hang_in_a_child(_: list[str]) -> None:
    if child := os.fork():
        os.waitpid(child, 0)
    while not child:
        pass


def grow(_: list[str]) -> None:
    bytearray(os.urandom(1) * 600 * 1024**2)


def read(words: list[str]) -> None:
    """No fault: a reader, by its name, on some files."""
    from .readers import READERS

    for path in words[1:]:
        READERS[words[0]](Path(path).read_bytes())


PLANTED: dict[str, Callable[[list[str]], None]] = {
    one.__name__: one
    for one in (break_down, write_elsewhere, delete, hang, hang_in_a_child, grow, read)
}
