"""A table printed on its side reads as one that stands upright."""

import pytest

from gongkai.documents.pdf import read_pdf
from gongkai.values import Grid
from tests.documents.pdf_files import HEIGHT, WIDTH, Box, Sheet

BOXES = [
    Box("信息内容", 0, 0),
    Box("制发", 0, 1),
    Box("废止", 0, 2),
    Box("规章", 1, 0),
    Box("14", 1, 1),
    Box("6", 1, 2),
]


@pytest.mark.parametrize("angle", [90, -90, 180])
def test_page_printed_on_its_side_or_its_head_is_read_upright(angle: int) -> None:
    sheet = Sheet()
    sheet.canvas.translate(WIDTH / 2, HEIGHT / 2)
    sheet.canvas.rotate(angle)
    sheet.canvas.translate(-WIDTH / 2, -HEIGHT / 2)
    sheet.table([100, 250, 320, 400], [300, 340, 380], BOXES)
    [grid] = [block for block in read_pdf(sheet.data()).blocks if isinstance(block, Grid)]
    assert [[cell.text for cell in row if cell] for row in grid.rows] == [
        ["信息内容", "制发", "废止"],
        ["规章", "14", "6"],
    ]
