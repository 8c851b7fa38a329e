"""Sheets wider than their paper, as spreadsheets print them: on pages side by side."""

from gongkai.documents.pdf.glyphs import CUT
from gongkai.documents.pdf.reader import read_pdf
from gongkai.values import Document, Grid, Paragraph
from tests.documents.pdf.files import Box, Sheet, text_width
from tests.notes import english

TITLE = "云泽市财政局2024年政府信息公开工作年度报告"


def _sheet(*, runs_in: float) -> Document:
    """Two pages with a table each; on the second, a line begins so many points left of the page."""
    sheet = Sheet()
    for page, x in enumerate((60.0, -runs_in)):
        sheet.text(x, 80, TITLE, 12)
        rows = (("内容", "制发"), (f"{page}.规章", "11"), (f"{page}.文件", "22"))
        boxes = [Box(text, row, k) for row, texts in enumerate(rows) for k, text in enumerate(texts)]
        sheet.table([60.0, 200.0, 300.0], [100.0, 130.0, 160.0, 190.0], boxes)
        sheet.page()
    return read_pdf(sheet.data())


def _texts(document: Document) -> str:
    grids = [cell for block in document.blocks if isinstance(block, Grid) for row in block.rows for cell in row]
    return " ".join(cell.text for cell in grids if cell)


def test_nothing_is_read_of_the_right_part_of_a_sheet() -> None:
    document = _sheet(runs_in=150)
    assert "0.规章 11" in _texts(document)
    assert "1.规章" not in _texts(document) and CUT in _texts(document)
    [note] = english(document.notes)
    assert note.startswith("from page 2 on, a sheet is printed on pages side by side")


def test_a_page_with_a_text_beside_it_is_no_right_part() -> None:
    assert text_width(TITLE, 12) < 300
    for document in (_sheet(runs_in=320), _sheet(runs_in=20)):
        assert "1.规章 11" in _texts(document)
        assert not document.notes


def test_text_between_two_tables_that_lines_enclose_together_is_kept() -> None:
    """The header of a table that a page break parts: its left side is open, and what stands there is in no cell."""
    sheet = Sheet()
    below = [429.0 + 15 * k for k in range(6)]
    for y, left in ((384.0, 50.0), (399.0, 423.0), (414.0, 483.0), *((y, 50.0) for y in below)):
        sheet.line(left, y, 543, y)
    for x, top in ((50.0, below[1]), (363.0, below[1]), (423.0, 384.0), (483.0, 399.0), (543.0, 414.0)):
        sheet.line(x, top, x, below[-1])
    sheet.text(60, 410, "（本列数据的勾稽关系）", 9)
    for row, y in enumerate(below[1:-1]):
        for x, text in ((60, f"{row}.甲"), (430, "5"), (490, "6")):
            sheet.text(x, y + 11, text, 9)
    document = read_pdf(sheet.data())
    paragraphs = "".join(block.text for block in document.blocks if isinstance(block, Paragraph))
    assert "（本列数据的勾稽关系）" in paragraphs + _texts(document)
    assert "0.甲" in _texts(document)
