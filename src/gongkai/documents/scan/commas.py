"""The digits of a figure whose points or commas touch them, or are as high as digits: cut where each must stand."""

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from gongkai.documents.scan.ink import INK
from gongkai.documents.scan.pictures import Grey
from gongkai.documents.scan.recognise import Box
from gongkai.documents.scan.shapes import Digit, digit_at

_WIDTHS = (0.35, 0.425, 0.5, 0.575, 0.65, 1.0)
"""The room of a sign in that of a digit: half of it in most type, as much where all characters are equally wide."""
_SCALES = tuple(np.linspace(0.92, 1.08, 9))
"""The distance of digits in that of most."""
_SLACK = 0.3
"""How much wider or narrower than their room the ink of all is, in the distance of digits: these have paper beside."""
_HIGHEST = 1.4
"""How high a figure is with the tails of its commas, at most, in the height of digits."""
_UPPER, _MOST = 0.5, 0.15
"""The upper share of a digit's height in which a sign has hardly any ink: so much of what it has, at most."""


class Cut(NamedTuple):
    """Digits, and the numbers of those behind which a sign stands."""

    digits: tuple[Digit, ...] = ()
    signs: frozenset[int] = frozenset()


def parted(picture: Grey, box: Box, far: float, high: float, text: str) -> Cut:
    """The ink of a figure cut into its digits, `far` apart and `high` as most are, and the signs that were read.

    Nothing if it is read as one without any, or if something higher than a sign stands where one must.
    """
    groups = [len(group) for group in re.split("[.,]", text)]
    if len(groups) < 2 or not all(groups) or box.y1 - box.y0 > _HIGHEST * high:
        return Cut()
    ink = np.asarray((255.0 - picture[box.y0 : box.y1, box.x0 : box.x1]).sum(axis=0))
    edges = _edges(ink, far, groups)
    slots = [Box(box.x0 + left, box.y0, box.x0 + right, box.y1) for left, right in pairwise(edges) if left < right]
    is_sign = [sign for count in groups for sign in [*[False] * count, True]][:-1]
    if len(slots) != len(is_sign):
        return Cut()
    digits = _level(picture, [slot for slot, sign in zip(slots, is_sign, strict=True) if not sign])
    signs = [slot for slot, sign in zip(slots, is_sign, strict=True) if sign]
    if not digits or not all(_is_low(picture, slot, digits[0]) for slot in signs):
        return Cut()
    return Cut(tuple(digit_at(picture, place) for place in digits), frozenset(accumulate(groups[:-1])))


def _edges(ink: npt.NDArray[np.float64], far: float, groups: Sequence[int]) -> list[int]:
    """Where the slots of digits and signs begin and end so that the least ink is cut."""
    best, least = [0], np.inf
    for width in _WIDTHS:
        for scale in _SCALES:
            steps = [far * scale * room for count in groups for room in [*[1.0] * count, width]][:-1]
            ends = np.array([*accumulate(steps)])
            room = len(ink) - ends[-1]
            if abs(room) > _SLACK * far:
                continue
            starts = np.linspace(min(room, 0.0), max(room, 0.0), round(far) + 1)
            places = np.clip((starts[:, None] + ends[:-1]).round().astype(int), 0, len(ink) - 1)
            cut = ink[places].sum(axis=1)
            if cut.min() < least:
                best, least = [0, *places[cut.argmin()].tolist(), len(ink)], cut.min()
    return best


def _level(picture: Grey, slots: Sequence[Box]) -> list[Box]:
    """Digits without the paper at their sides, and all as high as most: the tail of a comma may reach below one."""
    inked = [_inked(picture, slot) for slot in slots]
    if not all(inked):
        return []
    tops, ends = zip(*((one.y0, one.y1) for one in inked if one), strict=True)
    top, below = round(float(np.median(tops))), round(float(np.median(ends)))
    return [one._replace(y0=top, y1=below) for one in inked if one]


def _inked(picture: Grey, slot: Box) -> Box | None:
    ys, xs = np.nonzero(picture[slot.y0 : slot.y1, slot.x0 : slot.x1] < INK)
    if not len(xs):
        return None
    return Box(
        slot.x0 + int(xs.min()), slot.y0 + int(ys.min()), slot.x0 + int(xs.max()) + 1, slot.y0 + int(ys.max()) + 1
    )


def _is_low(picture: Grey, slot: Box, digit: Box) -> bool:
    """Tell whether there is ink in a slot, and hardly any in its upper part."""
    dark = picture[slot.y0 : slot.y1, slot.x0 : slot.x1] < INK
    upper = max(digit.y0 + round(_UPPER * (digit.y1 - digit.y0)) - slot.y0, 0)
    return bool(dark.any() and np.count_nonzero(dark[:upper]) <= _MOST * np.count_nonzero(dark))
