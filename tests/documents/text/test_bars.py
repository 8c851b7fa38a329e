"""Rows of bars that the lines of a text part otherwise."""

import pytest

from gongkai.documents.text.bars import cell_by_cell, with_wrapped_rows, without_opening_bars

ENDED = ["甲| 1| 2  ", "乙| 3| 4  ", "丙| 5| 6  "]
"""Rows that show how rows end."""


def test_a_row_goes_on_below_whatever_stands_between_the_tables() -> None:
    prose = ["第一句。", "第二句。", "", "第三句。", *["又一句。"] * 9]
    assert with_wrapped_rows([*prose, *ENDED, "丁| 7|", "8  "]) == [*prose, *ENDED, "丁| 7| 8  "]


@pytest.mark.parametrize(
    "lines",
    [
        ["甲| 1| 2", *ENDED[1:]],  # two rows end so, which may be by chance
        [*["丁| 7| 8"] * 4, *ENDED],  # most do not
        [*ENDED, "丁| 7| 8", "", "戊| 9| 0  "],  # nothing goes on behind an empty line
    ],
)
def test_rows_that_do_not_go_on_stay_rows(lines: list[str]) -> None:
    assert with_wrapped_rows(lines) == lines


def test_a_table_in_one_line_has_labels_behind_figures_or_blanks() -> None:
    row = f"规章 | {' | '.join(map(str, range(20)))} |"
    assert list(cell_by_cell(row)) == [row]
    blanks = ["规章", *[""] * 5, "文件", *[""] * 5, "许可", *[""] * 5, "处罚", *[""] * 5]
    assert list(cell_by_cell(f"{' | '.join(blanks)} |")) == [f"{cell} |".lstrip() for cell in blanks]


def test_what_is_long_between_two_tables_in_one_line_is_no_cell() -> None:
    said = "两张表之间有一段话" * 8
    cells = ["规章", "1", "文件", "2", "许可", "3", "处罚", f"4 {said} 收费", *["5"] * 14]
    assert list(cell_by_cell(f"{' | '.join(cells)} |"))[6:11] == ["处罚 |", "4 |", said, "收费 |", "5 |"]


@pytest.mark.parametrize(
    ("rows", "first"),
    [
        ([["规章", "0", ""], ["许可", "5", ""], ["处罚", "7", ""]], "规章 |"),  # the last cell of each row is blank
        ([["", "规章", "0"], ["许可", "5"]], "|"),  # the first of one is
        ([["", "规章", "0"]], "|"),
    ],
)
def test_a_bar_before_a_blank_cell_opens_no_row(rows: list[list[str]], first: str) -> None:
    assert without_opening_bars(rows, [first]) == rows


@pytest.mark.parametrize("last", [["许可", "", "5"], ["许可", "1", "2", "3", "4", "", "6"]])
def test_a_blank_cell_in_the_last_row_is_no_bar_behind_labels_of_columns(last: list[str]) -> None:
    assert without_opening_bars([["", "规章", "0", ""], last], ["|"]) == [["规章", "0"], last]
