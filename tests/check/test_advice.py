"""Advice, which stops nothing; and what is unfinished, which does."""

from __future__ import annotations

from datetime import date

import pytest

from dialogues.check import advice, list_advice, run_checks
from dialogues.check.notes import advise_note_order, check_note_ids, check_note_words
from dialogues.check.translations import advise_entries
from dialogues.check.unfinished import check_unfinished
from dialogues.corpus.looks import find_version
from dialogues.letters import REFERENCE
from support.corpora import Small, load_checkout

TALK = "editorial/events/talk.yaml"
TOPICS = "editorial/topics.yaml"
PEOPLE = "editorial/people.yaml"
STRINGS = "editorial/strings.yaml"
NOTE = "- {kind: context, on: 霧笛"


def test_an_overview_names_its_exchanges(small: Small) -> None:
    small.edit(TALK, "topics: []", "topics: [light]")
    assert small.tell(advice.advise_overviews) == [
        f"{TOPICS}:{line}:5: the overview of `{topic}` does not name `{key}`; "
        f"say what it adds, with `[{key}]`"
        for line, topic, key in [(5, "light", "talk-q03"), (11, "sea", "talk-q02")]
    ]
    run_checks(small.load())


def test_an_overview_cites_what_speaks_of_its_topic(small: Small) -> None:
    assert small.tell(advice.advise_cited) == []
    small.edit(TOPICS, "知る手だて", "海図で知る手だて")
    for key, told in (("paper-s1-q1", 0), ("talk-q03", 1), ("talk-q01", 0)):
        text = (small.folder / TOPICS).read_text("utf-8")
        small.edit(TOPICS, "伝える[paper-s2-q1]", f"伝える[{key}]")
        message = f"`[{key}]` is not on `sea`, nor says a word of it"
        hint = "is another one meant? else add it to the topic"
        assert small.tell(advice.advise_cited) == [f"{TOPICS}:13:9: {message}; {hint}"] * told
        # In passing it does, or what is related to it does.
        small.edit(TOPICS, "    title: 海\n", "    title: 海\n    keywords: [見学会, 灯台]\n")
        assert small.tell(advice.advise_cited) == []
        (small.folder / TOPICS).write_text(text, "utf-8")
    small.edit(TOPICS, "伝える[paper-s2-q1]", "伝える[talk-q03]")
    row = "    related: [{to: paper-s2-q1, relation: differs, why: 理由}]\n"
    small.append(TALK, row)
    assert small.tell(advice.advise_cited) == []


def test_a_verdict_fits_the_events_that_speak(small: Small) -> None:
    assert small.tell(advice.advise_verdicts) == []
    text = (small.folder / TOPICS).read_text("utf-8")
    events = {key: x.event.id for key, x in small.load().exchanges.items()}
    topics = {topic.slug: topic for topic in small.load().topics}
    found = {
        slug: {events[key] for key in (*small.load().on_topic[slug], *REFERENCE.findall(said))}
        for slug, topic in topics.items()
        for said in ["".join(one.text for one in topic.overview)]
    }
    assert {len(one) for one in found.values()} == {1, 2}
    for slug, spoken in found.items():
        for verdict in ("one-event", "agree"):
            line = f"- slug: {slug}\n"
            changed = text.replace(line, f"{line}    verdict: {verdict}\n")
            (small.folder / TOPICS).write_text(changed, "utf-8")
            told = small.tell(advice.advise_verdicts)
            fits = (verdict == "one-event") == (len(spoken) == 1)
            assert len(told) == (not fits), (slug, verdict)
            assert all(f"`{slug}` is of `{min(spoken)}`" in one for one in told)


COUNTED = ["二つの対話", "2つのイベント", "両対話", "どちらの対話", "対話でだけ"]


@pytest.mark.parametrize("words", COUNTED)
def test_events_are_not_counted_in_prose(small: Small, words: str) -> None:
    text = (small.folder / TOPICS).read_text("utf-8")
    start = text.index("overview:")
    line = text[start:].split("\n")[1]
    small.edit(TOPICS, line, line.replace("- ", f"- {words}で。"))
    told = [line for line in small.tell(advice.advise_counts) if line.startswith(TOPICS)]
    message = f"`{words}` will not be true of another event; say it without a number"
    assert [line.partition(": ")[2] for line in told] == [message]


def test_our_own_texts_need_no_advice() -> None:
    corpus = load_checkout()
    assert list(list_advice(corpus, date.fromisoformat(find_version(corpus)))) == []


def test_a_long_gist_is_told_in_either_language(small: Small) -> None:
    assert small.tell(advice.advise_gists) == []
    gist = "晴れた夜にはおよそ30キロ先まで届く。"
    small.edit(TALK, f"gist: {gist}", f"gist: {gist + 'あ' * (81 - len(gist))}")
    assert small.tell(advice.advise_gists) == [
        f"{TALK}:18:5: a gist of 81 characters; say it in 80"
    ]
    small.edit(TALK, gist + "あ", gist)
    assert small.tell(advice.advise_gists) == []
    path = small.folder / "locale/en/talk.po"
    words = " ".join(["fog"] * 26)
    entry = f'msgctxt "talk-q02:gist"\nmsgid "霧の夜は音で知らせる。"\nmsgstr "{words}"\n'
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(entry, "utf-8")
    (told,) = small.tell(advice.advise_gists)
    assert told.endswith("a gist of 26 words; say it in 25")


