"""A whole site of markup shows what a site of harmless words shows, with other words."""

from __future__ import annotations

import itertools
import json
import re
from pathlib import Path
from typing import Any

import polib
import pytest
import yaml
from bs4 import BeautifulSoup

from dialogues.model import RawFile, Transcript
from dialogues.problems import Problems
from dialogues.publish.words import FRAME
from dialogues.read.layouts import parse_raw
from support.markup import MARKUP, Shape, filled, fold, shape
from support.small import base, run

pytestmark = pytest.mark.untraced


class Writer:
    """Gives texts as they are; or, so that two sites can be compared, harmless words for them."""

    def __init__(self, harmless: bool) -> None:
        self.harmless = harmless
        self.words: dict[str, str] = {}
        self.turn = 0

    def __call__(self, text: str) -> str:
        # No text twice (with a letter of Cree behind it): translations follow texts.
        if text in self.words.values():
            text += chr(0x1401 + len(self.words))
        # Letters (of Yi and Lisu) that no page holds otherwise, and that are not told apart as
        # Japanese; the same length, so that spans are alike.
        word = chr(0xA000 + len(self.words)) + "\ua4d0" * (len(text) - 1)
        self.words[word] = text
        return word if self.harmless else text

    def phrase(self, without: str = "(?!)") -> str:
        """All the markup in a row, with another beginning each time."""
        lines = [line for line in MARKUP.strip().split("\n") if not re.search(without, line)]
        self.turn += 1
        at = self.turn % len(lines)
        return self(" ".join(lines[at:] + lines[:at]))


def read_article(text: str) -> Transcript:
    """An article by the id of ``hostile``, whatever is wrong with it."""
    return parse_raw("hostile", RawFile("t", "t", text, ""), "article", Problems())


def is_plain(line: str) -> bool:
    """Whether the article layout takes a line as it is; with marks of its own it would differ."""
    blocks = read_article(f"1|題\nQ. 問\nA. 答\n{line}").exchanges[0].blocks[2:]
    return [(b.kind, b.text.text, b.bullet) for b in blocks] == [("answer", line, False)]


#: Behind one of these a basis names another source, which the link of the first leaves out.
SOURCES_END = "[、；;]"
LINES = [line for line in MARKUP.strip().split("\n") if is_plain(line)]


