"""Quantities in Japanese text."""

from __future__ import annotations

import pytest

from dialogues.corpus.numbers_ja import NumberReader
from dialogues.problems import Problems
from dialogues.read.schema_shared import UnitsFile
from dialogues.read.yaml import load_yaml
from support.trees import HOME


def japanese() -> NumberReader:

    loaded = load_yaml(HOME / "editorial/units.yaml", UnitsFile, Problems())
    assert loaded
    return NumberReader(loaded[0].units)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("5,000億ドル規模、半兆ドル", [("money", 5e11), ("money", 5e11)]),
        ("100億ドル単位で、８億ポンド", [("money", 1e10), ("money", 1e9)]),
        ("1億2000万ドル、100万", [("money", 1.2e8), ("", 1e6)]),
        ("20〜30分ほど", [("time", 20 * 0.0006944), ("time", 30 * 0.0006944)]),
        ("5年や10年", [("time", 1826.25), ("time", 3652.5)]),
        ("3から100倍", [("multiple", 3.0), ("multiple", 100.0)]),
        ("数万字、数日", [("count", "数万"), ("time", "数")]),
        ("二世代、十年、二十三人", [("time", 21915.0), ("time", 3652.5), ("count", 23.0)]),
        ("集積度が倍増、1割の値段、3分の1", [("multiple", 2.0), ("share", 0.1), ("share", 1 / 3)]),
        ("3トークン、50歳、3GW、27の質問", [("", 3.0), ("", 50.0), ("", 3.0), ("", 27.0)]),
        ("GPT-4、GPT-5.5、o3-mini、Q9、Q2-2、（2）、第3節", []),
        ("数字、半分、十分、1つの機能、一人、二つ目、二度と", []),
        ("2025年2月3日、2月3日、1850年、令和7年、10時45分、大学3年生", []),
        ("1000年前と2024年", [("time", 365250.0)]),
    ],
)
def test_japanese_quantities(text: str, found: list[tuple[str, float | str]]) -> None:
    read = [(one.measure, one.amount) for one in japanese().read_quantities(text)]
    assert [measure for measure, _ in read] == [measure for measure, _ in found]
    for (_, one), (_, other) in zip(read, found, strict=True):
        assert one == (other if isinstance(other, str) else pytest.approx(other))


def test_words_that_are_no_figures() -> None:
    assert japanese().read_quantities("三日坊主の3日", ["三日坊主"]) == japanese().read_quantities(
        "3日"
    )
    assert japanese().read_others("GPT-4で3年、Windows 11") == {4.0}
