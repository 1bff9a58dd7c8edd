"""What a site holds that its texts have brought in, where text must be text alone.

In: a built site whose hostile texts call everything of theirs ``zq…`` (elements, attributes,
functions, addresses). Out: what is wrong, a line each.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from selectolax.lexbor import LexborHTMLParser, LexborNode

from support.markup import fold

#: How everything begins that a hostile text tries to bring in.
OURS = "zq"
ELEMENTS = {"iframe", "object", "embed", "base", "applet", "frame", "frameset", "portal"}
#: The schemes of addresses; the first is none.
SCHEMES = ("", "https", "http", "mailto", "data:image/svg+xml")


def find_injected(site: Path) -> Iterator[str]:
    """Everything on a site that is not as text should be."""
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.suffix == ".html":
            yield from (f"{name}: {what}" for what in check_html(path.read_text("utf-8")))
        elif path.suffix in (".json", ".webmanifest"):
            json.loads(path.read_bytes())
        elif path.suffix in (".xml", ".svg"):
            yield from (f"{name}: {what}" for what in check_xml(path.read_bytes()))
        elif path.suffix == ".epub":
            with zipfile.ZipFile(path) as book:
                for part in book.namelist():
                    if part.endswith((".xhtml", ".opf", ".xml", ".svg")):
                        found = check_xml(book.read(part))
                        yield from (f"{name}: {part}: {what}" for what in found)


def check_html(page: str) -> Iterator[str]:
    """What texts have brought into a page."""
    root = LexborHTMLParser(page).root
    assert root
    for node in root.traverse(include_text=True):
        tag, attributes = str(node.tag), node.attributes
        if tag == "style" and OURS in node.text():
            yield "a style holds a text"
        if tag == "script" and OURS in node.text():
            yield from check_script(node)
        if not tag.startswith("-"):
            yield from check_element(tag, attributes)
            inner = (one for one in node.iter(include_text=True) if one.tag == "-comment")
            if any(OURS in str(one.comment_content) for one in inner):
                yield "a comment holds a text"


def check_script(node: LexborNode) -> Iterator[str]:
    """Data may hold texts; programs may not."""
    if node.attributes.get("type") not in ("application/ld+json", "application/json"):
        yield "a script holds a text"
        return
    for text in list_strings(json.loads(node.text())):
        if "</script" in text.lower() and "</script" in node.text().lower():
            yield "data ends its script"


def list_strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for one in value.values() if isinstance(value, dict) else value if type(value) is list else ():
        yield from list_strings(one)


def check_element(tag: str, attributes: dict[str, str | None]) -> Iterator[str]:
    """An element that no page of ours has, or an attribute of it."""
    if OURS in tag or tag in ELEMENTS:
        yield f"<{tag}>"
    if tag in ("img", "a", "form", "input", "svg", "script", "link", "math", "video", "audio"):
        for name in ("src", "href", "action", "formaction", "xlink:href", "srcset"):
            value = (attributes.get(name) or "").strip()
            scheme = re.match(r"[^/?#]*?:", re.sub(r"[\0-\x20]", "", value))
            if scheme and not value.startswith(tuple(f"{one}:" for one in SCHEMES[1:])):
                yield f"<{tag} {name}={value[:40]}>"
            if re.search(rf"//[^/?#]*{OURS}", value) or value.startswith(OURS):
                yield f"<{tag} {name}={value[:40]}> leads where a text wants"
    for name, said in attributes.items():
        if name.startswith("on") or OURS in name:
            yield f"<{tag} {name}>"
        elif name in ("id", "class", "style", "srcdoc", "http-equiv") and OURS in (said or ""):
            yield f"<{tag} {name}={(said or '')[:40]}>"


def check_xml(data: bytes) -> Iterator[str]:
    """The same of a feed, a site map, a picture, a page of a book; and of HTML that feeds hold."""
    try:
        root = ElementTree.fromstring(data)  # noqa: S314  (our own; entities are refused below)
    except ElementTree.ParseError as error:
        yield f"not XML: {error}"
        return
    if b"<!ENTITY" in data:
        yield "declares entities"
    for node in root.iter():
        if not isinstance(node.tag, str):
            continue
        attributes = {re.sub(r"\{.*\}", "", key): value for key, value in node.attrib.items()}
        yield from check_element(re.sub(r"\{.*\}", "", node.tag), {**attributes})
        if attributes.get("type") == "html":
            yield from check_html(node.text or "")


def list_shown(site: Path) -> list[str]:
    """What each page says, white space aside."""
    pages = (LexborHTMLParser(path.read_text("utf-8")) for path in sorted(site.rglob("*.html")))
    return [fold(page.body.text(deep=True)) for page in pages if page.body]
