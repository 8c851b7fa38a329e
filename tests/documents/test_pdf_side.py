"""Tables that run off the right side of a page."""

from gongkai.documents.pdf import read_pdf
from gongkai.documents.pdf_glyphs import CUT
from gongkai.values import Grid
from tests.documents.pdf_files import Box, Sheet


def texts(*rows: tuple[str, ...]) -> list[list[str]]:
    """The first three texts of each row of a table whose last two columns stand beside the page."""
    sheet = Sheet()
    boxes = [Box(text, number, k) for number, row in enumerate(rows) for k, text in enumerate(row)]
    heights = [100.0 + 30 * row for row in range(len(rows) + 1)]
    sheet.table([60.0, 200.0, 300.0, 400.0, 620.0, 720.0, 820.0], heights, boxes)
    [grid] = [block for block in read_pdf(sheet.data()).blocks if isinstance(block, Grid)]
    return [[cell.text if cell else "" for cell in row[:3]] for row in grid.rows]


HEADER = ("内容", "甲", "乙", "丙", "丁", "总计")
FULL = ("1.规章", "11", "22", "33", "44", "110")


def test_figures_of_a_row_of_which_less_is_beside_the_page_are_not_read() -> None:
    short = ("2.文件", "55", "66", "", "", "121")
    assert texts(HEADER, FULL, short) == [
        ["内容", "甲", "乙"],
        ["1.规章", "11", "22"],
        ["2.文件", "55" + CUT, "66" + CUT],
    ]


def test_figures_of_rows_that_run_off_the_page_whole_are_read() -> None:
    assert texts(HEADER, FULL, ("2.文件", "55", "66", "1", "2", "124"))[2] == ["2.文件", "55", "66"]
