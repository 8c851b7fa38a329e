"""Streaks over a scan: from one edge of the page to the other, and no ruling lines.

Dust on a feeder's glass draws them down the page, a drum across it, and so does a fold. They cross figures: what lies
under one is not seen, be it a whole digit.
"""

from collections.abc import Iterable, Sequence

import cv2
import numpy as np
import numpy.typing as npt

from gongkai.documents.scan.ink import String, by_place
from gongkai.documents.scan.pictures import Grey
from gongkai.documents.scan.recognise import Box
from gongkai.documents.scan.strokes import LONG, Found, Stroke, lines_of, mark

_EDGE = 0.05
"""How near to the edges of the page, in its side, a streak comes; pages that were turned back have white corners."""
_COVERED = 0.5
"""The share of the page's side that its parts have together."""
_BEYOND = 2.0
"""How far beyond the last lines that it crosses, in heights of the text: no ruling line reaches into the margin."""
_MORE = 1.5
"""How many times as much ink a streak has at most where it crosses a table: a ruling line under it would be lost."""
_ALIGNED = 3.0
"""Pixels by which parts of one streak are beside each other."""
_WIDER = 1
_REACH = 3
"""Pixels of its pale edges, and how far off the ink is that is drawn over it."""
_DIGIT = 0.75
"""How near a streak is to a figure, in heights of the text, if it may hide a digit of it."""

Those = npt.NDArray[np.bool_]


def without_streaks(picture: Grey, high: float) -> tuple[Grey, Those]:
    """The picture with the ink on both sides of its streaks drawn on over them, and where that was done."""
    levels, uprights = lines_of(picture, high)
    long = [level for level, _ in levels if level.end - level.start > LONG * high]
    marks = np.zeros(picture.shape, np.uint8)
    mark(_streaks(picture, levels, [upright for upright, _ in uprights], high), marks)
    mark(_streaks(picture.T, uprights, long, high), marks.T)
    if not marks.any():
        return picture, marks > 0
    over = np.asarray(cv2.dilate(marks, np.ones((2 * _WIDER + 1,) * 2, np.uint8)), np.uint8)
    return np.asarray(cv2.inpaint(picture, over, _REACH, cv2.INPAINT_TELEA), np.uint8), over > 0


def _streaks(picture: Grey, found: Sequence[Found], across: Sequence[Stroke], high: float) -> list[Found]:
    """Those of some level lines (or upright ones, with the page turned) that are streaks over their page."""
    return [one for part in aligned(found) if _is_streak(picture, part, across, high) for one in part]


def aligned(found: Sequence[Found]) -> Iterable[list[Found]]:
    """Lines parted into those that continue each other, sorted by where they are."""
    part: list[Found] = []
    for one in sorted(found, key=lambda one: one[0].at):
        if part and one[0].at - part[-1][0].at > _ALIGNED:
            yield part
            part = []
        part.append(one)
    if part:
        yield part


def _is_streak(picture: Grey, parts: Sequence[Found], across: Iterable[Stroke], high: float) -> bool:
    """Tell whether parts of a level line are a streak over the page, and no ruling line lies under it."""
    side, at = picture.shape[1], parts[0][0].at
    start, end = min(stroke.start for stroke, _ in parts), max(stroke.end for stroke, _ in parts)
    covered = sum(stroke.end - stroke.start for stroke, _ in parts)
    if start > _EDGE * side or end < (1 - _EDGE) * side or covered < _COVERED * side:
        return False
    ats = [line.at for line in across if line.start - high < at < line.end + high]
    if not all(start + _BEYOND * high < at < end - _BEYOND * high for at in ats):
        return False
    return not ats or _is_even(picture, parts, min(ats), max(ats))


def _is_even(picture: Grey, parts: Sequence[Found], first: float, last: float) -> bool:
    """Tell whether there is as much ink in a line between two places as beyond them."""
    ink = np.zeros(picture.shape[1])
    for _, (mask, x, y) in parts:
        tall, wide = mask.shape
        ink[x : x + wide] += ((255.0 - picture[y : y + tall, x : x + wide]) * mask).sum(axis=0)
    places = np.arange(len(ink))
    inside = (places >= first) & (places <= last)
    outside = ~inside & (ink > 0)
    return bool(inside.any() and outside.any() and np.median(ink[inside]) < _MORE * np.median(ink[outside]))


def doubt_under(marks: Those, string: String, high: float) -> String:
    """The string, unclear where a streak crosses it, or comes so near that it may hide a digit of it."""
    box, near = string.box, round(_DIGIT * high)
    under = marks[max(box.y0, 0) : box.y1, max(box.x0 - near, 0) : box.x1 + near]
    return string._replace(is_dash=False, is_unclear=True) if under.any() else string


def hidden(marks: Those, places: Sequence[Box], texts: Sequence[Box], high: float) -> list[Box]:
    """Where something may stand under a streak, in each of the places that seem to be empty."""
    if not marks.any():
        return []
    empty = (place for place, texts in zip(places, by_place(texts, places), strict=True) if not texts)
    return [box for place in empty if (box := _under(marks, place, round(high / 2)))]


def _under(marks: Those, place: Box, by: int) -> Box | None:
    ys, xs = np.nonzero(marks[place.y0 + by : place.y1 - by, place.x0 + by : place.x1 - by])
    if not len(xs):
        return None
    x, y = place.x0 + by + int(xs.mean()), place.y0 + by + int(ys.mean())
    return Box(x - by, y - by, x + by, y + by)
