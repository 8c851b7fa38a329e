"""Rows of a table without upright rules of which one figure is all that is printed, alone in its line.

The label beside it has two lines or four, of which none is as high as the figure. That they are one row shows in lines
that stand closer to it, above and below, than the lines of a text do to each other; or in level lines round them all.
"""

from collections.abc import Mapping, Sequence

from gongkai.documents.pdf.rows import Row, Rules, level_lines
from gongkai.documents.pdf.spans import BESIDE

_NEAR_ROWS = 6
"""Lines above and below a figure among which those of its label are looked for."""
_MOST_LINES = 400
"""Level lines of a page beyond which they are not looked into: no table has half as many."""
_SLACK = 2.0
"""Points by which a label may begin left of the level lines at its row."""


def with_labelled_rows(rows: Sequence[Row], rules: Mapping[int, Rules]) -> list[Row]:
    """The lines, each number that stands alone marked where a label left of it is beside it."""
    return [row._replace(labelled=True) if _is_labelled(k, rows, rules) else row for k, row in enumerate(rows)]


def _is_labelled(index: int, rows: Sequence[Row], rules: Mapping[int, Rules]) -> bool:
    row = rows[index]
    if not len(row.segments) == len(row.numbers) == 1:
        return False
    near = [*rows[max(index - _NEAR_ROWS, 0) : index], *rows[index + 1 : index + 1 + _NEAR_ROWS]]
    near = [other for other in near if other.segments[0].page == row.numbers[0].page]
    return _has_label_round(row, near) or _has_label_between_lines(row, near, rules)


def _has_label_round(row: Row, near: Sequence[Row]) -> bool:
    """Tell whether lines of a label are close above a figure and close below it, and no figure is."""
    close = [other for other in near if abs(other.y - row.y) < BESIDE * row.numbers[0].size]
    sides = {other.y > row.y for other in close}
    return len(sides) > 1 and all(_is_left_of(row, other) for other in close)


def _has_label_between_lines(row: Row, near: Sequence[Row], rules: Mapping[int, Rules]) -> bool:
    """Tell whether a label, and no other figure, is between the level lines above and below a figure."""
    figure = row.numbers[0]
    lines = level_lines(figure, rules) if len(rules.get(figure.page, Rules()).level) <= _MOST_LINES else None
    if lines is None:
        return False
    above, below = lines
    inside = [other for other in near if above.at < other.segments[0].y < below.at]
    start = max(above.start, below.start) - _SLACK
    return bool(inside) and all(_is_left_of(row, other) and other.segments[-1].x0 > start for other in inside)


def _is_left_of(row: Row, other: Row) -> bool:
    """Tell whether nothing but words stands in another line, all of them left of a figure."""
    return not other.numbers and other.segments[-1].x1 < row.numbers[0].x0
