"""A page made straight and its paper white, so that lines of text are level and ink is dark everywhere."""

import cv2
import numpy as np
import numpy.typing as npt

from gongkai.documents.scan.pictures import Grey

_MOST = 6.0
"""Degrees by which a page may lie askew."""
_COARSE, _FINE = 0.5, 0.05
_LOOK = 1000
"""Pixels of the longer side while the angle is looked for."""
_INK = 170
"""Darker than this on white paper is ink."""
_DARKEST = 1
"""The percentage of a page that is print at least."""
_PAPER = 61
"""Pixels, at an eighth of the size, over which paper is taken to be evenly lit."""


_SHADE_LOOK, _STROKE = 1170, 5
"""Pixels of the longer side while shades are looked for; broader there than the second is no stroke of print."""
_SPECKLED = 5
_SHADE, _FAR = 245, 0.02
"""Darker than the first may be a shade, if it is so wide and so high, in longer sides: a line of text is lower."""
_LEAST_SHADE = 110
"""Darker than this, on white paper, is no shade but a bar, or a stamp; print in it is hardly told from it."""


def whiten(picture: Grey) -> Grey:
    """Divide by the brightness of the paper, and of what is behind the print on it, so that both become white.

    That is shadows and yellowed paper, and the shadow in a fold, shaded cells and the letters of a watermark.
    """
    return _without_shades(_evenly_lit(picture))


def _without_shades(white: Grey) -> Grey:
    by = min(_SHADE_LOOK / max(white.shape), 1.0)
    small = cv2.resize(white, None, fx=by, fy=by, interpolation=cv2.INTER_AREA)
    stroke = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (_STROKE, _STROKE))
    shades = cv2.medianBlur(np.asarray(cv2.morphologyEx(small, cv2.MORPH_CLOSE, stroke), np.uint8), _SPECKLED)
    shades = np.where(_reaching_far(shades < _SHADE), shades, np.uint8(255))
    light = cv2.resize(shades, (white.shape[1], white.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(white, np.where(light < _LEAST_SHADE, np.uint8(255), light), scale=255), np.uint8)


def _reaching_far(those: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Those that hang together farther than the strokes of a character do, which a blur may join."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(those.astype(np.uint8), connectivity=8)
    is_far = stats[:, 2:4].min(axis=1) > _FAR * max(those.shape)
    is_far[0] = False
    return np.asarray(is_far[labels], np.bool_)


def _evenly_lit(picture: Grey) -> Grey:
    small = cv2.resize(picture, None, fx=0.125, fy=0.125, interpolation=cv2.INTER_AREA)
    paper = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))
    paper = cv2.medianBlur(np.asarray(paper, np.uint8), _PAPER if min(paper.shape) > _PAPER else 3)
    light = cv2.resize(paper, (picture.shape[1], picture.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(picture, np.maximum(light, 1), scale=255), np.uint8)


def straighten(white: Grey) -> Grey:
    """Turn a page back by the angle at which its rows, of text and of ruled lines, are the sharpest."""
    angle = _angle(white)
    return turn(white, angle) if abs(angle) >= _FINE / 2 else white


def turn(picture: Grey, degrees: float) -> Grey:
    """Turn a page about its middle, anticlockwise, on white paper."""
    height, width = picture.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    turned = cv2.warpAffine(picture, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255,))
    return np.asarray(turned, np.uint8)


def _angle(white: Grey) -> float:
    by = _LOOK / max(white.shape)
    small = np.asarray(cv2.resize(white, None, fx=by, fy=by, interpolation=cv2.INTER_AREA), np.uint8)
    half_as_dark = (255 + np.percentile(small, _DARKEST)) / 2  # of faint print nothing is darker than ink
    ink = np.where(small < max(_INK, half_as_dark), 255 - small, 0).astype(np.uint8)
    coarse = np.arange(-_MOST, _MOST + _COARSE, _COARSE)
    best = max(coarse, key=lambda degrees: _sharpness(ink, degrees))
    fine = np.arange(best - _COARSE, best + _COARSE + _FINE, _FINE)
    return float(max(fine, key=lambda degrees: _sharpness(ink, degrees)))


def _sharpness(ink: Grey, degrees: float) -> float:
    """How much neighbouring rows of pixels differ in ink."""
    height, width = ink.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), float(degrees), 1.0)
    rows = cv2.warpAffine(ink, matrix, (width, height), flags=cv2.INTER_LINEAR).sum(axis=1, dtype=np.float64)
    return float(np.square(np.diff(rows)).sum())
