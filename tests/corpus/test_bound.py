"""What stands beside the exchanges of an event, and beside all events; who is mentioned by whom."""

from __future__ import annotations

from pathlib import Path

from dialogues.corpus.corpus import Corpus
from dialogues.unit import Unit
from support.corpora import Small

TALK = "editorial/events/talk.yaml"
BESIDES = """\
added: "2024-04-05"
place: 岬の灯台
told: 日本語で話された。
speaker_in_full: 岬の灯台守
reports:
  - {title: 録音, text: 声の記録。, url: "https://example.org/one", checked: "2024-07-01"}
  - {title: 写真, text: 絵の記録。, url: "https://example.org/two", checked: "2024-07-02"}
notes:
  - {id: note-7, kind: context, on: 見学者, text: 説明, basis: 根拠, rests_on: source}
figures:
  - {value: "3", unit: 人, meaning: 見学者, by: author}
  - {value: "4", unit: 回, meaning: 見学会, by: author}
not_figures: [三]
"""
CORRECTIONS = """\
    corrections:
      - {date: "2024-07-08", text: 一つ目。}
      - {date: "2024-07-09", text: 二つ目。}
"""


def bound(corpus: Corpus, start: str) -> dict[str, tuple[str, str]]:
    """Texts and domains of the units whose ids begin so."""
    units = corpus.units.items()
    return {key: (unit.text, unit.domain) for key, unit in units if key.startswith(start)}


def test_what_is_told_of_an_event_as_a_whole(small: Small) -> None:
    small.edit(TALK, "about:\n", f"{BESIDES}about:\n")
    corpus = small.load()
    _, talk = corpus.events
    texts = (talk.place, talk.told, talk.speaker_in_full)
    assert [unit and unit.text for unit in texts] == [
        *("岬の灯台", "日本語で話された。", "岬の灯台守"),
    ]
    assert (talk.added, talk.not_figures) == ("2024-04-05", ("三",))
    assert [(one.title.text, one.text.text, one.checked) for one in talk.reports] == [
        ("録音", "声の記録。", "2024-07-01"),
        ("写真", "絵の記録。", "2024-07-02"),
    ]
    assert [(one.id, one.on.text) for one in talk.notes] == [("talk-note-7", "見学者")]
    assert [(one.id, one.text.text) for one in talk.figures] == [
        ("talk-figure-1", "3人"),
        ("talk-figure-2", "4回"),
    ]
    assert bound(corpus, "talk:report-") == {
        "talk:report-1-title": ("録音", "talk"),
        "talk:report-1-text": ("声の記録。", "talk"),
        "talk:report-2-title": ("写真", "talk"),
        "talk:report-2-text": ("絵の記録。", "talk"),
    }
    assert bound(corpus, "talk:note-7") == {
        "talk:note-7-on": ("見学者", "talk"),
        "talk:note-7": ("説明", "talk"),
        "talk:note-7-basis": ("根拠", "talk"),
    }
    assert bound(corpus, "talk:figure") == {
        "talk:figure-1": ("3人", "talk"),
        "talk:figure-1-meaning": ("見学者", "talk"),
        "talk:figure-2": ("4回", "talk"),
        "talk:figure-2-meaning": ("見学会", "talk"),
    }


def test_corrections_are_texts_in_their_order(small: Small) -> None:
    small.edit(TALK, "    title: これから\n", f"    title: これから\n{CORRECTIONS}")
    corpus = small.load()
    corrections = corpus.exchanges["talk-q03"].corrections
    assert [(one.date, one.text.text) for one in corrections] == [
        ("2024-07-08", "一つ目。"),
        ("2024-07-09", "二つ目。"),
    ]
    assert bound(corpus, "talk-q03:correction") == {
        "talk-q03:correction-1-text": ("一つ目。", "talk"),
        "talk-q03:correction-2-text": ("二つ目。", "talk"),
    }


def test_words_that_a_relation_is_about_are_chosen_and_bound_on_either_side(small: Small) -> None:
    """The wording that stands in the raw file counts; of an exchange that is none, the first."""
    small.edit(
        *(TALK, "relation: same-subject, why: どちらも音を使う。}"),
        "relation: same-subject, verdict: agree, why: どちらも音を使う。,\n"
        "         here: [汽笛, 霧笛], there: [音波, 綱]}\n"
        "      - {to: nowhere, relation: extends, why: ない。, there: [甲, 乙]}",
    )
    corpus = small.load()
    one, other, _ = corpus.relations
    assert (one.verdict, one.here and one.here.text, one.there and one.there.text) == (
        *("agree", "霧笛", "音波"),
    )
    assert (other.verdict, other.here, other.there and other.there.text) == (None, None, "甲")
    assert bound(corpus, "talk-q02:related-") == {
        "talk-q02:related-paper-s1-q1": ("どちらも音を使う。", "talk"),
        "talk-q02:related-paper-s1-q1-here": ("霧笛", "talk"),
        "talk-q02:related-paper-s1-q1-there": ("音波", "talk"),
        "talk-q02:related-nowhere": ("ない。", "talk"),
        "talk-q02:related-nowhere-there": ("甲", "talk"),
    }


def test_what_all_events_share(small: Small) -> None:
    text = "findings:\n  - {id: far, exchanges: [talk-q01], text: 遠い}\n"
    (small.folder / "editorial/findings.yaml").write_text(text, "utf-8")
    corpus = small.load()
    assert [one.id for one in corpus.people] == ["keeper"]
    assert [one.id for one in corpus.glossary] == ["fresnel-lens"]
    assert [one.names for one in corpus.measures] == [one.names for one in corpus.shared["units"]]
    assert [one.id for one in corpus.findings] == ["far"]
    assert [one.id for one in corpus.timeline] == ["lens", "next"]
    assert [one.slug for one in corpus.topics] == ["light", "sea"]
    assert corpus.named == (*corpus.people, *corpus.glossary)


def find_named(corpus: Corpus, text: str) -> Unit:
    return next(one.name for one in corpus.named if one.name.text == text)


def test_an_exchange_mentions_what_it_holds_in_any_language_and_who_answers_it(
    small: Small,
) -> None:
    corpus = small.load()
    lens, keeper = (find_named(corpus, name) for name in ("フレネルレンズ", "灯台守"))
    assert corpus.list_mentioning(lens) == ["talk-q01"]
    assert corpus.list_mentioning(keeper) == ["talk-q01", "talk-q02", "talk-q03"]
    small.translate(
        {"term:fresnel-lens:term": "Fresnel lens", "talk-q03-a1": "With Fresnel lenses."}
    )
    corpus = small.load()
    lens = find_named(corpus, "フレネルレンズ")
    assert corpus.list_mentioning(lens) == ["talk-q01", "talk-q03"]
    small.edit(TALK, "speaker: 灯台守", "speaker: 守る人")
    corpus = small.load()
    assert corpus.list_mentioning(find_named(corpus, "灯台守")) == ["talk-q02"]


def test_a_translation_stands_in_the_file_of_its_domain(small: Small) -> None:
    small.translate({"talk-q03:gist": "Next year, too.", "topic:sea:title": "The sea"})
    corpus = small.load()
    for key in ("talk-q03:gist", "topic:sea:title"):
        where = corpus.at(corpus.units[key], "en")
        lines = Path(where.path).read_text("utf-8").split("\n")
        assert f'msgctxt "{key}"' in lines[where.line - 1 : where.line + 1]
    assert corpus.at(corpus.units["talk-q03:gist"], "en").path == corpus.find_po("en", "talk")
