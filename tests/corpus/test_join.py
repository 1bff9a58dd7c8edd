"""The small corpus, joined: what stands where, under which id, and what follows from it."""

from __future__ import annotations

from dialogues.corpus.corpus import Corpus
from dialogues.corpus.mentions import Mentions
from dialogues.unit import Text
from support.corpora import Small


def relations(corpus: Corpus) -> list[tuple[str, str, str, str | None, int]]:
    return [
        (one.kind, one.one, one.other, one.why.text if one.why else None, one.number)
        for one in corpus.relations
    ]


def test_events_the_latest_first(small: Small) -> None:
    corpus = small.load()
    assert corpus.languages == ("ja", "en")
    assert (corpus.source, corpus.translated) == ("ja", ("en",))
    paper, talk = corpus.events
    assert (paper.id, paper.layout, paper.title.text, paper.short.text) == (
        *("paper", "article", "海図の話", "海図"),
    )
    assert (paper.speaker.text, paper.dates.held, paper.dates.published) == (
        *("資料館の学芸員", "2024-05-06", None),
    )
    assert (paper.source.title.text, paper.source.url) == (
        *("資料館での聞き書き", "https://example.org/paper"),
    )
    assert [text.text for text in paper.texts] == ["資料館で海図について尋ねた。"]
    assert [section.title.text for section in paper.sections] == ["海図の作り方", "海図の使い方"]
    assert "はじめに" in "".join(paper.around)
    assert "水深" not in "".join(paper.around)
    assert (talk.id, talk.layout, talk.sections) == ("talk", "thread", ())
    assert talk.dates.latest == "2024-03-03"
    assert talk.raw.name == "talk.txt"
    assert str(talk.at("dates").path).endswith("editorial/events/talk.yaml")
    assert (talk.at("dates").line, talk.at("dates").column) == (7, 1)


def test_exchanges_with_what_editors_add(small: Small) -> None:
    corpus = small.load()
    assert list(corpus.exchanges) == [
        *("paper-s1-q1", "paper-s2-q1", "talk-q01", "talk-q02", "talk-q03"),
    ]
    x = corpus.exchanges["talk-q02"]
    assert (x.id, x.number, x.section, x.label) == ("talk-q02", 2, None, "Q2")
    assert corpus.exchanges["paper-s2-q1"].label == "Q2-1"
    assert x.event is corpus.events[1]
    assert (x.title.text, x.gist.text) == ("霧の夜", "霧の夜は音で知らせる。")
    assert (x.topics, x.asked_after, x.keywords, x.rejected) == (
        *(("light", "sea"), "talk-q01", (), ()),
    )
    assert [block.kind for block in x.blocks] == ["question", "answer"]
    assert x.texts == tuple(block.text for block in x.blocks)
    assert x.question.text.text == "霧の夜はどうするのか？"
    assert (x.at("topics", 1).line, x.at().line) == (25, 22)
    (note,) = x.notes
    assert (note.id, note.number, note.kind, note.on.text, note.url) == (
        *("talk-q02-note-1", 1, "context", "霧笛", None),
    )
    (figure,) = corpus.exchanges["talk-q01"].figures
    assert (figure.id, figure.subject, figure.event) == ("talk-q01-figure-1", "talk-q01", "talk")
    assert (figure.value, figure.unit, figure.text.text) == ("30", "キロ", "30キロ")
    assert (figure.by, figure.direction, figure.amount, figure.measure) == (
        *("asker", None, 30.0, "count"),
    )
    assert figure.meaning.text == "光の届く距離"
    assert figure.certainty and figure.certainty.text == "およそ"


def test_the_wording_that_stands_in_the_raw_file_counts(small: Small) -> None:
    small.edit("editorial/events/talk.yaml", "on: 霧笛", "on: [汽笛, 霧笛, 霧]")
    assert small.load().exchanges["talk-q02"].notes[0].on.text == "霧笛"
    small.edit("editorial/events/talk.yaml", "on: [汽笛, 霧笛, 霧]", "on: [汽笛, 号笛]")
    assert small.load().exchanges["talk-q02"].notes[0].on.text == "汽笛"


def test_a_figure_that_reads_as_nothing(small: Small) -> None:
    small.edit("editorial/events/talk.yaml", 'value: "30", unit: キロ', "value: たくさん")
    (figure,) = small.load().exchanges["talk-q01"].figures
    assert (figure.text.text, figure.quantity, figure.amount, figure.measure) == (
        *("たくさん", None, None, None),
    )


def test_of_a_range_the_last_counts(small: Small) -> None:
    small.edit("editorial/events/talk.yaml", 'value: "30"', 'value: "30〜40"')
    (figure,) = small.load().exchanges["talk-q01"].figures
    assert [one.number for one in figure.quantities] == [30, 40]
    assert figure.amount == 40


