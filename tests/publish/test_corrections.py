"""A mistake put right stays told: at the answer, on its page, in the book, feed and data."""

from __future__ import annotations

from dialogues.corpus.looks import find_added, find_updated, find_version
from dialogues.edit.comments import describe_units
from dialogues.publish.answer_pages import render_answer_pages
from dialogues.publish.epub import write_book
from dialogues.publish.exports import export_files
from dialogues.publish.pages import render_pages
from dialogues.publish.plain import Exporter
from dialogues.publish.view import View
from support.corpora import Small

NAMES = {"ja": "日本語", "en": "English"}
CORRECTED = """\
    corrections:
    - {date: 2031-05-06, text: 「海」を「山」と書いていた。}
    - {date: 2031-05-07, text: <b>太字</b>ではなかった。}
"""


def correct(small: Small) -> str:
    """Give the first exchange two corrections; its id."""
    corpus = small.load()
    key = next(iter(corpus.exchanges))
    path = f"editorial/events/{corpus.exchanges[key].event.id}.yaml"
    text = (small.folder / path).read_text("utf-8")
    start = f"  {key}:\n"
    assert text.count(start) == 1
    small.edit(path, start, start + CORRECTED)
    return key


def test_it_is_told_wherever_the_answer_stands(small: Small) -> None:
    key = correct(small)
    small.translate(
        {
            f"{key}:correction-1-text": "It said “mountain” for “sea”.",
            "ui:correction": "Corrected, {date}: {text}",
            "ui:date-pattern": "d MMMM y",
        }
    )
    corpus = small.load()
    said = {
        "ja": ("訂正（2031年5月6日）：「海」を「山」と書いていた。", "2031年5月7日"),
        "en": ("Corrected, 6 May 2031: It said “mountain” for “sea”.", "7 May 2031"),
    }
    urls = ["", "data/"]
    files = export_files(corpus, NAMES, urls, "https://example.org/", {"ja": "", "en": ""})
    for language, (whole, second) in said.items():
        page = render_pages(corpus, language, NAMES)[f"events/{corpus.exchanges[key].event.id}.md"]
        pages = dict(render_answer_pages(corpus, language, NAMES, "https://example.org/", ""))
        book = write_book(View(corpus, language), "https://example.org/", None)
        told = {
            "event": page,
            "answer": pages[f"{language}/q/{key}/index.html"],
            "feed": files[f"{language}/feed.xml"],
            "book": next(str(text) for text in book.values() if f'id="{key}"' in str(text)),
        }
        for name, text in told.items():
            assert whole in text, (language, name)
            assert second in text, (language, name)
            assert "<b>太字" not in text, "text is only text"
    (exported,) = (
        x for e in Exporter(corpus).export()["events"] for x in e["exchanges"] if x["id"] == key
    )
    assert [one["date"] for one in exported["corrections"]] == ["2031-05-06", "2031-05-07"]


def test_it_is_news(small: Small) -> None:
    before = find_version(small.load())
    key = correct(small)
    corpus = small.load()
    assert before < find_version(corpus) == "2031-05-07"
    assert find_updated(corpus.exchanges[key]) == "2031-05-07"
    files = export_files(corpus, NAMES, [""], "https://example.org/", {"ja": "", "en": ""})
    for language in NAMES:
        assert files[f"{language}/feed.xml"].count("<updated>2031-05-07T00:00:00Z</updated>") == 2


def test_another_look_is_no_news(small: Small) -> None:
    """Readers of the feed are not told of what has not changed; what has no day yet takes that of
    the look at its source.
    """
    corpus = small.load()
    key = next(iter(corpus.exchanges))
    event = corpus.exchanges[key].event
    assert find_updated(corpus.exchanges[key]) == event.source.checked
    path = f"editorial/events/{event.id}.yaml"
    small.edit(path, "dates:\n", 'added: "2024-01-02"\ndates:\n')
    x = small.load().exchanges[key]
    assert x.event.source.checked > "2024-01-02"
    assert (find_added(x), find_updated(x)) == ("2024-01-02", "2024-01-02")
    correct(small)
    corpus = small.load()
    x = corpus.exchanges[key]
    assert (find_added(x), find_updated(x)) == ("2024-01-02", "2031-05-07")
    files = export_files(corpus, NAMES, [""], "https://example.org/", {"ja": "", "en": ""})
    entry = files["ja/feed.xml"].partition(f"/q/{key}/</id>")[2].partition("</entry>")[0]
    assert "<published>2024-01-02T00:00:00Z</published>" in entry
    assert "<updated>2031-05-07T00:00:00Z</updated>" in entry


def test_translators_are_told_what_it_is(small: Small) -> None:
    key = correct(small)
    places = describe_units(small.load())
    (told,) = (places[name] for name in places if name == f"{key}:correction-2-text")
    assert "correction of 2031-05-07" in str(told)