def write_event(folder: Path, say: Writer) -> None:
    """An event, a topic, a person, a term and words of the pages, all of markup."""
    name, remark = say("h\"<b>&{x}`*_'") + ".txt", say.phrase()
    figure = {key: say.phrase() for key in ("meaning", "certainty", "whose")}
    figure |= {"value": say("<b>&{x}`*_'|!"), "unit": say('[x](y)"#<i>')}
    tripled = {"value": "3", "unit": "倍"}
    raw = ["はじめに", *LINES, f"1|{say.phrase()}", f"Q. {say.phrase()}", say.phrase()]
    raw += [f"A. {say.phrase()}", *map(say, LINES), "▼ 補足:", *map(say, LINES)]
    raw += ["3倍", f"- {say.phrase()}", f"※ {remark}", "▼ 解釈:", figure["value"] + figure["unit"]]
    raw += [f"2|{say.phrase()}", f"Q. {say.phrase()}", f"A. {say.phrase()}", "おわりに", *LINES]
    (folder / "raw" / name).write_bytes("\n".join(raw).encode("utf-8"))
    sure = [doubt.words for doubt in read_article("\n".join(raw)).doubts]

    def entry() -> dict[str, object]:
        return {"title": say.phrase(), "gist": say.phrase(), "topics": ["markup", "sea"]}

    look = {"url": "https://example.org/" + say("_a_*b*~c~?e=1"[:-2]), "checked": "2025-01-01"}
    relation = {"to": "talk-q01", "relation": "extends", "why": say.phrase()}
    note = {"id": "note-1", "kind": "context", "on": remark, "text": say.phrase(), **look}
    note["basis"] = say.phrase(SOURCES_END)
    later = {"id": "since-1", "date": "2025", "also": ["talk-q01"], **look}
    later |= {"text": say.phrase(), "headline": say.phrase(), "basis": say.phrase(SOURCES_END)}
    first = {
        "related": [relation],
        "notes": [note],
        "follow_ups": [later],
        "figures": [
            {**figure, "by": "asker", "shown": "first"},
            {**figure, **tripled, "by": "asker"},
        ],
    }
    references = "[hostile-s1-q1][talk-q02]"
    # A bracketed word would be a reference to an exchange.
    overview = [say.phrase(r"\[[a-z]") + references, say.phrase(r"\[") + "!" + references + "!"]
    topic = {"slug": "markup", "title": say.phrase(), "scope": say.phrase(), "overview": overview}
    person = {"id": "m", "kind": "work", "name": say.phrase(), "description": say.phrase()}
    term = {"id": "m", "term": say.phrase(), "reading": say.phrase(), "definition": say.phrase()}
    event: dict[str, Any] = {
        "id": "hostile",
        "raw": [name],
        "layout": "article",
        "sure": sure,
        **{key: say.phrase() for key in ("title", "short", "speaker")},
        "dates": {"held": "2024-07-08", "published": None},
        "source": {
            "title": say.phrase(),
            "author": say.phrase(),
            "url": "https://example.org/" + say("_a_*b*~c~?d=1&e=2#![x"[:-2]),
            "checked": "2025-01-01",
        },
        "told": say.phrase(),
        "reports": [{"title": say.phrase(), "text": say.phrase(), "date": "2025", **look}],
        "about": [say.phrase(), about := say.phrase()],
        "notes": [{**note, "on": about}],
        "exchanges": {
            "hostile-s1-q1": {**entry(), **first},
            "hostile-s2-q1": {**entry(), "asked_after": "hostile-s1-q1"},
        },
    }
    where = {"exchanges": ["hostile-s1-q1", "talk"], "what": say.phrase()}
    where["basis"] = say.phrase(SOURCES_END)
    moments = [
        {"id": "m", "kind": "context", "date": "2024-07", **where, **look},
        {"id": "n", "kind": "source", "when": say.phrase(), **where},
    ]
    line = {"id": "m", "name": say.phrase(), "exchange": "hostile-s1-q1", "times": 3, "years": 1}
    chart = {key: say.phrase() for key in ("title", "text", "basis")}
    drawn = {"id": "m", "kind": "growth", "lines": [{**line, "until": 2, "stated": [1]}]}
    sums = {"measure": "money", "units": [figure["unit"]], "factor": 2, "basis": say.phrase()}
    multiple = {"measure": "multiple", "units": ["倍"], "factor": 1}
    # The markup's numbers are no figures; nor is what it is translated to.
    said = [words.strip() for words in (say.words if say.harmless else say.words.values())]
    none = sorted(set(said), key=lambda words: (-len(words), words))
    event["not_figures"] = none
    for one in event["exchanges"].values():
        one["not_figures"] = none
    editorial = folder / "editorial"
    topics = yaml.safe_load((editorial / "topics.yaml").read_text("utf-8"))["topics"]
    strings = yaml.safe_load((editorial / "strings.yaml").read_text("utf-8"))["strings"]
    for number, (key, text) in enumerate(strings.items()):
        at = number % len(LINES)
        places = " ".join(re.findall(r"\{\w+\}", text))
        # Letters stand for parts of a date in patterns; the frame's words hold no markup.
        if not key.endswith("-pattern") and key not in FRAME:
            strings[key] = say(" ".join((LINES * 2)[at : at + 3])) + places
    for file, content in {
        "events/hostile.yaml": event,
        "topics.yaml": {"topics": [topic, *topics]},
        "people.yaml": {"people": [person]},
        "glossary.yaml": {"glossary": [term]},
        "timeline.yaml": {"timeline": moments},
        "charts.yaml": {"charts": [{**chart, **drawn}, {**chart, "id": "n", "kind": "money"}]},
        "units.yaml": {"units": [sums, multiple]},
        "strings.yaml": {"strings": strings},
    }.items():
        # JSON is YAML.
        (editorial / file).write_text(json.dumps(content, ensure_ascii=False), "utf-8")


def translate(folder: Path) -> None:
    """Into texts that begin with markup too; some drafts, some stale, some not at all."""
    assert run(folder, "sync").returncode == 0
    for name in ("hostile", "site"):
        path = folder / f"locale/en/{name}.po"
        file = polib.pofile(str(path), wrapwidth=0)
        for number, entry in enumerate(file):
            entry.msgstr = f"{entry.msgid} En" if number % 9 else ""
            if number % 5 == 0:
                entry.flags.append("fuzzy")
                entry.previous_msgid = f"{entry.msgid}古" if number % 2 else None
        path.write_text(str(file), "utf-8")


def site(folder: Path, harmless: bool) -> tuple[Path, dict[str, str]]:
    say = Writer(harmless)
    write_event(base(folder), say)
    translate(folder)
    done = run(folder, "--out", "site")
    assert (done.returncode, done.stderr) == (0, "")
    return folder / "site", say.words


