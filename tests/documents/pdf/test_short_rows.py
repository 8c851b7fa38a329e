"""Rows that leave out cells at their right: what a browser or LibreOffice prints there is no blank cell."""

import pytest

from gongkai.documents.pdf.reader import read_pdf
from gongkai.values import Grid
from tests.documents.pdf.files import Box, Sheet

XS = [60.0, 200.0, 260.0, 320.0, 380.0]
HEAD = ("信息内容", "自然人", "企业", "总计")


def boxes(*rows: tuple[str, ...]) -> list[Box]:
    return [Box(text, number, k) for number, row in enumerate(rows) for k, text in enumerate(row)]


def read(*made: list[Box], xs: list[float] = XS) -> list[list[list[str | None]]]:
    """The texts of each grid that is read of tables one on each page; None where there is no cell."""
    sheet = Sheet()
    for some in made:
        count = max(box.row + box.row_span for box in some)
        sheet.table(xs, [100 + 30 * row for row in range(count + 1)], some)
        sheet.page()
    grids = [block for block in read_pdf(sheet.data()).blocks if isinstance(block, Grid)]
    return [[[cell.text if cell else None for cell in row] for row in grid.rows] for grid in grids]


def test_place_that_no_line_closes_is_no_cell() -> None:
    rows = (HEAD, ("甲", "1", "2", "3"), ("乙", "4", "5"), ("丙", "6"), ("丁", "7", "8", "15"))
    [grid] = read(boxes(*rows))
    assert grid == [list(row) + [None] * (4 - len(row)) for row in rows]


def test_blank_cells_that_lines_close_are_cells() -> None:
    rows = (HEAD, ("甲", "1", "2", ""), ("乙", "4", "", ""), ("丙", "", "", ""))
    assert read(boxes(*rows)) == [[list(row) for row in rows]]


def test_table_that_is_open_at_its_right_has_its_blank_cells() -> None:
    sheet = Sheet()
    rows = (HEAD, ("甲", "1", "2", ""), ("乙", "4", "", "4"))
    sheet.table(XS, [100, 130, 160, 190], boxes(*rows), rules="open")
    [grid] = [block for block in read_pdf(sheet.data()).blocks if isinstance(block, Grid)]
    assert [[cell.text if cell else None for cell in row] for row in grid.rows] == [list(row) for row in rows]


def test_one_blank_cell_over_several_columns_is_none_of_them() -> None:
    rows = boxes(HEAD, ("甲", "1", "2", "3"), ("乙", "4"), ("丙", "5", "6", ""))
    [grid] = read([*rows, Box("", 2, 2, column_span=2)])
    assert grid[2] == ["乙", "4", None, None]
    assert grid[3] == ["丙", "5", "6", None], "one column that is left out looks like a blank cell"


def test_blank_cell_behind_a_row_in_a_table_of_which_another_row_ends_is_none() -> None:
    [grid] = read(boxes(HEAD, ("甲", "1", "2", "3"), ("乙", "4", "4"), ("丙", "5", "6", "")))
    assert grid[2:] == [["乙", "4", "4", None], ["丙", "5", "6", None]]


def test_blank_cell_as_wide_as_its_header_is_one() -> None:
    rows = boxes(HEAD, ("甲", "1", "2", "3"), ("第五项",), ("许可",), ("处罚",))
    wide = [Box(text, 2 + row, 1, column_span=3) for row, text in enumerate(("处理决定数量", "", "7"))]
    [grid] = read([*rows, *wide])
    assert grid[3] == ["许可", "", "", ""]


@pytest.mark.parametrize("short", [0, 1])
def test_blanks_beside_a_row_that_is_short_on_another_page(short: int) -> None:
    pages = [boxes(("甲", "1", "2", "3"), ("乙", "4", "5", "")), boxes(HEAD, ("丙", "6"), ("丁", "7", "8", "15"))]
    pages[1].append(Box("", 1, 2, column_span=2))
    sheet_rows = [row for grid in read(*(pages if short else pages[::-1])) for row in grid]
    assert ["乙", "4", "5", None] in sheet_rows
    assert ["丙", "6", None, None] in sheet_rows


def test_rows_of_labels_only_do_not_take_long() -> None:
    many = [Box("甲", row, 0) for row in range(400)] + [Box("", row, 1, column_span=3) for row in range(1, 400)]
    many += [Box(str(k), 0, k) for k in (1, 2, 3)]
    sheet = Sheet()
    sheet.table(XS, [20 + 2 * row for row in range(401)], many, size=1.5)
    assert read_pdf(sheet.data()).blocks
