"""A table printed on its side reads as one that stands upright."""

import pytest

from gongkai.documents.limits import Scan
from gongkai.documents.pdf.reader import read_pdf
from gongkai.values import Grid
from tests.documents.pdf.files import HEIGHT, WIDTH, Box, Sheet

BOXES = [
    Box("信息内容", 0, 0),
    Box("制发", 0, 1),
    Box("废止", 0, 2),
    Box("规章", 1, 0),
    Box("14", 1, 1),
    Box("6", 1, 2),
]


def turned(angle: float) -> Sheet:
    sheet = Sheet()
    sheet.canvas.translate(WIDTH / 2, HEIGHT / 2)
    sheet.canvas.rotate(angle)
    sheet.canvas.translate(-WIDTH / 2, -HEIGHT / 2)
    sheet.table([100, 250, 320, 400], [300, 340, 380], BOXES)
    return sheet


@pytest.mark.parametrize("angle", [90, -90, 180])
def test_page_printed_on_its_side_or_its_head_is_read_upright(angle: int) -> None:
    [grid] = [block for block in read_pdf(turned(angle).data()).blocks if isinstance(block, Grid)]
    assert [[cell.text for cell in row if cell] for row in grid.rows] == [
        ["信息内容", "制发", "废止"],
        ["规章", "14", "6"],
    ]


@pytest.mark.parametrize("angle", [0.5, -3, 91])
def test_page_that_lies_askew_is_read_as_a_scan(angle: float) -> None:
    with pytest.raises(Scan, match="lie askew"):
        read_pdf(turned(angle).data())


def test_page_with_a_line_askew_is_read() -> None:
    sheet = turned(0)
    sheet.canvas.rotate(20)
    sheet.text(200, 700, "内部资料")
    assert any(isinstance(block, Grid) for block in read_pdf(sheet.data()).blocks)
