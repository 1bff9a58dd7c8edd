"""Builds for processes on standby, which have to be able to import them."""

from __future__ import annotations

import os
import signal
import sys


def run_well(options: str, address: str, shown: object) -> int:
    assert callable(shown)
    shown(address)
    print(options, file=sys.stderr)
    return 0


def run_badly(options: str, address: str, shown: object) -> int:
    print(f"{options}, {address}", file=sys.stderr)
    return 1


def run_into_an_error(options: str, address: str, shown: object) -> int:
    raise ValueError(options)


def run_out_of_memory(options: str, address: str, shown: object) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return 0
