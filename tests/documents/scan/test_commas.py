"""A comma that touches the digits beside it is cut off, and what is no comma is not; the ink is drawn."""

import pytest

pytest.importorskip("rapidocr_onnxruntime", reason="text recognition is not installed: pip install 'gongkai[ocr]'")

import cv2
import numpy as np

from gongkai.documents.scan.commas import Cut, parted
from gongkai.documents.scan.ink import find_blobs, strings
from gongkai.documents.scan.pictures import Grey
from gongkai.documents.scan.recognise import Box

HIGH, FAR = 24.0, 20.0


def drawn(before: str, behind: str, sign: tuple[int, int] = (44, 58)) -> Grey:
    """Digits with a stroke between them that touches both, from the first of these rows to the second."""
    picture = np.full((80, 400), 255, np.uint8)
    for text, x in ((before, 100), (behind, 110 + 20 * len(before))):
        for n, char in enumerate(text):
            cv2.putText(picture, char, (x + 20 * n, 52), cv2.FONT_HERSHEY_SIMPLEX, 1.0, (20,), 3, cv2.LINE_AA)
    x = 100 + 20 * len(before)
    picture[sign[0] : sign[1], x : x + 9] = 20
    picture[49:52, x - 6 : x + 18] = 20
    return picture


def cut(picture: Grey, text: str) -> Cut:
    [found] = strings(find_blobs(picture), HIGH, Box(0, 0, 400, 80))
    return parted(picture, found.box, FAR, HIGH, text)


@pytest.mark.parametrize(("before", "behind"), [("8", "974"), ("10", "721"), ("154", "312")])
def test_comma_that_touches_both_digits_is_cut_off(before: str, behind: str) -> None:
    """The totals of a whole report were null: their commas were parts of digits, or digits (made scan 1743)."""
    for sign in ",.":
        digits, signs = cut(drawn(before, behind), f"{before}{sign}{behind}")
        assert signs == {len(before)}
        lefts = [digit.box.x0 for digit in digits]
        should = [100 + 20 * n + 10 * (n >= len(before)) for n in range(len(before) + 3)]
        assert np.abs(np.subtract(lefts, should)).max() <= 7
        assert len({(digit.box.y0, digit.box.y1) for digit in digits}) == 1
        assert max(digit.box.y1 for digit in digits) <= 55  # without the tail


def test_what_is_as_high_as_a_digit_is_no_comma() -> None:
    assert cut(drawn("8", "974", (30, 58)), "8,974") == Cut()
    assert cut(drawn("8", "974", (30, 40)), "8,974") == Cut()


def test_figure_without_a_sign_or_with_one_at_its_end_is_not_cut() -> None:
    picture = drawn("8", "974")
    assert cut(picture, "8974") == cut(picture, "8974,") == cut(picture, ",8974") == Cut()


def test_figure_that_is_two_lines_high_is_not_cut() -> None:
    picture = drawn("8", "974")
    assert parted(picture, Box(100, 20, 190, 60), FAR, HIGH, "8,974") == Cut()
