"""Tables that run off the right side of a page."""

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from gongkai.documents.pdf.glyphs import CUT
from gongkai.documents.pdf.reader import read_pdf
from gongkai.values import Grid
from tests.documents.pdf.files import HEIGHT, SONG, Box, Sheet


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


@pytest.mark.parametrize(("room", "read"), [(0.2, "375" + CUT), (5.0, "375")])
def test_figure_at_which_a_browser_cut_its_table_away_is_not_read(room: float, read: str) -> None:
    """Of 3751 the file has no more than 375, right before the margin, behind which the table's lines run on."""
    sheet = Sheet()
    margin = sheet.canvas.beginPath()
    margin.rect(40, 0, 460, HEIGHT)
    sheet.canvas.clipPath(margin, stroke=0, fill=0)
    sheet.table([60, 200, 470, 560], [100, 120], [Box("规章", 0, 0), Box("5", 0, 1), Box("", 0, 2)])
    sheet.text(500 - room - stringWidth("375", SONG, 9), 113, "375", size=9)
    [grid] = [block for block in read_pdf(sheet.data()).blocks if isinstance(block, Grid)]
    assert [cell.text if cell else "" for cell in grid.rows[0]] == ["规章", "5", read]
