"""The pictures of a string that are shown to the recognition models: as it is, without its dirt, and whole."""

from collections.abc import Sequence
from itertools import pairwise

import cv2
import numpy as np

from gongkai.documents.scan.ink import TALL, String, around
from gongkai.documents.scan.pictures import Grey
from gongkai.documents.scan.recognise import Box

_MARGIN, _SECOND_MARGIN = 0.15, 0.3
_SECOND_HIGH = 36
"""Pixels of height that a string is brought to before it is read again."""
_ROOM = 1.0
"""The distance of two digits' middles, in their height, from which on a point may stand between them."""
LOW = 0.3
"""How far up, in the digits' height, the middle of a point or comma may be."""


def cleaned(picture: Grey, string: String) -> Grey:
    """A string without specks but for those that may be decimal points, at another scale."""
    points = set(_points(string))
    dirt = [speck for speck in string.specks if speck not in points]
    crop = cropped(_without(picture, dirt), string.box, _SECOND_MARGIN)
    by = _SECOND_HIGH / crop.shape[0]
    size = (max(1, round(crop.shape[1] * by)), _SECOND_HIGH)
    return np.asarray(cv2.resize(crop, size, interpolation=cv2.INTER_AREA if by < 1 else cv2.INTER_CUBIC))


def kept_whole(picture: Grey, string: String) -> Grey:
    """A string with what may be its minus, and without specks but for those within it: a faint digit is broken."""
    box = around([string.box, string.may_be_minus]) if string.may_be_minus else string.box
    dirt = [s for s in string.specks if not (box.x0 <= s.x <= box.x1 and box.y0 <= s.y <= box.y1)]
    return cropped(_without(picture, dirt), box, _SECOND_MARGIN)


def _without(picture: Grey, specks: Sequence[Box]) -> Grey:
    if not specks:
        return picture
    page = picture.copy()
    for speck in specks:
        page[max(speck.y0 - 1, 0) : speck.y1 + 1, max(speck.x0 - 1, 0) : speck.x1 + 1] = 255
    return page


def _points(string: String) -> list[Box]:
    """The specks that stand low between two tall blobs, with room for them."""
    high = string.box.y1 - string.box.y0
    tall = [blob for blob in string.blobs if blob.y1 - blob.y0 >= TALL * high]
    return [
        speck
        for left, right in pairwise(tall)
        for speck in string.specks
        if left.x1 <= speck.x < right.x0 and speck.y > string.box.y1 - LOW * high and right.x - left.x > _ROOM * high
    ]


def cropped(picture: Grey, box: Box, margin: float = _MARGIN) -> Grey:
    """A place of a page with a margin round it, which is to the place's height."""
    by = max(2, round(margin * (box.y1 - box.y0)))
    crop = picture[max(box.y0 - by, 0) : box.y1 + by, max(box.x0 - by, 0) : box.x1 + by]
    return np.ascontiguousarray(crop)
