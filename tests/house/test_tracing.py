"""Tests that say so run untraced: tracing doubles what they cost, and nothing else shows it."""

from __future__ import annotations

import sys

import pytest


@pytest.mark.untraced
def test_what_is_marked_runs_untraced() -> None:
    assert sys.gettrace() is None


def test_all_else_is_traced_where_coverage_is_measured(pytestconfig: pytest.Config) -> None:
    measured = pytestconfig.pluginmanager.hasplugin("_cov") and not pytestconfig.getoption("no_cov")
    assert (sys.gettrace() is not None) == bool(measured)
