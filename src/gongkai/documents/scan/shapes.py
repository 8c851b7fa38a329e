"""Digits told by their shapes: held against those of the same report that were read surely.

A report prints its figures in one or two fonts, and the scanner spoils all of them alike. So the report itself is the
best pattern for its digits, and an opinion that owes nothing to the recognition models.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from gongkai.documents.scan.ink import INK, TALL, String, around, wholes
from gongkai.documents.scan.pictures import Grey
from gongkai.documents.scan.recognise import Box

_PITCH, _FARTHEST = 0.7, 1.4
"""The usual distance of two digits' middles, in their height, and the farthest."""
ROOMY = 1.1
"""The distance of two digits' middles, in their height, from which on they are full-width."""
_BETWEEN = 0.12
"""The space between two digits, in their height."""
_OPEN = 0.05
"""How much wider than their distance, in their height, a digit may be whose strokes do not touch: its ends are gone."""
_ROUGHLY = 0.15
"""By how much of the usual height a digit of that height differs: a pixel, or faint ends."""
_NEAR = 0.12
"""How far from where they should touch, in their height, two digits are cut apart."""
_SLACK = 0.25
"""How much wider than so many digits their ink may be, in their distance."""
_UNEVEN, _FEWEST_APART = 0.08, 2
"""By how much the distance of some digits may differ from that of most, in it; and how many have one."""
_SIDE, _HIGH = 28, 20
"""Pixels of the square that a digit is put in, and of the digit's height there."""
_SOFT = 1.0
"""The blur, in those pixels, that makes up for edges that fall otherwise on the dots."""
_SHIFTS = tuple((y, x) for y in (-1, 0, 1) for x in (-1, 0, 1))
_NEAREST = 3
"""So many of the likest patterns of each digit are asked."""
_FARTHER, _UNLIKE = 2.5, 0.935
"""How many times as far from its own kind as most of them a digit is, at most: 3 of 100 are farther. And how like any
digit is to another kind, at most."""

_Square = npt.NDArray[np.float32]


class Digit(NamedTuple):
    """The ink of one digit: its place, how far it leans to the right (to its height), and its pattern."""

    box: Box
    lean: float
    square: _Square


class Shapes(NamedTuple):
    """The digits that were read surely: their patterns, what they are, and the numbers of their strings."""

    patterns: npt.NDArray[np.float32]
    digits: npt.NDArray[np.int64]
    owners: npt.NDArray[np.int64]
    usual: npt.NDArray[np.float64]
    """How like most of each digit are to others of their kind; 0 where there is one string of them, or none."""

    def purest(self, surest: Sequence[int], enough: int) -> "Shapes":
        """Without those of other strings than these where of a digit these have enough."""
        is_pure = np.isin(self.owners, surest)
        is_known = np.bincount(self.digits[is_pure], minlength=10) >= enough
        kept = is_pure | ~is_known[self.digits]
        return _shapes(self.patterns[kept], self.digits[kept], self.owners[kept])


def tall_places(string: String) -> list[Box]:
    """Where digits stand, from left to right, if it is a figure; the parts of a broken one are put together."""
    high = string.box.y1 - string.box.y0
    tall = [place for place in wholes(string.blobs) if place.y1 - place.y0 >= TALL * high]
    top, below = min((place.y0 for place in tall), default=0), max((place.y1 for place in tall), default=0)
    return [Box(place.x0, top, place.x1, below) for place in tall]


def pitch_of(figures: Iterable[tuple[int, Sequence[Box]]]) -> float:
    """The distance of the middles of digits beside each other, in their height, as it is in most figures.

    Of each figure, how many digits were read, and where ink stands that may be of several digits: in a blurred scan
    most of them touch.
    """
    distances = [_distance(count, places) for count, places in figures if count > 1 and places]
    distances = [distance for distance in distances if distance < _FARTHEST]
    return float(np.median(distances)) if distances else _PITCH


def _distance(count: int, places: Sequence[Box]) -> float:
    """How far so many digits are apart, in their height: full-width ones, with room between them, by their middles."""
    high = places[0].y1 - places[0].y0
    by_width = ((places[-1].x1 - places[0].x0) / high + _BETWEEN) / count
    by_middles = (places[-1].x - places[0].x) / high / (count - 1) if len(places) == count else 0.0
    return by_middles if by_middles > ROOMY else by_width


