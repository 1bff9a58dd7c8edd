"""What in a text shows that something else was meant."""

from __future__ import annotations

import pytest

from dialogues.check import wording
from support.corpora import Small

TALK = "editorial/events/talk.yaml"
TOPICS = "editorial/topics.yaml"
GLOSSARY = "editorial/glossary.yaml"
GIST = "霧の夜は音で知らせる。"


@pytest.mark.parametrize(
    ("mark", "shown"),
    [
        ("音で[talk-q01]", "[talk-q01]"),
        ("**音**で", "**音**"),
        ("`音`で", "`音`"),
        ("[音](https://example.org/)で", "[音](https://example.org/)"),
        ("<b>音</b>で", "<b>"),
        ("{n}音で", "{n}"),
        ("音〔汽笛〕で", ""),
        ("音[1]で", ""),
        ("音[sic]で、[i]の", ""),
        ("3 < 5、2 * 3、2 ** 3 ** 4", ""),
    ],
)
def test_marks_that_readers_would_see(small: Small, mark: str, shown: str) -> None:
    assert small.tell(wording.advise_markup) == []
    small.edit(TALK, GIST, f'"霧の夜は{mark}知らせる。"')
    told = [f"{TALK}:24:5: `{shown}` is shown as it stands; write plain words"] * bool(shown)
    assert small.tell(wording.advise_markup) == told


def test_marks_in_translations_and_in_every_text(small: Small) -> None:
    small.translate({"talk-q02:gist": "In fog **sound** tells."})
    (told,) = small.tell(wording.advise_markup)
    assert told.startswith("locale/en/talk.po:")
    assert told.endswith(": `**sound**` is shown as it stands; write plain words")
    small.translate({"talk-q02:gist": "In fog sound tells."})
    for old in ("辞書の語釈", "どちらも音を", "距離, by", "見学会の記録", "が見学者"):
        new = f"{old[:1]}**{old[1:2]}**{old[2:]}"
        small.edit(TALK, old, new)
        (told,) = small.tell(wording.advise_markup)
        assert f": `**{old[1:2]}**` is shown" in told
        small.edit(TALK, new, old)


def test_overviews_cite_and_have_no_other_marks(small: Small) -> None:
    small.edit(TOPICS, "伝える[paper-s2-q1]", "**伝える**[paper-s2-q1]")
    (told,) = small.tell(wording.advise_markup)
    assert "`**伝える**` is shown as it stands" in told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("In the fog a horn tells ships", 1),
        ("Ballantyne and Waite 2024", 0),
        ("The Keepers of the Northern Lights「灯台」", 0),
    ],
)
def test_texts_are_in_their_language(small: Small, text: str, told: int) -> None:
    small.edit(TALK, GIST, text)
    message = "holds no Japanese; write it in Japanese; English goes into locale/en"
    assert small.tell(wording.advise_own_language) == [f"{TALK}:24:5: `{text}` {message}"] * told


@pytest.mark.parametrize(
    ("source", "text", "left"),
    [
        (GIST, "In fog 音 tells.", "音"),
        ("霧の夜は「音」で知らせる。", "In fog 音 (sound) tells.", ""),
        ("霧の夜は『音』で知らせる。", "In 霧の夜 音 tells.", "霧の夜"),
        (GIST, "In fog sound tells.", ""),
    ],
)
def test_what_translations_keep(small: Small, source: str, text: str, left: str) -> None:
    if source != GIST:
        small.edit(TALK, GIST, source)
    small.translate({"talk-q02:gist": text})
    told = small.tell(wording.advise_leftovers)
    message = f"`{left}` in the translation of `talk-q02:gist`"
    assert [one.split(": ", 1)[1].split(";")[0] for one in told] == [message] * bool(left)


def test_notes_keep_the_words_of_their_basis(small: Small) -> None:
    small.translate({"talk-q02:note-1": "The source has 霧笛, a horn."})
    assert len(small.tell(wording.advise_leftovers)) == 1
    small.edit(TALK, "basis: 辞書の語釈", "basis: 出典の文面（「霧笛」）")
    assert small.tell(wording.advise_leftovers) == []


@pytest.mark.parametrize(
    ("keywords", "told"),
    [("[霧笛、汽笛]", 1), ("[霧笛, 汽笛]", 0), ("[霧の夜は、どうやって船に知らせるのですか？]", 0)],
)
def test_lists_are_parted_by_commas(small: Small, keywords: str, told: int) -> None:
    small.edit(TALK, GIST, f"{GIST}\n    keywords: {keywords}")
    hint = "if it is several, write `, ` between them"
    message = f"{TALK}:25:5: `霧笛、汽笛` is one of `keywords`; {hint}"
    assert small.tell(wording.advise_lists) == [message] * told


def test_readings_are_in_hiragana(small: Small) -> None:
    assert small.tell(wording.advise_readings) == []
    text = (small.folder / GLOSSARY).read_text("utf-8")
    reading = text.split("reading: ")[1].split(",")[0].split("\n")[0]
    for wrong in ("トウダイ", "灯台", "toudai"):
        (small.folder / GLOSSARY).write_text(text.replace(reading, wrong), "utf-8")
        (told,) = small.tell(wording.advise_readings)
        assert f"the reading `{wrong}` is not in hiragana" in told


def test_units_are_known(small: Small) -> None:
    assert small.tell(wording.advise_units) == []
    small.edit(TALK, "unit: キロ", "unit: キロン")
    (told,) = small.tell(wording.advise_units)
    assert told.startswith(
        f"{TALK}:21:23: unit `キロン` is not in units.yaml; did you mean `キロ`?"
    )
