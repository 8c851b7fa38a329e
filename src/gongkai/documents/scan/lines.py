"""Ruling lines in the picture of a page: found by their length and even darkness, and taken out of the picture."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from gongkai.documents.scan.pictures import Grey
from gongkai.documents.scan.strokes import LONG, THICK, Found, Mask, Stroke, lines_of, mark, own_dark

_TOUCH = 0.15
"""How near, in heights of the text, the ends of a line come to those that it ends at."""
_BREAK = 0.06
"""The shortest break, in heights of the text, between a level line and a stroke of a character that stands on end."""
_ROUNDS = 3
_PALE = 4.0
"""How many times as dark pale lines are made to be found: #ddd on white is 34 darker than its paper."""
_FEWEST_OPEN, _SIDE_BY_SIDE = 3, 0.3
"""So many upright lines end side by side, within so many heights of the text, where a page cuts their table."""
_EDGE = 2
"""Pixels that the pale edge of a line reaches beyond what is surely the line."""
_INK = 170
"""Darker than this is print within that edge."""
_DIRT = 0.25
"""Ink beside a line that is no longer than this, in heights of the text, does not reach into it."""
_DRAWN_OUT = 1.0
"""Print is at most so long within it, in heights of the text; longer is what is left of the line."""


class Ruling(NamedTuple):
    """The ruling lines of a page, and the page's picture without them."""

    level: tuple[Stroke, ...]
    upright: tuple[Stroke, ...]
    picture: Grey
    taken: npt.NDArray[np.bool_]
    """Where they, and the pale edges of them, were taken out of it."""


_Those = npt.NDArray[np.bool_]


def find_ruling(picture: Grey, high: float) -> Ruling:
    """Find the ruling lines of a straight page on white paper; `high` is the height of its text in pixels.

    Where none are as dark as print, they are looked for again, as pale as pages on the web have them.
    """
    ruling = _find(picture, picture, high)
    if ruling.upright:
        return ruling
    return _find(picture, np.asarray(255 - cv2.convertScaleAbs(255 - picture, alpha=_PALE), np.uint8), high)


def _find(picture: Grey, looked_at: Grey, high: float) -> Ruling:
    levels, uprights = lines_of(looked_at, high)
    sure = [(level, pixels) for level, pixels in levels if level.end - level.start > LONG * high]
    for _ in range(_ROUNDS):
        standing = _cut(looked_at.T, uprights, [level for level, _ in sure], high)
        sure = _hung(levels, [upright for upright, _ in standing], high)
    standing += _open_ends(uprights, [level for level, _ in sure], high)
    erased = np.zeros(picture.shape, np.uint8)
    mark(sure, erased)
    mark(standing, erased.T)
    level, upright = (tuple(stroke for stroke, _ in found) for found in (sure, standing))
    taken = _taken(picture, erased > 0, high)
    return Ruling(level, upright, np.where(taken, np.uint8(255), picture), taken)


def _taken(picture: Grey, lines: _Those, high: float) -> _Those:
    """These pixels of lines and their pale edges, but for the print that reaches into those.

    What hangs on print within the lines' edges, and is not drawn out along a line, is of that print; so is what lies
    under a line between it and more of it.
    """
    edges = _wider(lines, _EDGE)
    ink = (picture < _INK) & ~lines
    reaching = edges & (ink | (lines & _wider(ink & edges, 1)))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(reaching.astype(np.uint8), connectivity=8)
    hangs = np.zeros(count, np.bool_)
    hangs[np.unique(labels[_wider(_no_dirt(ink & ~edges, high), 1)])] = True
    hangs[stats[:, 2:4].max(axis=1) > _DRAWN_OUT * high] = False
    hangs[0] = False
    return np.asarray(edges & ~hangs[labels], np.bool_)


