"""Seals on a scan in colour: red rings that cross ruling lines and figures, and that are no part of what is printed.

An office stamps its name over the end of its report. A headline in red is kept: its characters are smaller.
"""

from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]
"""Rows of pixels: one number each for a page in grey; red, green and blue for one in colour."""

_RED: Final = 60
"""By how much more red than green or blue a pixel is surely of red ink; and of the edge of such ink:"""
_REDDISH: Final = 20
_LEAST, _MOST = 0.07, 0.25
"""How large a seal is, in longer sides of the page: 4.2 cm in 29.7 of A4, where it is whole."""
_SQUARE: Final = 1.7
"""How many times as long as wide a seal is at most: round ones, oval ones; a headline is a strip."""
_NEAR: Final = 9
"""Pixels between parts of one seal, on A4 with 200 dots an inch; and how far its edge reaches beyond its red."""


def without_seals(grey: Pixels, coloured: Pixels) -> Pixels:
    """The page in grey without the red of seals; what is printed in black under them stays. Both are of one size."""
    red = coloured[:, :, 0].astype(np.int16) - coloured[:, :, 1:].max(axis=2)
    boxes = _seals((red > _RED).astype(np.uint8)) if (red > _RED).any() else []
    if not boxes:
        return grey
    ink, full = (float(np.median(of[red > _RED])) for of in (coloured[:, :, 0], red))
    cleaned = grey.copy()
    for x0, y0, x1, y1 in boxes:
        here = red[y0:y1, x0:x1] > _REDDISH
        share = (red[y0:y1, x0:x1][here] / full).clip(0, 1)  # of red ink: JPEG blurs colour over print beside a seal
        left = 255 - (255 - ink) * share  # of red light; print leaves less
        seen = coloured[y0:y1, x0:x1, 0][here] * (255 / left)
        cleaned[y0:y1, x0:x1][here] = seen.clip(0, 255).astype(np.uint8)
    return cleaned


def _seals(red: Pixels) -> list[tuple[int, int, int, int]]:
    """Where seals are: red that hangs together, or nearly, in boxes of a seal's size."""
    side = max(red.shape)
    joined = cv2.morphologyEx(red, cv2.MORPH_CLOSE, np.ones((_NEAR, _NEAR), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    return [
        (max(int(x) - _NEAR, 0), max(int(y) - _NEAR, 0), int(x + w) + _NEAR, int(y + h) + _NEAR)
        for x, y, w, h, _ in stats[1:]
        if _LEAST * side <= min(w, h) and max(w, h) <= min(_MOST * side, _SQUARE * min(w, h))
    ]