def digits_of(picture: Grey, places: Iterable[Box], pitch: float, high: float) -> tuple[Digit, ...]:
    """The digits that stand in these places, `high` pixels high as most are: broken ones whole, touching ones apart."""
    cut = [one for place in _runs(places, (pitch + _OPEN) * high) for one in _apart(picture, place, pitch, high)]
    return tuple(digit_at(picture, place) for place in cut)


def digit_at(picture: Grey, place: Box) -> Digit:
    """The ink in a place, as a digit."""
    return Digit(place, lean(moments(picture, place)), _square(picture, place))


def _runs(places: Iterable[Box], widest: float) -> list[Box]:
    """Places put together that may be of one digit: they reach over each other, or are no wider than one together.

    Coarse black and white leaves two strokes of a nought, which is open at its top and bottom.
    """
    runs: list[Box] = []
    for place in places:
        is_of_one = bool(runs) and (place.x0 < runs[-1].x1 or place.x1 - runs[-1].x0 <= widest)
        runs.append(around([runs.pop(), place]) if is_of_one else place)
    return runs


def _apart(picture: Grey, blob: Box, pitch: float, usual: float) -> list[Box]:
    """A blob cut where its digits touch: where there is the least ink, near to where they should."""
    high, wide = blob.y1 - blob.y0, blob.x1 - blob.x0
    count = max(1, round((wide / _unit(high, usual) + _BETWEEN) / pitch))
    return _cut(blob, _ink(picture, blob), [k * wide / count for k in range(1, count)])


def _unit(high: int, usual: float) -> float:
    """The height that a digit so high is measured in: that of most, if it is nearly so high."""
    return usual if abs(high - usual) <= _ROUGHLY * usual else high


def _ink(picture: Grey, blob: Box) -> npt.NDArray[np.float64]:
    """How much ink is in each column of a blob."""
    return np.asarray((255.0 - picture[blob.y0 : blob.y1, blob.x0 : blob.x1]).sum(axis=0))


def _cut(blob: Box, ink: npt.NDArray[np.float64], places: Iterable[float]) -> list[Box]:
    """A blob cut where its columns have the least ink, each time near to a place, and behind the last time."""
    near, wide, cuts = _NEAR * (blob.y1 - blob.y0), len(ink), [0]
    for at in places:
        first, last = max(round(at - near), cuts[-1] + 1), min(round(at + near) + 1, wide)
        cuts.append(first + int(ink[first:last].argmin()) if first < last else min(cuts[-1] + 1, wide - 1))
    ends = pairwise([*cuts, wide])
    return [Box(blob.x0 + x0, blob.y0, blob.x0 + max(x1, x0 + 1), blob.y1) for x0, x1 in ends]


def evenly_cut(picture: Grey, box: Box, pitch: float, usual: float, count: int) -> tuple[Digit, ...]:
    """The digits of a figure's ink, cut anew where as many as were read must stand; none if it is not so wide.

    Where digits are broken, and their parts touch those of others, each part says nothing of their number.
    """
    far = pitch * _unit(box.y1 - box.y0, usual)
    wide = box.x1 - box.x0
    if not (count - 1) * far <= wide <= (count + _SLACK) * far:
        return ()
    ink = _ink(picture, box)
    cut = [_inked(picture, one) for one in _cut(box, ink, _comb(ink, far, count))]
    return tuple(digit_at(picture, one) for one in cut)


def _comb(ink: npt.NDArray[np.float64], far: float, count: int) -> list[float]:
    """Where digits as far apart as most, or nearly so, are parted with the least ink cut."""
    if count < _FEWEST_APART:
        return []
    steps = far * np.linspace(1 - _UNEVEN, 1 + _UNEVEN, 9)
    room = len(ink) - count * steps
    starts = np.linspace(np.minimum(room, 0), np.maximum(room, 0), round(far) + 1)
    combs = starts[..., None] + steps[:, None] * np.arange(1, count)
    cut = ink[np.clip(combs.round().astype(int), 0, len(ink) - 1)].sum(axis=-1)
    best: list[float] = combs[np.unravel_index(cut.argmin(), cut.shape)].tolist()
    return best


