"""What ruling lines really enclose: a table, a frame round prose, or a table that lacks lines to be read by them."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from gongkai.documents.pdf.drawing import Rule
from gongkai.documents.pdf.glyphs import Glyph
from gongkai.documents.pdf.groups import HEADING
from gongkai.documents.pdf.lattice import Lattice, Region, contents, without_idle_borders
from gongkai.documents.pdf.lines import Line, free_room, make_lines, parted, segments
from gongkai.documents.pdf.rows import is_group, is_number

_PROSE_LINES = 3
"""A row over all columns with so many lines is prose; with fewer, if it has a full stop."""
_BESIDE = 0.6
_ROW_LEADING = 1.7
"""The distance, in character sizes, from which on numbers over each other are no lines of one."""
_STRIP = 12.0
"""A blank column at the side of a lattice no wider than this, in points, is what a frame leaves beside its tables."""
_WITHIN = 6.0
"""Points from a border on which an upright line is inside the cell, and no stroke of that border."""
_CHANGE = re.compile(r"[+\-＋－—–−][\d.]+[%％]")
"""A change in percent: its sign may stand in a line of its own, whatever room there is beside it."""
_SPACE = 0.5
"""The most that a space before a group of digits is wide, in character sizes."""
_HEADED = 2
"""Cells side by side with words over a number: from so many on, lines between headers and numbers are missing."""


def ruled_tables(lattice: Lattice, glyphs: Iterable[Glyph], upright: Iterable[Rule]) -> list[Lattice]:
    """The tables that a lattice holds, whole rows of prose cut out.

    None for a frame; none either where lines are missing, so that a cell holds the numbers of several, or words that
    some of the `upright` lines part: such a table is to be read by how its words stand.
    """
    glyphs = list(glyphs)
    lattice = _without_strips(lattice, glyphs)
    sides = sorted(rule for rule in upright if lattice.xs[0] < rule.at < lattice.xs[-1])
    inside = {region: make_lines(mine, 0) for region, mine in contents(lattice, glyphs).items()}
    wide = len(lattice.xs) - 1
    whole = sorted(region for region in lattice.regions if region[1] == 0 and region[3] == wide)
    cuts = [region for region in whole if _is_prose(inside[region]) or _is_heading(region, inside[region], lattice)]
    ends = [0, *(row for cut in cuts for row in (cut[0], cut[2])), len(lattice.ys) - 1]
    tables = []
    for top, below in list(pairwise(ends))[::2]:
        regions = [region for region in lattice.regions if top <= region[0] and region[2] <= below]
        if _is_table(regions, inside, lattice) and not _are_parted(regions, inside, lattice, sides):
            tables.append(without_idle_borders(lattice.xs, lattice.ys, regions))
    return tables


def is_rest(lattice: Lattice, above: Lattice) -> bool:
    """Tell whether a table of one row is the rest of `above`, the last one before it, which is no table by its lines.

    Both lack lines between their rows; what is left of one row overleaf looks whole.
    """
    sides, others = (lattice.xs[0], lattice.xs[-1]), (above.xs[0], above.xs[-1])
    return len(lattice.ys) == 2 and all(abs(a - b) < _WITHIN for a, b in zip(sides, others, strict=True))


def _without_strips(lattice: Lattice, glyphs: Sequence[Glyph]) -> Lattice:
    """Leave out narrow columns at both sides in which nothing is printed: a frame's, round the tables in it."""
    xs = lattice.xs
    first, after = 0, len(xs) - 1
    while (
        first + 1 < after and xs[first + 1] - xs[first] <= _STRIP and _is_blank(xs[first : first + 2], lattice, glyphs)
    ):
        first += 1
    while (
        first + 1 < after
        and xs[after] - xs[after - 1] <= _STRIP
        and _is_blank(xs[after - 1 : after + 1], lattice, glyphs)
    ):
        after -= 1
    if (first, after) == (0, len(xs) - 1):
        return lattice
    clipped = [(a, max(b, first), d, min(e, after)) for a, b, d, e in lattice.regions]
    return without_idle_borders(xs, lattice.ys, [box for box in clipped if box[1] < box[3]])


def _is_blank(column: Sequence[float], lattice: Lattice, glyphs: Sequence[Glyph]) -> bool:
    x0, x1 = column
    return not any(x0 < g.x < x1 and lattice.ys[0] < g.y < lattice.ys[-1] for g in glyphs)


