"""Pages without grey are told from those with it, and gaps in their strokes are filled; their print is drawn."""

import pytest

pytest.importorskip("rapidocr_onnxruntime", reason="text recognition is not installed: pip install 'gongkai[ocr]'")

import cv2
import numpy as np
from PIL import Image, ImageDraw

from gongkai.documents.scan.coarse import is_coarse, softened
from gongkai.documents.scan.pictures import Grey
from gongkai.documents.scan.straight import turn


def printed() -> Grey:
    """Figures as a computer draws them, with grey at their edges."""
    picture = Image.new("L", (400, 300), 255)
    for k in range(12):
        ImageDraw.Draw(picture).text((20, 20 + 20 * k), "20485 1337 0 69 45102", fill=0, font_size=15)
    return np.asarray(picture, np.uint8)


def black_and_white() -> Grey:
    return np.where(printed() < 185, np.uint8(0), np.uint8(255))


def test_page_without_grey_is_known_though_it_was_made_larger_or_turned() -> None:
    page = black_and_white()
    larger = np.asarray(cv2.resize(page, None, fx=4 / 3, fy=4 / 3, interpolation=cv2.INTER_LINEAR), np.uint8)
    assert all(map(is_coarse, (page, larger, turn(page, 0.7), turn(larger, -2))))


def test_page_with_grey_is_not_coarse() -> None:
    pale = np.asarray(255 - (255 - printed()) // 2, np.uint8)
    scanned = np.asarray(cv2.GaussianBlur(printed(), (0, 0), 0.6), np.uint8)
    assert not any(map(is_coarse, (pale, scanned, softened(black_and_white()))))


def test_gap_of_a_stroke_is_filled_and_its_hole_is_not() -> None:
    page = np.full((40, 40), 255, np.uint8)
    cv2.rectangle(page, (10, 8), (20, 30), (0,), 2)
    page[19] = 255
    soft = softened(page)
    assert soft[19, 10] < 170 and soft[19, 20] < 170 and soft[15, 15] > 230
