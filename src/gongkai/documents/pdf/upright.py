"""Columns of a table that has upright lines and no level ones: where these part all of its rows."""

from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise

from gongkai.documents.pdf.rows import Row, Rules

_SAME = 3.0
"""Points by which a line may stand elsewhere on the next page."""
_INSIDE = 1.0
"""Points that a column keeps off its lines."""
_MOST_LINES = 60
"""Upright lines of a page beyond which they are not looked into: no table has half as many."""


def ruled_columns(anchors: Sequence[Row], rules: Mapping[int, Rules]) -> list[tuple[float, float]]:
    """From where to where each column reaches that upright lines at both sides of all rows of numbers close.

    None where some page lacks such lines, and none in which a row has two words, as in a frame round them all.
    """
    places: list[float] | None = None
    for page, rows in groupby(anchors, key=lambda row: row.segments[0].page):
        passing = _passing([row.numbers[0].y for row in rows], rules.get(page, Rules()))
        places = passing if places is None else [x for x in places if any(abs(x - at) <= _SAME for at in passing)]
    columns = [(a + _INSIDE, b - _INSIDE) for a, b in pairwise(places or ()) if b - a > 2 * _INSIDE]
    return [(x0, x1) for x0, x1 in columns if not any(_has_two(row, x0, x1) for row in anchors)]


def are_parted_by(columns: Sequence[tuple[float, float]], ruled: Sequence[tuple[float, float]]) -> bool:
    """Tell whether a line stands between any two neighbouring columns of figures: at a side of a `ruled` one."""
    sides = [x for column in ruled for x in column]
    return all(any(left[1] - _INSIDE < x < right[0] + _INSIDE for x in sides) for left, right in pairwise(columns))


def _has_two(row: Row, x0: float, x1: float) -> bool:
    return sum(s.x0 < x1 and s.x1 > x0 for s in row.segments) > 1


def _passing(heights: Sequence[float], rules: Rules) -> list[float]:
    upright = rules.upright if len(rules.upright) <= _MOST_LINES else ()
    return sorted({rule.at for rule in upright if rule.start < min(heights) and max(heights) < rule.end})