def _is_prose(lines: Sequence[Line]) -> bool:
    return len(lines) >= _PROSE_LINES or any("。" in line.text for line in lines)


def _is_heading(region: Region, lines: Sequence[Line], lattice: Lattice) -> bool:
    """Tell whether a whole row is a heading between two tables: their columns differ, or nothing is above it."""
    if len(lines) != 1 or not HEADING.match(lines[0].text):
        return False
    above = _borders(lattice, 0, region[0])
    return not above or above != _borders(lattice, region[2], len(lattice.ys) - 1)


def _borders(lattice: Lattice, top: int, below: int) -> set[int]:
    inside = [region for region in lattice.regions if top <= region[0] and region[2] <= below]
    return {region[1] for region in inside} | {region[3] for region in inside}


def _is_table(regions: Sequence[Region], inside: dict[Region, list[Line]], lattice: Lattice) -> bool:
    if len(regions) < 2 or len({region[1] for region in regions}) < 2:
        return False
    return not _holds_columns(regions, inside) and not _holds_rows(regions, inside, lattice)


def _are_parted(
    regions: Sequence[Region], inside: dict[Region, list[Line]], lattice: Lattice, upright: Sequence[Rule]
) -> bool:
    """Tell whether `upright` lines, left to right, pass between words of a cell, more than once.

    No level lines close the cells there.
    """
    found = 0
    places = [rule.at for rule in upright]
    for region in regions:
        left, right = lattice.xs[region[1]] + _WITHIN, lattice.xs[region[3]] - _WITHIN
        passing = upright[bisect_right(places, left) : bisect_left(places, right)]
        for line in inside[region] if passing else ():
            found += sum(1 for _ in parted(line, passing))
    return found > 1


def _holds_columns(regions: Sequence[Region], inside: dict[Region, list[Line]]) -> bool:
    """Tell whether cells have numbers far apart in one line, or far from a label: three in one, or two in two lines."""
    found = 0
    for line in (line for region in regions for line in inside[region]):
        words = segments(line)
        numbers = sum(is_number(word.text) for word in words)
        if numbers and len(words) > 1 and is_number(words[-1].text):
            found += 2 if numbers > 2 else 1
    return found > 1


def _holds_rows(regions: Sequence[Region], inside: dict[Region, list[Line]], lattice: Lattice) -> bool:
    """Tell whether cells hold several rows.

    A cell then has several numbers over each other, and another beside it has lines at the same heights, or as many
    lines, where the numbers stand further apart than lines of one text; or several beside each other have a header over
    one number.
    """
    headed = Counter(region[0] for region in regions if _is_headed_number(inside[region]))
    if headed and max(headed.values()) >= _HEADED:
        return True
    for region in regions:
        numbers = [line for line in inside[region] if is_number(line.text)]
        width = lattice.xs[region[3]] - lattice.xs[region[1]]
        beside = [inside[other] for other in regions if other is not region and other[0] == region[0]]
        if len(numbers) > 1 and all(_is_grouped(*pair, width) for pair in pairwise(numbers)):
            continue
        if _are_apart(numbers) and any(len(lines) >= len(numbers) for lines in beside):
            return True
        if len(numbers) < 2 or all(free_room(line.glyphs, width) < 1 for line in numbers[:-1]):
            continue
        if _CHANGE.fullmatch("".join(line.text for line in inside[region])):
            continue
        for lines in beside:
            if sum(any(abs(line.y - n.y) < _BESIDE * n.size for line in lines) for n in numbers) >= 2:
                return True
    return False


def _is_grouped(line: Line, following: Line, width: float) -> bool:
    """Tell whether a cell had no room in a line for the group of three digits that the next one has."""
    group = _SPACE + (following.x1 - following.x0) / line.size
    return is_group(following.text) and free_room(line.glyphs, width) < group


def _are_apart(numbers: Sequence[Line]) -> bool:
    return any(lower.y - upper.y > _ROW_LEADING * lower.size for upper, lower in pairwise(numbers))


def _is_headed_number(lines: Sequence[Line]) -> bool:
    return len(lines) > 1 and is_number(lines[-1].text) and not any(is_number(line.text) for line in lines[:-1])
