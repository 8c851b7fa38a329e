"""The straight stroke that a string is, if it is one: a slash, whole or with gaps in its thin line.

A blur leaves little of how straight a short one is; but all slashes of a report are then alike, and unlike its digits.
"""

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from gongkai.documents.scan.ink import String, around
from gongkai.documents.scan.pictures import Grey
from gongkai.documents.scan.recognise import Box
from gongkai.documents.scan.shapes import Digit, Shapes, lean, likeness, moments, shapes_of

_GAP = 0.2
"""The gap between two pieces of a broken slash, in its height, at most."""
_FEWEST = 4
"""So many slashes that are sure, at least, say how the others look."""
_LIKE, _LIKER = 0.94, 0.05
"""How like to them a mark is, at least, and how much liker than to any digit: of 75 slashes 73 were over 0.98, and no
other mark of theirs was over 0.9."""
_MOST = 8
"""So many pieces and specks are looked at: a place with more is no slash, but dirty."""


def stroke(picture: Grey, string: String) -> tuple[float, float]:
    """How near to one straight line a string's ink is, from 0 to 1, and how far that leans to the right, to its height.

    Coarse black and white leaves gaps in a slash, and the pieces may be as small as dirt. Dirt over it and below it is
    none of it; beside it a speck may be what is left of a digit's other strokes.
    """
    parts = *string.blobs, *string.specks
    pieces = _joined(parts) if len(parts) <= _MOST else []
    if not set(string.blobs) <= set(pieces):
        return 0.0, 0.0
    whole = around(pieces)
    if any(whole.y0 <= speck.y < whole.y1 for speck in string.specks if speck not in pieces):
        return 0.0, 0.0
    of = moments(picture, whole)
    spread = of["mu20"] * of["mu02"]
    return (of["mu11"] ** 2 / spread if spread else 0.0), lean(of)


def _joined(parts: Sequence[Box]) -> list[Box]:
    """The highest of some parts with those that go on where it ends, each a bit farther left below."""
    pieces = [max(parts, key=lambda part: part.y1 - part.y0)]
    for part in sorted(parts, key=lambda part: abs(part.y - pieces[0].y)):
        longer = sorted({*pieces, part}, key=lambda piece: piece.y)
        if all(_goes_on(upper, lower, around(longer)) for upper, lower in pairwise(longer)):
            pieces = longer
    return pieces


def _goes_on(upper: Box, lower: Box, whole: Box) -> bool:
    """Tell whether two pieces may be of one line: the bar below the bow of a broken 2 is flat."""
    are_steep = all(piece.x1 - piece.x0 < piece.y1 - piece.y0 for piece in (upper, lower))
    are_near = 0 <= lower.y0 - upper.y1 <= _GAP * (whole.y1 - whole.y0) and upper.x0 <= lower.x1
    return are_steep and are_near and lower.x0 < upper.x0 and lower.x1 < upper.x1


def told_by_others(marks: Mapping[int, Digit], sure: Collection[int], digits: Shapes) -> set[int]:
    """Those of some lone marks, by number, that are like the ones of them that are sure slashes, and like no digit."""
    if len(sure) < _FEWEST:
        return set()
    slashes = shapes_of((k, "1", [marks[k]]) for k in sure)
    like = {k: float(likeness(mark, slashes, k)[1]) for k, mark in marks.items() if k not in sure}
    return {k for k, own in like.items() if own >= _LIKE and own - _LIKER >= likeness(marks[k], digits, k).max()}
