"""Headers that a browser cuts at a page's foot: their last line stands below the lines of the table."""

import pytest

from gongkai.documents.pdf.reader import read_pdf
from gongkai.values import Document, Grid, Paragraph
from tests.documents.pdf.files import HEIGHT, Sheet

XS = (60.0, 110.0, 160.0, 260.0)
FOOT = HEIGHT - 60


def _table(*, closed: bool, note: str) -> Document:
    """A header with two cells open below, each with a line of text under them; its other rows stand overleaf."""
    sheet = Sheet()
    for y, left, right in ((FOOT - 32, 60, 260), (FOOT - 16, 60, 260), (FOOT, 60 if closed else 160, 260)):
        sheet.line(left, y, right, y)
    for x, top in zip(XS, (FOOT - 32, FOOT - 16, FOOT - 32, FOOT - 32), strict=True):
        sheet.line(x, top, x, FOOT)
    for x, y, text in (
        (70, -20, "复议"),
        (170, -20, "诉讼"),
        (65, -4, "结果维"),
        (115, -4, "结果纠"),
        (170, -4, "直接"),
    ):
        sheet.text(x, FOOT + y, text, 10)
    for x, text in ((65, "持"), (115, "正"), (165, note)):
        sheet.text(x, FOOT + 12, text, 10)
    sheet.page()
    for y in (80.0, 100.0, 120.0):
        sheet.line(60, y, 260, y)
    for x in XS:
        sheet.line(x, 60, x, 120)
    for y, texts in ((74, ("", "", "维持")), (94, ("1", "2", "3")), (114, ("4", "5", "6"))):
        for x, text in zip(XS, texts, strict=False):
            sheet.text(x + 10, y, text, 10)
    return read_pdf(sheet.data())


def test_the_last_line_of_open_cells_is_theirs() -> None:
    document = _table(closed=False, note="")
    [grid] = [block for block in document.blocks if isinstance(block, Grid)]
    assert [cell.text if cell else "" for cell in grid.rows[1]][:2] == ["结果维持", "结果纠正"]
    assert [cell.text if cell else "" for cell in grid.rows[-1]] == ["4", "5", "6"]
    assert not any(isinstance(block, Paragraph) for block in document.blocks)


@pytest.mark.parametrize(("closed", "note"), [(True, ""), (False, "注：数据")])
def test_a_line_under_a_table_is_no_cells(closed: bool, note: str) -> None:
    document = _table(closed=closed, note=note)
    assert "持" in "".join(block.text for block in document.blocks if isinstance(block, Paragraph))


@pytest.mark.parametrize("number", ["- 1 -", "第1页", "1/2"])
def test_a_page_number_under_open_cells_is_no_cells(number: str) -> None:
    sheet = Sheet()
    for y in (FOOT - 32, FOOT - 16):
        sheet.line(60, y, 260, y)
    sheet.line(160, FOOT, 260, FOOT)
    for x in (60.0, 160.0, 260.0):
        sheet.line(x, FOOT - 32, x, FOOT)
    for x, y, text in ((70, -20, "自然人"), (170, -20, "总计"), (70, -4, "35"), (170, -4, "36")):
        sheet.text(x, FOOT + y, text, 10)
    sheet.text(90, FOOT + 12, number, 10)
    sheet.page()
    [grid] = [block for block in read_pdf(sheet.data()).blocks if isinstance(block, Grid)]
    assert [[cell.text if cell else "" for cell in row] for row in grid.rows] == [["自然人", "总计"], ["35", "36"]]
