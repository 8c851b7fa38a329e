"""Two sheets in one picture are two pages; a table over the middle is one."""

import pytest

pytest.importorskip("rapidocr_onnxruntime", reason="text recognition is not installed: pip install 'gongkai[ocr]'")

import numpy as np

from gongkai.documents.scan.halves import halves
from gongkai.documents.scan.pictures import Grey
from gongkai.documents.scan.recognise import Box

BOXES = [Box(x, y, x + 200, y + 20) for x in (100, 800) for y in range(50, 400, 60)]


def sheets() -> Grey:
    page = np.full((700, 1100), 255, np.uint8)
    for box in BOXES:
        page[box.y0 : box.y1, box.x0 : box.x1] = 40
    return page


def test_two_sheets_are_two_pages_with_the_texts_of_each() -> None:
    (left, first), (right, second) = halves(sheets(), BOXES)
    assert left.shape[1] + right.shape[1] == 1100
    assert first == [box for box in BOXES if box.x0 == 100]
    for box in second:
        assert (right[box.y0 : box.y1, box.x0 : box.x1] == 40).all()


def test_dirt_between_two_sheets_joins_them_not() -> None:
    page = sheets()
    page[300, 545:560] = 0
    assert len(halves(page, BOXES)) == 2


def test_line_over_the_middle_makes_one_page() -> None:
    page = sheets()
    page[100:103, 100:1000] = 40
    page[300:303, 100:1000] = 40
    [(whole, boxes)] = halves(page, BOXES)
    assert whole.shape == (700, 1100)
    assert boxes == BOXES


def test_upright_page_and_one_with_text_on_one_side_are_one() -> None:
    assert len(halves(np.full((1100, 700), 255, np.uint8), BOXES)) == 1
    assert len(halves(sheets(), BOXES[:6])) == 1
