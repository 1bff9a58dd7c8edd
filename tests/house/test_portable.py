"""The comparison of two renderers sees what differs, and does not pass where there is nothing."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from portable import ROOT, compare_sites, read_page, render_with_zensical, report

PAGE = """<!doctype html><html lang="ja"><head><title>題</title>
<meta name="description" content="説明">
<link rel=" alternate" hreflang="en" href="https://example.org/notes/en/a/"></head>
<body><nav class="dn-languages"><a href="../../en/a/">English</a></nav>
<nav class="md-nav--primary"><ul><li><a class="md-nav__link" href="../">家</a></li></ul></nav>
<article class="md-content__inner"><h1 id="top">題</h1><p>本文は<a href="../b/#x">ここ</a></p>
</article>
<footer class="dn-footer"><a href="../b/">次</a></footer></body></html>"""


def write_sites(folder: Path, one: str, other: str) -> tuple[Path, Path]:
    sites = folder / "one", folder / "other"
    for site, html in zip(sites, (one, other), strict=True):
        page = site / "ja/a/index.html"
        page.parent.mkdir(parents=True)
        page.write_text(html, "utf-8")
    return sites


def test_pages_that_say_the_same(tmp_path: Path) -> None:
    other = PAGE.replace('href="../b/#x"', 'href="/notes/ja/b/index.html#x"')
    assert compare_sites(*write_sites(tmp_path, PAGE, other.replace("<p>", "<p>\n "))) == (1, [])


@pytest.mark.parametrize(
    ("field", "old", "new"),
    [
        ("title", "<title>題", "<title>別"),
        ("description", "説明", "別"),
        ("language", 'lang="ja"', 'lang="en"'),
        ("text", "本文は", "本文も"),
        ("ids", 'id="top"', 'id="_1"'),
        ("links", "../b/#x", "../b.md#x"),
        ("menu", ">次<", ">B<"),
        ("navigation", ">家<", ">Home<"),
        ("languages", "../../en/a/", "../../../en/a/"),
        ("alternates", 'hreflang="en"', 'hreflang="x-default"'),
    ],
)
def test_each_difference_is_told(tmp_path: Path, field: str, old: str, new: str) -> None:
    assert PAGE.count(old) == 1
    count, faults = compare_sites(*write_sites(tmp_path, PAGE, PAGE.replace(old, new)))
    assert count == 1
    assert [fault.split(": ")[:2] for fault in faults] == [["ja/a/index.html", field]]


def test_a_page_of_one_renderer_alone_is_a_difference(tmp_path: Path) -> None:
    one, other = write_sites(tmp_path, PAGE, PAGE)
    (other / "ja/a/index.html").rename(other / "ja/index.html")
    _, faults = compare_sites(one, other)
    assert [fault.partition(":")[0] for fault in faults] == ["ja/a/index.html", "ja/index.html"]


def test_what_both_lack_is_a_fault(tmp_path: Path) -> None:
    bare = PAGE.replace('<a href="../../en/a/">English</a>', "")
    _, faults = compare_sites(*write_sites(tmp_path, bare, bare))
    assert faults == ["ja/a/index.html: languages: nothing to compare"]
    with pytest.raises(ValueError, match="has no content"):
        read_page("<article class='md-content__inner'> </article>", ROOT)


@pytest.mark.parametrize(
    ("count", "faults", "status"), [(0, [], 1), (2, [], 0), (2, ["ja/index.html: text: x"], 1)]
)
def test_status(count: int, faults: list[str], status: int) -> None:
    assert report(count, faults) == status


@pytest.mark.parametrize(
    ("program", "error"),
    [
        ("not-there", FileNotFoundError),
        ("false", subprocess.CalledProcessError),
        ("true", FileNotFoundError),  # it makes no site
    ],
)
def test_a_renderer_that_does_not_render(
    tmp_path: Path, program: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        render_with_zensical(tmp_path, Path(shutil.which(program) or tmp_path / program))
