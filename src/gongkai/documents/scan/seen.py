"""What is seen of a string in a cell, and whether a figure that was read there fits its ink."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from gongkai.documents.scan.commas import Cut
from gongkai.documents.scan.cuts import LOW
from gongkai.documents.scan.ink import TALL, String
from gongkai.documents.scan.pictures import Grey
from gongkai.documents.scan.recognise import Read
from gongkai.documents.scan.shapes import ROOMY, Digit, Shapes, likeness

THOUSANDS = re.compile(r"(?<![0-9]{4})\.[0-9]{3}(?![0-9])")
"""A point where a comma between thousands may stand: in a blurred scan its tail is too faint to be seen."""
_FAR = 1.25
"""How many times as far apart as usual two digits may stand with nothing between them, and must with a point."""
_FAR_ROOMY = 1.12
"""The same for full-width digits, which stand very evenly: a point is a quarter of one, or less."""
_APART, _USUAL = 0.625, 0.7
"""The gap between digits, in their height, from which on something must stand in it, where their pitch is the second;
full-width digits are farther apart."""
SLANT = 0.25
"""How far a stroke may lean, to its height, and be the digit 1 rather than a slash."""
_LIKE = 0.9
"""How like each digit is to any of the report's, at least, if a figure is cut into as many as were read."""
_STROKE = 0.2
"""The width, in its height, of a mere upright stroke: the digit 1 has a flag or a foot besides."""
_BAR, _BAR_NEAR = (0.45, 0.88), 0.3
"""Between which heights, and how far off, in its height, what is left of the bar of a 4 is beside its stroke."""


class Seen(NamedTuple):
    """A string with what two readings say of it, and the ink of its digits, if it is a figure."""

    string: String
    first: Read
    second: Read
    digits: tuple[Digit, ...]
    stroke: tuple[float, float]
    """How near to one straight line its ink is, from 0 to 1, and how far that leans to the right, to its height."""
    shown: Grey | None
    """What may be a figure, to look at again."""
    is_high: bool = False
    """Its first digit is higher than those of its page are."""
    as_read: Cut = Cut()
    """The same ink cut into as many digits as were read, as far apart as most are, whatever parts of it touch."""
    signs: frozenset[int] = frozenset()
    """The numbers of the digits behind which a point or comma stands that touches them, if they were cut so."""


def recut(one: Seen, shapes: Shapes, number: int) -> Seen:
    """A string with its ink cut as the digits that were read must stand, if these are liker to digits.

    If they are others in number, it is enough that they are like digits: a part of a broken one may be none.
    """
    cuts = one.digits, one.as_read.digits
    as_found, as_read = (min((likeness(some, shapes, number).max() for some in cut), default=0.0) for cut in cuts)
    is_like = as_read >= _LIKE and len(one.as_read.digits) != len(one.digits)
    is_better = as_found > 0 and (as_read > as_found or is_like)
    return one._replace(digits=one.as_read.digits, signs=one.as_read.signs) if is_better else one


def fits(text: str, one: Seen, pitch: float) -> bool:
    """Tell whether a figure has as many digits as its ink, and points where there is room for them."""
    parts = re.split(r"[.,]", text.removeprefix("-"))
    has_minus = one.string.has_minus or one.string.may_be_minus is not None
    if text.startswith("-") != has_minus or one.string.is_unclear or THOUSANDS.search(text):
        return False
    if len(one.digits) != sum(map(len, parts)) or not all(parts):
        return False
    before = sum(blob.x < one.digits[0].box.x0 for blob in one.string.blobs)
    if before > has_minus or any(blob.x > one.digits[-1].box.x1 for blob in one.string.blobs):
        return False  # what a ruling line left of one more digit, or a faint sign
    if "1" in text and any(digit.lean > SLANT for digit in one.digits):
        return False
    if text == "1" and not _may_be_one(one):
        return False
    return _are_apart(one, parts, pitch)


def _may_be_one(one: Seen) -> bool:
    """Tell whether a lone digit may be a 1: it is no mere stroke, and has nothing beside it of the bar of a faint 4."""
    box = one.digits[0].box
    high = box.y1 - box.y0
    bars = (
        speck
        for speck in one.string.specks
        if max(box.x0 - speck.x1, speck.x0 - box.x1) < _BAR_NEAR * high
        and _BAR[0] * high < speck.y - box.y0 < _BAR[1] * high
    )
    return not one.is_high and one.string.box.x1 - one.string.box.x0 >= _STROKE * high and not any(bars)


def _are_apart(one: Seen, parts: Sequence[str], pitch: float) -> bool:
    """Tell whether digits stand apart where a point or comma was read, with its ink between them, and only there."""
    string = one.string
    high = one.digits[0].box.y1 - one.digits[0].box.y0
    low = [blob for blob in (*string.blobs, *string.specks) if blob.y > string.box.y1 - LOW * high]
    far = (_FAR_ROOMY if pitch > ROOMY else _FAR) * pitch * high
    after = set(np.cumsum([len(part) for part in parts])[:-1].tolist())
    for done, (left, right) in enumerate(pairwise(digit.box for digit in one.digits), 1):
        has_point = done in one.signs or any(
            left.x < blob.x < right.x and blob.y1 - blob.y0 < TALL * high for blob in low
        )
        if done in after and (right.x - left.x <= far or not has_point):
            return False
        is_far = right.x - left.x > far
        if done not in after and (is_far or right.x0 - left.x1 > (_APART + max(pitch - _USUAL, 0)) * high):
            return False
    return True
