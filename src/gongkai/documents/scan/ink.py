"""Ink on a page: its blobs, the cells they lie in, and the strings that they make there."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from gongkai.documents.limits import Unreadable
from gongkai.documents.scan.pictures import Grey
from gongkai.documents.scan.recognise import Box

INK = 170
"""Darker than this on white paper is ink."""
MAX_BLOBS = 60_000
"""Blobs of one page: a page full of text has some 5,000."""
SPECK = 0.2
"""In heights of the text: a blob no longer and no higher than this is dirt, or a dot."""
TALL = 0.55
"""The share of the highest blob's height from which on a blob is a digit, and not a point or dirt."""
_LINE = 1.25
"""The height of the highest line, in heights of the text: strokes over each other within this are of one line."""
_FLAT, _DASH_HIGH, _DASH_WIDE = 2.0, 0.16, 2.2
"""A dash is that many times as wide as high, and in heights of the text at most so high and so wide."""
_BLURRED = 2
"""Pixels by which a blur makes a stroke wider and higher: a hyphen of small print is 7 by 4 where it was 5 by 2."""
_LONGISH = 1.25
"""A speck so many times as wide as high may be a minus: none is taken for dirt beside a figure."""
_MINUS_FAR, _MINUS_OFF = 0.5, 0.25
"""How far before a figure, in heights of the text, and how far from half way up it, in its own, such a speck may be
its minus."""
_NEXT = 0.5
"""How far the next digit is, in a string's height, at most."""
_SIGN = 0.4
"""How high, in a string's height, specks beside it are together, if they may be a faint sign: dirt is alone."""
_ENDS = 0.2
"""How far over or under a string, in its height, such specks may be: its own ends may be as faint."""
_AT_LINE = 0.1
"""How near, in heights of the text, a string is to a ruling line that may have taken ink of it along."""
_BESIDE = 2
"""Pixels beside a string in which no line was, if it is clear of all: the edge of its own ink is pale."""
_SHORT_DASH = 0.12
"""A flat speck so long, in heights of the text, may be a hyphen where it stands alone."""
_CENTRED = 0.5
"""How far, in heights of the text, a hyphen's middle is from its cell's: elsewhere a flat speck is dirt."""
_MIDDLE = 0.2
"""How far from the middle of its cell, in heights of the text, is a hyphen that may be dirt by its shape."""
_BLUNT = 0.17
"""The length of such a hyphen, in heights of the text, at least."""
_APART, _UNLIKE = 0.2, 2
"""How far apart, in heights of the text, two hyphens are, and by how many pixels one is longer than the other."""
_HALF = 0.5
"""How far over or under a stroke in the middle of its cell, in heights of the text, the rest of a digit can be."""
_CLEAR = 0.2
"""How far, in heights of the text, a dash is from the ruling lines: nearer it may be what is left of one."""
_DIGIT_WIDE = 0.75
"""No digit is so wide, in heights of the text."""
_LOW = 0.35
"""Lower than this, in heights of the text, is no digit; so far from half way up, in its height, is no minus."""
_GAP = 0.9
"""A gap, in heights of the text, from which on two strings stand in one line."""


class String(NamedTuple):
    """Blobs beside each other: one line's text or a part of it. `box` is round all that are no specks."""

    box: Box
    blobs: tuple[Box, ...]
    specks: tuple[Box, ...]
    """The specks within the box or near it."""
    is_dash: bool = False
    """Flat strokes beside each other and nothing else, away from where the cell's ruling lines were."""
    has_minus: bool = False
    """A flat stroke stands before the rest, half way up."""
    is_unclear: bool = False
    """Ink beside it may be of it: what a ruling line at its side left of a digit, or letters that a stamp joins."""
    at_line: tuple[bool, bool] = (False, False)
    """Whether it begins, or ends, at a ruling line, which may have taken ink of its own along."""
    may_be_minus: Box | None = None
    """A short stroke before the rest, half way up, too blunt to be surely a minus."""


