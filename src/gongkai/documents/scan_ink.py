"""Ink on a page: its blobs, the cells they lie in, and the strings that they make there."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import cv2
import numpy as np

from gongkai.documents.limits import Unreadable
from gongkai.documents.scan_pictures import Grey
from gongkai.documents.scan_recognise import Box

INK = 170
"""Darker than this on white paper is ink."""
MAX_BLOBS = 60_000
"""Blobs of one page: a page full of text has some 5,000."""
SPECK = 0.2
"""In heights of the text: a blob no longer and no higher than this is dirt, or a dot."""
_LINE = 1.25
"""The height of the highest line, in heights of the text: strokes over each other within this are of one line."""
_GAP = 0.9
"""A gap, in heights of the text, from which on two strings stand in one line."""


class String(NamedTuple):
    """Blobs beside each other: one line's text or a part of it. `box` is round all that are no specks."""

    box: Box
    blobs: tuple[Box, ...]
    specks: tuple[Box, ...]
    """The specks within the box or near it."""


def find_blobs(picture: Grey) -> list[Box]:
    """Pixels of ink that hang together. Raises `Unreadable` for more than any page has."""
    dark = (picture < INK).astype(np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    if count > MAX_BLOBS:
        raise Unreadable(f"a page with over {MAX_BLOBS} blots: no scan of a report; scan it anew, in grey")
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


def strings(blobs: Iterable[Box], high: float) -> list[String]:
    """The strings of a cell, line by line from left to right."""
    all_of_them = list(blobs)
    specks = [blob for blob in all_of_them if is_speck(blob, high)]
    found = []
    for line in _lines([blob for blob in all_of_them if not is_speck(blob, high)], high):
        part: list[Box] = []
        for blob in sorted(line):
            if part and blob.x0 - max(b.x1 for b in part) > _GAP * high:
                found.append(_string(part, specks, high))
                part = []
            part.append(blob)
        found.append(_string(part, specks, high))
    return found


def _lines(blobs: Sequence[Box], high: float) -> list[list[Box]]:
    """Blobs sorted into lines: those that stand beside each other, and strokes of one character over each other."""
    bands: list[list[Box]] = []
    for blob in sorted(blobs, key=lambda blob: blob.y0):
        if bands and blob.y0 < max(b.y1 for b in bands[-1]):
            bands[-1].append(blob)
        else:
            bands.append([blob])
    lines: list[list[Box]] = []
    for band in bands:
        if lines and max(b.y1 for b in band) - min(b.y0 for b in lines[-1]) <= _LINE * high:
            lines[-1] += band
        else:
            lines.append(band)
    return lines


def _string(blobs: Sequence[Box], specks: Sequence[Box], high: float) -> String:
    box = around(blobs)
    near = tuple(s for s in specks if box.x0 - high < s.x < box.x1 + high and box.y0 - high < s.y < box.y1 + high)
    return String(box, tuple(sorted(blobs)), near)


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box round some."""
    return Box(min(b.x0 for b in boxes), min(b.y0 for b in boxes), max(b.x1 for b in boxes), max(b.y1 for b in boxes))


def _area(box: Box) -> int:
    return (box.x1 - box.x0) * (box.y1 - box.y0)
