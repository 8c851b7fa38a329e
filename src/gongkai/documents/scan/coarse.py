"""Pages that a scanner packed in black and white only: their print is jagged, and its thin strokes have gaps.

To the recognition models the strokes of a digit so spoilt are those of another. What a blur joins is read better; the
many strokes of Chinese characters it joins too, so words are read as they are.
"""

import cv2
import numpy as np

from gongkai.documents.scan.pictures import Grey

_INK, _BLACK = 200, 60
"""Darker than the first is ink, darker than the second is black."""
_GREY = 0.1
"""The share of ink that has no black right beside it, at most: 0.01 to 0.05 where there is no grey, also when the page
was turned or made larger; from 0.18 on where there is, be the print as sharp as a computer draws it."""
_BLUR, _DEEPER = 0.8, 1.2
"""Pixels, and how many times as dark the print is made that is pale by it."""


def is_coarse(white: Grey) -> bool:
    """Tell whether a page has no grey but at the edges of its ink."""
    ink = white < _INK
    near = np.asarray(cv2.erode(white, np.ones((3, 3), np.uint8))) < _BLACK
    return bool(np.count_nonzero(ink & ~near) <= _GREY * np.count_nonzero(ink))


def softened(white: Grey) -> Grey:
    """Fill the gaps in the strokes of a coarse page."""
    soft = np.asarray(cv2.GaussianBlur(white, (0, 0), _BLUR), np.uint8)
    return np.asarray(255 - cv2.convertScaleAbs(255 - soft, alpha=_DEEPER), np.uint8)
