"""Text from raw, editorial and PO files is shown as it is: never markup, wherever it stands."""

from __future__ import annotations

import functools
import html

import markdown  # type: ignore[import-untyped]
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mkdocs.config import load_config

from dialogues.publish.render import escape, escape_part, quote_meta
from support.markup import SNIPPETS, Shape, filled, fold, shape, texts
from support.trees import HOME

pytestmark = pytest.mark.untraced

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
        '<p class="dn-after" markdown="span"><span class="dn-number">@</span> @ [@](#e)'
        '{: .dn-topic } [@](#f){: .dn-topic title="@" }</p>'
    ),
    "list in markup": (
        '<ul markdown="block">\n<li markdown="span"><span>@</span> [@](#e)</li>\n</ul>'
    ),
    "HTML as it is": '<p class="dn-label">@</p>\n\n@',
    "summary": (
        '<details class="dn-index" markdown="block">\n<summary>@</summary>\n\n@\n\n</details>'
    ),
    "details": (
        '<details class="dn-panel dn-source" markdown="block">\n<summary>@</summary>\n\n@・@\n\n'
        "<https://example.org/a_b>\n\n@\n\n</details>"
    ),
}

#: All of them again as on an event's page, deep in an exchange.
NESTED = (
    '<div class="dn-row" markdown="block">\n\n<article id="e-q01" markdown="block">\n\n'
    '<div class="dn-part" markdown="block">\n<p class="dn-label">名</p>\n\n{}\n\n</div>\n\n'
    "</article>\n\n</div>"
)


def config() -> dict[str, object]:
    """Python-Markdown's settings, as MkDocs reads them."""
    read = load_config(str(HOME / "mkdocs.yml"))
    return {"extensions": read.markdown_extensions, "extension_configs": read.mdx_configs}


MARKDOWN = markdown.Markdown(**config())


@functools.lru_cache(maxsize=100)
def rendered(template: str, text: str) -> Shape:
    """The page, then the labels that it gives the table of contents."""
    MARKDOWN.reset()
    page = MARKDOWN.convert("段落。\n\n" + template.replace("@", text) + "\n\n段落。\n")
    labels = [entry["name"] for entry in MARKDOWN.toc_tokens]
    return shape(page) + [one for label in labels for one in shape(f"<p>{label}</p>")]


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
    page = f"title: {quote_meta(text)}\nhide: [toc]\n"
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