def test_relations_are_seen_from_both_sides(small: Small) -> None:
    corpus = small.load()
    assert relations(corpus) == [
        ("same-subject", "talk-q02", "paper-s1-q1", "どちらも音を使う。", 0),
        ("follows-up", "talk-q02", "talk-q01", None, 1),
    ]
    links = {
        key: [(link.to.id, link.reverse, link.name) for link in links]
        for key, links in corpus.related.items()
    }
    assert links == {
        "paper-s1-q1": [("talk-q02", True, "relation-same-subject-reverse")],
        "paper-s2-q1": [],
        "talk-q01": [("talk-q02", True, "relation-follows-up-reverse")],
        # Those with other events come first.
        "talk-q02": [
            ("paper-s1-q1", False, "relation-same-subject"),
            ("talk-q01", False, "relation-follows-up"),
        ],
        "talk-q03": [],
    }


def test_relations_with_other_events_come_first(small: Small) -> None:
    small.edit(
        "editorial/events/talk.yaml",
        "    related:\n",
        "    related:\n      - {to: talk-q03, relation: extends, why: 先の話。}\n"
        "      - {to: nowhere, relation: extends, why: ない。}\n",
    )
    corpus = small.load()
    assert [link.to.id for link in corpus.related["talk-q02"]] == [
        *("paper-s1-q1", "talk-q03", "talk-q01"),
    ]
    assert [one.other for one in corpus.relations] == [
        *("talk-q03", "nowhere", "paper-s1-q1", "talk-q01"),
    ]


def test_a_reason_for_a_follow_up_is_not_doubled(small: Small) -> None:
    written = "to: paper-s1-q1, relation: same-subject"
    small.edit("editorial/events/talk.yaml", written, "to: talk-q01, relation: follows-up")
    assert relations(small.load()) == [
        ("follows-up", "talk-q02", "talk-q01", "どちらも音を使う。", 0)
    ]


def test_exchanges_of_a_topic_in_their_order(small: Small) -> None:
    written = "gist: 音波で測る。\n    topics: ["
    small.edit("editorial/events/paper.yaml", written, written + "light, ")
    assert small.load().on_topic == {
        "light": ("paper-s1-q1", "talk-q01", "talk-q02"),
        "sea": ("paper-s1-q1", "paper-s2-q1", "talk-q02"),
    }


def test_mentions_of_people_and_terms(small: Small) -> None:
    small.append("raw/paper.txt", "灯台守とフレネルレンズにも。\n")
    corpus = small.load()
    assert {name.text: one for name, one in corpus.mentions["ja"].items()} == {
        "灯台守": Mentions(("talk",), ("talk-q02",), ("paper",)),
        "フレネルレンズ": Mentions((), ("talk-q01",), ("paper",)),
    }


def test_mentions_of_a_language_are_those_of_its_own_texts(small: Small) -> None:
    small.translate(
        {
            "term:fresnel-lens:term": "Fresnel lens",
            "person:keeper:name": "Keeper",
            "talk-q02-a1": "A horn, and two fresnel lenses. The keeper said so.",
            "talk-q03-a1": "It will; the Keeper hopes so.",
        }
    )
    found = small.load().mentions["en"]
    # A name of a person is told from a word by its capital, a term is not.
    assert {name.text: one.exchanges for name, one in found.items()} == {
        "灯台守": ("talk-q03",),
        "フレネルレンズ": ("talk-q01", "talk-q02"),
    }


def test_of_a_person_who_answers_all_answers_are_known(small: Small) -> None:
    small.edit("editorial/events/talk.yaml", "speaker: 灯台守", "speaker: 答えた人")
    (keeper,) = (one for name, one in small.load().mentions["ja"].items() if name.text == "灯台守")
    assert keeper.spoken == ()
    small.edit(
        "editorial/events/talk.yaml",
        "speaker: 答えた人",
        "speaker: 答えた人\nspeaker_in_full: 灯台守",
    )
    (keeper,) = (one for name, one in small.load().mentions["ja"].items() if name.text == "灯台守")
    assert keeper.spoken == ("talk",)


