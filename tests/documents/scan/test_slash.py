"""A slash is told by its stroke, also where coarse print leaves gaps in it; the ink is drawn."""

import pytest

pytest.importorskip("rapidocr_onnxruntime", reason="text recognition is not installed: pip install 'gongkai[ocr]'")

import cv2
import numpy as np

from gongkai.documents.scan.ink import find_blobs, strings
from gongkai.documents.scan.pictures import Grey
from gongkai.documents.scan.recognise import Box
from gongkai.documents.scan.slash import stroke

HIGH = 24.0
CELL = Box(0, 0, 400, 80)


def drawn(*, gap: tuple[int, int] = (0, 0), dirt: tuple[int, int] | None = None) -> Grey:
    """A slash from (100, 52) to (107, 28), without these rows, and a speck."""
    picture = np.full((80, 400), 255, np.uint8)
    cv2.line(picture, (100, 52), (107, 28), (20,), 2)
    picture[slice(*gap)] = 255
    if dirt:
        picture[dirt[1] : dirt[1] + 3, dirt[0] : dirt[0] + 3] = 20
    return picture


def straight(picture: Grey) -> bool:
    [found] = strings(find_blobs(picture), HIGH, CELL)
    near, lean = stroke(picture, found)
    return near > 0.5 and 0.2 < lean < 0.4


@pytest.mark.parametrize("gap", [(0, 0), (38, 40), (47, 49), (31, 33)])
def test_slash_with_a_gap_is_one_stroke(gap: tuple[int, int]) -> None:
    """Nine cells of a page in black and white were null (made scan 1516); a piece may be a speck."""
    assert straight(drawn(gap=gap))


def test_pieces_that_are_far_apart_are_no_stroke() -> None:
    assert not straight(drawn(gap=(36, 44)))


@pytest.mark.parametrize(
    ("dirt", "is_stroke"),
    [((112, 56), True), ((92, 20), True), ((97, 30), False), ((112, 30), False), ((110, 46), False)],
)
def test_speck_beside_a_stroke_may_be_of_a_digit_and_one_over_or_below_it_is_not(
    dirt: tuple[int, int], *, is_stroke: bool
) -> None:
    assert straight(drawn(dirt=dirt)) == is_stroke


@pytest.mark.parametrize(("count", "is_stroke"), [(7, True), (8, False)])
def test_stroke_in_much_dirt_is_none(count: int, *, is_stroke: bool) -> None:
    picture = drawn()
    for n in range(count):
        picture[57:60, 88 + 4 * n : 90 + 4 * n] = 20
    assert straight(picture) == is_stroke


def test_bow_and_bar_of_a_broken_digit_are_no_stroke() -> None:
    """The thin slanting part of a 2 is what coarse print loses."""
    two = np.full((80, 400), 255, np.uint8)
    two[28:40, 106:112] = 20
    two[43:47, 98:108] = 20
    assert not straight(two)
    nought = np.full((80, 400), 255, np.uint8)
    nought[28:40, 108:112] = 20
    nought[40:52, 98:102] = 20
    assert not straight(nought)