def find_blobs(picture: Grey) -> list[Box]:
    """Pixels of ink that hang together. Raises `Unreadable` for more than any page has."""
    dark = (picture < INK).astype(np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    if count > MAX_BLOBS:
        raise Unreadable(
            f"a page with over {MAX_BLOBS} blots: no scan of a report; scan it anew, in grey",
            f"有一页的墨点超过{MAX_BLOBS}个，不像年报的扫描件，请以灰度重新扫描",
        )
    return [Box(int(x), int(y), int(x + w), int(y + h)) for x, y, w, h, area in stats[1:] if area > 1]


def is_speck(blob: Box, high: float) -> bool:
    """Tell whether a blob is too small for a character that stands alone, be it a dash."""
    return max(blob.x1 - blob.x0, blob.y1 - blob.y0) <= SPECK * high


def by_place(blobs: Sequence[Box], places: Sequence[Box]) -> list[list[Box]]:
    """The blobs whose middles lie in each place; a blob in several places belongs to the smallest of them."""
    owners = np.full(len(blobs), -1)
    xs, ys = np.array([b.x for b in blobs]), np.array([b.y for b in blobs])
    order = sorted(range(len(places)), key=lambda k: _area(places[k]), reverse=True)
    for k in order if blobs else ():
        place = places[k]
        owners[(xs >= place.x0) & (xs < place.x1) & (ys >= place.y0) & (ys < place.y1)] = k
    inside: list[list[Box]] = [[] for _ in places]
    for blob, owner in zip(blobs, owners, strict=True):
        if owner >= 0:
            inside[owner].append(blob)
    return inside


def strings(blobs: Iterable[Box], high: float, place: Box) -> list[String]:
    """The strings of a cell, line by line from left to right."""
    all_of_them = list(blobs)
    specks = [blob for blob in all_of_them if is_speck(blob, high)]
    print_ = [blob for blob in all_of_them if not is_speck(blob, high)]
    print_ = print_ or [speck for speck in specks if _is_lone_hyphen(speck, high, place)]
    print_ = print_ or next((list(two) for two in combinations(specks, 2) if _are_two_hyphens(two, high, place)), [])
    if not print_:
        blunt = (speck for speck in specks if _may_be_lone_hyphen(speck, high, place))
        return [_string([speck], specks, high, place)._replace(is_unclear=True) for speck in blunt]
    return [_string(part, specks, high, place) for line in _lines(print_, high) for part in _parted(line, specks, high)]


def doubt_beside(picture: Grey, string: String, own: Iterable[Box], high: float, place: Box) -> String:
    """The string, unclear if ink beside it in its cell is of a blob of another, as of letters that a stamp joins.

    `own` are the cell's blobs; `picture` is without ruling lines.
    """
    far = round(high)
    y0, y1 = max(string.box.y0, place.y0), min(string.box.y1, place.y1)
    x0, x1 = max(string.box.x0 - far, place.x0), min(string.box.x1 + far, place.x1)
    others = picture[y0:y1, x0:x1] < INK
    for blob in own:
        others[max(blob.y0 - y0, 0) : max(blob.y1 - y0, 0), max(blob.x0 - x0, 0) : max(blob.x1 - x0, 0)] = False
    is_alone = np.count_nonzero(others) <= (SPECK * high) ** 2
    return string if is_alone else string._replace(is_dash=False, is_unclear=True)


def doubt_at_lines(taken: npt.NDArray[np.bool_], string: String) -> String:
    """The string, at a line on each side where ink was taken right beside it, with a ruling line."""
    box = string.box
    left, right = (
        taken[box.y0 : box.y1, max(box.x0 - _BESIDE, 0) : box.x0],
        taken[box.y0 : box.y1, box.x1 :][:, :_BESIDE],
    )
    return string._replace(at_line=(string.at_line[0] or bool(left.any()), string.at_line[1] or bool(right.any())))


def doubt_cut(taken: npt.NDArray[np.bool_], found: Sequence[String], high: float) -> list[String]:
    """The strings, unclear where two of different cells are as near as digits and no ruling line stands between them.

    The border of a column is where most of its lines are: of 13406 in a table a little beside others it leaves 3406.
    """
    order = sorted(range(len(found)), key=lambda k: found[k].box)
    cut: set[int] = set()
    for n, k in enumerate(order):
        left = found[k].box
        for other in order[n + 1 :]:
            right = found[other].box
            if right.x0 - left.x1 >= _NEXT * high:
                break
            top, below = max(left.y0, right.y0), min(left.y1, right.y1)
            is_beside = right.x0 >= left.x1 and 2 * (below - top) > min(left.y1 - left.y0, right.y1 - right.y0)
            if is_beside and not taken[top:below, left.x1 : right.x0].any():
                cut |= {k, other}
    return [string._replace(is_dash=False, is_unclear=True) if k in cut else string for k, string in enumerate(found)]


def _parted(line: Sequence[Box], specks: Iterable[Box], high: float) -> Iterator[list[Box]]:
    """A line's blobs, parted where a gap is wide; a comma, a point, or what is left of a thin stroke bridges it."""
    top, below = min(blob.y0 for blob in line), max(blob.y1 for blob in line)
    bridges = {speck for speck in specks if top <= speck.y < below}.difference(line)
    part: list[Box] = []
    end = 0
    for blob in sorted([*line, *bridges]):
        if part and blob.x0 - end > _GAP * high:
            yield part
            part = []
        end = max(end, blob.x1)
        if blob not in bridges:
            part.append(blob)
    if part:
        yield part


def _lines(blobs: Sequence[Box], high: float) -> list[list[Box]]:
    """Blobs sorted into lines: those that stand beside each other, and strokes of one character over each other.

    The nearest are put together first, as long as a line does not become too high.
    """
    bands: list[list[Box]] = []
    bottom = 0
    for blob in sorted(blobs, key=lambda blob: blob.y0):
        if bands and blob.y0 < bottom:
            bands[-1].append(blob)
        else:
            bands.append([blob])
        bottom = max(bottom, blob.y1)
    tops, ends = [min(b.y0 for b in band) for band in bands], [max(b.y1 for b in band) for band in bands]
    first, last = list(range(len(bands))), list(range(len(bands)))  # of the line that begins or ends with a band
    for upper in sorted(range(len(bands) - 1), key=lambda k: tops[k + 1] - ends[k]):
        above, below = first[upper], last[upper + 1]
        if ends[below] - tops[above] <= _LINE * high:
            last[above], first[below] = below, above
    lines, k = [], 0
    while k < len(bands):
        lines.append([blob for band in bands[k : last[k] + 1] for blob in band])
        k = last[k] + 1
    return lines


def _string(blobs: Sequence[Box], specks: Sequence[Box], high: float, place: Box) -> String:
    blobs = _with_twin(blobs, specks, high, place)
    box = around(blobs)
    near = tuple(s for s in specks if box.x0 - high < s.x < box.x1 + high and box.y0 - high < s.y < box.y1 + high)
    is_dash = _is_dash(blobs, near, high, place)
    first = None if is_dash else _first_tall(blobs, high)
    before = _half_way_before((*blobs, *near), first) if first else []
    minus = max((blob for blob in before if _is_hyphen(blob, high)), default=None)
    blunt = max((blob for blob in before if first and not minus and _may_be_minus(blob, first, high)), default=None)
    at_line = box.x0 - place.x0 < _AT_LINE * high, place.x1 - box.x1 < _AT_LINE * high
    beside = [] if is_dash else _beside(box, near)
    if minus in near:
        box, blobs, near = around([minus, box]), [minus, *blobs], tuple(s for s in near if s != minus)
    is_unclear = _reaches_side(beside, _CLEAR * high, place) or (not is_dash and _may_be_sign(box, near))
    return String(box, tuple(sorted(blobs)), near, is_dash, minus is not None, is_unclear, at_line, blunt)


def wholes(blobs: Iterable[Box]) -> list[Box]:
    """Blobs from left to right, those over each other put together: the parts of a broken digit."""
    places: list[Box] = []
    for blob in blobs:
        over = min(places[-1].x1, blob.x1) - blob.x0 if places else 0
        if places and 2 * over > min(places[-1].x1 - places[-1].x0, blob.x1 - blob.x0):
            blob = around([places.pop(), blob])  # noqa: PLW2901
        places.append(blob)
    return places


def _is_dash(blobs: Sequence[Box], near: Sequence[Box], high: float, place: Box) -> bool:
    """Tell whether blobs are a dash. Dirt over a short one may be what is left of a faint digit; two are no digit's."""
    box = around(blobs)
    wide = box.x1 - box.x0
    is_low = box.y1 - box.y0 <= _DASH_HIGH * high and wide <= _DASH_WIDE * high
    is_long = wide > SPECK * high or max(abs(box.x - place.x), abs(box.y - place.y)) <= _CENTRED * high
    is_clear = min(box.y0 - place.y0, place.y1 - box.y1, box.x0 - place.x0, place.x1 - box.x1) >= _CLEAR * high
    beside, over = _CLEAR * high, (_HALF if _is_in_middle(box, high, place) else 1) * high
    is_wider = wide > _DIGIT_WIDE * high or len(blobs) > 1
    others = [] if is_wider else [s for s in near if s not in blobs]
    dirt = [s for s in others if box.x0 - beside < s.x < box.x1 + beside and abs(s.y - box.y) < over]
    is_blunt = (blobs == [box] and not dirt and _is_blunt(box, high)) or _are_two_hyphens(blobs, high, place)
    is_flat = is_blunt or all(_is_flat(b, high) for b in (*blobs, *dirt))
    is_level = all(box.y0 <= b.y <= box.y1 for b in (*blobs, *dirt))  # two hyphens, one short, are level
    return is_low and is_long and is_clear and is_flat and is_level


def _with_twin(blobs: Sequence[Box], specks: Iterable[Box], high: float, place: Box) -> Sequence[Box]:
    """A hyphen alone with the other of two, which coarse print leaves no larger than dirt."""
    twins = (sorted([*blobs, speck]) for speck in specks if len(blobs) == 1 and speck not in blobs)
    return next((two for two in twins if _are_two_hyphens(two, high, place)), blobs)


def _are_two_hyphens(blobs: Sequence[Box], high: float, place: Box) -> bool:
    """Tell whether these are two strokes beside each other, level and alike, in the middle of their cell."""
    if len(blobs) != 2:
        return False
    (left, right), box = sorted(blobs), around(blobs)
    are_level = abs(left.y - right.y) <= 1 and abs(box.y - place.y) <= _MIDDLE * high
    are_alike = abs((left.x1 - left.x0) - (right.x1 - right.x0)) <= _UNLIKE
    are_flat = all(blob.x1 - blob.x0 >= _LONGISH * (blob.y1 - blob.y0) for blob in blobs)
    are_near = 0 < right.x0 - left.x1 <= _APART * high and abs(box.x - place.x) <= _CENTRED * high
    return are_level and are_alike and are_flat and are_near


def _first_tall(blobs: Sequence[Box], high: float) -> Box | None:
    """The first of the blobs that is no dash or dot. Parts of a digit over each other are tall together."""
    highest = max(blob.y1 for blob in blobs) - min(blob.y0 for blob in blobs)
    broken = [whole for whole in wholes(sorted(blobs)) if whole.y1 - whole.y0 >= TALL * highest]
    return min((blob for blob in (*blobs, *broken) if blob.y1 - blob.y0 > _LOW * high), default=None)


def _half_way_before(blobs: Iterable[Box], first: Box) -> list[Box]:
    """What stands before the first that is tall, half way up."""
    reach = _LOW * (first.y1 - first.y0)
    return [blob for blob in blobs if blob.x1 <= first.x0 and abs(blob.y - first.y) < reach]


def _is_hyphen(blob: Box, high: float) -> bool:
    return _is_flat(blob, high) and blob.x1 - blob.x0 >= _SHORT_DASH * high


def _may_be_minus(blob: Box, first: Box, high: float) -> bool:
    wide, tall = blob.x1 - blob.x0, blob.y1 - blob.y0
    is_near = first.x0 - blob.x1 <= _MINUS_FAR * high and abs(blob.y - first.y) <= _MINUS_OFF * (first.y1 - first.y0)
    return is_near and wide >= max(_SHORT_DASH * high, _LONGISH * tall)


def _beside(box: Box, specks: Iterable[Box]) -> list[Box]:
    """The specks where the next digit would be."""
    far = _NEXT * (box.y1 - box.y0)
    return [s for s in specks if box.y0 <= s.y < box.y1 and 0 < max(box.x0 - s.x, s.x - box.x1) < far]


def _may_be_sign(box: Box, specks: Sequence[Box]) -> bool:
    """Tell whether specks on one side of a string may be what is left of a faint sign or digit (? of ?0)."""
    tall = box.y1 - box.y0
    level = [s for s in specks if box.y0 - _ENDS * tall <= s.y < box.y1 + _ENDS * tall]
    sides = [s for s in level if 0 < box.x0 - s.x < tall], [s for s in level if 0 < s.x - box.x1 < tall]
    return any(len(side) > 1 and around(side).y1 - around(side).y0 >= _SIGN * tall for side in sides)


def _reaches_side(ones: Iterable[Box], near: float, place: Box) -> bool:
    """Tell whether one of these is so near to a ruling line beside it, which may have taken ink of it along."""
    return any(min(one.x0 - place.x0, place.x1 - one.x1) < near for one in ones)


def _is_lone_hyphen(blob: Box, high: float, place: Box) -> bool:
    """Tell whether a speck alone in its cell is a hyphen: the blunter it is, the nearer to the middle it must be."""
    is_blunt = _is_blunt(blob, high) and _is_in_middle(blob, high, place)
    return _is_half_way(blob, high, place) and (is_blunt or _is_hyphen(blob, high))


def _may_be_lone_hyphen(blob: Box, high: float, place: Box) -> bool:
    """Tell whether a speck in the middle of its cell is too blunt for a hyphen, as a coarse scan makes it."""
    wide, tall = blob.x1 - blob.x0, blob.y1 - blob.y0
    return _is_in_middle(blob, high, place) and wide >= max(_SHORT_DASH * high, _LONGISH * tall)


def _is_in_middle(blob: Box, high: float, place: Box) -> bool:
    return max(abs(blob.x - place.x), abs(blob.y - place.y)) <= _MIDDLE * high


def _is_blunt(blob: Box, high: float) -> bool:
    """Tell whether a speck would be flat were it not for the blur: a hyphen of 4 by 2 pixels has become 6 by 4."""
    wide, tall = blob.x1 - blob.x0, blob.y1 - blob.y0
    return wide >= _BLUNT * high and wide - _BLURRED >= _FLAT * (tall - _BLURRED)


def _is_half_way(blob: Box, high: float, place: Box) -> bool:
    is_clear = min(blob.y0 - place.y0, place.y1 - blob.y1) >= _CLEAR * high
    return is_clear and abs(blob.y - place.y) <= _CENTRED * high


def _is_flat(blob: Box, high: float) -> bool:
    wide, tall = blob.x1 - blob.x0, blob.y1 - blob.y0
    return wide >= _FLAT * tall or (wide >= SPECK * high and wide - _BLURRED >= _FLAT * (tall - _BLURRED))


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box round some."""
    return Box(min(b.x0 for b in boxes), min(b.y0 for b in boxes), max(b.x1 for b in boxes), max(b.y1 for b in boxes))


def _area(box: Box) -> int:
    return (box.x1 - box.x0) * (box.y1 - box.y0)
