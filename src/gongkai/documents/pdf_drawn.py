"""Figures that a table shows and does not print as text, but as outlines or pictures of them: told, not read."""

from bisect import bisect_left
from collections.abc import Sequence

from gongkai.documents.pdf_glyphs import CUT
from gongkai.documents.pdf_lattice import Piece
from gongkai.documents.pdf_veils import Box

_OF_CELL = 0.8
"""What is drawn over so much of a cell, both ways, is its ground."""


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


def _height(shape: Box) -> float:
    return (shape.top + shape.bottom) / 2


def _stands_in(shape: Box, room: Box) -> bool:
    """Tell whether the middle of a shape is between the sides of a cell, and it is not the ground of that."""
    is_wide = shape.x1 - shape.x0 > _OF_CELL * (room.x1 - room.x0)
    is_high = shape.bottom - shape.top > _OF_CELL * (room.bottom - room.top)
    return room.x0 < (shape.x0 + shape.x1) / 2 < room.x1 and not (is_wide and is_high)