def searched(folder: Path) -> dict[str, Any]:
    """What search shows: heads and texts, joined; how many fit into a file depends on the texts."""
    core, panel = (json.loads((folder / f"{name}.json").read_bytes()) for name in ("core", "panel"))

    def rows(sort: str) -> list[Any]:
        first: list[Any] = core.get(sort, [])
        files = (folder / f"{sort}/{n}.json" for n in range(bool(first), core["files"][sort]))
        return first + [row for file in files for row in json.loads(file.read_bytes())[sort]]

    del panel["v"]
    heads = [rest for _, *rest in rows("heads")]
    return {"heads": heads, "texts": rows("texts"), "events": core["events"], **panel}


#: Elements that words are given for what they are.
OF_WORDS = re.compile('<wbr>|<span lang="en">([^<]*)</span>')


def replaced(value: object, words: dict[str, str]) -> Any:
    """JSON with harmless words replaced by what they stand for."""
    text = json.dumps(value, ensure_ascii=False)
    pattern = "|".join(map(re.escape, words))
    back = re.sub(pattern, lambda m: json.dumps(words[m[0]], ensure_ascii=False)[1:-1], text)
    return json.loads(back)


def without_starts(shape: Shape, path: Path) -> Shape:
    """Without the beginnings of notes, which are cut where a text has room; and on topics' pages of
    overviews, whose first sentence is the description; on answers' own pages and events' of gists;
    on the page about data, of examples. What is told to machines, citations in their formats and
    pieces of files are tested by themselves.
    """
    short = path.parent.parent.name in ("topics", "q", "events")
    cut = {"description", "og:description"} if short else set()
    starts = [attributes.get("class") == "dn-note__start" for _, attributes, _ in shape]
    # Where a note is not translated, its beginning is in an element of its own language.
    inner = [
        before and tag == "span" for before, (tag, *_) in zip([False, *starts], shape, strict=False)
    ]
    tags = ["", *(tag for tag, *_ in shape)]
    pieces = [
        tag in ("script", "pre") or (before, tag) == ("pre", "code")
        for before, tag in itertools.pairwise(tags)
    ]
    return [
        (
            tag,
            {} if cut.intersection(attributes.values()) else attributes,
            "" if any(left_out) or text.endswith("…") else text,
        )
        for (tag, attributes, text), *left_out in zip(shape, starts, inner, pieces, strict=True)
    ]


def list_linked(path: Path) -> list[Any]:
    """What a page tells machines, as data."""
    page = BeautifulSoup(path.read_text("utf-8"), "html.parser")
    found = page.select('script[type="application/ld+json"]')
    return [json.loads(str(script.string)) for script in found]


def test_a_site_of_markup_has_the_elements_of_a_site_of_words(tmp_path: Path) -> None:
    """Every page, title, description, menu and search entry: what a harmless site shows, with the
    harmless words replaced by the markup, as text."""
    plain, words = site(tmp_path / "plain", harmless=True)
    hostile, _ = site(tmp_path / "hostile", harmless=False)
    index = re.compile(r"/search/(meanings|terms|texts|words)/|^kept\.")

    def files(folder: Path) -> list[Path]:
        found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
        return sorted(path for path in found if not index.search(path.as_posix()))

    paths = files(plain)
    assert paths == files(hostile)
    pages = [path for path in paths if path.suffix == ".html"]
    assert len(pages) > 25
    for path in pages:
        told, tells = (list_linked(folder / path) for folder in (plain, hostile))
        assert tells == replaced(told, words), path
        # Where headings may break depends on their words, and so does what is English in them.
        given, harmless = (
            OF_WORDS.sub(r"\1", (folder / path).read_text("utf-8")) for folder in (hostile, plain)
        )
        found = without_starts(shape(given), path)
        expected = without_starts(shape(harmless), path)
        assert found == filled(expected, words), path
        for tag, attributes, _ in found:
            assert tag not in ("iframe", "img", "object", "embed"), path
            assert not any(name.startswith("on") for name in attributes), path
            link = attributes.get("href", "") + attributes.get("src", "")
            assert not re.search(r"alert|x\.example|x\.png", link), path
    for language in ("ja", "en"):
        one, other = (searched(folder / language / "search") for folder in (plain, hostile))
        assert len(one["heads"]) == len(one["texts"]) > 20
        assert other == replaced(one, words)
    data = [
        json.loads((folder / "data/dialogues.json").read_bytes()) for folder in (plain, hostile)
    ]
    for one in data:
        for event in one["events"]:
            del event["raw"]["sha256"]
    assert data[1] == replaced(data[0], words)
    # What the comparison rests on: the markup is there, as text.
    page = BeautifulSoup((hostile / "en/events/hostile/index.html").read_text("utf-8"), "html5lib")
    shown = fold(page.get_text())
    for line in MARKUP.strip().split("\n"):
        assert fold(line) in shown, line
