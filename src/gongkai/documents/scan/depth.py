"""How dark the ink of a page is: noise and faint print are mended before the ink is looked at."""

from collections.abc import Iterable

import cv2
import numpy as np

from gongkai.documents.scan.pictures import Grey
from gongkai.documents.scan.recognise import Box

_PAPER, _NOISE_AT, _NOISY = 200, 16, 248
"""Lighter than the first is paper. Where that percentage of it is darker than the third, the paper is noisy."""
_BLUR = 0.9
"""Pixels, where an A4 page has 200 dots an inch."""
_LOOKED_AT = 5
"""The percentage of a text's box that is sure to be ink."""
_DEPTH = 175
"""How far ink is below white paper in a scan of good print: that much lighter ink is made darker."""
_MOST = 3.0
"""How many times darker, at most: beyond that the paper's own noise becomes ink."""


def smooth(white: Grey) -> Grey:
    """Take the noise of the sensor off a page on white paper, if it is such that it frays the print."""
    paper = white[white > _PAPER]
    is_noisy = paper.size > 0 and np.percentile(paper, _NOISE_AT) < _NOISY
    return np.asarray(cv2.GaussianBlur(white, (0, 0), _BLUR), np.uint8) if is_noisy else white


def deepen(white: Grey, boxes: Iterable[Box]) -> Grey:
    """Make the ink of a page on white paper as dark as that of good print; `boxes` are where its text stands.

    Small or faint print, scanned with few dots, is grey: its strokes are thinner than a dot.
    """
    by = min(_deeper(white, boxes), _MOST)
    return np.asarray(255 - cv2.convertScaleAbs(255 - white, alpha=by), np.uint8) if by > 1 else white


def is_too_faint(white: Grey, boxes: Iterable[Box]) -> bool:
    """Tell whether a page's ink is so pale that some of it may be lost: what seems to be blank there may not be."""
    return _deeper(white, boxes) > _MOST


def _deeper(white: Grey, boxes: Iterable[Box]) -> float:
    """How many times as dark the ink of good print is."""
    texts = [white[box.y0 : box.y1, box.x0 : box.x1] for box in boxes if box.x0 >= 0 and box.y0 >= 0]
    darkest = [np.percentile(text, _LOOKED_AT) for text in texts if text.size]
    depth = 255.0 - float(np.median(darkest)) if darkest else _DEPTH
    return _DEPTH / max(depth, 1.0)