def _inked(picture: Grey, place: Box) -> Box:
    """A place without the paper at its sides."""
    dark = np.flatnonzero((picture[place.y0 : place.y1, place.x0 : place.x1] < INK).any(axis=0))
    return place._replace(x0=place.x0 + int(dark[0]), x1=place.x0 + int(dark[-1]) + 1) if dark.size else place


def lean(of: Mapping[str, float]) -> float:
    """How far ink with these moments leans to the right, to its height."""
    return -of["mu11"] / of["mu02"] if of["mu02"] else 0.0


def moments(picture: Grey, blob: Box) -> Mapping[str, float]:
    """The moments of the ink in a place."""
    return cv2.moments(255.0 - picture[blob.y0 : blob.y1, blob.x0 : blob.x1].astype(np.float64))


def shapes_of(sure: Iterable[tuple[int, str, Sequence[Digit]]]) -> Shapes:
    """The patterns of strings that were read surely: the number of each, its digits as read, and their ink."""
    patterns = [np.zeros((0, _SIDE * _SIDE), np.float32)]
    written: list[int] = []
    owners: list[int] = []
    for number, text, digits in sure:
        if len(text) != len(digits):
            continue
        patterns += [_shifted(digit.square, (0, 0))[None] for digit in digits]
        written += map(int, text)
        owners += [number] * len(digits)
    return _shapes(np.concatenate(patterns), np.array(written, np.int64), np.array(owners, np.int64))


def _shapes(patterns: npt.NDArray[np.float32], digits: npt.NDArray[np.int64], owners: npt.NDArray[np.int64]) -> Shapes:
    alike = np.where(owners[:, None] == owners, np.float32(0), patterns @ patterns.T)
    usual = np.zeros(10)
    for one in set(digits.tolist()):
        of_kind = np.flatnonzero(digits == one)
        likest = np.sort(alike[np.ix_(of_kind, of_kind)], axis=1)[:, -_NEAREST:]
        usual[one] = np.median(likest.mean(axis=1))
    return Shapes(patterns, digits, owners, usual)


def likeness(digit: Digit, shapes: Shapes, number: int) -> npt.NDArray[np.float64]:
    """How like a digit is to each of 0 to 9 in strings other than this number's, at most 1.

    For one that is not seen there it is negative or 0: minus how like the digit would be to that, were it so far from
    the likest kind that it need not be of it. So a 5 is no 3 where a report has no other 5. What is round is nought.
    """
    others = shapes.owners != number
    patterns, written = shapes.patterns[others], shapes.digits[others]
    if not len(patterns):
        return np.zeros(10)
    mine = np.stack([_shifted(digit.square, shift) for shift in _SHIFTS])
    alike = (patterns @ mine.T).max(axis=1)
    likest = [np.sort(alike[written == one])[-_NEAREST:] for one in range(10)]
    found = np.array([float(some.mean()) if len(some) else 0.0 for some in likest])
    usual = float(shapes.usual[found.argmax()])
    if not found.argmax():
        return found
    return np.where(found > 0, found, -np.clip(1 - _FARTHER * (1 - usual), 0, _UNLIKE))


def _square(picture: Grey, place: Box) -> _Square:
    """The ink of a digit in the middle of a square, all digits equally high."""
    ink = 255 - picture[place.y0 : place.y1, place.x0 : place.x1].astype(np.float32)
    wide = min(max(1, round(ink.shape[1] * _HIGH / ink.shape[0])), _SIDE - 2)
    small = cv2.resize(ink, (wide, _HIGH), interpolation=cv2.INTER_AREA if ink.shape[0] > _HIGH else cv2.INTER_LINEAR)
    square = np.zeros((_SIDE, _SIDE), np.float32)
    x, y = (_SIDE - wide) // 2, (_SIDE - _HIGH) // 2
    square[y : y + _HIGH, x : x + wide] = small
    return np.asarray(cv2.GaussianBlur(square, (0, 0), _SOFT), np.float32)


def _shifted(square: _Square, shift: tuple[int, int]) -> npt.NDArray[np.float32]:
    """The square moved, as a vector of mean 0 and length 1."""
    vector = np.roll(square, shift, (0, 1)).ravel()
    vector = vector - vector.mean()
    return np.asarray(vector / max(float(np.linalg.norm(vector)), 1e-6), np.float32)