def test_follow_ups_stand_at_each_exchange_by_date(small: Small) -> None:
    small.edit(
        "editorial/events/talk.yaml",
        "    gist: 霧の夜は音で知らせる。",
        "    gist: 霧の夜は音で知らせる。\n"
        "    follow_ups:\n"
        "      - {id: since-1, date: 2024-09, text: 霧笛が止まった。, also: [talk-q03],"
        ' basis: 新聞, url: "https://example.org/b", checked: "2025-01-01"}\n'
        '      - {id: since-2, date: "2024-04-01", text: 霧笛が直った。, headline: 修理,'
        ' basis: 広報, url: "https://example.org/a", checked: "2025-01-01"}',
    )
    corpus = small.load()
    assert [one.id for one in corpus.since["talk-q02"]] == ["talk-q02-since-2", "talk-q02-since-1"]
    assert [one.id for one in corpus.since["talk-q03"]] == ["talk-q02-since-1"]
    assert corpus.since["talk-q01"] == ()
    units = [key for key in corpus.units if key.startswith("talk-q02:since-")]
    assert units == [
        *("talk-q02:since-1", "talk-q02:since-1-basis"),
        *("talk-q02:since-2", "talk-q02:since-2-headline", "talk-q02:since-2-basis"),
    ]


def test_subjects_are_events_each_with_its_exchanges(small: Small) -> None:
    corpus = small.load()
    assert [subject.id for subject in corpus.subjects] == [
        *("paper", "paper-s1-q1", "paper-s2-q1", "talk", "talk-q01", "talk-q02", "talk-q03"),
    ]
    assert [x.id for x in corpus.list_exchanges(corpus.events[1])] == [
        *("talk-q01", "talk-q02", "talk-q03"),
    ]


IDS = """
paper:title paper:short paper:speaker paper:about-1 paper:source-title paper:source-author
paper-s1 paper-s2
paper-s1-q1:title paper-s1-q1:gist paper-s1-q1-q1 paper-s1-q1-c1 paper-s1-q1-h1 paper-s1-q1-a1
paper-s1-q1-n1
paper-s2-q1:title paper-s2-q1:gist paper-s2-q1-q1 paper-s2-q1-h1 paper-s2-q1-n1
talk:title talk:short talk:speaker talk:about-1 talk:source-title talk:source-author
talk:source-not_found
talk-q01:title talk-q01:gist talk-q01-q1 talk-q01-a1 talk-q01-a2 talk-q01:figure-1
talk-q01:figure-1-meaning talk-q01:figure-1-certainty
talk-q02:title talk-q02:gist talk-q02-q1 talk-q02-a1 talk-q02:related-paper-s1-q1 talk-q02:note-1-on
talk-q02:note-1 talk-q02:note-1-basis
talk-q03:title talk-q03:gist talk-q03-q1 talk-q03-a1
topic:light:title topic:light:scope topic:light:overview-1
topic:sea:title topic:sea:scope topic:sea:overview-1 topic:sea:overview-2
person:keeper:name person:keeper:description term:fresnel-lens:term term:fresnel-lens:definition
unit:円:basis moment:lens:what moment:lens:basis moment:next:what moment:next:when
moment:next:basis chart:sums:title chart:sums:text chart:sums:basis
"""


def test_every_text_has_its_id_and_its_po_file(small: Small) -> None:
    units = small.load().units
    ids = [key for key in units if not key.startswith("ui:")]
    assert sorted(ids) == sorted(IDS.split())
    assert [key for key in ids if key.startswith("talk-q01")] == [
        key for key in IDS.split() if key.startswith("talk-q01")
    ]
    for key, unit in units.items():
        assert unit.id == key
        owner = key.partition(":")[0].partition("-")[0]
        assert unit.domain == (owner if owner in ("paper", "talk") else "site")
        assert unit.read_in("ja") == Text(unit.text, "ja", "source")
        assert unit.read_in("en") == Text(unit.text, "ja", "untranslated")


def test_lines_of_charts_are_texts_too(small: Small) -> None:
    small.append(
        "editorial/charts.yaml",
        "  - id: up\n    kind: growth\n    title: 題\n    text: 文\n    basis: 値\n"
        "    lines: [{id: fast, name: 速い, exchange: talk-q01, times: 4, years: 2, until: 3, "
        "stated: [1]}]\n",
    )
    corpus = small.load()
    assert corpus.units["chart:up:fast"].text == "速い"
    (line,) = corpus.charts[1].lines
    assert line.grow(3) == 8  # four times every two years


def test_translations_are_found_by_id_in_the_file_of_their_domain(small: Small) -> None:
    small.translate({"talk-q02:note-1-basis": "A dictionary", "topic:sea:title": "The sea"})
    corpus = small.load()
    assert corpus.units["talk-q02:note-1-basis"].read_in("en").value == "A dictionary"
    assert corpus.units["talk-q02:note-1-basis"].read_in("en").state == "reviewed"
    assert corpus.topics[1].title.read_in("en").value == "The sea"
    assert corpus.find_po("en", "talk") == small.folder / "locale/en/talk.po"
    assert {name: set(files) for name, files in corpus.entries.items()} == {"en": {"talk", "site"}}
