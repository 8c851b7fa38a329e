"""Strokes in the picture of a page that are so long and evenly dark that no character has them."""

from collections.abc import Iterable
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from gongkai.documents.scan.pictures import Grey

_DARK = 200
"""Darker than this, the light of its neighbours along the line taken in, is a line's pixel."""
THICK = 0.33
"""The thickest, in heights of the text."""
_LEVEL, _UPRIGHT = 2.5, 1.2
"""The shortest lines, in heights of the text: no stroke of a character is so long."""
LONG = 10.0
"""In heights of the text: a level line so long is one by itself; a shorter one only between upright ones."""
_EVEN = 0.93
"""The share of a line's length that is dark."""


class Stroke(NamedTuple):
    """A ruling line in pixels: `at` is y of a level one and x of an upright one; it runs from `start` to `end`."""

    at: float
    start: float
    end: float


Mask = npt.NDArray[np.uint8]
Found = tuple[Stroke, tuple[Mask, int, int]]
"""A line, its pixels, and their left and top; of an upright one as if it were level."""


def lines_of(picture: Grey, high: float) -> tuple[list[Found], list[Found]]:
    """The level lines of a picture, and the upright ones; `high` is the height of its text in pixels."""
    return _strokes(picture, high, _LEVEL), _strokes(picture.T, high, _UPRIGHT)


def mark(found: Iterable[Found], where: Mask) -> None:
    """Mark the pixels of level lines in a mask; of upright ones, with the mask turned."""
    for stroke, (mask, x, y) in found:
        first, last = max(round(stroke.start) - x, 0), min(round(stroke.end) - x, mask.shape[1])
        where[y : y + mask.shape[0], x + first : x + last] |= mask[:, first:last]


def _strokes(picture: Grey, high: float, shortest: float) -> list[Found]:
    """The level lines of a picture."""
    length = max(round(shortest * high), 8)
    blurred = max(length // 4, 3)
    smooth = cv2.blur(picture, (blurred, 1))
    dark = (np.asarray(smooth) < _DARK).astype(np.uint8)
    long = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    count, labels, stats, centres = cv2.connectedComponentsWithStats(np.asarray(long, np.uint8), connectivity=8)
    found: list[Found] = []
    for k in range(1, count):
        x, y, wide, tall, area = (int(v) for v in stats[k])
        if area / wide > THICK * high:
            continue
        mask = (labels[y : y + tall, x : x + wide] == k).astype(np.uint8)
        first, last, share = _darkness(picture, mask, x, y)
        mask, x, first, last = _whole(picture, mask, (x, y), (first, last), blurred)
        if last - first < length or share < _EVEN:
            continue
        found.append((Stroke(float(centres[k][1]), float(x + first), float(x + last)), (mask, x, y)))
    return found


def own_dark(picture: Grey, mask: Mask, x: int, y: int) -> npt.NDArray[np.bool_]:
    """Where, along a line, one of its pixels is dark by itself."""
    tall, wide = mask.shape
    own = np.where(mask > 0, picture[y : y + tall, x : x + wide], np.uint8(255)).min(axis=0)
    return np.asarray(own < _DARK, np.bool_)


def _darkness(picture: Grey, mask: Mask, x: int, y: int) -> tuple[int, int, float]:
    """Where the pixels of a line are dark by themselves: from, to, and how much of that; a row of text has gaps."""
    own = own_dark(picture, mask, x, y)
    dark = np.flatnonzero(own)
    if not len(dark):
        return 0, 0, 0.0
    first, last = int(dark[0]), int(dark[-1]) + 1
    return first, last, float(own[first:last].mean())


def _whole(
    picture: Grey, mask: Mask, corner: tuple[int, int], ends: tuple[int, int], most: int
) -> tuple[Mask, int, int, int]:
    """A line's pixels with those at both ends that went pale with the paper behind them, where they are dark."""
    (x, y), (first, last) = corner, ends
    left, right = min(most, x), min(most, picture.shape[1] - x - mask.shape[1])
    padded = np.pad(mask, ((0, 0), (left, right)), mode="edge")
    own = own_dark(picture, padded, x - left, y)
    first, last = first + left, last + left
    while first > 0 and own[first - 1]:
        first -= 1
    while last < len(own) and own[last]:
        last += 1
    return padded, x - left, first, last
