"""Tables from their ruling lines: a lattice of all the lines' places, and cells where no line parts its meshes."""

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from gongkai.documents.limits import MAX_CELLS, Unreadable
from gongkai.documents.pdf.drawing import Rule
from gongkai.documents.pdf.glyphs import Glyph, Page
from gongkai.documents.pdf.limits import MAX_RULES
from gongkai.documents.pdf.lines import cell_text, free_room
from gongkai.documents.pdf.rows import Rules

_SNAP = 2.0
"""Points between two strokes that are one line (double lines, cells drawn one by one)."""
_GAP = 3.0
"""The largest hole in a line, in points; also how near lines must come to touch."""
_SHORTEST = 5.0
_COLUMN_SNAP = 5.0
"""Upright lines of one table nearer than this, in points, are one column border: no column is so narrow."""
_ROW_SNAP = 4.0
_COVERED = 0.6
"""The share of a mesh's side that must be drawn for it to be a border."""
_OF_ONE_TABLE = 4
"""Two rows with so many borders of columns in common are of one table, wherever they end."""
_FEWEST_BORDERS = 3
_FEWEST_ROWS = 3
"""Lines between rows at the same heights that tell of one table, left and right of a cell without lines."""


_Lines = tuple[list[Rule], list[Rule]]
"""Level and upright lines."""
Region = tuple[int, int, int, int]
"""A cell of a lattice: its first row and column, and the row and column after its last."""


class Place(NamedTuple):
    """One cell of a piece: its text, its first row, its borders from left to right in points, its row span."""

    text: str
    row: int
    x0: float
    x1: float
    row_span: int = 1
    room: float = math.inf
    """How much more its last line would hold, in the size of its characters: with little, the text may go on."""
    confidence: float | None = None
    """That of its least sure character, where they were recognised in a picture."""
    readings: tuple[str, ...] = ()
    """Those of its string in doubt, if it is of just one."""


class Piece(NamedTuple):
    """A table, or what one page shows of it; cells in reading order."""

    pages: tuple[int, ...]
    """The page of each row."""
    left: float
    right: float
    top: float
    bottom: float
    cells: tuple[Place, ...]
    ruled: bool = True
    parted: bool = True
    """Lines part all its columns of figures, be there any between its rows or not."""


