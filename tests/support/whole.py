"""How much of the site the tests of `make trust` go through: a sample, or with `--whole` all."""

from __future__ import annotations

import pytest

from .browsing import ANSWER, KINDS
from .serving import Site

#: Nothing in them that their neighbours have not.
LIKE_OTHERS = ("topics/stargate/", "events/interview/")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--whole", action="store_true", help="every page and every state, as `make trust` does"
    )


@pytest.fixture(scope="session")
def whole(pytestconfig: pytest.Config) -> bool:
    return bool(pytestconfig.getoption("--whole"))


def list_all(site: Site, language: str) -> list[str]:
    """The addresses of every file of HTML below a language's folder."""
    folder = site.folder / language
    files = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.html"))]
    assert len(files) > 60, "this is not all of the site"
    return [path.removesuffix("index.html") for path in files]


def list_pages(site: Site, language: str, *, whole: bool) -> list[str]:
    """A page of each kind, or all."""
    if whole:
        return list_all(site, language)
    return [page for page in (*KINDS, ANSWER, "404.html") if page not in LIKE_OTHERS]
