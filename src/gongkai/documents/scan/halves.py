"""Two sheets beside each other in one picture, as an open booklet is scanned: each is a page by itself."""

from collections.abc import Sequence

import numpy as np

from gongkai.documents.scan.pictures import Grey
from gongkai.documents.scan.recognise import Box

_WIDE = 1.2
"""So many times as wide as high is a picture that may be of two sheets."""
_MIDDLE = (0.42, 0.58)
"""Where the gap between two sheets may lie, in the picture's width."""
_GAP = 0.02
"""The narrowest gap, in the picture's width."""
_INK, _MOST_INK = 170, 0.002
"""Darker than the first is ink; such a share of a column of pixels may be dirt."""
_FEWEST = 5
"""Texts that each of two sheets has at least."""


def halves(white: Grey, boxes: Sequence[Box]) -> list[tuple[Grey, list[Box]]]:
    """An upright page on white paper and where its texts are; two of them where nothing stands in its middle.

    A table that goes over the middle has its lines there, so it is never cut.
    """
    height, width = white.shape
    at = _gap(white) if width > _WIDE * height else None
    if at is None:
        return [(white, list(boxes))]
    left = [box for box in boxes if box.x1 <= at]
    right = [Box(box.x0 - at, box.y0, box.x1 - at, box.y1) for box in boxes if box.x0 >= at]
    if min(len(left), len(right)) < _FEWEST or len(left) + len(right) < len(boxes):
        return [(white, list(boxes))]
    return [(np.ascontiguousarray(white[:, :at]), left), (np.ascontiguousarray(white[:, at:]), right)]


def _gap(white: Grey) -> int | None:
    """The middle of the widest white gap from top to bottom near the middle of a page."""
    height, width = white.shape
    first, last = (round(share * width) for share in _MIDDLE)
    inked = (white[:, first:last] < _INK).sum(axis=0) > _MOST_INK * height
    edges = np.flatnonzero(np.concatenate(([True], inked, [True])))
    widest = int(np.diff(edges).argmax())
    start, end = int(edges[widest]), int(edges[widest + 1]) - 1
    return first + (start + end) // 2 if end - start >= _GAP * width else None
