"""Text from raw, editorial and PO files is shown as it is: never markup, wherever it stands."""

from __future__ import annotations

import functools
import html
import json
import re
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import markdown  # type: ignore[import-untyped]
import polib
import pytest
import yaml
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mkdocs.config import load_config

from conftest import HOME
from dialogues.model import Layout, Raw
from dialogues.problems import BuildError, Problems
from dialogues.publish.render import escape, escape_part, front_matter
from dialogues.read import layouts
from dialogues.read import po as translation
from dialogues.read.layouts import article
from dialogues.read.po import Unit
from dialogues.read.schema import TopicsFile
from dialogues.read.text import bad_character
from dialogues.read.yaml import load
from test_cases import base, run

#: Every way in which templates set text: ``@`` stands for the text.
CONTEXTS = {
    "paragraph": "@\n{: #e-q01-a1 }",
    "paragraph between texts": "語@・@語\n{: .dn-meta }",
    "paragraphs": "@\n\n@\n\n@",
    "paragraph in a language": '<span lang="ja">@（@）</span>\n{: .dn-meta }',
    "paragraph that ends in markup": '@ <span class="dn-badge">@</span>',
    "paragraph that ends in a link": "@ [@](../events/e.md#e-q01){: .dn-ref } @",
    "paragraph with references": "@[@](../events/e.md#e-q01){: .dn-ref }@",
    "page title": "# @ {: #home .dn-hero }",
    "heading": '### @ {: #e-q01-q1 data-toc-label="Q1 @" }',
    "heading in a language": '### <span lang="ja">@</span> {: #e data-toc-label="Q1 @" }',
    "heading with a number": '## <span class="dn-number">1</span> @ {: #s data-toc-label="1 @" }',
    "heading that is a link": "## [@](../events/e.md) {: #e }",
    "list item": "- @\n- @・@",
    "list item in markup": '- <span id="e-q01-n1">@</span>\n- <span id="e-q01-n2">@</span>',
    "list of links": '- [@](topics/t.md) <span class="dn-count">@</span>',
    "list of relations": "- **@** [@ @](../events/e.md#e-q01): @ (@)",
    "table": "| @ | @ |\n| --- | ---: |\n| @ | [@](e.md) |\n| @ {: .dn-key } | **@** |",
    "link with a title": '[@](e.md#e-q01){: .dn-ref title="@" } [@](e.md){: .dn-ref title="@" }',
    "span of markup": (
        '<p class="dn-kicker" markdown="span"><span class="dn-number">@</span> @ [@](#e)'
        '{: .dn-topic } [@](#f){: .dn-topic title="@" }</p>'
    ),
    "list in markup": (
        '<ul markdown="block">\n<li markdown="span"><span>@</span> [@](#e)</li>\n</ul>'
    ),
    "HTML as it is": '<p class="dn-label">@</p>\n\n@',
    "summary": (
        '<details class="dn-index" markdown="block">\n<summary>@</summary>\n\n@\n\n</details>'
    ),
    "details": '??? dn-source "@"\n\n    @・@\n\n    <https://example.org/a_b>\n\n    @',
}
#: All of them again as on an event's page, deep in an exchange.
NESTED = (
    '<div class="dn-column" markdown="block">\n\n<article id="e-q01" markdown="block">\n\n'
    '<div class="dn-part" markdown="block">\n<p class="dn-label">名</p>\n\n{}\n\n</div>\n\n'
    "</article>\n\n</div>"
)
#: What readers of Markdown, its extensions, HTML, Jinja and YAML would take for theirs.
MARKUP = r"""
<script>alert(1)</script>
</p></div></article></main>
<img src=x onerror=alert(1)>
<iframe src=//x.example></iframe>
<b> <i> </b>
<!-- c
-->
<![CDATA[
]]>
<?php ?>
<!DOCTYPE html>
</
/>
" onclick="alert(1)
' onclick='alert(1)
</title></summary></li></ul></span></nav>
</span> markdown=1
&amp;
&#60;b&#62;
&#x3C;
&lt;script&gt;
&copy &nbsp;
javascript:alert(1)
[a](javascript:alert(1))
![a](x.png)
[a][b]
[b]: http://x.example
[^1]
[^1]: n
[TOC]
[[a]]
[ ]
[x]
<http://x.example>
<a@x.example>
http://x.example/_a_
a@x.example
*[AI]: x
{: #x .y onclick=z }
{:
{#x}
{.y}
{ }
{x}
{{ 7*7 }}
{% raw %}
{# c #}
{++a++}
{--a--}
{>>a<<}
`code`
```
``` html
~~~
**b**
__b__
*i*
_i_
~~s~~
==m==
^^u^^
H~2~O
x^2^
$x$
\(x\)
\[
\*
\
\\
++Ctrl++
:smile:
(c) (tm)
wow!
--
---
- - -
***
___
===
# a
## a ##
#
> q
>
- a
* a
+ a
-	a
1. a
１. a
٣. a
2) a
1986. é
#. a
| a | b |
|
|---|---|
:---
---|---
: a
    a
- [ ] a
!!! note "a"
???
??? note
???+ "a"
=== "a"
/// note
--8<-- 'mkdocs.yml'
;--8<--
%%a%%
%YAML 1.2
title: a
klzzwxh:0 wzxhzdk:0
'
"
""
「
👩‍💻
𠮷
"""
SNIPPETS = (
    *MARKUP.strip().split("\n"),
    *("\n\n", "\n---\n", "\n===\n", "\n", "\t", "  ", "\u3000", "\xa0", "\u200b", "\xad", "\ue000"),
)
PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ \n"


