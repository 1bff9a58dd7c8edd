"""Quantities in Japanese text."""

from __future__ import annotations

import pytest

from dialogues.corpus.numbers_en import read_amounts
from dialogues.corpus.numbers_ja import MAX_DIGITS, NumberReader, Quantity
from dialogues.problems import Problems
from dialogues.read.schema_figures import Measure, UnitsFile
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
        ("2年目、三日目、10か月目、2度目、三社目、4件目、5問目", []),
        ("数字、半分、十分、1つの機能、一人、二つ目、二度と", []),
        ("2025年2月3日、2月3日、1850年、令和7年、10時45分、大学3年生", []),
        ("1000年前と2024年", [("time", 365250.0)]),
        ("二万三千人と一億二千万人", [("count", 23_000.0), ("count", 1.2e8)]),
    ],
)
def test_japanese_quantities(text: str, found: list[tuple[str, float | str]]) -> None:
    read = [(one.measure, one.amount) for one in japanese().read_quantities(text)]
    assert [measure for measure, _ in read] == [measure for measure, _ in found]
    for (_, one), (_, other) in zip(read, found, strict=True):
        assert one == (other if isinstance(other, str) else pytest.approx(other))


@pytest.mark.parametrize("run", ["9", "a", "一", "数", "万", "9,", "a-", "半", "1.", "千万"])
def test_long_runs_are_read_once(run: str) -> None:
    """Twice as long a text takes about twice as many steps: these would take hours."""
    text = run * 20_000 + "。3人 and 5 people"
    assert "3人" in [quantity.text for quantity in japanese().read_quantities(text)]
    assert (5.0, "people") in read_amounts(text)


def test_words_that_are_no_figures() -> None:
    assert japanese().read_quantities("三日坊主の3日", ["三日坊主"]) == japanese().read_quantities(
        "3日"
    )
    assert japanese().read_others("GPT-4で3年、Windows 11") == {4.0}
    assert japanese().read_others("GPT-4,000は3年") == {4000.0}
    assert japanese().read_others("七転び8年", ["8年"]) == {8.0}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("5ドルから10ドル", ["5", "10"]),
        ("5〜10ドル、5~10ドル、5–10ドル、5-10ドル", ["5", "10"] * 4),
        ("5か10ドル、5や10ドル、5、10ドル", ["5", "10"] * 3),
        ("5 ドル", ["5"]),
        ("5年野、5分析", ["5", "5"]),
        ("1ドル、1つ、1人", ["1"]),
        ("二千三百万年", ["二千三百万"]),
        ("半年、半分", ["半"]),
        ("3分の2", ["3分の2"]),
        ("0分の2", ["0分の2"]),
        ("１２，３４５円", ["12,345"]),
        ("a5、5.5、A-5", ["5.5"]),
        ("明治5年、令和元年", []),
        ("2025年前に、1999年間", ["2025", "1999"]),
        ("十分に、二度と", []),
    ],
)
def test_what_is_read_as_a_number(text: str, values: list[str]) -> None:
    assert [one.value for one in japanese().read_quantities(text)] == values


def measure(name: str) -> Measure:
    return Measure(measure="count", units=(name,), factor=1)


def test_of_units_the_longest_counts() -> None:
    names = ("キロ", "メートル", "キロメートル", "キ")
    for order in (names, names[::-1]):
        (one,) = NumberReader(map(measure, order)).read_quantities("5キロメートル")
        assert one.unit == "キロメートル"


def test_numbers_are_read_where_no_unit_is_known() -> None:
    assert NumberReader([]).read_quantities("5年") == [Quantity("5", "", 5.0, "")]


def test_shares_have_no_unit_of_their_own() -> None:
    assert japanese().read_quantities("4分の3") == [Quantity("4分の3", "", 0.75, "share")]
    assert japanese().read_quantities("0分の3") == [Quantity("0分の3", "", 3.0, "share")]


def test_of_a_range_only_what_says_nothing_is_passed_over() -> None:
    assert [one.value for one in japanese().read_quantities("1〜10人")] == ["10"]
    assert [one.value for one in japanese().read_quantities("1〜10年")] == ["1", "10"]


@pytest.mark.parametrize("form", ["{n}ドル", "{n}分の1", "1分の{n}"])
def test_numbers_of_too_many_digits_stay_as_they_are(form: str) -> None:
    read = japanese().read_quantities
    (most,) = read(form.format(n="9" * MAX_DIGITS))
    assert most.number is not None
    (more,) = read(form.format(n="9" * (MAX_DIGITS + 1)))
    assert more.number is None
    assert more.amount == more.value


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        *(("5千ドル", 5e3), ("5万ドル", 5e4), ("5億ドル", 5e8), ("5兆ドル", 5e12)),
        *(("1億2000万ドル", 1.2e8), ("万ドルと3ドル", 3.0), ("1,234.5ドル", 1234.5)),
        *(
            ("二千三百四十五ドル", 2345.0),
            ("百ドル", 100.0),
            ("二十ドル", 20.0),
            ("半兆ドル", 5e11),
        ),
        *(("三千万ドル", 3e7), ("5百万ドル", 5e6), ("数万ドル", "数万"), ("十二億ドル", 1.2e9)),
    ],
)
def test_amounts_in_base_units(text: str, amount: float | str) -> None:
    (one,) = japanese().read_quantities(text)
    assert (one.amount, one.measure, one.unit) == (amount, "money", "ドル")
    assert one.number == (None if isinstance(amount, str) else amount)
    assert one.bare == amount, "the dollar is the base"


def test_quantities_that_fit() -> None:
    def only(text: str) -> Quantity:
        (one,) = japanese().read_quantities(text)
        return one

    assert only("12か月").fits(only("12か月"))
    assert only("5億ドル").text == "5億ドル"
    assert only("5億ドル").fits(only("500,000,000ドル"))
    assert only("5億").fits(only("5億ドル")), "its unit is not known"
    assert only("5億ドル").fits(only("5億"))
    assert not only("5億ドル").fits(only("5億円")), "other money"
    assert not only("5億").fits(only("6億ドル"))
    assert only("2年").fits(only("24か月")) is (only("2年").amount == only("24か月").amount)