class Lattice(NamedTuple):
    """Borders that hang together: places of all column and row borders, and which meshes make which cell."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    regions: tuple[Region, ...]

    def owners(self) -> dict[tuple[int, int] | None, Region]:
        """The cell of each mesh; lines that enclose two tables leave meshes between them that are in none."""
        return {
            (row, column): region
            for region in self.regions
            for row in range(region[0], region[2])
            for column in range(region[1], region[3])
        }

    def mesh_at(self, x: float, y: float) -> tuple[int, int] | None:
        """The row and column of the mesh at a place, or None outside."""
        if not (self.xs[0] <= x < self.xs[-1] and self.ys[0] <= y < self.ys[-1]):
            return None
        return bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1


def find_lattices(page: Page) -> tuple[list[Lattice], Rules]:
    """What the ruling lines of a page enclose, tables and frames; and the lines themselves, joined.

    Raises `Unreadable` for more lines than a report has.
    """
    level, upright = _merge(page.level), _merge(page.upright)
    if len(level) > MAX_RULES or len(upright) > MAX_RULES:
        raise Unreadable(
            f"page {page.number} has over {MAX_RULES} ruling lines: no report's page does",
            f"第{page.number}页的表格线超过{MAX_RULES}条，不像年报页面",
        )
    made = [lattice for group in _touching(level, upright) for lattice in _lattices(*group)]
    return made, Rules(tuple(sorted(level)), tuple(upright))


def with_own_borders(lattice: Lattice, upright: Iterable[Rule]) -> Lattice:
    """The lattice with each column border where the lines inside it stand: others in one frame stand a little apart."""
    top, below = lattice.ys[0] + _ROW_SNAP, lattice.ys[-1] - _ROW_SNAP
    own: list[list[float]] = [[] for _ in lattice.xs]
    for rule in upright:
        nearest = min(range(len(own)), key=lambda k: abs(lattice.xs[k] - rule.at))
        if rule.start < below and rule.end > top and abs(lattice.xs[nearest] - rule.at) <= _COLUMN_SNAP:
            own[nearest].append(rule.at)
    return lattice._replace(xs=tuple(sum(ats) / len(ats) if ats else x for ats, x in zip(own, lattice.xs, strict=True)))


def without_open_ends(lattice: Lattice, glyphs: Iterable[Glyph], upright: Iterable[Rule]) -> Lattice:
    """The lattice without blank room at its right side that no line closes there: no cell.

    Rows that are short leave it, printed by a browser. Tables that are open at both sides keep their blanks.
    """
    wide = len(lattice.xs) - 1
    sides = _drawn(list(upright), list(lattice.xs), list(lattice.ys), _COLUMN_SNAP)
    if not any((side, row) in sides for side in (0, wide) for row in range(len(lattice.ys) - 1)):
        return lattice
    inside = contents(lattice, glyphs)
    is_open: set[tuple[int, int]] = {(row, wide) for row in range(len(lattice.ys) - 1)}
    for region in sorted(lattice.regions, key=lambda region: -region[3]):
        top, left, below, right = region
        closed = any((right, row) in sides or (row, right) not in is_open for row in range(top, below))
        if not closed and not inside[region]:
            is_open |= {(row, column) for row in range(top, below) for column in range(left, right)}
    return lattice._replace(regions=tuple(region for region in lattice.regions if region[:2] not in is_open))


def contents(lattice: Lattice, glyphs: Iterable[Glyph]) -> dict[Region, list[Glyph]]:
    """The characters of each cell of a lattice, in the order given; an empty cell has an empty list."""
    owners = lattice.owners()
    inside: dict[Region, list[Glyph]] = {region: [] for region in lattice.regions}
    for glyph in glyphs:
        region = owners.get(lattice.mesh_at(glyph.x, glyph.y))
        if region is not None:
            inside[region].append(glyph)
    return inside


def fill(lattice: Lattice, glyphs: Iterable[Glyph], page: int) -> Piece:
    """Put the characters inside a lattice into its cells."""
    xs, ys = lattice.xs, lattice.ys
    cells = []
    for (top, left, below, right), mine in sorted(contents(lattice, glyphs).items()):
        width = xs[right] - xs[left]
        text, sure = cell_text(mine, width), least_sure(glyph.confidence for glyph in mine)
        read = {glyph.readings for glyph in mine}
        readings = read.pop() if len(read) == 1 else ()
        cells.append(Place(text, top, xs[left], xs[right], below - top, free_room(mine, width), sure, readings))
    return Piece((page,) * (len(ys) - 1), xs[0], xs[-1], ys[0], ys[-1], tuple(cells))


def least_sure(confidences: Iterable[float | None]) -> float | None:
    """The least of some confidences; None where there is none."""
    return min((one for one in confidences if one is not None), default=None)


def _merge(rules: Iterable[Rule]) -> list[Rule]:
    """Join strokes that lie on one line and touch."""
    rows: list[list[Rule]] = []
    for rule in sorted(rules):
        if rows and rule.at - rows[-1][0].at <= _SNAP:
            rows[-1].append(rule)
        else:
            rows.append([rule])
    merged: list[Rule] = []
    for row in rows:
        at = sum(rule.at for rule in row) / len(row)
        start, end = None, 0.0
        for rule in sorted(row, key=lambda rule: rule.start):
            if start is None:
                start, end = rule.start, rule.end
            elif rule.start <= end + _GAP:
                end = max(end, rule.end)
            else:
                merged.append(Rule(at, start, end))
                start, end = rule.start, rule.end
        if start is not None:
            merged.append(Rule(at, start, end))
    return [rule for rule in merged if rule.end - rule.start >= _SHORTEST]


def _touching(level: list[Rule], upright: list[Rule]) -> list[_Lines]:
    """Sort lines into groups that hang together and enclose something."""
    parent = list(range(len(level) + len(upright)))
    for i, row in enumerate(level):
        for j, column in enumerate(upright, len(level)):
            if row.start - _GAP <= column.at <= row.end + _GAP and column.start - _GAP <= row.at <= column.end + _GAP:
                parent[_root(parent, i)] = _root(parent, j)
    groups: dict[int, _Lines] = {}
    for index, rule in enumerate([*level, *upright]):
        groups.setdefault(_root(parent, index), ([], []))[index >= len(level)].append(rule)
    return _with_open_cells(list(groups.values()))


def _with_open_cells(groups: list[_Lines]) -> list[_Lines]:
    """The groups with the sides of cells that begin above the page and end below it: no level line touches these.

    Such a side stands left or right of its table, and is as long as another of the table's.
    """
    tables = [group for group in groups if all(group)]
    for rule in [rule for level, upright in groups if not level for rule in upright]:
        beside = (group for group in tables if _is_beside(rule, group[1]))
        nearest = min(beside, key=lambda group: min(abs(side.at - rule.at) for side in group[1]), default=None)
        if nearest is not None:
            nearest[1].append(rule)
    return _side_by_side(tables)


def _side_by_side(groups: list[_Lines]) -> list[_Lines]:
    """The groups, those one that only such cells part: their rows are at the same heights, and so are their ends.

    Two tables beside each other are closed above and below; where a page cuts cells, their sides go on beyond all rows.
    """
    joined: list[_Lines] = []
    for level, upright in sorted(groups, key=lambda group: group[1][0].at):
        rows = {round(rule.at) for rule in level}
        top, below = min(rule.at for rule in level), max(rule.at for rule in level)
        is_open = [rule for rule in upright if rule.start < top - _GAP or rule.end > below + _GAP]
        for other, sides in joined:
            shared = rows & {round(rule.at) for rule in other}
            if len(shared) >= _FEWEST_ROWS and any(_is_beside(rule, sides) for rule in is_open):
                other.extend(level)
                sides.extend(upright)
                break
        else:
            joined.append((level, upright))
    return joined


def _is_beside(rule: Rule, sides: list[Rule]) -> bool:
    """Does an upright line stand outside of others, one of them as long, from the same height?"""
    is_outside = rule.at < min(side.at for side in sides) or rule.at > max(side.at for side in sides)
    return is_outside and any(abs(s.start - rule.start) <= _GAP and abs(s.end - rule.end) <= _GAP for s in sides)


def _root(parent: list[int], index: int) -> int:
    while parent[index] != index:
        parent[index] = parent[parent[index]]
        index = parent[index]
    return index


def _lattices(level: list[Rule], upright: list[Rule]) -> Iterator[Lattice]:
    """The tables that lines which hang together make: one, or some of different widths that touch."""
    xs = _snap([r.at for r in upright] + [min(r.start for r in level), max(r.end for r in level)], _COLUMN_SNAP)
    ys = _snap([r.at for r in level] + [min(r.start for r in upright), max(r.end for r in upright)], _ROW_SNAP)
    if len(xs) < 2 or len(ys) < 2:
        return
    if (len(xs) - 1) * (len(ys) - 1) > MAX_CELLS:
        raise Unreadable(
            f"a table of over {MAX_CELLS} cells: no report has one", f"有表格的单元格超过{MAX_CELLS}个，不像年报"
        )
    sides = _drawn(upright, xs, ys, _COLUMN_SNAP)
    lids = _drawn(level, ys, xs, _ROW_SNAP)
    parent = list(range((len(ys) - 1) * (len(xs) - 1)))
    wide = len(xs) - 1
    for r in range(len(ys) - 1):
        for k in range(wide):
            if k + 1 < wide and (k + 1, r) not in sides:
                parent[_root(parent, r * wide + k + 1)] = _root(parent, r * wide + k)
            if r + 2 < len(ys) and (r + 1, k) not in lids:
                parent[_root(parent, (r + 1) * wide + k)] = _root(parent, r * wide + k)
    meshes: dict[int, set[tuple[int, int]]] = defaultdict(set)
    for index in range(len(parent)):
        meshes[_root(parent, index)].add(divmod(index, wide))
    boxes = [box for some in meshes.values() for box in _rectangles(some)]
    closed = [[k for k in range(wide + 1) if (k, row) in sides] for row in range(len(ys) - 1)]
    reaches = _reaches(closed, wide)
    cuts = [row for row in range(1, len(reaches)) if _parts(row, reaches, boxes) and not _alike(closed, row)]
    if not cuts:
        yield without_idle_borders(xs, ys, boxes)
        return
    yield from _parted(xs, ys, boxes, reaches, cuts)


def _parted(
    xs: Sequence[float],
    ys: Sequence[float],
    boxes: Sequence[Region],
    reaches: Sequence[tuple[int, int]],
    cuts: Sequence[int],
) -> Iterator[Lattice]:
    """The tables between the cuts; between some there is none, where lines stick out and enclose nothing."""
    for top, below in pairwise([0, *cuts, len(reaches)]):
        left, right = min(left for left, _ in reaches[top:below]), max(right for _, right in reaches[top:below])
        mine = [box for box in boxes if top <= box[0] < below and left <= box[1] and box[3] <= right]
        if mine:
            yield without_idle_borders(xs, ys, [(a, b, min(d, below), e) for a, b, d, e in mine])


def _reaches(closed: Sequence[list[int]], wide: int) -> list[tuple[int, int]]:
    """The columns between which each row of meshes is closed; all, where a side is open in every row.

    `closed` are the borders of columns that are drawn in each row.
    """
    open_left = not any(some[:1] == [0] for some in closed)
    open_right = not any(some[-1:] == [wide] for some in closed)
    return [(0 if open_left or not some else some[0], wide if open_right or not some else some[-1]) for some in closed]


def _parts(row: int, reaches: Sequence[tuple[int, int]], boxes: Iterable[Region]) -> bool:
    """Tell whether one table ends above a row and another begins: they are closed elsewhere, and no cell is in both."""
    upper, lower = reaches[row - 1], reaches[row]
    left, right = min(upper[0], lower[0]), max(upper[1], lower[1])
    return upper != lower and not any(box[0] < row < box[2] and left <= box[1] and box[3] <= right for box in boxes)


def _alike(closed: Sequence[list[int]], row: int) -> bool:
    """Tell whether a row and the one above it share so many borders of columns that they are one table's: one is short.

    Some borders, or all that one of them has.
    """
    upper, lower = set(closed[row - 1]), set(closed[row])
    shared = len(upper & lower)
    return shared >= _OF_ONE_TABLE or _FEWEST_BORDERS <= shared == min(len(upper), len(lower))


def _snap(values: list[float], tolerance: float) -> list[float]:
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][0] <= tolerance:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def _drawn(rules: list[Rule], ats: list[float], steps: list[float], tolerance: float) -> set[tuple[int, int]]:
    """Which sides of the meshes are drawn: (index in `ats`, index of the step in `steps`)."""
    covered: dict[tuple[int, int], float] = defaultdict(float)
    for rule in rules:
        at = min(range(len(ats)), key=lambda i: abs(ats[i] - rule.at))
        if abs(ats[at] - rule.at) > tolerance:
            continue
        first = max(bisect_right(steps, rule.start) - 1, 0)
        for step in range(first, len(steps) - 1):
            if steps[step] >= rule.end:
                break
            covered[at, step] += min(rule.end, steps[step + 1]) - max(rule.start, steps[step])
    return {
        (at, step) for (at, step), length in covered.items() if length >= _COVERED * (steps[step + 1] - steps[step])
    }


def _rectangles(meshes: set[tuple[int, int]]) -> list[Region]:
    """Cut a set of meshes into rectangles, from the top left; one, where the lines are whole."""
    boxes = []
    left = set(meshes)
    while left:
        r, k = min(left)
        right = k
        while (r, right) in left:
            right += 1
        below = r + 1
        while all((below, column) in left for column in range(k, right)):
            below += 1
        boxes.append((r, k, below, right))
        left -= {(row, column) for row in range(r, below) for column in range(k, right)}
    return boxes


def without_idle_borders(xs: Sequence[float], ys: Sequence[float], boxes: Sequence[Region]) -> Lattice:
    """Leave out the places of lines that part no cells (an underlined word inside a cell)."""
    rows = sorted({box[0] for box in boxes} | {box[2] for box in boxes})
    columns = sorted({box[1] for box in boxes} | {box[3] for box in boxes})
    row_of = {row: index for index, row in enumerate(rows)}
    column_of = {column: index for index, column in enumerate(columns)}
    return Lattice(
        tuple(xs[column] for column in columns),
        tuple(ys[row] for row in rows),
        tuple((row_of[a], column_of[b], row_of[d], column_of[e]) for a, b, d, e in boxes),
    )