def config() -> dict[str, object]:
    """Python-Markdown's settings, as MkDocs reads them."""
    read = load_config(str(HOME / "mkdocs.yml"))
    return {"extensions": read.markdown_extensions, "extension_configs": read.mdx_configs}


MARKDOWN = markdown.Markdown(**config())
characters = st.characters(exclude_categories=["Cs"]).filter(lambda c: not bad_character(c))
texts = (
    st.lists(
        st.sampled_from(SNIPPETS)
        | st.sampled_from(PUNCTUATION)
        | st.sampled_from(["語", "AGI", "12", "a"])
        | characters,
        min_size=1,
        max_size=12,
    )
    .map("".join)
    .filter(lambda text: bool(text.strip()))
)
Shape = list[tuple[str, dict[str, str], str]]


def fold(text: str) -> str:
    return " ".join(text.split())


def shape(page: str) -> Shape:
    """Every element with its attributes and the text (and comments) right in it."""
    soup = BeautifulSoup(page, "html5lib", multi_valued_attributes=None)
    return [
        (
            tag.name,
            {name: fold(str(value)) for name, value in tag.attrs.items()},
            fold("".join(tag.find_all(string=True, recursive=False))),
        )
        for tag in soup.find_all(True)
    ]


@functools.lru_cache(maxsize=100)
def rendered(template: str, text: str) -> Shape:
    """The page, then the labels that it gives the table of contents."""
    MARKDOWN.reset()
    page = MARKDOWN.convert("段落。\n\n" + template.replace("@", text) + "\n\n段落。\n")
    labels = [entry["name"] for entry in MARKDOWN.toc_tokens]
    return shape(page) + [one for label in labels for one in shape(f"<p>{label}</p>")]


def filled(shape: Shape, values: dict[str, str]) -> Shape:
    """The shape with harmless words replaced by other texts."""
    words = re.compile("|".join(map(re.escape, values)))

    def fill(text: str) -> str:
        return fold(words.sub(lambda m: values[m[0]], text))

    return [(name, {k: fill(v) for k, v in attrs.items()}, fill(t)) for name, attrs, t in shape]


def assert_plain(template: str, text: str, marked: str | None = None) -> None:
    """The text yields what a harmless word yields, with that word replaced."""
    expected = filled(rendered(template, "ことば"), {"ことば": fold(text)})
    assert rendered(template, escape(text) if marked is None else marked) == expected


