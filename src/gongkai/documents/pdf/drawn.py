"""Figures that a table shows and does not print as text, but as outlines or pictures of them: told, not read."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from gongkai.documents.pdf.glyphs import CUT
from gongkai.documents.pdf.lattice import Piece, Place
from gongkai.documents.pdf.veils import Box

_OF_CELL = 0.8
"""What is drawn over so much of a cell, both ways, is its ground."""
_BESIDE = 0.95
"""How far, in character sizes, the middle of a figure may be above or below that of the others in its row."""
_NEAR = 3.0
"""How far it may be from a row without others: of that, only the middle of its label is known."""
_ROOM = 0.75
"""How far the room of a figure reaches above and below its middle."""


class Level(NamedTuple):
    """Where the figures of a row without rules stand: page, height, and the size of its characters."""

    page: int
    y: float
    size: float


def with_drawn_figures(piece: Piece, ys: Sequence[float], shapes: Sequence[Box]) -> Piece:
    """The piece with `CUT` in each blank cell in which a small shape or picture stands; `ys` are its rows' borders."""
    if not shapes:
        return piece
    shapes = sorted(shapes, key=_height)
    cells = []
    for cell in piece.cells:
        room = Box(cell.x0, ys[cell.row], cell.x1, ys[cell.row + cell.row_span])
        first, after = (bisect_left(shapes, y, key=_height) for y in (room.top, room.bottom))
        drawn = not cell.text and any(_stands_in(shape, room) for shape in shapes[first:after])
        cells.append(cell._replace(text=CUT) if drawn else cell)
    return piece._replace(cells=tuple(cells))


def with_figures_in_rows(
    piece: Piece, levels: Sequence[Level], left: float, shapes: Mapping[int, Sequence[Box]]
) -> Piece:
    """A piece without rules with `CUT` in each blank cell, right of `left`, at which a small shape or picture stands.

    `levels` are those of the rows below the header. What is drawn beside a row is of that row; what is beside none, as
    the first line of a label of many may be, is of the nearest row that is blank there.
    """
    above = len(piece.pages) - len(levels)
    rows: list[list[Place]] = [[] for _ in piece.pages]
    for cell in piece.cells:
        rows[cell.row].append(cell)
    told: set[Place] = set()
    for page in {level.page for level in levels}:
        on_page = [(level, rows[above + k]) for k, level in enumerate(levels) if level.page == page]
        for shape in shapes.get(page, ()):
            told.update(_cells_of(shape, on_page, left))
    return piece._replace(cells=tuple(cell._replace(text=CUT) if cell in told else cell for cell in piece.cells))


def _cells_of(shape: Box, rows: Sequence[tuple[Level, Sequence[Place]]], left: float) -> list[Place]:
    """The blank cell that a shape stands in, if any; `rows` are those of its page, from the top down."""
    y, size = _height(shape), rows[0][0].size
    if shape.x0 < left or not rows[0][0].y - _BESIDE * size < y < rows[-1][0].y + _BESIDE * size:
        return []
    first, after = (bisect_right(rows, y + off * size, key=lambda row: row[0].y) for off in (-_NEAR, _NEAR))
    near = sorted(rows[first:after], key=lambda row: abs(row[0].y - y))
    if near and abs(near[0][0].y - y) < _BESIDE * size:
        near = near[:1]
    inside = (
        cell
        for level, cells in near
        for cell in cells
        if not cell.text and _stands_in(shape, Box(cell.x0, level.y - _ROOM * size, cell.x1, level.y + _ROOM * size))
    )
    return list(islice(inside, 1))


def _height(shape: Box) -> float:
    return (shape.top + shape.bottom) / 2


def _stands_in(shape: Box, room: Box) -> bool:
    """Tell whether the middle of a shape is between the sides of a cell, and it is not the ground of that."""
    is_wide = shape.x1 - shape.x0 > _OF_CELL * (room.x1 - room.x0)
    is_high = shape.bottom - shape.top > _OF_CELL * (room.bottom - room.top)
    return room.x0 < (shape.x0 + shape.x1) / 2 < room.x1 and not (is_wide and is_high)
