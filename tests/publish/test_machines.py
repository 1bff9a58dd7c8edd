"""What machines read is valid: feeds, the site map, JSON-LD, Open Graph.

Feeds and the map are held to RELAX NG schemas of ours (no kept package brings those of RFC 4287 and
sitemaps.org), JSON-LD to schema.org's own vocabulary. No kept tool that works offline checks Open
Graph: here are the rules of https://ogp.me.
"""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from dialogues.site.assemble import ROOT_URL
from support.browsing import LANGUAGES
from support.linked import check_linked
from support.nu import check_xml

pytestmark = pytest.mark.untraced

SCHEMAS = Path(__file__).parents[1] / "support/schemas"
LOCALE = re.compile("[a-z]{2}_[A-Z]{2}")
TYPES = {"QAPage", "Event", "DefinedTermSet", "Dataset"}


def read_pages(built: Path) -> dict[str, BeautifulSoup]:
    """The heads of all pages, by their addresses below the root, which is one."""
    paths = sorted(built.rglob("index.html"))
    return {
        path.relative_to(built).as_posix().removesuffix("index.html"): BeautifulSoup(
            path.read_text("utf-8").partition("</head>")[0], "html.parser"
        )
        for path in paths
    }


# Feeds and the site map -------------------------------------------------------------------------


def test_feeds_are_valid(built: Path) -> None:
    feeds = [built / language / "feed.xml" for language in LANGUAGES]
    assert check_xml(SCHEMAS / "atom.rnc", feeds) == []


def test_the_site_map_is_valid(built: Path) -> None:
    assert check_xml(SCHEMAS / "sitemap.rnc", [built / "sitemap.xml"]) == []
    found = re.findall(r"<loc>(.*?)</loc>", (built / "sitemap.xml").read_text("utf-8"))
    pages = {path.relative_to(built).as_posix() for path in built.rglob("index.html")}
    assert sorted(found) == sorted(ROOT_URL + page.removesuffix("index.html") for page in pages)


def test_faults_in_feeds_and_maps_are_found(built: Path, tmp_path: Path) -> None:
    """Each in a file of its own; one run for either schema."""
    feed, sitemap = ((built / name).read_text("utf-8") for name in ("en/feed.xml", "sitemap.xml"))
    planted = {
        "atom": [
            re.sub(r"<id>.*?</id>", "", feed, count=1),
            re.sub(r"<updated>.*?</updated>", "<updated>2026-01-01</updated>", feed, count=1),
            feed.replace("<author><name>", "<author><name></name><name>"),
            feed.replace("<author>", "<!--").replace("</author>", "-->"),
            feed.replace("<summary>", "<description>").replace("</summary>", "</description>"),
            feed.replace(' href="https://', ' href="/', 1),
            feed.replace("<title>", "<title/><title>", 1),
            feed.replace("</entry>", "", 1),
        ],
        "sitemap": [
            sitemap.replace("<loc>", "<lok>").replace("</loc>", "</lok>"),
            sitemap.replace('hreflang="en"', 'hreflang="e"', 1),
            sitemap.replace("<loc>https://", "<loc>/", 1),
            sitemap.replace("</url>", "<priority>2</priority></url>", 1),
        ],
    }
    for schema, texts in planted.items():
        paths = [tmp_path / f"{schema}-{number}.xml" for number, _ in enumerate(texts)]
        for path, text in zip(paths, texts, strict=True):
            path.write_text(text, "utf-8")
        said = check_xml(SCHEMAS / f"{schema}.rnc", paths)
        missed = [path.name for path in paths if not any(path.name in one for one in said)]
        assert missed == []


# JSON-LD ----------------------------------------------------------------------------------------


def read_linked(built: Path) -> list[tuple[str, Any]]:
    return [
        (name, json.loads(str(script.string)))
        for name, page in read_pages(built).items()
        for script in page.select('script[type="application/ld+json"]')
    ]


