"""A page that bulged has straight lines again, and its print stands where it stood; a flat one stays as it is."""

from itertools import pairwise

import pytest

pytest.importorskip("rapidocr_onnxruntime", reason="text recognition is not installed: pip install 'gongkai[ocr]'")

import cv2
import numpy as np
from PIL import Image

from gongkai.documents.scan.flat import flatten
from gongkai.documents.scan.pictures import Grey
from tests.scanner import bent

XS = [100, 300, 520, 700, 900, 1060]
YS = [100, 190, 300, 420, 510, 640, 740]


def page(*, lines: bool = True) -> Grey:
    picture = np.full((900, 1200), 255, np.uint8)
    for row, y in enumerate(YS[:-1]):
        for column, x in enumerate(XS[:-1]):
            text = str(1234 * (row + 3 * column))
            cv2.putText(picture, text, (x + 50, y + 50), cv2.FONT_HERSHEY_SIMPLEX, 0.8, (30,), 2, cv2.LINE_AA)
    for y in YS if lines else ():
        picture[y : y + 2, XS[0] : XS[-1] + 2] = 40
    for x in XS if lines else ():
        picture[YS[0] : YS[-1] + 2, x : x + 2] = 40
    return picture


def off(picture: Grey) -> float:
    """By how many pixels, at most, a level or upright line is out of its middle somewhere."""
    far = 0.0
    for page_, ats, ends in ((picture, YS, XS), (picture.T, XS, YS)):
        spots = [(left + right) // 2 for left, right in pairwise(ends)]
        for at in ats:
            band = 255.0 - page_[at - 16 : at + 16, spots]  # no print is so near
            heights = (band * np.arange(len(band))[:, None]).sum(axis=0) / band.sum(axis=0)
            far = max(far, float(np.ptp(heights)))
    return far


@pytest.mark.parametrize("by", [-9.0, 5.0, 12.0])
def test_bent_lines_become_straight(by: float) -> None:
    laid = np.asarray(bent(Image.fromarray(page()), by))
    assert off(laid) > 2
    assert off(flatten(laid)) < 1.5


def test_print_bends_back_with_its_lines() -> None:
    flat = flatten(np.asarray(bent(Image.fromarray(page()), 8)))
    height, width = flat.shape
    shifts = [(y, x) for y in range(-10, 11) for x in range(-10, 11)]

    def likeness(left: int, top: int) -> float:
        patch = 255.0 - page()[top : top + 34, left : left + 110]
        here = [255.0 - flat[top + y : top + y + 34, left + x : left + x + 110] for y, x in shifts]
        return max(float((one * patch).sum() / np.linalg.norm(one) / np.linalg.norm(patch)) for one in here)

    assert (height, width) == page().shape
    assert min(likeness(x + 45, y + 25) for y in YS[1:-1] for x in XS[:-1]) > 0.9


def test_flat_page_and_one_without_lines_stay_as_they_are() -> None:
    assert np.array_equal(flatten(page()), page())
    words = np.asarray(bent(Image.fromarray(page(lines=False)), 8))
    assert np.array_equal(flatten(words), words)


def test_lines_at_one_height_are_no_error() -> None:
    laid = np.asarray(bent(Image.fromarray(page()), 8))
    both = np.concatenate([laid, laid], axis=1)
    assert flatten(both).shape == both.shape
