"""The height of a page's text: of its boxes, or of the ink in them where the boxes reach up to the ruling lines."""

import numpy as np
import pytest

from gongkai.documents.scan.height import text_height
from gongkai.documents.scan.pictures import Grey
from gongkai.documents.scan.recognise import Box

HIGH, WIDE = 30, 120


def sheet(ink: int, count: int, *, shade: int = 0, ruled: bool = False) -> tuple[Grey, list[Box]]:
    """A page of boxes over each other, with so many rows of ink in the middle of each."""
    page = np.full((HIGH * count, WIDE), 255, np.uint8)
    boxes = [Box(0, HIGH * n, WIDE, HIGH * (n + 1)) for n in range(count)]
    for box in boxes:
        top = box.y0 + (HIGH - ink) // 2
        page[top : top + ink, 10 : WIDE - 40] = shade
        page[box.y0] = page[box.y1 - 1] = 0 if ruled else 255
    return page, boxes


@pytest.mark.parametrize(
    ("ink", "count", "height"),
    [
        (20, 8, 27.0),  # as scans have it: that of the boxes
        (12, 8, 19.2),  # as pictures of a screen have it: the model's boxes reach far beyond the characters
        (12, 4, 27.0),  # too few to tell
    ],
)
@pytest.mark.parametrize("ruled", [False, True])
@pytest.mark.parametrize("shade", [0, 180])
def test_text_is_as_high_as_its_boxes_or_less(ink: int, count: int, height: float, *, ruled: bool, shade: int) -> None:
    assert text_height([sheet(ink, count, ruled=ruled, shade=shade)]) == pytest.approx(height)


def test_of_several_pages_and_of_none() -> None:
    assert text_height([sheet(12, 8), sheet(20, 4)]) == pytest.approx(19.2)
    assert text_height([(np.full((9, 9), 255, np.uint8), [])]) == 0


def test_digits_are_lower_than_words_and_blank_boxes_have_no_ink() -> None:
    page, boxes = sheet(12, 8)
    assert text_height([(page, [box._replace(x1=HIGH) for box in boxes])]) == pytest.approx(27)
    assert text_height([(np.full_like(page, 255), boxes)]) == pytest.approx(27)