def test_notes_without_an_id_are_told_the_next(small: Small) -> None:
    assert small.tell(advice.advise_note_ids) == []
    new = "- {kind: context, on: 音の出番, text: 注, basis: 典拠}\n      "
    small.edit(TALK, NOTE, new + NOTE)
    assert small.tell(advice.advise_note_ids) == [
        f"{TALK}:30:9: note without an id of its own; add `id: note-2`"
    ]
    corpus = small.load()
    assert [note.id for note in corpus.exchanges["talk-q02"].notes][1] == "talk-q02-note-1"
    assert [note.number for note in corpus.exchanges["talk-q02"].notes] == [1, 2]


def test_the_number_of_a_note_stands_before_no_figure(small: Small) -> None:
    """18か月ごとに⁵2倍 is read as 52."""
    assert small.tell(advice.advise_note_ends) == []
    small.edit("raw/talk.txt", "霧笛を鳴らす", "霧笛2回を鳴らす")
    assert small.tell(advice.advise_note_ends) == [
        f"{TALK}:30:25: the number of the note would stand before the figure `2`; "
        "end its words behind the figure"
    ]
    small.edit(TALK, "on: 霧笛", "on: 霧笛2回")
    assert small.tell(advice.advise_note_ends) == []


def test_nor_before_one_of_a_translation(small: Small) -> None:
    x = small.load().exchanges["talk-q02"]
    (on,) = (note.on for note in x.notes)
    answer = next(unit for unit in x.texts if on.text in unit.text)
    small.translate({on.id: "foghorn", answer.id: "The foghorn2 sounds."})
    (told,) = small.tell(advice.advise_note_ends)
    assert told.startswith("locale/en/talk.po:")
    assert "before the figure `2`" in told
    small.translate({answer.id: "The foghorn sounds 2 times."})
    assert small.tell(advice.advise_note_ends) == []


def test_no_two_notes_have_one_id(small: Small) -> None:
    new = "- {kind: context, on: 音の出番, text: 注, basis: 典拠, id: note-1}\n      "
    small.edit(TALK, NOTE, new + NOTE)
    (told,) = small.tell(check_note_ids)
    assert told.partition(": ")[2] == "second note `note-1`; choose another `id`"
    assert told.startswith(f"{TALK}:31:")


def test_letters_of_raw_files_are_whole(small: Small) -> None:
    assert small.tell(advice.advise_letters) == []
    small.edit("raw/talk.txt", "霧笛を鳴らす。「光が", "霧笛を鳴らす。「光か\u3099")
    hint = "save the raw file in NFC: its words differ from those that you type"
    told = "raw/talk.txt:3:115: `が` in two parts, a letter and a mark (1 in the file)"
    assert small.tell(advice.advise_letters) == [f"{told}; {hint}"]
    # Who quotes them is told the same, since both look alike.
    small.edit(TALK, "on: 霧笛", "on: 光が届")
    (wrong,) = small.tell(check_note_words)
    assert wrong.endswith(f"matches 0 times in `talk-q02`, expected once; {hint}")


def test_notes_stand_in_the_order_of_their_words(small: Small) -> None:
    assert small.tell(advise_note_order) == []
    new = "- {kind: context, on: WORDS, text: 注, basis: 典拠, id: note-2}\n      "
    small.edit(TALK, NOTE, new.replace("WORDS", "音の出番") + NOTE)
    assert small.tell(advise_note_order) == [
        f"{TALK}:31:9: `霧笛` stands before `音の出番`, its note behind; "
        "put notes in the order of their words"
    ]
    # What is not there has no place; a question comes first.
    for words in ("無い語", "霧の夜"):
        text = (small.folder / TALK).read_text("utf-8")
        (small.folder / TALK).write_text(text.replace("on: 音の出番", f"on: {words}"), "utf-8")
        assert small.tell(advise_note_order) == []
        (small.folder / TALK).write_text(text, "utf-8")


def test_translations_of_nothing_and_of_a_part(small: Small) -> None:
    small.translate(
        {
            "talk:title": "A tour",
            "talk-q01:title": "光の届く距離",
            "talk-q02:gist": "x",
            "talk-q03:gist": "They would like to go on next year.",
        }
    )
    small.edit(TALK, "gist: 来年も続けたいという。", "gist: 別の話である。")
    told = [line.partition(": ")[2] for line in small.tell(advise_entries)]
    assert told == [
        "translation of `talk-q03:gist`, a text that is gone; `build.py sync` keeps it as obsolete",
        "the translation of `talk-q01:title` is the Japanese itself; it counts as untranslated",
        "the translation of `talk-q02:gist` cannot be all of it; it counts as a draft",
    ]
    states = {key: unit.read_in("en").state for key, unit in small.load().units.items()}
    assert (states["talk-q01:title"], states["talk-q02:gist"]) == ("untranslated", "draft")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("todo", 1),
        ("Todo: 霧", 1),
        ("todo、霧", 1),
        ("Todoroki", 0),
        ("ToDo管理", 0),
        ("霧 TODO", 0),
    ],
)
def test_what_is_still_to_be_written_is_known_however_it_is_spelt(
    small: Small, text: str, told: int
) -> None:
    small.edit(TALK, "title: 霧の夜", f'title: "{text}"')
    assert len(small.tell(check_unfinished)) == told


