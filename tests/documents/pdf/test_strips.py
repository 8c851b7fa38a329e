"""PDFs as browsers print pages: boxes that a page cuts stay open there, and strips without a text stand round them."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from gongkai.documents.pdf.lattice import Piece, Place
from gongkai.documents.pdf.reader import read_pdf
from gongkai.documents.pdf.strips import without_foot, without_gaps, without_strips, without_top
from gongkai.values import Grid
from tests.documents.pdf.files import Box, Sheet
from tests.maker.judge import judge
from tests.maker.layout import Layout
from tests.maker.reports import make

XS = [60.0, 120.0, 220.0, 260.0, 300.0]


def piece(rows: int, *cells: tuple[str, int, int, int, int]) -> Piece:
    """A piece of so many rows; a cell is its text, row, row span, first column and the column after its last."""
    places = [Place(text, row, XS[first], XS[after], span) for text, row, span, first, after in cells]
    return Piece((1,) * rows, XS[0], XS[-1], 0.0, 20.0 * rows, tuple(places))


def shown(of: Piece) -> list[tuple[str, int, int]]:
    return [(cell.text, cell.row, cell.row_span) for cell in of.cells]


OPEN_FOOT = piece(3, ("三、", 0, 3, 0, 1), ("1.甲", 0, 1, 1, 2), ("5", 0, 1, 2, 3), ("", 1, 1, 1, 3), ("", 2, 1, 2, 3))


def test_the_frame_down_to_the_foot_of_a_page_is_no_row() -> None:
    assert shown(without_foot(OPEN_FOOT)) == [("三、", 0, 1), ("1.甲", 0, 1), ("5", 0, 1)]


def test_the_room_above_the_first_row_overleaf_is_no_row() -> None:
    open_top = piece(
        2, ("三、", 0, 2, 0, 1), ("", 0, 1, 1, 2), ("", 0, 1, 2, 3), ("2.乙", 1, 1, 1, 2), ("6", 1, 1, 2, 3)
    )
    assert shown(without_top(open_top)) == [("三、", 0, 1), ("2.乙", 0, 1), ("6", 0, 1)]


def test_a_label_that_ends_above_its_row_makes_no_row() -> None:
    short = piece(3, ("三、", 0, 1, 0, 1), ("", 1, 2, 0, 1), ("3.丙", 0, 2, 1, 2), ("7", 0, 2, 2, 3), ("8", 2, 1, 2, 3))
    assert shown(without_strips(short)) == [("三、", 0, 1), ("", 1, 1), ("3.丙", 0, 1), ("7", 0, 1), ("8", 1, 1)]


def test_a_row_whose_figures_are_blank_stays() -> None:
    blank = piece(2, ("三、", 0, 2, 0, 1), ("1.甲", 0, 1, 1, 2), ("5", 0, 2, 2, 3), ("", 1, 1, 1, 2), ("", 1, 1, 3, 4))
    assert without_strips(blank) == blank


def test_a_low_row_without_a_text_is_a_gap_between_two_tables() -> None:
    two = piece(3, ("甲", 0, 1, 0, 1), ("1", 0, 1, 1, 2), ("", 1, 1, 0, 2), ("乙", 2, 1, 0, 1), ("2", 2, 1, 1, 2))
    assert shown(without_gaps(two, (0.0, 20.0, 24.5, 44.5))) == [("甲", 0, 1), ("1", 0, 1), ("乙", 1, 1), ("2", 1, 1)]
    assert without_gaps(two, (0.0, 20.0, 40.0, 60.0)) == two


def test_all_rows_without_a_text_stay() -> None:
    blank = piece(2, ("", 0, 1, 0, 1), ("", 1, 1, 0, 1))
    assert without_foot(blank) == without_top(blank) == blank


def _grid(sheet: Sheet) -> list[list[str]]:
    [grid] = [block for block in read_pdf(sheet.data()).blocks if isinstance(block, Grid)]
    return [[cell.text if cell else "" for cell in row] for row in grid.rows]


ROWS = (("1.甲", "5", "6"), ("2.乙", "7", "8"), ("3.丙", "9", "10"))


def _rows(sheet: Sheet, x: float, rows: Sequence[Sequence[str]] = ROWS) -> list[float]:
    """Rows of three cells, the first border at `x`; the heights of their borders."""
    ys = [100.0 + 20 * k for k in range(len(rows) + 1)]
    boxes = [Box(text, row, k) for row, texts in enumerate(rows) for k, text in enumerate(texts)]
    sheet.table([x, x + 100, x + 140, x + 180], ys, boxes)
    return ys


@pytest.mark.parametrize("text", ["三、", ""])
def test_a_cell_open_above_and_below_is_part_of_its_table(text: str) -> None:
    sheet = Sheet()
    ys = _rows(sheet, 120)
    sheet.line(60, ys[0], 60, ys[-1])
    sheet.text(70, 130, text, 9)
    assert _grid(sheet) == [[text, *row] for row in ROWS]


def test_cells_beside_one_that_is_open_above_and_below_are_of_one_table() -> None:
    sheet = Sheet()
    ys = _rows(sheet, 160)
    sheet.table([60, 80], ys, [Box(mark, row, 0) for row, mark in enumerate("一二三")])
    for x in (60, 80, 160, 260, 300, 340):
        sheet.line(x, ys[-1], x, ys[-1] + 15)
    sheet.text(100, 130, "结果", 9)
    assert _grid(sheet)[: len(ROWS)] == [[mark, "结果", *row] for mark, row in zip("一二三", ROWS, strict=True)]


def test_two_tables_beside_each_other_stay_two() -> None:
    sheet = Sheet()
    _rows(sheet, 60)
    _rows(sheet, 330)
    grids = [block for block in read_pdf(sheet.data()).blocks if isinstance(block, Grid)]
    assert [[[cell.text if cell else "" for cell in row] for row in grid.rows] for grid in grids] == [
        [*map(list, ROWS)]
    ] * 2


def test_a_line_that_is_shorter_than_a_table_is_no_part_of_it() -> None:
    sheet = Sheet()
    ys = _rows(sheet, 120)
    sheet.line(60, ys[1], 60, ys[-1])
    assert _grid(sheet) == [list(row) for row in ROWS]


@pytest.mark.parametrize("lead", [12, 18])
def test_groups_of_digits_that_found_no_room_in_their_line(lead: int) -> None:
    sheet = Sheet()
    sheet.table([60, 160, 190, 220], [100.0, 140.0, 170.0], [Box("", row, k) for row in range(2) for k in range(3)])
    for x, upper, lower in ((168, "36", "266"), (198, "37", "991")):
        sheet.text(x, 116, upper, 9)
        sheet.text(x - 2, 116 + lead, lower, 9)
    for x, y, text in ((70, 125, "1.甲"), (70, 158, "2.乙"), (172, 158, "7"), (202, 158, "8")):
        sheet.text(x, y, text, 9)
    assert [[cell.replace(" ", "") for cell in row] for row in _grid(sheet)] == [
        ["1.甲", "36266", "37991"],
        ["2.乙", "7", "8"],
    ]


@pytest.mark.parametrize("seed", [3, 4])
@pytest.mark.parametrize("short_pages", [False, True])
@pytest.mark.parametrize("counted", [False, True])
def test_reports_printed_by_a_browser(seed: int, short_pages: bool, counted: bool) -> None:
    """A number that counts the rows (序号) stood left of the rest of each group, and all of the table was lost."""
    layout = Layout(browser=True, short_pages=short_pages, wrapper="frame" if seed == 4 else "none")
    layout = replace(layout, serial_numbers=counted)
    score = judge(make(seed, layout, kind="pdf"), "pdf")
    assert not score.wrong and not score.doubtful
    assert score.right
