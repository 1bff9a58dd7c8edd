"""Strings of the pages: all are there, those around the pages are plain; words in another language
say in which one.
"""

from __future__ import annotations

import pytest
from markupsafe import Markup

from dialogues.publish.render import HtmlRenderer
from dialogues.publish.view import View
from dialogues.publish.words import check_strings
from dialogues.unit import Text
from support.corpora import Small

STRINGS = "editorial/strings.yaml"


def test_a_missing_string_is_told(small: Small) -> None:
    assert small.tell(check_strings) == []
    small.edit(STRINGS, "  held: ", "  hold: ")
    (told,) = small.tell(check_strings)
    assert told.endswith("string `held` is missing")


@pytest.mark.parametrize("mark", ["<b>", "&", "it's"])
def test_words_around_pages_are_plain_in_each_language(small: Small, mark: str) -> None:
    small.translate({"ui:site-name": f"Notes {mark} and more"})
    (told,) = small.tell(check_strings)
    assert told.startswith("locale/en/site.po:")
    assert "`site-name` holds a mark of HTML; write it without" in told
    text = (small.folder / STRINGS).read_text("utf-8")
    line = next(line for line in text.splitlines() if line.startswith("  site-name: "))
    small.edit(STRINGS, line, f'  site-name: "題{mark}"')
    told = next(line for line in small.tell(check_strings) if line.startswith(STRINGS))
    assert "`site-name` holds a mark of HTML" in told


@pytest.mark.parametrize(
    ("body", "english"),
    [
        ("記事「They may raise $5 trillion, 1.5 x」", ["They may raise $5 trillion, 1.5 x"]),
        ("「It&#39;s crazy big now. I bet so…」と", ["It&#39;s crazy big now. I bet so"]),
        ("The Twenty Minute VCとThe Times Tech", ["The Twenty Minute VC"]),
        # Names need no other voice; nor do the addresses and marks of links.
        ("Sam AltmanのOpenAIと、UTokyo GlobEと、Deep Research", []),
        ('[題](https://a.jp/one-two_three_four){: .dn-term aria-describedby=one title="x" }', []),
        ('<a href="x" title="one two three four five">題</a>', []),
        ('<span lang="en">one two three four five</span>', []),
    ],
)
def test_english_sentences_in_japanese_say_so(small: Small, body: str, english: list[str]) -> None:
    renderer = HtmlRenderer(View(small.load(), "ja").words)
    shown = str(renderer.show_text(Text(body, "ja", "source"), Markup(body)))  # noqa: S704
    for words in english:
        assert f'<span lang="en">{words}</span>' in shown
        shown = shown.replace(f'<span lang="en">{words}</span>', words)
    assert shown == body
