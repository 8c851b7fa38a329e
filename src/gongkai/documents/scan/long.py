"""A long picture, as phones and browsers take one of a whole page on the web: cut into pages.

Looked at as a whole its text would be too small for the detection model.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from gongkai.documents.scan.pictures import Grey

LONG = 2.0
"""So many times as high as wide is a picture that no sheet of paper is."""
_SHORTEST = 0.8
"""How high a page is, in its width, at least: room to find a place to cut."""
_DARKER = 55
"""What is so much darker than most of the picture is ink."""
_BLANK, _RULE = 0.002, 0.5
"""The share of a row's pixels that is ink: at most where it is blank, and at least where it is a ruling line."""
_GAP = 6
"""Blank rows that part two paragraphs, at least."""


class _Cut(NamedTuple):
    """Where the page above ends, and where the one below begins: a ruling line is in both."""

    end: int
    begin: int


def pages_of(picture: Grey) -> list[Grey]:
    """The picture, or its parts from top to bottom, cut where nothing is printed or else along a ruling line."""
    height, width = picture.shape
    if height <= LONG * width:
        return [picture]
    ink = (picture < float(np.median(picture)) - _DARKER).mean(axis=1)
    parts: list[Grey] = []
    begin = 0
    while height - begin > LONG * width:
        first = begin + round(_SHORTEST * width)
        cut = _cut(ink[first : begin + round(LONG * width)])
        parts.append(np.ascontiguousarray(picture[begin : first + cut.end]))
        begin = first + cut.begin
    return [*parts, np.ascontiguousarray(picture[begin:])]


def _cut(ink: npt.NDArray[np.float64]) -> _Cut:
    """The middle of the widest blank gap; else the last ruling line; else the row with the least ink."""
    start, end = max(_runs(ink <= _BLANK), key=lambda run: run[1] - run[0], default=(0, 0))
    if end - start >= _GAP:
        return _Cut((start + end) // 2, (start + end) // 2)
    rules = _runs(ink >= _RULE)
    if rules:
        start, end = rules[-1]
        return _Cut(end, start)
    least = int(ink.argmin())
    return _Cut(least, least)


def _runs(those: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Begin and end of each run of such rows."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], those, [False]))))
    return [(int(begin), int(end)) for begin, end in zip(edges[::2], edges[1::2], strict=True)]
