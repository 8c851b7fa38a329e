"""How high the text of a page is, from what the detection model finds: its boxes, and the ink in them."""

from collections.abc import Sequence

import numpy as np

from gongkai.documents.scan.pictures import Grey
from gongkai.documents.scan.recognise import Box

_OF_BOX = 0.9
"""The height of the text, in that of its boxes, as scans at 150 dots an inch have it."""
_OF_INK = 1.6
"""The same in the height of the characters: round small print the model leaves more room, up to the ruling lines."""
_WORDS = 3
"""Boxes so many times as wide as high hold Chinese words: digits are lower."""
_FEWEST = 5
_INK, _RULE = 200, 0.8
"""Darker than the first is ink, however pale; a row of pixels with such a share of it is a ruling line."""


def text_height(sheets: Sequence[tuple[Grey, Sequence[Box]]]) -> float:
    """The height of the text of some pages in pixels, as the measures of this room count it; 0 where they have none.

    A page comes with the boxes of its texts.
    """
    boxes = [(white, box) for white, some in sheets for box in some]
    if not boxes:
        return 0.0
    of_boxes = _OF_BOX * float(np.median([box.y1 - box.y0 for _, box in boxes]))
    inks = [_ink(white, box) for white, box in boxes if box.x1 - box.x0 > _WORDS * (box.y1 - box.y0)]
    return min(of_boxes, _OF_INK * float(np.median(inks))) if len(inks) >= _FEWEST else of_boxes


def _ink(white: Grey, box: Box) -> int:
    """From the first row of ink in a box to its last, without ruling lines and what is beside them."""
    dark = white[max(box.y0, 0) : box.y1, max(box.x0, 0) : box.x1] < _INK
    rule = np.convolve(dark.mean(axis=1) > _RULE, (1, 1, 1), "same") > 0
    rows = np.flatnonzero(dark.any(axis=1) & ~rule)
    return int(rows[-1] - rows[0]) + 1 if rows.size else box.y1 - box.y0
