"""Texts that readers of Markdown, HTML, Jinja or YAML would take for theirs; a page's elements."""

from __future__ import annotations

import re

from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from dialogues.read.text import FAULTY

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
    *("\n\n", "\n---\n", "\n===\n", "\n", "\t", "  ", "\u3000", "\xa0", "\u200d", "\xad"),
)

PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ \n"

characters = st.characters(exclude_categories=["Cs"]).filter(
    lambda char: not re.match(f"[{FAULTY}]", char)
)

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
    root = LexborHTMLParser(page).root
    assert root
    return [
        (
            str(node.tag),
            {name: fold(value or "") for name, value in node.attributes.items()},
            fold("".join(map(read_own, node.iter(include_text=True)))),
        )
        for node in root.traverse(include_text=False)
        if not str(node.tag).startswith("-")
    ]


def read_own(node: LexborNode) -> str:
    """What a text or a comment says; nothing for an element."""
    if node.tag == "-comment":
        return str(node.comment_content)
    return str(node.text(deep=False)) if node.tag == "-text" else ""


def filled(shape: Shape, values: dict[str, str]) -> Shape:
    """The shape with harmless words replaced by other texts."""
    words = re.compile("|".join(map(re.escape, values)))

    def fill(text: str) -> str:
        return fold(words.sub(lambda m: values[m[0]], text))

    return [(name, {k: fill(v) for k, v in attrs.items()}, fill(t)) for name, attrs, t in shape]
