"""Cell texts to numbers, marks and words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.reports.tables.numbers import read_cell, read_number
from gongkai.values import CellState, GridCell


@pytest.mark.parametrize(
    ("raw", "value", "unit"),
    [
        ("0", 0, None),
        ("14,069", 14069, None),
        ("１４，０６９", 14069, None),
        ("11,398,889", 11398889, None),
        ("+1036", 1036, None),
        ("-8", -8, None),
        ("减4", -4, None),
        ("减少 1,204项", -1204, None),
        ("增加5", 5, None),
        ("－８", -8, None),
        ("−417", -417, None),
        ("59237.2449", Decimal("59237.2449"), None),
        ("160.5964万元", Decimal("160.5964"), "万元"),
        ("251000元", 251000, "元"),
        ("2,510 万元", 2510, "万元"),
        ("3件", 3, None),
        ("2,510萬元", 2510, "万元"),
        ("減4項", -4, None),
        ("22（其中修订16件）", 22, None),
        ("5*", 5, None),
        ("5①", 5, None),
        ("5[注1]", 5, None),
        ("12（注1）", 12, None),
        ("12(注)", 12, None),
        ("3＊", 3, None),
        ("3※", 3, None),
        ("1,234②", 1234, None),
        ("40 ⑳", 40, None),
        ("12.5万元①", Decimal("12.5"), "万元"),
        ("7件（注2）", 7, None),
        ("十二①", 12, None),
        ("0*", 0, None),
        ("5人", 5, None),
        ("零", 0, None),
        ("二十三", 23, None),
        ("十", 10, None),
        ("123456789012345678", 123456789012345678, None),
    ],
)
def test_numbers_exactly_as_printed(raw: str, value: int | Decimal, unit: str | None) -> None:
    reading = read_number(raw)
    assert (reading.state, reading.value, reading.unit) == ("number", value, unit)
    assert type(reading.value) is type(value)


@pytest.mark.parametrize(
    ("raw", "state"),
    [
        ("", "blank"),
        ("\xa0", "blank"),
        ("\u3000", "blank"),
        ("-", "dash"),
        ("--", "dash"),
        ("—", "dash"),
        ("－", "dash"),
        ("/", "slash"),
        ("／", "slash"),
        ("无", "text"),
        ("不适用", "text"),
        ("空", "text"),
        ("? 0", "text"),
        ("↑", "text"),
        ("一", "text"),
        ("1 2", "text"),
        ("12²", "text"),
        ("½", "text"),
        ("①", "text"),
        ("①5", "text"),
        ("5①2", "text"),
        ("5①②", "text"),
        ("注1", "text"),
        ("（注1）", "text"),
        ("5注1", "text"),
        ("5（1）", "text"),
        ("5⑴", "text"),
        ("5¹", "text"),
        ("*", "text"),
        ("-①", "text"),
        ("1,23", "text"),
        ("1.2.3", "text"),
        ("50%", "text"),
        ("3-5", "text"),
        ("12万", "text"),
        ("约12", "text"),
        ("减-4", "text"),
        ("增减4", "text"),
        ("减", "text"),
        ("2（3）", "text"),
        ("1234567890123456789", "text"),
        ("\ufffc", "text"),
        ("5\ufffd", "text"),
    ],
)
def test_marks_and_words_have_no_value(raw: str, state: CellState) -> None:
    reading = read_number(raw)
    assert (reading.state, reading.value) == (state, None)
    assert reading.raw == raw


@given(st.integers(-(10**15), 10**15))
def test_grouping_and_width_change_nothing(number: int) -> None:
    for printed in (
        str(number),
        f"{number:,}",
        str(number).translate(str.maketrans("0123456789-", "０１２３４５６７８９－")),
    ):
        assert read_number(printed).value == number


@given(st.text(max_size=30))
def test_a_value_is_there_just_where_the_state_is_number(raw: str) -> None:
    reading = read_number(raw)
    assert (reading.value is not None) == (reading.state == "number")


@pytest.mark.parametrize("text", ["38.", '"0', ".8407", "16\ufffd467", "\ufffd", "332件", "二十"])
def test_spoilt_figure_of_a_picture_is_in_doubt(text: str) -> None:
    assert read_cell(GridCell(text, 0, 0, confidence=0.0)).in_doubt


def test_other_readings_of_a_figure_in_doubt_are_of_its_whole_cell() -> None:
    readings = ("38", "33", "36")
    assert read_cell(GridCell("38", 0, 0, confidence=0.0, readings=readings)).readings == readings
    assert read_cell(GridCell("38", 0, 0, confidence=0.9, readings=readings)).readings == ()
    assert read_cell(GridCell("3812", 0, 0, confidence=0.0, readings=readings)).readings == ()  # put together


@pytest.mark.parametrize("text", ["社会公益\ufffd", "本年处理决定数量.", "S", "（）", "2.重复申请"])
def test_unsure_words_of_a_picture_are_words(text: str) -> None:
    """社会公益 with ink under it, in which 组织 was not read, made its header a row of figures (made scan 516)."""
    reading = read_cell(GridCell(text, 0, 0, confidence=0.0))
    assert (reading.state, reading.value, reading.in_doubt) == ("text", None, False)


@pytest.mark.parametrize("raw", ["1" * 5_000, "1," + ",".join(["234"] * 10)])
def test_more_digits_than_any_count_has_are_words(raw: str) -> None:
    assert read_cell(GridCell(raw, 0, 0)).state == read_number(raw).state == "text"


def test_a_blank_is_blank_however_long_or_however_surely_it_was_recognised() -> None:
    assert read_number(" " * 5_000).state == "blank"
    assert read_cell(GridCell("", 0, 0, confidence=0.1)).state == "blank"


def test_hundreds_in_chinese() -> None:
    assert read_number("三百件").value == 300