def _no_dirt(ink: _Those, high: float) -> _Those:
    """Ink that is longer or higher than dirt is: a speck at a line is none that reaches into it."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    is_print = stats[:, 2:4].max(axis=1) > _DIRT * high
    is_print[0] = False
    return np.asarray(is_print[labels], np.bool_)


def _wider(those: _Those, by: int) -> _Those:
    side = 2 * by + 1
    return np.asarray(cv2.dilate(those.astype(np.uint8), np.ones((side, side), np.uint8)) > 0, np.bool_)


def _cut(turned: Grey, uprights: Sequence[Found], levels: Sequence[Stroke], high: float) -> list[Found]:
    """The parts of upright lines from one level line that they touch to another, and none that touch fewer than two.

    What goes on behind those is a stroke of a character that happens to stand there; so is, in a row that is no higher
    than its text, what stops short of the level line. `turned` is the picture as if upright lines were level.
    """
    kept = []
    for upright, pixels in uprights:
        ats = sorted(level.at for level in levels if _touch(upright, level, high))
        dark = own_dark(turned, *pixels)
        start = ats[0] if ats else 0.0
        for above, below in pairwise(ats):
            if _stops_short(dark, above - pixels[1], below - pixels[1], high):
                kept += _part(upright, pixels, start, above, high)
                start = below
        kept += _part(upright, pixels, start, ats[-1], high) if ats else []
    return kept


def _part(upright: Stroke, pixels: tuple[Mask, int, int], start: float, end: float, high: float) -> list[Found]:
    return [(upright._replace(start=start, end=end), pixels)] if end - start > high / 2 else []


def _open_ends(uprights: Sequence[Found], levels: Sequence[Stroke], high: float) -> list[Found]:
    """What upright lines have beyond the first and the last level line that they touch, where some end side by side.

    A browser draws no line where a page cuts its table: the row there is open, and closed by its sides' ends alone.
    """
    above, below = [], []
    for upright, pixels in uprights:
        ats = [level.at for level in levels if _touch(upright, level, high)]
        above += _part(upright, pixels, upright.start, min(ats), high) if ats else []
        below += _part(upright, pixels, max(ats), upright.end, high) if ats else []
    tops, ends = [part.start for part, _ in above], [part.end for part, _ in below]
    return [
        found
        for parts, tips in ((above, tops), (below, ends))
        for found, tip in zip(parts, tips, strict=True)
        if sum(abs(tip - other) < _SIDE_BY_SIDE * high for other in tips) >= _FEWEST_OPEN
    ]


def _stops_short(dark: npt.NDArray[np.bool_], start: float, end: float, high: float) -> bool:
    """Tell whether the pixels of a line are light right behind where a level line crosses it, or right before one."""
    first, last = max(round(start), 0), min(round(end) + 1, len(dark))
    reach, shortest = round(THICK * high), max(round(_BREAK * high), 2)
    if last - first < 2 * (reach + shortest):
        return False
    ends = dark[first : first + reach + shortest], dark[last - reach - shortest : last][::-1]
    return any(_longest(~some) >= shortest for some in ends)


def _longest(those: npt.NDArray[np.bool_]) -> int:
    """How many in a row are true, at most."""
    places = np.flatnonzero(~np.concatenate(([False], those, [False])))
    return int(np.diff(places).max()) - 1


def _hung(levels: Sequence[Found], uprights: Sequence[Stroke], high: float) -> list[Found]:
    """Level lines that touch upright ones: at both their ends, or one if long, where a table's sides are open."""
    kept = []
    for level, pixels in levels:
        ats = [upright.at for upright in uprights if _touch(upright, level, high)]
        is_between = all(any(abs(at - end) < _TOUCH * high for at in ats) for end in (level.start, level.end))
        if is_between or (ats and level.end - level.start > LONG * high):
            kept.append((level, pixels))
    return kept


def _touch(upright: Stroke, level: Stroke, high: float) -> bool:
    near = _TOUCH * high
    return upright.start - near < level.at < upright.end + near and level.start - near < upright.at < level.end + near