@pytest.mark.parametrize("nested", [False, True], ids=["page", "exchange"])
@pytest.mark.parametrize("context", CONTEXTS)
def test_text_stays_text(context: str, nested: bool) -> None:
    template = NESTED.replace("{}", CONTEXTS[context]) if nested else CONTEXTS[context]

    @settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
    @given(texts)
    def check(text: str) -> None:
        assert_plain(template, text)

    check()
    for snippet in SNIPPETS:
        if snippet.strip():
            assert_plain(template, snippet)


@settings(max_examples=500, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.sampled_from(["12", ". a", "~", "--", "??", "!"]) | texts, min_size=2, max_size=4)
)
def test_texts_side_by_side_make_no_mark_together(parts: list[str]) -> None:
    """Strings with places for values set one text right behind another."""
    marked = "".join(map(escape_part, parts))
    assert_plain("@\n{: #e }\n\n- @", "".join(parts), marked)


@settings(max_examples=500, deadline=None)
@given(texts)
def test_front_matter_says_the_text_as_html(text: str) -> None:
    page = f"title: {front_matter(text)}\nhide: [toc]\n"
    read = yaml.safe_load(page)
    assert html.unescape(read["title"]) == fold(text)
    assert not set("<>\"'") & set(read["title"])
    assert read["hide"] == ["toc"]


@pytest.mark.parametrize("template", ["@", CONTEXTS["heading"], CONTEXTS["table"]])
def test_the_check_can_fail(template: str) -> None:
    """Unescaped, each of these is found out; so is a text that loses a character."""
    for text in ("<b>", "**b**", "`c`", "[a](b)", "&lt;"):
        with pytest.raises(AssertionError):
            assert_plain(template, text, text)
    with pytest.raises(AssertionError):
        assert_plain(template, "ab", "a")


class Writer:
    """Gives texts as they are; or, so that two sites can be compared, harmless words for them."""

    def __init__(self, harmless: bool) -> None:
        self.harmless = harmless
        self.words: dict[str, str] = {}
        self.turn = 0

    def __call__(self, text: str) -> str:
        # A character that no page holds otherwise; the same length, so that spans are alike.
        word = chr(0x3400 + len(self.words)) + "ー" * (len(text) - 1)
        self.words[word] = text
        return word if self.harmless else text

    def phrase(self, without: str = "(?!)") -> str:
        """All the markup in a row, with another beginning each time."""
        lines = [line for line in MARKUP.strip().split("\n") if not re.search(without, line)]
        self.turn += 1
        at = self.turn % len(lines)
        return self(" ".join(lines[at:] + lines[:at]))


#: Lines that the article layout takes for its own marks would differ from harmless words.
OWN = (article.SECTION, article.QUESTION, article.ANSWER, article.MARK, article.REMARK)
LINES = [
    line
    for line in MARKUP.strip().split("\n")
    if line == line.strip() and not any(mark.match(line) for mark in (*OWN, article.BULLET))
]