def test_todos_stand_in_drafts_alone(small: Small) -> None:
    assert small.tell(check_unfinished) == []
    small.edit(TALK, "title: 霧の夜", "title: TODO 霧")
    (told,) = small.tell(check_unfinished)
    assert told.startswith(f"{TALK}:23:5: ")
    assert "`TODO` is still to be written; write it, or make the event a draft" in told
    small.edit(TALK, "layout: thread", "layout: thread\napproved: TODO")
    assert small.tell(check_unfinished) == []
    small.edit(TALK, "approved: TODO", "approved: 2024-05-06、編集部")
    assert len(small.tell(check_unfinished)) == 1
    small.edit(TOPICS, "scope: 灯台", "scope: TODO")
    assert [line.partition(":")[0] for line in small.tell(check_unfinished)] == [TALK, TOPICS]


def test_what_is_stated_of_a_raw_file_is_of_words_that_stand_there(small: Small) -> None:
    """What matches nothing does nothing: told with what may be meant, and where it stands."""
    path = "editorial/events/paper.yaml"
    lines = (small.folder / path).read_text("utf-8").count("\n")
    small.append("raw/paper.txt", "\n学芸員：光だ。\n")
    small.append(path, "speakers: {学芸員: answers, 学芸貝: answers}\n")
    small.append(path, "furniture: [はじ…, はじめに誤]\nsure: [どこにもない]\n")
    nowhere = "is not in paper.txt: it does nothing;"
    assert small.tell(advice.advise_stated) == [
        f"{path}:{lines + 1}:26: `学芸貝` {nowhere} did you mean `学芸員`?",
        f"{path}:{lines + 2}:18: `はじめに誤` {nowhere} did you mean `はじめに`?",
        f"{path}:{lines + 3}:8: `どこにもない` {nowhere} say it as the raw file does",
    ]
    # Of two raw files the other may hold it.
    small.edit(path, "raw: paper.txt", "raw: [paper.txt, other.txt]")
    assert small.tell(advice.advise_stated) == []


def test_words_that_hold_no_figure_are_in_a_text(small: Small) -> None:
    assert small.tell(advice.advise_not_figures) == []
    words = "[音を使う, 見学会の数, 30キロの距離]"
    small.edit(TALK, "    asked_after", f"    not_figures: {words}\n    asked_after")
    nowhere = "is in no text of `talk-q02`: it does nothing; say it as the text does"
    assert small.tell(advice.advise_not_figures) == [
        f"{TALK}:26:25: `見学会の数` {nowhere}",
        f"{TALK}:26:32: `30キロの距離` {nowhere}",
    ]
    small.edit(TALK, "raw: [talk.txt]", "raw: [talk.txt, other.txt]")
    assert small.tell(advice.advise_not_figures) == []


def test_what_pages_show_as_japanese_is_japanese(small: Small) -> None:
    assert small.tell(advice.advise_language) == []
    path = small.folder / "raw/talk.txt"
    text = path.read_text("utf-8")
    start, end = text.index("霧の夜"), text.index(" --- Q3.")
    path.write_text(f"{text[:start]}And in fog? The horn sounds.{text[end:]}", "utf-8")
    assert small.tell(advice.advise_language) == [
        f"{TALK}:2:1: `talk-q02`: nothing there is Japanese; "
        "retell it in Japanese; English goes into locale/en"
    ]


def test_descriptions_do_not_count_events(small: Small) -> None:
    text = (small.folder / PEOPLE).read_text("utf-8")
    line = next(line for line in text.split("\n") if "description:" in line)
    small.edit(PEOPLE, line, f"{line}二つの質疑応答で答えた。")
    told = [line for line in small.tell(advice.advise_counts) if line.startswith(PEOPLE)]
    assert len(told) == 1 and "`二つの質疑応答` will not be true" in told[0]


def test_words_of_pages_do_not_name_some_of_those_who_answer(small: Small) -> None:
    assert small.tell(advice.advise_speakers) == []
    text = (small.folder / STRINGS).read_text("utf-8")
    lines = [line for line in text.split("\n") if line.startswith("  home")]
    small.edit(STRINGS, lines[0], "  home: 灯台守が語ったこと")
    (told,) = small.tell(advice.advise_speakers)
    assert told.startswith(STRINGS)
    assert "`home`: not true of `paper`, by who is named" in told
    small.edit(STRINGS, "灯台守が語ったこと", "灯台守と資料館の学芸員が語ったこと")
    assert small.tell(advice.advise_speakers) == []
