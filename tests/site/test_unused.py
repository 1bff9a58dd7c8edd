"""What no page uses is taken out of a style sheet, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialogues.site.unused import drop_unused, list_words

WORDS = {"p", "a", "used", "open", "class", "data-scheme", "dark", "--asked-by-script"}


@pytest.mark.parametrize(
    "rule",
    [
        ".used{color:red}",
        "p.used>a{color:red}",
        "*{color:red}",
        "::placeholder{color:red}",
        ':root .used::before{content:".gone"}',
        "a:not(.gone){color:red}",
        "a:is(.gone,.used):hover{color:red}",
        "[class]{color:red}",
        "[data-scheme=dark] a{color:red}",
        '[data-scheme="dark"] a{color:red}',
        "a[class^=gone]{color:red}",
        "@media print{p{color:red}}",
        "@supports (color:red){@media print{p{color:red}}}",
        "@font-face{font-family:gone}",
        "@import url(gone.css);",
        ":root{--x:red;}p{color:var(--x);}",
        ":root{--asked-by-script:red;}",
        "@keyframes spin{from{color:red}}a{animation:1s spin;}",
    ],
)
def test_what_is_used_stays(rule: str) -> None:
    assert drop_unused(rule, WORDS).replace(";}", "}") == rule.replace(";}", "}")


@pytest.mark.parametrize(
    "rule",
    [
        ".gone{color:red}",
        ".used .gone{color:red}",
        "p.used.gone{color:red}",
        "article{color:red}",
        "#gone{color:red}",
        "[gone]{color:red}",
        "[data-scheme=gone] a{color:red}",
        "@media print{.gone{color:red}}",
        "@supports (color:red){@media print{.gone{color:red}}}",
        ":root{--x:red}",
        ":root{--x:red;--y:var(--x)}.gone{color:var(--y)}",
        "@keyframes spin{from{color:red}}.gone{animation:1s spin}",
        "/* a word */",
        "p{}",
    ],
)
def test_what_is_not_used_goes(rule: str) -> None:
    assert drop_unused(rule, WORDS) == ""


def test_of_a_list_of_selectors_those_stay_that_are_used() -> None:
    assert drop_unused(".gone,.used, p .gone,p{color:red}", WORDS) == ".used,p{color:red;}"


def test_words_are_those_of_tags_and_of_scripts(tmp_path: Path) -> None:
    page, script = tmp_path / "a.html", tmp_path / "a.js"
    page.write_text('<p class="one two-three"\n id=four>five</p>', "utf-8")
    script.write_text('classList.add("six__seven")', "utf-8")
    words = list_words([page], [script])
    assert {"p", "class", "one", "two-three", "four", "six__seven", "classList"} <= words
    assert "five" not in words
