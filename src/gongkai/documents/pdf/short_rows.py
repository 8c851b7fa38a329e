"""Rows that end before their table does: room that a printed table shows there, and that is no cell of the file.

Pages leave blank or repeated figures out of a row. A browser that prints such a page draws nothing there, LibreOffice
one blank cell up to the table's side: read as cells, each would be a figure that is blank.
"""

from collections.abc import Iterator
from dataclasses import replace

from gongkai.values import Grid, GridCell, Paragraph

_MOST_ABOVE = 60
"""Rows above a cell that are looked through for the text over it: a bound on the work, twice a statutory table."""

Blocks = tuple[Paragraph | Grid, ...]


def without_room_left(blocks: Blocks) -> Blocks:
    """The tables without the blank room at the ends of rows that are short.

    Where one row leaves out several columns, or ends before the table does, all blanks that end rows of tables as wide
    as its own may be such room: one column of it looks like a cell.
    """
    wide = {len(block.rows[0]) for block in blocks if isinstance(block, Grid) and _has_short_rows(block)}
    return tuple(_shortened(b) if isinstance(b, Grid) and len(b.rows[0]) in wide else b for b in blocks)


def _has_short_rows(grid: Grid) -> bool:
    return any(_room(grid)) or any(row[-1] is None and any(cell and cell.text for cell in row) for row in grid.rows)


def _shortened(grid: Grid) -> Grid:
    room = {id(cell) for cell in _ends(grid)}
    return replace(grid, rows=tuple(tuple(None if id(cell) in room else cell for cell in row) for row in grid.rows))


def _room(grid: Grid) -> Iterator[GridCell]:
    """The blank cells that end a row and run over several columns which the text above them parts."""
    return (cell for cell in _ends(grid) if cell.column_span > 1 and _is_parted_above(cell, grid))


def _ends(grid: Grid) -> Iterator[GridCell]:
    """The blank cells behind the last text of each row."""
    for row in grid.rows:
        last = max((k for k, cell in enumerate(row) if cell is not None and cell.text), default=len(row))
        yield from (cell for cell in row[last + 1 :] if cell is not None)


def _is_parted_above(cell: GridCell, grid: Grid) -> bool:
    """Tell whether the nearest text above a cell stands in some of its columns only.

    Not where it runs over just these columns, nor where none above parts them: there it is one cell over them all.
    """
    first, after = cell.column, cell.column + cell.column_span
    for row in reversed(grid.rows[max(cell.row - _MOST_ABOVE, 0) : cell.row]):
        above = [one for one in row[first:after] if one is not None and one.text]
        if any(first < end < after for one in above for end in (one.column, one.column + one.column_span)):
            return True
        if any((one.column, one.column + one.column_span) == (first, after) for one in above):
            return False
    return False