def test_descriptions_are_valid_and_faults_are_found(built: Path, tmp_path: Path) -> None:
    """In one run: the compiler first reads all of schema.org."""
    described = read_linked(built)
    assert {data["@type"] for _, data in described} == TYPES
    answer = next(data for _, data in described if data["@type"] == "QAPage")
    question = answer["mainEntity"]
    person = {"@type": "Person", "name": ""}
    planted = [
        ("property", {**answer, "licence": ""}),
        ("deep", {**answer, "mainEntity": {**question, "about": {**question["about"], "x": ""}}}),
        ("type", {**answer, "@type": "QuestionPage"}),
        ("number", {**answer, "mainEntity": {**question, "answerCount": person}}),
        ("thing", {**answer, "license": person}),
        ("context", {**answer, "@context": "https://schema.example"}),
    ]
    said = check_linked([*described, *planted], tmp_path)
    assert [one.partition(":")[0] for one in said] == [name for name, _ in planted], said


# Open Graph -------------------------------------------------------------------------------------


def check_preview(built: Path, name: str, page: BeautifulSoup) -> list[str]:
    """What breaks a rule of https://ogp.me on a page, or leaves out what it recommends."""
    said: dict[str, list[str]] = {}
    for meta in page.select("meta[property]"):
        said.setdefault(str(meta["property"]), []).append(str(meta.get("content", "")))
    rules: dict[str, Callable[[str], object]] = {
        "og:title": str.strip,
        "og:type": lambda value: value in ("website", "article"),
        "og:image": lambda value: value.startswith(ROOT_URL),
        "og:url": lambda value: value == ROOT_URL + name,
        "og:description": str.strip,
        "og:site_name": str.strip,
        "og:locale": LOCALE.fullmatch,
        "og:image:alt": str.strip,
        "og:image:width": str.isdecimal,
        "og:image:height": str.isdecimal,
    }
    others = said.pop("og:locale:alternate", [])
    faults = [f"og:locale:alternate: {one}" for one in others if not LOCALE.fullmatch(one)]
    faults += [f"{key} is not known" for key in said.keys() - rules]
    for key, rule in rules.items():
        values = said.get(key, [])
        if len(values) != 1 or not rule(values[0]):
            faults.append(f"{key}: {values}")
    if not faults:
        picture = built / said["og:image"][0].removeprefix(ROOT_URL)
        size = said["og:image:width"] + said["og:image:height"]
        if [str(one) for one in read_size(picture)] != size:
            faults.append(f"og:image is not of the size {size}")
        if list(said).index("og:image") > list(said).index("og:image:alt"):
            faults.append("og:image:alt stands before its picture")
    if not page.select_one('meta[name="twitter:card"][content="summary_large_image"]'):
        faults.append("twitter:card")
    return faults


def read_size(picture: Path) -> tuple[int, int]:
    """Of a PNG, in pixels: after its signature and the head of its first part."""
    data = picture.read_bytes()
    assert data.startswith(b"\x89PNG\r\n")
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def test_previews_are_valid(built: Path) -> None:
    pages = read_pages(built)
    assert len(pages) > 130
    faults = {name: check_preview(built, name, page) for name, page in pages.items()}
    assert {name: one for name, one in faults.items() if one} == {}


@pytest.mark.parametrize("path", ["en/topics/agi/", "ja/q/interview-q09/"])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("og:title", "og:titel"),
        ('content="article"', 'content="notes"'),
        ('property="og:image" content="https://', 'property="og:image" content="/'),
        ('property="og:url" content="', 'property="og:url" content="x'),
        ("og:locale", "og:image"),
        ('content="630"', 'content="631"'),
        ("twitter:card", "twitter:cart"),
    ],
)
def test_a_fault_in_a_preview_is_found(built: Path, path: str, old: str, new: str) -> None:
    head = (built / path / "index.html").read_text("utf-8").partition("</head>")[0]
    assert old in head
    page = BeautifulSoup(head.replace(old, new), "html.parser")
    assert check_preview(built, path, page)
