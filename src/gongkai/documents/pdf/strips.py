"""Rows that only the printing made: strips in which no text stands, at a page break or behind a group's label.

A browser draws the frame of a table down to the foot of the page and begins it again overleaf; and there it ends the
label of a group some points above the row that it ends with.
"""

from collections.abc import Iterable, Sequence, Set
from itertools import pairwise, takewhile

from gongkai.documents.pdf.lattice import Piece, Place
from gongkai.documents.pdf.rows import is_number

_LOWEST = 6.0
"""Points that a row of a table is high at least."""


def without_foot(piece: Piece) -> Piece:
    """The piece without the rows at its end in which no text begins; what reaches into them from above ends there."""
    begun = {cell.row for cell in piece.cells if cell.text}
    return _without(piece, takewhile(lambda row: row not in begun, reversed(range(len(piece.pages)))))


def without_top(piece: Piece) -> Piece:
    """The piece without the rows at its top in which no text ends; what reaches out of them begins below."""
    ended = {_last_row(cell) for cell in piece.cells if cell.text}
    return _without(piece, takewhile(lambda row: row not in ended, range(len(piece.pages))))


def without_strips(piece: Piece) -> Piece:
    """The piece without the rows in which nothing begins but blank cells, left of figures that reach in from above.

    A number left of a label is none: it counts the rows.
    """
    return _without(piece, [row for row in range(1, len(piece.pages)) if _is_strip(piece.cells, row)])


def without_gaps(piece: Piece, borders: Sequence[float]) -> Piece:
    """The piece without the rows that are too low for a text and have none: the gaps between tables that touch.

    `borders` are the heights at which its rows begin, and that at which the last one ends.
    """
    texts = {row for cell in piece.cells if cell.text for row in (cell.row, _last_row(cell))}
    low = (row for row, (top, below) in enumerate(pairwise(borders)) if below - top < _LOWEST and row not in texts)
    return _without(piece, low)


def _is_strip(cells: Sequence[Place], row: int) -> bool:
    begun = [cell for cell in cells if cell.row == row]
    reaching = [cell for cell in cells if cell.row < row <= _last_row(cell) and cell.text]
    labels_end = max((cell.x1 for cell in reaching if not is_number(cell.text)), default=0.0)
    figures = [cell.x0 for cell in reaching if is_number(cell.text) and cell.x0 > labels_end - 1]
    return bool(begun and figures) and not any(cell.text or cell.x1 > min(figures) + 1 for cell in begun)


def _without(piece: Piece, rows: Iterable[int]) -> Piece:
    """The piece without these rows; as it is, where they are none or all."""
    left_out = set(rows)
    kept = [row for row in range(len(piece.pages)) if row not in left_out]
    if not left_out or not kept:
        return piece
    cells = tuple(
        cell._replace(row=first, row_span=span) for cell, first, span in _moved(piece.cells, left_out) if span
    )
    return piece._replace(pages=tuple(piece.pages[row] for row in kept), cells=cells)


def _moved(cells: Iterable[Place], left_out: Set[int]) -> Iterable[tuple[Place, int, int]]:
    """Each cell with the first row and the number of rows that it has left."""
    for cell in cells:
        before = sum(1 for row in left_out if row < cell.row)
        inside = sum(1 for row in left_out if cell.row <= row <= _last_row(cell))
        yield cell, cell.row - before, cell.row_span - inside


def _last_row(cell: Place) -> int:
    return cell.row + cell.row_span - 1