def write_event(folder: Path, say: Writer) -> None:
    """An event, a topic, a person, a term and words of the pages, all of markup."""
    name, remark = say("h\"<b>&{x}`*_'") + ".txt", say.phrase()
    figure = {key: say.phrase() for key in ("meaning", "certainty")}
    figure |= {"value": say("<b>&{x}`*_'|!"), "unit": say('[x](y)"#<i>')}
    tripled = {"value": "3", "unit": "倍"}
    raw = ["はじめに", *LINES, f"1|{say.phrase()}", f"Q. {say.phrase()}", say.phrase()]
    raw += [f"A. {say.phrase()}", *map(say, LINES), "▼ 補足:", *map(say, LINES)]
    raw += ["3倍", f"- {say.phrase()}", f"※ {remark}", "▼ 解釈:", figure["value"] + figure["unit"]]
    raw += [f"2|{say.phrase()}", f"Q. {say.phrase()}", f"A. {say.phrase()}", "おわりに", *LINES]
    (folder / "raw" / name).write_bytes("\n".join(raw).encode("utf-8"))

    def entry() -> dict[str, object]:
        return {"title": say.phrase(), "gist": say.phrase(), "topics": ["markup", "sea"]}

    relation = {"to": "talk-q01", "relation": "extends", "why": say.phrase()}
    note = {"kind": "context", "on": remark, "text": say.phrase(), "basis": say.phrase()}
    first = {
        "related": [relation],
        "notes": [note],
        "figures": [{**figure, "by": "asker"}, {**figure, **tripled, "by": "asker"}],
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
        **{key: say.phrase() for key in ("title", "short", "speaker")},
        "dates": {"held": "2024-07-08", "published": None},
        "source": {
            "title": say.phrase(),
            "author": say.phrase(),
            "url": "https://example.org/" + say("_a_*b*~c~?d=1&e=2#![x"[:-2]),
        },
        "about": [say.phrase(), about := say.phrase()],
        "notes": [{**note, "on": about}],
        "exchanges": {
            "hostile-s1-q1": {**entry(), **first},
            "hostile-s2-q1": {**entry(), "asked_after": "hostile-s1-q1"},
        },
    }
    where = {"exchanges": ["hostile-s1-q1", "talk"], "basis": say.phrase(), "what": say.phrase()}
    moments = [
        {"id": "m", "kind": "context", "date": "2024-07", **where},
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
        if not key.endswith("-pattern"):  # letters stand for parts of a date there
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
                entry.previous_msgid = "古い文" if number % 2 else None
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
        files = (folder / f"{sort}/{n}.json" for n in range(core["files"][sort]))
        return [row for file in files for row in json.loads(file.read_bytes())[sort]]

    del panel["v"]
    heads = [rest for _, *rest in rows("heads")]
    return {"heads": heads, "texts": rows("texts"), "events": core["events"], **panel}


def replaced(value: object, words: dict[str, str]) -> Any:
    """JSON with harmless words replaced by what they stand for."""
    text = json.dumps(value, ensure_ascii=False)
    pattern = "|".join(map(re.escape, words))
    back = re.sub(pattern, lambda m: json.dumps(words[m[0]], ensure_ascii=False)[1:-1], text)
    return json.loads(back)


def test_a_site_of_markup_has_the_elements_of_a_site_of_words(tmp_path: Path) -> None:
    """Every page, title, description, menu and search entry: what a harmless site shows, with the
    harmless words replaced by the markup, as text."""
    plain, words = site(tmp_path / "plain", harmless=True)
    hostile, _ = site(tmp_path / "hostile", harmless=False)
    index = re.compile("/search/(terms|texts|words)/")

    def files(folder: Path) -> list[Path]:
        found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
        return sorted(path for path in found if not index.search(path.as_posix()))

    paths = files(plain)
    assert paths == files(hostile)
    pages = [path for path in paths if path.suffix == ".html"]
    assert len(pages) > 25
    for path in pages:
        found = shape((hostile / path).read_text("utf-8"))
        assert found == filled(shape((plain / path).read_text("utf-8")), words), path
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


#: Each took minutes, or would not end, with patterns or counts that go over the text once more for
#: every character.
SIZES: dict[str, tuple[Layout, str]] = {
    "white space before text": ("thread", "--- Q1. か？ はい。\n" + " \t" * 60_000 + "x"),
    "white space in a title": ("article", "1|a" + " \t" * 60_000 + "b\nQ. か\nA. はい"),
    "paragraphs": ("thread", "--- Q1. か？ " + "あ。 " * 50_000),
    "lines": ("article", "1|題\nQ. か\nA. は\n" + "あ\n" * 50_000),
    "brackets that never close": ("thread", "--- Q1. か？ " + "[( " * 60_000),
    "marks": ("thread", "".join(f" --- Q{n}. か？ は。" for n in range(1, 9_999))),
}


@pytest.mark.parametrize("name", SIZES)
def test_big_files_are_read_in_seconds(name: str) -> None:
    layout, text = SIZES[name]
    problems = Problems()
    start = time.monotonic()
    layouts.parse("e", Raw("e.txt", "e.txt", text, ""), layout, problems)
    assert time.monotonic() - start < 20
    assert len(problems.items) <= 1


def test_nesting_that_would_crash_the_parser_in_c(tmp_path: Path) -> None:
    for text in ("[ " * 99_000, "- " * 99_000, "{a: " * 49_000, "? " * 99_000):
        path = tmp_path / "topics.yaml"
        path.write_text(text, "utf-8")
        problems = Problems()
        assert load(path, TopicsFile, problems) is None
        assert "nesting deeper than" in problems.items[0].message


PO = r"""
msgid "" / msgstr "" / "Language: en\n"
msgctxt "t" / msgid "a" / msgstr "b"
msgctxt "t" / msgid "old" / msgstr "b" / "c"
#, fuzzy / #| msgid "old" / msgctxt "t" / msgid "a" / msgstr "b"
#, fuzzy / msgctxt "u" / msgid "{n}" / msgstr "{m}"
#~ msgctxt "t" / #~ msgid "a" / #~ msgstr "b"
#~ msgctxt "gone" / #~ msgid "a" / #~ msgstr "b"
# why / msgctxt "u" / msgid "{n}" / msgstr "{n} b\\"
msgctxt "gone" / msgid "a" / msgstr ""
msgctxt "t" / msgid "a" / msgid_plural "p" / msgstr[0] "q"
msgctxt "t" / msgid "a" / msgstr "b
msgctxt "t" / msgid "a" / msgstr b
msgctxt "t" / msgid "a"
msgid "a" / msgstr "b\b"
msgctxt "t"
msgstr "b"
"c"
#~
#|
#
"""
po_parts = st.sampled_from([part.replace(" / ", "\n") for part in PO.strip().split("\n")])
YAML = "topics:|  - |slug: a|&a |*a|!t |!!int |<<: |? |: |[|]|{|}|, |'|\"|\\x07|#|~|null|1|@|`|---"
yaml_parts = st.sampled_from([*YAML.split("|"), "|\n", ">-\n", "\n...\n", "\n", "\t", "\r\n"])


@settings(max_examples=500, deadline=None)
@given(st.lists(po_parts, max_size=6) | st.lists(po_parts | texts, max_size=6))
def test_any_po_file_is_read_or_refused(lines: list[str]) -> None:
    """No translation is lost without a word, and synchronising settles a file in one go."""
    units = [Unit("t", "e", "a"), Unit("u", "e", "{n}")]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "en/e.po"
        path.parent.mkdir()
        path.write_text("\n".join(lines), "utf-8")
        problems = Problems()
        texts = translation.load(Path(folder), "en", "ja", units, problems)
        assert set(texts) == {"t", "u"}
        try:
            translation.sync(Path(folder), "en", units, Problems())
        except BuildError:
            assert path.read_text("utf-8") == "\n".join(lines)
            return
        assert translation.sync(Path(folder), "en", units, Problems()) == []
        after = translation.load(Path(folder), "en", "ja", units, Problems())
        for key, text in texts.items():
            assert text.state == "untranslated" or after[key].value == text.value


@settings(max_examples=500, deadline=None)
@given(st.lists(yaml_parts | texts, max_size=20))
def test_any_yaml_file_is_read_or_refused(parts: list[str]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "topics.yaml"
        path.write_bytes("".join(parts).encode("utf-8"))
        problems = Problems()
        assert (load(path, TopicsFile, problems) is None) == bool(problems.items)
        for line in BuildError(problems.items).report().splitlines():
            assert line.isprintable()
        rows = "".join(parts).count("\n") + 1
        assert all(1 <= problem.line <= rows + 1 for problem in problems.items)
