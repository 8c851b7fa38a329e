"""A slash is told by its stroke, also where coarse print leaves gaps in it; the ink is drawn."""

import pytest

pytest.importorskip("rapidocr_onnxruntime", reason="text recognition is not installed: pip install 'gongkai[ocr]'")

import cv2
import numpy as np

from gongkai.documents.scan.ink import find_blobs, strings
from gongkai.documents.scan.pictures import Grey
from gongkai.documents.scan.recognise import Box
from gongkai.documents.scan.shapes import Digit, digits_of, shapes_of, tall_places
from gongkai.documents.scan.slash import stroke, told_by_others

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


def mark(draw: str, x: int = 0) -> Digit:
    """A slash, blurred, or a digit, as the ink of a lone digit."""
    picture = drawn() if draw == "/" else np.full((80, 400), 255, np.uint8)
    if draw != "/":
        cv2.putText(picture, draw, (100, 52), cv2.FONT_HERSHEY_SIMPLEX, 1.0, (20,), 3, cv2.LINE_AA)
    picture = np.roll(np.asarray(cv2.GaussianBlur(picture, (0, 0), 1.5 + x / 10), np.uint8), x, axis=1)
    [found] = strings(find_blobs(picture), HIGH, CELL)
    [digit] = digits_of(picture, tall_places(found), 0.7, HIGH)
    return digit


DIGITS = shapes_of((100 + n, str(n % 10), [mark(str(n % 10), n)]) for n in range(20))


def test_blurred_slash_is_told_by_the_others() -> None:
    """A third of the slashes of a report was in doubt (made scan 1757)."""
    marks = {n: mark("/", n) for n in range(6)} | {6: mark("1"), 7: mark("7")}
    assert told_by_others(marks, [*range(4)], DIGITS) == {4, 5}
    assert told_by_others(marks, [*range(3)], DIGITS) == set()
    alike = shapes_of((100 + n, "1", [mark("/", n)]) for n in range(4))  # of a report whose 1 looks like a slash
    assert told_by_others(marks, [*range(4)], alike) == set()
